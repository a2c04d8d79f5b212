/** The parts that a made page is put together from: names for classes, and the parts of an article. */
import type { Language, Phrases } from './phrases.ts';
import type { Random } from './random.ts';
import type { Prose } from './texts.ts';

export interface MadePage {
  /** The name of the shape. */
  name: string;
  html: string;
  url: string;
  language: Language;
  /** The article's paragraphs, headings, items and cells, in order. */
  truth: string[];
}

/** An article's form: its markup, and what of it is the text. */
export interface Form {
  html: string;
  truth: string[];
}

/** The boxes around the article. */
export interface Boxes {
  /** Boxes at the very top of the page, over all. */
  top: string[];
  /** Boxes between the headline and the text. */
  before: string[];
  /** Boxes among the paragraphs. */
  inside: string[];
  /** Boxes below the text, in its container. */
  after: string[];
  /** Boxes below the text, outside its container. */
  below: string[];
}

export interface Kit {
  random: Random;
  prose: Prose;
  phrases: Phrases;
  language: Language;
  /** ` class="..."` in the page's own manner, for what the words name. */
  named(...words: string[]): string;
  /** An address on the same site. */
  link(): string;
}

/** The way in which a page names its classes: with words, in blocks and elements, by hash, or not at all. */
export type Naming = 'words' | 'blocks' | 'hashed' | 'none';
export const NAMINGS: Naming[] = ['words', 'blocks', 'hashed', 'none'];

export function namer(naming: Naming, random: Random): (...words: string[]) => string {
  const hashes = new Map<string, string>();
  return (...words) => {
    if (naming === 'none' || words.length === 0) return '';
    if (naming === 'words') return ` class="${words.join('-')}"`;
    if (naming === 'blocks') return ` class="c-${words[0]}${words.length > 1 ? `__${words.slice(1).join('-')}` : ''}"`;
    const key = words.join('-');
    const known = hashes.get(key) ?? `css-${random.between(36 ** 5, 36 ** 6 - 1).toString(36)}`;
    hashes.set(key, known);
    return ` class="${known}"`;
  };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
