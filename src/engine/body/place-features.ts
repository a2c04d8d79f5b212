/** The features of a block's place, in its containers and among its neighbours, and of its markup. */
import { contains, type Element, HAS, isTag, isText } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { AROUND } from './element-facts.ts';
import { between } from './groups.ts';
import { OF_CONTAINER, type PageContext, type ShapeStats } from './page-context.ts';

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
    const known = node.order * OF_CONTAINER;
    // Blocks share most of what is around them. No container is of no characters.
    if (context.containers[known] === 0) measureContainer(context, from, to, known);
    for (let i = 0; i < OF_CONTAINER; i += 1) data[at++] = context.containers[known + i] as number;
    data[at++] = (block.index - from) / Math.max(to - from, 1);
  }
  const { count, chars, linkChars } = context.alike[context.shapes[block.index] as number] as ShapeStats;
  data[at++] = Math.log1p(Math.min(count, MOST_ALIKE));
  data[at++] = Math.log1p(chars / count);
  data[at++] = linkChars / (chars || 1);
  data[at++] = chars / (context.chars[context.blocks.length] || 1);
  return at;
}

function measureContainer(context: PageContext, from: number, to: number, at: number): void {
  const { containers } = context;
  const chars = between(context.chars, from, to) || 1;
  const count = Math.max(to - from, 1);
  containers[at] = Math.log1p(Math.min(chars, MOST_CHARS));
  containers[at + 1] = between(context.linkChars, from, to) / chars;
  containers[at + 2] = Math.log1p(Math.min(count, MOST_BLOCKS));
  containers[at + 3] = Math.log1p(chars / count);
  containers[at + 4] = between(context.paragraphChars, from, to) / chars;
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

export function measureNeighbours({ index }: Block, context: PageContext, data: Float32Array, at: number): number {
  const { headings, linkShares, logLengths, parents, tags } = context;
  for (let i = 0; i < NEIGHBOURS.length; i += 1) {
    const place = index + (NEIGHBOURS[i] as number);
    if (place < 0 || place >= tags.length) {
      data[at] = -1;
      data[at + 1] = -1;
      data[at + 4] = -1;
    } else {
      data[at] = logLengths[place] as number;
      data[at + 1] = linkShares[place] as number;
      data[at + 2] = tags[place] === tags[index] ? 1 : 0;
      data[at + 3] = parents[place] === parents[index] ? 1 : 0;
      data[at + 4] = Math.min(headings[place] as number, 1);
    }
    at += OF_NEIGHBOUR;
  }
  const before = context.previousParagraph[index] as number;
  const after = context.nextParagraph[index] as number;
  data[at++] = context.paragraph[index] as number;
  data[at++] = before === -1 ? NONE_NEAR : Math.min(index - before, FAR);
  data[at++] = after === -1 ? NONE_NEAR : Math.min(after - index, FAR);
  return at;
}

/** Features of one neighbour. */
const OF_NEIGHBOUR = 5;
const NONE_NEAR = FAR + 3;

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

// The features of a block's markup: its element, what is around it, what is in it.

const TAGS = 'p li td div pre'.split(' ');
const TAG_PLACES = new Map(TAGS.map((name, i) => [name, i]));

/** The deepest level that is told: wrappers say nothing of the text in them. */
const DEEPEST = 20;

/** The names of these features, in the order in which their numbers are written. */
export const MARKUP_NAMES = [
  ...TAGS.map((name) => `tag:${name}`),
  'heading',
  ...AROUND.map((name) => `in:${name}`),
  ...['articles', 'marked', 'role', 'labelled', 'hidden', 'depth', 'attributes', 'classless'],
  ...['allLink', 'startsBold'],
  ...['class:own', 'class:parent', 'class:third', 'class:low', 'class:high', 'class:mean'],
];

/** Writes to `data` from `at` on; gives where the next number goes. */
export function measureMarkup(block: Block, context: PageContext, data: Float32Array, at: number): number {
  const { attribs, depth, has, name } = block.element;
  const known = context.facts;
  const facts = known.of(block.element);
  const tag = TAG_PLACES.get(name);
  if (tag !== undefined) data[at + tag] = 1;
  at += TAGS.length;
  data[at++] = context.headings[block.index] as number;
  for (let i = 0; i < AROUND.length; i += 1) data[at++] = known.around[facts.aroundAt + i] as number;
  data[at++] = facts.articles;
  data[at++] = facts.marked ? 1 : 0;
  data[at++] = facts.role ? 1 : 0;
  data[at++] = facts.labelled;
  data[at++] = block.hidden ? 1 : 0;
  data[at++] = Math.min(depth, DEEPEST);
  data[at++] = attribs.list.length;
  data[at++] = (has & NAMED) === 0 || (!attribs.class && !attribs.id) ? 1 : 0;
  at = measureInline(block, data, at);
  const { parent } = facts;
  data[at++] = facts.classScore;
  data[at++] = parent === undefined ? 0 : parent.classScore;
  data[at++] = parent?.parent === undefined ? 0 : parent.parent.classScore;
  data[at++] = facts.classLow;
  data[at++] = facts.classHigh;
  data[at++] = facts.classSum / facts.levels;
  return at;
}

const NAMED = HAS.class | HAS.id;

/** Writes whether the block is one link, and whether it begins in bold. Nodes of white space are passed over. */
function measureInline({ nodes }: Block, data: Float32Array, at: number): number {
  let count = 0;
  let first = '';
  for (const node of nodes) {
    if (!isTag(node) && (!isText(node) || (nodes.length > 1 && !INKED.test(node.data)))) continue;
    if (count === 0 && isTag(node)) first = node.name;
    count += 1;
  }
  data[at] = count === 1 && first === 'a' ? 1 : 0;
  data[at + 1] = first === 'strong' || first === 'b' ? 1 : 0;
  return at + 2;
}

const INKED = /\S/;
