/**
 * The model that decides each block: boosted trees in two stages. The first sees a block by itself and its surroundings
 * in markup; the second sees also what the first said of the rest of the page, so that one odd paragraph inside an
 * article is kept and one fluent teaser outside is not. Trained by `scripts/train-body.ts`; the weights are a data file.
 */

import { measureBlocks } from './features.ts';
import type { PageContext } from './page-context.ts';
import { SURROUNDING_NAMES, Surroundings } from './surroundings.ts';
import type { Priors } from './words.ts';

export interface Weights {
  /** Names of the first stage's features, in order, and of those that the second reads beside them. */
  names: string[];
  surroundings: string[];
  alone: PackedTrees;
  together: PackedTrees;
  classWords: PackedWords;
  textWords: PackedWords;
}

/** Words and their log-odds: in one line, and as the base64 of their hundredths, two bytes each, lowest byte first. */
export interface PackedWords {
  words: string;
  hundredths: string;
}

export interface Model {
  alone: PackedForest;
  together: PackedForest;
  priors: Priors;
}

/** The weights in the form that is quick to evaluate. */
export function loadModel(weights: Weights): Model {
  const classes = wordsIn(weights.classWords);
  const texts = wordsIn(weights.textWords);
  return {
    alone: unpacked(weights.alone),
    together: unpacked(weights.together),
    priors: { classWord: (word) => classes.get(word) ?? 0, textWord: (word) => texts.get(word) ?? 0 },
  };
}

/** A map of thousands of words. An object of them takes twice as long, at each start of the program. */
function wordsIn({ words, hundredths }: PackedWords): Map<string, number> {
  const map = new Map<string, number>();
  const numbers = new Int16Array(bytesOf(hundredths, 2));
  const each = words.split(' ');
  for (let at = 0; at < each.length; at += 1) map.set(each[at] as string, (numbers[at] as number) / 100);
  return map;
}

/**
 * The trees as `scripts/body/weights-file.ts` packs them, each list the base64 of its bytes, lowest byte first: they need not be packed
 * anew at each start.
 */
export interface PackedTrees {
  turns: string;
  thresholds: string;
  leaves: string;
  roots: string;
  depths: string;
}

/** The nodes in eight bytes each, so that what is read of a tree stays in the processor's nearest cache. */
interface PackedForest {
  /** The numbers are of single precision, so a threshold rounded down to it parts them as the exact one does. */
  thresholds: Float32Array;
  /** The feature and, in the lower half, where the left child stands; the right one comes next. */
  turns: Int32Array;
  /** The log-odds that a leaf adds, times `LEAF_UNITS`. */
  leaves: Int32Array;
  roots: Int32Array;
  /** The most steps from root to leaf, for each tree. */
  depths: Int32Array;
}

function unpacked({ turns, thresholds, leaves, roots, depths }: PackedTrees): PackedForest {
  return {
    turns: new Int32Array(bytesOf(turns)),
    thresholds: new Float32Array(bytesOf(thresholds)),
    leaves: new Int32Array(bytesOf(leaves)),
    roots: new Int32Array(bytesOf(roots)),
    depths: new Int32Array(bytesOf(depths)),
  };
}

const IS_HIGHEST_FIRST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/** The bytes of a list, whose numbers have four or two each, in the order of this machine. */
function bytesOf(base64: string, each: 2 | 4 = 4): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64');
  if (IS_HIGHEST_FIRST) each === 4 ? bytes.swap32() : bytes.swap16();
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

/** Leaves have five decimals: as whole numbers they take a third of the room in the package. */
export const LEAF_UNITS = 100_000;
export const TURN_BITS = 16;
export const PLACE_MASK = (1 << TURN_BITS) - 1;
export const TREES_TOGETHER = 4;
/** The place of a leaf of nothing, which stands in for the trees that are wanting to the last four. */
export const NO_TREE = 1;
export const FIRST_PLACE = 2;

/** The probability, 0 to 1, of each block to be the article's. */
export interface Scores {
  all: Float32Array;
  /** By the second half of the trees alone, which saw no made pages: what both say of a page tells how sure they are. */
  half: Float32Array;
}

export function scoreBlocks(model: Model, context: PageContext): Scores {
  if (!context.blocks.length) return { all: new Float32Array(), half: new Float32Array() };
  // The second stage reads what the first does, and behind it a block's surroundings.
  const { names, data, stride } = measureBlocks(context, SURROUNDING_NAMES.length);
  const { blocks, facts, lengths, shapes } = context;
  const scores = probabilities(model.alone, data, stride);
  const surroundings = new Surroundings(blocks, lengths, shapes, scores.all, (element) => facts.of(element).classSum);
  const open: number[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    if ((scores.all[i] as number) < HOPELESS) continue;
    const row = open.length * stride;
    data.copyWithin(row, i * stride, (i + 1) * stride);
    surroundings.write(i, data, row + names.length);
    open.push(i);
  }
  const { all, half } = probabilities(model.together, data.subarray(0, open.length * stride), stride);
  for (const [row, block] of open.entries()) {
    scores.all[block] = all[row] as number;
    scores.half[block] = half[row] as number;
  }
  return scores;
}

/**
 * The least probability by the first stage with which the second is asked. It lifts none below: of the 201,000 such blocks on the
 * pages of the sets, more than half of all, none came to .1.
 */
const HOPELESS = 0.0067;

/** Gives the probabilities of each row of `data`. Some rows go through a tree together: both stay in the nearest caches. */
function probabilities(forest: PackedForest, data: Float32Array, stride: number): Scores {
  const sums = new Float64Array(data.length / stride);
  const halves = new Float64Array(sums.length);
  const middle = Math.round(forest.roots.length / (2 * TREES_TOGETHER)) * TREES_TOGETHER;
  for (let start = 0; start < sums.length; start += ROWS_TOGETHER) {
    const rows = sums.subarray(start, start + ROWS_TOGETHER);
    for (let tree = 0; tree < forest.roots.length; tree += TREES_TOGETHER) {
      if (tree === middle) halves.set(rows, start);
      addLeaves(forest, tree, data, start * stride, stride, rows);
    }
  }
  const found = { all: new Float32Array(sums.length), half: new Float32Array(sums.length) };
  for (let i = 0; i < sums.length; i += 1) {
    const sum = (sums[i] as number) / LEAF_UNITS;
    found.all[i] = 1 / (1 + Math.exp(-sum));
    found.half[i] = 1 / (1 + Math.exp(((halves[i] as number) / LEAF_UNITS - sum) / HALF_SHARE));
  }
  return found;
}

/** The share of the second half in the sum of all trees (`scripts/train-body.ts`). */
const HALF_SHARE = 0.4;

/** The numbers of this many rows take some 24 KB. */
const ROWS_TOGETHER = 32;

/** Adds to each sum what four trees say of its row, the first of which begins at `first`. */
function addLeaves(
  { thresholds, turns, leaves, roots, depths }: PackedForest,
  tree: number,
  data: Float32Array,
  first: number,
  stride: number,
  sums: Float64Array,
): void {
  let depth = 0;
  for (let i = tree; i < tree + TREES_TOGETHER; i += 1) depth = Math.max(depth, depths[i] as number);
  for (let i = 0, row = first; i < sums.length; i += 1, row += stride) {
    let a = roots[tree] as number;
    let b = roots[tree + 1] as number;
    let c = roots[tree + 2] as number;
    let d = roots[tree + 3] as number;
    for (let step = 0; step < depth; step += 1) {
      let turn = turns[a] as number;
      a = (turn & PLACE_MASK) + Number(!((data[row + (turn >> TURN_BITS)] as number) <= (thresholds[a] as number)));
      turn = turns[b] as number;
      b = (turn & PLACE_MASK) + Number(!((data[row + (turn >> TURN_BITS)] as number) <= (thresholds[b] as number)));
      turn = turns[c] as number;
      c = (turn & PLACE_MASK) + Number(!((data[row + (turn >> TURN_BITS)] as number) <= (thresholds[c] as number)));
      turn = turns[d] as number;
      d = (turn & PLACE_MASK) + Number(!((data[row + (turn >> TURN_BITS)] as number) <= (thresholds[d] as number)));
    }
    const before = (sums[i] as number) + (leaves[a] as number) + (leaves[b] as number);
    sums[i] = before + (leaves[c] as number) + (leaves[d] as number);
  }
}
