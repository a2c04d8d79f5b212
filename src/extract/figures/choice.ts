/** The article's own pictures among all of a page: by where they stand, without teasers, each once. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { visibleText } from '../text.ts';
import { ancestors, contains, type Element, isTag, type PageTree } from '../tree.ts';
import type { BodyExtent, FigureCandidate } from './figures.ts';
import { declaredPictures, describedImages } from './image-objects.ts';
import { isSameSite, leadsAway } from './links.ts';
import { classNames, FIGURE_NAME } from './words.ts';

// Names of boxes inside an article that hold pictures of other things.
const FOREIGN_NAME =
  /-(?:related|relacionad[ao]s?|recommend\w*|recirc\w*|teasers?|promos?|newsletter|signup|sidebar|comments?|advert\w*|ads?|adslot|banner|sponsor\w*|outbrain|taboola|most-?read|most-?popular|popular|trending|read-?more|more-(?:news|stories|on)|also-?read|see-?also|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post)|author-?(?:box|bio|card|info)|about-?author|bio|byline|subscribe|subscription|paywall|breadcrumb|footer|menu|nav|navigation|social|share|tags|lire-aussi|leer-mas|lees-ook|mehr-zum-thema|weiterlesen|up-?next|latest-?(?:news|posts)?)-/;
const FOREIGN_TAG = new Set(['nav', 'footer', 'form']);

/** What the page says of where its article is, looked up once for all candidates. */
interface Place {
  page: PageTree;
  kept: Element[];
  first: Element | undefined;
  last: Element | undefined;
  common: Element;
  headline: Element | undefined;
  /** The `article`, `main` or the like around the body. */
  box: Element | undefined;
  /** The pictures that the page declares as its article's: addresses by key. */
  declared: Map<string, string>;
}

// A caption may link its credit or a name; a teaser links all.
const MOST_LINKED = 0.8;

// `Archive picture` and the like stand under different pictures; a longer caption tells of one.
const SHORTEST_TELLING_CAPTION = 20;

export function chooseArticlePictures(
  page: PageTree,
  jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
): FigureCandidate[] {
  const place = placeOf(page, jsonLd, body);
  const own = candidates.filter((candidate) => isPlaced(candidate, place) && !isForeign(candidate, place));
  const unique = onePictureOnce(withAddresses(own, place));
  if (!unique.length) unique.push(...described(jsonLd, place));
  markLead(unique, body);
  return unique;
}

/** The article's picture that only JSON-LD describes, with caption or credit, on a page whose scripts would have put it there. */
function described(jsonLd: JsonLd, { declared, headline, common }: Place): FigureCandidate[] {
  const image = [...describedImages(jsonLd)].find(([key, { caption, credit }]) => declared.has(key) && (caption || credit));
  if (!image) return [];
  const [key, { url, caption, credit }] = image;
  const figure = { url, ...(caption && { caption }), ...(credit && { credit }), lead: false };
  const element = headline ?? common;
  return [{ figure, key, picture: element, element, captionElements: [] }];
}

function placeOf(page: PageTree, jsonLd: JsonLd, body: BodyExtent): Place {
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
  };
}

/** Between headline and end of the body; or around that in the article's own box, or declared as its picture. */
function isPlaced(candidate: FigureCandidate, { first, last, common, headline, box, declared }: Place): boolean {
  const { element } = candidate;
  if (!first || !last) return contains(common, element);
  const isFigure = candidate.captionElements.length > 0 || isInFigure(element);
  const inBox = box !== undefined && contains(box, element);
  if (element.order > last.last) return isFigure && contains(common, element);
  if (element.order >= first.order) return true;
  if (headline && element.order > headline.order && (inBox || isFigure)) return true;
  return (inBox && isFigure) || declared.has(candidate.key);
}

function isInFigure(element: Element): boolean {
  const near = [element, ...[...ancestors(element)].slice(0, 3), ...element.children];
  return near.some((other) => isTag(other) && other.name === 'figure');
}

/** In a box of teasers, ads or the like, or itself a link to another page. */
function isForeign(candidate: FigureCandidate, { page, kept, common, declared }: Place): boolean {
  const { caption } = candidate.figure;
  if (isByline(page, candidate) || isTeaser(page, candidate)) return true;
  // What the page declares to be its picture is so in a box called teaser too.
  if (declared.has(candidate.key)) return false;
  for (const element of [candidate.element, ...ancestors(candidate.element)]) {
    if (holdsOneOf(kept, element) || contains(element, common)) break;
    const names = classNames(element);
    if (FOREIGN_TAG.has(element.name) || FOREIGN_NAME.test(names)) return true;
    // An article of its own is a teaser; some systems wrap each picture in one that they call media.
    if (element.name === 'article' && !FIGURE_NAME.test(names)) return true;
    if (!caption && (element.name === 'aside' || (element.name === 'a' && leadsAway(page, element)))) return true;
  }
  return !caption && isLinkedAway(page, candidate);
}

/** Whether one of `sorted`, in document order, is inside `element`. */
function holdsOneOf(sorted: Element[], element: Element): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Element).order < element.order) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && contains(element, sorted[low] as Element);
}

/** What would be the caption is a link to another page of the site; a link to elsewhere is its source. */
function isTeaser(page: PageTree, { captionElements }: FigureCandidate): boolean {
  let [length, linked] = [0, 0];
  for (const element of captionElements) {
    length += visibleText(element).length;
    for (let i = element.order; i <= element.last; i += 1) {
      const inner = page.elements[i] as Element;
      if (inner.name === 'a' && leadsAway(page, inner) && isSameSite(page, inner)) linked += visibleText(inner).length;
    }
  }
  return linked > MOST_LINKED * length;
}

/** The portrait of an author beside the name. */
function isByline(page: PageTree, { element }: FigureCandidate): boolean {
  for (let i = element.order; i <= element.last; i += 1) {
    const { name, attribs } = page.elements[i] as Element;
    if (name === 'address' || (name === 'a' && /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? ''))) return true;
  }
  return false;
}

/** A link around the picture, within its box. */
function isLinkedAway(page: PageTree, { element, picture }: FigureCandidate): boolean {
  for (const parent of ancestors(picture)) {
    if (!contains(element, parent)) break;
    if (parent.name === 'a' && leadsAway(page, parent)) return true;
  }
  return false;
}

/** The first version with a caption stands for all, unless a later one is printed over other words. */
function onePictureOnce(candidates: FigureCandidate[]): FigureCandidate[] {
  const kept: FigureCandidate[] = [];
  const byKey = new Map<string, number>();
  const byCaption = new Map<string, number>();
  for (const candidate of candidates) {
    const caption = candidate.figure.caption?.toLowerCase() ?? '';
    const isTelling = caption.length >= SHORTEST_TELLING_CAPTION;
    const at = (isTelling ? byCaption.get(caption) : undefined) ?? byKey.get(candidate.key);
    const twin = at === undefined ? undefined : kept[at];
    let place = at ?? kept.length;
    if (!twin || !isSamePrint(twin.figure.caption ?? '', caption)) place = kept.push(candidate) - 1;
    else if (!twin.figure.caption && caption) kept[place] = candidate;
    else if (!twin.figure.credit && candidate.figure.credit) twin.figure.credit = candidate.figure.credit;
    byKey.set(candidate.key, place);
    if (isTelling) byCaption.set(caption, place);
  }
  return kept;
}

/** The lead picture whose address only a script knows is the one that the page declares; others so are left out. */
function withAddresses(candidates: FigureCandidate[], { declared, first }: Place): FigureCandidate[] {
  const [address] = [...declared].filter(([key]) => !candidates.some((candidate) => candidate.key === key));
  const lead = candidates.findIndex(({ key }) => key === '');
  const isLead = lead === 0 && first && (candidates[0] as FigureCandidate).element.order < first.order;
  if (isLead && address) {
    const [key, url] = address;
    const { figure, ...rest } = candidates[0] as FigureCandidate;
    return [{ ...rest, key, figure: { ...figure, url } }, ...candidates.slice(1).filter((other) => other.key !== '')];
  }
  return candidates.filter(({ key }) => key !== '');
}

/** One caption is missing, or part of the other. */
function isSamePrint(first: string, second: string): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  return a.includes(b) || b.includes(a);
}

function markLead(candidates: FigureCandidate[], body: BodyExtent): void {
  const [opening] = candidates;
  const second = body.kept[1];
  if (opening && (!second || opening.element.order <= second.order)) opening.figure.lead = true;
}
