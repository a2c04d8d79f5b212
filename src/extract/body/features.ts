/**
 * What the first stage of the model is told of each block: its text, its markup, its container, its neighbours, and what the
 * page's data says of it. Every feature is one number with a name; nothing here knows a host, a publisher or a page.
 */

import type { CharacterCounts } from '../characters.ts';
import { contains, type Element, isTag, isText } from '../tree.ts';
import type { Block } from './blocks.ts';
import { AROUND } from './element-facts.ts';
import type { PageContext, Priors, ShapeStats } from './page-context.ts';
import { between } from './page-sums.ts';
import { overlap, SHINGLE, share, shingles, words } from './words.ts';

export interface Measured {
  names: string[];
  /** One row a block, `stride` numbers from one to the next. */
  data: Float32Array;
  stride: number;
}

/** `spare` is the room left for more numbers at the end of each row. */
export function measureBlocks(context: PageContext, spare = 0): Measured {
  const { blocks } = context;
  const names: string[] = [];
  if (blocks[0]) measureBlock(blocks[0], context, new Sheet(new Float32Array(MOST_NAMES), names));
  const stride = names.length + spare;
  // One array for all: each by itself would be memory of its own for the collector to watch.
  const data = new Float32Array(stride * blocks.length);
  const sheet = new Sheet(data);
  for (const block of blocks) {
    sheet.at = block.index * stride;
    measureBlock(block, context, sheet);
  }
  return { names, data, stride };
}

const MOST_NAMES = 1000;

function measureBlock(block: Block, context: PageContext, sheet: Sheet): void {
  // Not kept: of a large page they would be most of what is kept.
  const tokens = words(block.text);
  measureText(block, tokens, context, sheet);
  measureMarkup(block, context, sheet);
  measureContainers(block, context, sheet);
  measureDensity(block, context, sheet);
  measureClaims(block, tokens, context, sheet);
  measureNeighbours(block, context, sheet);
  measurePage(block, context, sheet);
}

/** One row after the other; all have the same names in the same order, so those are kept of one. */
class Sheet {
  /** Where the next number goes. */
  at = 0;
  readonly #data: Float32Array;
  readonly #names: string[] | undefined;
  constructor(data: Float32Array, names?: string[]) {
    this.#data = data;
    this.#names = names;
  }
  set(name: string, value: number): void {
    this.#names?.push(name);
    this.#data[this.at] = value;
    this.at += 1;
  }
  flag(name: string, value: boolean): void {
    this.set(name, value ? 1 : 0);
  }
}

function measureText({ index, linkChars, links, text }: Block, tokens: string[], context: PageContext, sheet: Sheet): void {
  const length = context.lengths[index] as number;
  const counts = context.counts[index] as CharacterCounts;
  sheet.set('length', Math.log1p(length));
  sheet.set('words', Math.log1p(tokens.length));
  sheet.set('linkShare', linkChars / text.length);
  sheet.set('links', Math.min(links, 20));
  const end = text.slice(-8);
  sheet.flag('endsSentence', /[.!?。！？।؟…][”"'’»)\]]*$/.test(end));
  sheet.flag('endsColon', /[:：]$/.test(end));
  sheet.flag('endsEllipsis', /(?:…|\.\.\.)\]?$/.test(end));
  sheet.set('sentenceMarks', counts.sentenceMarks / length);
  sheet.set('commas', counts.commas / length);
  sheet.set('upperShare', counts.upper / length);
  sheet.set('digitShare', counts.digits / length);
  sheet.set('wordLength', length / (tokens.length + 1));
  sheet.set('capitalisedWords', counts.capitals / (tokens.length + 1));
  sheet.flag('startsLower', /^\p{Ll}/u.test(text));
  sheet.flag('startsQuote', /^[“"„«‘'–—-]/.test(text));
  sheet.flag('startsDigit', /^\p{Nd}/u.test(text));
  sheet.flag('asks', counts.questions > 0);
  sheet.set('signs', counts.signs / length);
  const start = text.length > 2000 ? text.slice(0, 2000) : text;
  sheet.flag('copyright', /©|\(c\)|copyright|all rights reserved/i.test(text.slice(0, 400)));
  sheet.flag('address', start.includes('@') && /[\w.]@[\w-]+\./.test(start));
  sheet.flag('webAddress', /https?:\/\/|www\./i.test(start));
  sheet.flag('dateLike', text.length < 120 && counts.digits > 2 && /\b(?:19|20)\d\d\b|\d{1,2}[.:/]\d\d/.test(text));
  sheet.set('copies', Math.min(context.copies.get(text) ?? 1, 10));
  const title = overlap(tokens, context.titleWords);
  sheet.set('titleShare', title.share);
  sheet.set('titleCover', title.cover);
  const description = overlap(tokens, context.descriptionWords);
  sheet.set('descriptionShare', description.share);
  sheet.set('descriptionCover', description.cover);
  measureWords(tokens, context.priors, sheet);
}

/** Longer texts speak for themselves; the first words carry the label of a box. */
const WORDS_WEIGHED = 24;

function measureWords(tokens: string[], priors: Priors, sheet: Sheet): void {
  let [sum, low, high] = [0, 0, 0];
  for (let i = 0; i < tokens.length && i < WORDS_WEIGHED; i += 1) {
    const weight = priors.textWord(tokens[i] as string);
    sum += weight;
    if (weight < low) low = weight;
    if (weight > high) high = weight;
  }
  sheet.set('wordsSum', sum);
  sheet.set('wordsMean', sum / (Math.min(tokens.length, WORDS_WEIGHED) + 1));
  sheet.set('wordsLow', low);
  sheet.set('wordsHigh', high);
}

const TAGS = [
  'p',
  'li',
  'td',
  'div',
  'span',
  'blockquote',
  'pre',
  'section',
  'a',
  'button',
  'label',
  'figcaption',
  'dd',
  'dt',
  'article',
];
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const TAG_NAMES = TAGS.map((name) => [name, `tag:${name}`] as const);
const AROUND_NAMES = AROUND.map((name) => `in:${name}`);

function measureMarkup(block: Block, context: PageContext, sheet: Sheet): void {
  const { element } = block;
  const facts = context.facts.of(element);
  for (const [name, feature] of TAG_NAMES) sheet.flag(feature, element.name === name);
  sheet.set('heading', HEADINGS.has(element.name) ? Number(element.name[1]) : 0);
  for (let i = 0; i < AROUND_NAMES.length; i += 1) {
    sheet.set(AROUND_NAMES[i] as string, context.facts.around[facts.aroundAt + i] as number);
  }
  sheet.set('articles', facts.articles);
  sheet.flag('marked', facts.marked);
  sheet.flag('role', facts.role);
  sheet.set('labelled', facts.labelled);
  sheet.flag('hidden', block.hidden);
  sheet.set('depth', element.depth);
  sheet.set('attributes', Object.keys(element.attribs).length);
  sheet.flag('classless', !element.attribs.class && !element.attribs.id);
  measureInline(block, sheet);
  sheet.set('class:own', facts.classScore);
  sheet.set('class:parent', facts.parent?.classScore ?? 0);
  sheet.set('class:third', facts.parent?.parent?.classScore ?? 0);
  sheet.set('class:low', facts.classLow);
  sheet.set('class:high', facts.classHigh);
  sheet.set('class:mean', facts.classSum / facts.levels);
}

function measureInline(block: Block, sheet: Sheet): void {
  const solid = block.nodes.filter((node) => isTag(node) || (isText(node) && /\S/.test(node.data)));
  const [first] = solid;
  const single = solid.length === 1 && first && isTag(first) ? first.name : '';
  sheet.flag('allBold', single === 'strong' || single === 'b');
  sheet.flag('allItalic', single === 'em' || single === 'i');
  sheet.flag('allLink', single === 'a');
  sheet.flag('allSpan', single === 'span');
  sheet.flag('startsBold', first !== undefined && isTag(first) && (first.name === 'strong' || first.name === 'b'));
  sheet.flag('time', solid.some((node) => isTag(node) && node.name === 'time') || block.element.name === 'time');
  sheet.flag(
    'icon',
    solid.some((node) => isTag(node) && (node.name === 'i' || node.name === 'svg' || node.name === 'img')),
  );
}

const UP_NAMES = [1, 2, 3, 4].map((level) => ({
  chars: `up${level}:chars`,
  linkShare: `up${level}:linkShare`,
  blocks: `up${level}:blocks`,
  meanLength: `up${level}:meanLength`,
  paragraphShare: `up${level}:paragraphShare`,
  place: `up${level}:place`,
}));

function measureContainers(block: Block, context: PageContext, sheet: Sheet): void {
  let node: Element = block.element;
  for (const up of UP_NAMES) {
    const parent: Element | null = node.parent as Element | null;
    if (parent && isTag(parent) && parent.name !== 'html') node = parent;
    const range = context.sums.range(node);
    const chars = between(context.chars, range) || 1;
    const count = Math.max(range[1] - range[0], 1);
    sheet.set(up.chars, Math.log1p(chars));
    sheet.set(up.linkShare, between(context.linkChars, range) / chars);
    sheet.set(up.blocks, Math.log1p(count));
    sheet.set(up.meanLength, Math.log1p(chars / count));
    sheet.set(up.paragraphShare, between(context.paragraphChars, range) / chars);
    sheet.set(up.place, (block.index - range[0]) / count);
  }
  const stats = context.alike[context.shapes[block.index] as number] as ShapeStats;
  sheet.set('alike:count', Math.log1p(stats.count));
  sheet.set('alike:meanLength', Math.log1p(stats.chars / stats.count));
  sheet.set('alike:linkShare', stats.linkChars / (stats.chars || 1));
  sheet.set('alike:share', stats.chars / (context.chars.at(-1) || 1));
}

/** How far the block is from where running text is densest. */
function measureDensity({ element, index }: Block, context: PageContext, sheet: Sheet): void {
  const { dense, denseRange } = context;
  const [from, to] = denseRange;
  let meeting = dense;
  let down = 0;
  while (!contains(meeting, element) && meeting.parent && isTag(meeting.parent)) {
    meeting = meeting.parent as Element;
    down += 1;
  }
  const facts = context.facts;
  sheet.flag('dense:inside', down === 0);
  sheet.set('dense:up', Math.max(element.depth - meeting.depth, 0));
  sheet.set('dense:down', down);
  sheet.set('dense:place', clamp((index - from) / Math.max(to - from, 1), -3, 4));
  sheet.set('dense:classes', facts.of(element).classSum - facts.of(meeting).classSum);
  sheet.set('dense:sinceFirst', clamp(index - from, -50, 50));
  sheet.set('dense:untilLast', clamp(to - 1 - index, -50, 50));
  sheet.set('dense:share', between(context.chars, denseRange) / (context.chars.at(-1) || 1));
  sheet.set('dense:linkShare', between(context.linkChars, denseRange) / (between(context.chars, denseRange) || 1));
}

/** What the metadata and the page's data say of the block. */
function measureClaims({ element, index }: Block, tokens: string[], context: PageContext, sheet: Sheet): void {
  const { headline, bylines, dates, dek } = context.evidence.printed;
  const prints = (other: Element | undefined) =>
    other !== undefined && (contains(other, element) || contains(element, other));
  sheet.flag('printed:headline', prints(headline));
  sheet.flag('printed:byline', bylines.some(prints));
  sheet.flag('printed:date', dates.some(prints));
  sheet.flag('printed:dek', prints(dek));
  sheet.set('sinceHeadline', context.headline < 0 ? -99 : clamp(index - context.headline, -40, 80));
  sheet.set('inArticleBody', shareInArticleBody(tokens, context));
  sheet.set('articleBodyLength', context.bodyShingles ? Math.log1p(context.bodyFlat.length) : 0);
}

/** Share of the block's shingles that the page's `articleBody` has; -1 when there is none. */
function shareInArticleBody(tokens: string[], { bodyFlat, bodyShingles }: PageContext): number {
  if (!bodyShingles) return -1;
  if (tokens.length < SHINGLE) return Number(bodyFlat.includes(` ${tokens.join(' ')} `));
  return share([...shingles(tokens)], (shingle) => bodyShingles.has(shingle));
}

const NEIGHBOUR_NAMES = [-2, -1, 1, 2].map((offset) => ({
  offset,
  length: `at${offset}:length`,
  linkShare: `at${offset}:linkShare`,
  sameTag: `at${offset}:sameTag`,
  sameParent: `at${offset}:sameParent`,
  heading: `at${offset}:heading`,
}));

function measureNeighbours(block: Block, context: PageContext, sheet: Sheet): void {
  const { blocks, lengths } = context;
  for (const at of NEIGHBOUR_NAMES) {
    const other = blocks[block.index + at.offset];
    sheet.set(at.length, other ? Math.log1p(lengths[other.index] as number) : -1);
    sheet.set(at.linkShare, other ? other.linkChars / other.text.length : -1);
    sheet.flag(at.sameTag, other?.element.name === block.element.name);
    sheet.flag(at.sameParent, other?.element.parent === block.element.parent);
    sheet.set(at.heading, other ? Number(HEADINGS.has(other.element.name)) : -1);
  }
  const { index } = block;
  const [before, after] = [context.previousParagraph[index] as number, context.nextParagraph[index] as number];
  sheet.flag('paragraph', context.paragraph[index] as boolean);
  sheet.set('paragraphBefore', before === -1 ? 60 : Math.min(index - before, 50));
  sheet.set('paragraphAfter', after === -1 ? 60 : Math.min(after - index, 50));
}

function measurePage(block: Block, context: PageContext, sheet: Sheet): void {
  const total = context.chars.at(-1) || 1;
  sheet.set('place', block.index / context.blocks.length);
  sheet.set('charPlace', (context.chars[block.index] as number) / total);
  sheet.set('page:blocks', Math.log1p(context.blocks.length));
  sheet.set('page:chars', Math.log1p(total));
  sheet.set('page:linkShare', (context.linkChars.at(-1) as number) / total);
  sheet.set('page:paragraphs', (context.paragraphChars.at(-1) as number) / total);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
