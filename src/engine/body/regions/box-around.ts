/** The small box that stands around an element, apart from the text, and the lines right before a block that lead up to it. */
import { contains, type Element, isTag, type ParentNode, preceding } from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { charsIn } from '../marks.ts';
import { kindOf, type Sight } from './sight.ts';
import { framedBy, offersLetters, pleads } from './signs.ts';
import { ASKS } from './wording.ts';

/** A larger box is the page's text, with a form in it. */
export const MOST_BLOCKS = 9;
/** The share of the likely text that a box has at most. */
const MOST_OF_TEXT = 0.25;

/** The largest box around the element that holds no text of the article itself: a small one, apart from its paragraphs. */
export function boxAround(sight: Sight, element: Element, total: number, most = MOST_BLOCKS): Element | undefined {
  let box: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node) && node !== sight.page.body; node = node.parent) {
    const [from, to] = [sight.sums.first(node as Element), sight.sums.end(node as Element)];
    if (to - from > most || contains(node as Element, sight.core) || sight.holdsHeadline(node as Element)) break;
    if (between(sight.mass, from, to) > total * MOST_OF_TEXT || (box && addsText(sight, node as Element, box))) break;
    if (to > from && !PARTS.has(node.name)) box = node as Element;
  }
  return box;
}

const PARTS = new Set('p li tr td th tbody label'.split(' '));

/** Whether a box has text that a smaller one has not: of which the model is sure, or that it does not mind where a box alike has the text before. */
function addsText(sight: Sight, box: Element, inner: Element): boolean {
  const { blocks, lengths, mass, scores, sums } = sight;
  let most = 0;
  for (let i = sums.first(box); i < sums.end(box); i += 1) {
    const { element, text } = blocks[i] as Block;
    const isText = (lengths[i] as number) >= LEAST_ADDED && !HEADING.test(element.name) && !ASKS.test(text);
    if (isText && (scores[i] as number) > most && !contains(inner, element)) most = scores[i] as number;
  }
  if (most <= LEAST_OF_ALIKE || most > SURELY_TEXT) return most > SURELY_TEXT;
  const [kind, likely] = [kindOf(box), sight.likelyChars() * MOST_OF_TEXT];
  const hasText = (other: Element) => kindOf(other) === kind && between(mass, ...sight.range(other)) > likely;
  return kind !== 'div' && preceding(box, MOST_AWAY).some(hasText);
}

/** Characters, in Chinese too; elements before a box, of which a page may have thousands. */
const [LEAST_ADDED, LEAST_OF_ALIKE, SURELY_TEXT, MOST_AWAY] = [30, 0.3, 0.95, 20];

/** Tells whether other boxes like it stand beside the box: one of several is a part of the text. */
export function hasLikeSibling(box: Element): boolean {
  const [kind, { parent }] = [kindOf(box), box];
  if (!parent || !isTag(parent) || kind === 'div') return false;
  return parent.children.some((child) => child !== box && isTag(child) && kindOf(child) === kind);
}

// The heading over a call, and the paragraphs before it that plead with readers for money or offer letters.

/** Blocks; a paragraph between two that plead says when or how. */
const [MOST_LEADING, MOST_PLEADING, MOST_BETWEEN, HEADING] = [2, 5, 2, /^h[2-6]$/] as const;

/** Gives the first block that leads up to the call: paragraphs that plead, all in bold, or a heading, right before it. */
export function startOfCall(sight: Sight, index: number): number {
  const { blocks } = sight;
  const isBeside = (block: Block | undefined) => block !== undefined && isOneBox(block, blocks[index] as Block);
  let from = index;
  for (let at = index - 1; index - at <= MOST_PLEADING && from - at <= MOST_BETWEEN && isBeside(blocks[at]); at -= 1)
    if (pleads(blocks[at] as Block)) from = at;
  const headed = from === index && index > 1 ? headingsBefore(sight, index - 1, LONGEST_HEADING) : index;
  return headed < index - 1 && isLastPart(sight, index) ? headed : headingsBefore(sight, from);
}

/** Whether blocks stand side by side; a link may hang bare in the box of the first. */
const isOneBox = ({ element: { parent } }: Block, { element }: Block) => parent === element.parent || parent === element;

/** Characters of a likely paragraph before a call. */
const LEAST_BEFORE = 400;

/** Whether a call to give or order, which has a paragraph under a heading before it, is the last of the text. */
function isLastPart(sight: Sight, index: number): boolean {
  return between(sight.mass, index + 1, sight.blocks.length) === 0 && (sight.mass[index] as number) >= LEAST_BEFORE;
}

export const LONGEST_HEADING = 120;

/** Gives the first of the headings, or lines all in bold, that stand right before a block. */
export function headingsBefore({ blocks }: Sight, index: number, longest = Number.POSITIVE_INFINITY): number {
  let from = index;
  for (; index - from < MOST_LEADING; from -= 1) {
    const before = blocks[from - 1];
    if (!before || !isOneBox(before, blocks[index] as Block) || before.text.length > longest) break;
    const isBold = charsIn(before.nodes, ['strong', 'b']) >= before.text.length * 0.95;
    if (!isBold && !HEADING.test(before.element.name)) break;
  }
  return from;
}

/** Gives the first block that offers the letters for which a form beside it asks an address. */
export function startOfOffer(sight: Sight, form: Element, from: number): number {
  const before = sight.blocks[from - 1];
  if (before === undefined || before.element.parent !== form.parent) return from;
  return offersLetters(before.text) || framedBy(before.text) === 'sign-up' ? startOfCall(sight, from - 1) : from;
}
