/** The dates that the page prints: when the article was published, as it tells readers. */

import { ancestors, type Element, elementsNamed, HAS, isTag, type PageTree } from '../../page/page.ts';
import { pageText, textLength } from '../../page/text.ts';
import { isInOtherCard } from '../authors/byline-cues.ts';
import type { Claim } from '../claims.ts';
import { BESIDE, type Zones } from '../class-words.ts';
import { dateOf, type PrintedDate } from './read-dates.ts';

const MAX_DATES = 150;
// Cards of other articles come in rows: from this many of one make on, the row is no article's date.
const ROW = 3;

/**
 * Dates outside foreign parts, the innermost element of each, in document order; rows of teasers and the day of the masthead
 * left out. What stands beside the text is asked only where the text's own part has none that is sure; where it has others,
 * for what is labelled or right at the headline.
 */
export function printedDates(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): PrintedDate[] {
  const known: KnownDates = new Array(page.elements.length);
  const ofArticle = (upTo: number) =>
    withoutRows(datesUpTo(upTo, page, zones, headline, language, known)).filter(
      (printed) => !isOfMasthead(page, printed) && !isOfOtherCard(page, printed, headline),
    );
  const own = ofArticle(0);
  if (own.some((printed) => !printed.modified && (printed.labelled || isBesideHeadline(printed))))
    return elementsNamed(page, 'abbr').length === 0 ? own : [...own, ...ofArticle(BESIDE).filter(isOfEntry)];
  const all = ofArticle(BESIDE);
  if (own.length === 0) return all;
  const isSure = (printed: PrintedDate) => isBesideHeadline(printed) || printed.gap <= ABOVE_GAP || printed.labelled;
  return all.filter((printed) => zones[printed.element.order] === 0 || isSure(printed));
}

/** hAtom's `<abbr>` at the foot of an entry tells the time of the day that stands above it. */
function isOfEntry({ element, place }: PrintedDate): boolean {
  return element.name === 'abbr' && place === 'dom:time';
}

/** The date of each element, by `order`, null for none. It is read once, however often it is asked for. */
type KnownDates = (PrintedDate | null | undefined)[];

function datesUpTo(
  zone: number,
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
  known: KnownDates,
): PrintedDate[] {
  const found: PrintedDate[] = [];
  for (let order = 0; order < page.elements.length; order += 1) {
    if ((zones[order] as number) > zone || found.length >= MAX_DATES) continue;
    const element = page.elements[order] as Element;
    if (known[order] === undefined) {
      const date = dateOf(page, element, language);
      known[order] = date ? { ...date, element, ...placeOf(page, element, headline) } : null;
    }
    const printed = known[order];
    if (printed) add(page, found, printed);
  }
  return found;
}

/**
 * Adds a date. An element that holds this one is its wrapper and goes, unless it is a <time>, which says it all, or a line that
 * goes on to a later change.
 */
function add(page: PageTree, found: PrintedDate[], printed: PrintedDate): void {
  let outer = innermost(found, printed.element);
  while (outer && outer.place !== 'dom:time' && !isChange(page, outer, printed) && !tellsBoth(outer, printed)) {
    found.pop();
    outer = innermost(found, printed.element);
  }
  if (!outer || isChange(page, outer, printed)) found.push(printed);
}

/** A line that holds both days says more than the part with one of them. */
function tellsBoth({ date, change }: PrintedDate, inner: PrintedDate): boolean {
  return change !== undefined && (inner.date === date || inner.date === change);
}

function isChange(page: PageTree, outer: PrintedDate, { modified, date, element }: PrintedDate): boolean {
  return modified && !outer.modified && outer.date !== date && saysMore(page, outer.element, element);
}

/** The line around a `<time>` may give the same date without seconds or offset; two dates are more text. */
function saysMore(page: PageTree, outer: Element, inner: Element): boolean {
  return textLength(page, outer) > textLength(page, inner) + 2;
}

function placeOf(page: PageTree, element: Element, headline: Element | undefined): { distance: number; gap: number } {
  const { start, end } = pageText(page);
  const [from, to] = [start[element.order] as number, end[element.order] as number];
  if (!headline) return { distance: element.order, gap: from };
  const above = (start[headline.order] as number) - to;
  const below = from - (end[headline.order] as number);
  return { distance: element.order - headline.order, gap: Math.max(0, above, below) };
}

/** The date found last, where its element holds this one. */
function innermost(found: PrintedDate[], element: Element): PrintedDate | undefined {
  const last = found.at(-1);
  return last && last.element.last >= element.order ? last : undefined;
}

/** A date without a label in the card of another article; "Last modified on" is of the page itself. */
function isOfOtherCard(page: PageTree, printed: PrintedDate, headline: Element | undefined): boolean {
  return !printed.labelled && !printed.modified && isInOtherCard(page, printed.element, headline);
}

/** The day on which the page was read: in a header high above the headline, as newspapers print it below their name. */
function isOfMasthead(page: PageTree, { element, distance, labelled }: PrintedDate): boolean {
  if (distance >= 0 || labelled) return false;
  for (const ancestor of ancestors(element)) {
    if (ancestor.name === 'article' || ancestor.name === 'main') return false;
    if (ancestor.name !== 'header') continue;
    const inside = page.elements.slice(ancestor.order, ancestor.last);
    // A header with a heading in it is that of another story; one with the menu is the site's, however near the headline.
    return !inside.some(({ name }) => /^h[1-3]$/.test(name)) && (distance < -ABOVE || inside.some(isMenu));
  }
  return false;
}

function isMenu({ name }: Element): boolean {
  return name === 'nav';
}

// Elements of kicker, picture and share bar, which may stand between an article's date and its headline.
const ABOVE = 50;

/** The printed dates by how near they are to the headline. */
export function byNearness(dates: PrintedDate[]): PrintedDate[] {
  return [...dates].sort((a, b) => reach(a) - reach(b));
}

/** Tells whether the date is in the lines right below or above the headline, which readers take for the article's date. */
function isBesideHeadline(printed: PrintedDate): boolean {
  if (reach(printed) <= BESIDE_HEADLINE) return printed.gap <= MAX_GAP;
  return printed.distance > 0 && printed.gap <= BESIDE_GAP;
}

// The elements of section, dek and author, with their wrappers, are fewer than this; dates farther on may be of what is told.
const BESIDE_HEADLINE = 15;

// A dek of several sentences is shorter; where a page has little markup, its foot is few elements away, too.
const MAX_GAP = 800;

// Characters of author, dek and reading time where a framework wraps each word in elements of its own.
const BESIDE_GAP = 150;
// The characters of section, reading time and share buttons; a masthead with its menu is longer.
const ABOVE_GAP = 60;

/** Gives the distance to the headline; above it, each element counts double. */
function reach({ distance }: PrintedDate): number {
  return distance < 0 ? -distance * 2 : distance;
}

function withoutRows(dates: PrintedDate[]): PrintedDate[] {
  const rows = new Map<string, Set<string>>();
  const make = ({ element }: PrintedDate) => `${element.name} ${element.attribs.class ?? ''} ${parentClass(element)}`;
  for (const printed of dates) {
    const key = make(printed);
    const days = rows.get(key) ?? new Set();
    days.add(`${printed.date} ${printed.element.order}`);
    rows.set(key, days);
  }
  const nearest = new Map<string, PrintedDate>();
  for (const printed of dates) {
    const best = nearest.get(make(printed));
    if (!best || reach(printed) < reach(best)) nearest.set(make(printed), printed);
  }
  // The first date alone may be the article's in a row that begins at the headline.
  const isOwn = (printed: PrintedDate) => isNear(printed) && nearest.get(make(printed)) === printed;
  return dates.filter((printed) => (rows.get(make(printed))?.size ?? 0) < ROW || isOwn(printed));
}

// Elements between a headline and its date: kicker, dek, author, picture.
const NEAR = 30;

function isNear({ distance }: PrintedDate): boolean {
  return Math.abs(distance) <= NEAR;
}

function parentClass(element: Element): string {
  return element.parent && isTag(element.parent) ? (element.parent.attribs.class ?? '') : '';
}

/** `<p class="teaser-meta">Published on 14 January 2025</p>`: the page's one labelled day, in a box that leads nowhere. */
export function teaserLineDate(page: PageTree, language: string | undefined): string | undefined {
  const found = new Set<string>();
  for (const element of page.elements) {
    if (!(element.has & HAS.class) || !TEASER.test(element.attribs.class ?? '') || holdsCard(page, element)) continue;
    const date = dateOf(page, element, language);
    if (date?.labelled) found.add(date.date);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

const TEASER = /(?:^|[\s_-])teaser/i;
const OF_CARD = /^(?:a|img|h[1-6])$/;

function holdsCard(page: PageTree, { order, last }: Element): boolean {
  return last - order > MAX_ELEMENTS || page.elements.slice(order, last + 1).some(({ name }) => OF_CARD.test(name));
}

// Elements of such a line, with their wrappers.
const MAX_ELEMENTS = 40;

/** Claims what a printed date says. */
export function dateClaims(printed: PrintedDate, headline: Element | undefined): Claim[] {
  const { place: source, date, element, ambiguous, change } = printed;
  const claimed = { source, element, ambiguous };
  const modified = (value: string): Claim => ({ ...claimed, field: 'modified', place: 'dom:modified', value });
  if (printed.modified) return [modified(date)];
  const beside = headline !== undefined && isBesideHeadline(printed);
  const place = beside ? 'dom:beside-headline' : printed.labelled ? 'dom:labelled' : 'dom:printed';
  return [
    { ...claimed, field: 'published', place, value: date },
    ...(change === undefined || change === date ? [] : [modified(change)]),
  ];
}
