/** The page's own summary: the whole one before a cut one, without the site's name. */
import { collapse } from '../page/text.ts';
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

/** `claims` come in order of precedence. */
export function settleDescription(
  claims: Claim[],
  title: string | undefined,
  siteNames: string[],
): SettledDescription | undefined {
  const told = claims
    .map(({ place, value, source }) => ({ place, value: withoutName(collapse(value), siteNames), source }))
    .filter(({ value }) => value !== title && value.length <= LONGEST && /\p{L}/u.test(value) && !isName(value, siteNames));
  const chosen = wholeOf(told);
  return chosen && { value: chosen.value, source: chosen.source };
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
