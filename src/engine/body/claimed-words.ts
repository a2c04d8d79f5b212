/** The words of the page's title and description, and how far a block shares them. */
import { words } from './words.ts';

export class ClaimedWords {
  /** Numbers the words, the title's first. */
  readonly #numbers = new Map<string, number>();
  readonly #titleSize: number;
  /** The words that the description has: 1 at their numbers. */
  readonly #described: Uint8Array;
  readonly #descriptionSize: number;
  /** The time when each word, by its number, was last met, so that it counts once a block. */
  readonly #met: Uint32Array;
  #now = 0;
  /** 1 at the places of these words: see `placeOf`. */
  readonly #places = new Uint8Array(PLACES);

  constructor(title = '', description = '') {
    for (const word of words(title)) this.#number(word);
    this.#titleSize = this.#numbers.size;
    const described = new Set(words(description).map((word) => this.#number(word)));
    this.#descriptionSize = described.size;
    this.#described = new Uint8Array(this.#numbers.size);
    for (const number of described) this.#described[number] = 1;
    this.#met = new Uint32Array(this.#numbers.size);
  }

  #number(word: string): number {
    const number = this.#numbers.get(word) ?? this.#numbers.size;
    this.#numbers.set(word, number);
    this.#places[placeOf(word)] = 1;
    return number;
  }

  /** The share of `tokens` that are in the title. */
  titleShare(tokens: string[]): number {
    let shared = 0;
    for (const token of tokens) if ((this.#numbers.get(token) ?? this.#titleSize) < this.#titleSize) shared += 1;
    return shared / (tokens.length || 1);
  }

  /**
   * Writes the share of `tokens` that are in the title and the share of the title that they cover, and the same of the
   * description, to `data` from `at` on; gives where the next number goes.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: each word of the page is looked up once for all four counts, and a loop for each count would look it up again.
  measure(tokens: string[], data: Float32Array, at: number): number {
    let inTitle = 0;
    let ofTitle = 0;
    let inDescription = 0;
    let ofDescription = 0;
    this.#now += 1;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i] as string;
      const number = this.#places[placeOf(token)] === 1 ? this.#numbers.get(token) : undefined;
      if (number === undefined) continue;
      const isNew = this.#met[number] !== this.#now;
      this.#met[number] = this.#now;
      if (number < this.#titleSize) {
        inTitle += 1;
        if (isNew) ofTitle += 1;
      }
      if (this.#described[number] === 1) {
        inDescription += 1;
        if (isNew) ofDescription += 1;
      }
    }
    data[at++] = inTitle / (tokens.length || 1);
    data[at++] = ofTitle / (this.#titleSize || 1);
    data[at++] = inDescription / (tokens.length || 1);
    data[at++] = ofDescription / (this.#descriptionSize || 1);
    return at;
  }
}

/** A number by a word's length and first letter: most words of a page are told by it from those that are looked for. */
function placeOf(word: string): number {
  return (word.length * LETTERS + word.charCodeAt(0)) % PLACES;
}

const LETTERS = 32;
const PLACES = 1024;
