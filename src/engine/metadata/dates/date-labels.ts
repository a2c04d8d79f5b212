/** Whether a printed date is of the publication or of a later change: by its label, its markup, its class words. */
import { matchesOf } from '../../page/text.ts';
import { type Element, isTag, type PageTree } from '../../page/tree.ts';
import { anyWord, fits } from '../class-words.ts';
import { pageText, textLength } from '../page-text.ts';

// "Stand: 14.01.2025", "Stand des Artikels"; not an English "stand against".
const STAND = '\\bstand(?=\\s*(?:[:(\\d]|vom\\s|des\\s|der\\s|am\\s|$|\\p{L}+\\s\\d))';
/** Beginnings of words that call a date the last change. "Live updates" is a headline, "Update:" a label. */
const CHANGE_WORDS = [
  ...['updat(?!es)', 'modif', 'edited', 'revis(?:ed|ad|ion|ión|é)', 'amended', 'reviewed(?! by)'],
  ...['aktualisiert', '\\bakt\\.(?=\\s*[:\\d])', 'geändert', 'bearbeitet', STAND, 'bijgewerkt', 'gewijzigd'],
  ...['mis à jour', 'mise à jour', '\\bmaj\\b', 'actualis', 'actualiz', 'actualitz', 'atualiz', 'aggiorn'],
  ...['oppdatert', 'opdateret', 'uppdater', 'päivitet', 'uuendatud', 'atjaunots', 'atnaujint'],
  ...['aktualiz', 'ažurir', 'izmenjen', 'izmijenjen', 'posodobljen', 'frissítve', 'módosít', 'ενημέρωσ', 'ενημερώθ'],
  ...['обновл', 'изменен', 'оновлен', 'обновен', 'актуализ', 'güncelle', 'diperbarui', 'cập nhật', 'עודכן'],
  ...['تحديث', 'به‌روز', 'بروزرسانی', 'अपडेट', 'อัปเดต', '更新', '修訂', '修订', '수정', '업데이트'],
];
/** And those that call it the publication. */
const PUBLICATION_WORDS = [
  ...['publi', 'posted', 'created', 'released', 'written', 'veröffentlicht', 'erschienen', 'erstellt', 'verschenen'],
  ...['udgivet', 'offentliggjort', 'julkaist', 'megjelent', 'közzét', 'objavljen', 'vydán', 'zveřejn', 'δημοσ'],
  ...['опублик', 'опублік', 'yayın', 'terbit', 'tayang', 'ngày đăng', 'פורסם', 'نشر', 'انتشار'],
  ...['公開', '発表', '投稿', '掲載', '配信', '发布', '發布', '发表', '發表', '입력', '등록', '게재', '발행'],
];
/** And those that call it the day of something else: the end of an offer, an event, a count. */
const OTHER_DAYS =
  /(?:verfügbar|gültig|abrufbar) bis|(?:available|valid) (?:un)?till?\b|\bexpir(?:es|y|ation)|\bas of\b|disponible (?:jusqu|hasta)|valable jusqu|válid[oa] hasta|disponibile fino|beschikbaar tot|\btermine?:|\bevent date\b|配信期限|公開終了/iu;
export const MODIFIED = new RegExp(CHANGE_WORDS.join('|'), 'iu');
const PUBLISHED = new RegExp(PUBLICATION_WORDS.join('|'), 'iu');
const ALL_MODIFIED = new RegExp(MODIFIED, 'giu');
const ALL_PUBLISHED = new RegExp(PUBLISHED, 'giu');

// "Last updated on", "Zuletzt aktualisiert am": a label stands right before its date.
export const LABEL_LENGTH = 40;

const CHANGE = anyWord('update updated modified changed modify dateupdated datemodified lastmodified');
const EXPIRY = anyWord('expiry expires expiration');
const PUBLICATION = anyWord('published pubdate created');
const PUBLISHED_WORD = anyWord('published');

/** Whether the words in `text` or right before it, or else its markup, say that the date is of a change. */
export function isModified(page: PageTree, element: Element, text: string, maxText: number): boolean {
  if (MODIFIED.test(text)) return !PUBLISHED.test(text) || text.search(MODIFIED) < text.search(PUBLISHED);
  if (PUBLISHED.test(text) || statesPublication(element)) return false;
  const [changes, publishes] = [fits(page, element, CHANGE), fits(page, element, PUBLISHED_WORD)];
  // WordPress themes mark one element as both where they coincide; then the label tells.
  const isBoth = publishes && changes;
  if (!isBoth && publishes) return false;
  if (!isBoth && changes) return !isEntryDate(element);
  if (!isBoth && fits(page, element, PUBLICATION)) return false;
  const before = textBefore(page, element, maxText);
  const [changed, published] = [lastOf(ALL_MODIFIED, before), lastOf(ALL_PUBLISHED, before)];
  return changed === published ? !isBoth && isWrappedAsChange(page, element) : changed > published;
}

/** Whether the words in `text`, or the class, say that the date is neither of the publication nor of a change. */
export function isOfOther(page: PageTree, element: Element, text: string): boolean {
  return OTHER_DAYS.test(text) || fits(page, element, EXPIRY);
}

/** Whether a label or HTML's `pubdate` says that the date is of the publication. */
export function isLabelled(page: PageTree, element: Element, text: string, maxText: number): boolean {
  return element.attribs.pubdate !== undefined || PUBLISHED.test(text) || PUBLISHED.test(textBefore(page, element, maxText));
}

function statesPublication({ attribs }: Element): boolean {
  return attribs.pubdate !== undefined || /datePublished/i.test(attribs.itemprop ?? attribs.property ?? '');
}

/**
 * `entry-date updated`, `meta-date date updated`: hAtom wants `updated` of every entry, so that themes write it beside the class
 * of the date which they print. Alone, or in one name (`updated-date`), it means what it says.
 */
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
      if (/^h[1-6]$/.test((page.elements[order] as Element).name)) from = Math.max(from, end[order] as number);
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
