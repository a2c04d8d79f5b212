/** The features of a block's markup: its element, what is around it, what is in it. */

import { isTag, isText } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { AROUND } from './element-facts.ts';
import type { PageContext } from './page-context.ts';

const TAGS = 'p li td div span blockquote pre section a button label figcaption dd dt article'.split(' ');
const TAG_PLACES = new Map(TAGS.map((name, i) => [name, i]));

/** The deepest level that is told: wrappers say nothing of the text in them. */
const DEEPEST = 20;

/** The names of these features, in the order in which their numbers are written. */
export const MARKUP_NAMES = [
  ...TAGS.map((name) => `tag:${name}`),
  'heading',
  ...AROUND.map((name) => `in:${name}`),
  ...['articles', 'marked', 'role', 'labelled', 'hidden', 'depth', 'attributes', 'classless'],
  ...['allBold', 'allItalic', 'allLink', 'allSpan', 'startsBold', 'time', 'icon'],
  ...['class:own', 'class:parent', 'class:third', 'class:low', 'class:high', 'class:mean'],
];

/** Writes to `data` from `at` on; gives where the next number goes. */
export function measureMarkup(block: Block, context: PageContext, data: Float32Array, at: number): number {
  const { attribs, depth, name } = block.element;
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
  data[at++] = Object.keys(attribs).length;
  data[at++] = !attribs.class && !attribs.id ? 1 : 0;
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

/** Bits of the elements in running text that tell something. */
const BOLD = 1;
const ITALIC = 2;
const LINK = 4;
const SPAN = 8;
const TIME = 16;
const ICON = 32;
const KINDS = new Map([
  ['strong', BOLD],
  ['b', BOLD],
  ['em', ITALIC],
  ['i', ITALIC | ICON],
  ['a', LINK],
  ['span', SPAN],
  ['time', TIME],
  ['svg', ICON],
  ['img', ICON],
]);

/** White space left out. */
function measureInline({ element, nodes }: Block, data: Float32Array, at: number): number {
  let count = 0;
  let first = 0;
  let all = (KINDS.get(element.name) ?? 0) & TIME;
  for (const node of nodes) {
    let kind = 0;
    if (isTag(node)) kind = KINDS.get(node.name) ?? 0;
    else if (!isText(node) || !INKED.test(node.data)) continue;
    if (count === 0) first = kind;
    all |= kind;
    count += 1;
  }
  const only = count === 1 ? first : 0;
  data[at++] = only & BOLD ? 1 : 0;
  data[at++] = only & ITALIC ? 1 : 0;
  data[at++] = only & LINK ? 1 : 0;
  data[at++] = only & SPAN ? 1 : 0;
  data[at++] = first & BOLD ? 1 : 0;
  data[at++] = all & TIME ? 1 : 0;
  data[at++] = all & ICON ? 1 : 0;
  return at;
}

const INKED = /\S/;
