/** The page's language: as declared where the text bears it out, else detected; and the direction of its script. */
import { createRequire } from 'node:module';
import { ofLanguage } from '../lexicon/lexicon.ts';
import { isAsciiLetter } from '../page/characters.ts';
import { letterRuns } from '../page/letters.ts';
import { type ChildNode, type Element, isText, type PageTree } from '../page/page.ts';
import { collapse, ownCopy, Remembered } from '../page/text.ts';
import type { Claim } from './claims.ts';

export interface SettledLanguage {
  /** BCP 47. */
  value: string;
  source: string;
}

/**
 * The first declared language that is a tag and that the text does not contradict; else what the text is detected as; else
 * none. Templates that say `en` on every page are the common lie.
 */
export function settleLanguage(page: PageTree, claims: Claim[]): SettledLanguage | undefined {
  const declared = page.html.attribs.lang ?? page.html.attribs['xml:lang'] ?? page.body.attribs.lang;
  const own = declared ? [{ value: declared, source: 'dom:lang' }] : [];
  const tags = [...own, ...claims].flatMap(({ value, source }) => {
    const tag = languageTag(value);
    return tag ? [{ value: tag, source }] : [];
  });
  const text = sampleText(page);
  const guesses = guessesOf(text);
  const sound = tags.find(({ value }) => isPlausible(value, text, guesses));
  if (sound) return sound;
  const detected = detect(text, guesses);
  return detected ? { value: detected, source: 'text' } : undefined;
}

/** A BCP 47 tag in canonical case, or undefined for what is none (`english`, `%lang%`, `xx_YY@foo`). */
export function languageTag(value: string): string | undefined {
  if (value.length > LONGEST_TAG) return canonicalTag(value);
  return (tags.get(value) ?? tags.set(value, ownCopy(canonicalTag(value) ?? NO_TAG))) || undefined;
}

const LONGEST_TAG = 20;
// Pages write few tags, and each a dozen times.
const tags = new Remembered<string>(500);
const NO_TAG = '';

function canonicalTag(value: string): string | undefined {
  const tag =
    value
      .trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Rohg', 'Adlm', 'Mand', 'Samr']);

export interface SettledDirection {
  value: 'ltr' | 'rtl';
  source: string;
}

/** Gives the direction that the page declares, else that of its language's usual script. */
export function settleDirection(page: PageTree, language: SettledLanguage | undefined): SettledDirection | undefined {
  const declared = (page.html.attribs.dir ?? page.body.attribs.dir)?.toLowerCase();
  if (declared === 'rtl' || declared === 'ltr') return { value: declared, source: 'dom:dir' };
  const script = language && scriptOf(language.value);
  return script ? { value: RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr', source: language.source } : undefined;
}

// Pages are in few languages, and each is asked about twice.
const scripts = new Remembered<string>(500);
const NO_SCRIPT = '';
/** Languages of Latin letters everywhere: the first use of `Intl.Locale` takes milliseconds. */
const IN_LATIN = /^(?:en|de|fr|es|pt|it|nl|sv|da|nb|no|nn|fi|is|pl|cs|sk|hu|ro|tr|id|vi)(?:-[a-z]{2})?$/i;

function scriptOf(language: string): string | undefined {
  if (IN_LATIN.test(language)) return 'Latn';
  const known = scripts.get(language);
  return (known ?? scripts.set(language, new Intl.Locale(language).maximize().script ?? NO_SCRIPT)) || undefined;
}

// This much text is enough to tell a language by its common words, and little enough to cost nothing.
const SAMPLE = 3_000;
const MIN_SAMPLE = 200;

// Shorter texts are menus and labels, which templates leave in another language.
const MIN_PROSE = 80;
// A sign of Chinese, Japanese or Korean says as much as three letters.
const MIN_PROSE_CJK = 27;
const FIRST_CJK = 0x2e80;

/** The beginning of the page's prose, whatever elements hold it. */
function sampleText(page: PageTree): string {
  let text = '';
  for (let order = 0; order < page.elements.length && text.length < SAMPLE; order += 1) {
    const { name, children } = page.elements[order] as Element;
    if (name === 'script' || name === 'style' || name === 'noscript') continue;
    for (let at = 0; at < children.length; at += 1) text += proseIn(children[at] as ChildNode);
  }
  return text;
}

function proseIn(node: ChildNode): string {
  if (!isText(node) || node.data.length < MIN_PROSE_CJK) return '';
  const least = node.data.charCodeAt(node.data.length >> 1) < FIRST_CJK ? MIN_PROSE : MIN_PROSE_CJK;
  const line = node.data.length < least ? '' : collapse(node.data.slice(0, SAMPLE));
  return line.length >= least ? `${line} ` : '';
}

type Script = [letter: RegExp, names: string[]];

const SCRIPTS: Script[] = [
  [/\p{Script=Latin}/u, ['Latn']],
  [/\p{Script=Cyrillic}/u, ['Cyrl']],
  [/\p{Script=Arabic}/u, ['Arab']],
  [/\p{Script=Greek}/u, ['Grek']],
  [/\p{Script=Hebrew}/u, ['Hebr']],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, ['Hans', 'Hant', 'Jpan', 'Hani', 'Kore']],
  [/\p{Script=Hangul}/u, ['Kore']],
  [/\p{Script=Devanagari}/u, ['Deva']],
  [/\p{Script=Thai}/u, ['Thai']],
];

// Share of letters that quotations and names in another script may take.
const MAX_FOREIGN = 0.5;
// Prose has a fifth of its language's common words, the rarest of the sets' pages 8 in 100; a Zulu page with English names
// and quotes has 4 of English.
const MIN_COMMON = 0.06;
const NEAR_COMMON = 0.03;

function isPlausible(language: string, text: string, guesses: () => Guess[]): boolean {
  if (text.length < MIN_SAMPLE) return true;
  const inScript = shareInScript(text, language);
  if (inScript !== undefined && inScript < 1 - MAX_FOREIGN) return false;
  if (hasForeignLetters(language, text)) return false;
  const share = commonShare(text, language) ?? 1;
  if (share >= MIN_COMMON) return true;
  // Agglutinative prose has fewer such words: near the border detection is asked, which does not know the rarest languages.
  const [guess] = guesses();
  if (guess?.lang !== language.toLowerCase().split('-')[0]) return false;
  return share >= NEAR_COMMON || (guess !== undefined && guess.accuracy >= MIN_ACCURACY);
}

/** Letters that a language does not have, while its neighbours of the same script have them in each sentence. */
const FOREIGN_LETTERS: Record<string, RegExp> = {
  ru: /[іїєґў]/gi,
  uk: /[ыэёъў]/gi,
  bg: /[ыэёіїєґў]/gi,
  ar: /[پچژگ]/g,
};
// Share of such letters in the text; in Ukrainian and Persian prose it is 2 to 8 %, in quotations and names less.
const LEAST_LETTERS_OF_OTHERS = 0.015;

function hasForeignLetters(language: string, text: string): boolean {
  const letters = FOREIGN_LETTERS[language.split('-')[0] as string];
  return letters !== undefined && (text.match(letters)?.length ?? 0) > text.length * LEAST_LETTERS_OF_OTHERS;
}

/** Counts the letters of each script of the table. */
function countScripts(text: string): Uint32Array {
  const counts = new Uint32Array(SCRIPTS.length);
  let ascii = 0;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = text.codePointAt(at) as number;
    if (code < 0x80) {
      if (isAsciiLetter(code)) ascii += 1;
      continue;
    }
    if (code > 0xffff) at += 1;
    const script = scriptAt(code);
    if (script >= 0) (counts[script] as number) += 1;
  }
  // ASCII is most of most pages, and its letters are Latin, which stands first.
  (counts[0] as number) += ascii;
  return counts;
}

const NOT_ASKED = -2;
/** The script of each character of Unicode's basic plane, once it was asked for. */
const scriptsKnown = new Int8Array(0x10000).fill(NOT_ASKED);

/** The character's place in the table of scripts, or -1. */
function scriptAt(code: number): number {
  const known = scriptsKnown[code];
  if (known !== undefined && known !== NOT_ASKED) return known;
  const letter = String.fromCodePoint(code);
  const script = SCRIPTS.findIndex(([pattern]) => pattern.test(letter));
  if (known !== undefined) scriptsKnown[code] = script;
  return script;
}

const require = createRequire(import.meta.url);

// Detection costs by the character, and some 150 words tell a language as well as 500.
const DETECTION_SAMPLE = 1_000;
// Pages in scripts of their own that were told rightly have 0.6 and more.
const MIN_ACCURACY = 0.45;

function detect(text: string, guesses: () => Guess[]): string | undefined {
  if (text.length < MIN_SAMPLE) return undefined;
  return guesses().find(({ lang, accuracy }) => isBorneOut(lang, accuracy, text))?.lang;
}

interface Guess {
  lang: string;
  accuracy: number;
}

/** Detects once, when it is asked for. Detection is loaded where it is needed only: it reads a table of some hundred kilobytes. */
function guessesOf(text: string): () => Guess[] {
  let guesses: Guess[] | undefined;
  return () => {
    const tinyld = require('tinyld') as { detectAll: (text: string) => Guess[] };
    guesses ??= tinyld.detectAll(text.slice(0, DETECTION_SAMPLE)).slice(0, 2);
    return guesses;
  };
}

/**
 * Tells whether a guess holds: detection knows a few languages in Latin script only, and takes the others for one of these,
 * however sure it is.
 */
function isBorneOut(language: string, accuracy: number, text: string): boolean {
  if ((scriptOf(language) ?? 'Latn') !== 'Latn') return accuracy >= MIN_ACCURACY;
  return hasCommonWords(language) && (commonShare(text, language) ?? 1) >= MIN_COMMON;
}

/** The share of the letters of `text` in the language's script; undefined where the script is none of those that are counted. */
export function shareInScript(text: string, language: string): number | undefined {
  const script = scriptOf(language);
  let [all, own, known] = [0, 0, false];
  for (const [index, count] of countScripts(text).entries()) {
    const isOwn = script !== undefined && (SCRIPTS[index] as Script)[1].includes(script);
    all += count;
    if (isOwn) own += count;
    known ||= isOwn;
  }
  return known && all > 0 ? own / all : undefined;
}

/** The sets of common words, by the words in a row; there are no more than the tables have. */
const commonSets = new Map<string, Set<string>>();

function hasCommonWords(language: string): boolean {
  return ofLanguage(language, 'common') !== undefined;
}

/** The share of the words of `text` that are common in the language; undefined where table or text are too small to tell. */
export function commonShare(text: string, language: string): number | undefined {
  const row = ofLanguage(language, 'common');
  if (row === undefined) return undefined;
  const common = commonSets.get(row) ?? new Set(row.split(' '));
  commonSets.set(row, common);
  const words = letterRuns(text.toLowerCase());
  let found = 0;
  for (const word of words) if (common.has(word)) found += 1;
  return words.length < MIN_WORDS ? undefined : found / words.length;
}

// Fewer words are a title or a menu.
const MIN_WORDS = 40;
