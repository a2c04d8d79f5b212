/** Words of class names, ids and test ids, for rules that know what a word means in any theme. */
import type { Element, PageTree } from '../tree.ts';

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;
// Pages repeat few sets of classes many times over.
const MAX_KNOWN = 5_000;
const known = new Map<string, string[]>();
const NONE: string[] = [];

const pages = new WeakMap<PageTree, (string[] | undefined)[]>();

/** The words of an element's class, id and data hooks, lower case, split at hyphens, underscores and inner capitals. */
export function classWords(page: PageTree, element: Element): string[] {
  let ofPage = pages.get(page);
  if (!ofPage) {
    ofPage = new Array(page.elements.length);
    pages.set(page, ofPage);
  }
  const words = ofPage[element.order] ?? wordsOf(element);
  ofPage[element.order] = words;
  return words;
}

/** A test of whether any of the words fits, which is asked once for each set of words and not for each element. */
export function anyWord(pattern: RegExp): (words: string[]) => boolean {
  const answers = new Map<string, boolean>();
  const fits = (word: string) => {
    const before = answers.get(word);
    if (before !== undefined) return before;
    if (answers.size >= MAX_KNOWN) answers.clear();
    const answer = pattern.test(word);
    answers.set(word, answer);
    return answer;
  };
  return remembered((words) => words.some(fits));
}

/** The same for the words in a row, with a hyphen between them. */
export function phrase(pattern: RegExp): (words: string[]) => boolean {
  return remembered((words) => pattern.test(words.join('-')));
}

function remembered(test: (words: string[]) => boolean): (words: string[]) => boolean {
  const answers = new WeakMap<string[], boolean>();
  return (words) => {
    if (words.length === 0) return false;
    let answer = answers.get(words);
    if (answer === undefined) {
      answer = test(words);
      answers.set(words, answer);
    }
    return answer;
  };
}

function wordsOf({ attribs }: Element): string[] {
  const hooks = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa'];
  const names = attribs.id || hooks ? `${attribs.class ?? ''} ${attribs.id ?? ''} ${hooks ?? ''}` : attribs.class;
  if (!names) return NONE;
  const key = names.length > MAX_LENGTH ? names.slice(0, MAX_LENGTH) : names;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const words = splitWords(key);
  known.set(key, words);
  return words;
}

function splitWords(names: string): string[] {
  const lower = names.toLowerCase();
  // Nearly all names are ASCII; lower case of others may have another length.
  if (/[^\0-\x7f]/.test(names))
    return names
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean);
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= lower.length; at += 1) {
    const isLetter = lower.charCodeAt(at) >= LETTER_A && lower.charCodeAt(at) <= LETTER_Z;
    const isCapital = isLetter && names.charCodeAt(at) < LETTER_A;
    const endsWord = !isLetter || (isCapital && start >= 0 && names.charCodeAt(at - 1) >= LETTER_A);
    if (start >= 0 && endsWord) {
      words.push(lower.slice(start, at));
      start = -1;
    }
    if (isLetter && start < 0) start = at;
  }
  return words;
}

const LETTER_A = 'a'.charCodeAt(0);
const LETTER_Z = 'z'.charCodeAt(0);
