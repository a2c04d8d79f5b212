/**
 * The model that decides each block: boosted trees in two stages. The first sees a block by itself and its surroundings in
 * markup; the second sees also what the first said of the rest of the page, so that one odd paragraph inside an article is
 * kept and one fluent teaser outside is not. Trained by `scripts/train-body.ts`; the weights are a data file.
 */
import { measureBlocks } from './features.ts';
import type { PageContext, Priors } from './page-context.ts';
import { SURROUNDING_NAMES, Surroundings } from './surroundings.ts';

/** Trees as flat arrays: `feature` -1 marks a leaf, whose `value` is its log-odds; else left when the value is not above `value`. */
export interface Forest {
  feature: ArrayLike<number>;
  value: ArrayLike<number>;
  left: ArrayLike<number>;
  right: ArrayLike<number>;
  roots: ArrayLike<number>;
}

export interface Weights {
  /** Names of the first stage's features, in order. */
  names: string[];
  alone: Forest;
  together: Forest;
  classWords: Record<string, number>;
  textWords: Record<string, number>;
}

export interface Model {
  alone: PackedForest;
  together: PackedForest;
  priors: Priors;
}

/** The weights in the form that is quick to evaluate. */
export function loadModel(weights: Weights): Model {
  const classes = new Map(Object.entries(weights.classWords));
  const texts = new Map(Object.entries(weights.textWords));
  return {
    alone: pack(weights.alone),
    together: pack(weights.together),
    priors: { classWord: (word) => classes.get(word) ?? 0, textWord: (word) => texts.get(word) ?? 0 },
  };
}

/** The nodes in eight bytes each, so that what is read of a tree stays in the processor's nearest cache. */
interface PackedForest {
  /** The numbers are of single precision, so a threshold rounded down to it parts them as the exact one does. */
  thresholds: Float32Array;
  /** The feature and, in the lower half, how far on the right child stands; the left one comes next. -1 marks a leaf. */
  turns: Int32Array;
  leaves: Float64Array;
  roots: Int32Array;
}

function pack({ feature, value, left, right, roots }: Forest): PackedForest {
  const turns = new Int32Array(feature.length);
  for (let at = 0; at < turns.length; at += 1) {
    const isLeaf = (feature[at] as number) < 0;
    if (!isLeaf && left[at] !== at + 1)
      throw new Error('the weights are not written with each left child behind its parent');
    turns[at] = isLeaf ? -1 : ((feature[at] as number) << TURN_BITS) | ((right[at] as number) - at);
  }
  return { thresholds: roundedDown(value), turns, leaves: new Float64Array(value), roots: new Int32Array(roots) };
}

const TURN_BITS = 16;

/** The largest numbers of single precision that are not above. */
function roundedDown(values: ArrayLike<number>): Float32Array {
  const singles = new Float32Array(values);
  const bits = new Int32Array(singles.buffer);
  for (let at = 0; at < bits.length; at += 1) {
    const value = values[at] as number;
    if ((singles[at] as number) > value) bits[at] = (bits[at] as number) + (value > 0 ? -1 : 1);
  }
  return singles;
}

/** The probability, 0 to 1, of each block to be the article's. */
export function scoreBlocks(model: Model, context: PageContext): Float32Array {
  if (!context.blocks.length) return new Float32Array();
  // The second stage reads what the first does, and behind it a block's surroundings.
  const { names, data, stride } = measureBlocks(context, SURROUNDING_NAMES.length);
  const { blocks, facts, lengths, shapes } = context;
  const alone = probabilities(model.alone, data, stride);
  const surroundings = new Surroundings(blocks, lengths, shapes, alone, (element) => facts.of(element).classSum);
  for (let i = 0; i < blocks.length; i += 1) surroundings.write(i, data, i * stride + names.length);
  return probabilities(model.together, data, stride);
}

/** Of each row of `data`. Some rows go through a tree together: both stay in the nearest caches. */
function probabilities(
  { thresholds, turns, leaves, roots }: PackedForest,
  data: Float32Array,
  stride: number,
): Float32Array {
  const sums = new Float64Array(data.length / stride);
  for (let start = 0; start < sums.length; start += ROWS_TOGETHER) {
    const end = Math.min(start + ROWS_TOGETHER, sums.length);
    for (let tree = 0; tree < roots.length; tree += 1) {
      const root = roots[tree] as number;
      for (let i = start; i < end; i += 1) {
        const row = i * stride;
        let at = root;
        for (let turn = turns[at] as number; turn >= 0; turn = turns[at] as number) {
          const isLeft = (data[row + (turn >> TURN_BITS)] as number) <= (thresholds[at] as number);
          at += isLeft ? 1 : turn & RIGHT_MASK;
        }
        sums[i] = (sums[i] as number) + (leaves[at] as number);
      }
    }
  }
  return Float32Array.from(sums, (sum) => 1 / (1 + Math.exp(-sum)));
}

const RIGHT_MASK = (1 << TURN_BITS) - 1;
/** Their numbers take some 24 KB. */
const ROWS_TOGETHER = 32;
