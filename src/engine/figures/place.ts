/** The place of the article on its page, by which its own pictures are told from others. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { ancestors, contains, type Element, isTag, type PageTree } from '../page/tree.ts';
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
  const before = (element: Element) => element.name === 'h1' && first !== undefined && element.order < first.order;
  const headline = body.headline ?? page.elements.findLast(before);
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
  if (element.order > last.last) return (isFigure || isBehindText(candidate, last)) && contains(common, element);
  if (element.order >= first.order) return true;
  if (headline && element.order > headline.order && (inBox || isFigure || candidate.pixels >= LEAST_OPENING)) return true;
  return (inBox && isFigure) || declared.has(candidate.key) || (headline !== undefined && isHero(candidate, headline));
}

/** A large picture right behind the last block, in the same box. */
function isBehindText({ element, figure, pixels }: FigureCandidate, last: Element): boolean {
  if (Math.max(pixels, figure.width ?? 0) < LEAST_OPENING) return false;
  const line = element.parent && isTag(element.parent) && element.parent.name === 'p' ? element.parent : element;
  return line.parent === last.parent && (line.parent as Element).name !== 'body';
}

/** The large picture right over the headline, in a box that is named so. */
function isHero({ element, pixels }: FigureCandidate, headline: Element): boolean {
  if (element.order > headline.order || headline.order - element.last > MOST_TO_HEADLINE) return false;
  if (pixels > 0 && pixels < LEAST_HERO) return false;
  const boxes = [element, ...[...ancestors(element)].slice(0, MOST_HERO_LEVELS)];
  return boxes.some((box) => HERO_NAME.test(classNames(box))) && !boxes.some(({ name }) => name === 'a' || name === 'nav');
}

const HERO_NAME =
  /-(?:hero|lead-(?:image|img|media|picture|photo)|featured-(?:image|img|media)|post-thumbnail|article-(?:image|picture|photo|media)|header-image|main-image|cover-image|top-image|aufmacher(?:bild)?|opener)-/;
/** Elements between the two: a section's name, a date, a share bar. */
const MOST_TO_HEADLINE = 30;
const MOST_HERO_LEVELS = 3;
const LEAST_HERO = 600;

function isInFigure(element: Element): boolean {
  const near = [element, ...[...ancestors(element)].slice(0, 3), ...element.children];
  return near.some((other) => isTag(other) && other.name === 'figure');
}

/** Whether one of `sorted`, in document order, is inside `element`. */
export function holdsOneOf(sorted: Element[], element: Element): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Element).order < element.order) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && contains(element, sorted[low] as Element);
}
