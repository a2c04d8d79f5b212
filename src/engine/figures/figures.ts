import type { JsonLd } from '../metadata/json-ld.ts';
import type { PageTree } from '../page/tree.ts';
import type { BodyExtent, FigureCandidate } from './candidate.ts';
import { readCaption } from './caption.ts';
import { chooseArticlePictures, withOneLead } from './choice.ts';
import { enclose } from './enclosure.ts';
import { creditInMicrodata, describedImages } from './image-objects.ts';
import { measure } from './measures.ts';
import { findPictures } from './pictures.ts';

/** Finds all pictures that could be an article's, in document order: icons, trackers, logos and the like left out. */
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
        ...(picture.width && { width: picture.width }),
        ...(picture.height && { height: picture.height }),
      },
      key: picture.key,
      pixels: picture.pixels,
      picture: picture.element,
      element: enclosure.element,
      captionElements: enclosure.captionElements,
    };
  });
}

export { withOneLead };

/** The article's own among them, in document order; the lead picture marked. One picture once, whatever its crops. `authors` are names. */
export function chooseFigures(
  page: PageTree,
  jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
  authors: string[] = [],
): FigureCandidate[] {
  return chooseArticlePictures(page, jsonLd, candidates, body, authors);
}
