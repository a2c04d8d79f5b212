/** The article's own pictures among all of a page: by where they stand, without teasers, each once. */
import type { JsonLd } from '../metadata/json-ld.ts';
import { ancestors, contains, type Element, type PageTree } from '../tree.ts';
import type { BodyExtent, FigureCandidate } from './figures.ts';
import { leadsAway } from './links.ts';
import { classNames } from './words.ts';

// Names of boxes inside an article that hold pictures of other things.
const FOREIGN_NAME =
  /-(?:related|relacionad[ao]s?|recommend\w*|recirc\w*|teasers?|promos?|promoted|newsletter|signup|sidebar|comments?|advert\w*|ads?|adslot|banner|sponsor\w*|outbrain|taboola|most-?read|most-?popular|popular|trending|read-?more|more-(?:news|stories|on)|also-?read|see-?also|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post)|author-?(?:box|bio|card|info)|about-?author|bio|byline|subscribe|subscription|paywall|breadcrumb|footer|menu|nav|navigation|social|share|tags|lire-aussi|leer-mas|lees-ook|mehr-zum-thema|weiterlesen|up-?next|latest-?(?:news|posts)?)-/;
const FOREIGN_TAG = new Set(['nav', 'footer', 'form']);

export function chooseArticlePictures(
  page: PageTree,
  _jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
): FigureCandidate[] {
  const own = candidates.filter((candidate) => isPlaced(page, candidate, body) && !isForeign(page, candidate, body));
  const unique = onePictureOnce(own);
  markLead(unique, body);
  return unique;
}

/** Between headline and end of the body, or above the headline in the article's own box. */
function isPlaced(page: PageTree, candidate: FigureCandidate, body: BodyExtent): boolean {
  const { element } = candidate;
  const first = body.kept[0];
  const last = body.kept.at(-1);
  if (!first || !last) return contains(body.common, element);
  const isFigure = candidate.captionElements.length > 0 || element.name === 'figure';
  if (element.order > last.last) return contains(body.common, element) && isFigure;
  if (element.order >= first.order) return true;
  const box = articleBox(page, body);
  if (body.headline && element.order > body.headline.order) return contains(box, element) || isFigure;
  return contains(box, element) && isFigure;
}

/** The `article`, `main` or the like around the body; else the page. */
function articleBox(page: PageTree, body: BodyExtent): Element {
  for (const parent of [body.common, ...ancestors(body.common)])
    if (parent.name === 'article' || parent.name === 'main' || /article/i.test(parent.attribs.itemtype ?? '')) return parent;
  return page.body;
}

/** In a box of teasers, ads or the like, or itself a link to another page. */
function isForeign(page: PageTree, candidate: FigureCandidate, body: BodyExtent): boolean {
  const first = body.kept[0];
  if (isByline(page, candidate)) return true;
  const holdsBody = (element: Element) => first !== undefined && contains(element, first);
  for (const element of [candidate.element, ...ancestors(candidate.element)]) {
    if (holdsBody(element)) break;
    if (FOREIGN_TAG.has(element.name) || FOREIGN_NAME.test(classNames(element))) return true;
    if (element.name === 'aside' && !candidate.figure.caption) return true;
    if (element.name === 'a' && leadsAway(page, element) && !candidate.figure.caption) return true;
  }
  return !candidate.figure.caption && linkInside(page, candidate.element);
}

/** The portrait of an author beside the name. */
function isByline(page: PageTree, { element }: FigureCandidate): boolean {
  for (let i = element.order; i <= element.last; i += 1) {
    const { name, attribs } = page.elements[i] as Element;
    if (name === 'address' || (name === 'a' && /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? ''))) return true;
  }
  return false;
}

function linkInside(page: PageTree, element: Element): boolean {
  for (let i = element.order; i <= element.last; i += 1) {
    const inner = page.elements[i] as Element;
    if (inner.name === 'a') return leadsAway(page, inner);
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
    const at = (caption ? byCaption.get(caption) : undefined) ?? byKey.get(candidate.key);
    const twin = at === undefined ? undefined : kept[at];
    let place = at ?? kept.length;
    if (!twin || !isSamePrint(twin.figure.caption ?? '', caption)) place = kept.push(candidate) - 1;
    else if (!twin.figure.caption && caption) kept[place] = candidate;
    else if (!twin.figure.credit && candidate.figure.credit) twin.figure.credit = candidate.figure.credit;
    byKey.set(candidate.key, place);
    if (caption) byCaption.set(caption, place);
  }
  return kept;
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
