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
  alone: Forest;
  together: Forest;
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

function pack({ feature, value, left, right, roots }: Forest): Forest {
  return {
    feature: Int16Array.from(feature),
    value: Float64Array.from(value),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    roots: Int32Array.from(roots),
  };
}

/** The probability, 0 to 1, of each block to be the article's. */
export function scoreBlocks(model: Model, context: PageContext): Float32Array {
  if (!context.blocks.length) return new Float32Array();
  // The second stage reads what the first does, and behind it a block's surroundings.
  const { names, data, stride } = measureBlocks(context, SURROUNDING_NAMES.length);
  const { blocks, facts, lengths, shapes } = context;
  const alone = new Float32Array(blocks.length);
  for (let i = 0; i < alone.length; i += 1) alone[i] = probability(model.alone, data, i * stride);
  const surroundings = new Surroundings(blocks, lengths, shapes, alone, (element) => facts.of(element).classSum);
  const together = new Float32Array(blocks.length);
  for (let i = 0; i < together.length; i += 1) {
    surroundings.write(i, data, i * stride + names.length);
    together[i] = probability(model.together, data, i * stride);
  }
  return together;
}

/** By the row of `data` that starts at `row`. */
function probability({ feature, value, left, right, roots }: Forest, data: Float32Array, row: number): number {
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let at = roots[tree] as number;
    for (let f = feature[at] as number; f >= 0; f = feature[at] as number) {
      at = ((data[row + f] as number) <= (value[at] as number) ? left[at] : right[at]) as number;
    }
    sum += value[at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}
