/**
 * The features that the second stage of the model gets from the first: its scores of the block's neighbours and siblings, and the
 * core, the deepest element with most of what it would keep.
 */
import { contains, type Element, isTag } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { between, GROUP_NAMES, type Groups, groupBlocks, nearest, PageSums, sumUp } from './groups.ts';

/** The parts of a block that the second stage reads, so that training need not keep whole pages. */
export type SurroundingBlock = Pick<Block, 'element' | 'position'>;

/** Share of the likely text that the core must hold: less would cut bodies split over containers, more would climb to the page. */
const CORE_SHARE = 0.7;
const LIKELY = 0.5;
/** The bounds of a block's weight, in characters: one long block is not to outweigh all others, and short ones still count. */
const MOST_WEIGHT = 600;
const LEAST_WEIGHT = 10;
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3];
const LEVELS = [1, 2, 3, 4];
/** Counters stop here, so that a long article looks like one of usual length; none at all is further still. */
const FAR = 12;
const NONE = 15;
const MOST_COUNTED = 11;
const MOST_MASS = 6_000;

export const SURROUNDING_NAMES = [
  'score',
  ...NEIGHBOURS.map((offset) => `score:${offset}`),
  'score:near',
  'score:far',
  ...GROUP_NAMES.flatMap((group) => [`${group}:score`, `${group}:count`]),
  'mass:place',
  'mass:page',
  'mass:share',
  'likely:before',
  'likely:after',
  'likely:sinceFirst',
  'likely:untilLast',
  ...LEVELS.map((level) => `up${level}:mass`),
  'alike:mass',
  'core:inside',
  'core:up',
  'core:down',
  'core:place',
  'core:classes',
];

export class Surroundings {
  readonly #blocks: SurroundingBlock[];
  readonly #scores: Float32Array;
  readonly #weights: Float64Array;
  readonly #chars: Float64Array;
  readonly #mass: Float64Array;
  readonly #weighted: Float64Array;
  readonly #weightSums: Float64Array;
  readonly #sums: PageSums;
  readonly #groups: Groups[];
  /** The groups of blocks that were made from one template. */
  readonly #alike: Groups;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #first: number;
  readonly #last: number;
  readonly #core: Element;
  readonly #classSum: (element: Element) => number;

  /**
   * `lengths` are the blocks' characters, `shapes` a number for each template that blocks were made from, `classSum` what
   * the class words of an element and all above it say.
   */
  constructor(
    blocks: SurroundingBlock[],
    lengths: Float64Array,
    shapes: Int32Array,
    scores: Float32Array,
    classSum: (element: Element) => number,
  ) {
    const count = blocks.length;
    this.#blocks = blocks;
    this.#scores = scores;
    this.#classSum = classSum;
    this.#sums = new PageSums(blocks);
    this.#weights = new Float64Array(count);
    this.#chars = new Float64Array(count + 1);
    this.#mass = new Float64Array(count + 1);
    this.#weighted = new Float64Array(count + 1);
    this.#weightSums = new Float64Array(count + 1);
    this.#sumUp(lengths);
    this.#groups = groupBlocks(blocks, this.#weights, scores);
    this.#alike = sumUp(shapes, lengths, scores);
    const likely = new Uint8Array(count);
    for (let i = 0; i < count; i += 1) likely[i] = (scores[i] as number) > LIKELY ? 1 : 0;
    [this.#before, this.#after] = nearest(likely);
    this.#first = likely.indexOf(1);
    this.#last = likely.lastIndexOf(1);
    this.#core = this.#findCore();
  }

  /** Fills `row` from `at` on, in the order of `SURROUNDING_NAMES`. */
  write(i: number, row: Float32Array, at: number): void {
    const scores = this.#scores;
    row[at++] = scores[i] as number;
    for (let near = 0; near < NEIGHBOURS.length; near += 1) {
      const other = i + (NEIGHBOURS[near] as number);
      row[at++] = other >= 0 && other < scores.length ? (scores[other] as number) : -1;
    }
    row[at++] = this.#window(i, 4);
    row[at++] = this.#window(i, 10);
    at = this.#writeGroups(i, row, at);
    at = this.#writeMass(i, row, at);
    this.#writeCore(i, row, at);
  }

  /** Writes the features of the block's groups; gives, as the next method does, where the next number goes. */
  #writeGroups(i: number, row: Float32Array, at: number): number {
    const weight = this.#weights[i] as number;
    const score = this.#scores[i] as number;
    for (const { of, mass, weight: weights, count } of this.#groups) {
      const group = of[i] as number;
      const size = count[group] as number;
      const others = (mass[group] as number) - score * weight;
      // The block itself is left out, so that the mean is the others' voice.
      row[at++] = size > 1 ? others / ((weights[group] as number) - weight) : -1;
      row[at++] = Math.log1p(Math.min(size, MOST_COUNTED));
    }
    return at;
  }

  #writeMass(i: number, row: Float32Array, at: number): number {
    const count = this.#blocks.length;
    const total = this.#mass[count] as number;
    const before = this.#before[i] as number;
    const after = this.#after[i] as number;
    row[at++] = (this.#mass[i] as number) / (total || 1);
    row[at++] = Math.log1p(Math.min(total, MOST_MASS));
    row[at++] = total / (this.#chars[count] || 1);
    row[at++] = before < 0 ? NONE : Math.min(i - before, FAR);
    row[at++] = after < 0 ? NONE : Math.min(after - i, FAR);
    row[at++] = clamp(i - this.#first);
    row[at++] = clamp(this.#last - i);
    let node = (this.#blocks[i] as SurroundingBlock).element;
    for (let level = 0; level < LEVELS.length; level += 1) {
      if (node.parent && isTag(node.parent) && (node.parent as Element).name !== 'html') node = node.parent as Element;
      const from = this.#sums.first(node);
      const to = this.#sums.end(node);
      row[at++] = between(this.#mass, from, to) / (between(this.#chars, from, to) || 1);
    }
    const alike = this.#alike.of[i] as number;
    row[at++] = (this.#alike.mass[alike] as number) / (this.#alike.weight[alike] || 1);
    return at;
  }

  #writeCore(i: number, row: Float32Array, at: number): void {
    const { element } = this.#blocks[i] as SurroundingBlock;
    const core = this.#core;
    let meeting = core;
    let down = 0;
    while (!contains(meeting, element) && meeting.parent && isTag(meeting.parent)) {
      meeting = meeting.parent as Element;
      down += 1;
    }
    const from = this.#sums.first(core);
    const to = this.#sums.end(core);
    row[at++] = contains(core, element) ? 1 : 0;
    // A core that stands inside the block's own element leaves nothing to climb.
    row[at++] = Math.max(element.depth - meeting.depth, 0);
    row[at++] = down;
    row[at++] = (i - from) / Math.max(to - from, 1);
    row[at++] = this.#classSum(element) - this.#classSum(meeting);
  }

  #sumUp(lengths: Float64Array): void {
    for (let i = 0; i < lengths.length; i += 1) {
      const length = lengths[i] as number;
      const score = this.#scores[i] as number;
      const weight = Math.min(length, MOST_WEIGHT) + LEAST_WEIGHT;
      this.#weights[i] = weight;
      this.#chars[i + 1] = (this.#chars[i] as number) + length;
      this.#mass[i + 1] = (this.#mass[i] as number) + length * score;
      this.#weighted[i + 1] = (this.#weighted[i] as number) + weight * score;
      this.#weightSums[i + 1] = (this.#weightSums[i] as number) + weight;
    }
  }

  /** An element with more than half of the text holds its middle, so the core is found by climbing from there. */
  #findCore(): Element {
    const total = this.#mass.at(-1) as number;
    let middle = 0;
    while (middle < this.#blocks.length - 1 && (this.#mass[middle + 1] as number) < total / 2) middle += 1;
    let core = (this.#blocks[middle] as SurroundingBlock).element;
    while (
      core.parent &&
      isTag(core.parent) &&
      (core.parent as Element).name !== 'html' &&
      between(this.#mass, this.#sums.first(core), this.#sums.end(core)) <= total * CORE_SHARE
    )
      core = core.parent as Element;
    return core;
  }

  /** Mean score of the blocks within `reach`, weighed by length, the block itself left out. */
  #window(i: number, reach: number): number {
    const from = Math.max(0, i - reach);
    const to = Math.min(this.#scores.length, i + reach + 1);
    const own = this.#weights[i] as number;
    const weight = between(this.#weightSums, from, to) - own;
    const mass = between(this.#weighted, from, to) - own * (this.#scores[i] as number);
    return weight > 0 ? mass / weight : -1;
  }
}

function clamp(value: number): number {
  return Math.max(-FAR, Math.min(FAR, value));
}
