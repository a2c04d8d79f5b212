/** The pictures of a page with what is printed under them, found on the untouched tree, and the choice of the article's own. */
import type { Figure } from '../types.ts';
import type { JsonLd } from './metadata/json-ld.ts';
import type { Element, PageTree } from './tree.ts';

/** A picture and the elements that it takes up. */
export interface FigureCandidate {
  figure: Figure;
  /** The outermost element that is nothing but this figure. */
  element: Element;
  /** Elements that hold caption or credit; their text is no part of the body. */
  captionElements: Element[];
}

/** Where the body was found: what a choice of pictures needs to know of it. */
export interface BodyExtent {
  /** The elements that hold the kept blocks, in document order. */
  kept: Element[];
  /** The lowest element that holds all of them. */
  common: Element;
  /** The printed headline, where found. */
  headline?: Element;
}

/** All pictures that could be an article's, in document order: icons, trackers, logos and the like left out. */
export function findFigures(_page: PageTree, _jsonLd: JsonLd): FigureCandidate[] {
  return [];
}

/** The article's own among them, in document order; the lead picture marked. One picture once, whatever its crops. */
export function chooseFigures(
  _page: PageTree,
  _jsonLd: JsonLd,
  candidates: FigureCandidate[],
  _body: BodyExtent,
): FigureCandidate[] {
  return candidates;
}
