/** The identifiers by which systems and libraries know the article: DOI, ISSN, numbers of content systems. */
import type { Identifier } from '../article.ts';
import type { Claim } from './claims.ts';

export interface SettledIdentifiers {
  value: Identifier[];
  source: string;
}

const LONGEST = 200;
const MOST = 30;

/** Gives each value once, under its first name. `claims` come in order of precedence. */
export function settleIdentifiers(claims: Claim[]): SettledIdentifiers | undefined {
  const found = new Map<string, Identifier>();
  let source: string | undefined;
  for (const claim of claims) {
    const identifier = identifierOf(claim);
    if (!identifier || found.has(identifier.value) || found.size >= MOST) continue;
    source ??= claim.source;
    found.set(identifier.value, identifier);
  }
  return source ? { value: [...found.values()], source } : undefined;
}

const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const ISSN = /^(?:issn:?\s*)?(\d{4}-\d{3}[\dX])$/i;

function identifierOf({ value, scheme, place }: Claim): Identifier | undefined {
  if (value.length > LONGEST || /^(?:null|undefined|none|0|-1|n\/a)$/i.test(value)) return undefined;
  const [doi, issn] = [DOI.exec(value)?.[1], ISSN.exec(value)?.[1]];
  if (doi) return { scheme: 'doi', value: doi };
  if (issn) return { scheme: 'issn', value: issn };
  if (/^urn:/i.test(value)) return { scheme: 'urn', value };
  const name = scheme ?? place.replace(/^[\w-]+:/, '');
  // An address is the page's, and no number of its own.
  return /^https?:\/\//i.test(value) || /\s/.test(value) ? undefined : { scheme: name, value };
}
