/** The date of publication or of the last change out of the claims for it. */
import type { Claim } from './claims.ts';
import { parseDate } from './dates.ts';

export interface SettledDate {
  value: string;
  source: string;
  /** A place of machine-readable metadata that states another day, more than one day apart. */
  contradiction?: { value: string; source: string };
}

/**
 * The first claim that is a date; an earlier day that is printed beside the headline comes before it, since what the head calls
 * the publication is then that of a new edition or of the site's own machinery. Where the claim has no offset,
 * a later claim of the same moment that states one completes it.
 */
export function settleDate(claims: Claim[], language: string | undefined): SettledDate | undefined {
  const dated = claims.flatMap((claim) => {
    const value = parseDate(claim.value, language);
    return value ? [{ value, source: claim.source, place: claim.place }] : [];
  });
  const first = printedEarlier(dated) ?? dated[0];
  if (!first) return undefined;
  const fuller = dated.find((other) => completes(other.value, first.value));
  const { value, source } = fuller ?? first;
  const contradiction = dated.find((other) => STRONG.test(other.place) && daysApart(other.value, value) > 1);
  return {
    value,
    source,
    ...(contradiction && { contradiction: { value: contradiction.value, source: contradiction.source } }),
  };
}

interface DatedClaim {
  value: string;
  source: string;
  place: string;
}

function printedEarlier(dated: DatedClaim[]): DatedClaim | undefined {
  const first = dated[0];
  const printed = dated.find(({ place }) => place === 'dom:beside-headline');
  const isEarlier = first && printed && printed.value.slice(0, 10) < first.value.slice(0, 10);
  // One day apart are zones; day and month the other way round are another way to write the same day.
  const isOther =
    isEarlier && daysApart(printed.value, first.value) > 1 && swapped(printed.value) !== first.value.slice(0, 10);
  return isOther ? printed : undefined;
}

function swapped(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;
}

const STRONG =
  /^(?:json-ld:date(?:Published|Modified)|meta:article:(?:published|modified)_time|microdata:date(?:published|modified))$/;

function completes(fuller: string, value: string): boolean {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/;
  // A day alone stays a day: what another place gives as the time may be of the machine's making.
  return value.length > 10 && !hasOffset.test(value) && hasOffset.test(fuller) && fuller.slice(0, 16) === value.slice(0, 16);
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000;
}
