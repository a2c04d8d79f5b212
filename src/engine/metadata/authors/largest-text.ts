/** The box that holds the page's largest text. */
import { INLINE, INVISIBLE } from '../../page/text.ts';
import { type Element, isTag, isText, type PageTree, type ParentNode } from '../../page/tree.ts';
import { textLength } from '../page-text.ts';
import type { Zones } from '../zones.ts';

// Letters of a paragraph; signatures, roles and captions are shorter.
export const PROSE = 80;

/** Parts of a text whose names are of the pictured, the quoted, the linked. */
export const NO_TEXT = new Set(
  'figure figcaption picture table ul ol dl blockquote form aside footer nav button iframe dialog details cite q pre'.split(
    ' ',
  ),
);

/** The element with the most letters of paragraphs right in it, or in the boxes in it. */
export function largestText(page: PageTree, zones: Zones): Element | undefined {
  const sums: Sums = { letters: new Float64Array(page.elements.length), best: undefined };
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    const { name } = element;
    if (zones[order] || textLength(page, element) < PROSE || INLINE.has(name) || INVISIBLE.has(name) || NO_TEXT.has(name))
      continue;
    if (name === 'p' || hasOwnText(element)) addTo(sums, element, textLength(page, element));
  }
  return sums.best;
}

interface Sums {
  /** The letters of each element, by `order`. */
  letters: Float64Array;
  best: Element | undefined;
}

function addTo(sums: Sums, element: Element, length: number): void {
  // Paragraphs parted by `<br>` stand right in their box.
  if (element.name !== 'p' && element.children.some((child) => isTag(child) && child.name === 'br')) {
    add(sums, element, length);
    return;
  }
  const { parent } = element;
  add(sums, parent, length);
  add(sums, parent?.parent, length / 2);
}

function add(sums: Sums, element: ParentNode | null | undefined, count: number): void {
  if (!element || !isTag(element) || element.name === 'html') return;
  const { letters, best } = sums;
  const sum = (letters[element.order] as number) + count;
  letters[element.order] = sum;
  if (!best || sum > (letters[best.order] as number)) sums.best = element;
}

function hasOwnText({ children }: Element): boolean {
  return children.some((child) => isText(child) && child.data.length >= PROSE && child.data.trim().length >= PROSE);
}
