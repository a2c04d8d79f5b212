/** The metadata that the page prints: headline, dek, bylines and dates, as claims and as elements. */
import type { Metadata } from '../article.ts';
import { contains, type Element, fact, type PageTree } from '../page/page.ts';
import { type Byline, bareBylines, ownBylines, printedBylines } from './authors/bylines.ts';
import { signatureElement } from './authors/signed-lines.ts';
import type { Claim } from './claims.ts';
import { foreignZones, type Zones } from './class-words.ts';
import { byNearness, isBesideHeadline, printedDates } from './dates/printed-dates.ts';
import { bareDate, originalDate, type PrintedDate } from './dates/read-dates.ts';
import { printedDek } from './dek.ts';
import { printedHeadline } from './headline.ts';
import { nameKey } from './names/name-shape.ts';

/** The elements of the page that print what the metadata holds; they are no part of the body. */
export interface Printed {
  headline?: Element;
  /** The outermost elements of nothing but a byline, in document order, the signature last. */
  bylines: Element[];
  dates: Element[];
  dek?: Element;
}

/** The printed headline, bylines, dates and dek of the page, to be left out of its body. */
export function findPrinted(page: PageTree, metadata: Metadata): Printed {
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
  return {
    ...(headline && { headline }),
    bylines: [...all.filter(isOwn).map(({ element }) => element), ...(signature ? [signature] : [])].filter(apart),
    dates: dates
      .filter(isOwnDate)
      .map(({ element }) => element)
      .filter(apart),
    ...(dek && dek.text === metadata.subtitle && { dek: dek.element }),
  };
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

function bylineClaims({ place, names, loose, element, told }: Byline): Claim[] {
  const [values, kind] = names.length > 0 ? [names, 'dom:byline'] : [loose, 'dom:loose-byline'];
  return values.map((value) => ({ field: 'authors', place: kind, source: place, value, element, told }));
}

function dateClaims(printed: PrintedDate, headline: Element | undefined): Claim[] {
  const { place: source, date, element, ambiguous, change } = printed;
  const modified = (value: string): Claim => ({
    field: 'modified',
    place: 'dom:modified',
    source,
    value,
    element,
    ambiguous,
  });
  if (printed.modified) return [modified(date)];
  const beside = headline !== undefined && isBesideHeadline(printed);
  const place = beside ? 'dom:beside-headline' : printed.labelled ? 'dom:labelled' : 'dom:printed';
  return [
    { field: 'published', place, source, value: date, element, ambiguous },
    ...(change === undefined || change === date ? [] : [modified(change)]),
  ];
}
