/** Whether a printed date is of the publication or of a later change: by its label, its markup, its class words. */
import { anyLanguage, isWeekday, monthNumber } from '../../lexicon/lexicon.ts';
import { letterRuns } from '../../page/letters.ts';
import { type Element, HEADINGS, isTag, type PageTree } from '../../page/page.ts';
import { lowerCase, matchesOf, pageText, textLength } from '../../page/text.ts';
import { anyWord, fits } from '../class-words.ts';
import { parsePrintedDate } from './dates.ts';

// The labels in small letters.
const OTHER_DAYS = new RegExp(anyLanguage('otherDay'), 'u');
const MODIFIED = new RegExp(anyLanguage('updated'), 'gu');
const PUBLISHED = new RegExp(anyLanguage('published'), 'gu');

/** The place of the first label of a later change in the text; -1 where it has none. */
export function changeAt(text: string): number {
  return lowerCase(text).search(MODIFIED);
}

/** The place of the first label of the publication in the text; -1 where it has none. */
export function publicationAt(text: string): number {
  return lowerCase(text).search(PUBLISHED);
}

/** Whether a line that is no sentence labels the days of the publication and of a change. */
export function labelsBoth(text: string): boolean {
  return changeAt(text) >= 0 && publicationAt(text) >= 0 && !/[\p{L}\d]{3}\.$/u.test(text);
}

// Letters beside the date itself: labels, a name, a reading time. Prose has more; so has a line that labels both days.
const [MAX_BESIDE, MAX_BESIDE_BOTH] = [60, 90];

/** Whether more stands beside the date of a line than a line of dates has. */
export function hasMuchBeside(text: string): boolean {
  const count = text.length > MAX_BESIDE ? letters(text) : 0;
  return count > MAX_BESIDE_BOTH || (count > MAX_BESIDE && !labelsBoth(text));
}

export function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** `January 14, 2025. Updated: January 16, 2025`: the first date has no part in the label behind it. */
export function isDatedBefore(text: string, date: string, language: string | undefined): boolean {
  const label = changeAt(text);
  const behind = text.slice(label);
  if (label < 0 || (parsePrintedDate(behind, language) === undefined && !FOR_A_WHILE.test(behind))) return false;
  return parsePrintedDate(text.slice(0, label), language)?.slice(0, 10) === date.slice(0, 10);
}

/** `Atualizado há 2 anos`, `Ultimo aggiornamento: 18:02`: the words and the number of what has no date. */
const FOR_A_WHILE = /^[a-zà-ɏа-яё]+:? [^\d|·•,/()]{0,10}\d/i;

/** `Updated: 16.01.2025 11:15. Published: 14.01.2025`: the date behind the second label, where the first one is of the change. */
export function publishedBehind(text: string, language: string | undefined): string | undefined {
  const [change, publication] = [changeAt(text), publicationAt(text)];
  if (change < 0 || publication < change || parsePrintedDate(text.slice(0, publication), language) === undefined)
    return undefined;
  return parsePrintedDate(text.slice(publication), language);
}

// "Last updated on", "Zuletzt aktualisiert am": a label stands right before its date.
export const LABEL_LENGTH = 40;

const CHANGE = anyWord('update updated modified changed modify dateupdated datemodified lastmodified');
const EXPIRY = anyWord('expiry expires expiration today');
const PUBLICATION = anyWord('published pubdate created');
const PUBLISHED_WORD = anyWord('published');

/** Whether the words in `text` or right before it, or else its markup, say that the date is of a change. */
export function isModified(page: PageTree, element: Element, text: string, maxText: number): boolean {
  const [change, publication] = [changeAt(text), publicationAt(text)];
  if (change >= 0) return publication < 0 || change < publication;
  if (publication >= 0 || statesPublication(element)) return false;
  const [changes, publishes] = [fits(page, element, CHANGE), fits(page, element, PUBLISHED_WORD)];
  // WordPress themes mark one element as both where they coincide; then the label tells.
  const isBoth = publishes && changes;
  if (!isBoth && publishes) return false;
  if (!isBoth && changes) return !isOfEntryDate(page, element);
  if (!isBoth && fits(page, element, PUBLICATION)) return false;
  const before = lowerCase(textBefore(page, element, maxText));
  const [changed, published] = [lastOf(MODIFIED, before), lastOf(PUBLISHED, before)];
  return changed === published ? !isBoth && isWrappedAsChange(page, element) : changed > published;
}

/** Whether the words in `text`, or the class, or the word "When" before it, say that the date is neither of the publication nor of a change. */
export function isOfOther(page: PageTree, element: Element, text: string): boolean {
  if (text === '') return fits(page, element, EXPIRY) || (element.name === 'dd' && isOfEvent(page, element));
  return OTHER_DAYS.test(lowerCase(text)) || fits(page, element, EXPIRY) || isOfEvent(page, element);
}

function isOfEvent(page: PageTree, element: Element): boolean {
  return OF_EVENT.test(textBefore(page, element, MAX_EVENT));
}

/** `<dt>When</dt><dd>`: the label of an event's day. */
const OF_EVENT =
  /(?:^|\s)(?:when|wann|quand|cuándo|quando|wanneer|när|hvornår|når|milloin|kiedy|kdy|kedy|mikor|când|когда|коли|πότε|ne zaman|kapan|متى|מתי)\s?[:?]?$/i;
/** Characters of a list of an event's day, place and price. */
const MAX_EVENT = 300;

/** Whether a label or HTML's `pubdate` says that the date is of the publication. */
export function hasDateLabel(page: PageTree, element: Element, text: string, maxText: number): boolean {
  if (element.attribs.pubdate !== undefined || publicationAt(text) >= 0) return true;
  return publicationAt(textBefore(page, element, maxText)) >= 0;
}

function statesPublication({ attribs }: Element): boolean {
  return attribs.pubdate !== undefined || /datePublished/i.test(attribs.itemprop ?? attribs.property ?? '');
}

/**
 * `entry-date updated`, `meta-date date updated`: hAtom wants `updated` of every entry, so that themes write it beside the class
 * of the date which they print, or within it (`<span class="entry-date"><time class="updated">`). Alone, or in one name
 * (`updated-date`), it means what it says.
 */
function isOfEntryDate(page: PageTree, element: Element): boolean {
  const { parent } = element;
  if (isEntryDate(element)) return true;
  return (
    parent !== null && isTag(parent) && isEntryDate(parent) && textLength(page, parent) <= textLength(page, element) + 2
  );
}

function isEntryDate({ attribs }: Element): boolean {
  return (attribs.class ?? '')
    .split(/\s+/)
    .some((name) => /(?:^|[-_])date$/i.test(name) && !/updat|modif|chang/i.test(name));
}

// Wrappers of nothing but the date, as content systems put around a field.
const MAX_WRAPPERS = 4;

/** `field--name-changed` around the date says it as the date's own class would. */
function isWrappedAsChange(page: PageTree, element: Element): boolean {
  let parent = element.parent;
  for (let level = 0; level < MAX_WRAPPERS && parent && isTag(parent); level += 1) {
    if (textLength(page, parent) > textLength(page, element) + 2) return false;
    if (fits(page, parent, CHANGE)) return !isEntryDate(parent) && !fits(page, parent, PUBLICATION);
    parent = parent.parent;
  }
  return false;
}

/**
 * The end of what stands before the element in its parent, or in its grandparent where it is first there; not of a headline,
 * nor in texts of more than `maxText` characters.
 */
function textBefore(page: PageTree, element: Element, maxText: number): string {
  const { text, start, end } = pageText(page);
  let child = element;
  for (let level = 0; level < 2; level += 1) {
    const parent = child.parent;
    if (!parent || !isTag(parent) || textLength(page, parent) > maxText + 2) return '';
    let from = start[parent.order] as number;
    for (let order = parent.order + 1; order < element.order; order += 1) {
      if (HEADINGS.has((page.elements[order] as Element).name)) from = Math.max(from, end[order] as number);
    }
    const before = text.slice(from, start[element.order]).trim();
    if (before !== '') return before.slice(-LABEL_LENGTH);
    child = parent;
  }
  return '';
}

function lastOf(pattern: RegExp, text: string): number {
  return matchesOf(pattern, text).at(-1)?.index ?? -1;
}

/** `<span class="date" title="2025-12-18">2 days ago</span>`, `<time-ago publishdate="…">`: what a script or a reader is told. */
export function machineDate({ attribs }: Element): string | undefined {
  const named = attribs.list.find(
    ({ name, value }) => MACHINE_DATE.test(name) && /^(?:19|20)\d\d-?[01]\d-?[0-3]\d|^\d{10}(?:\d{3})?$/.test(value),
  );
  return named?.value;
}

const MACHINE_DATE =
  /^(?:title|datetime|date|timestamp|data-(?:[a-z]{2,8}-?)?(?:date|time|datetime|timestamp|unix)(?<!(?:up|mod|end|exp|start|event)-?(?:date|time|datetime|timestamp|unix))|(?:data-)?(?:date-?)?pub(?:lish(?:ed)?)?[-_]?(?:date|time|at|on)?)$/i;

/** An item of a list of notes, by its name or by the link that leads back from it. */
export function isNote({ attribs, children }: Element): boolean {
  return (
    NOTE.test(attribs.id ?? '') ||
    children.some((child) => isTag(child) && child.name === 'a' && BACK.test(child.attribs.href ?? ''))
  );
}

const NOTE = /^(?:fn|foot-?note|end-?note|cite_note|note)[-_:]?\w*\d/i;
const BACK = /^#(?:fnref|ref|cite_ref|footnote-ref|_ftnref)[-_:]?\w*\d/i;

/** Whether what stands in the place of a name is a date, a weekday, or how long ago something was. */
export function isDateLike(text: string, language: string | undefined): boolean {
  if (!letterRuns(text).length || isWeekday(text)) return true;
  if (!/\d/.test(text)) return false;
  return (
    isTimeAgo(text) ||
    text.split(/[\s.,]+/).some((word) => monthNumber(word, language) !== undefined || /^(?:19|20)\d\d$/.test(word))
  );
}

/** `3 hours ago`, `vor 3 Stunden`, `3日前`. */
export function isTimeAgo(text: string): boolean {
  return text.length < LABEL_LENGTH && RELATIVE.test(text);
}

const RELATIVE =
  /^\D{0,3}\d{1,3}.{0,20}(?:\sago|\sназад|\sтому|[分間日月年]前|\s전|önce|\ssitten|\stemu|\slalu|\strước|\ssiden|\ssedan|\sgeleden|\sfa|\satrás|\sпреди|पहले|আগে|پیش|قبل)$|^(?:vor|hace|il y a|há|for|för|pred|před|πριν|منذ|قبل|לפני|преди|acum)\s\d{1,3}\s/iu;
