/**
 * Blocks together: the groups of those that have something in common, and sums over the blocks of a page, so that any
 * element's share is had in constant time.
 */

import { closest, contains, type Element, HAS, HEADINGS, isTag, type ParentNode } from '../page/page.ts';
import type { Block } from './blocks.ts';

export interface Groups {
  /** The number of each block's group. */
  of: Int32Array;
  /** Three sums for each group: of score times weight, of weight, and of blocks. */
  mass: Float64Array;
  weight: Float64Array;
  count: Float64Array;
}

interface Placed {
  element: Element;
}

export const GROUP_NAMES = ['element', 'parent', 'grandparent', 'shape', 'heading'];

/** Puts the blocks into groups of each kind, in the order of `GROUP_NAMES`. */
export function groupBlocks(blocks: Placed[], weights: Float64Array, scores: Float32Array): Groups[] {
  const own = new Int32Array(blocks.length);
  const parents = new Int32Array(blocks.length);
  const grandparents = new Int32Array(blocks.length);
  for (let i = 0; i < blocks.length; i += 1) {
    const { order, parent } = (blocks[i] as Placed).element;
    own[i] = order;
    parents[i] = orderOf(parent);
    grandparents[i] = orderOf(parent?.parent);
  }
  const numbered = [
    numberOrders(own),
    numberOrders(parents),
    numberOrders(grandparents),
    numberShapes(blocks),
    numberHeadings(blocks),
  ];
  return numbered.map((of) => sumUp(of, weights, scores));
}

export function orderOf(node: ParentNode | null | undefined): number {
  return node && isTag(node) ? node.order : -1;
}

/** Puts the numbers of groups in place of orders: the blocks of one element are one; so are all that have none, -1. */
function numberOrders(orders: Int32Array): Int32Array {
  let most = -1;
  for (let i = 0; i < orders.length; i += 1) most = Math.max(most, orders[i] as number);
  // The group of each order, numbered from 1 as they come; the numbers are small, as there are sums of each group.
  const groups = new Int32Array(most + 2);
  let known = 0;
  for (let i = 0; i < orders.length; i += 1) {
    const place = (orders[i] as number) + 1;
    if (groups[place] === 0) groups[place] = ++known;
    orders[i] = (groups[place] as number) - 1;
  }
  return orders;
}

/** The blocks whose elements have the same name and class. */
function numberShapes(blocks: Placed[]): Int32Array {
  const names = new Numbers<string>();
  const classes = new Numbers<string>();
  const shapes = new PairNumbers();
  const found = new Int32Array(blocks.length);
  for (let i = 0; i < blocks.length; i += 1) {
    const { attribs, has, name } = (blocks[i] as Placed).element;
    found[i] = shapes.of(names.of(name), classes.of(has & HAS.class ? (attribs.class ?? '') : ''));
  }
  return found;
}

/** The blocks below the same heading, it among them. */
function numberHeadings(blocks: Placed[]): Int32Array {
  const found = new Int32Array(blocks.length);
  let headings = 0;
  for (let i = 0; i < blocks.length; i += 1) {
    if (HEADINGS.has((blocks[i] as Placed).element.name)) headings += 1;
    found[i] = headings;
  }
  return found;
}

/** Sums up the blocks that have the same number in `of`. */
export function sumUp(of: Int32Array, weights: Float64Array, scores: Float32Array): Groups {
  let size = 0;
  for (let i = 0; i < of.length; i += 1) size = Math.max(size, (of[i] as number) + 1);
  const mass = new Float64Array(size);
  const weight = new Float64Array(size);
  const count = new Float64Array(size);
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i] as number;
    const own = weights[i] as number;
    mass[group] = (mass[group] as number) + own * (scores[i] as number);
    weight[group] = (weight[group] as number) + own;
    count[group] = (count[group] as number) + 1;
  }
  return { of, mass, weight, count };
}

// Numbers for what is alike.

/** Gives each key a number, from 0 in the order in which they come. */
export class Numbers<T> {
  readonly #numbers = new Map<T, number>();

  of(key: T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Gives each pair of such numbers a number of its own. */
export class PairNumbers {
  readonly #numbers = new Numbers<number>();

  of(first: number, second: number): number {
    return this.#numbers.of(first * MOST_NUMBERS + second);
  }
}

/** No page has more elements than this. */
const MOST_NUMBERS = 2 ** 20;

// Sums over the blocks of a page, so that any element's share is had in constant time.

/** Finds the blocks inside an element: they stand together in document order. */
export class PageSums {
  readonly #positions: Float64Array;
  /**
   * The number of the first block inside each element, by `order`, and of the one after the last, each plus one; 0 where not yet
   * asked.
   */
  readonly #firsts: Int32Array;
  readonly #ends: Int32Array;

  constructor(blocks: { position: number; element: Element }[]) {
    this.#positions = new Float64Array(blocks.length);
    // The arrays end at the last element that holds a block: only elements around blocks are asked for.
    let elements = 0;
    for (let i = 0; i < blocks.length; i += 1) {
      const { element, position } = blocks[i] as { position: number; element: Element };
      this.#positions[i] = position;
      elements = Math.max(elements, element.order + 1);
    }
    this.#firsts = new Int32Array(elements);
    this.#ends = new Int32Array(elements);
  }

  /** Number of the first block inside `element`. */
  first({ order }: Element): number {
    if (this.#firsts[order] === 0) this.#firsts[order] = this.firstAtOrAfter(order) + 1;
    return (this.#firsts[order] as number) - 1;
  }

  /** Number of the block after the last one inside. */
  end({ last, order }: Element): number {
    if (this.#ends[order] === 0) this.#ends[order] = this.firstAtOrAfter(last + 0.25) + 1;
    return (this.#ends[order] as number) - 1;
  }

  firstAtOrAfter(position: number): number {
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#positions[middle] as number) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The sum of the values from the number `from` to before `to`, from prefix sums. */
export function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] as number) - (sums[from] as number);
}

/** Gives for each index the nearest one with a 1 before it (itself left out) and after it; -1 for none. */
export function nearest(accepted: Uint8Array): [Int32Array, Int32Array] {
  const { length } = accepted;
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  for (let i = 0, last = -1; i < length; i += 1) {
    before[i] = last;
    if (accepted[i] === 1) last = i;
  }
  for (let i = length - 1, last = -1; i >= 0; i -= 1) {
    after[i] = last;
    if (accepted[i] === 1) last = i;
  }
  return [before, after];
}

/** A block is kept from this probability on; a block more or less weighs alike in the F1 that the model was trained for. */
export const THRESHOLD = 0.5;
const MIN_CELLS = 6;
const [MAX_CELL, SEVERAL] = [300, 3];

/** A table stays or goes whole: its cells are too short to be judged alone. */
export function settleTables(blocks: Block[], scores: Float32Array): Float32Array {
  const settled = scores.slice();
  for (const cells of cellsByTable(blocks).values()) {
    if (cells.length < MIN_CELLS || isLayout(cells.map((i) => blocks[i] as Block))) continue;
    const mean = cells.reduce((sum, i) => sum + (scores[i] as number), 0) / cells.length;
    const score = isAmongText(cells, blocks, scores) ? Math.max(mean, THRESHOLD) : mean;
    for (const i of cells) settled[i] = score;
  }
  return settled;
}

/** The numbers of the blocks in each innermost table. */
function cellsByTable(blocks: Block[]): Map<Element, number[]> {
  const tables = new Map<Element, number[]>();
  let [parent, table]: [ParentNode | null, Element | undefined] = [null, undefined];
  for (let i = 0; i < blocks.length; i += 1) {
    const { element } = blocks[i] as Block;
    // Blocks side by side stand in the same.
    if (element.parent !== parent || element.name === 'table') table = closest(element, 'table');
    parent = element.name === 'table' ? null : element.parent;
    if (!table) continue;
    const cells = tables.get(table);
    if (cells) cells.push(i);
    else tables.set(table, [i]);
  }
  return tables;
}

/** A table with running text in it is there for layout: a cell with many short paragraphs, or with most of the text in several blocks. */
export function isLayout(blocks: Block[]): boolean {
  const sizes = new Map<Element, [chars: number, count: number]>();
  let total = 0;
  for (const { element, text } of blocks) {
    const cell = closest(element, 'td') ?? closest(element, 'th') ?? element;
    const [chars, count] = sizes.get(cell) ?? [0, 0];
    sizes.set(cell, [chars + text.length, count + 1]);
    total += text.length;
  }
  return [...sizes.values()].some(([chars, count]) => chars > MAX_CELL || (count >= SEVERAL && chars > total / 2));
}

/**
 * A heading between two kept blocks of one container heads the second: it needs less to be kept. So does one before a kept block
 * where others of its kind are kept: entries of a live blog, parts of a text.
 */
export function settleHeadings(blocks: Block[], scores: Float32Array): Float32Array {
  const kept = new Map<string, number>();
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if ((scores[i] as number) < THRESHOLD || !isHeading(block)) continue;
    const look = lookOf(block);
    kept.set(look, (kept.get(look) ?? 0) + 1);
  }
  const settled = scores.slice();
  for (let i = 0; i + 1 < blocks.length; i += 1) {
    const score = scores[i] as number;
    if (score >= THRESHOLD || score < LIKELY_HEADING || (scores[i + 1] as number) < THRESHOLD) continue;
    const likes = kept.get(lookOf(blocks[i] as Block)) ?? 0;
    if (headsNext(blocks, scores, i, likes)) settled[i] = THRESHOLD;
  }
  return settled;
}

/** Tells whether a block heads the next, which is kept; `likes` are the kept headings of its kind. */
function headsNext(blocks: Block[], scores: Float32Array, i: number, likes: number): boolean {
  const [before, block, after] = [blocks[i - 1], blocks[i] as Block, blocks[i + 1] as Block];
  const { parent } = block.element;
  // The heading may stand with its time in a box of their own.
  const isBeside = after.element.parent === parent || after.element.parent === parent?.parent;
  if (!isBeside || !isHeading(block)) return false;
  // The first of a box that holds text and no headline: what a fact check is about.
  if (before && parent === after.element.parent && !contains(parent as Element, before.element)) return true;
  return likes >= LIKE_HEADINGS || (before?.element.parent === parent && (scores[i - 1] as number) >= THRESHOLD);
}

function lookOf({ element }: Block): string {
  return `${element.name} ${element.attribs.class ?? ''}`;
}

/** The number of kept headings of one kind that vouch for another, and the bar for such a heading. */
const [LIKE_HEADINGS, LIKELY_HEADING] = [2, 0.25];

/** A table with a header row between two kept blocks is data of the article. */
function isAmongText(cells: number[], blocks: Block[], scores: Float32Array): boolean {
  const hasHeader = cells.some((i) => (blocks[i] as Block).element.name === 'th');
  const [before, after] = [scores[(cells[0] as number) - 1] ?? 0, scores[(cells.at(-1) as number) + 1] ?? 0];
  return hasHeader && before >= THRESHOLD && after >= THRESHOLD;
}

export function isHeading({ element }: Block): boolean {
  return HEADINGS.has(element.name);
}
