/** The attributes that rules ask every element for, as bits that each element has from the start. */

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
  popover: 1 << 22,
  'data-thumbnail': 1 << 23,
} as const;
