/**
 * Pictures with captions and credits: those of a page are found, and the article's own are chosen among them by where they
 * stand, without teasers, each once.
 */
import type { Figure } from '../article.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import { type Element, elementsNamed, isTag, type PageTree, type ParentNode } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import type { BodyExtent, FigureCandidate } from './candidate.ts';
import { readCaption } from './caption.ts';
import { type Enclosure, enclose } from './enclosure.ts';
import { isCard, isForeign, isInAuthorBox, isNoArticlePicture } from './foreign.ts';
import {
  creditInAttributes,
  creditInMicrodata,
  type DeclaredPicture,
  declaredPictures,
  describedImages,
  statedSizes,
} from './image-objects.ts';
import { findPictures, keyOfPicture, type Picture } from './pictures.ts';
import { isPlaced, measure, type PictureMeasures, type Place, placeOf } from './place.ts';

/** Finds all pictures that could be an article's, in document order: icons, trackers, logos and the like left out. */
export function findFigures(page: PageTree, jsonLd: JsonLd): FigureCandidate[] {
  const pictures = findPictures(page, statedSizes(jsonLd));
  const measures = measure(page, pictures);
  const enclosures = pictures.map((_, index) => enclose(page, measures, pictures, index));
  const told = slidesThatTell(page, measures, enclosures);
  return pictures.map((picture, index) => {
    const enclosure = enclosures[index] as Enclosure;
    const own = told.has(enclosure) ? { element: picture.element, captionElements: [] } : enclosure;
    return new Found(page, jsonLd, picture, own);
  });
}

/**
 * A picture as it was found. Most pictures of a page are none of the article's, by their place alone: their words are not read.
 * A class, and its getters no closures: V8 keeps an object's own getters, and with them the page, until its next full collection.
 */
class Found implements FigureCandidate {
  readonly pixels: number;
  readonly picture: Element;
  readonly element: Element;
  readonly captionElements: Element[];
  readonly #source: [PageTree, JsonLd, Picture, Enclosure];
  #figure: Figure | undefined;

  constructor(...source: [PageTree, JsonLd, Picture, Enclosure]) {
    const [, , found, enclosure] = source;
    this.pixels = found.pixels;
    this.picture = found.element;
    this.element = enclosure.element;
    this.captionElements = enclosure.captionElements;
    this.#source = source;
  }

  get figure(): Figure {
    this.#figure ??= figureOf(...this.#source);
    return this.#figure;
  }

  get key(): string {
    return keyOfPicture(this.#source[2]);
  }
}

/** A candidate with something else of it. Copies do not have a class's getters. */
function changed(candidate: FigureCandidate, changes: Partial<FigureCandidate>): FigureCandidate {
  const { figure, key } = candidate;
  return { ...candidate, figure, key, ...changes };
}

function figureOf(page: PageTree, jsonLd: JsonLd, picture: Picture, enclosure: Enclosure): Figure {
  const printed = readCaption(enclosure);
  const credit =
    printed.credit ||
    creditInAttributes(picture.image) ||
    creditInMicrodata(page, enclosure.element) ||
    describedImages(page, jsonLd).get(keyOfPicture(picture))?.credit;
  return {
    url: picture.url,
    ...(picture.alt && { alt: picture.alt }),
    ...(printed.caption && { caption: printed.caption }),
    ...(credit && { credit }),
    lead: false,
    ...(picture.width && { width: picture.width }),
    ...(picture.height && { height: picture.height }),
  };
}

/**
 * The slides whose paragraphs are what the page tells: they are longer than all its other paragraphs together, and nothing calls
 * them captions, or the captions hold paragraphs.
 */
function slidesThatTell(page: PageTree, measures: PictureMeasures, enclosures: Enclosure[]): Set<Enclosure> {
  const groups = new Map<ParentNode | null, Enclosure[]>();
  for (const enclosure of enclosures) {
    const { captionElements, element } = enclosure;
    const tells = (caption: Element) => caption.name === 'p' || holdsText(caption, measures);
    if (captionElements.length === 0 || !captionElements.every(tells)) continue;
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

function holdsText(caption: Element, measures: PictureMeasures): boolean {
  return measures.textLength(caption) >= LEAST_TEXT && caption.children.some((child) => isTag(child) && child.name === 'p');
}

/** Characters of a caption of whole paragraphs. */
const LEAST_TEXT = 250;

const LEAST_SLIDES = 3;
/** Characters. */
const LEAST_TOLD = 400;

/**
 * The article's own among them, by where they stand, without teasers, in document order; the lead picture marked. One picture once,
 * whatever its crops. `authors` are names.
 */
export function chooseFigures(
  page: PageTree,
  jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
  authors: string[] = [],
): FigureCandidate[] {
  const portraits = candidates.filter(isInAuthorBox).map(({ key }) => key);
  const place = placeOf(page, jsonLd, body, authors, portraits);
  const cards = inRows(candidates, place);
  const isOwn = (candidate: FigureCandidate) => isPlaced(candidate, place) && !isForeign(candidate, place);
  const own = candidates.filter((candidate) => isOwn(candidate) && !cards.has(candidate));
  const unique = onePictureOnce(withAddresses(own, place), place.headline ? visibleText(place.headline) : '').map(
    (candidate) => atItsLargest(candidate, place),
  );
  return withLead(unique, jsonLd, place);
}

/**
 * The picture that the page declares first is the lead, also where only scripts would print it; of logos and of cards for social
 * networks the next is asked. Where none is declared, the first picture leads.
 */
function withLead(pictures: FigureCandidate[], jsonLd: JsonLd, place: Place): FigureCandidate[] {
  const first = [...place.declared].find(([key, { url }]) => !isNoArticlePicture(url) && !place.others.has(key));
  const declared = first && pictures.find(({ key }) => key === first[0]);
  // A picture that is printed over the text is the declared one in another file, or what the page puts in its place.
  const opening = first && pictures.find((candidate) => isOpening(candidate, first[1].url, place));
  const lead = declared ?? opening ?? (first && unprinted(jsonLd, first, place)) ?? pictures[0];
  if (!lead) return [];
  const all = pictures.includes(lead) ? pictures : [lead, ...pictures];
  return all.map((candidate) =>
    candidate === lead ? changed(lead, { figure: { ...lead.figure, lead: true } }) : candidate,
  );
}

/** A picture over the text; right behind the first block one that has the declared file's name. */
function isOpening({ element, figure }: FigureCandidate, declared: string, { first, kept }: Place): boolean {
  if (first === undefined) return false;
  // A saved page may hold its pictures without their addresses.
  const isNamedAlike = NAMELESS.test(figure.url) || isAlike(fileOf(figure.url), fileOf(declared));
  if (element.order < first.order) return true;
  const second = kept[1];
  return second !== undefined && element.order < second.order && isNamedAlike;
}

/** `bridge-480.jpg`, `bridge_t241.webp`: names that begin alike. */
function isAlike(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= LEAST_ALIKE && same * 2 >= Math.min(one.length, other.length);
}

const LEAST_ALIKE = 6;
/** A host that there can never be (RFC 2606). */
const NAMELESS = /^https:\/\/\w+\.invalid\//;

function fileOf(url: string): string {
  return nameOf(url).replace(/\.\w{3,4}$/, '');
}

/** Makes one picture the lead among those that came with a body out of the page's data: the declared one, else the first. */
export function withOneLead(page: PageTree, jsonLd: JsonLd, pictures: FigureCandidate[]): FigureCandidate[] {
  const declared = declaredPictures(page, jsonLd);
  const at = Math.max(
    pictures.findIndex(({ key }) => key === [...declared.keys()][0]),
    0,
  );
  return pictures.map((candidate, index) => changed(candidate, { figure: { ...candidate.figure, lead: index === at } }));
}

/** A picture that is declared and printed nowhere, with what JSON-LD describes it by. */
function unprinted(
  jsonLd: JsonLd,
  [key, declared]: [string, DeclaredPicture],
  { page, headline, common }: Place,
): FigureCandidate {
  const image = describedImages(page, jsonLd).get(key);
  const { caption, credit } = image ?? {};
  const figure = { ...declared, ...(caption && { caption }), ...(credit && { credit }), lead: true };
  const element = headline ?? common;
  return { figure, key, picture: element, element, pixels: declared.width ?? 0, captionElements: [], unprinted: true };
}

/** The declared version, where the page states that it is larger than the printed one, and the size that it states of that file. */
function atItsLargest(candidate: FigureCandidate, { declared }: Place): FigureCandidate {
  const stated = declared.get(candidate.key);
  const { figure, pixels } = candidate;
  if (!stated) return candidate;
  const isSame = stated.url === figure.url;
  const isLarger = pixels > 0 && (stated.width ?? 0) > pixels && nameOf(stated.url) === nameOf(figure.url);
  if (!isSame && !isLarger) return candidate;
  const { width: _, height: __, ...rest } = figure;
  const { width, height }: { width?: number; height?: number } = stated.width ? stated : isSame ? figure : {};
  return changed(candidate, {
    pixels: Math.max(pixels, stated.width ?? 0),
    figure: { ...rest, url: stated.url, ...(width && { width }), ...(height && { height }) },
  });
}

/** The file's name without its size, and without WordPress's mark of the largest version that it makes. */
function nameOf(url: string): string {
  const path = url.replace(/[?#].*/s, '');
  return path.slice(path.lastIndexOf('/') + 1).replace(/[-_]?\d{2,4}x\d{2,4}|-scaled(?=\.)/, '');
}

/** Cards side by side lead to other articles; one alone, between paragraphs, may be a picture with a link. */
function inRows(candidates: FigureCandidate[], { page, kept, declared }: Place): Set<FigureCandidate> {
  const rows = new Set<FigureCandidate>();
  const cards = candidates.map((candidate) => isCard(page, candidate) && !declared.has(candidate.key));
  candidates.forEach((candidate, index) => {
    const next = candidates[index + 1];
    if (!next || !cards[index] || !cards[index + 1]) return;
    const { order } = candidate.element;
    if (kept.some((block) => block.order > order && block.order < next.element.order)) return;
    rows.add(candidate).add(next);
  });
  return rows;
}

/** Files are told by their keys: two files may have one caption. One file that is printed over other words stands twice. */
function onePictureOnce(candidates: FigureCandidate[], headline: string): FigureCandidate[] {
  const kept: FigureCandidate[] = [];
  const places = new Map<string, number>();
  for (const candidate of candidates) {
    const at = places.get(candidate.key);
    const twin = at === undefined ? undefined : kept[at];
    if (at !== undefined && twin && isSamePrint(wordsUnder(twin, headline), wordsUnder(candidate, headline)))
      kept[at] = merged(twin, candidate);
    else places.set(candidate.key, kept.push(candidate) - 1);
  }
  return kept;
}

/** A card of the article itself has its headline under the picture. */
function wordsUnder({ figure }: FigureCandidate, headline: string): string | undefined {
  return figure.caption === headline ? undefined : figure.caption;
}

/** Tells whether two captions are one print: either is missing, or part of the other. */
function isSamePrint(first = '', second = ''): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  return a.includes(b) || b.includes(a);
}

/** Makes one of two versions of a picture: the one with a caption, at the larger of the two, with the credit of either. */
function merged(first: FigureCandidate, second: FigureCandidate): FigureCandidate {
  const base = !first.figure.caption && second.figure.caption ? second : first;
  const larger = second.pixels > first.pixels ? second : first;
  const { url, width, height } = larger.figure;
  const { width: _, height: __, ...rest } = base.figure;
  const credit = base.figure.credit ?? first.figure.credit ?? second.figure.credit;
  const figure = { ...rest, url, ...(credit && { credit }), ...(width && { width }), ...(height && { height }) };
  return changed(base, { pixels: larger.pixels, figure });
}

/** The lead picture whose address only a script knows is the one that the page declares; others so are left out. */
function withAddresses(candidates: FigureCandidate[], { declared, first }: Place): FigureCandidate[] {
  const [address] = [...declared].filter(([key]) => !candidates.some((candidate) => candidate.key === key));
  const lead = candidates.findIndex(({ key }) => key === '');
  const isLead = lead === 0 && first && (candidates[0] as FigureCandidate).element.order < first.order;
  if (isLead && address) {
    const [key, stated] = address;
    const opening = candidates[0] as FigureCandidate;
    return [
      changed(opening, { key, figure: { ...opening.figure, ...stated } }),
      ...candidates.slice(1).filter((other) => other.key !== ''),
    ];
  }
  return candidates.filter(({ key }) => key !== '');
}
