/** The date of publication or of the last change out of the claims for it. */
import type { Element } from '../../page/tree.ts';
import type { Claim } from '../claims.ts';
import { isAmbiguous, parseDate } from './dates.ts';
import { inLocalTime, type ZoneHints } from './local-time.ts';

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
    return value ? [{ value, source, place, ambiguous, ...(element && { element }) }] : [];
  });
  const first = printedEarlier(dated) ?? dated[0];
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
  const earlier = first && dated.findIndex((printed) => told.test(printed.place) && isEarlier(printed, first));
  if (!first || earlier === undefined || earlier < 0) return undefined;
  // A day printed nearer to the headline that says the same as the head confirms it; the earlier one is of something else.
  const confirms = ({ place, value }: DatedClaim) =>
    /^dom:(?:beside-headline|labelled)$/.test(place) && value.slice(0, 10) === first.value.slice(0, 10);
  return !first.place.startsWith('dom:') && dated.slice(0, earlier).some(confirms) ? undefined : dated[earlier];
}

function isEarlier(printed: DatedClaim, first: DatedClaim): boolean {
  if (printed.value.slice(0, 10) >= first.value.slice(0, 10)) return false;
  // Zones explain one day between two times, but not between days alone; day and month the other way round are the same day.
  const least = first.value.length > 10 ? 1 : 0;
  return daysApart(printed.value, first.value) > least && swapped(printed.value) !== first.value.slice(0, 10);
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

/** The `<time>` at the headline tells when on the day that a meta tag states alone, which a schema means as it says; midnight is a day alone, too. */
function isTimeOfDay({ place, source, value }: DatedClaim, first: DatedClaim): boolean {
  const day = first.value;
  if (STRONG.test(first.place)) return false;
  const isClock = /^[^T]*T(?!00:00(?::00)?(?:\D|$)).*(?:Z|[+-]\d\d:\d\d)$/.test(value);
  return day.length === 10 && place === 'dom:beside-headline' && source === 'dom:time' && isClock && value.startsWith(day);
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000;
}
