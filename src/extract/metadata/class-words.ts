/** Words of class names, ids and test ids, for rules that know what a word means in any theme. */
import type { Element } from '../tree.ts';

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;
// Pages repeat few sets of classes many times over.
const MAX_KNOWN = 5_000;
const known = new Map<string, string[]>();
const NONE: string[] = [];

/** The words of an element's class, id and data hooks, lower case, split at hyphens, underscores and inner capitals. */
export function classWords(element: Element): string[] {
  const { attribs } = element;
  const hooks = attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa'];
  if (!attribs.class && !attribs.id && !hooks) return NONE;
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''} ${hooks ?? ''}`.slice(0, MAX_LENGTH);
  const before = known.get(names);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const words = names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  known.set(names, words);
  return words;
}
