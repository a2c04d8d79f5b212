/** The bylines that the page prints: who wrote the article, as it shows readers. */
import { anyLanguage } from '../../lexicon/lexicon.ts';
import { contains, type Element, isTag, isText, type PageTree } from '../../page/page.ts';
import { pageText, textLength, textOf } from '../../page/text.ts';
import { anyWord, BESIDE, fits, type Zones } from '../class-words.ts';
import { agenciesAlone } from '../datelines.ts';
import { joinedBehind, lineText, looseName } from '../line-text.ts';
import { beginsByline, isLabelBefore, tellsAuthor } from '../names/byline-labels.ts';
import { isNewsroom, isNobody, isOffice, looksLikeName, nameKey, uniqueNames } from '../names/name-shape.ts';
import { namesInByline } from '../names/names.ts';
import {
  CUES,
  type Cue,
  cueOf,
  followsLabel,
  followsOtherHand,
  isAuthorLink,
  isInCard,
  isInFigure,
  isInOtherCard,
  isInProse,
  isLabel,
  isOtherHand,
  isTopicLink,
  MAX_DATE_LINE,
  namesOtherHand,
  ownHands,
} from './byline-cues.ts';

export interface Byline {
  element: Element;
  /** The mark that makes it a byline. */
  place: Cue;
  /** Names that look like people's. */
  names: string[];
  /** Texts in the place of a name that look like none, such as a user's or a newsroom's name. */
  loose: string[];
  /** Number of elements from the headline to the byline; negative above the headline. */
  distance: number;
  /** True right below the headline, for a line that begins with a word like "By". */
  told: boolean;
}

// A byline is a line; anything longer is a biography.
const MAX_TEXT = 300;
// Icons, portraits and links of some authors.
const [MAX_INNER, MAX_BYLINES] = [60, 80];

/** Bylines outside parts that are not the article's, in document order; of nested ones the innermost with the same names. */
export function printedBylines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): Byline[] {
  const found: Byline[] = [];
  for (let order = 0; order < page.elements.length && found.length < MAX_BYLINES; order += 1) {
    if ((zones[order] as number) > BESIDE) continue;
    const element = page.elements[order] as Element;
    const length = textLength(page, element);
    // Most of a page has no text, or is no line.
    if (length === 0 || length > MAX_TEXT + 2 || element.last - element.order > MAX_INNER) continue;
    const place = cueOf(page, element, headline, language);
    // The site's footer has a date and names, too.
    if (place === 'dom:date-line' && zones[order]) continue;
    const byline = place && bylineOf(page, element, place, headline, language);
    if (byline) add(page, found, byline);
  }
  return found;
}

/** The author's portrait may be a figure, too; a caption that names an author names the picture's. */
function isPictures(page: PageTree, element: Element, place: Cue): boolean {
  return (place !== 'dom:rel-author' || element.name === 'figcaption') && isInFigure(page, element);
}

/** Reads the element as a byline, where it is a line that names somebody. */
function bylineOf(
  page: PageTree,
  element: Element,
  place: Cue,
  headline: Element | undefined,
  language: string | undefined,
): Byline | undefined {
  const text = textOf(page, element);
  if (text === '' || text.length > MAX_TEXT || namesOtherHand(text) || followsOtherHand(page, element)) return undefined;
  const begins = beginsByline(text, language);
  if (isInCard(page, element, headline) || (!begins && isPictures(page, element, place))) return undefined;
  const mayBeProse = place === 'dom:author-link' || (begins && place === 'dom:by-text');
  if (mayBeProse && isInProse(page, element, text)) return undefined;
  const found = namesOf(page, element, place, language);
  const isOwn = (name: string) => !isTopicLink(page, element, name);
  const [names, loose] = [found.names.filter(isOwn), found.loose.filter(isOwn)];
  if (names.length === 0 && loose.length === 0) return undefined;
  const distance = headline ? element.order - headline.order : element.order;
  return { element, place, names, loose, distance, told: isTold(page, headline, element, text, language) };
}

function add(page: PageTree, found: Byline[], byline: Byline): void {
  const { element, place, names, loose } = byline;
  const outer = found.at(-1);
  if (!outer || !contains(outer.element, element)) {
    found.push(byline);
    return;
  }
  // A place or a section beside the author's name has a weaker mark.
  const weaker = CUES.indexOf(place) > CUES.indexOf(outer.place);
  if ((weaker && outer.names.length > 0) || isOtherHand(page, outer.element, element)) return;
  // A line with a date begins with whatever it begins with.
  const isLabelled = place === 'dom:by-text' && outer.place === 'dom:date-line' && names.length > 0;
  // The wrapper stays the element; the name is better read where it stands alone.
  const isOther = place !== outer.place && names.length > 0 && !names.some((name) => outer.names.includes(name));
  if (isOther || isLabelled || (names.length >= outer.names.length && (names.length > 0 || outer.names.length === 0)))
    Object.assign(outer, { names, loose });
  if (!weaker) outer.place = place;
}

// Letters of dek, date, share bar and caption that may stand between a headline and the line that tells the author.
const BEFORE_TOLD = 600;

function isTold(
  page: PageTree,
  headline: Element | undefined,
  element: Element,
  text: string,
  language: string | undefined,
): boolean {
  if (!headline || element.order <= headline.last || !tellsAuthor(text, language)) return false;
  const { start, end } = pageText(page);
  return (start[element.order] as number) - (end[headline.order] as number) <= BEFORE_TOLD;
}

/** Names in a bare line: between two `<br>` where it begins with "By", as in pages laid out with tables, or behind a label. */
export function bareBylines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): string[] {
  if (!headline) return [];
  const end = Math.min(page.elements.length, headline.last + NEAR_BELOW);
  for (let order = Math.max(0, headline.order + NEAR_ABOVE); order < end; order += 1) {
    const element = page.elements[order] as Element;
    const { next } = element;
    if (zones[order] || !next || !isText(next) || next.data.length > MAX_DATE_LINE) continue;
    const inLine =
      element.name === 'br' &&
      beginsByline(next.data, language) &&
      (!next.next || (isTag(next.next) && next.next.name === 'br'));
    // `<h5>Author:</h5>Jane Roe`: the label alone is an element.
    const names = inLine || isLabel(page, element) ? namesInByline(next.data, language) : [];
    if (names.length > 0) return names;
  }
  return [];
}

// Elements between a headline and its byline: kicker, dek, date, share bar above; picture and captions below; those between
// two authors of one article: portrait, role, link.
const [NEAR_ABOVE, NEAR_BELOW, NEXT_AUTHOR] = [-40, 80, 12];

/** The article's own bylines among those printed: the best marked near the headline, with its neighbours of the same make. */
export function ownBylines(page: PageTree, all: Byline[], headline: Element | undefined): Byline[] {
  const bylines = all.filter(({ element }) => !isInOtherCard(page, element, headline));
  const named = bylines.filter(({ names }) => names.length > 0);
  const isNear = ({ distance }: Byline) => distance >= NEAR_ABOVE && distance <= NEAR_BELOW;
  const isWholeAway = (short: string) => named.some(({ names }) => names.some((name) => areInitials(short, name)));
  const pools = [
    named.filter(({ told }) => told),
    named.filter(isNear),
    bylines.filter((byline) => isNear(byline) && !byline.loose.some((word) => isOffice(word) || isWholeAway(word))),
    named.filter((byline) => isNear(byline) || isAuthors(byline)),
    // A word such as "Autor" or "door" begins headings and sentences too.
    bylines.filter((byline) => isNear(byline) || (byline.place !== 'dom:by-text' && isAuthors(byline))),
  ];
  const pool = pools.find(({ length }) => length > 0) ?? [];
  const first = [...pool].sort((a, b) => CUES.indexOf(a.place) - CUES.indexOf(b.place) || reach(a) - reach(b))[0];
  if (!first) return [];
  const own = [first];
  for (const byline of pool) {
    const last = own.at(-1) as Byline;
    const follows = byline.element.order > last.element.order && byline.element.order - last.element.last <= NEXT_AUTHOR;
    if (!follows || isOfNextStory(page, last, byline)) continue;
    if (make(byline) === make(first) || isJoined(page, last, byline)) own.push(byline);
  }
  return own;
}

/** Far from the headline a link to a profile or a member of the staff is of anybody. */
function isAuthors({ element, place }: Byline): boolean {
  return place !== 'dom:author-link' || /\/(?:author|autor|auteur)/i.test(element.attribs.href ?? '');
}

/** `<span>By</span> <span>Jane Roe</span> <span>and</span> <a href="/staff/doe">Joe Doe</a>`: nothing but the word stands between. */
function isJoined(page: PageTree, last: Byline, next: Byline): boolean {
  const { text, start, end } = pageText(page);
  const between = text.slice(end[last.element.order], start[next.element.order]);
  return next.place === 'dom:author-link' && JOINS.test(between);
}

const JOINS = new RegExp(`^\\s?(?:[,&]|${anyLanguage('and')})?\\s?$`, 'iu');

/** A heading and prose between two bylines: the second is of another article on the page. */
function isOfNextStory(page: PageTree, last: Byline, next: Byline): boolean {
  const between = page.elements.slice(last.element.last + 1, next.element.order);
  const isHeading = (element: Element) => /^h[1-4]$/.test(element.name) && !contains(element, next.element);
  return between.some(isHeading) && between.some(({ name }) => name === 'p');
}

/** "JR" for "Jane Roe". A first name alone is a name that somebody chose to sign with. */
function areInitials(short: string, name: string): boolean {
  const words = nameKey(name).split(' ');
  return words.length > 1 && words.map((word) => word[0]).join('') === nameKey(short);
}

function reach({ distance }: Byline): number {
  return distance < 0 ? -distance * 2 : distance;
}

function make({ element, place }: Byline): string {
  return `${place} ${element.name} ${element.attribs.class ?? ''}`;
}

/** Names in a byline: of the links and marked names in it, else of its text without dates. */
function namesOf(
  page: PageTree,
  element: Element,
  place: Cue,
  language: string | undefined,
): { names: string[]; loose: string[] } {
  const marks = page.elements
    .slice(element.order, element.last + 1)
    .filter((inner) => isNameMark(inner) && !isOtherHand(page, element, inner));
  const marked = marks.flatMap((mark) => namesInByline(lineText(mark), language));
  const joined = marks.length > 0 ? joinedBehind(page, element, marks.at(-1) as Element) : [];
  if (marked.some(looksLikeName))
    return {
      names: uniqueNames([...marked, ...joined.filter((name) => looksLikeName(name) && !isOffice(name))]),
      loose: [],
    };
  const line = ownHands(place === 'dom:date-line' ? lineText(element).replace(/ in [\s\S]*$/u, '') : lineText(element));
  const names = namesInByline(line, language);
  if (names.length > 0) return { names, loose: [] };
  const agencies = agenciesAlone(/[/|]/.test(line) ? withoutNewsroom(line) : line);
  if (agencies.length > 0) return { names, loose: agencies };
  if (!isTrusted(page, element, place, language)) return { names, loose: [] };
  // A lone word is a name only where it is marked as one.
  const first = marks[0] ?? behindLabel(page, element);
  const mark = first && lineText(first);
  if (mark && isNobody(mark)) return { names, loose: [] };
  return { names, loose: looseName(mark ?? '', language) ?? looseName(line, language) ?? [] };
}

/** The link or marked word right behind the label: "Posted by <a>jroe84</a> on Friday". */
function behindLabel(page: PageTree, byline: Element): Element | undefined {
  const { text, start } = pageText(page);
  const inner = page.elements.slice(byline.order + 1, byline.last + 1);
  return inner.find(({ order }) => isLabelBefore(text.slice(start[byline.order], start[order]).trim()));
}

/** "Redacción / EFE" is by the agency. */
function withoutNewsroom(line: string): string {
  return line
    .split(/[/|]/)
    .filter((part) => !isNewsroom(part.trim()))
    .join('/');
}

const TEAM = /^\p{Lu}.*\s(?:[Tt]eam|[Ss]taff|[Ee]ditors|[Rr]edaktion)$/u;
const [AUTHOR, NAME] = [anyWord('author'), anyWord('name')];

function isTrusted(page: PageTree, element: Element, place: Cue, language: string | undefined): boolean {
  if (place === 'dom:rel-author' || followsLabel(page, element)) return true;
  // "The Example Team": a link to its page among the authors', where anything else may lead to their list.
  if (place === 'dom:author-link') return TEAM.test(textOf(page, element));
  // Kinds of texts and posts head other things than bylines as well.
  if (tellsAuthor(textOf(page, element), language)) return true;
  if (/(?:^|\s)(?:fn|vcard|author|autor|autore|auteur|byline|username)(?:\s|$)/.test(element.attribs.class ?? ''))
    return true;
  return fits(page, element, AUTHOR) && fits(page, element, NAME);
}

function isNameMark({ attribs }: Element): boolean {
  return (
    /(?:^|\s)name(?:\s|$)/.test(attribs.itemprop ?? '') ||
    isAuthorLink(attribs.href) ||
    /(?:^|\s)username(?:\s|$)/.test(attribs.class ?? '') ||
    /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? '')
  );
}
