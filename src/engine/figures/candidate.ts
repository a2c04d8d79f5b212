/** The pictures of a page on their way to be the article's. */
import type { Figure } from '../article.ts';
import type { Element } from '../page/page.ts';

/** A picture and the elements that it takes up. */
export interface FigureCandidate {
  figure: Figure;
  /** The key, equal for two versions of one picture; empty with the URL of a picture whose address only a script knows. */
  key: string;
  /** Width in pixels of the version at the URL, as far as the markup tells; 0 when it does not. */
  pixels: number;
  /** The `img`, `picture` or what stands in for it. */
  picture: Element;
  /** The outermost element that is nothing but this figure. */
  element: Element;
  /** Elements that hold caption or credit; their text is no part of the body. */
  captionElements: Element[];
  /** The page declares it and prints it nowhere. */
  unprinted?: boolean;
}

/** The extent of the body, by which its pictures are chosen. */
export interface BodyExtent {
  /** The elements that hold the kept blocks, in document order. */
  kept: Element[];
  /** The lowest element that holds all of them. */
  common: Element;
  /** The printed headline, where found. */
  headline?: Element;
  /** The elements of blocks that went with a region of the page: another article, comments, cards, boxes. */
  dropped?: Element[];
}
