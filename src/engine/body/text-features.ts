/** The features of a block's text. */

import type { CharacterCounts } from '../page/characters.ts';
import type { Block } from './blocks.ts';
import type { PageContext } from './page-context.ts';
import type { Priors } from './words.ts';

/** The names of these features, in the order in which their numbers are written. */
export const TEXT_NAMES = [
  'length words linkShare links',
  'endsSentence endsColon endsEllipsis',
  'sentenceMarks commas upperShare digitShare wordLength capitalisedWords',
  'startsLower startsQuote startsDigit asks signs',
  'copyright address webAddress dateLike copies',
  'titleShare titleCover descriptionShare descriptionCover',
  'wordsSum wordsMean wordsLow wordsHigh',
]
  .join(' ')
  .split(' ');

const SENTENCE_END = /[.!?。！？।؟…][”"'’»)\]]*$/;
const COLON_END = /[:：]$/;
const ELLIPSIS_END = /(?:…|\.\.\.)\]?$/;
const LOWER_START = /^\p{Ll}/u;
const QUOTE_START = /^[“"„«‘'–—-]/;
const DIGIT_START = /^\p{Nd}/u;
const COPYRIGHT = /©|\(c\)|copyright|all rights reserved/i;
const ADDRESS = /[\w.]@[\w-]+\./;
const WEB_ADDRESS = /https?:\/\/|www\./i;
const DATE_LIKE = /\b(?:19|20)\d\d\b|\d{1,2}[.:/]\d\d/;

/** Writes to `data` from `at` on; gives where the next number goes. */
export function measureText(
  { index, linkChars, links, text }: Block,
  tokens: string[],
  context: PageContext,
  data: Float32Array,
  at: number,
): number {
  const length = context.lengths[index] as number;
  const counts = context.counts[index] as CharacterCounts;
  data[at++] = context.logLengths[index] as number;
  data[at++] = Math.log1p(tokens.length);
  data[at++] = linkChars / text.length;
  data[at++] = Math.min(links, 20);
  const end = text.slice(-8);
  data[at++] = SENTENCE_END.test(end) ? 1 : 0;
  data[at++] = COLON_END.test(end) ? 1 : 0;
  data[at++] = ELLIPSIS_END.test(end) ? 1 : 0;
  data[at++] = counts.sentenceMarks / length;
  data[at++] = counts.commas / length;
  data[at++] = counts.upper / length;
  data[at++] = counts.digits / length;
  data[at++] = length / (tokens.length + 1);
  data[at++] = counts.capitals / (tokens.length + 1);
  data[at++] = LOWER_START.test(text) ? 1 : 0;
  data[at++] = QUOTE_START.test(text) ? 1 : 0;
  data[at++] = DIGIT_START.test(text) ? 1 : 0;
  data[at++] = counts.questions > 0 ? 1 : 0;
  data[at++] = counts.signs / length;
  const start = text.slice(0, 2000);
  data[at++] = COPYRIGHT.test(text.slice(0, 400)) ? 1 : 0;
  // Signs and full stops are counted already, and most blocks have none.
  data[at++] = counts.signs > 0 && ADDRESS.test(start) ? 1 : 0;
  data[at++] = (counts.signs > 0 || counts.sentenceMarks > 0) && WEB_ADDRESS.test(start) ? 1 : 0;
  data[at++] = text.length < 120 && counts.digits > 2 && DATE_LIKE.test(text) ? 1 : 0;
  data[at++] = Math.min(context.copies[index] as number, 10);
  at = context.claimed.measure(tokens, data, at);
  return measureWords(tokens, context.priors, data, at);
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
