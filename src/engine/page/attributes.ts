/** The attributes that rules ask every element for, as bits that each element has from the start. */
import type { Token } from 'parse5';

/**
 * A bit of each of them; most elements have none. V8 takes forty nanoseconds to find that an object has no property of a name,
 * as the attributes of a page are objects of too many shapes to be told apart at a glance.
 */
export const HAS = {
  class: 1,
  id: 1 << 1,
  hidden: 1 << 2,
  style: 1 << 3,
  role: 1 << 4,
  rel: 1 << 5,
  itemprop: 1 << 6,
  property: 1 << 7,
  itemscope: 1 << 8,
  itemtype: 1 << 9,
  typeof: 1 << 10,
  'aria-label': 1 << 11,
  'data-testid': 1 << 12,
  'data-component': 1 << 13,
  'data-qa': 1 << 14,
  'aria-hidden': 1 << 15,
  'aria-modal': 1 << 16,
  'data-src': 1 << 17,
  'data-srcset': 1 << 18,
  'data-bg': 1 << 19,
  'data-background-image': 1 << 20,
  'data-pin-do': 1 << 21,
} as const;

const BITS: ReadonlyMap<string, number> = new Map(Object.entries(HAS));

/** Gives the bit of an attribute; none for one that rules ask few elements for. */
export function bitOf(name: string): number | undefined {
  return BITS.get(name);
}

/** The bits of those that are among the attributes. */
export function bitsOf(attributes: Token.Attribute[]): number {
  let bits = 0;
  for (let at = 0; at < attributes.length; at += 1) bits |= BITS.get((attributes[at] as Token.Attribute).name) ?? 0;
  return bits;
}
