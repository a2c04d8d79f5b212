/** Words of class names, ids and test ids, for rules that know what a word means in any theme. */
import type { Element } from '../tree.ts';

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;

/** The words of an element's class, id and data hooks, lower case, split at hyphens, underscores and inner capitals. */
export function classWords(element: Element): string[] {
  const { attribs } = element;
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs['data-testid'] ?? ''} ${attribs['data-component'] ?? ''} ${attribs['data-qa'] ?? ''}`;
  return names
    .slice(0, MAX_LENGTH)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
