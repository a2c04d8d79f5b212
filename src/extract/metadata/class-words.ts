/** Words of class names, ids and test ids, for rules that know what a word means in any theme. */
import { isAscii, splitAscii } from '../ascii-words.ts';
import type { Element, PageTree } from '../tree.ts';

/** The names of one element; elements with the same names share one. */
export interface ClassNames {
  /** Lower case, split at hyphens, underscores and inner capitals. */
  words: string[];
  /** One bit a rule of `anyWord` and `phrase` that fits. */
  fits: number;
}

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;
// Pages repeat few sets of classes many times over, and sites few words.
const MAX_KNOWN = 5_000;
const known = new Map<string, ClassNames>();
const pages = new WeakMap<PageTree, (ClassNames | undefined)[]>();

/** The words of an element's class, id and data hooks, and which rules they fit. */
export function classNames(page: PageTree, element: Element): ClassNames {
  let ofPage = pages.get(page);
  if (!ofPage) {
    ofPage = new Array(page.elements.length);
    pages.set(page, ofPage);
  }
  const names = ofPage[element.order] ?? namesOf(element);
  ofPage[element.order] = names;
  return names;
}

const wordRules: RegExp[] = [];
const phraseRules: { pattern: RegExp; bit: number }[] = [];
let rules = 0;

/** A test of whether any of the words fits `pattern`. To be made when a module is loaded: there is room for 31. */
export function anyWord(pattern: RegExp): (names: ClassNames) => boolean {
  const bit = 1 << rules;
  wordRules[rules] = pattern;
  rules += 1;
  return (names) => (names.fits & bit) !== 0;
}

/** The same for the words in a row, with a hyphen between them. */
export function phrase(pattern: RegExp): (names: ClassNames) => boolean {
  const bit = 1 << rules;
  phraseRules.push({ pattern, bit });
  rules += 1;
  return (names) => (names.fits & bit) !== 0;
}

const NONE: ClassNames = { words: [], fits: 0 };

function namesOf({ attribs }: Element): ClassNames {
  const hooks = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa'];
  const all = attribs.id || hooks ? `${attribs.class ?? ''} ${attribs.id ?? ''} ${hooks ?? ''}` : attribs.class;
  if (!all) return NONE;
  const key = all.length > MAX_LENGTH ? all.slice(0, MAX_LENGTH) : all;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const words = splitWords(key);
  const made = { words, fits: fitsOf(words) };
  known.set(key, made);
  return made;
}

const knownWords = new Map<string, number>();

function fitsOf(words: string[]): number {
  let fits = 0;
  for (const word of words) fits |= knownWords.get(word) ?? learn(word);
  const row = words.join('-');
  for (const { pattern, bit } of phraseRules) if (pattern.test(row)) fits |= bit;
  return fits;
}

function learn(word: string): number {
  let fits = 0;
  wordRules.forEach((pattern, index) => {
    if (pattern.test(word)) fits |= 1 << index;
  });
  if (knownWords.size >= MAX_KNOWN) knownWords.clear();
  knownWords.set(word, fits);
  return fits;
}

function splitWords(names: string): string[] {
  if (isAscii(names)) return splitAscii(names);
  // The lower case of other letters may have another length.
  const parted = names.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}
