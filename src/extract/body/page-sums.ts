/** Sums over the blocks of a page, so that any element's share is had in constant time. */
import type { Element } from '../tree.ts';

/** Finds the blocks inside an element: they stand together in document order. */
export class PageSums {
  readonly #positions: Float64Array;
  /** By `order`. */
  readonly #ranges: ([number, number] | undefined)[];

  constructor(blocks: { position: number; element: Element }[]) {
    this.#positions = Float64Array.from(blocks, ({ position }) => position);
    // Only elements around blocks are asked for.
    this.#ranges = new Array(blocks.reduce((most, { element }) => Math.max(most, element.order + 1), 0));
  }

  /** Numbers of the first block inside `element` and of the one after its last. */
  range(element: Element): [number, number] {
    let range = this.#ranges[element.order];
    if (!range) {
      range = [this.firstAtOrAfter(element.order), this.firstAtOrAfter(element.last + 0.25)];
      this.#ranges[element.order] = range;
    }
    return range;
  }

  firstAtOrAfter(position: number): number {
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#positions[middle] as number) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The sums of the first 0, 1, 2 ... values. */
export function prefixSums(count: number, value: (i: number) => number): Float64Array {
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i += 1) sums[i + 1] = (sums[i] as number) + value(i);
  return sums;
}

/** The sum of a range, from prefix sums. */
export function between(sums: Float64Array, range: readonly [number, number]): number {
  return (sums[range[1]] as number) - (sums[range[0]] as number);
}

/** For each index, the nearest accepted one before it (itself left out) and after it; -1 for none. */
export function nearest(length: number, accepted: (index: number) => boolean): [Int32Array, Int32Array] {
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  for (let i = 0, last = -1; i < length; i += 1) {
    before[i] = last;
    if (accepted(i)) last = i;
  }
  for (let i = length - 1, last = -1; i >= 0; i -= 1) {
    after[i] = last;
    if (accepted(i)) last = i;
  }
  return [before, after];
}
