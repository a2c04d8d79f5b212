/**
 * The model that decides each block: boosted trees in two stages; and the confidence that what it kept is the article,
 * whole and alone.
 */

import type { Warning } from '../../errors.ts';
import type { Decision } from './decide.ts';
import { measureBlocks } from './features.ts';
import type { PageContext } from './page-context.ts';
import { SURROUNDING_NAMES, Surroundings } from './surroundings.ts';
import type { Priors } from './words.ts';

// The model that decides each block: boosted trees in two stages. The first sees a block by itself and its surroundings
// in markup; the second sees also what the first said of the rest of the page, so that one odd paragraph inside an
// article is kept and one fluent teaser outside is not. Trained by `scripts/train-body.ts`; the weights are a data file.

export interface Weights {
  /** Names of the first stage's features, in order, and of those that the second reads beside them. */
  names: string[];
  surroundings: string[];
  alone: PackedTrees;
  together: PackedTrees;
  classWords: Record<string, number>;
  textWords: Record<string, number>;
}

interface Model {
  alone: PackedForest;
  together: PackedForest;
  priors: Priors;
}

/** The weights in the form that is quick to evaluate. */
export function loadModel(weights: Weights): Model {
  const classes = mapOf(weights.classWords);
  const texts = mapOf(weights.textWords);
  return {
    alone: unpacked(weights.alone),
    together: unpacked(weights.together),
    priors: { classWord: (word) => classes.get(word) ?? 0, textWord: (word) => texts.get(word) ?? 0 },
  };
}

/** A map of thousands of words. To make it by way of a list of pairs takes twice as long, at each start of the program. */
function mapOf(words: Record<string, number>): Map<string, number> {
  const map = new Map<string, number>();
  for (const word in words) map.set(word, words[word] as number);
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
  /** The log-odds that a leaf adds; of other nodes the exact threshold. */
  leaves: Float64Array;
  roots: Int32Array;
  /** The most steps from root to leaf, for each tree. */
  depths: Int32Array;
}

export function unpacked({ turns, thresholds, leaves, roots, depths }: PackedTrees): PackedForest {
  return {
    turns: new Int32Array(bytesOf(turns, 4)),
    thresholds: new Float32Array(bytesOf(thresholds, 4)),
    leaves: new Float64Array(bytesOf(leaves, 8)),
    roots: new Int32Array(bytesOf(roots, 4)),
    depths: new Int32Array(bytesOf(depths, 4)),
  };
}

const IS_HIGHEST_FIRST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/** The bytes of a list whose numbers have `size` bytes, in the order of this machine. */
function bytesOf(base64: string, size: 4 | 8): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64');
  if (IS_HIGHEST_FIRST) size === 4 ? bytes.swap32() : bytes.swap64();
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

export const TURN_BITS = 16;
export const PLACE_MASK = (1 << TURN_BITS) - 1;
export const TREES_TOGETHER = 4;
/** The place of a leaf of nothing, which stands in for the trees that are wanting to the last four. */
export const NO_TREE = 1;
export const FIRST_PLACE = 2;

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

/** Gives the probability of each row of `data`. Some rows go through a tree together: both stay in the nearest caches. */
function probabilities(forest: PackedForest, data: Float32Array, stride: number): Float32Array {
  const sums = new Float64Array(data.length / stride);
  for (let start = 0; start < sums.length; start += ROWS_TOGETHER) {
    const rows = sums.subarray(start, start + ROWS_TOGETHER);
    for (let tree = 0; tree < forest.roots.length; tree += TREES_TOGETHER)
      addLeaves(forest, tree, data, start * stride, stride, rows);
  }
  const found = new Float32Array(sums.length);
  for (let i = 0; i < found.length; i += 1) found[i] = 1 / (1 + Math.exp(-(sums[i] as number)));
  return found;
}

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

// The confidence that the text is the article, whole and alone: the probability that its F1 is at least 0.9. It is read
// off what the blocks' probabilities let expect, by a table that was measured on domains which the model was not trained
// on.

export interface Certainty {
  /** The confidence, 0 to 1. */
  confidence: number;
  warnings: Warning[];
}

/** Points that turn an expected F1 into the measured share of pages with at least 0.9; a straight line joins two points. */
const CALIBRATION: [expected: number, share: number][] = [
  [0.5, 0.1],
  [0.7, 0.25],
  [0.835, 0.42],
  [0.883, 0.55],
  [0.92, 0.74],
  [0.952, 0.8],
  [0.96, 0.88],
  [0.98, 0.93],
  [0.99, 0.96],
  [1, 0.97],
];
/** The program says what it doubts below this confidence. */
const DOUBT = 0.7;

export function certaintyOf(decisions: Decision[]): Certainty {
  const { right, extra, missed } = expectedOf(decisions);
  if (right === 0) return { confidence: 0, warnings: [] };
  const confidence = calibrated((2 * right) / (2 * right + extra + missed));
  if (confidence >= DOUBT) return { confidence, warnings: [] };
  return { confidence, warnings: [missed > extra ? incomplete(decisions) : more(decisions)] };
}

/** Characters that are likely kept rightly, kept wrongly, and left out wrongly. */
function expectedOf(decisions: Decision[]): { right: number; extra: number; missed: number } {
  const sums = { right: 0, extra: 0, missed: 0 };
  for (const { block, by, kept, score } of decisions) {
    const { length } = block.text;
    if (kept) {
      sums.right += score * length;
      sums.extra += (1 - score) * length;
    } else if (by === 'model') sums.missed += score * length;
  }
  return sums;
}

function calibrated(expected: number): number {
  let [before, share] = [0, 0];
  for (const [next, nextShare] of CALIBRATION) {
    if (expected <= next) return rounded(share + ((expected - before) / (next - before)) * (nextShare - share));
    [before, share] = [next, nextShare];
  }
  return rounded(share);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function incomplete(decisions: Decision[]): Warning {
  const left = decisions.filter(({ by, kept }) => !kept && by === 'model');
  return {
    code: 'maybe-incomplete',
    message: `text may be missing, such as: ${preview(heaviest(left, ({ score }) => score))}`,
  };
}

function more(decisions: Decision[]): Warning {
  const kept = decisions.filter((decision) => decision.kept);
  return {
    code: 'maybe-more',
    message: `text that is not the article's may be among it, such as: ${preview(heaviest(kept, ({ score }) => 1 - score))}`,
  };
}

function heaviest(decisions: Decision[], doubt: (decision: Decision) => number): string {
  const weigh = (decision: Decision) => doubt(decision) * decision.block.text.length;
  let best: Decision | undefined;
  for (const decision of decisions) if (!best || weigh(decision) > weigh(best)) best = decision;
  return best?.block.text ?? '';
}

function preview(text: string): string {
  return text.length > LONGEST_PREVIEW ? `“${text.slice(0, LONGEST_PREVIEW - 1)}…”` : `“${text}”`;
}

const LONGEST_PREVIEW = 80;
