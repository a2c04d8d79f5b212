/**
 * The features that the first stage of the model gets of each block: those of its text stand here, those of its markup and
 * place in place-features.ts.
 */

import type { CharacterCounts } from '../page/characters.ts';
import { contains, type Element } from '../page/page.ts';
import type { Block } from './blocks.ts';
import type { PageContext } from './page-context.ts';
import {
  ANCHOR_NAMES,
  CONTAINER_NAMES,
  clamp,
  DENSITY_NAMES,
  FAR,
  MARKUP_NAMES,
  measureAnchor,
  measureContainers,
  measureDensity,
  measureMarkup,
  measureNeighbours,
  NEIGHBOUR_NAMES,
} from './place-features.ts';
import { type KnownText, type Priors, SHINGLE, shingles, words } from './words.ts';

// The features that the first stage of the model gets of each block: its text, its markup, its container, its neighbours,
// and what the page's data says of it. Every feature is one number with a name; nothing here knows a host, a publisher or
// a page.

interface Measured {
  names: string[];
  /** The numbers of all blocks, one row a block; a row takes `stride` places. */
  data: Float32Array;
  stride: number;
}

const CLAIM_NAMES = 'printed:headline printed:byline printed:dek sinceHeadline inArticleBody articleBodyLength'.split(' ');
const PAGE_NAMES = 'place charPlace page:blocks page:chars page:linkShare page:paragraphs'.split(' ');

/** The names of these features, in the order in which their numbers are written. */
const TEXT_NAMES = [
  'length words linkShare links',
  'endsSentence endsColon endsEllipsis',
  'sentenceMarks commas upperShare digitShare wordLength capitalisedWords',
  'startsLower startsDigit asks signs',
  'copyright copies',
  'titleShare titleCover descriptionShare descriptionCover',
  'wordsSum wordsMean wordsLow wordsHigh',
]
  .join(' ')
  .split(' ');

/** The names of the features, in the order in which their numbers are written. */
const NAMES = [
  ...TEXT_NAMES,
  ...MARKUP_NAMES,
  ...CONTAINER_NAMES,
  ...DENSITY_NAMES,
  ...ANCHOR_NAMES,
  ...CLAIM_NAMES,
  ...NEIGHBOUR_NAMES,
  ...PAGE_NAMES,
];

/** Names of the first stage's features, in the order of the numbers. */
export function featureNames(): string[] {
  return NAMES;
}

/** `spare` is the room left for more numbers at the end of each row. */
export function measureBlocks(context: PageContext, spare = 0): Measured {
  const { blocks } = context;
  const stride = NAMES.length + spare;
  // All blocks share one array: an array for each would be memory of its own for the collector to watch.
  const data = new Float32Array(stride * blocks.length);
  for (let i = 0; i < blocks.length; i += 1) {
    const end = measureBlock(blocks[i] as Block, context, data, i * stride);
    if (end !== i * stride + NAMES.length) throw new Error('the names of the features are not those that are measured');
  }
  return { names: NAMES, data, stride };
}

/**
 * Writes the numbers of one block. Each group writes its own one after the other and gives where the next goes: as an argument of
 * a function, each number would be an object of its own.
 */
function measureBlock(block: Block, context: PageContext, data: Float32Array, start: number): number {
  // The words are not kept: of a large page they would be most of what is kept.
  const tokens = words(block.text);
  let at = measureText(block, tokens, context, data, start);
  at = measureMarkup(block, context, data, at);
  at = measureContainers(block, context, data, at);
  at = measureDensity(block, context, data, at);
  at = measureAnchor(block, context, data, at);
  at = measureClaims(block, tokens, context, data, at);
  at = measureNeighbours(block, context, data, at);
  return measurePage(block, context, data, at);
}

/** Writes what the metadata and the page's data say of the block. */
function measureClaims(
  { element, index, text }: Block,
  tokens: string[],
  context: PageContext,
  data: Float32Array,
  at: number,
): number {
  const { headline, bylines, dek } = context.evidence.printed;
  data[at++] = headline !== undefined && prints(headline, element) ? 1 : 0;
  data[at++] = printsAny(bylines, element) ? 1 : 0;
  data[at++] = dek !== undefined && prints(dek, element) ? 1 : 0;
  data[at++] = context.headline < 0 ? -99 : clamp(index - context.headline, -FAR, FAR);
  const { articleBody } = context.evidence;
  data[at++] = articleBody ? shareIn(articleBody, text, tokens) : -1;
  data[at++] = articleBody ? Math.log1p(Math.min(articleBody.flat.length, MOST_CHARS_OF_PAGE)) : 0;
  return at;
}

/** The largest counts that a page of news has; a model that could tell more would cut long articles. */
const MOST_BLOCKS_OF_PAGE = 250;
const MOST_CHARS_OF_PAGE = 12_000;

function printsAny(elements: Element[], element: Element): boolean {
  for (const other of elements) if (prints(other, element)) return true;
  return false;
}

function prints(other: Element, element: Element): boolean {
  return contains(other, element) || contains(element, other);
}

/** Share of the block's shingles that the page's `articleBody` has. */
function shareIn(known: KnownText, text: string, tokens: string[]): number {
  // The words of most short blocks, links of a menu, are not in it.
  if (tokens.length < SHINGLE)
    return tokens.every((token) => known.words.has(token)) && known.flat.includes(` ${tokens.join(' ')} `) ? 1 : 0;
  const own = shingles(tokens);
  let found = 0;
  for (const shingle of own) if (known.shingles.has(shingle)) found += 1;
  known.shares.set(text, found / own.size);
  return found / own.size;
}

function measurePage(block: Block, context: PageContext, data: Float32Array, at: number): number {
  const count = context.blocks.length;
  const total = context.chars[count] || 1;
  data[at++] = block.index / count;
  data[at++] = (context.chars[block.index] as number) / total;
  data[at++] = Math.log1p(Math.min(count, MOST_BLOCKS_OF_PAGE));
  data[at++] = Math.log1p(Math.min(total, MOST_CHARS_OF_PAGE));
  data[at++] = (context.linkChars[count] as number) / total;
  data[at++] = (context.paragraphChars[count] as number) / total;
  return at;
}

// The features of a block's text.

/** The last signs of the next three. */
const MARKED_END = /[.!?。！？।؟…:：\]”"'’»)]$/;
const SENTENCE_END = /[.!?。！？।؟…][”"'’»)\]]*$/;
const COLON_END = /[:：]$/;
const ELLIPSIS_END = /(?:…|\.\.\.)\]?$/;
const CAPITAL_START = /^[A-Z]/;
const LOWER_START = /^\p{Ll}/u;
const DIGIT_START = /^\p{Nd}/u;
const COPYRIGHT = /©|\(c\)|copyright|all rights reserved/i;

/** Writes to `data` from `at` on; gives where the next number goes. */
function measureText(
  { index, links, text }: Block,
  tokens: string[],
  context: PageContext,
  data: Float32Array,
  at: number,
): number {
  const length = context.lengths[index] as number;
  const counts = context.counts[index] as CharacterCounts;
  data[at++] = context.logLengths[index] as number;
  data[at++] = Math.log1p(tokens.length);
  data[at++] = context.linkShares[index] as number;
  data[at++] = Math.min(links, 20);
  at = measureEnd(text.slice(-8), data, at);
  data[at++] = counts.sentenceMarks / length;
  data[at++] = counts.commas / length;
  data[at++] = counts.upper / length;
  data[at++] = counts.digits / length;
  data[at++] = length / (tokens.length + 1);
  data[at++] = counts.capitals / (tokens.length + 1);
  at = measureStart(text, data, at);
  data[at++] = counts.questions > 0 ? 1 : 0;
  data[at++] = counts.signs / length;
  data[at++] = COPYRIGHT.test(text.slice(0, 400)) ? 1 : 0;
  data[at++] = Math.min(context.copies[index] as number, 10);
  at = context.claimed.measure(tokens, data, at);
  return measureWords(tokens, context.priors, data, at);
}

/** Most short lines end with a letter. */
function measureEnd(end: string, data: Float32Array, at: number): number {
  if (MARKED_END.test(end)) {
    data[at] = SENTENCE_END.test(end) ? 1 : 0;
    data[at + 1] = COLON_END.test(end) ? 1 : 0;
    data[at + 2] = ELLIPSIS_END.test(end) ? 1 : 0;
  }
  return at + 3;
}

/** Most texts begin with a capital letter. */
function measureStart(text: string, data: Float32Array, at: number): number {
  if (!CAPITAL_START.test(text)) {
    data[at] = LOWER_START.test(text) ? 1 : 0;
    data[at + 1] = DIGIT_START.test(text) ? 1 : 0;
  }
  return at + 2;
}

/** Longer texts speak for themselves; the first words carry the label of a box. */
const WORDS_WEIGHED = 24;

function measureWords(tokens: string[], priors: Priors, data: Float32Array, at: number): number {
  const count = Math.min(tokens.length, WORDS_WEIGHED);
  let sum = 0;
  let low = 0;
  let high = 0;
  for (let i = 0; i < count; i += 1) {
    const weight = priors.textWord(tokens[i] as string);
    sum += weight;
    if (weight < low) low = weight;
    if (weight > high) high = weight;
  }
  data[at++] = sum;
  data[at++] = sum / (count + 1);
  data[at++] = low;
  data[at++] = high;
  return at;
}
