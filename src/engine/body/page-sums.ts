/** Sums over the blocks of a page, so that any element's share is had in constant time. */
import type { Element } from '../page/tree.ts';

/** Finds the blocks inside an element: they stand together in document order. */
export class PageSums {
  readonly #positions: Float64Array;
  /**
   * The number of the first block inside each element, by `order`, and of the one after the last, each plus one; 0 where not yet
   * asked.
   */
  readonly #firsts: Int32Array;
  readonly #ends: Int32Array;

  constructor(blocks: { position: number; element: Element }[]) {
    this.#positions = new Float64Array(blocks.length);
    // The arrays end at the last element that holds a block: only elements around blocks are asked for.
    let elements = 0;
    for (let i = 0; i < blocks.length; i += 1) {
      const { element, position } = blocks[i] as { position: number; element: Element };
      this.#positions[i] = position;
      elements = Math.max(elements, element.order + 1);
    }
    this.#firsts = new Int32Array(elements);
    this.#ends = new Int32Array(elements);
  }

  /** Number of the first block inside `element`. */
  first({ order }: Element): number {
    if (this.#firsts[order] === 0) this.#firsts[order] = this.firstAtOrAfter(order) + 1;
    return (this.#firsts[order] as number) - 1;
  }

  /** Number of the block after the last one inside. */
  end({ last, order }: Element): number {
    if (this.#ends[order] === 0) this.#ends[order] = this.firstAtOrAfter(last + 0.25) + 1;
    return (this.#ends[order] as number) - 1;
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

/** The sum of the values from the number `from` to before `to`, from prefix sums. */
export function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] as number) - (sums[from] as number);
}

/** Gives for each index the nearest one with a 1 before it (itself left out) and after it; -1 for none. */
export function nearest(accepted: Uint8Array): [Int32Array, Int32Array] {
  const { length } = accepted;
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  for (let i = 0, last = -1; i < length; i += 1) {
    before[i] = last;
    if (accepted[i] === 1) last = i;
  }
  for (let i = length - 1, last = -1; i >= 0; i -= 1) {
    after[i] = last;
    if (accepted[i] === 1) last = i;
  }
  return [before, after];
}
