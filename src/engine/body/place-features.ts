/** The features of a block's place: in its containers, from where text is densest, among its neighbours. */

import { contains, type Element, isTag } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import type { PageContext, ShapeStats } from './page-context.ts';
import { between } from './page-sums.ts';

const LEVELS = [1, 2, 3, 4];
/**
 * Counters stop here, and sums a little above what a page of news holds: beyond that the training pages have comments and
 * lists, and a model that could tell would cut long articles.
 */
export const FAR = 12;
const MOST_CHARS = 4_000;
const MOST_BLOCKS = 25;
const MOST_ALIKE = 11;
const NEIGHBOURS = [-2, -1, 1, 2];

/** The names of these features, in the order in which their numbers are written. */
export const CONTAINER_NAMES = [
  ...LEVELS.flatMap((level) =>
    ['chars', 'linkShare', 'blocks', 'meanLength', 'paragraphShare', 'place'].map((name) => `up${level}:${name}`),
  ),
  ...['alike:count', 'alike:meanLength', 'alike:linkShare', 'alike:share'],
];
export const DENSITY_NAMES = 'inside up down place classes sinceFirst untilLast share linkShare'
  .split(' ')
  .map((name) => `dense:${name}`);
export const ANCHOR_NAMES = 'inside up down since headings share'.split(' ').map((name) => `anchor:${name}`);
export const NEIGHBOUR_NAMES = [
  ...NEIGHBOURS.flatMap((offset) =>
    ['length', 'linkShare', 'sameTag', 'sameParent', 'heading'].map((name) => `at${offset}:${name}`),
  ),
  ...['paragraph', 'paragraphBefore', 'paragraphAfter'],
];

/**
 * Writes the features of the block's containers to `data` from `at` on; gives, as the others here do, where the next number goes.
 */
export function measureContainers(block: Block, context: PageContext, data: Float32Array, at: number): number {
  let node: Element = block.element;
  for (let level = 0; level < LEVELS.length; level += 1) {
    const parent: Element | null = node.parent as Element | null;
    if (parent && isTag(parent) && parent.name !== 'html') node = parent;
    const from = context.sums.first(node);
    const to = context.sums.end(node);
    const chars = between(context.chars, from, to) || 1;
    const count = Math.max(to - from, 1);
    data[at++] = Math.log1p(Math.min(chars, MOST_CHARS));
    data[at++] = between(context.linkChars, from, to) / chars;
    data[at++] = Math.log1p(Math.min(count, MOST_BLOCKS));
    data[at++] = Math.log1p(chars / count);
    data[at++] = between(context.paragraphChars, from, to) / chars;
    data[at++] = (block.index - from) / count;
  }
  const { count, chars, linkChars } = context.alike[context.shapes[block.index] as number] as ShapeStats;
  data[at++] = Math.log1p(Math.min(count, MOST_ALIKE));
  data[at++] = Math.log1p(chars / count);
  data[at++] = linkChars / (chars || 1);
  data[at++] = chars / (context.chars[context.blocks.length] || 1);
  return at;
}

/** Writes how far the block is from where running text is densest. */
export function measureDensity({ element, index }: Block, context: PageContext, data: Float32Array, at: number): number {
  const { dense, facts, sums } = context;
  const from = sums.first(dense);
  const to = sums.end(dense);
  let meeting = dense;
  let down = 0;
  while (!contains(meeting, element) && meeting.parent && isTag(meeting.parent)) {
    meeting = meeting.parent as Element;
    down += 1;
  }
  const chars = between(context.chars, from, to);
  data[at++] = down === 0 ? 1 : 0;
  data[at++] = Math.max(element.depth - meeting.depth, 0);
  data[at++] = down;
  data[at++] = clamp((index - from) / Math.max(to - from, 1), -3, 4);
  data[at++] = facts.of(element).classSum - facts.of(meeting).classSum;
  data[at++] = clamp(index - from, -FAR, FAR);
  data[at++] = clamp(to - 1 - index, -FAR, FAR);
  data[at++] = chars / (context.chars[context.blocks.length] || 1);
  data[at++] = between(context.linkChars, from, to) / (chars || 1);
  return at;
}

/** Writes where the block stands to the container of the first paragraphs below the headline. */
export function measureAnchor({ element, index }: Block, context: PageContext, data: Float32Array, at: number): number {
  const { anchor, sums } = context;
  const from = sums.first(anchor);
  const to = sums.end(anchor);
  let meeting = anchor;
  let down = 0;
  while (!contains(meeting, element) && meeting.parent && isTag(meeting.parent)) {
    meeting = meeting.parent as Element;
    down += 1;
  }
  data[at++] = down === 0 ? 1 : 0;
  data[at++] = Math.max(element.depth - meeting.depth, 0);
  data[at++] = down;
  data[at++] = index < from ? clamp(index - from, -FAR, 0) : clamp(index - to + 1, 0, FAR);
  // A heading like the headline begins something else.
  data[at++] = clamp((context.topHeadings[index] as number) - (context.topHeadings[from] ?? 0), -3, 3);
  data[at++] = between(context.chars, from, to) / (context.chars[context.blocks.length] || 1);
  return at;
}

export function measureNeighbours({ element, index }: Block, context: PageContext, data: Float32Array, at: number): number {
  const { blocks, headings, logLengths, tags } = context;
  for (let i = 0; i < NEIGHBOURS.length; i += 1) {
    const place = index + (NEIGHBOURS[i] as number);
    const other = place >= 0 && place < blocks.length ? (blocks[place] as Block) : undefined;
    data[at++] = other ? (logLengths[place] as number) : -1;
    data[at++] = other ? other.linkChars / other.text.length : -1;
    data[at++] = other && tags[place] === tags[index] ? 1 : 0;
    data[at++] = other && other.element.parent === element.parent ? 1 : 0;
    data[at++] = other ? ((headings[place] as number) > 0 ? 1 : 0) : -1;
  }
  const before = context.previousParagraph[index] as number;
  const after = context.nextParagraph[index] as number;
  data[at++] = context.paragraph[index] as number;
  data[at++] = before === -1 ? NONE_NEAR : Math.min(index - before, FAR);
  data[at++] = after === -1 ? NONE_NEAR : Math.min(after - index, FAR);
  return at;
}

const NONE_NEAR = FAR + 3;

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
