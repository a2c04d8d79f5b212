/**
 * A date as it is read off the page: the one that an element holds, and those that no element marks, in a line of bare text
 * at the headline or told in a sentence.
 */

import { addressKey } from '../../addresses.ts';
import { ancestors, type ChildNode, type Element, isTag, isText, type PageTree, type Text } from '../../page/page.ts';
import { collapse, INLINE, lowerText, matchesOf, mayHaveDigit, pageText, textLength, textOf } from '../../page/text.ts';
import { anyWord, fits, type Zones } from '../class-words.ts';
import { lineText } from '../line-text.ts';
import {
  changeAt,
  hasDateLabel,
  hasMuchBeside,
  isDatedBefore,
  isModified,
  isNote,
  isOfOther,
  LABEL_LENGTH,
  letters,
  machineDate,
  publishedBehind,
} from './date-labels.ts';
import { withShownOffset } from './date-parts.ts';
import { isAmbiguous, parseDate, parsePrintedDate } from './dates.ts';

// Elements and characters between a headline and a line of bare text below it.
const REACH = 40;
const MAX_GAP = 200;
const [SHORTEST_BARE_LINE, LONGEST_BARE_LINE] = [6, 60];
// Letters beside the date: a weekday, "Posted on", "Uhr".
const MOST_LETTERS_BESIDE = 24;

/** The date in the first line of nothing but a date below the headline that is text between elements. */
export function bareDate(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): string | undefined {
  if (!headline) return undefined;
  const { text, start, end } = pageText(page);
  const last = Math.min(page.elements.length, headline.last + REACH);
  for (let order = headline.order; order < last; order += 1) {
    const element = page.elements[order] as Element;
    if (zones[order]) continue;
    if ((start[order] as number) - (end[headline.order] as number) > MAX_GAP) return undefined;
    const behind = { node: element.next, before: end[order] as number };
    const first = { node: element.children[0], before: start[order] as number };
    for (const { node, before } of [behind, first]) {
      const date = bareDateIn(page, node, language);
      if (date) return changeAt(text.slice(Math.max(0, before - LABEL_LENGTH), before)) < 0 ? date : undefined;
    }
  }
  return undefined;
}

function bareDateIn(page: PageTree, node: ChildNode | null | undefined, language: string | undefined): string | undefined {
  return node && isText(node) && !inShortLine(page, node) ? dateAlone(node, language) : undefined;
}

/** Tells whether the line is an element's, which is read elsewhere as such, with the labels in it. */
function inShortLine(page: PageTree, { parent }: Text): boolean {
  return parent !== null && isTag(parent as ChildNode) && textLength(page, parent as Element) <= MAX_TEXT;
}

function dateAlone(node: Text, language: string | undefined): string | undefined {
  if (!endsLine(node.prev) || !endsLine(node.next)) return undefined;
  const text = node.data;
  if (text.length < SHORTEST_BARE_LINE || !/\p{Nd}/u.test(text)) return undefined;
  const line = collapse(text);
  if (
    line.length < SHORTEST_BARE_LINE ||
    line.length > LONGEST_BARE_LINE ||
    (line.match(/\p{L}/gu)?.length ?? 0) > MOST_LETTERS_BESIDE
  )
    return undefined;
  return parsePrintedDate(line, language);
}

function endsLine(beside: ChildNode | null): boolean {
  return !beside || (isTag(beside) && (beside.name === 'br' || !INLINE.has(beside.name)));
}

/** "This article was originally published on 26 Sep 2019": the date follows the words at once, or stands before the verb. */
const ORIGINALLY =
  /(?:(?:originally|first) (?:published|posted|appeared)(?: on|:)?|publicado originalmente el|initialement publié le|(?:ursprünglich|zuerst|erstmals) (?:veröffentlicht|erschienen) am|(?:ursprünglich|zuerst|erstmals) am) (.{6,40})/giu;

/** The sentence below the text in the first themes of WordPress: "This entry was posted on … and is filed under …". */
const POSTED_ON =
  /(?:this (?:entry|post|article) was (?:posted|published|written)(?: (?:in|by) [^.]{1,80}?)? on|(?:dieser|der) (?:beitrag|eintrag|artikel) wurde am|cet(?:te)? (?:article|entrée|billet) a été (?:publié|posté)e?(?: [^.]{1,80}?)? le|esta entrada fue publicada(?: [^.]{1,80}?)? el|questo articolo è stato (?:pubblicato|scritto)(?: [^.]{1,80}?)? il|dit bericht (?:is|werd) geplaatst(?: [^.]{1,80}?)? op) (.{6,60})/giu;

/**
 * Words of each of these: in small letters and alone they are found in a fifth of the time, and most pages have none. Written out,
 * as V8 puts plain words in order, by their first letters.
 */
const TOLD =
  /originally publi|originally post|originally appear|first publi|first post|first appear|publicado originalmente|initialement|ursprünglich|zuerst|erstmals|this entry was|this post was|this article was|beitrag wurde|eintrag wurde|artikel wurde|article a été|entrée a été|billet a été|esta entrada|questo articolo|dit bericht/;

/** The date that a sentence of the page gives as that of its first publication. */
export function originalDate(page: PageTree, language: string | undefined): string | undefined {
  const { text } = pageText(page);
  if (!TOLD.test(lowerText(page))) return undefined;
  for (const match of [...matchesOf(ORIGINALLY, text), ...matchesOf(POSTED_ON, text)]) {
    const told = match[1] as string;
    if (changeAt(told) >= 0) continue;
    const date = /^(?:\p{L}+,? )?(?:(?:den|the) )?(?:\p{L}+\.? )?\d/u.test(told)
      ? parsePrintedDate(told, language)
      : undefined;
    if (date) return date;
  }
  return undefined;
}

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

export type ReadDate = Omit<PrintedDate, 'element' | 'distance' | 'gap'>;

export function dateOf(page: PageTree, element: Element, language: string | undefined): ReadDate | undefined {
  const date = anyDateOf(page, element, language);
  return date && !isElsewhere(page, element) ? date : undefined;
}

function anyDateOf(page: PageTree, element: Element, language: string | undefined): ReadDate | undefined {
  const { name } = element;
  if (name === 'time' || (name === 'abbr' && machineDate(element) !== undefined))
    return timeOf(page, element, element.attribs.datetime ?? machineDate(element), language);
  if (LINE.has(name))
    return mayHaveDigit(page, element) || fits(page, element, DATE) ? lineDate(page, element, false, language) : undefined;
  return name.includes('-') ? lineDate(page, element, true, language) : undefined;
}

/** Tells whether the date is in a caption, a quoted post, a note, or a card that links to another page: none is the article's. */
function isElsewhere(page: PageTree, element: Element): boolean {
  for (const outer of [element, ...ancestors(element)].slice(0, MAX_OUTER)) {
    if (outer.name === 'figcaption' || outer.name === 'blockquote' || (outer.name === 'li' && isNote(outer))) return true;
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
  const date = text === '' ? undefined : dateIn(page, element, text, language);
  if (date === undefined && (isCustom || fits(page, element, DATE) || isDateTitle(element.attribs.title)))
    return timeOf(page, element, machineDate(element) ?? element.attribs.title, language);
  if (date === undefined || isCustom || hasMuchBeside(text) || isInProse(page, element)) return undefined;
  if (isOfOther(page, element, text) || holdsOther(page, element)) return undefined;
  const original = publishedBehind(text, language);
  if (original !== undefined)
    return {
      place: 'dom:date',
      date: original,
      modified: false,
      labelled: true,
      ambiguous: isAmbiguous(text),
      change: date,
    };
  const isFirst = isDatedBefore(text, date, language);
  const modified = !isFirst && isModified(page, element, text, MAX_TEXT);
  const labelled = !modified && hasDateLabel(page, element, text, MAX_TEXT);
  const change = isFirst ? parsePrintedDate(text.slice(changeAt(text)), language) : undefined;
  return { place: 'dom:date', date, modified, labelled, ambiguous: isAmbiguous(text), ...(change && { change }) };
}

/** `<b class="m">May</b><b class="d">07</b>` in a box that is called a date: layout alone sets the parts apart. */
function dateIn(page: PageTree, element: Element, text: string, language: string | undefined): string | undefined {
  const isBox = element.children.length > 1 && text.length <= LONGEST_BOX && fits(page, element, DATE);
  return parsePrintedDate(text, language) ?? (isBox ? parsePrintedDate(lineText(element), language) : undefined);
}

// Letters of month, day and year.
const LONGEST_BOX = 24;

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
  const date = stated && !(isTold && areApart(stated, shown)) ? withShownOffset(stated, shown) : shown;
  if (!date) return undefined;
  const modified = isModified(page, element, text, MAX_TEXT);
  const labelled = !modified && hasDateLabel(page, element, text, MAX_TEXT);
  const change =
    !stated && isDatedBefore(text, date, language) ? parsePrintedDate(text.slice(changeAt(text)), language) : undefined;
  const ambiguous = isAmbiguous((stated && datetime) || text);
  return { place: 'dom:time', date, modified: modified && !change, labelled, ambiguous, ...(change && { change }) };
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

/** `<span title="5 October 2023, 09:12">3 hours ago</span>`: little but a date. */
function isDateTitle(title: string | undefined): boolean {
  return (
    title !== undefined &&
    title.length <= LONGEST_BARE_LINE &&
    /(?:19|20)\d\d/.test(title) &&
    letters(title) <= MOST_LETTERS_BESIDE
  );
}

const LINE = new Set(
  'p div span li small em i b strong td dd dt h2 h3 h4 h5 h6 address abbr a section header font figcaption label legend center date summary details'.split(
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

/** Nodes beside one in a line: empty ones add nothing to its length. */
const MAX_RUN = 100;
