import type { JsonLd } from '../metadata/json-ld.ts';
import { type Element, elementsNamed, type PageTree, type ParentNode } from '../page/tree.ts';
import type { BodyExtent, FigureCandidate } from './candidate.ts';
import { readCaption } from './caption.ts';
import { chooseArticlePictures, withOneLead } from './choice.ts';
import { type Enclosure, enclose } from './enclosure.ts';
import { creditInMicrodata, describedImages } from './image-objects.ts';
import { measure, type PictureMeasures } from './measures.ts';
import { findPictures } from './pictures.ts';

/** Finds all pictures that could be an article's, in document order: icons, trackers, logos and the like left out. */
export function findFigures(page: PageTree, jsonLd: JsonLd): FigureCandidate[] {
  const pictures = findPictures(page);
  const measures = measure(
    page,
    pictures.map((picture) => picture.element),
  );
  const described = describedImages(jsonLd);
  const enclosures = pictures.map((_, index) => enclose(page, measures, pictures, index));
  const told = slidesThatTell(page, measures, enclosures);
  return pictures.map((picture, index) => {
    const enclosed = enclosures[index] as Enclosure;
    const enclosure = told.has(enclosed) ? { element: picture.element, captionElements: [] } : enclosed;
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

/**
 * The slides whose paragraphs, which nothing calls captions, are what the page tells: they are longer than all its other
 * paragraphs together.
 */
function slidesThatTell(page: PageTree, measures: PictureMeasures, enclosures: Enclosure[]): Set<Enclosure> {
  const groups = new Map<ParentNode | null, Enclosure[]>();
  for (const enclosure of enclosures) {
    const { captionElements, element } = enclosure;
    if (captionElements.length === 0 || !captionElements.every(({ name }) => name === 'p')) continue;
    const known = groups.get(element.parent);
    if (known) known.push(enclosure);
    else groups.set(element.parent, [enclosure]);
  }
  for (const slides of groups.values()) {
    if (slides.length < LEAST_SLIDES) continue;
    const length = (elements: readonly Element[]) =>
      elements.reduce((sum, element) => sum + measures.textLength(element), 0);
    const told = length(slides.flatMap(({ captionElements }) => captionElements));
    if (told >= LEAST_TOLD && told * 2 > length(elementsNamed(page, 'p'))) return new Set(slides);
  }
  return new Set();
}

const LEAST_SLIDES = 3;
/** Characters. */
const LEAST_TOLD = 400;

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
