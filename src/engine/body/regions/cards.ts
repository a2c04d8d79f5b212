/** Cards that lead to other pages of the site: grids of them outside the core, and a lone one among paragraphs. */
import { contains, type Element, isTag } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
import type { LikeGroup } from './like-groups.ts';
import { isDisjoint, LIKELY, type Sight } from './sight.ts';
import { pageLink } from './signs.ts';

/** The model is sure above this that a grid is text. */
const SURE = 0.85;
const LEAST_BEFORE = 400;
/** Blocks of a lone card, and the share of the text that it has at most. */
const CARD_BLOCKS = [2, 4] as const;
const MOST_OF_TEXT = 0.25;
const LONGEST_CARD = 450;
const MOST_LONE = 3;
/** A card's first block is a headline. Characters. */
const LONGEST_HEADLINE = 180;

export function* findCards(sight: Sight): Generator<[number, number, string]> {
  const total = sight.likelyChars();
  if (total < LEAST_BEFORE) return;
  for (const group of sight.groups()) {
    if (group.items[0]?.name === 'tr') continue;
    const isApart = isDisjoint(group.parent, sight.core);
    if (!isApart && !isBehindText(sight, group)) continue;
    if (!isGrid(sight, group, isApart ? SURE : SURE_BEHIND)) continue;
    for (const item of group.items) yield [...sight.range(item), 'cards'];
  }
  const lone: Element[] = [];
  for (let i = 0; i < sight.blocks.length; i += 1) {
    const card = loneCard(sight, i, total);
    if (card) lone.push(card);
  }
  // A larger number of cards is the text itself: a digest, a list of places.
  if (lone.length <= MOST_LONE) for (const card of lone) yield [...sight.range(card), 'card'];
}

/**
 * Tells whether cards among the core's own children stand behind all of its paragraphs: headlines that lead on, each with a line
 * or two, and less text than stands before. Longer pieces, or more of them, are a digest or a list of products.
 */
function isBehindText(sight: Sight, { items, parent }: LikeGroup): boolean {
  const { blocks, mass, scores } = sight;
  if (parent === sight.page.body || items.length < LEAST_CARDS) return false;
  const [from] = sight.range(items[0] as Element);
  const [, to] = sight.range(items.at(-1) as Element);
  if ((mass[from] as number) < LEAST_BEFORE || between(sight.chars, from, to) > (mass[from] as number) * MOST_BEHIND)
    return false;
  const isCard = (item: Element) => {
    const [start, end] = sight.range(item);
    const leads = end > start && (isLinked(blocks[start] as Block) || isLinked(blocks[end - 1] as Block));
    return leads && end - start <= CARD_BLOCKS[1] && sight.charsOf(item) <= LONGEST_CARD;
  };
  if (!items.every(isCard)) return false;
  for (let i = to; i < blocks.length; i += 1)
    if ((scores[i] as number) >= LIKELY && (blocks[i] as Block).text.length >= PARAGRAPH) return false;
  return true;
}

const LEAST_CARDS = 3;
/** The text of the cards over what stands before them. */
const MOST_BEHIND = 2 / 3;
/** The bar for their mean score. */
const SURE_BEHIND = 0.93;
const PARAGRAPH = 100;

function isGrid(sight: Sight, { items }: LikeGroup, sure: number): boolean {
  const [from] = sight.range(items[0] as Element);
  const [, to] = sight.range(items.at(-1) as Element);
  if (!hasLikely(sight, from, to) || sight.meanScore(from, to) >= sure) return false;
  const addresses = new Set<string>();
  for (const item of items) {
    if (sight.holdsHeadline(item)) return false;
    const address = firstLink(sight, ...sight.range(item));
    if (address === undefined) return false;
    addresses.add(address);
  }
  return addresses.size > items.length / 2;
}

function hasLikely(sight: Sight, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1)
    if (sight.dropped[i] === undefined && (sight.scores[i] as number) >= LIKELY) return true;
  return false;
}

/** Gives the address that the first or second block leads to, or the last of a few where it is nothing but a link. */
function firstLink({ blocks, page }: Sight, from: number, to: number): string | undefined {
  for (let i = from; i < Math.min(to, from + 2); i += 1) {
    const address = pageLink(blocks[i] as Block, page);
    if (address !== undefined) return address;
  }
  const last = blocks[to - 1];
  return last && to - from <= CARD_BLOCKS[1] && isLinked(last) ? pageLink(last, page) : undefined;
}

function isLinked({ linkChars, text }: Block): boolean {
  return linkChars >= text.length * 0.9;
}

/** The box of a link and a sentence that begins at the block. */
function loneCard(sight: Sight, index: number, total: number): Element | undefined {
  const { blocks, page } = sight;
  const block = blocks[index] as Block;
  if (
    sight.dropped[index] !== undefined ||
    block.linkChars < block.text.length * 0.9 ||
    block.text.length > LONGEST_HEADLINE
  )
    return undefined;
  let box: Element | undefined;
  for (let node: Element | null = block.element; node && node !== page.body; ) {
    const [from, to] = sight.range(node);
    if (from !== index || to - from > CARD_BLOCKS[1] || contains(node, sight.core)) break;
    if (to - from >= CARD_BLOCKS[0] && !PARTS.has(node.name)) box = node;
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  if (!box || sight.charsOf(box) > total * MOST_OF_TEXT || sight.holdsHeadline(box)) return undefined;
  const [from, to] = sight.range(box);
  if (!hasLikely(sight, from, to) || sight.charsOf(box) > LONGEST_CARD || sight.meanScore(from, to) >= SURE)
    return undefined;
  const address = pageLink(block, page);
  if (address === undefined) return undefined;
  for (let i = from + 1; i < to; i += 1) {
    const other = pageLink(blocks[i] as Block, page);
    if (other !== undefined && other !== address) return undefined;
  }
  return isAmongParagraphs(sight, from, to) && !isPartOfText(sight, block) ? box : undefined;
}

const PARTS = new Set('p li tr td th dl ul ol table blockquote'.split(' '));

/** A linked heading among like headings of the text heads a part of a digest. */
function isPartOfText({ blocks, dropped, scores }: Sight, { element, index }: Block): boolean {
  if (!HEADING.test(element.name)) return false;
  const alike = blocks.filter(
    (other, i) =>
      i !== index && other.element.name === element.name && dropped[i] === undefined && (scores[i] as number) >= LIKELY,
  );
  return alike.length >= 2;
}

const HEADING = /^h[1-6]$/;

function isAmongParagraphs(sight: Sight, from: number, to: number): boolean {
  return between(sight.mass, 0, from) > 0 || between(sight.mass, to, sight.blocks.length) > 0;
}
