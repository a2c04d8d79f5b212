/** Whether a printed date is of the publication or of a later change: by its label, its markup, its class words. */
import { type Element, isTag, type PageTree } from '../tree.ts';
import { anyWord, type ClassNames, classNames } from './class-words.ts';
import { pageText, textLength } from './page-text.ts';

/** "Live updates" is a headline, "Update:" a label. */
export const MODIFIED =
  /(?:updat(?!es)|modif|edited|revis|reviewed(?! by)|aktualisiert|geändert|\bstand\b|mis à jour|mise à jour|\bmaj\b|actualiz|aggiorn|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdater|päivitet|aktualiz|zaktualiz|обновл|изменен|güncelle|diperbarui|更新)/i;
const PUBLISHED =
  /(?:publi|posted|veröffentlicht|erschienen|erstellt|created|gepubliceerd|verschenen|公開|発表|опубликован|released|written)/i;

// "Last updated on", "Zuletzt aktualisiert am": a label stands right before its date.
export const LABEL_LENGTH = 40;

const marksChange = anyWord(/^(?:updated?|modified|changed|modify|dateupdated|datemodified|lastmodified)$/);
const marksPublication = anyWord(/^(?:published|pubdate|created)$/);

/** Whether the words in `text` or right before it, or else its markup, say that the date is of a change. */
export function isModified(page: PageTree, element: Element, text: string, maxText: number): boolean {
  if (MODIFIED.test(text)) return !PUBLISHED.test(text) || text.search(MODIFIED) < text.search(PUBLISHED);
  if (PUBLISHED.test(text) || statesPublication(element)) return false;
  const names = classNames(page, element);
  // WordPress themes mark one element as both where they coincide.
  if (names.words.includes('published')) return false;
  if (marksChange(names)) return !isEntryDate(element);
  if (marksPublication(names)) return false;
  const before = textBefore(page, element, maxText);
  const [changed, published] = [lastOf(MODIFIED, before), lastOf(PUBLISHED, before)];
  return changed === published ? isWrappedAsChange(page, element) : changed > published;
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
    const names: ClassNames = classNames(page, parent);
    if (marksChange(names)) return !isEntryDate(parent) && !marksPublication(names);
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
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) last = match.index as number;
  return last;
}
