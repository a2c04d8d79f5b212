/** Texts that outlive their page, and what was found for them. */

/**
 * A bounded cache of what was found for texts; once full, it begins anew. It keeps texts of its own (`ownCopy`); values must not be
 * parts of a page's text.
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
    this.#values.set(ownCopy(text), value);
    return value;
  }
}

/**
 * The same text, to be kept: V8 makes the parts of a text as views, and texts joined of them too, which keep the whole page in
 * memory.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
