/** A page as the regions see it: blocks, scores, what is dropped so far, the core, and groups of like siblings. */
import type { Printed } from '../../metadata/metadata.ts';
import { contains, type Element, elementsNamed, HAS, isTag, type PageTree } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between, type PageSums } from '../groups.ts';
import { tellsOfCookies } from './signs.ts';

/** A block is likely the article's from this probability on. */
export const LIKELY = 0.5;
/** A longer block reads as a paragraph. Characters, those of scripts without spaces weighed. */
export const PARAGRAPH = 100;
/** The core holds at least this share of the likely text. */
const CORE_SHARE = 0.7;

/** An article on cookies speaks of them in more blocks. */
const MOST_COOKIE_BLOCKS = 6;

export interface PageClues {
  page: PageTree;
  blocks: Block[];
  /** The characters of each block, those of scripts without spaces weighed. */
  lengths: Float64Array;
  sums: PageSums;
  printed: Printed;
  /** Scores blocks as if there were no others on the page. */
  score(blocks: Block[]): Float32Array;
}

export class Sight {
  readonly page: PageTree;
  readonly blocks: Block[];
  readonly lengths: Float64Array;
  readonly scores: Float32Array;
  readonly printed: Printed;
  readonly sums: PageSums;
  /** The reason why each block was dropped, if it was. */
  readonly dropped: (string | undefined)[];
  /** The number of the block that prints the headline; -1 for none. */
  readonly headline: number;
  /** Prefix sums of characters: all, those of links, and the likely visible ones. */
  readonly chars: Float64Array;
  readonly linkChars: Float64Array;
  /** The likely characters that were dropped. */
  lost = 0;
  /** The characters of texts of others that were dropped. */
  foreign = 0;
  #mass: Float64Array | undefined;
  #core: Element | undefined;
  #groups: LikeGroup[] | undefined;
  #cookies: Block[] | undefined;
  #named: number | undefined;

  constructor({ page, blocks, lengths, sums, printed }: PageClues, scores: Float32Array) {
    this.page = page;
    this.blocks = blocks;
    this.lengths = lengths;
    this.scores = scores;
    this.printed = printed;
    this.sums = sums;
    this.dropped = new Array(blocks.length).fill(undefined);
    this.chars = new Float64Array(blocks.length + 1);
    this.linkChars = new Float64Array(blocks.length + 1);
    for (let i = 0; i < blocks.length; i += 1) {
      const { linkChars, text } = blocks[i] as Block;
      const length = lengths[i] as number;
      this.chars[i + 1] = (this.chars[i] as number) + length;
      this.linkChars[i + 1] = (this.linkChars[i] as number) + (linkChars / text.length) * length;
    }
    const { headline } = printed;
    this.headline = headline ? blocks.findIndex(({ element }) => contains(headline, element)) : -1;
  }

  /** Drops the blocks from a number on to before another. */
  drop(from: number, to: number, reason: string): void {
    for (let i = from; i < to; i += 1) {
      if (this.dropped[i] !== undefined) continue;
      if ((this.scores[i] as number) >= LIKELY) this.lost += this.lengths[i] as number;
      if (reason === 'comments' || reason === 'second-article') this.foreign += this.lengths[i] as number;
      this.dropped[i] = reason;
    }
    this.changed();
  }

  /** Drops the blocks inside an element. */
  dropIn(element: Element, reason: string): void {
    this.drop(this.sums.first(element), this.sums.end(element), reason);
  }

  /** Forgets what was summed up; callers use it when they scored something anew. */
  changed(): void {
    this.#mass = undefined;
    this.#core = undefined;
  }

  /** Prefix sums of the likely, visible text that still stands. */
  get mass(): Float64Array {
    if (this.#mass) return this.#mass;
    const mass = new Float64Array(this.blocks.length + 1);
    for (let i = 0; i < this.blocks.length; i += 1) {
      const { hidden } = this.blocks[i] as Block;
      const counts = !hidden && this.dropped[i] === undefined && (this.scores[i] as number) >= LIKELY;
      mass[i + 1] = (mass[i] as number) + (counts ? (this.lengths[i] as number) : 0);
    }
    this.#mass = mass;
    return mass;
  }

  /** The groups of like siblings, rows of tables among them. */
  groups(): LikeGroup[] {
    this.#groups ??= likeGroups(this.blocks, this.page, this.sums);
    return this.#groups;
  }

  /** The blocks that speak of cookies; none where an article is on them. */
  tellingOfCookies(): Block[] {
    this.#cookies ??= this.blocks.filter(({ text }) => tellsOfCookies(text));
    return this.#cookies.length <= MOST_COOKIE_BLOCKS ? this.#cookies : [];
  }

  /** The likely characters before a block; none where that is the head of the site. */
  likelyBefore(end: number): number {
    return this.isSiteHead(end) ? 0 : (this.mass[end] as number);
  }

  /**
   * Whether the page's title says no more than a line before a block, as where all pages of a site have one title, and no two
   * paragraphs stand between.
   */
  isSiteHead(end: number): boolean {
    this.#named ??= titleLine(this.page, this.blocks);
    return this.#named >= 0 && this.#named < end && this.paragraphsIn(this.#named, end) < 2;
  }

  likelyChars(): number {
    return this.mass[this.blocks.length] as number;
  }

  /** The core of the whole page. */
  get core(): Element {
    this.#core ??= this.coreBefore(this.blocks.length);
    return this.#core;
  }

  /** The deepest element with most of the likely text before a block. */
  coreBefore(end: number): Element {
    const { blocks, mass, sums } = this;
    const total = mass[end] as number;
    let [low, high] = [0, Math.max(end - 1, 0)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((mass[middle + 1] as number) < total / 2) low = middle + 1;
      else high = middle;
    }
    let core = blocks[low]?.element ?? this.page.body;
    while (core.parent && isTag(core.parent) && core !== this.page.body) {
      const likely = between(mass, Math.min(sums.first(core), end), Math.min(sums.end(core), end));
      if (likely > total * CORE_SHARE) break;
      core = core.parent;
    }
    return core;
  }

  /** The blocks inside, as numbers; the second is that of the one after. */
  range(element: Element): [from: number, to: number] {
    return [this.sums.first(element), this.sums.end(element)];
  }

  charsOf(element: Element): number {
    const [from, to] = this.range(element);
    return between(this.chars, from, to);
  }

  paragraphsIn(from: number, to: number): number {
    return this.lengths.subarray(from, to).filter((length) => length >= PARAGRAPH).length;
  }

  /** Mean score by length of the blocks that still stand. */
  meanScore(from: number, to: number): number {
    let [mass, weight] = [0, 0];
    for (let i = from; i < to; i += 1) {
      if (this.dropped[i] !== undefined) continue;
      mass += (this.scores[i] as number) * (this.lengths[i] as number);
      weight += this.lengths[i] as number;
    }
    return weight > 0 ? mass / weight : 0;
  }

  /** Whether the headline stands in the element. */
  holdsHeadline(element: Element): boolean {
    const { headline } = this.printed;
    return headline !== undefined && contains(element, headline);
  }
}

/** The first block that is the page's whole title; -1 where none is. */
function titleLine(page: PageTree, blocks: Block[]): number {
  const [title] = elementsNamed(page, 'title');
  const text = title ? visibleText(title) : '';
  return text === '' ? -1 : blocks.findIndex((block) => block.text === text);
}

/** Whether neither is inside the other. */
export function isDisjoint(one: Element, other: Element): boolean {
  return !contains(one, other) && !contains(other, one);
}

// Groups of like siblings with text: items of lists, cards, comments, parts of a text.

export interface LikeGroup {
  parent: Element;
  /** The siblings in document order. */
  items: Element[];
  /** The number of the first block inside them, and of the one after the last. */
  from: number;
  to: number;
}

export function likeGroup(sums: PageSums, items: Element[]): LikeGroup {
  const [first, last] = [items[0] as Element, items.at(-1) as Element];
  return { parent: first.parent as Element, items, from: sums.first(first), to: sums.end(last) };
}

/** A text of two is no list. */
const LEAST_ITEMS = 3;
const PARTS_OF_TEXT = new Set('p td th h1 h2 h3 h4 h5 h6 a span br'.split(' '));

/** Siblings of one name and class that hold blocks, but paragraphs. */
function likeGroups(blocks: Block[], page: PageTree, sums: PageSums): LikeGroup[] {
  const parents: Element[] = [];
  // The children of each that hold blocks, and 1 for those that were met, by `order`.
  const children = new Array<Element[]>(page.elements.length);
  const met = new Uint8Array(page.elements.length);
  met[page.body.order] = 1;
  for (let i = 0; i < blocks.length; i += 1) {
    let node: Element = (blocks[i] as Block).element;
    while (met[node.order] === 0) {
      met[node.order] = 1;
      const { parent } = node;
      if (!parent || !isTag(parent)) break;
      const known = children[parent.order];
      if (known) known.push(node);
      else {
        children[parent.order] = [node];
        parents.push(parent);
      }
      node = parent;
    }
  }
  const groups: LikeGroup[] = [];
  for (const parent of parents) addGroups(children[parent.order] as Element[], sums, groups);
  return groups;
}

function addGroups(children: Element[], sums: PageSums, groups: LikeGroup[]): void {
  if (children.length < LEAST_ITEMS) return;
  const byKind = new Map<string, Element[]>();
  let [last, items]: [Element | undefined, Element[]] = [undefined, []];
  for (const child of children) {
    if (PARTS_OF_TEXT.has(child.name)) continue;
    if (last?.name !== child.name || classOf(last) !== classOf(child)) {
      const kind = kindOf(child);
      items = byKind.get(kind) ?? [];
      byKind.set(kind, items);
    }
    items.push(child);
    last = child;
  }
  for (const alike of byKind.values()) if (alike.length >= LEAST_ITEMS) groups.push(likeGroup(sums, alike));
}

/** Name and classes of an element without numbers, parity and the like: what the items of one list share. */
export function kindOf(element: Element): string {
  const classes = classOf(element);
  return classes === undefined ? element.name : `${element.name} ${classes.replace(VARYING, '')}`;
}

function classOf({ attribs, has }: Element): string | undefined {
  return has & HAS.class ? attribs.class : undefined;
}

const VARYING = /\b(?:odd|even|alt|first|last|active|depth-?\d+|level-?\d+|thread-(?:odd|even|alt))\b|\d+/g;

/** By how many more blocks of a kind are kept than not. */
export function keptByKind({ blocks, dropped, scores }: Sight, from: number, to: number): Map<string, number> {
  const kept = new Map<string, number>();
  for (let i = from; i < to; i += 1) {
    const kind = kindOf((blocks[i] as Block).element);
    const isKept = dropped[i] === undefined && (scores[i] as number) >= LIKELY;
    kept.set(kind, (kept.get(kind) ?? 0) + (isKept ? 1 : -1));
  }
  return kept;
}

const MOST_LINKS = 1 / 3;

/** Whether at most a third of the text is in links. */
export function isLinkPoor({ chars, linkChars }: Sight, from: number, to: number): boolean {
  return between(linkChars, from, to) <= MOST_LINKS * between(chars, from, to);
}
