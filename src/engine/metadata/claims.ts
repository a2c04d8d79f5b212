/** The claims that a page makes of itself, field by field, and their order of trust. */
import type { AlternateKind } from '../article.ts';
import type { Element } from '../page/page.ts';
import { PRECEDENCE } from './precedence.ts';

/** The fields that several places of a page make claims about. */
export type Field = keyof typeof PRECEDENCE;

/** A statement that one place of the page makes. */
export interface Claim {
  field: Field;
  /** The place as the precedence table names it: `json-ld:headline`, `meta:og:title`, `dom:h1`. */
  place: string;
  /** The place as provenance shows it, with the type of the node: `json-ld:NewsArticle.headline`. */
  source: string;
  /** The text as written, entities decoded, white space collapsed. */
  value: string;
  /** Authors: what the source itself says the name is. */
  kind?: 'person' | 'organization';
  /** Authors: printed right below the headline, behind a word like "By". */
  told?: boolean;
  /** Dates: as written, day and month could be exchanged. */
  ambiguous?: boolean;
  /** Contributors: what the source says of the one named. Identifiers: the scheme. Alternates: the kind. */
  role?: string;
  scheme?: string;
  alternate?: AlternateKind;
  /** Alternates: BCP 47, as written. */
  language?: string;
  /** Contributors: title of the post, address of a page, e-mail address. */
  post?: string;
  url?: string;
  email?: string;
  /** Sections: the home page, under a name of its own. */
  home?: boolean;
  /** The element that prints it, for printed claims. */
  element?: Element;
}

// A field's claims in their order of trust, and what is taken of them.

/** A field's value with the place that it was read at. */
export interface Settled<T> {
  value: T;
  source: string;
}

/** A field's claims by the table's order; within one place, as on the page. */
export function ordered(claims: Claim[], field: Field): Claim[] {
  const ranked: { claim: Claim; rank: number }[] = [];
  for (const claim of claims) {
    const rank = claim.field === field ? rankOf(field, claim.place) : undefined;
    if (rank !== undefined) ranked.push({ claim, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ claim }) => claim);
}

/** The claims of each field, ordered when they are first asked for. */
export function byField(claims: Claim[]): (field: Field) => Claim[] {
  const known = new Map<Field, Claim[]>();
  return (field) => {
    const found = known.get(field) ?? ordered(claims, field);
    known.set(field, found);
    return found;
  };
}

export function first(claims: Claim[]): Settled<string> | undefined {
  return claims[0] && { value: claims[0].value, source: claims[0].source };
}

const RANKS = new Map(
  Object.entries(PRECEDENCE).map(([field, places]) => [field, new Map(places.map((place, rank) => [place, rank]))]),
);

/** Position of a place in the table's row; undefined where the row does not know it. */
export function rankOf(field: Field, place: string): number | undefined {
  const ranks = RANKS.get(field) as Map<string, number>;
  const known = ranks.get(place);
  if (known !== undefined) return known;
  const rank = PRECEDENCE[field].findIndex((other) => other.endsWith('*') && place.startsWith(other.slice(0, -1)));
  return rank < 0 ? undefined : rank;
}
