/** A field's claims in their order of trust, and what is taken of them. */
import type { Claim, Field } from './claims.ts';
import { rankOf } from './precedence.ts';

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
