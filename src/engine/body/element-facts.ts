/** Facts of an element that hold for every block inside it, made once from its parent's: names and roles around, class words. */
import { type Element, isTag } from '../page/tree.ts';
import type { Priors } from './words.ts';
import { LONGEST_NAMES, splitNames, wordsOfName } from './words.ts';

/** Elements whose presence around a block tells something. */
export const AROUND =
  'ul table blockquote aside nav header footer form section article main figure a details address button'.split(' ');
const AROUND_INDEX = new Map(AROUND.map((name, i) => [name, i]));
/** The furthest level that is counted: all beyond is alike. */
const FAR = 12;

export interface ElementFacts {
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
    const { attribs } = element;
    const itemprop = attribs.itemprop ?? attribs.property;
    const score = this.#classScore(element);
    return {
      parent,
      aroundAt: this.#writeAround(element, parent),
      articles: (parent?.articles ?? 0) + Number(parent !== undefined && this.around[parent.aroundAt + ARTICLE] === 1),
      marked: parent?.marked === true || (itemprop !== undefined && BODY_PROPERTY.test(itemprop)),
      role: parent?.role === true || (attribs.role !== undefined && ROLE.test(attribs.role)),
      labelled:
        (parent?.labelled ?? 0) + Number(attribs['aria-label'] !== undefined || attribs['aria-labelledby'] !== undefined),
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
  #classScore({ attribs }: Element): number {
    const classes = attribs.class ?? '';
    const id = attribs.id ?? '';
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

const SPACE = /\s/;
const BODY_PROPERTY = /articlebody|^text$|reviewbody|content:encoded/i;
const ROLE = /complementary|navigation|banner|contentinfo|dialog|search|menu|tab|alert|region/i;
const ARTICLE = AROUND.indexOf('article');
