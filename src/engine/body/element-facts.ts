/**
 * Facts of an element that hold for every block inside it: names and roles around it, how dense running text is there, and
 * the anchor, which is the container of the first real run of paragraphs.
 */

import type { CharacterCounts } from '../page/characters.ts';
import { around, type Element, HAS, isTag, type PageTree } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { between, type PageSums } from './groups.ts';
import { LONGEST_NAMES, type Priors, splitNames, wordsOfName } from './words.ts';

/** Elements whose presence around a block tells something. */
export const AROUND = 'ul table aside nav footer form section article main details button'.split(' ');
const AROUND_INDEX = new Map(AROUND.map((name, i) => [name, i]));
/** The furthest level that is counted: all beyond is alike. */
const FAR = 12;

interface ElementFacts {
  parent: ElementFacts | undefined;
  /** The place in `FactsOfElements.around` where the element's part begins. */
  aroundAt: number;
  /** `<article>` elements, itself left out. */
  articles: number;
  /** True inside what microdata or RDFa calls the article's body. */
  marked: boolean;
  /** True inside a landmark role that is not the main content's. */
  role: boolean;
  /** Elements with an ARIA label. */
  labelled: number;
  /** The number of levels up to the root, the element itself counted. */
  levels: number;
  /** The most telling weight among its own class words; the lowest, highest and sum of such up to the root. */
  classScore: number;
  classLow: number;
  classHigh: number;
  classSum: number;
}

/** The facts of a page's elements, computed on demand. */
export class FactsOfElements {
  /** The levels up to the nearest element of each name in `AROUND`: 1 is the element itself, 0 none, 12 any further. */
  readonly around: Uint8Array;
  /** The facts of the elements, by `order`. */
  readonly #facts: (ElementFacts | undefined)[];
  readonly #scores = new Map<string, number>();
  readonly #nameScores = new Map<string, number>();
  readonly #priors: Priors;

  /** `size` is the number of the page's elements. */
  constructor(size: number, priors: Priors) {
    this.around = new Uint8Array(size * AROUND.length);
    this.#facts = new Array(size);
    this.#priors = priors;
  }

  of(element: Element): ElementFacts {
    let facts = this.#facts[element.order];
    if (!facts) {
      const { parent } = element;
      facts = this.#make(element, parent && isTag(parent) ? this.of(parent as Element) : undefined);
      this.#facts[element.order] = facts;
    }
    return facts;
  }

  #make(element: Element, parent: ElementFacts | undefined): ElementFacts {
    const { attribs, has } = element;
    const itemprop = has & PROPERTIES ? (attribs.itemprop ?? attribs.property) : undefined;
    const score = this.#classScore(element);
    return {
      parent,
      aroundAt: this.#writeAround(element, parent),
      articles: (parent?.articles ?? 0) + Number(parent !== undefined && this.around[parent.aroundAt + ARTICLE] === 1),
      marked: parent?.marked === true || (itemprop !== undefined && BODY_PROPERTY.test(itemprop)),
      role: parent?.role === true || ((has & HAS.role) !== 0 && ROLE.test(attribs.role as string)),
      labelled:
        (parent?.labelled ?? 0) + Number((has & HAS['aria-label']) !== 0 || attribs['aria-labelledby'] !== undefined),
      levels: (parent?.levels ?? 0) + 1,
      classScore: score,
      classLow: Math.min(score, parent?.classLow ?? 0),
      classHigh: Math.max(score, parent?.classHigh ?? 0),
      classSum: score + (parent?.classSum ?? 0),
    };
  }

  #writeAround({ name, order }: Element, parent: ElementFacts | undefined): number {
    const { around } = this;
    const at = order * AROUND.length;
    if (parent) {
      for (let i = 0; i < AROUND.length; i += 1) {
        const above = around[parent.aroundAt + i] as number;
        around[at + i] = above === 0 ? 0 : Math.min(above + 1, FAR);
      }
    }
    const own = AROUND_INDEX.get(name);
    if (own !== undefined) around[at + own] = 1;
    return at;
  }

  /** The strongest score among the words in class and id, for or against: the first of those that are furthest from 0. */
  #classScore({ attribs, has }: Element): number {
    const classes = has & HAS.class ? (attribs.class ?? '') : '';
    const id = has & HAS.id ? (attribs.id ?? '') : '';
    if (classes.length + id.length >= LONGEST_NAMES) return this.#scoreOf(`${classes} ${id}`.slice(0, LONGEST_NAMES));
    const ofClass = classes === '' ? 0 : this.#scoreOf(classes);
    const ofId = id === '' ? 0 : this.#scoreOf(id);
    return stronger(ofClass, ofId);
  }

  #scoreOf(names: string): number {
    if (!SPACE.test(names)) return this.#nameScore(names);
    let score = this.#scores.get(names);
    if (score === undefined) {
      score = 0;
      for (const name of splitNames(names)) score = stronger(score, this.#nameScore(name));
      this.#scores.set(names, score);
    }
    return score;
  }

  #nameScore(name: string): number {
    let score = this.#nameScores.get(name);
    if (score === undefined) {
      score = 0;
      for (const word of wordsOfName(name)) score = stronger(score, this.#priors.classWord(word));
      this.#nameScores.set(name, score);
    }
    return score;
  }
}

function stronger(first: number, second: number): number {
  return Math.abs(second) > Math.abs(first) ? second : first;
}

const PROPERTIES = HAS.itemprop | HAS.property;
const SPACE = /\s/;
const BODY_PROPERTY = /articlebody|^text$|reviewbody|content:encoded/i;
const ROLE = /complementary|navigation|banner|contentinfo|dialog|search|menu|tab|alert|region/i;
const ARTICLE = AROUND.indexOf('article');

/** Whether one of the nearest boxes has a name that systems give to the text of an article. */
export function isInNamedText(element: Element): boolean {
  return around(element, 3).some(({ attribs, has }) => (has & HAS.class) !== 0 && TEXT_NAME.test(attribs.class ?? ''));
}

const TEXT_NAME = /(?:article|story|entry)[-_]{0,2}(?:body|text|content)(?![a-z])/i;

// The element where running text is densest, scored as Readability scores its candidates (Arc90, 2009): each paragraph
// gives points to the elements around it, fewer the further up, and links take their share away.

/** Shorter text earns no points, as in Readability. */
const MIN_LENGTH = 25;
/** The part that each level up gets of the points: one in so many. */
const SHARES = [1, 2, 6, 9, 12];
/** Points for the kind of element, as in Readability. */
const POINTS: Record<string, number> = {
  ...{ article: 8, main: 5, section: 3, div: 5, pre: 3, td: 3, blockquote: 3 },
  ...{ address: -3, ol: -3, ul: -3, dl: -3, dd: -3, dt: -3, li: -3, form: -3, th: -5 },
};
/** Readability gives 25 points for a class word that it knows; learned words differ in weight, between some -4 and 2. */
const CLASS_POINTS = 8;
/** Elements that count as paragraphs: their points go to the element around them. */
const PARAGRAPHS = new Set('p li h1 h2 h3 h4 h5 h6 dd dt td th figcaption a span'.split(' '));

interface DensityMeasures {
  blocks: Block[];
  counts: CharacterCounts[];
  lengths: Float64Array;
  chars: Float64Array;
  linkChars: Float64Array;
  sums: PageSums;
  facts: FactsOfElements;
}

/** The body of the page when no paragraph earns points. */
export function densestElement(page: PageTree, measures: DensityMeasures): Element {
  const { chars, facts, linkChars, sums } = measures;
  const points = new Float64Array(page.elements.length);
  let best = page.body;
  let most = 0;
  for (const element of givePoints(page, measures, points)) {
    const from = sums.first(element);
    const to = sums.end(element);
    const earned = points[element.order] as number;
    const text = earned + (POINTS[element.name] ?? 0) + CLASS_POINTS * facts.of(element).classScore;
    const score = text * (1 - between(linkChars, from, to) / (between(chars, from, to) || 1));
    if (score > most) [best, most] = [element, score];
  }
  return best;
}

/** Adds what each paragraph earns to the elements around it; gives those elements. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the inner loop runs for each block of each page, and a call for each level would cost more than the sum it makes.
function givePoints(page: PageTree, { blocks, counts, lengths }: DensityMeasures, points: Float64Array): Element[] {
  const candidates: Element[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const { element, linkChars: linked, text } = blocks[i] as Block;
    const length = lengths[i] as number;
    if (length < MIN_LENGTH || linked * 2 > text.length) continue;
    const earned = 1 + (counts[i] as CharacterCounts).commas + Math.min(Math.floor(length / 100), 3);
    const own = PARAGRAPHS.has(element.name) ? (parentOf(element) ?? element) : element;
    for (let around: Element | undefined = own, level = 0; around && level < SHARES.length; level += 1) {
      const before = points[around.order] as number;
      if (before === 0) candidates.push(around);
      points[around.order] = before + earned / (SHARES[level] as number);
      around = around === page.body ? undefined : parentOf(around);
    }
  }
  return candidates;
}

function parentOf({ parent }: Element): Element | undefined {
  return parent && isTag(parent) ? parent : undefined;
}

// The anchor: the container of the first real run of paragraphs below the headline, which is nearly always the article's.

interface AnchorClues {
  blocks: Block[];
  /** 1 where a block reads as a paragraph. */
  paragraph: Uint8Array;
  /** The number of the block that prints the headline; -1 for none. */
  headline: number;
}

/** A picture, an advertisement or a heading may stand between two. Blocks. */
const REACH = 6;

/** Finds the container of the first paragraphs below the headline; undefined where no two paragraphs stand in one container. */
export function findAnchor(clues: AnchorClues): Element | undefined {
  return firstRun(clues, Math.max(clues.headline, 0)) ?? (clues.headline > 0 ? firstRun(clues, 0) : undefined);
}

function firstRun({ blocks, paragraph }: AnchorClues, from: number): Element | undefined {
  for (let i = from; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if (paragraph[i] === 0 || block.hidden) continue;
    const end = Math.min(blocks.length, i + REACH);
    for (let next = i + 1; next < end; next += 1) {
      const container = paragraph[next] === 1 ? sharedContainer(block, blocks[next] as Block) : undefined;
      if (container) return container;
    }
  }
  return undefined;
}

/** The element that holds both as bare text, or as its children. One paragraph alone may be a dek, a notice or a teaser. */
function sharedContainer({ element }: Block, other: Block): Element | undefined {
  if (element === other.element) return element;
  const { parent } = element;
  return parent && isTag(parent) && parent === other.element.parent ? (parent as Element) : undefined;
}
