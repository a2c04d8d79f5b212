/**
 * A page with its facts: its tree, and each fact about it by the name of the function that reads it, computed when it is first
 * asked for and kept with the page. Lighthouse's `computed/` is the model: a fact is written where it belongs, and asks for
 * others.
 */
import type { PageTree } from './tree.ts';

/** A page to ask. The tree holds its facts, so they live as long as it does. */
export type Page = PageTree;

/** The function that gives a fact of a page: `read` runs once a page. */
export function fact<T>(read: (page: Page) => T): (page: Page) => T {
  return (page) => {
    const known = page.facts.get(read);
    if (known !== undefined) return known as T;
    const made = read(page);
    page.facts.set(read, made);
    return made;
  };
}

/** A fact that depends on what else is known, such as the headline: `read` runs once for each of these. */
export function factBy<K, T>(read: (page: Page, key: K) => T): (page: Page, key: K) => T {
  const known = fact(() => new Map<K, T>());
  return (page, key) => {
    const values = known(page);
    const before = values.get(key);
    if (before !== undefined) return before;
    const made = read(page, key);
    values.set(key, made);
    return made;
  };
}
