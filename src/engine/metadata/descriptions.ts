/** The page's own summary: the whole one before a cut one, without the site's name. */

import { fact } from '../page/page.ts';
import { collapse } from '../page/text.ts';
import type { PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { wordsOf } from './likeness.ts';
import { withoutSite } from './title-parts.ts';

export interface SettledDescription {
  value: string;
  source: string;
}

const CUT =
  /(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\]|(?:continue reading|read more|weiterlesen|lire la suite|leer más|leia mais|lees meer|leggi tutto|czytaj więcej|читать далее|devamını oku)\s*[.…»→]*)$/i;
// A summary is a few sentences; what is longer is the text.
const LONGEST = 1_000;
// Two texts with this many first words in common are the same, one of them cut.
const SAME_WORDS = 5;

/** All that a page tells, kept until its text is known. */
const toldBy = fact((): { all: Told[] } => ({ all: [] }));

/** `claims` come in order of precedence. */
export function settleDescription(
  page: PageTree,
  claims: Claim[],
  title: string | undefined,
  siteNames: string[],
): SettledDescription | undefined {
  const told = claims
    .map(({ place, value, source }) => ({ place, value: withoutName(collapse(value), siteNames), source }))
    .filter(({ value }) => value !== title && value.length <= LONGEST && /\p{L}/u.test(value) && !isName(value, siteNames));
  toldBy(page).all = told;
  const chosen = wholeOf(told);
  return chosen && { value: chosen.value, source: chosen.source };
}

/** The description where the best is the text itself, its first paragraph or a cut beginning: the next that is none of these. */
export function descriptionBeside(page: PageTree, text: string): SettledDescription | undefined {
  const others = toldBy(page).all.filter(({ value }) => value.length >= LEAST_OTHER && !isOfText(value, text));
  const chosen = wholeOf(others);
  return chosen && { value: chosen.value, source: chosen.source };
}

// Shorter ones are the same on all pages of a site.
const LEAST_OTHER = 30;
// The description may be half of a brief note.
const MOST_OF_TEXT = 0.8;
// Letters of a beginning that is one for sure: fewer are words that many sentences begin with.
const LEAST_BEGINNING = 40;
// A first line of one sentence is a standfirst, which the editors wrote as the summary; a longer one is the first paragraph.
const MOST_IN_STANDFIRST = 170;
// So many letters in common are the text, whatever follows.
const SURELY_TEXT = 300;

/** `text` is the body: its blocks are parted by blank lines. */
export function isOfText(description: string, text: string): boolean {
  const told = plain(description);
  if (description.length >= MOST_OF_TEXT * text.length && plain(text).includes(told)) return true;
  const cut = plain(description.replace(CUT, ''));
  const start = plain(text.slice(0, 2 * description.length + LEAST_BEGINNING));
  if (cut.length > SURELY_TEXT && start.startsWith(cut.slice(0, SURELY_TEXT))) return true;
  if (cut.length < LEAST_BEGINNING || !start.startsWith(cut)) return false;
  // A first sentence alone may be the summary; the paragraph, or what ends amid a sentence, is the text.
  const [paragraph = ''] = text.split('\n\n', 1);
  const isParagraph = told.length >= plain(paragraph).length && told.length > MOST_IN_STANDFIRST;
  return isCut(description) || endsMidway(description) || isParagraph;
}

function plain(text: string): string {
  return text.replace(/(?:[\s.…]|&nbsp;)+/g, ' ').trim();
}

type Told = SettledDescription & { place: string };

/** The first; where it is cut, the one that goes on with the same words, or the one that the article's own node states. */
function wholeOf(told: Told[]): Told | undefined {
  const [first] = told;
  if (!first) return undefined;
  const words = wordsOf(first.value.replace(CUT, ''));
  const longer = told.find(({ value }) => value.length > first.value.replace(CUT, '').length && goesOn(words, value));
  if (!isCut(first.value)) return longer && !isCut(longer.value) && endsMidway(first.value) ? longer : first;
  const whole = told.find(({ value }) => !isCut(value) && goesOn(words, value));
  const own = told.find(({ place, value }) => place === 'json-ld:description' && !isCut(value));
  return whole ?? own ?? (longer && longer.value.length > first.value.length ? longer : first);
}

function isCut(text: string): boolean {
  return CUT.test(text);
}

/** Tells whether a text is cut without a mark, as systems do at 155 or 200 characters. */
function endsMidway(text: string): boolean {
  return !/[.!?。！？؟।…:;"”’»)\]]$/u.test(text);
}

/** Whether `text` begins with these words; the last of them may be cut. */
function goesOn(words: string[], text: string): boolean {
  const others = wordsOf(text);
  if (words.length < SAME_WORDS || others.length < words.length) return false;
  return words.every((word, index) =>
    index === words.length - 1 ? others[index]?.startsWith(word) : others[index] === word,
  );
}

function withoutName(text: string, siteNames: string[]): string {
  const bare = withoutSite(text, siteNames);
  return bare.length * 2 > text.length ? bare : text;
}

function isName(text: string, siteNames: string[]): boolean {
  return siteNames.some((name) => name.toLowerCase() === text.toLowerCase());
}
