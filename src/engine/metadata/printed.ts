/** The metadata that the page prints: headline, kicker, dek, bylines and dates, as claims and as elements. */
import type { Metadata } from '../article.ts';
import { hasLetter } from '../page/letters.ts';
import {
  ancestors,
  contains,
  type Element,
  elementsNamed,
  fact,
  HAS,
  HEADINGS,
  isTag,
  type PageTree,
} from '../page/page.ts';
import { isHidden, late, visibleText } from '../page/text.ts';
import { isNoSection } from './article-types.ts';
import { type Byline, bareBylines, ownBylines, printedBylines } from './authors/bylines.ts';
import { signatureElement } from './authors/signed-lines.ts';
import { bylineClaims, otherHands } from './byline-details.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits, foreignZones, OVERLINE, type Zones } from './class-words.ts';
import { byNearness, dateClaims, printedDates } from './dates/printed-dates.ts';
import { bareDate, originalDate, type PrintedDate } from './dates/read-dates.ts';
import { printedDek } from './dek.ts';
import { printedHeadline } from './headline.ts';
import type { JsonLd } from './json-ld.ts';
import { nameKey } from './names/name-shape.ts';
import { wordsOf } from './title-parts.ts';

/** The elements of the page that print what the metadata holds; they are no part of the body. */
export interface Printed {
  headline?: Element;
  /** The outermost elements of nothing but a byline, in document order, the signature last. */
  bylines: Element[];
  dates: Element[];
  dek?: Element;
  /** Another headline of the article, where a menu prints the title in a heading too. */
  secondHeadline?: Element;
}

/** The printed headline, bylines, dates and dek of the page, to be left out of its body. */
export function findPrinted(page: PageTree, metadata: Metadata, jsonLd: JsonLd): Printed {
  const headline = headlineOf(page, metadata);
  const { zones, bylines: all, dates } = linesOf(page, headline, metadata.language);
  const authors = new Set(metadata.authors.map(nameKey));
  const own = new Set(ownBylines(page, all, headline));
  const isOwn = (byline: Byline) =>
    own.has(byline) || [...byline.names, ...byline.loose].some((name) => authors.has(nameKey(name)));
  const days = [metadata.published, metadata.modified].map((date) => date?.slice(0, 10));
  const isOwnDate = ({ date, distance }: PrintedDate) =>
    days.includes(date.slice(0, 10)) || Math.abs(distance) <= NEAR_HEADLINE;
  const apart = (element: Element) =>
    headline === undefined || !(contains(element, headline) || contains(headline, element));
  const signature = metadata.provenance.authors === 'dom:signature' ? signatureElement(page) : undefined;
  const dek = metadata.subtitle ? printedDek(page, zones, headline, [metadata.description ?? '']) : undefined;
  const second = headline && secondHeadline(page, headline, jsonLd);
  return {
    ...(headline && { headline }),
    bylines: [...all.filter(isOwn).map(({ element }) => element), ...(signature ? [signature] : [])].filter(apart),
    dates: dates.flatMap((date) => (isOwnDate(date) && apart(date.element) ? [date.element] : [])),
    ...(dek && dek.text === metadata.subtitle && { dek: dek.element }),
    ...(second && second !== dek?.element && { secondHeadline: second }),
  };
}

/** The heading in the article that is its label, or its other headline by the schema, where the title is printed outside. */
function secondHeadline(page: PageTree, headline: Element, jsonLd: JsonLd): Element | undefined {
  const [article, ...others] = elementsNamed(page, 'article');
  if (!article || contains(article, headline)) return undefined;
  // Entries of a live blog or a digest stand side by side.
  if (others.some(({ attribs, order }) => order > article.last && attribs.class === article.attribs.class)) return undefined;
  const { 'aria-labelledby': id, 'aria-label': label } = article.attribs;
  const stated = [label, jsonLd.article?.alternativeHeadline].filter((text) => typeof text === 'string');
  if (!id && stated.length === 0) return undefined;
  const said = stated.map((text) => wordsOf(text).join(' ')).filter(Boolean);
  const inside = [...HEADINGS].flatMap((name) => elementsNamed(page, name)).filter((heading) => contains(article, heading));
  return inside.find((own) => (id && own.attribs.id === id) || said.includes(wordsOf(visibleText(own)).join(' ')));
}

/** The heading that the title was read from; else the one that is most like the title. */
function headlineOf(page: PageTree, { title, provenance }: Metadata): Element | undefined {
  const known = linesBy(page).last?.headline;
  if (known && provenance.title?.startsWith('dom:') && provenance.title !== 'dom:title') return known;
  return printedHeadline(page, title ? [title] : [])?.element;
}

// Elements around the headline in which a lone date is the article's, also where another day is stated elsewhere.
const NEAR_HEADLINE = 20;

/** Claims of bylines, dates and the dek, the best first within each field. */
export function printedClaims(
  page: PageTree,
  headline: Element | undefined,
  language: string | undefined,
  descriptions: string[],
): Claim[] {
  const { zones, bylines: all, dates } = linesOf(page, headline, language);
  const dek = printedDek(page, zones, headline, descriptions);
  const bylines = ownBylines(page, all, headline).flatMap(bylineClaims);
  const bare = bylines.length > 0 ? [] : bareBylines(page, zones, headline, language);
  return [
    ...bylines,
    ...bare.map((value) => ({ field: 'authors' as const, place: 'dom:byline', source: 'dom:by-text', value })),
    ...otherHands(page, zones, headline, language),
    ...toldDates(page, zones, headline, language),
    ...byNearness(dates).flatMap((printed) => dateClaims(printed, headline)),
    ...(dek
      ? [{ field: 'subtitle' as const, place: 'dom:dek', source: 'dom:dek', value: dek.text, element: dek.element }]
      : []),
  ];
}

interface Lines {
  headline: Element | undefined;
  language: string | undefined;
  zones: Zones;
  bylines: Byline[];
  dates: PrintedDate[];
}

const linesBy = fact((): { last?: Lines } => ({}));

/** Zones, bylines and dates by the headline; they are asked for as claims first, and then to be left out of the body. */
function linesOf(page: PageTree, headline: Element | undefined, language: string | undefined): Lines {
  const known = linesBy(page);
  if (known.last && known.last.headline === headline && known.last.language === language) return known.last;
  const zones = foreignZones(page, headline);
  const bylines = printedBylines(page, zones, headline, language);
  const lines = { headline, language, zones, bylines, dates: printedDates(page, zones, headline, language) };
  known.last = lines;
  return lines;
}

function toldDates(page: PageTree, zones: Zones, headline: Element | undefined, language: string | undefined): Claim[] {
  const told = [
    ['dom:originally', originalDate(page, language)],
    ['dom:bare-line', bareDate(page, zones, headline, language)],
  ] as const;
  return told.flatMap(([place, value]) => (value ? [{ field: 'published', place, source: place, value }] : []));
}

// The kicker: a word or a short line that is printed over the headline, apart from it.

const KICKER = anyWord(OVERLINE);
/** Class words of labels, which in the headline are a kicker where the title is without them. */
const LABEL = /(?:^|[\s_-])(?:label|topic|badge|flag|category|rubrik|tag)(?:$|[\s_-])/i;
// Elements before the headline; letters; words.
const [KICKER_REACH, LONGEST_KICKER, MOST_WORDS] = [15, 120, 14];
/** Dates and times stand in the same line. */
const WHEN = late(
  () =>
    /(?:(?<!\s)\s+)?(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}\.?\s\p{L}{3,10}\.?\s\d{4}|\p{L}{3,10}\.?\s\d{1,2},\s\d{4}|\d{1,2}[:.]\d{2}\s?(?:Uhr|h|am|pm)?(?!\d)).*/isu,
);

/** Claims the text that is marked as a kicker in the headline or right above it. */
export function kickerClaims(page: PageTree, headline: Element | undefined, title: string | undefined): Claim[] {
  if (!headline) return [];
  const found = inside(page, headline, title) ?? above(page, headline);
  const line = found && lineOf(found);
  const value =
    line && (/\d/.test(line) ? line.replace(WHEN(), '') : line).replace(/^[\s|:•·–—-]+|(?<![\s|:•·–—-])[\s|:•·–—-]+$/g, '');
  if (!found || !value || value.length > LONGEST_KICKER || isNoSection(value)) return [];
  const words = wordsOf(value);
  if (!/\p{L}/u.test(value) || words.length > MOST_WORDS || words.join(' ') === wordsOf(title ?? '').join(' ')) return [];
  return [{ field: 'kicker', place: 'dom:kicker', source: 'dom:kicker', value, element: found }];
}

/** The text of a kicker; links side by side, which a style alone parts, are a list. */
function lineOf(element: Element): string {
  const areLinks = element.children.every((child) => isTag(child) && child.name === 'a');
  return (areLinks ? element.children : [element]).map(visibleText).filter(Boolean).join(', ');
}

function inside(page: PageTree, headline: Element, title: string | undefined): Element | undefined {
  for (let order = headline.order + 1; order <= headline.last; order += 1) {
    const element = page.elements[order] as Element;
    if (fits(page, element, KICKER) && !isHidden(element)) return element;
    if (LABEL.test(element.attribs.class ?? '') && !isHidden(element) && !(title ?? '').startsWith(visibleText(element)))
      return element;
  }
  return firstLine(headline, title);
}

/** `<h1><small>Traffic</small><br>Bridge opens</h1>`: small letters that the heading begins with, or all before the title's element. */
function firstLine(headline: Element, title: string | undefined): Element | undefined {
  const [first, second] = headline.children.filter((child) => child.type !== 'text' || child.data.trim() !== '');
  if (!first || !second || !isTag(first) || isHidden(first)) return undefined;
  return first.name === 'small' || (isTag(second) && visibleText(second) === title) ? first : undefined;
}

/** The nearest one before the headline, and not that of another article. */
function above(page: PageTree, headline: Element): Element | undefined {
  const first = Math.max(0, headline.order - KICKER_REACH);
  for (let order = headline.order - 1; order >= first; order -= 1) {
    const element = page.elements[order] as Element;
    if (contains(element, headline) || !fits(page, element, KICKER) || isHidden(element)) continue;
    if (element.children.some((child) => isTag(child) && fits(page, child, KICKER) && visibleText(child) !== '')) continue;
    if (!isElsewhere(element, headline)) return element;
  }
  return labelBefore(page, headline);
}

/** A label right before the headline, of words alone or in a box with the date; a link there leads to a section. */
function labelBefore(page: PageTree, { prev }: Element): Element | undefined {
  const box = prev?.type === 'text' && prev.data.trim() === '' ? prev.prev : prev;
  if (!box || !isTag(box) || box.last - box.order > KICKER_REACH) return undefined;
  const inside = page.elements.slice(box.order, box.last + 1).filter(({ name }) => name !== 'time');
  const [label, more] = inside.filter(({ children }) => children.some((node) => node.type === 'text' && node.data.trim()));
  const isLabel = label && !more && label.last === label.order && LABEL.test(label.attribs.class ?? '');
  return isLabel && !isHidden(label) && inside.every(({ name }) => name !== 'a') ? label : undefined;
}

/** Tells whether the element is in a navigation, a side box or a footer, apart from the headline. */
function isElsewhere(element: Element, headline: Element): boolean {
  for (const box of ancestors(element)) {
    if (contains(box, headline)) return false;
    if (box.name === 'nav' || box.name === 'aside' || box.name === 'footer') return true;
  }
  return false;
}

/** Claims of the categories that are linked beside the headline: marked `rel=category`, behind a label, or alone in a box called so. */
export function categoryClaims(page: PageTree, headline: Element | undefined): Claim[] {
  if (!headline) return [];
  const names: string[] = [];
  for (const link of page.byName.get('a') ?? []) {
    if (link.order > headline.last + BEHIND_HEADLINE && names.length > 0) break;
    if (link.order < headline.order - BEFORE_HEADLINE || !isCategory(link, headline)) continue;
    const name = visibleText(link).trim();
    if (name !== '' && name.length <= LONGEST_CATEGORY && !names.includes(name)) names.push(name);
  }
  if (names.length > MOST_CATEGORIES) return [];
  return names.map((value) => ({ field: 'sections', place: 'dom:category', source: 'dom:category', value }));
}

function isCategory(link: Element, headline: Element): boolean {
  const isMarked = isMarkedCategory(link);
  const isNear = link.order <= headline.last + BEHIND_HEADLINE;
  if (!isNear && !isMarked) return false;
  if (contains(headline, link) || link.last - link.order > MOST_IN_LINK || isInOtherBox(link, headline)) return false;
  // Behind the text a label says that it is the article's.
  if (isMarked) return isNear || isLabelledCategory(link);
  if (link.order >= headline.order) return isLabelledCategory(link);
  return CATEGORY.test(link.attribs.class ?? '') || isInCategoryBox(link);
}

function isMarkedCategory({ attribs, has }: Element): boolean {
  return (has & HAS.rel) > 0 && /(?:^|\s)category(?:\s|$)/.test(attribs.rel ?? '');
}

// A head's lines of category, byline, date and share links; a list of more than three is one of subjects.
const [BEFORE_HEADLINE, BEHIND_HEADLINE, MOST_CATEGORIES] = [15, 40, 3];
const [MOST_IN_LINK, LONGEST_CATEGORY, LONGEST_LABEL] = [4, 40, 150];
const CATEGORY =
  /(?:^|[\s_-])(?:cat-?links?|categor\w{1,4}|kategori\w*|section|ressort|rubri(?:k|c|que|ek|ka)|secci[oó]n|sezione|se[cç][aã]o|editoria|kicker|eyebrow|overline|antet[ií]tulo|surtitre|dachzeile|primary-?tag|article-?tag)(?:-?(?:name|link|label|title))?(?:$|[\s_-])/i;

/** A box of links alone. */
function isInCategoryBox({ parent }: Element): boolean {
  if (!parent || !isTag(parent) || !CATEGORY.test(parent.attribs.class ?? '')) return false;
  return parent.children.every((child) =>
    child.type === 'text' ? !hasLetter(child.data) : !isTag(child) || child.name === 'a',
  );
}

/** `<dd class="category-name">Category: <a>…</a></dd>` below the headline: the class and a label say it; or `Categories: ` alone. */
function isLabelledCategory(link: Element): boolean {
  const { parent, prev } = link;
  if (isBehindLabel(link)) return true;
  if (!parent || !isTag(parent) || !CATEGORY.test(parent.attribs.class ?? '')) return false;
  return prev?.type === 'text' && /^\s*\p{L}{4,14}(?: \p{L}{4,14})?\s?[:：]\s*$/u.test(prev.data);
}

/** The first link behind the label, or a next one behind a comma. A marked link may end a sentence: "This entry was posted in". */
function isBehindLabel(link: Element, step = 0): boolean {
  const { prev } = link;
  if (prev?.type !== 'text' || prev.data.length > LONGEST_LABEL) return false;
  const before = prev.data.trim();
  const label = before.replace(/[:：]$/, '').trimEnd();
  if (CATEGORY_LABEL.test(label)) {
    const words = (label.split(/[|·•(]/).at(-1) ?? '').trim();
    return isMarkedCategory(link) || label !== before || words.split(' ').length <= 2;
  }
  const first = /^[,·•]$/.test(before) ? prev.prev : null;
  return step < MOST_CATEGORIES && first !== null && isTag(first) && isBehindLabel(first, step + 1);
}

const CATEGORY_LABEL =
  /(?:^|[\s|·•(])(?:categor(?:y|ies)|catégories?|categor[ií]as?|categori[ae]|kategori(?:en?|er|a|e)|rubri(?:k|que|ek|ca)s?|filed (?:under|in)|posted in|published in|veröffentlicht in|abgelegt unter|publié dans|publicado en|pubblicato in|geplaatst in)$/i;

function isInOtherBox(link: Element, headline: Element): boolean {
  for (const box of ancestors(link)) {
    if (contains(box, headline)) return false;
    const isOwnFoot = box.name === 'footer' && box.parent && isTag(box.parent) && box.parent.name === 'article';
    if (/^(?:nav|aside|footer|figure|h[2-4])$/.test(box.name) && !isOwnFoot) return true;
  }
  return false;
}
