/** Names of the site, to know them where they stand in titles and bylines. */
import { getDomainWithoutSuffix, getHostname } from 'tldts';
import type { Claim } from './claims.ts';

/** Gives every name that the page has for its site or publisher, and its domain with and without the suffix. */
export function siteNames(url: string, claims: Claim[]): string[] {
  const named = claims.filter(({ field }) => field === 'site' || field === 'publisher').map(({ value }) => value);
  const host = getHostname(url)?.replace(/^www\./, '');
  const domain = getDomainWithoutSuffix(url);
  return [...new Set([...named, ...(host ? [host] : []), ...(domain ? [domain] : [])])].filter(
    (name) => !/^https?:/.test(name),
  );
}

/** Letters and digits alone, without case and accents: equal for `Der Bote` and `derbote`. */
export function compactName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
