/**
 * What the first stage of the model says around each block, for the second: its neighbours and siblings, and the core, the
 * deepest element with most of what it would keep.
 */
import { contains, type Element, isTag, type ParentNode } from '../tree.ts';
import type { Block } from './blocks.ts';
import { between, nearest, PageSums, prefixSums } from './page-sums.ts';

/** What the second stage reads of a block, so that training need not keep whole pages. */
export type SurroundingBlock = Pick<Block, 'element' | 'position'>;

/** Share of the likely text that the core must hold: less would cut bodies split over containers, more would climb to the page. */
const CORE_SHARE = 0.7;
const LIKELY = 0.5;
/** One long block is not to outweigh all others; short ones still count. In characters. */
const MOST_WEIGHT = 600;
const LEAST_WEIGHT = 10;
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3];
const LEVELS = [1, 2, 3, 4];

export const SURROUNDING_NAMES = [
  'score',
  ...NEIGHBOURS.map((offset) => `score:${offset}`),
  'score:near',
  'score:far',
  ...['element', 'parent', 'grandparent', 'shape', 'heading'].flatMap((group) => [`${group}:score`, `${group}:count`]),
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
  readonly #groups: { of: Int32Array; mass: Float64Array; weight: Float64Array; count: Float64Array }[];
  readonly #alike: { of: Int32Array; mass: Float64Array; chars: Float64Array };
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #first: number;
  readonly #last: number;
  readonly #core: Element;
  readonly #coreRange: [number, number];
  readonly #classSum: (element: Element) => number;
  /** Where the next number goes. */
  #row: Float32Array = new Float32Array();
  #next = 0;

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
    this.#weights = Float64Array.from(lengths, (length) => Math.min(length, MOST_WEIGHT) + LEAST_WEIGHT);
    this.#chars = prefixSums(count, (i) => lengths[i] as number);
    this.#mass = prefixSums(count, (i) => (lengths[i] as number) * (scores[i] as number));
    this.#weighted = prefixSums(count, (i) => (this.#weights[i] as number) * (scores[i] as number));
    this.#weightSums = prefixSums(count, (i) => this.#weights[i] as number);
    let headings = 0;
    const headingOf = blocks.map(({ element }) => {
      if (/^h[1-6]$/.test(element.name)) headings += 1;
      return headings;
    });
    this.#groups = [
      blocks.map(({ element }) => element.order),
      blocks.map(({ element }) => orderOf(element.parent)),
      blocks.map(({ element }) => orderOf(element.parent?.parent)),
      blocks.map(({ element }) => `${element.name}.${element.attribs.class ?? ''}`),
      headingOf,
    ].map((keys) => this.#group(keys));
    this.#alike = this.#groupAlike(shapes, lengths);
    [this.#before, this.#after] = nearest(count, (i) => (scores[i] as number) > LIKELY);
    this.#first = scores.findIndex((score) => score > LIKELY);
    this.#last = scores.findLastIndex((score) => score > LIKELY);
    this.#core = this.#findCore();
    this.#coreRange = this.#sums.range(this.#core);
  }

  /** Fills `row` from `at` on, in the order of `SURROUNDING_NAMES`. */
  write(i: number, row: Float32Array, at: number): void {
    this.#row = row;
    this.#next = at;
    const scores = this.#scores;
    this.#put(scores[i] as number);
    for (const offset of NEIGHBOURS) this.#put(scores[i + offset] ?? -1);
    this.#put(this.#window(i, 4));
    this.#put(this.#window(i, 10));
    this.#writeGroups(i);
    this.#writeMass(i);
    this.#writeCore(i);
  }

  #put(value: number): void {
    this.#row[this.#next] = value;
    this.#next += 1;
  }

  #writeGroups(i: number): void {
    const weight = this.#weights[i] as number;
    for (const { of, mass, weight: weights, count } of this.#groups) {
      const group = of[i] as number;
      const size = count[group] as number;
      const others = (mass[group] as number) - (this.#scores[i] as number) * weight;
      // Without the block itself, so that it is the others' voice.
      this.#put(size > 1 ? others / ((weights[group] as number) - weight) : -1);
      this.#put(Math.log1p(size));
    }
  }

  #writeMass(i: number): void {
    const total = this.#mass.at(-1) as number;
    this.#put((this.#mass[i] as number) / (total || 1));
    this.#put(Math.log1p(total));
    this.#put(total / (this.#chars.at(-1) || 1));
    const [before, after] = [this.#before[i] as number, this.#after[i] as number];
    this.#put(before < 0 ? 99 : Math.min(i - before, 50));
    this.#put(after < 0 ? 99 : Math.min(after - i, 50));
    this.#put(clamp(i - this.#first));
    this.#put(clamp(this.#last - i));
    let node = (this.#blocks[i] as SurroundingBlock).element;
    for (let level = 0; level < LEVELS.length; level += 1) {
      if (node.parent && isTag(node.parent) && (node.parent as Element).name !== 'html') node = node.parent as Element;
      const range = this.#sums.range(node);
      this.#put(between(this.#mass, range) / (between(this.#chars, range) || 1));
    }
    const alike = this.#alike.of[i] as number;
    this.#put((this.#alike.mass[alike] as number) / (this.#alike.chars[alike] || 1));
  }

  #writeCore(i: number): void {
    const { element } = this.#blocks[i] as SurroundingBlock;
    const core = this.#core;
    let meeting = core;
    let down = 0;
    while (!contains(meeting, element) && meeting.parent && isTag(meeting.parent)) {
      meeting = meeting.parent as Element;
      down += 1;
    }
    const [from, to] = this.#coreRange;
    this.#put(Number(contains(core, element)));
    // From a core that stands inside the block's own element there is nothing to climb.
    this.#put(Math.max(element.depth - meeting.depth, 0));
    this.#put(down);
    this.#put((i - from) / Math.max(to - from, 1));
    this.#put(this.#classSum(element) - this.#classSum(meeting));
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
      between(this.#mass, this.#sums.range(core)) <= total * CORE_SHARE
    )
      core = core.parent as Element;
    return core;
  }

  #group(keys: (number | string)[]): { of: Int32Array; mass: Float64Array; weight: Float64Array; count: Float64Array } {
    const numbers = new Map<number | string, number>();
    const of = Int32Array.from(keys, (key) => {
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    });
    const [mass, weight, count] = [
      new Float64Array(numbers.size),
      new Float64Array(numbers.size),
      new Float64Array(numbers.size),
    ];
    for (let i = 0; i < of.length; i += 1) {
      const [group, own] = [of[i] as number, this.#weights[i] as number];
      mass[group] = (mass[group] as number) + own * (this.#scores[i] as number);
      weight[group] = (weight[group] as number) + own;
      count[group] = (count[group] as number) + 1;
    }
    return { of, mass, weight, count };
  }

  #groupAlike(of: Int32Array, lengths: Float64Array): { of: Int32Array; mass: Float64Array; chars: Float64Array } {
    const size = of.reduce((most, shape) => Math.max(most, shape + 1), 0);
    const [mass, chars] = [new Float64Array(size), new Float64Array(size)];
    of.forEach((shape, i) => {
      mass[shape] = (mass[shape] as number) + (lengths[i] as number) * (this.#scores[i] as number);
      chars[shape] = (chars[shape] as number) + (lengths[i] as number);
    });
    return { of, mass, chars };
  }

  /** Mean score of the blocks within `reach`, weighed by length, the block itself left out. */
  #window(i: number, reach: number): number {
    const range: [number, number] = [Math.max(0, i - reach), Math.min(this.#scores.length, i + reach + 1)];
    const own = this.#weights[i] as number;
    const weight = between(this.#weightSums, range) - own;
    const mass = between(this.#weighted, range) - own * (this.#scores[i] as number);
    return weight > 0 ? mass / weight : -1;
  }
}

function orderOf(parent: ParentNode | null | undefined): number {
  return parent && isTag(parent) ? parent.order : -1;
}

function clamp(value: number): number {
  return Math.max(-50, Math.min(50, value));
}
