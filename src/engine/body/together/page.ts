/** The decisions as the structures see them: what is kept about each, what the page hides, and headings with what they head. */
import { ancestors, closest, contains, type Element, elementsNamed, HAS, isTag, type PageTree } from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import { type Decision, isPlaceholder } from '../decide.ts';
import { boldLine } from '../marks.ts';
import { headingOf } from '../structure.ts';
import { Boxes, foldOf, isApart, namedBy } from '../words.ts';

/** A box around a structure and nothing else, or kept text beside it, is at most so many levels up. */
const [MOST_WRAPPERS, MOST_LEVELS_DOWN] = [4, 4];

/** Blocks before the first kept one and behind the last that a structure of the text may have. */
const ABOUT = 12;

/** Rules by which what stands in the midst of a text goes, and the text goes on; the most blocks that do. */
const BESIDE =
  /^(?:advertisement|buttons|call|consent|follow|lone-link|placeholder|player|poll|read-also|sign-up|subscription)$/;
const MOST_BESIDE = 12;

/** Gives a function that names the element that a block's structure is. */
export type UnitsIn = (page: PageBlocks) => (element: Element) => Element | undefined;

export class PageBlocks {
  readonly decisions: Decision[];
  readonly blocks: Block[];
  readonly tree: PageTree;
  readonly #units = new Map<UnitsIn, ReadonlyMap<Element, Decision[]>>();

  constructor(page: PageTree, decisions: Decision[]) {
    this.tree = page;
    this.decisions = decisions;
    this.blocks = decisions.map(({ block }) => block);
  }

  /** Whether the page has an element of the name at all. */
  has(name: string): boolean {
    return elementsNamed(this.tree, name).length > 0;
  }

  /** The index of the first kept block; -1 where none is. */
  get first(): number {
    return this.decisions.findIndex(({ kept }) => kept);
  }

  keptBefore(index: number): Decision | undefined {
    for (let i = index - 1; i >= 0; i -= 1) if (this.decisions[i]?.kept) return this.decisions[i];
    return undefined;
  }

  keptAfter(index: number): Decision | undefined {
    for (let i = index + 1; i < this.decisions.length; i += 1) if (this.decisions[i]?.kept) return this.decisions[i];
    return undefined;
  }

  /** The block before one, without what a rule took out between the two, and the labels of advertisements. */
  beside(index: number): Decision | undefined {
    let i = index - 1;
    for (; i >= 0 && index - i <= MOST_BESIDE; i -= 1) {
      const { block, by, kept } = this.decisions[i] as Decision;
      if (kept || !(BESIDE.test(by) || isPlaceholder(block.text))) break;
    }
    return this.decisions[i];
  }

  /** The blocks of each structure about the kept text, in document order. */
  units(unitsIn: UnitsIn): ReadonlyMap<Element, Decision[]> {
    const known = this.#units.get(unitsIn);
    if (known) return known;
    const unitOf = unitsIn(this);
    const units = new Map<Element, Decision[]>();
    const last = this.decisions.findLastIndex(({ kept }) => kept) + ABOUT;
    let element: Element | undefined;
    let unit: Element | undefined;
    for (let i = Math.max(0, this.first - ABOUT); i < this.decisions.length && i <= last; i += 1) {
      const decision = this.decisions[i] as Decision;
      if (decision.block.element !== element) unit = unitOf(decision.block.element);
      element = decision.block.element;
      if (!unit) continue;
      const parts = units.get(unit);
      if (parts) parts.push(decision);
      else units.set(unit, [decision]);
    }
    this.#units.set(unitsIn, units);
    return units;
  }

  /** The blocks inside an element. */
  inside(element: Element): Decision[] {
    return this.decisions.filter(({ block }) => contains(element, block.element));
  }

  /**
   * Whether a structure stands in the running text: beside kept text on both sides, one of them a near relation, with nothing
   * around it that is named as apart. At the end of the text (`atEnd`) the one side will do.
   */
  isAmongText(unit: Element, parts: Decision[], atEnd = false, levels = MOST_LEVELS_DOWN): boolean {
    const before = this.keptBefore((parts[0] as Decision).block.index);
    const after = this.keptAfter((parts.at(-1) as Decision).block.index);
    if (!before || !(after || atEnd)) return false;
    const beside = (after ? [before, after] : [before]).map(({ block }) => block.element);
    let around = unit;
    for (let level = 0; level <= MOST_WRAPPERS; level += 1) {
      if (isApart(around)) return false;
      const { parent }: Element = around;
      if (!parent || !isTag(parent)) return false;
      around = parent;
      if (beside.some((text) => isNear(around, text, levels))) return true;
      if (beside.some((text) => contains(around, text))) return false;
    }
    return false;
  }

  /** Keeps what the model alone had dropped, or the rule `over`. */
  keep(parts: Decision[], by: string, over = 'model'): void {
    for (const part of parts) {
      if (part.kept || (part.by !== 'model' && part.by !== over)) continue;
      part.kept = true;
      part.by = by;
    }
  }

  drop(parts: Decision[], by: string): void {
    for (const part of parts) {
      if (!part.kept) continue;
      part.kept = false;
      part.by = by;
    }
  }
}

/** Whether `inner` stands in `around` without many boxes between. */
function isNear(around: Element, inner: Element, levels: number): boolean {
  return contains(around, inner) && inner.depth - around.depth <= levels;
}

/** Gives the mean of the model's scores, each block weighed by its length. */
export function meanScore(parts: Decision[]): number {
  return parts.reduce((sum, { block, score }) => sum + score * block.text.length, 0) / Math.max(charsOf(parts), 1);
}

export function charsOf(parts: Decision[]): number {
  return parts.reduce((sum, { block }) => sum + block.text.length, 0);
}

export function linkShareOf(parts: Decision[]): number {
  return parts.reduce((sum, { block }) => sum + block.linkChars, 0) / Math.max(charsOf(parts), 1);
}

// Text that the page hides from every reader goes, unless the page only folds it, or hides much of it until a script shows it.

/**
 * The largest share of the kept text that may go: hidden by attribute or role, and hidden by style, which scripts often take
 * away.
 */
const [MOST_HIDDEN, MOST_HIDDEN_BY_STYLE] = [0.3, 0.05];
/** Behind all that is visible it is another text more often. */
const MOST_HIDDEN_AT_END = 0.45;
/** Text that a press of "read more" shows. */
const isNamedMore = namedBy(
  /(?:^|[\s_-])(?:more|read-?more|full-?text|rest|continue\w*|truncat\w*|hidden-content)(?:$|[\s_-])/i,
);

export function dropHidden(page: PageBlocks): void {
  const kept = page.decisions.filter((decision) => decision.kept);
  const hidden: Record<'attribute' | 'style' | 'source', Decision[]> = { attribute: [], style: [], source: [] };
  const hiders = new Boxes(page.blocks, isHider);
  for (const decision of kept) {
    const hider = hiders.of(decision.block.element);
    const by = hider && hiddenBy(hider);
    if (by && !foldOf(decision.block.element)) hidden[by].push(decision);
  }
  if (hidden.source.length < kept.length) page.drop(hidden.source, 'hidden');
  const chars = charsOf(kept.filter((decision) => decision.kept));
  const isAtEnd = hidden.attribute.length > 0 && kept.slice(-hidden.attribute.length)[0] === hidden.attribute[0];
  if (charsOf(hidden.attribute) <= (isAtEnd ? MOST_HIDDEN_AT_END : MOST_HIDDEN) * chars)
    page.drop(hidden.attribute, 'hidden');
  if (charsOf(hidden.style) <= MOST_HIDDEN_BY_STYLE * chars) page.drop(hidden.style, 'hidden');
}

function isHider(element: Element): boolean {
  return isPopUp(element) || hiddenItself(element) !== undefined;
}

function isPopUp({ attribs, has }: Element): boolean {
  const role = has & HAS.role ? attribs.role : undefined;
  return role === 'dialog' || role === 'alertdialog' || role === 'tooltip';
}

/** A `<pre>` that is hidden has the text's source, for programs: no page folds its text so. */
function hiddenBy(element: Element): 'attribute' | 'style' | 'source' | undefined {
  const { attribs, has, name } = element;
  if (isPopUp(element)) return 'attribute';
  if (name === 'pre' && (has & HAS.hidden) !== 0) return 'source';
  return isNamedMore(attribs.class) || isNamedMore(attribs.id) ? undefined : hiddenItself(element);
}

function hiddenItself({ attribs, has }: Element): 'attribute' | 'style' | undefined {
  const isHidden = (has & HAS.hidden) !== 0 && attribs.hidden !== 'until-found';
  if ((isHidden && !/^S:\w+$/.test(attribs.id ?? '')) || (has & HAS.class && isClone(attribs.class))) return 'attribute';
  return has & HAS.style && OFF.test(attribs.style ?? '') ? 'style' : undefined;
}

/** Sliders that go round repeat their last slide before the first. */
const isClone = namedBy(
  /(?:^|\s)(?:slick-cloned|swiper-slide-duplicate|bx-clone|splide__slide--clone|glide__slide--clone)(?:\s|$)/,
);

const OFF = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

// A heading stays with what it heads, and goes with it.

/** The model is sure below these that a heading is none of the article's: between kept text, too, also one that is named so, or a bold line that hangs bare. */
const [LEAST_HEADING_SCORE, LEAST_OVER_HEADING, LEAST_BETWEEN, LEAST_NAMED, LEAST_BARE] = [0.3, 0.35, 0.12, 0.05, 0.02];
/** Characters of a heading, and of one that may end in a full stop. */
const [LONGEST_HEADING, LONGEST_LABEL, MOST_HEADING_LINKS] = [200, 80, 0.7];

/** Keeps headings between kept text, in one box with what follows them; from the last, as one may head the next. */
export function keepHeadings(page: PageBlocks): void {
  for (let i = page.decisions.length - 1; i >= 0; i -= 1) {
    const decision = page.decisions[i] as Decision;
    if (!decision.kept && isHeadingOfText(page, decision, i)) page.keep([decision], 'heading');
  }
}

function isHeadingOfText(page: PageBlocks, { block, score }: Decision, i: number): boolean {
  const { decisions } = page;
  const [next, behind] = [decisions[i + 1], decisions[i + 2]];
  const isOver = score >= LEAST_HEADING_SCORE && behind?.kept === true && isLine(next as Decision);
  if ((!next?.kept && !isOver) || score < LEAST_BARE || block.text.length > LONGEST_HEADING) return false;
  // A line without links right between two kept blocks is seldom another text's.
  const isBetween = page.beside(i)?.kept === true && block.links === 0;
  if (score < LEAST_HEADING_SCORE && !isBetween) return false;
  const before = page.keptBefore(i);
  const heading = headingIn(block, score, isBetween);
  if (!heading || !before || (next?.by === 'heading' && score < LEAST_OVER_HEADING)) return false;
  const boxes = new Set(ancestors(heading));
  const about = [next as Decision, before, ...(isOver && behind ? [behind] : [])].map((one) => one.block.element);
  return about.every((one) => isIn(CELL.test(one.name) ? (closest(one, 'table') ?? one) : one, boxes));
}

function headingIn(block: Block, score: number, isBetween: boolean): Element | undefined {
  const least = /^h[1-6]$/.test(block.element.name) ? LEAST_BETWEEN : LEAST_NAMED;
  const heading = score < least ? undefined : headingOf(block.element)?.element;
  return heading ?? (isBetween ? boldLine(block) : undefined);
}

/** A line, of the maker or the place, may stand between a heading and its text; that of a button is sure to be none. */
function isLine({ block: { element, text }, score }: Decision): boolean {
  return score >= LEAST_BETWEEN && text.length <= LONGEST_LABEL && !/^(?:h[1-6]|li)$/.test(element.name);
}

const CELL = /^t[dh]$/;

/** Whether the element stands within three steps of the heading's own box. */
function isIn(element: Element, boxes: ReadonlySet<Element>): boolean {
  let level = 0;
  for (const around of ancestors(element)) {
    // A page without boxes has the heading, and the text or its list, in the body itself.
    if (around.name === 'body') return level < 2 && boxes.size === 2;
    if (boxes.has(around)) return true;
    level += 1;
    if (level > 3) return false;
  }
  return false;
}

/** A heading right before links that were left out headed them. */
export function dropHeadings(page: PageBlocks): void {
  const { decisions } = page;
  decisions.forEach((decision, i) => {
    if (!decision.kept) return;
    const { element, text } = decision.block;
    const by = isOfCard(element) ? 'card' : leadsLinks(page, i) ? 'heading-of-links' : undefined;
    // A sentence is of the text, which the page prints large here.
    if (by !== undefined && headingOf(element) && !isSentence(text)) page.drop([decision], by);
  });
}

/** Tells whether links that were left out stand behind the block, up to the next that is kept or to the imprint. */
function leadsLinks({ decisions }: PageBlocks, i: number): boolean {
  let end = i + 1;
  while (end < decisions.length && !decisions[end]?.kept && decisions[end]?.by !== 'imprint') end += 1;
  return end - i > 2 && linkShareOf(decisions.slice(i + 1, end)) > MOST_HEADING_LINKS;
}

/** Tells whether a heading is in one link with a picture: the card of another story. */
function isOfCard(heading: Element): boolean {
  const link = closest(heading, 'a');
  if (!link || link.attribs.href === undefined || link.attribs.href.startsWith('#')) return false;
  return holdsPicture(link);
}

function holdsPicture(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (child.name === 'img' || holdsPicture(child)));
}

function isSentence(text: string): boolean {
  return text.length > LONGEST_LABEL && /[.!?。！？]["'”’»)]?$/.test(text);
}
