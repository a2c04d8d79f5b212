/** The elements of a page by their names: one walk for all rules that ask for a few elements of one kind. */
import type { Element, PageTree } from '../tree.ts';

const pages = new WeakMap<PageTree, Map<string, Element[]>>();
const NONE: Element[] = [];

/** All elements of one name, in document order. */
export function elementsNamed(page: PageTree, name: string): readonly Element[] {
  let byName = pages.get(page);
  if (!byName) {
    byName = sorted(page.elements);
    pages.set(page, byName);
  }
  return byName.get(name) ?? NONE;
}

function sorted(elements: Element[]): Map<string, Element[]> {
  const byName = new Map<string, Element[]>();
  for (const element of elements) {
    const same = byName.get(element.name);
    if (same) same.push(element);
    else byName.set(element.name, [element]);
  }
  return byName;
}
