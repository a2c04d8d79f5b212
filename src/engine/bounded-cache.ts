/**
 * A bounded cache of what was found for texts; once full, it begins anew. It outlives the pages, so neither texts nor values may
 * be parts of a page's text (see `ownCopy`).
 */
export class Remembered<T> {
  readonly #most: number;
  readonly #values = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): T | undefined {
    return this.#values.get(text);
  }

  /** Gives the value back. */
  set(text: string, value: T): T {
    if (this.#values.size >= this.#most) this.#values.clear();
    this.#values.set(text, value);
    return value;
  }
}
