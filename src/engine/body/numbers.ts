/** Numbers for what is alike. */

/** Gives each key a number, from 0 in the order in which they come. */
export class Numbers<T> {
  readonly #numbers = new Map<T, number>();

  of(key: T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

/** The same for pairs of such numbers. */
export class PairNumbers {
  readonly #numbers = new Numbers<number>();

  of(first: number, second: number): number {
    return this.#numbers.of(first * MOST_NUMBERS + second);
  }
}

/** No page has more elements than this. */
const MOST_NUMBERS = 2 ** 20;
