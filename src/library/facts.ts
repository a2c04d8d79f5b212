/** Facts that a list tells of a capture: small enough that a hundred thousand fit in memory. */
import type { ArticleRecord } from '../types.ts';

export interface CaptureFacts {
  /** `2020-10-03`: when it was published, as printed; else when it was retrieved. Empty when neither is known. */
  day: string;
  /** The publication's name; else its host. */
  site: string;
  /** Host name without `www.`. */
  host: string;
  title: string;
  authors: string[];
}

export function factsOf(record: ArticleRecord): CaptureFacts {
  const { title = '', authors, published, retrieved, url } = record;
  const host = hostOf(url);
  return {
    // The clock's zone plays no part: 23:30 in Los Angeles is that day, wherever this runs.
    day: dayIn(published) ?? dayIn(retrieved) ?? '',
    site: record.site || record.publisher || host,
    host,
    title,
    authors,
  };
}

/** The calendar day of an ISO 8601 time, in the zone that it states. */
export function dayIn(iso: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(iso ?? '')?.[0];
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

/** Newest first; one day's by path, so that two runs print the same. */
export function newestFirst(a: { day: string; path: string }, b: { day: string; path: string }): number {
  return order(b.day, a.day) || order(a.path, b.path);
}

/** Oldest first, then by path: the order of exports. */
export function oldestFirst(a: { day: string; path: string }, b: { day: string; path: string }): number {
  return order(a.day, b.day) || order(a.path, b.path);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
