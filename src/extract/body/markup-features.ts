/** What the model is told of a block's markup: its element, what is around it, what is in it. */

import { isTag, isText } from '../tree.ts';
import type { Block } from './blocks.ts';
import { AROUND } from './element-facts.ts';
import type { PageContext } from './page-context.ts';

const TAGS = 'p li td div span blockquote pre section a button label figcaption dd dt article'.split(' ');
const TAG_PLACES = new Map(TAGS.map((name, i) => [name, i]));
/** Headings by their level. */
export const HEADINGS = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]));

/** In the order in which they are written. */
export const MARKUP_NAMES = [
  ...TAGS.map((name) => `tag:${name}`),
  'heading',
  ...AROUND.map((name) => `in:${name}`),
  ...['articles', 'marked', 'role', 'labelled', 'hidden', 'depth', 'attributes', 'classless'],
  ...['allBold', 'allItalic', 'allLink', 'allSpan', 'startsBold', 'time', 'icon'],
  ...['class:own', 'class:parent', 'class:third', 'class:low', 'class:high', 'class:mean'],
];

/** Writes to `data` from `at` on; gives where the next number goes. */
export function measureMarkup(block: Block, { facts: known }: PageContext, data: Float32Array, at: number): number {
  const { attribs, depth, name } = block.element;
  const facts = known.of(block.element);
  const tag = TAG_PLACES.get(name);
  if (tag !== undefined) data[at + tag] = 1;
  at += TAGS.length;
  data[at++] = HEADINGS.get(name) ?? 0;
  for (let i = 0; i < AROUND.length; i += 1) data[at++] = known.around[facts.aroundAt + i] as number;
  data[at++] = facts.articles;
  data[at++] = facts.marked ? 1 : 0;
  data[at++] = facts.role ? 1 : 0;
  data[at++] = facts.labelled;
  data[at++] = block.hidden ? 1 : 0;
  data[at++] = depth;
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

/** White space left out. */
function measureInline({ element, nodes }: Block, data: Float32Array, at: number): number {
  let count = 0;
  let first = '';
  let hasTime = element.name === 'time';
  let hasIcon = false;
  for (const node of nodes) {
    if (isTag(node)) {
      const { name } = node;
      if (count === 0) first = name;
      hasTime ||= name === 'time';
      hasIcon ||= name === 'i' || name === 'svg' || name === 'img';
    } else if (!isText(node) || !INKED.test(node.data)) continue;
    count += 1;
  }
  const only = count === 1 ? first : '';
  data[at++] = only === 'strong' || only === 'b' ? 1 : 0;
  data[at++] = only === 'em' || only === 'i' ? 1 : 0;
  data[at++] = only === 'a' ? 1 : 0;
  data[at++] = only === 'span' ? 1 : 0;
  data[at++] = first === 'strong' || first === 'b' ? 1 : 0;
  data[at++] = hasTime ? 1 : 0;
  data[at++] = hasIcon ? 1 : 0;
  return at;
}

const INKED = /\S/;
