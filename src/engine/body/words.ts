/** Words of texts, of classes and ids, and how far two texts share them. */
import { isAscii, splitAscii } from '../metadata/names/ascii-words.ts';
import { isLetter, isSurrogate } from '../page/characters.ts';
import type { Element } from '../page/tree.ts';

/** Lower-case words of letters and digits in any script, and underscores; by hand, as the pattern takes twice the time. */
export function words(text: string): string[] {
  const lower = text.toLowerCase();
  return splitBasic(lower) ?? lower.match(WORD) ?? [];
}

const WORD = /[\p{L}\p{N}_]+/gu;

/** Splits a text into words; undefined where letters beyond the basic plane stand in it. */
function splitBasic(lower: string): string[] | undefined {
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (isLetter(code) || code === UNDERSCORE) {
      if (start < 0) start = at;
      continue;
    }
    if (isSurrogate(code)) return undefined;
    if (start >= 0) found.push(lower.slice(start, at));
    start = -1;
  }
  if (start >= 0) found.push(lower.slice(start));
  return found;
}

const UNDERSCORE = 0x5f;

/** The number of words in a shingle, as in the comparison of near duplicates (Broder 1997). */
export const SHINGLE = 4;

export function shingles(tokens: string[]): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE <= tokens.length; i += 1) found.add(tokens.slice(i, i + SHINGLE).join(' '));
  return found;
}

/** Words of class and id, each once. */
export function classWords(element: Element): string[] {
  return [...new Set(namesOf(element).flatMap(wordsOfName))];
}

/** The names in class and id. */
function namesOf({ attribs }: Element): string[] {
  return splitNames(`${attribs.class ?? ''} ${attribs.id ?? ''}`.slice(0, LONGEST_NAMES));
}

/** The most characters that are read of class and id together. */
export const LONGEST_NAMES = 400;

export function splitNames(names: string): string[] {
  return UNEVEN.test(names) ? names.split(/\s+/) : names.split(' ');
}

/** White space other than spaces. V8 splits by spaces several times as fast as by a pattern. */
const UNEVEN = /[^\S ]/;

/** The words of a name, lower case, split at separators and capitals; generated ones (with digits, too long) left out. */
export function wordsOfName(name: string): string[] {
  const parts = isAscii(name) ? splitAscii(name) : splitAny(name);
  // Utility classes and pairs such as "read-more" say more whole than in parts.
  const isWhole = parts.length > 0 && parts[0] === name.toLowerCase();
  const whole = name !== '' && name.length < 30 && !isWhole ? parts.join('-') : undefined;
  const found = parts.filter(isTelling);
  if (whole !== undefined) found.push(whole);
  return found;
}

function isTelling(word: string): boolean {
  return word.length > 1 && word.length < 20;
}

function splitAny(name: string): string[] {
  const parted = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}

export function share<T>(items: T[], test: (item: T) => boolean): number {
  if (!items.length) return 0;
  let hits = 0;
  for (const item of items) if (test(item)) hits += 1;
  return hits / items.length;
}

/** The log-odds by which a class word or a text word speaks for the body; 0 for a word not known. */
export interface Priors {
  classWord(word: string): number;
  textWord(word: string): number;
}
