/** The facts of a page that the features of its blocks need, computed once a page. */

import type { Printed } from '../metadata/metadata.ts';
import { type CharacterCounts, countCharacters } from '../page/characters.ts';
import { contains, type Element, HAS, isTag, type PageTree, type ParentNode } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { densestElement, FactsOfElements, findAnchor } from './element-facts.ts';
import { Numbers, nearest, orderOf, PageSums, PairNumbers, THRESHOLD } from './groups.ts';
import { ClaimedWords, type KnownText, type Priors, words } from './words.ts';

/** The facts that a page states beside its blocks. */
export interface StatedFacts {
  title?: string;
  description?: string;
  /** JSON-LD `articleBody`, where the page gives one. */
  articleBody?: KnownText;
  /** The elements that print headline, bylines, dates and dek. */
  printed: Printed;
}

/** The numbers that are measured of each container. */
export const OF_CONTAINER = 5;

/** A character of a script without spaces (or with syllable signs) says about as much as this many Latin letters. */
const SPACELESS_WEIGHT = 2;
/** Length from which a block with few links reads as a paragraph. */
const PARAGRAPH_LENGTH = 80;
const MAX_LINK_SHARE = 0.33;

/** Headings by their level. */
const HEADINGS = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]));

export class PageContext {
  readonly page: PageTree;
  readonly blocks: Block[];
  readonly evidence: StatedFacts;
  readonly priors: Priors;
  readonly facts: FactsOfElements;
  readonly sums: PageSums;
  readonly counts: CharacterCounts[];
  /** A number for each name of an element, and the level of a heading, else 0. */
  readonly tags: Int32Array;
  readonly headings: Uint8Array;
  /** The characters of each block, those of scripts without spaces weighed. */
  readonly lengths: Float64Array;
  /** The logarithm of one more than each length. */
  readonly logLengths: Float64Array;
  readonly linkShares: Float64Array;
  /** The parent of each block's element, by its `order`; -1 for none. */
  readonly parents: Int32Array;
  /** 1 where a block reads as a paragraph. */
  readonly paragraph: Uint8Array;
  /** Prefix sums. */
  readonly chars: Float64Array;
  readonly linkChars: Float64Array;
  readonly paragraphChars: Float64Array;
  /** The number of each block's template: blocks of one template share the names and classes of the element and two above it. */
  readonly shapes: Int32Array;
  /** The numbers of each container, by `order`, once `measureContainers` needed them. */
  readonly containers: Float32Array;
  /** The sums of what stands in each template. */
  readonly alike: ShapeStats[] = [];
  /** The number of blocks that have the same text, for each block. */
  readonly copies: Int32Array;
  readonly previousParagraph: Int32Array;
  readonly nextParagraph: Int32Array;
  /** Number of the block that prints the headline; -1 for none. */
  readonly headline: number;
  /** The element where running text is densest. */
  readonly dense: Element;
  /** The container of the first paragraphs below the headline. */
  readonly anchor: Element;
  /** The number of headings before each block that are of the headline's level or above. */
  readonly topHeadings: Int32Array;
  /** The words of title and description. */
  readonly claimed: ClaimedWords;

  /** `facts` are those of the page's elements, where another context of the page has found some. */
  constructor(page: PageTree, blocks: Block[], evidence: StatedFacts, priors: Priors, facts?: FactsOfElements) {
    this.page = page;
    this.blocks = blocks;
    this.evidence = evidence;
    this.priors = priors;
    this.facts = facts ?? new FactsOfElements(page.elements.length, priors);
    this.containers = new Float32Array(page.elements.length * OF_CONTAINER);
    this.sums = new PageSums(blocks);
    this.counts = blocks.map(({ text }) => countCharacters(text));
    const count = blocks.length;
    this.tags = new Int32Array(count);
    this.headings = new Uint8Array(count);
    this.lengths = new Float64Array(count);
    this.logLengths = new Float64Array(count);
    this.linkShares = new Float64Array(count);
    this.parents = new Int32Array(count);
    this.paragraph = new Uint8Array(count);
    this.chars = new Float64Array(count + 1);
    this.linkChars = new Float64Array(count + 1);
    this.paragraphChars = new Float64Array(count + 1);
    this.#sumUp();
    this.shapes = this.#countShapes();
    this.copies = this.#countCopies();
    [this.previousParagraph, this.nextParagraph] = nearest(this.paragraph);
    this.dense = densestElement(page, this);
    this.claimed = new ClaimedWords(evidence.title, evidence.description);
    this.headline = this.#findHeadline();
    this.anchor = findAnchor(this) ?? this.dense;
    this.topHeadings = this.#countTopHeadings();
  }

  #sumUp(): void {
    const { blocks, chars, linkChars, paragraphChars } = this;
    const tags = new Numbers<string>();
    for (let i = 0; i < blocks.length; i += 1) {
      const { element, linkChars: linked, text } = blocks[i] as Block;
      const { sentenceMarks, spaceless } = this.counts[i] as CharacterCounts;
      const length = text.length + (SPACELESS_WEIGHT - 1) * spaceless;
      const linkShare = linked / text.length;
      const isPlain = length >= PARAGRAPH_LENGTH && linkShare < MAX_LINK_SHARE;
      const isParagraph = isPlain && (sentenceMarks > 0 || text.includes('…'));
      this.tags[i] = tags.of(element.name);
      this.headings[i] = HEADINGS.get(element.name) ?? 0;
      this.lengths[i] = length;
      this.logLengths[i] = Math.log1p(length);
      this.linkShares[i] = linkShare;
      this.parents[i] = orderOf(element.parent);
      this.paragraph[i] = isParagraph ? 1 : 0;
      chars[i + 1] = (chars[i] as number) + length;
      linkChars[i + 1] = (linkChars[i] as number) + linkShare * length;
      paragraphChars[i + 1] = (paragraphChars[i] as number) + (isParagraph ? length : 0);
    }
  }

  #countShapes(): Int32Array {
    const { alike, blocks, lengths, linkShares, page } = this;
    const shapes = new Shapes(page.elements.length);
    const found = new Int32Array(blocks.length);
    for (let i = 0; i < blocks.length; i += 1) {
      const length = lengths[i] as number;
      const shape = shapes.of((blocks[i] as Block).element);
      found[i] = shape;
      if (shape === alike.length) alike.push({ count: 0, chars: 0, linkChars: 0 });
      const stats = alike[shape] as ShapeStats;
      stats.count += 1;
      stats.chars += length;
      stats.linkChars += (linkShares[i] as number) * length;
    }
    return found;
  }

  #countCopies(): Int32Array {
    const { blocks } = this;
    const texts = new Numbers<string>();
    const numbers = new Int32Array(blocks.length);
    const counts = new Int32Array(blocks.length);
    for (let i = 0; i < blocks.length; i += 1) {
      const number = texts.of((blocks[i] as Block).text);
      numbers[i] = number;
      counts[number] = (counts[number] as number) + 1;
    }
    for (let i = 0; i < numbers.length; i += 1) numbers[i] = counts[numbers[i] as number] as number;
    return numbers;
  }

  #countTopHeadings(): Int32Array {
    const top = this.headings[this.headline] || 1;
    const counts = new Int32Array(this.headings.length);
    for (let i = 0, count = 0; i < counts.length; i += 1) {
      const level = this.headings[i] as number;
      if (level > 0 && level <= top) count += 1;
      counts[i] = count;
    }
    return counts;
  }

  #findHeadline(): number {
    const { headline } = this.evidence.printed;
    if (headline) return this.sums.firstAtOrAfter(headline.order);
    let best = -1;
    let bestScore = 0;
    this.blocks.forEach(({ text }, i) => {
      const level = this.headings[i] as number;
      if (level < 1 || level > 3) return;
      const score = this.claimed.titleShare(words(text)) + (level === 1 ? 0.5 : 0);
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

// Entries that are set alike, turns of a talk or tested things: each of their parts is decided by most of its kind.

/** Boxes with likely parts: text and side of a page may have one name. The share that is likely, and that for lines before such. */
const [LEAST_BOXES, MOST_LIKELY, SOME_LIKELY] = [2, 0.5, 0.3];
/** The model is sure below it. */
const LEAST_SCORE = 0.2;
/** Characters of a line, and blocks of an entry. */
const [LONGEST_LINE, MOST_PARTS] = [60, 4];

interface Settled {
  dropped: (string | undefined)[];
  scores: Float32Array;
}

/** Lifts parts of entries to the bar where most of their template is over it, in boxes side by side. */
export function settleAlike(context: PageContext, { dropped, scores }: Settled): void {
  const { alike, blocks, lengths, linkShares, shapes } = context;
  const isLikely = (i: number) => dropped[i] === undefined && (scores[i] as number) >= THRESHOLD;
  const { boxes, counts, likes } = likelyParts(context, isLikely);
  for (let i = 0, last = -blocks.length; i < blocks.length; i += 1) {
    const shape = shapes[i] as number;
    if (isLikely(i)) last = likes[shape] = i;
    else if (dropped[i] === undefined && (scores[i] as number) >= LEAST_SCORE && (boxes[shape] as number) >= LEAST_BOXES) {
      const share = (counts[shape] as number) / (alike[shape] as ShapeStats).count;
      const leads = share >= SOME_LIKELY && (lengths[i] as number) <= LONGEST_LINE && isLikely(i + 1);
      const isMost = share >= MOST_LIKELY && i - last <= MOST_PARTS;
      const isPlain = (linkShares[i] as number) < MAX_LINK_SHARE;
      if (isPlain && (leads || isMost) && isOfEntry(blocks, i, likes[shape] as number)) scores[i] = THRESHOLD;
    }
  }
}

/** The likely parts of each template, the boxes that they stand in, and the first of them. */
function likelyParts({ alike, blocks, shapes }: PageContext, isLikely: (i: number) => boolean) {
  const [boxes, counts] = [new Int32Array(alike.length), new Int32Array(alike.length)];
  const likes = new Int32Array(alike.length).fill(-1);
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    if (!isLikely(i)) continue;
    const shape = shapes[i] as number;
    counts[shape] = (counts[shape] as number) + 1;
    if (blocks[likes[shape] as number]?.element.parent !== blocks[i]?.element.parent)
      boxes[shape] = (boxes[shape] as number) + 1;
    likes[shape] = i;
  }
  return { boxes, counts, likes };
}

/** Whether a block is a part of an entry, and another of its kind of one beside it; tables and lists are decided as such. */
function isOfEntry(blocks: Block[], i: number, like: number): boolean {
  const { name, parent } = (blocks[i] as Block).element;
  const other = (blocks[like] as Block).element.parent;
  if (!parent || parent === other || OF_STRUCTURE.test(name)) return false;
  const entry = parent.parent === other?.parent ? parent : parent.parent;
  if (!entry || !isTag(entry) || entry.parent !== (entry === parent ? other : other?.parent)?.parent) return false;
  // A paragraph in a box of its own is no part of an entry.
  return [blocks[i - 1], blocks[i + 1]].some((beside) => beside && contains(entry, beside.element));
}

const OF_STRUCTURE = /^(?:t[dh]|li)$/;

/** Numbers the templates: elements with the same name and class, below two that have the same. */
class Shapes {
  readonly #names = new Numbers<string>();
  readonly #classes = new Numbers<string>();
  readonly #own = new PairNumbers();
  readonly #above = new PairNumbers();
  readonly #shapes = new PairNumbers();
  /** The number of each element, by `order`, so that it is looked up once; 0 where it is not yet known. */
  readonly #ofElement: Int32Array;
  /** The element above the last one that was asked for, which most blocks share with the one before, and its number. */
  #lastParent: ParentNode | null = null;
  #lastAbove = 0;

  constructor(elements: number) {
    this.#ofElement = new Int32Array(elements);
  }

  of(element: Element): number {
    const { parent } = element;
    if (parent !== this.#lastParent || !parent) {
      this.#lastAbove = this.#above.of(this.#ownNumber(parent), this.#ownNumber(parent?.parent));
      this.#lastParent = parent;
    }
    return this.#shapes.of(this.#ownNumber(element), this.#lastAbove);
  }

  /** Gives the number of an element's name and class, from 1; 0 for no element. */
  #ownNumber(element: ParentNode | null | undefined): number {
    if (!element || !isTag(element)) return 0;
    const known = this.#ofElement[element.order] as number;
    if (known > 0) return known;
    const classes = element.has & HAS.class ? (element.attribs.class ?? '') : '';
    const number = this.#own.of(this.#names.of(element.name), this.#classes.of(classes)) + 1;
    this.#ofElement[element.order] = number;
    return number;
  }
}
