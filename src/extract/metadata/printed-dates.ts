/** Printed dates: when it was published, as the page shows it to readers. */
import { visibleText } from '../text.ts';
import { type Element, isTag, type PageTree } from '../tree.ts';
import { classWords } from './class-words.ts';
import { parseDate, parsePrintedDate } from './dates.ts';
import type { Zones } from './zones.ts';

export interface PrintedDate {
  element: Element;
  place: 'dom:itemprop-datePublished' | 'dom:itemprop-dateModified' | 'dom:time' | 'dom:date' | 'dom:date-text';
  /** ISO 8601. */
  date: string;
  /** The words around it say that it is of a later change. */
  modified: boolean;
  distance: number;
}

const DATE_WORD =
  /^(?:date|dates|dateline|datetime|datum|fecha|data|dato|päivämäärä|dag|timestamp|time|published|publish|pubdate|posted|postdate|publication|erschienen|veröffentlicht|publie|publicado|pubblicato|entrydate|zeit|uhrzeit|дата|日期|meta|info|byline|details|submitted|created)$/;

const MODIFIED =
  /(?:updat|modif|edited|revis|aktualisiert|stand:|geändert|mis à jour|mise à jour|maj |actualiz|aggiorn|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdater|päivitet|aktualiz|zaktualiz|обновл|изменен|güncelle|diperbarui|更新)/i;
const PUBLISHED =
  /(?:publi|posted|veröffentlicht|erschienen|erstellt|created|gepubliceerd|verschenen|公開|発表|опубликован)/i;

// A line with a date is short; longer texts mention dates.
const MAX_TEXT = 120;
const MAX_DATES = 80;

/** Dates outside foreign parts, in document order. */
export function printedDates(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): PrintedDate[] {
  const found: PrintedDate[] = [];
  for (const element of page.elements) {
    if (zones[element.order] || found.length >= MAX_DATES) continue;
    const printed = dateOf(element, language);
    if (!printed) continue;
    const outer = found.at(-1);
    // The innermost element of a line counts once.
    if (outer && outer.element.last >= element.order && outer.date.slice(0, 10) === printed.date.slice(0, 10)) continue;
    found.push({ ...printed, element, distance: headline ? element.order - headline.order : element.order });
  }
  return found;
}

function dateOf(
  element: Element,
  language: string | undefined,
): Pick<PrintedDate, 'place' | 'date' | 'modified'> | undefined {
  const { attribs, name } = element;
  const itemprop = attribs.itemprop ?? attribs.property ?? '';
  const marked = /(?:^|[\s:])(date(?:Published|Created|Modified))(?:\s|$)/.exec(itemprop)?.[1];
  if (marked) {
    const date = parseDate(attribs.datetime ?? attribs.content ?? visibleText(element), language);
    const modified = marked === 'dateModified';
    return date === undefined
      ? undefined
      : { place: modified ? 'dom:itemprop-dateModified' : 'dom:itemprop-datePublished', date, modified };
  }
  if (name === 'meta') return undefined;
  if (name === 'time') {
    const date = parseDate(attribs.datetime ?? '', language) ?? parsePrintedDate(visibleText(element), language);
    return date === undefined ? undefined : { place: 'dom:time', date, modified: isModified(element) };
  }
  if (!isLine(element)) return undefined;
  const text = visibleText(element);
  if (text.length === 0 || text.length > MAX_TEXT || !/\p{Nd}/u.test(text)) return undefined;
  const date = parsePrintedDate(text, language);
  if (date === undefined) return undefined;
  const place = classWords(element).some((word) => DATE_WORD.test(word)) ? 'dom:date' : 'dom:date-text';
  return { place, date, modified: MODIFIED.test(text) && !PUBLISHED.test(text) };
}

/** Elements of a line: blocks of text with few children. */
function isLine(element: Element): boolean {
  if (
    !/^(?:p|div|span|li|small|em|i|b|strong|td|dd|h[2-6]|address|abbr|a|section|header|font|ul|figcaption)$/.test(
      element.name,
    )
  )
    return false;
  return element.last - element.order <= 12;
}

function isModified(element: Element): boolean {
  const words = classWords(element);
  if (words.some((word) => /^(?:updated|modified|update|modify|dateupdated|lastmodified)$/.test(word))) return true;
  if (words.some((word) => /^(?:published|pubdate|created)$/.test(word))) return false;
  const parent = element.parent;
  if (!parent || !isTag(parent as Element)) return false;
  const text = visibleText(parent as Element);
  if (text.length > MAX_TEXT) return false;
  const own = visibleText(element);
  const before = text.slice(0, Math.max(0, text.indexOf(own)));
  return MODIFIED.test(before.slice(-30)) && !PUBLISHED.test(before.slice(-30));
}
