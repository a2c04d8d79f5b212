/** A field's claims in their order of trust, and what is taken of them. */
import type { Claim, Field } from './claims.ts';
import { PRECEDENCE } from './precedence.ts';

/** A field's value with the place that it was read at. */
export interface Settled<T> {
  value: T;
  source: string;
}

/** A field's claims by the table's order; within one place, as on the page. */
export function ordered(claims: Claim[], field: Field): Claim[] {
  return claims
    .filter((claim) => claim.field === field)
    .map((claim) => ({ claim, rank: rankOf(field, claim.place) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank as number) - (b.rank as number))
    .map(({ claim }) => claim);
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
