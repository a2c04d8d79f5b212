/** Words of class names, ids and test ids, for rules that know what a word means in any theme. */

import { fact } from '../page/page.ts';
import type { Element, PageTree } from '../page/tree.ts';
import { isAscii, splitAscii } from './names/ascii-words.ts';

/** A rule that names may fit, as one bit; rules are joined by `|` where any of several will do. */
export type Rule = number;

/** The rules that each word fits. */
const wordRules = new Map<string, Rule>();
const phrases: { pattern: RegExp; rule: Rule }[] = [];
let rules = 0;

/** The rule that any of the words is there. To be made when a module is loaded: there is room for 31. */
export function anyWord(words: string): Rule {
  const rule = newRule();
  for (const word of words.split(' ')) wordRules.set(word, (wordRules.get(word) ?? 0) | rule);
  return rule;
}

/** The rule that `pattern` fits the words in a row, in lower case, with a hyphen between them. */
export function phrase(pattern: RegExp): Rule {
  const rule = newRule();
  phrases.push({ pattern, rule });
  return rule;
}

function newRule(): Rule {
  rules += 1;
  return 1 << (rules - 1);
}

/** Whether the words of an element's class, id and data hooks fit the rule. */
export function fits(page: PageTree, element: Element, rule: Rule): boolean {
  return ((rulesOf(page).each[element.order] as Rule) & rule) !== 0;
}

/** Whether those of any element do. */
export function someFit(page: PageTree, rule: Rule): boolean {
  return (rulesOf(page).all & rule) !== 0;
}

interface PageRules {
  /** The rules that each element fits, by `order`. */
  each: Int32Array;
  all: Rule;
}

const rulesOf = fact((page): PageRules => {
  const each = new Int32Array(page.elements.length);
  const known = new Map<string, Rule>();
  let all = 0;
  for (let order = 0; order < each.length; order += 1) {
    const rule = rulesOfElement(page.elements[order] as Element, known);
    each[order] = rule;
    all |= rule;
  }
  return { each, all };
});

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;

/** `known` are the rules of the page's names so far: pages repeat few sets of names many times over. */
function rulesOfElement({ attribs }: Element, known: Map<string, Rule>): Rule {
  const hooks = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa'];
  const all = attribs.id || hooks ? `${attribs.class ?? ''} ${attribs.id ?? ''} ${hooks ?? ''}` : attribs.class;
  if (!all) return 0;
  const names = all.length > MAX_LENGTH ? all.slice(0, MAX_LENGTH) : all;
  const before = known.get(names);
  if (before !== undefined) return before;
  const made = rulesOfWords(splitWords(names));
  known.set(names, made);
  return made;
}

function rulesOfWords(words: string[]): Rule {
  let found = 0;
  for (let at = 0; at < words.length; at += 1) found |= wordRules.get(words[at] as string) ?? 0;
  const row = words.join('-');
  for (const { pattern, rule } of phrases) if (pattern.test(row)) found |= rule;
  return found;
}

/** Splits names at hyphens, underscores and inner capitals, into lower case. */
function splitWords(names: string): string[] {
  if (isAscii(names)) return splitAscii(names);
  // The lower case of other letters may have another length.
  const parted = names.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}
