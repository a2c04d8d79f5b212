/**
 * Letters: runs of them, texts without their accents, and patterns for those of all scripts. Most pages are written in Latin's, which
 * V8 knows at a glance; for each `\p{L}` in a pattern it takes a tenth of a millisecond to look all characters up, when the pattern is
 * made and again when it is first used.
 */

/** The runs of letters in a text. */
export function letterRuns(text: string): string[] {
  return text.match(isLatin(text) ? LATIN_LETTERS : LETTERS) ?? [];
}

/** Whether all letters of a text are Latin, none of them written with a mark of its own. */
export function isLatin(text: string): boolean {
  return !BEYOND_LATIN.test(text);
}

/** Signs but for Latin's letters up to U+024F and general punctuation, among which are dashes and curled quotes. */
const BEYOND_LATIN = /[\u0250-\u1fff\u2070-\uffff]/;
/** Latin's letters, for a class of a pattern. */
export const LATIN = 'A-Za-zªµºÀ-ÖØ-öø-ɏ';
const LATIN_LETTERS = new RegExp(`[${LATIN}]+`, 'g');
const LETTERS = /\p{L}+/gu;

/** The first word in lower case, where the text begins with one. */
export function firstWord(text: string): string | undefined {
  const word = ASCII_WORD.exec(text)?.[1] ?? (NO_ASCII_WORD.test(text) ? undefined : FIRST_WORD(text).exec(text)?.[1]);
  return word?.toLowerCase();
}

// Most lines are told by their first letters from one with a word in any script.
const ASCII_WORD = /^\s*([A-Za-z]+)(?![A-Za-z\x80-\uffff])/;
const NO_ASCII_WORD = /^\s*(?:$|[!-@[-`{-\x7f])/;
const FIRST_WORD = anyScript(String.raw`^\s*([\p{L}\p{M}]+)`);

/**
 * A pattern of letters of all scripts, made when it is first asked for, and for Latin texts with Latin's letters alone. It gives the
 * one to ask a text with. `source` names properties by `\p{L}` and its like, and by `\P{L}` outside of classes alone.
 */
export function anyScript(source: string | (() => string), flags = 'u'): (text: string) => RegExp {
  let [all, latin]: [RegExp | undefined, RegExp | undefined] = [undefined, undefined];
  const pattern = typeof source === 'string' ? () => source : source;
  return (text) => {
    if (isLatin(text)) {
      latin ??= madeForLatin(pattern(), flags);
      return latin;
    }
    all ??= new RegExp(pattern(), flags);
    return all;
  };
}

function madeForLatin(source: string, flags: string): RegExp {
  const latin = inLatin(source);
  // The flag costs time; it is needed for properties that are left, and for letters without case.
  return new RegExp(latin, flags.includes('i') || /\\p/i.test(latin) ? flags : flags.replace('u', ''));
}

/** The pattern with the Latin characters of each property in its place. */
function inLatin(source: string): string {
  let inClass = false;
  return source.replace(PROPERTY_OR_BRACKET, (part, kind: string | undefined, name: string) => {
    if (part === '[' || part === ']') inClass = part === '[';
    const characters = kind && ofLatin(name);
    if (characters === undefined) return part;
    if (kind === 'P') return `[^${characters}]`;
    return inClass ? characters : `[${characters}]`;
  });
}

const PROPERTY_OR_BRACKET = /\\([pP])\{([\w=]+)\}|\\[\s\S]|[[\]]/g;

/** The Latin characters of a property, for a class of a pattern; undefined for a property that is not known here. */
function ofLatin(name: string): string | undefined {
  if (name === 'M' || name.startsWith('Script=')) return '';
  if (name === 'Lu' || name === 'Ll') {
    latinCases ??= casesOfLatin();
    return latinCases[name];
  }
  return { L: LATIN, N: '0-9²³¹¼-¾', Nd: '0-9' }[name];
}

let latinCases: { Lu: string; Ll: string } | undefined;
/** Latin letters of neither case: ordinal signs, clicks, and single signs for two letters of which the first alone is large. */
const CASELESS = 'ªºƻǀǁǂǃǅǈǋǲ';

function casesOfLatin(): { Lu: string; Ll: string } {
  const cases = { Lu: '', Ll: '' };
  for (let code = 0x41; code <= LAST_LATIN; code += 1) {
    const letter = String.fromCharCode(code);
    if (CASELESS.includes(letter) || !LATIN_LETTER.test(letter)) continue;
    cases[letter.toLowerCase() === letter ? 'Ll' : 'Lu'] += letter;
  }
  return cases;
}

const LAST_LATIN = 0x24f;
const LATIN_LETTER = new RegExp(`[${LATIN}]`);

const SOME_LETTER = anyScript(String.raw`[\p{L}\p{N}]`);

/** Whether a text has a letter or a digit. */
export function hasLetter(text: string): boolean {
  return SOME_LETTER(text).test(text);
}

/** Letters and digits without case and accents, each run of other signs replaced by `between`. */
export function plainLetters(text: string, between: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, between);
  const apart = text.normalize('NFKD');
  const plain = apart.replace(LATIN_MARKS, '').toLowerCase();
  if (isLatin(plain)) return plain.replace(/[^a-z\dß-öø-ɏ]+/g, between);
  return wordsAlone(apart.replace(/\p{M}/gu, '').toLowerCase(), between);
}

/** The text with `between` in place of each run of signs that are no letters and no digits. */
export function wordsAlone(text: string, between: string): string {
  return text.replace(NO_LETTERS(text), between);
}

const NO_LETTERS = anyScript(String.raw`[^\p{L}\p{N}]+`, 'gu');

const BEYOND_ASCII = /[^\0-\x7f]/;
/** The marks above and below Latin's letters, where these are written apart. */
const LATIN_MARKS = /[\u0300-\u036f]+/g;

/** The scripts of East Asia, in which half as many letters say as much. */
export const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

// Patterns of many words: V8 takes a millisecond to compile one, and most texts begin as none of its words does.

/** A pattern parted at each `|` that stands in no brackets. */
export function alternatives(pattern: string): string[] {
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = pattern.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      found.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  if (start < pattern.length) found.push(pattern.slice(start));
  return found;
}

/** The first letters, three at most, of every word in a pattern: see `someBegins`. */
export function beginnings(...patterns: string[]): Set<string> {
  // `i-?stock` begins as "istock" does, and as "stock".
  const written = patterns.flatMap((pattern) => [pattern, pattern.replaceAll(/[- ]\?/g, '')]);
  const words = written.flatMap((pattern) => pattern.replaceAll(ENDING, '').split(NO_WORD));
  return new Set(words.map((word) => word.slice(0, 3)));
}

/** Brackets right behind a letter end a word that has begun: the "in" of `redakteur(?:in)?` begins none. */
const ENDING = /(?<=\p{L})\(\?:[^()]*\)/gu;
const NO_WORD = /\\p\{\w+\}|\\\w|[^\p{L}]+/u;

/** Whether a word of the text, in small letters, begins as words of a pattern do. Without one there is no need to ask the pattern. */
export function someBegins(lower: string, begin: Set<string>): boolean {
  return letterRuns(lower).some((word) => begin.has(word.slice(0, 3)));
}

/** Gives a part of a pattern: those of many alternatives that may fit, and what stands behind them; nothing where none may. */
export type PatternPart = (words: string | string[], behind?: string) => string;

/** The patterns of many words as a whole, and for Latin texts those with the alternatives that are in Latin letters. */
function whole(make: (part: PatternPart) => string, flags?: string): (text: string) => RegExp {
  const all = anyScript(() => make((words, behind = '') => `(?:${[words].flat().join('|')})${behind}`), flags);
  const ofLatinAlone = (words: string | string[]) => [words].flat().flatMap(alternatives).filter(isLatin);
  const latin = anyScript(
    () => make((words, behind = '') => `(?:${ofLatinAlone(words).join('|') || NOTHING})${behind}`),
    flags,
  );
  const either = (text: string) => (isLatin(text) ? latin : all)(text);
  wholes.push(either);
  return either;
}

const wholes: ((text: string) => RegExp)[] = [];

/** Every such pattern, to measure how long each takes. */
export function wholePatterns(): RegExp[] {
  return wholes.flatMap((pattern) => [pattern(''), pattern(NO_LATIN)]);
}

/** Texts for which small patterns are made; a run over many pages has the whole one compiled. */
const FEW = 150;

/** A pattern for the beginning of a text, made for each first word with those alternatives alone that it may begin. */
export function byFirstWord(make: (part: PatternPart) => string): (word: string) => RegExp {
  const made = new Map<string, RegExp>();
  const patternOf = (part: PatternPart) => `^(?:${make(part)})`;
  const all = whole(patternOf);
  let asked = 0;
  return (word) => {
    asked += 1;
    // The text behind the first word may be of any script.
    if (asked > FEW) return all(NO_LATIN);
    const source = patternOf((words, behind) => partOf(words, behind, [word]));
    return madeOnce(source, 'u', made);
  };
}

const NO_LATIN = 'ж';

/**
 * A pattern whose alternatives begin words of a text, made for those of them alone that a text in small letters may have. It finds
 * nothing in a text without any of them, unless it has one of the `signs` with which the pattern may begin, too.
 */
export function bySomeWord(make: (part: PatternPart) => string, flags = 'u', signs?: RegExp): (lower: string) => RegExp {
  const [latin, all] = [new Map<string, RegExp>(), new Map<string, RegExp>()];
  const every = whole(make, flags);
  let asked = 0;
  return (lower) => {
    asked += 1;
    if (asked > FEW) return every(lower);
    const ofLatinAlone = isLatin(lower);
    const texts = lower.match(ofLatinAlone ? LATIN_LETTERS : LETTERS_AND_MARKS) ?? [];
    let someFit = signs?.test(lower) ?? false;
    const source = make((words, behind) => {
      const part = partOf(words, behind, texts);
      someFit ||= part !== NOTHING;
      return part;
    });
    if (!someFit) return NEVER;
    return ofLatinAlone ? madeOnce(inLatin(source), flags, latin) : madeOnce(source, flags, all);
  };
}

const LETTERS_AND_MARKS = /[\p{L}\p{M}]+/gu;
const NOTHING = '(?!)';
const NEVER = /(?!)/g;

function madeOnce(source: string, flags: string, made: Map<string, RegExp>): RegExp {
  const pattern = made.get(source) ?? new RegExp(source, flags);
  made.set(source, pattern);
  return pattern;
}

function partOf(words: string | string[], behind = '', texts: string[]): string {
  const fitting = typeof words === 'string' ? fittingOf(words, texts) : words.flatMap((each) => fittingOf(each, texts));
  return fitting.length === 0 ? NOTHING : `(?:${fitting.join('|')})${behind}`;
}

function fittingOf(words: string, texts: string[]): string[] {
  const list = lists.get(words) ?? listOf(words);
  lists.set(words, list);
  let fitting = list.get('') ?? [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] as string;
    const near = list.get(text.charAt(0));
    if (near) fitting = [...fitting, ...near.filter(({ begins }) => text.startsWith(begins))];
  }
  if (fitting.length < 2) return fitting.map(({ alternative }) => alternative);
  const ordered = [...new Map(fitting.map(({ place, alternative }) => [place, alternative]))].sort(([a], [b]) => a - b);
  return ordered.map(([, alternative]) => alternative);
}

/** An alternative, its place among the others, and letters that it may begin with. */
interface Alternative {
  alternative: string;
  place: number;
  begins: string;
}

/** The alternatives that were asked for, by the first letter of each; without a letter where it may begin with anything. */
const lists = new Map<string, Map<string, Alternative[]>>();

function listOf(words: string): Map<string, Alternative[]> {
  const list = new Map<string, Alternative[]>();
  for (const [place, alternative] of alternatives(words).entries()) {
    for (const begins of beginningsOf(alternative)) {
      const same = list.get(begins.charAt(0)) ?? [];
      same.push({ alternative, place, begins });
      list.set(begins.charAt(0), same);
    }
  }
  return list;
}

/** The letters that a text must begin with to fit one alternative; one of none where it may begin with anything else. */
function beginningsOf(alternative: string): string[] {
  const group = alternative.startsWith('(') ? GROUP.exec(alternative) : undefined;
  // A group that may come again may be missing, too, and then anything may stand first.
  if (group && group[2] !== '*' && group[2] !== '{') {
    const behind = group[2] === '?' ? beginningsOf(alternative.slice(group[0].length)) : [];
    return [...alternatives(group[1] ?? '').flatMap(beginningsOf), ...behind];
  }
  const letters = LETTERS_FIRST(alternative).exec(alternative)?.[0] ?? '';
  return [/^[?*{]/.test(alternative.slice(letters.length)) ? letters.slice(0, -1) : letters];
}

const GROUP = /^\(\?:((?:[^()[\]\\]|\\[\s\S]|\(\?:[^()[\]\\]*\)\??)*)\)([?*{]?)/;
const LETTERS_FIRST = anyScript(String.raw`^[\p{L}\p{M}]+`);
