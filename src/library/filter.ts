/** A filter chooses captures by site, author and day. */
import { TearsheetError } from '../errors.ts';
import { type CaptureFacts, hostOf } from './facts.ts';
import { foldedWords } from './fold.ts';

/** The conditions on a capture: each that is given must hold. */
export interface Filter {
  /** A publication's name, or a host without `www.`; case and accents ignored. */
  site?: string;
  /** A part of a name; case and accents ignored. */
  author?: string;
  /** Days, `2026-01-31`, both included. */
  since?: string;
  until?: string;
}

/** Throws `usage` for a day that is none. */
export function checkFilter({ since, until }: Filter): void {
  for (const [name, day] of Object.entries({ '--since': since, '--until': until })) {
    if (day === undefined) continue;
    const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
    if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
      throw new TearsheetError('usage', `${name} takes a day such as 2026-01-31: ${day}`);
    }
  }
}

export function matchesFilter({ day, site, host, authors }: CaptureFacts, filter: Filter): boolean {
  const { since, until } = filter;
  // A capture without a day is in no span of days.
  if ((since !== undefined || until !== undefined) && day === '') return false;
  if (since !== undefined && day < since) return false;
  if (until !== undefined && day > until) return false;
  if (filter.site !== undefined && !isSite(filter.site, site, host)) return false;
  if (filter.author === undefined) return true;
  const part = plain(filter.author);
  return authors.some((name) => plain(name).includes(part));
}

function isSite(wanted: string, site: string, host: string): boolean {
  const asHost = hostOf(wanted.includes('://') ? wanted : `http://${wanted}`);
  return (host !== '' && asHost === host) || (plain(wanted) !== '' && plain(wanted) === plain(site));
}

function plain(text: string): string {
  return foldedWords(text).join(' ');
}
