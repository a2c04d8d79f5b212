/**
 * The place of the article on its page, by which its own pictures are told from others, and the amount of text and pictures
 * in an element.
 */
import type { JsonLd } from '../metadata/json-ld.ts';
import {
  ancestors,
  around,
  type ChildNode,
  contains,
  type Element,
  elementsNamed,
  isTag,
  isText,
  type PageTree,
} from '../page/page.ts';
import type { BodyExtent, FigureCandidate } from './candidate.ts';
import { authorsOf, type DeclaredPicture, declaredPictures, picturesOfOthers, stillsOf } from './image-objects.ts';
import { classNames } from './words.ts';

/** The facts of where the article is on its page, looked up once for all candidates. */
export interface Place {
  page: PageTree;
  kept: Element[];
  first: Element | undefined;
  last: Element | undefined;
  common: Element;
  headline: Element | undefined;
  /** The `article`, `main` or the like around the body. */
  box: Element | undefined;
  /** The pictures that the page declares as its article's, by key. */
  declared: Map<string, DeclaredPicture>;
  /** Keys of portraits and logos, as JSON-LD declares them. */
  others: Set<string>;
  /** Keys of stills of videos. */
  stills: Set<string>;
  /** Elements that went with a region of the page, in document order. */
  dropped: Element[];
  /** Names of the article's authors, lower case. */
  authors: Set<string>;
}

/** `portraits` are keys of pictures that stand in a box about the author. */
export function placeOf(page: PageTree, jsonLd: JsonLd, body: BodyExtent, authors: string[], portraits: string[]): Place {
  const [first, last] = [body.kept[0], body.kept.at(-1)];
  const box = [body.common, ...ancestors(body.common)].find(
    ({ name, attribs }) => name === 'article' || name === 'main' || /article/i.test(attribs.itemtype ?? ''),
  );
  const before = (element: Element) => first !== undefined && element.order < first.order;
  const headline = body.headline ?? elementsNamed(page, 'h1').findLast(before);
  return {
    page,
    kept: body.kept,
    first,
    last,
    common: body.common,
    headline,
    box,
    declared: declaredPictures(page, jsonLd),
    others: new Set([...picturesOfOthers(jsonLd), ...portraits]),
    stills: stillsOf(jsonLd),
    dropped: body.dropped ?? [],
    authors: new Set([...authorsOf(jsonLd), ...authors.map((name) => name.toLowerCase())]),
  };
}

// Signs of networks stand there, too.
const LEAST_OPENING = 300;

/**
 * Tells whether a picture is between headline and end of the body, or around that in the article's own box, or declared as its
 * picture.
 */
export function isPlaced(candidate: FigureCandidate, { first, last, common, headline, box, declared }: Place): boolean {
  const { element } = candidate;
  if (!first || !last) return contains(common, element);
  const isFigure = candidate.captionElements.length > 0 || isInFigure(element);
  const inBox = box !== undefined && contains(box, element);
  if (element.order > last.last) return contains(common, element) && (isFigure || isBehindText(candidate, last));
  if (element.order >= first.order) return true;
  if (headline && element.order > headline.order && (inBox || isFigure || widthOf(candidate) >= LEAST_OPENING)) return true;
  return (inBox && isFigure) || declared.has(candidate.key) || (headline !== undefined && isHero(candidate, headline));
}

function widthOf({ pixels, figure }: FigureCandidate): number {
  return Math.max(pixels, figure.width ?? 0);
}

/** A large picture right behind the last block, in the same box. */
function isBehindText(candidate: FigureCandidate, last: Element): boolean {
  const { element } = candidate;
  const line = element.parent && isTag(element.parent) && element.parent.name === 'p' ? element.parent : element;
  if (line.parent !== last.parent || (line.parent as Element).name === 'body') return false;
  return widthOf(candidate) >= LEAST_OPENING;
}

/** The large picture right over the headline, in a box that is named so. */
function isHero(candidate: FigureCandidate, headline: Element): boolean {
  const { element, pixels } = candidate;
  if (element.order > headline.order || headline.order - element.last > MOST_TO_HEADLINE) return false;
  if (pixels > 0 && pixels < LEAST_HERO) return false;
  const boxes = [element, ...around(element, MOST_HERO_LEVELS)];
  if (!boxes.some((box) => HERO_NAME.test(classNames(box)))) return false;
  return !boxes.some(({ name }) => name === 'a' || name === 'nav') && !THEME_FILE.test(candidate.figure.url);
}

/** The band over all pages of a site comes with its theme. */
const THEME_FILE = /\/(?:themes?|templates?)\//;
const HERO_NAME =
  /-(?:hero|lead-(?:image|img|media|picture|photo)|featured-(?:image|img|media)|post-thumbnail|article-(?:image|picture|photo|media)|header-image|main-image|cover-image|top-image|aufmacher(?:bild)?|opener)-/;
/** Elements between the two: a section's name, a date, a share bar. */
const MOST_TO_HEADLINE = 30;
const MOST_HERO_LEVELS = 3;
const LEAST_HERO = 600;

function isInFigure(element: Element): boolean {
  const isNamed = (other: ChildNode) => isTag(other) && other.name === 'figure';
  return isNamed(element) || around(element, 3).some(isNamed) || element.children.some(isNamed);
}

/** Whether one of `sorted`, in document order, is inside `element`. */
export function holdsOneOf(sorted: readonly Element[], element: Element): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Element).order < element.order) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && contains(element, sorted[low] as Element);
}

// The amount of text and pictures in an element: pictures by one pass over the page, text where it is asked for.

export interface PictureMeasures {
  /** Characters of text that is printed, white space left out. Beyond `COUNTED` it is only more than that. */
  textLength(element: Element): number;
  /** Pictures among the elements inside, itself included. */
  pictures(element: Element): number;
}

/** Longer than any caption. Most boxes that are asked for hold less, and few of the page's elements are asked for. */
const COUNTED = 2_000;
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'iframe']);

export function measure(page: PageTree, pictures: readonly { element: Element }[]): PictureMeasures {
  /** Pictures before each element, by its order. */
  const count = new Uint32Array(page.elements.length + 2);
  for (const { element } of pictures) count[element.order + 1] = 1;
  for (let i = 1; i < count.length; i += 1) count[i] = (count[i] as number) + (count[i - 1] as number);
  const inSilent = insideSilent(page, count);
  const counted = { count, lengths: new Uint16Array(page.elements.length) };
  return {
    textLength: (element) => (inSilent[element.order] ? 0 : addText(element, counted, 0)),
    pictures: ({ order, last }) => (count[last + 1] as number) - (count[order] as number),
  };
}

interface Counted {
  count: Uint32Array;
  /** One more than the length of each element, by its order, that was counted to its end before; else 0. */
  lengths: Uint16Array;
}

/** Gives 1 for each element, by order, that is inside one whose text is not printed. */
function insideSilent(page: PageTree, count: Uint32Array): Uint8Array {
  const inside = new Uint8Array(page.elements.length);
  for (const name of [...SILENT, 'button']) {
    for (const element of elementsNamed(page, name)) {
      const { last, order } = element;
      if (last > order && !inside[order] && isSilent(element, count)) inside.fill(1, order + 1, last + 1);
    }
  }
  return inside;
}

/** Buttons are controls, unless one opens the picture that it holds with its caption. */
function isSilent({ name, order, last }: Element, count: Uint32Array): boolean {
  return SILENT.has(name) || (name === 'button' && count[last + 1] === count[order]);
}

/** `length` and what the element adds to it. */
function addText(element: Element, counted: Counted, length: number): number {
  const known = (counted.lengths[element.order] as number) - 1;
  if (known >= 0 && length + known <= COUNTED) return length + known;
  if (isSilent(element, counted.count)) return length;
  let sum = length;
  for (const child of element.children) {
    if (isText(child)) sum += printed(child.data);
    else if (isTag(child)) sum = addText(child, counted, sum);
    if (sum > COUNTED) return sum;
  }
  counted.lengths[element.order] = sum - length + 1;
  return sum;
}

function printed(text: string): number {
  let count = 0;
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32 && (code < 0xa0 || (code !== 0xa0 && code !== 0xad && code !== 0x200b && code !== 0xfeff))) count += 1;
  }
  return count;
}
