/** The file of the weights: trees as training makes them -> `src/engine/body/weights.ts`, whose trees are packed for the model. */
import { writeFileSync } from 'node:fs';
import {
  FIRST_PLACE,
  LEAF_UNITS,
  NO_TREE,
  type PackedTrees,
  type PackedWords,
  PLACE_MASK,
  TREES_TOGETHER,
  TURN_BITS,
  type Weights,
} from '../../src/engine/body/model.ts';

/** Trees as flat lists: `feature` -1 marks a leaf, whose `value` is its log-odds; else left when the value is not above `value`. */
export interface Forest {
  feature: number[];
  value: number[];
  left: number[];
  right: number[];
  roots: number[];
}

/** The weights with their trees as lists, and their words with log-odds of two decimals. */
type OpenWeights = Omit<Weights, 'alone' | 'together' | 'classWords' | 'textWords'> & {
  alone: Forest;
  together: Forest;
  classWords: Record<string, number>;
  textWords: Record<string, number>;
};

export function writeWeights(file: string, weights: OpenWeights): void {
  const { alone, together, classWords, textWords } = weights;
  const closed: Weights = {
    ...{ ...weights, alone: pack(alone), together: pack(together) },
    ...{ classWords: packWords(classWords), textWords: packWords(textWords) },
  };
  const lines = Object.entries(closed).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`);
  writeFileSync(
    file,
    `// Written by scripts/train-body.ts; not edited by hand.\nimport type { Weights } from './model.ts';\n\nexport const WEIGHTS: Weights = {\n${lines.join('\n')}\n};\n`,
  );
}

function packWords(logOdds: Record<string, number>): PackedWords {
  const hundredths = Int16Array.from(Object.values(logOdds), (value) => Math.round(value * 100));
  return { words: Object.keys(logOdds).join(' '), hundredths: Buffer.from(hundredths.buffer).toString('base64') };
}

/**
 * A step is one sum, with no branch that the processor would guess wrong: the left child's place, and one more where the
 * value is above the threshold. All values are above a leaf's, whose sum leads to itself, so that trees of unlike depths can
 * be walked together.
 */
function pack({ feature, value, left, right, roots: firsts }: Forest): PackedTrees {
  const turns = new Int32Array(feature.length + FIRST_PLACE);
  if (turns.length > PLACE_MASK) throw new Error(`the model has more nodes than ${PLACE_MASK}`);
  const values = new Float64Array(turns.length);
  const roots = new Int32Array(Math.ceil(firsts.length / TREES_TOGETHER) * TREES_TOGETHER).fill(NO_TREE);
  const depths = new Int32Array(roots.length);
  let next = FIRST_PLACE;
  const put = (node: number, at: number): number => {
    values[at] = value[node] as number;
    turns[at] = at - 1;
    if ((feature[node] as number) < 0) return 0;
    const children = next;
    next += 2;
    turns[at] = ((feature[node] as number) << TURN_BITS) | children;
    return 1 + Math.max(put(left[node] as number, children), put(right[node] as number, children + 1));
  };
  for (let tree = 0; tree < firsts.length; tree += 1) {
    roots[tree] = next;
    next += 1;
    depths[tree] = put(firsts[tree] as number, roots[tree] as number);
  }
  const thresholds = roundedDown(values);
  const leaves = new Int32Array(turns.length);
  for (let at = 0; at < turns.length; at += 1) {
    if (turns[at] !== at - 1) continue;
    thresholds[at] = Number.NEGATIVE_INFINITY;
    leaves[at] = Math.round((values[at] as number) * LEAF_UNITS);
  }
  const text = (numbers: NodeJS.TypedArray) => Buffer.from(numbers.buffer).toString('base64');
  return {
    turns: text(turns),
    thresholds: text(thresholds),
    leaves: text(leaves),
    roots: text(roots),
    depths: text(depths),
  };
}

/** The largest numbers of single precision that are not above. */
function roundedDown(values: Float64Array): Float32Array {
  const singles = new Float32Array(values);
  const bits = new Int32Array(singles.buffer);
  for (let at = 0; at < bits.length; at += 1) {
    const value = values[at] as number;
    if ((singles[at] as number) > value) bits[at] = (bits[at] as number) + (value > 0 ? -1 : 1);
  }
  return singles;
}
