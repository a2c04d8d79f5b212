/**
 * The date of publication or of the last change out of the claims for it, and dates that stand in data for scripts and in
 * lists of articles.
 */

import { addressKey } from '../../addresses.ts';
import {
  ancestors,
  contains,
  type Element,
  elementsNamed,
  isJsonLd,
  isTag,
  type PageTree,
  scriptText,
} from '../../page/page.ts';
import { matchesOf, textLength, textOf } from '../../page/text.ts';
import type { Claim } from '../claims.ts';
import { isModified } from './date-labels.ts';
import { isAmbiguous, parseDate, parsePrintedDate } from './dates.ts';
import { inLocalTime, isAnotherTime, type ZoneHints } from './local-time.ts';
import { teaserLineDate } from './printed-dates.ts';

export interface SettledDate {
  value: string;
  source: string;
  /** A place of machine-readable metadata that states another day, more than one day apart. */
  contradiction?: { value: string; source: string };
}

/**
 * The first claim that is a date; an earlier day that is printed beside the headline, or anywhere as that of the publication,
 * comes before it, since what the head calls the publication is then that of a new edition or of the site's own machinery.
 * Where the claim has no offset, a later claim of the same moment that states one completes it.
 */
export function settleDate(
  claims: Claim[],
  language: string | undefined,
  zoneHints: (printed: Element | undefined) => ZoneHints = () => ({ clocks: [], offsets: [] }),
): SettledDate | undefined {
  const dated = claims.flatMap((claim) => {
    const value = parseDate(claim.value, language);
    const ambiguous = claim.ambiguous ?? isAmbiguous(claim.value);
    const { source, place, element } = claim;
    return value && !value.startsWith(NOTHING) ? [{ value, source, place, ambiguous, ...(element && { element }) }] : [];
  });
  const first = printedEarlier(dated) ?? printedTwice(dated) ?? printedForVague(dated) ?? dated[0];
  if (!first) return undefined;
  const { value, source } = dated.find((other) => completes(other.value, first.value) || isTimeOfDay(other, first)) ?? first;
  const sure = first.ambiguous ? clearedUp(value, dated) : value;
  const printed = dated.find(({ place }) => place === 'dom:beside-headline');
  const local = printed ? inLocalTime(sure, printed.value, () => zoneHints(printed.element)) : sure;
  const contradiction = dated.find((other) => STRONG.test(other.place) && daysApart(other.value, local) > 1);
  return {
    value: local,
    source,
    ...(contradiction && { contradiction: { value: contradiction.value, source: contradiction.source } }),
  };
}

/** The beginning of Unix time is a field that holds nothing. */
const NOTHING = '1970-01-01T00:00:00';

interface DatedClaim {
  value: string;
  source: string;
  place: string;
  ambiguous: boolean;
  element?: Element;
}

function printedEarlier(dated: DatedClaim[]): DatedClaim | undefined {
  const [first] = dated;
  // A label away from the headline is believed where no other date could be meant.
  const told = dated.some(({ place }) => place === 'dom:printed')
    ? /^dom:beside-headline$/
    : /^dom:(?:beside-headline|labelled)$/;
  const earlier =
    first &&
    dated.findIndex((printed) => told.test(printed.place) && isEarlier(printed, first) && !isAwayFrom(first, printed));
  if (!first || earlier === undefined || earlier < 0) return undefined;
  // A day printed nearer to the headline that says the same as the head confirms it; the earlier one is of something else.
  const confirms = ({ place, value }: DatedClaim) =>
    /^dom:(?:beside-headline|labelled)$/.test(place) && value.slice(0, 10) === first.value.slice(0, 10);
  return !first.place.startsWith('dom:') && dated.slice(0, earlier).some(confirms) ? undefined : dated[earlier];
}

/**
 * A later day at the headline that a second place for the publication has too: readers are told it, and the head's first place is
 * alone. The line itself is taken, since the head may tell when on that day the page was changed.
 */
function printedTwice(dated: DatedClaim[]): DatedClaim | undefined {
  const [first] = dated;
  const printed = dated.find(({ place }) => place === 'dom:beside-headline');
  if (!first || !printed || first.place.startsWith('dom:') || !isEarlierDay(first, printed)) return undefined;
  const day = printed.value.slice(0, 10);
  const same = dated.filter(({ place, value }) => ISSUED.test(place) && value.slice(0, 10) === day);
  return same.length > 0 && same.every(({ value }) => isAnotherTime(value, first.value)) ? printed : undefined;
}

/**
 * The names that standards have for the publication; what systems call so of their own may be renewed with each change, and
 * microdata may mark the line itself.
 */
const ISSUED = /^(?:json-ld(?:-page)?:datePublished|meta:(?:og:)?article:published_time|meta:dc(?:\.date|terms)\.issued)$/;

/** The day printed at the headline, where the head's date is under a name that may mean any day of the page, and another one. */
function printedForVague(dated: DatedClaim[]): DatedClaim | undefined {
  const [first] = dated;
  if (!first || !VAGUE.test(first.place)) return undefined;
  const printed = dated.find(({ place }) => place === 'dom:beside-headline');
  const isOther =
    printed && daysApart(printed.value, first.value) > 1 && swapped(printed.value) !== first.value.slice(0, 10);
  return isOther ? printed : undefined;
}

const VAGUE = /^meta:(?:dc\.|dcterms\.)?date$/;

/** An item of a list below the date at the headline, in no box with it, is of what the text tells. */
function isAwayFrom({ place, element: first }: DatedClaim, { element }: DatedClaim): boolean {
  if (place !== 'dom:beside-headline' || !first || element?.name !== 'li' || element.order < first.order) return false;
  return !(element.parent && isTag(element.parent) && contains(element.parent, first));
}

function isEarlier(printed: DatedClaim, first: DatedClaim): boolean {
  // Zones explain one day between two times, but not between days alone.
  const least = first.value.length > 10 ? 1 : 0;
  return isEarlierDay(printed, first) && daysApart(printed.value, first.value) > least;
}

/** Day and month the other way round are the same day. */
function isEarlierDay({ value: day }: DatedClaim, { value: later }: DatedClaim): boolean {
  return day.slice(0, 10) < later.slice(0, 10) && swapped(day) !== later.slice(0, 10);
}

/** The day that another place states without doubt, where it is this one with day and month exchanged. */
function clearedUp(value: string, dated: DatedClaim[]): string {
  const other = swapped(value);
  const sure = dated.filter(({ ambiguous }) => !ambiguous).map((claim) => claim.value.slice(0, 10));
  return sure.includes(other) && !sure.includes(value.slice(0, 10)) ? `${other}${value.slice(10)}` : value;
}

function swapped(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;
}

const STRONG =
  /^(?:json-ld:date(?:Published|Modified)|meta:article:(?:published|modified)_time|microdata:date(?:published|modified))$/;

function completes(fuller: string, value: string): boolean {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/;
  // A day alone stays a day: what another place of the head gives as the time may be of the machine's making.
  if (value.length === 10) return false;
  return !hasOffset.test(value) && hasOffset.test(fuller) && fuller.slice(0, 16) === value.slice(0, 16);
}

/**
 * The `<time>` at the headline tells when on the day that a meta tag states alone, which a schema means as it says; midnight is a
 * day alone, too. So does the `<abbr>` of an hAtom entry, which stands at its foot.
 */
function isTimeOfDay({ place, source, value, element }: DatedClaim, first: DatedClaim): boolean {
  const day = first.value;
  if (STRONG.test(first.place)) return false;
  const isClock = /^[^T]*T(?!00:00(?::00)?(?:\D|$)).*(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const isOwn =
    place === 'dom:beside-headline' ||
    first.place === 'dom:originally' ||
    (element?.name === 'abbr' && first.place.startsWith('dom:'));
  return day.length === 10 && isOwn && source === 'dom:time' && isClock && value.startsWith(day);
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000;
}

// Dates of publication where the article's own part of the page states none: in data for scripts, and in lists of
// articles.

/** The dates beside the page's own address, the surest first. */
export function hiddenDates(
  page: PageTree,
  title: string | undefined,
  headline: Element | undefined,
  language: string | undefined,
): Claim[] {
  const found = [
    ['dom:labelled', teaserLineDate(page, language)],
    ['dom:own-teaser', teaserDate(page, language)],
    ['script:published', stateDate(page, title)],
    ['script:call', headline && calledDate(page, headline)],
  ] as const;
  return found.flatMap(([place, value]) => (value ? [{ field: 'published', place, source: place, value }] : []));
}

// Elements behind the headline among which its line of author and date stands.
const CALL_REACH = 40;
const MAX_CALL = 400;
const CALL = /\(\s*(?:new Date\(\s*)?(?:["'](\d{4}-?\d\d-?\d\d[^"'()]{0,25})["']|(\d{10}(?:\d{3})?))\s*[,)]/g;

/** The one date that a short script right behind the headline is called with: `<script>printDate("2025-01-14")</script>`. */
function calledDate(page: PageTree, headline: Element): string | undefined {
  for (const script of elementsNamed(page, 'script')) {
    if (script.order < headline.last || script.order > headline.last + CALL_REACH || isJsonLd(script)) continue;
    const text = scriptText(script);
    if (text.length > MAX_CALL) continue;
    const dates = matchesOf(CALL, text).map(([, iso, unix]) => parseDate(iso ?? unix ?? ''));
    if (dates.length === 1 && dates[0]) return dates[0];
  }
  return undefined;
}

// A card of a list: picture, heading, date, lead, with their wrappers.
const [CARD_DEPTH, CARD_ELEMENTS, CARD_TEXT] = [5, 40, 600];
const MAX_LINE = 60;
// Links to the page itself: share buttons, lists, comments.
const MAX_LINKS = 200;

/** The one date in a card that links to this page: lists of the latest articles hold this one as well. */
function teaserDate(page: PageTree, language: string | undefined): string | undefined {
  const own = addressKey(page.url, page.url);
  const slug = slugOf(page.url);
  let left = MAX_LINKS;
  for (const link of elementsNamed(page, 'a')) {
    const { href } = link.attribs;
    if (!href?.includes(slug) || href.startsWith('#') || left <= 0) continue;
    left -= 1;
    if (addressKey(href, page.url) !== own) continue;
    const date = dateAround(page, link, language);
    if (date) return date;
  }
  return undefined;
}

/** The date in the nearest ancestor that has any, where it is the only one there. */
function dateAround(page: PageTree, link: Element, language: string | undefined): string | undefined {
  let depth = 0;
  for (const card of ancestors(link)) {
    depth += 1;
    if (depth > CARD_DEPTH || card.last - card.order > CARD_ELEMENTS || textLength(page, card) > CARD_TEXT) return undefined;
    const dates = datesIn(page, card, language);
    if (dates.length > 0) return dates.length === 1 ? dates[0] : undefined;
  }
  return undefined;
}

function datesIn(page: PageTree, card: Element, language: string | undefined): string[] {
  const dates = new Set<string>();
  for (const element of page.elements.slice(card.order, card.last + 1)) {
    const text = textLength(page, element) <= MAX_LINE ? textOf(page, element) : '';
    const date = (element.name === 'time' && parseDate(element.attribs.datetime ?? '')) || parsePrintedDate(text, language);
    if (date && !isModified(page, element, text, MAX_LINE)) dates.add(date.slice(0, 10));
  }
  return [...dates];
}

/**
 * The endings of the names under which content systems keep the date of publication in their data, quotes escaped or not:
 * `datePublished`, `first_publication_date`, `publishedAt`, `displayDate`, `deployDt`.
 */
const PUBLISHED_KEY =
  /(?:[Pp]ub(?<!(?:[Uu]n|[Rr]e)[Pp]ub)(?:lish(?:ed)?(?:_?(?:[Aa]t|[Dd]ate|[Oo]n|[Tt]ime))?|lication_?[Dd]ate|_?[Dd]ate)|(?<![A-Za-z])(?:deploy|display|reg(?:ist)?|post(?:ed)?)_?(?:[Aa]t|[Dd]ate|[Dd]t|[Tt]ime))\\?"\s*:\s*\\?"?([^"\\,}]{8,40})/g;
// Larger scripts are programs or whole catalogues.
const MAX_SCRIPT = 4_000_000;
const MAX_KEYS = 500;
// Shorter titles and addresses ("home", "12") stand anywhere.
const MIN_NAME = 8;
// Fields of one entry stand together: characters between its date and its title or address.
const ENTRY = 5_000;

/** The date in a script's data that stands nearest to the page's title or the end of its address. */
function stateDate(page: PageTree, title: string | undefined): string | undefined {
  const names = [title ?? '', slugOf(page.url)].filter((name) => name.length >= MIN_NAME);
  for (const script of elementsNamed(page, 'script')) {
    if (isJsonLd(script)) continue;
    const text = scriptText(script);
    if (text.length > MAX_SCRIPT || !names.some((name) => text.includes(name))) continue;
    const places = names.flatMap((name) => placesOf(text, name));
    const dates = matchesOf(PUBLISHED_KEY, text)
      .slice(0, MAX_KEYS)
      .flatMap((match) => {
        const date = parseDate((match[1] as string).trim());
        return date ? [{ date, distance: Math.min(...places.map((place) => Math.abs(place - match.index))) }] : [];
      });
    const nearest = dates.sort((a, b) => a.distance - b.distance)[0];
    if (nearest && nearest.distance <= ENTRY) return nearest.date;
  }
  return undefined;
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0 && places.length < MAX_KEYS; at = text.indexOf(name, at + name.length))
    places.push(at);
  return places;
}

/** The last part of the address's path. */
function slugOf(url: string): string {
  return URL.canParse(url) ? (new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '') : '';
}
