/** What the features of a block need to know of its page: sums that any element's share is had from in constant time. */

import type { Printed } from '../metadata/metadata.ts';
import { type Element, isTag, type PageTree } from '../tree.ts';
import type { Block } from './blocks.ts';
import { overlapShare, shingles, words } from './words.ts';

/** What is known of the page beside its blocks. */
export interface Evidence {
  title?: string;
  description?: string;
  /** JSON-LD `articleBody`, where the page gives one. */
  articleBody?: string;
  /** The elements that print headline, bylines, dates and dek. */
  printed: Printed;
  /** Blocks that Readability keeps. */
  readability: ReadonlySet<number>;
}

/** How much a class word or a text word speaks for the body, in log-odds; 0 for a word not known. */
export interface Priors {
  classWord(word: string): number;
  textWord(word: string): number;
}

const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
/** A character of a script without spaces (or with syllable signs) says about as much as this many Latin letters. */
const SPACELESS_WEIGHT = 2;
/** Length from which a block with few links reads as a paragraph. */
const PARAGRAPH_LENGTH = 80;
const MAX_LINK_SHARE = 0.33;

/** Sums over the page, kept as prefix sums so that any element's share is had in constant time. */
export class PageContext {
  readonly page: PageTree;
  readonly blocks: Block[];
  readonly evidence: Evidence;
  readonly priors: Priors;
  readonly lengths: Float64Array;
  readonly paragraph: boolean[];
  readonly chars: Float64Array;
  readonly linkChars: Float64Array;
  readonly paragraphChars: Float64Array;
  readonly readabilityChars: Float64Array;
  readonly signatures = new Map<string, SignatureStats>();
  readonly signatureOf: string[];
  readonly copies = new Map<string, number>();
  readonly core: Element;
  readonly coreRange: [number, number];
  readonly firstKept: number;
  readonly lastKept: number;
  readonly previousKept: Int32Array;
  readonly nextKept: Int32Array;
  readonly previousParagraph: Int32Array;
  readonly nextParagraph: Int32Array;
  readonly headline: number;
  readonly titleWords: Set<string>;
  readonly descriptionWords: Set<string>;
  readonly bodyShingles: Set<string> | undefined;
  readonly bodyFlat: string;
  readonly classScores = new Map<Element, number>();
  readonly #ranges = new Map<Element, [number, number]>();

  constructor(page: PageTree, blocks: Block[], evidence: Evidence, priors: Priors) {
    this.page = page;
    this.blocks = blocks;
    this.evidence = evidence;
    this.priors = priors;
    const kept = evidence.readability;
    this.lengths = Float64Array.from(
      blocks,
      ({ text }) => text.length + (SPACELESS_WEIGHT - 1) * (text.match(SPACELESS)?.length ?? 0),
    );
    this.paragraph = blocks.map(
      (block, i) =>
        (this.lengths[i] as number) >= PARAGRAPH_LENGTH &&
        block.linkChars / block.text.length < MAX_LINK_SHARE &&
        /[.!?。！？।؟…]/.test(block.text),
    );
    this.chars = prefixSums(blocks, (_, i) => this.lengths[i] as number);
    this.linkChars = prefixSums(blocks, (block, i) => (block.linkChars / block.text.length) * (this.lengths[i] as number));
    this.paragraphChars = prefixSums(blocks, (_, i) => (this.paragraph[i] ? (this.lengths[i] as number) : 0));
    this.readabilityChars = prefixSums(blocks, (_, i) => (kept.has(i) ? (this.lengths[i] as number) : 0));
    this.signatureOf = blocks.map(({ element }) => signature(element));
    this.countSignatures();
    for (const { text } of blocks) this.copies.set(text, (this.copies.get(text) ?? 0) + 1);
    this.core = this.findCore();
    this.coreRange = this.range(this.core);
    const keptList = [...kept].sort((a, b) => a - b);
    this.firstKept = keptList[0] ?? -1;
    this.lastKept = keptList.at(-1) ?? -1;
    [this.previousKept, this.nextKept] = nearest(blocks.length, (i) => kept.has(i));
    [this.previousParagraph, this.nextParagraph] = nearest(blocks.length, (i) => this.paragraph[i] as boolean);
    this.titleWords = new Set(words(evidence.title ?? ''));
    this.descriptionWords = new Set(words(evidence.description ?? ''));
    this.headline = this.findHeadline();
    const body = evidence.articleBody;
    this.bodyShingles = body ? shingles(words(body)) : undefined;
    this.bodyFlat = body ? words(body).join(' ') : '';
  }

  /** Numbers of the first block inside `element` and of the one after its last. */
  range(element: Element): [number, number] {
    let range = this.#ranges.get(element);
    if (!range) {
      range = [this.firstAtOrAfter(element.order), this.firstAtOrAfter(element.last + 0.25)];
      this.#ranges.set(element, range);
    }
    return range;
  }

  private firstAtOrAfter(position: number): number {
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.blocks[middle] as Block).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private countSignatures(): void {
    this.blocks.forEach((block, i) => {
      const key = this.signatureOf[i] as string;
      const stats = this.signatures.get(key) ?? { count: 0, chars: 0, linkChars: 0, kept: 0 };
      stats.count += 1;
      stats.chars += this.lengths[i] as number;
      stats.linkChars += (block.linkChars / block.text.length) * (this.lengths[i] as number);
      if (this.evidence.readability.has(i)) stats.kept += this.lengths[i] as number;
      this.signatures.set(key, stats);
    });
  }

  /** The deepest element that holds most of what Readability keeps (of all paragraphs, when it keeps nothing). */
  private findCore(): Element {
    const sums = this.evidence.readability.size ? this.readabilityChars : this.paragraphChars;
    const total = sums.at(-1) as number;
    let core = this.page.body;
    for (let deeper: Element | undefined = core; deeper; ) {
      core = deeper;
      deeper = core.children.find(
        (child): child is Element => isTag(child) && between(sums, this.range(child)) > total * CORE_SHARE,
      );
    }
    return core;
  }

  private findHeadline(): number {
    const { headline } = this.evidence.printed;
    if (headline) return this.firstAtOrAfter(headline.order);
    let best = -1;
    let bestScore = 0;
    this.blocks.forEach((block, i) => {
      if (!/^h[1-3]$/.test(block.element.name)) return;
      const score = overlapShare(words(block.text), this.titleWords) + (block.element.name === 'h1' ? 0.5 : 0);
      if (score > bestScore) [best, bestScore] = [i, score];
    });
    return best;
  }
}

/** Share of the kept text that the core must hold: less would cut bodies split over containers, more would climb to the page. */
const CORE_SHARE = 0.7;

export interface SignatureStats {
  count: number;
  chars: number;
  linkChars: number;
  kept: number;
}

/** Blocks of one template have the same: the names and classes of the element and two above it. */
function signature(element: Element): string {
  let key = '';
  let node: Element | null = element;
  for (let level = 0; level < 3 && node && isTag(node); level += 1) {
    key += `${node.name}.${node.attribs.class ?? ''}>`;
    node = node.parent as Element | null;
  }
  return key;
}

function prefixSums(blocks: Block[], value: (block: Block, index: number) => number): Float64Array {
  const sums = new Float64Array(blocks.length + 1);
  blocks.forEach((block, i) => {
    sums[i + 1] = (sums[i] as number) + value(block, i);
  });
  return sums;
}

export function between(sums: Float64Array, [from, to]: [number, number]): number {
  return (sums[to] as number) - (sums[from] as number);
}

/** For each index, the nearest accepted one before it (itself left out) and after it; -1 for none. */
function nearest(length: number, accepted: (index: number) => boolean): [Int32Array, Int32Array] {
  const [before, after] = [new Int32Array(length).fill(-1), new Int32Array(length).fill(-1)];
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
