/**
 * The mean of two models: their trees put together, leaves shared out, features matched by name. A model that was trained with made
 * pages knows comments, cards and long articles; one without them keeps bodies that are split in ways which nobody thought to make.
 *
 *   node dist/scripts/body/join-forests.js FIRST.ts SECOND.ts OUT.ts [SHARE OF THE FIRST, 0.5]
 *
 * The class and text words are the first's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { featureNames } from '../../src/engine/body/features.ts';
import type { Forest, Weights } from '../../src/engine/body/model.ts';
import { SURROUNDING_NAMES } from '../../src/engine/body/surroundings.ts';

const [first = '', second = '', out = '', share = '0.5'] = process.argv.slice(2);
/** The shares of the first and the second model. */
const SHARES = [Number(share), 1 - Number(share)];
const models = [readWeights(first), readWeights(second)];
const names = featureNames();
writeFileSync(
  out,
  weightsFile({
    ...(models[0] as Weights),
    names,
    surroundings: SURROUNDING_NAMES,
    together: joined('together'),
    alone: joined('alone'),
  }),
);

/** Reads the weights in a file that training wrote: its fields are JSON, one a line. */
function readWeights(file: string): Weights & { surroundings?: string[] } {
  const fields = readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): (.*),$/gm);
  return Object.fromEntries([...fields].map(([, key, json]) => [key, JSON.parse(json as string)])) as Weights;
}

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
function placesOf(model: Weights & { surroundings?: string[] }, last: number): number[] {
  const today = [...names, ...SURROUNDING_NAMES];
  // A model states its second stage's names, or was trained with those of today but the page's sum.
  const surroundings =
    model.surroundings ??
    (model.names.includes('page:chars') ? SURROUNDING_NAMES : SURROUNDING_NAMES.filter((name) => name !== 'mass:page'));
  const own = [...model.names, ...surroundings];
  if (last >= own.length) throw new Error(`the model tests feature ${last} and names ${own.length}`);
  return own.map((name) => {
    const at = today.indexOf(name);
    if (at < 0) throw new Error(`the feature ${name} is no longer measured`);
    return at;
  });
}

function weightsFile(weights: Weights): string {
  const lines = Object.entries(weights).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`);
  return `// Written by scripts/body/join-forests.ts; not edited by hand.\nimport type { Weights } from './model.ts';\n\nexport const WEIGHTS: Weights = {\n${lines.join('\n')}\n};\n`;
}
