/** What the features of a block need to know of its page, computed once a page. */

import { type CharacterCounts, countCharacters } from '../characters.ts';
import type { Printed } from '../metadata/metadata.ts';
import { type Element, isTag, type PageTree } from '../tree.ts';
import type { Block } from './blocks.ts';
import { ClaimedWords } from './claimed-words.ts';
import { densestElement } from './density.ts';
import { FactsOfElements } from './element-facts.ts';
import { nearest, PageSums, prefixSums } from './page-sums.ts';
import { shingles, words } from './words.ts';

/** What is known of the page beside its blocks. */
export interface Evidence {
  title?: string;
  description?: string;
  /** JSON-LD `articleBody`, where the page gives one. */
  articleBody?: string;
  /** The elements that print headline, bylines, dates and dek. */
  printed: Printed;
}

/** How much a class word or a text word speaks for the body, in log-odds; 0 for a word not known. */
export interface Priors {
  classWord(word: string): number;
  textWord(word: string): number;
}

/** A character of a script without spaces (or with syllable signs) says about as much as this many Latin letters. */
const SPACELESS_WEIGHT = 2;
/** Length from which a block with few links reads as a paragraph. */
const PARAGRAPH_LENGTH = 80;
const MAX_LINK_SHARE = 0.33;

export class PageContext {
  readonly page: PageTree;
  readonly blocks: Block[];
  readonly evidence: Evidence;
  readonly priors: Priors;
  readonly facts: FactsOfElements;
  readonly sums: PageSums;
  readonly counts: CharacterCounts[];
  /** Characters, those of scripts without spaces weighed. */
  readonly lengths: Float64Array;
  readonly paragraph: boolean[];
  /** Prefix sums. */
  readonly chars: Float64Array;
  readonly linkChars: Float64Array;
  readonly paragraphChars: Float64Array;
  /** For each block, the number of its template: blocks with the same names and classes of the element and two above it. */
  readonly shapes: Int32Array;
  /** For each template, what stands in it. */
  readonly alike: ShapeStats[] = [];
  readonly copies = new Map<string, number>();
  readonly previousParagraph: Int32Array;
  readonly nextParagraph: Int32Array;
  /** Number of the block that prints the headline; -1 for none. */
  readonly headline: number;
  /** Where running text is densest, and its blocks. */
  readonly dense: Element;
  readonly denseRange: readonly [number, number];
  readonly claimed: ClaimedWords;
  readonly bodyShingles: Set<string> | undefined;
  /** The words of `articleBody`, parted and enclosed by spaces. */
  readonly bodyFlat: string;

  constructor(page: PageTree, blocks: Block[], evidence: Evidence, priors: Priors) {
    this.page = page;
    this.blocks = blocks;
    this.evidence = evidence;
    this.priors = priors;
    this.facts = new FactsOfElements(page.elements.length, priors);
    this.sums = new PageSums(blocks);
    this.counts = blocks.map(({ text }) => countCharacters(text));
    this.lengths = Float64Array.from(
      blocks,
      ({ text }, i) => text.length + (SPACELESS_WEIGHT - 1) * (this.counts[i] as CharacterCounts).spaceless,
    );
    this.paragraph = blocks.map(
      ({ linkChars, text }, i) =>
        (this.lengths[i] as number) >= PARAGRAPH_LENGTH &&
        linkChars / text.length < MAX_LINK_SHARE &&
        ((this.counts[i] as CharacterCounts).sentenceMarks > 0 || text.includes('…')),
    );
    this.chars = prefixSums(blocks.length, (i) => this.lengths[i] as number);
    this.linkChars = prefixSums(blocks.length, (i) => this.#linkedLength(i));
    this.paragraphChars = prefixSums(blocks.length, (i) => (this.paragraph[i] ? (this.lengths[i] as number) : 0));
    this.shapes = this.#countShapes();
    for (const { text } of blocks) this.copies.set(text, (this.copies.get(text) ?? 0) + 1);
    [this.previousParagraph, this.nextParagraph] = nearest(blocks.length, (i) => this.paragraph[i] as boolean);
    this.dense = densestElement(page, this);
    this.denseRange = this.sums.range(this.dense);
    this.claimed = new ClaimedWords(evidence.title, evidence.description);
    this.headline = this.#findHeadline();
    const body = evidence.articleBody === undefined ? undefined : words(evidence.articleBody);
    this.bodyShingles = body && shingles(body);
    this.bodyFlat = body ? ` ${body.join(' ')} ` : '';
  }

  #linkedLength(i: number): number {
    const { linkChars, text } = this.blocks[i] as Block;
    return (linkChars / text.length) * (this.lengths[i] as number);
  }

  #countShapes(): Int32Array {
    const shapes = new Shapes();
    return Int32Array.from(this.blocks, ({ element }, i) => {
      const shape = shapes.of(element);
      this.alike[shape] ??= { count: 0, chars: 0, linkChars: 0 };
      const stats = this.alike[shape] as ShapeStats;
      stats.count += 1;
      stats.chars += this.lengths[i] as number;
      stats.linkChars += this.#linkedLength(i);
      return shape;
    });
  }

  #findHeadline(): number {
    const { headline } = this.evidence.printed;
    if (headline) return this.sums.firstAtOrAfter(headline.order);
    let best = -1;
    let bestScore = 0;
    this.blocks.forEach(({ element: { name }, text }, i) => {
      if (!/^h[1-3]$/.test(name)) return;
      const score = this.claimed.titleShare(words(text)) + (name === 'h1' ? 0.5 : 0);
      if (score > bestScore) [best, bestScore] = [i, score];
    });
    return best;
  }
}

export interface ShapeStats {
  count: number;
  chars: number;
  linkChars: number;
}

/** Numbers the templates: elements with the same name and class, below two that have the same. */
class Shapes {
  readonly #shapes = new Numbers<string>();
  readonly #own = new Numbers<string>();
  readonly #ofElement = new Map<Element, number>();

  of(element: Element): number {
    let key = '';
    let node: Element | null = element;
    for (let level = 0; level < 3 && node && isTag(node); level += 1) {
      key += `${this.#ownNumber(node)}>`;
      node = node.parent as Element | null;
    }
    return this.#shapes.of(key);
  }

  #ownNumber(element: Element): number {
    let number = this.#ofElement.get(element);
    if (number === undefined) {
      number = this.#own.of(`${element.name}.${element.attribs.class ?? ''}`);
      this.#ofElement.set(element, number);
    }
    return number;
  }
}

/** Gives each key a number, from 0 in the order in which they come. */
class Numbers<T> {
  readonly #numbers = new Map<T, number>();
  of(key: T): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}
