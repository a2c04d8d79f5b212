/**
 * The mean of two models: their trees put together, leaves shared out, features matched by name. A model that was trained with made
 * pages knows comments, cards and long articles; one without them keeps bodies that are split in ways which nobody thought to make.
 *
 *   node dist/scripts/body/join-forests.js FIRST.ts SECOND.ts OUT.ts [SHARE OF THE FIRST, 0.5]
 *
 * The class and text words are the first's.
 */
import { featureNames } from '../../src/engine/body/features.ts';
import { SURROUNDING_NAMES } from '../../src/engine/body/surroundings.ts';
import { type Forest, type OpenWeights, readWeights, writeWeights } from './weights-file.ts';

const [first = '', second = '', out = '', share = '0.5'] = process.argv.slice(2);
/** The shares of the first and the second model. */
const SHARES = [Number(share), 1 - Number(share)];
const models = [readWeights(first), readWeights(second)];
const names = featureNames();
writeWeights(out, 'scripts/body/join-forests.ts', {
  ...(models[0] as OpenWeights),
  names,
  surroundings: SURROUNDING_NAMES,
  together: joined('together'),
  alone: joined('alone'),
});

function joined(stage: 'alone' | 'together'): Forest {
  const all = {
    feature: [] as number[],
    value: [] as number[],
    left: [] as number[],
    right: [] as number[],
    roots: [] as number[],
  };
  for (const [m, model] of models.entries()) {
    const { feature, value, left, right, roots } = model[stage];
    const offset = all.feature.length;
    const places = placesOf(model, Math.max(...Array.from(feature)));
    for (let i = 0; i < feature.length; i += 1) {
      const tested = feature[i] as number;
      all.feature.push(tested < 0 ? -1 : (places[tested] as number));
      all.value.push(tested < 0 ? (value[i] as number) * (SHARES[m] as number) : (value[i] as number));
      all.left.push(tested < 0 ? 0 : (left[i] as number) + offset);
      all.right.push(tested < 0 ? 0 : (right[i] as number) + offset);
    }
    all.roots.push(...Array.from(roots, (root) => root + offset));
  }
  return all;
}

/** Finds the place of each of the model's features among today's. Throws for a feature that is no longer measured. */
function placesOf(model: OpenWeights, last: number): number[] {
  const today = [...names, ...SURROUNDING_NAMES];
  const own = [...model.names, ...model.surroundings];
  if (last >= own.length) throw new Error(`the model tests feature ${last} and names ${own.length}`);
  return own.map((name) => {
    const at = today.indexOf(name);
    if (at < 0) throw new Error(`the feature ${name} is no longer measured`);
    return at;
  });
}
