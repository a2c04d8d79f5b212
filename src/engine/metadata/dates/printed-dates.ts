/** The dates that the page prints: when the article was published, as it tells readers. */
import { INLINE } from '../../page/text.ts';
import { ancestors, type ChildNode, type Element, isTag, isText, type PageTree } from '../../page/tree.ts';
import { addressKey } from '../addresses.ts';
import { anyWord, fits } from '../class-words.ts';
import { mayHaveDigit, pageText, textLength, textOf } from '../page-text.ts';
import { BESIDE, type Zones } from '../zones.ts';
import { hasDateLabel, isModified, isOfOther, MODIFIED } from './date-labels.ts';
import { isAmbiguous, parseDate, parsePrintedDate } from './dates.ts';

export interface PrintedDate {
  element: Element;
  /** The kind of mark, which is its name in the precedence table. */
  place: 'dom:time' | 'dom:date';
  /** ISO 8601. */
  date: string;
  /** The words around it say that it is of a later change. */
  modified: boolean;
  /** The words around it, or HTML's `pubdate`, say that it is of the publication. */
  labelled: boolean;
  /** Day and month could be exchanged. */
  ambiguous: boolean;
  /** A later change that the same line goes on to. */
  change?: string;
  /** Elements from the headline: negative above it. Far below stand other articles. */
  distance: number;
  /** Characters of text between it and the headline. */
  gap: number;
}

// A line with a date is short; longer texts mention dates.
export const MAX_TEXT = 120;
// Letters beside the date itself: labels, a name, a reading time. Prose has more.
const MAX_BESIDE = 60;
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
    withoutRows(datesUpTo(upTo, page, zones, headline, language, known)).filter((printed) => !isOfMasthead(page, printed));
  const own = ofArticle(0);
  if (own.some((printed) => !printed.modified && (printed.labelled || isBesideHeadline(printed)))) return own;
  const all = ofArticle(BESIDE);
  if (own.length === 0) return all;
  const isSure = (printed: PrintedDate) => isBesideHeadline(printed) || printed.gap <= ABOVE_GAP || printed.labelled;
  return all.filter((printed) => zones[printed.element.order] === 0 || isSure(printed));
}

type ReadDate = Omit<PrintedDate, 'element' | 'distance' | 'gap'>;

/** The date of each element, by `order`, null for none. It is read once, however often it is asked for. */
type KnownDates = (ReadDate | null | undefined)[];

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
    if (known[order] === undefined) known[order] = dateOf(page, element, language) ?? null;
    const printed = known[order];
    if (printed) add(page, found, { ...printed, element, ...placeOf(page, element, headline) });
  }
  return found;
}

/**
 * Adds a date. An element that holds this one is its wrapper and goes, unless it is a <time>, which says it all, or a line that
 * goes on to a later change.
 */
function add(page: PageTree, found: PrintedDate[], printed: PrintedDate): void {
  let outer = innermost(found, printed.element);
  while (outer && outer.place !== 'dom:time' && !isChange(page, outer, printed)) {
    found.pop();
    outer = innermost(found, printed.element);
  }
  if (!outer || isChange(page, outer, printed)) found.push(printed);
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

/** The day on which the page was read: in a header high above the headline, as newspapers print it below their name. */
function isOfMasthead(page: PageTree, { element, distance, labelled }: PrintedDate): boolean {
  if (distance >= -ABOVE || labelled) return false;
  for (const ancestor of ancestors(element)) {
    if (ancestor.name === 'article' || ancestor.name === 'main') return false;
    // A header with a heading in it is that of another story.
    if (ancestor.name === 'header')
      return !page.elements.slice(ancestor.order, ancestor.last).some(({ name }) => /^h[1-3]$/.test(name));
  }
  return false;
}

// Elements of kicker, picture and share bar, which may stand between an article's date and its headline.
const ABOVE = 50;

/** The printed dates by how near they are to the headline. */
export function byNearness(dates: PrintedDate[]): PrintedDate[] {
  return [...dates].sort((a, b) => reach(a) - reach(b));
}

/** Tells whether the date is in the lines right below or above the headline, which readers take for the article's date. */
export function isBesideHeadline(printed: PrintedDate): boolean {
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

function dateOf(page: PageTree, element: Element, language: string | undefined): ReadDate | undefined {
  const date = anyDateOf(page, element, language);
  return date && !isElsewhere(page, element) ? date : undefined;
}

function anyDateOf(page: PageTree, element: Element, language: string | undefined): ReadDate | undefined {
  const { name } = element;
  if (name === 'time') return timeOf(page, element, element.attribs.datetime ?? machineDate(element), language);
  if (LINE.has(name))
    return mayHaveDigit(page, element) || fits(page, element, DATE) ? lineDate(page, element, false, language) : undefined;
  return name.includes('-') ? lineDate(page, element, true, language) : undefined;
}

/** Tells whether the date is in a caption, in a quoted post, or in a card that links to another page: none is the article's. */
function isElsewhere(page: PageTree, element: Element): boolean {
  for (const outer of [element, ...ancestors(element)].slice(0, MAX_OUTER)) {
    if (outer.name === 'figcaption' || outer.name === 'blockquote') return true;
    if (outer.name === 'a' && isCard(page, outer)) return true;
  }
  return false;
}

// The most levels from a date to the box of its card; deeper nesting is layout.
const MAX_OUTER = 6;

/** A link to another page with more in it than a date. */
function isCard(page: PageTree, link: Element): boolean {
  const { href } = link.attribs;
  if (!href || href.startsWith('#') || textLength(page, link) < LEAST_CARD) return false;
  return addressKey(href, page.url) !== addressKey(page.url, page.url);
}

// Letters of a date with a weekday and a time of day.
const LEAST_CARD = 45;

function lineDate(page: PageTree, element: Element, isCustom: boolean, language: string | undefined): ReadDate | undefined {
  const text = mayHaveDigit(page, element) ? shortText(page, element) : '';
  const date = text === '' ? undefined : parsePrintedDate(text, language);
  if (date === undefined && (isCustom || fits(page, element, DATE))) {
    return timeOf(page, element, machineDate(element), language);
  }
  if (date === undefined || isCustom || letters(text) > MAX_BESIDE || isInProse(page, element)) return undefined;
  if (isOfOther(page, element, text) || holdsOther(page, element)) return undefined;
  const isFirst = isDatedBefore(text, date, language);
  const modified = !isFirst && isModified(page, element, text, MAX_TEXT);
  const labelled = !modified && hasDateLabel(page, element, text, MAX_TEXT);
  const change = isFirst ? parsePrintedDate(text.slice(text.search(MODIFIED)), language) : undefined;
  return { place: 'dom:date', date, modified, labelled, ambiguous: isAmbiguous(text), ...(change && { change }) };
}

/** The wrapper of a day that is called `today`. */
function holdsOther(page: PageTree, { order, last }: Element): boolean {
  return page.elements.slice(order + 1, last + 1).some((inner) => isOfOther(page, inner, ''));
}

function timeOf(
  page: PageTree,
  element: Element,
  datetime: string | undefined,
  language: string | undefined,
): ReadDate | undefined {
  const text = shortText(page, element);
  const stated = datetime && parseDate(datetime, language);
  const shown = parsePrintedDate(text, language);
  // "Publié le 29 juin": what readers are told is another day, so the attribute is of the machine's making.
  const isTold = shown !== undefined && hasDateLabel(page, element, text, MAX_TEXT);
  const date = stated && !(isTold && areApart(stated, shown)) ? stated : shown;
  if (!date) return undefined;
  const modified = isModified(page, element, text, MAX_TEXT);
  const labelled = !modified && hasDateLabel(page, element, text, MAX_TEXT);
  return { place: 'dom:time', date, modified, labelled, ambiguous: isAmbiguous((stated && datetime) || text) };
}

/**
 * Tells whether two dates are more than one day apart, which no zones explain. A day with day and month exchanged counts as the
 * same.
 */
function areApart(a: string, b: string): boolean {
  const apart = Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10)));
  return apart > DAY && b.slice(0, 10) !== `${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}`;
}

const DAY = 86_400_000;

const DATE = anyWord('date time timestamp datetime published pubdate ago');

/** `<span class="date" title="2025-12-18">2 days ago</span>`, `<time-ago publishdate="…">`: what a script or a reader is told. */
function machineDate({ attribs }: Element): string | undefined {
  const named = Object.entries(attribs).find(
    ([name, value]) => MACHINE_DATE.test(name) && /^(?:19|20)\d\d-?[01]\d-?[0-3]\d|^\d{10}(?:\d{3})?$/.test(value),
  );
  return named?.[1];
}

const MACHINE_DATE =
  /^(?:title|datetime|date|timestamp|data-(?:[a-z]{2,8}-?)?(?:date|time|datetime|timestamp|unix)(?<!(?:up|mod|end|exp|start|event)-?(?:date|time|datetime|timestamp|unix))|(?:data-)?(?:date-?)?pub(?:lish(?:ed)?)?[-_]?(?:date|time|at|on)?)$/i;

/** `January 14, 2025. Updated: January 16, 2025`: the first date has no part in the label behind it. */
function isDatedBefore(text: string, date: string, language: string | undefined): boolean {
  const label = text.search(MODIFIED);
  if (label < 0 || parsePrintedDate(text.slice(label), language) === undefined) return false;
  return parsePrintedDate(text.slice(0, label), language)?.slice(0, 10) === date.slice(0, 10);
}

const LINE = new Set(
  'p div span li small em i b strong td dd dt h2 h3 h4 h5 h6 address abbr a section header font figcaption label legend center date'.split(
    ' ',
  ),
);

// Elements in a line of a date: icons, links to the author and the section.
const MAX_INNER = 16;

/** The text of a short line, or nothing. */
function shortText(page: PageTree, element: Element): string {
  if (element.last - element.order > MAX_INNER || textLength(page, element) > MAX_TEXT + 2) return '';
  const text = textOf(page, element);
  return text.length > MAX_TEXT ? '' : text;
}

// Longer lines around a link or a bold word are paragraphs that mention a date.
const MAX_LINE = 300;
/** Nodes beside one in a line: empty ones add nothing to its length. */
const MAX_RUN = 100;

function isInProse(page: PageTree, element: Element): boolean {
  if (!INLINE.has(element.name)) return false;
  let inline = element;
  while (inline.parent && isTag(inline.parent) && INLINE.has(inline.parent.name)) inline = inline.parent;
  const length = (node: ChildNode) => (isText(node) ? node.data.length : isTag(node) ? textLength(page, node) : 0);
  let run = length(inline);
  for (const step of ['prev', 'next'] as const) {
    let left = MAX_RUN;
    for (let node = inline[step]; node && !endsRun(node) && run <= MAX_LINE && left > 0; node = node[step], left -= 1)
      run += length(node);
  }
  return run > MAX_LINE;
}

function endsRun(node: ChildNode): boolean {
  return isTag(node) && (node.name === 'br' || !INLINE.has(node.name));
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
