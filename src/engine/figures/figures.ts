/** The pictures of a page with what is printed under them, found on the untouched tree, and the choice of the article's own. */
import type { Figure } from '../article.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import type { Element, PageTree } from '../page/tree.ts';
import { readCaption } from './caption.ts';
import { chooseArticlePictures } from './choice.ts';
import { enclose } from './enclosure.ts';
import { creditInMicrodata, describedImages } from './image-objects.ts';
import { measure } from './measures.ts';
import { findPictures } from './pictures.ts';

/** A picture and the elements that it takes up. */
export interface FigureCandidate {
  figure: Figure;
  /** Equal for two versions of one picture; empty with the URL of a picture whose address only a script knows. */
  key: string;
  /** Width in pixels of the version at the URL, as far as the markup tells; 0 when it does not. */
  pixels: number;
  /** The `img`, `picture` or what stands in for it. */
  picture: Element;
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
export function findFigures(page: PageTree, jsonLd: JsonLd): FigureCandidate[] {
  const pictures = findPictures(page);
  const measures = measure(
    page,
    pictures.map((picture) => picture.element),
  );
  const described = describedImages(jsonLd);
  return pictures.map((picture, index) => {
    const enclosure = enclose(page, measures, pictures, index);
    const printed = readCaption(enclosure);
    const stated = creditInMicrodata(page, enclosure.element) || described.get(picture.key)?.credit;
    const credit = printed.credit || picture.credit || stated;
    return {
      figure: {
        url: picture.url,
        ...(picture.alt && { alt: picture.alt }),
        ...(printed.caption && { caption: printed.caption }),
        ...(credit && { credit }),
        lead: false,
        ...(picture.width && picture.height && { width: picture.width, height: picture.height }),
      },
      key: picture.key,
      pixels: picture.pixels,
      picture: picture.element,
      element: enclosure.element,
      captionElements: enclosure.captionElements,
    };
  });
}

/** The article's own among them, in document order; the lead picture marked. One picture once, whatever its crops. */
export function chooseFigures(
  page: PageTree,
  jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
): FigureCandidate[] {
  return chooseArticlePictures(page, jsonLd, candidates, body);
}
