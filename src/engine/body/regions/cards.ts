/** Like items that lead to other pages: cards. */
import { closest, contains, type Element, HEADINGS, isTag } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { findAuthorNotes } from './author-notes.ts';
import { firstLink, linksIn, pageLink } from './links.ts';
import { isDisjoint, LIKELY, type LikeGroup, likeGroup, PARAGRAPH, type Sight } from './sight.ts';

/** The model is sure above the first that a grid is text, which has so many characters before it. */
const [SURE, LEAST_BEFORE] = [0.85, 400];
/** Blocks of a lone card, and the share of the text that it has at most. */
const CARD_BLOCKS = [2, 4] as const;
const MOST_OF_TEXT = 0.25;
/** Characters of a card, and of its first block, which is a headline. */
const [LONGEST_CARD, LONGEST_HEADLINE, MOST_LONE] = [450, 180, 3];

export function findCards(sight: Sight): void {
  cardsOfShort(sight);
  const total = sight.likelyChars();
  if (total < LEAST_BEFORE) return;
  cardGrids(sight);
  loneCards(sight, total);
  findAuthorNotes(sight, total);
}

function cardGrids(sight: Sight): void {
  const amid: LikeGroup[] = [];
  for (const group of [...sight.groups(), ...leadingParagraphs(sight)]) {
    const bar = group.items[0]?.name === 'tr' ? 0 : barFor(sight, group);
    if (!isGrid(sight, group, bar)) continue;
    // Rows amid the text go when all are found: the masses are summed up anew after each that goes.
    if (bar === LIKELY) amid.push(group);
    else for (const item of group.items) sight.dropIn(item, 'cards');
  }
  for (const { items } of amid) for (const item of items) sight.dropIn(item, 'cards');
}

function barFor(sight: Sight, group: LikeGroup): number {
  if (isDisjoint(group.parent, sight.core)) return SURE;
  if (isBehindText(sight, group)) return barBehind(sight, group);
  return areHung(sight, group) ? LIKELY : 0;
}

/** Runs of paragraphs that each begin with a headline that leads on. */
function leadingParagraphs({ blocks, sums }: Sight): LikeGroup[] {
  const found: LikeGroup[] = [];
  let items: Element[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    const { parent } = block.element;
    const isOne = block.element.name === 'p' && block.links > 0 && block.lines.includes('\n') && beginsLinked(block);
    if (isOne && parent && isTag(parent)) items.push(block.element);
    const next = blocks[i + 1];
    if (items.length === 0 || (isOne && next?.element.parent === parent)) continue;
    if (items.length >= LEAST_CARDS) found.push(likeGroup(sums, items));
    items = [];
  }
  return found;
}

/**
 * Tells whether cards among the core's own children stand behind all of its paragraphs: headlines that lead on, each with a line
 * or two, and less text than stands before. Longer pieces, or more of them, are a digest or a list of products.
 */
function isBehindText(sight: Sight, { items, parent, from, to }: LikeGroup): boolean {
  const { blocks, lengths, mass, scores } = sight;
  if ((parent === sight.page.body && items[0]?.name !== 'p') || items.length < LEAST_CARDS) return false;
  const most = items[0]?.name === 'article' ? MOST_OF_ARTICLES : MOST_BEHIND;
  if ((mass[from] as number) < LEAST_BEFORE || between(sight.chars, from, to) > (mass[from] as number) * most) return false;
  const isCard = (item: Element) => {
    const [start, end] = sight.range(item);
    const [first, last] = [blocks[start] as Block, blocks[end - 1] as Block];
    // A question of several lines with a link to its answer is no card: that begins with a headline.
    const leads = end > start && (isLinked(first) || (isLinked(last) && isHeadline(first)) || beginsLinked(first));
    return leads && end - start <= CARD_BLOCKS[1] && sight.charsOf(item) <= LONGEST_CARD;
  };
  if (!items.every(isCard)) return false;
  for (let i = to; i < blocks.length; i += 1)
    if ((scores[i] as number) >= LIKELY && (lengths[i] as number) >= PARAGRAPH) return false;
  return true;
}

/** Whether each item has a picture in a link, as a row of cards amid a longer text has, which goes on at once. */
function areHung(sight: Sight, { from, items, to }: LikeGroup): boolean {
  const isHung = ({ children }: Element) => children.some((child) => isTag(child) && child.name === 'img');
  const behind = between(sight.mass, to, Math.min(to + CARD_BLOCKS[1], sight.blocks.length));
  const rest = sight.likelyChars() - between(sight.mass, from, to);
  if (behind < PARAGRAPH || between(sight.chars, from, to) > rest) return false;
  return items.every((item) => linksIn([item]).some(isHung));
}

/** The bar for cards behind the text; items that all end in dots begin other texts, however much they read like this one. */
function barBehind({ blocks, sums }: Sight, { items }: LikeGroup): number {
  return items.every((item) => /(?:…|\.\.\.)$/.test(blocks[sums.end(item) - 1]?.text ?? '')) ? 1 : SURE_BEHIND;
}

/** A headline that leads on, perhaps behind its time, and a line on it in the same block. */
function beginsLinked({ nodes, text }: Block): boolean {
  const link = firstLink(nodes);
  const headline = link ? visibleText(link).trim() : '';
  const at = text.indexOf(headline);
  return headline.length >= LEAST_HEADLINE && at <= LONGEST_TIME && text.length > at + headline.length + LEAST_HEADLINE;
}

/** Characters of a short headline, and of a time or a day before it. */
const [LEAST_HEADLINE, LONGEST_TIME] = [16, 20];

function isHeadline({ element, text }: Block): boolean {
  return HEADINGS.has(element.name) || (text.length < PARAGRAPH && !/[.!?…。！？]$/.test(text));
}

const LEAST_CARDS = 3;
/** The text of the cards over what stands before them; elements of articles of their own are no parts of it. */
const [MOST_BEHIND, MOST_OF_ARTICLES] = [2 / 3, 2];
/** The bar for their mean score. */
const SURE_BEHIND = 0.93;

/** Cards behind a short text: it lowers the bar for all of the page, and the model is less sure of each. */
function cardsOfShort(sight: Sight): void {
  for (const group of sight.groups()) {
    const { from, to } = group;
    const before = Math.max(between(sight.mass, 0, from), likeliest(sight, from, to));
    const behind = between(sight.mass, to, sight.blocks.length);
    if (before < LEAST_SHORT || before > LEAST_BEFORE || behind > 0 || !isBesideShort(sight, group)) continue;
    if (sight.meanScore(from, to) < MOST_OF_SHORT && leadsOn(sight, group)) sight.drop(from, to, 'cards');
  }
}

/** Whether the cards do not hold the core, or the model is sure of a paragraph before them, in a box that they are not in. */
function isBesideShort(sight: Sight, { from, parent }: LikeGroup): boolean {
  if (!contains(parent, sight.core)) return true;
  const { dropped, lengths, scores } = sight;
  for (let i = 0; i < from; i += 1)
    if (dropped[i] === undefined && (scores[i] as number) >= SURE_BEHIND && (lengths[i] as number) >= PARAGRAPH)
      return !contains(parent, sight.coreBefore(from));
  return false;
}

/** The characters of the likeliest block before the cards, where it is likelier than they are and nothing on the page is likely. */
function likeliest({ dropped, lengths, mass, scores }: Sight, from: number, to: number): number {
  if ((mass[scores.length] as number) > 0) return 0;
  let best = 0;
  for (let i = 1; i < to; i += 1) if (dropped[i] === undefined && (scores[i] as number) > (scores[best] as number)) best = i;
  return best < from ? (lengths[best] as number) : 0;
}

/** Characters of a short text, and the mean score of cards behind it. */
const [LEAST_SHORT, MOST_OF_SHORT] = [60, 0.65];

function isGrid(sight: Sight, group: LikeGroup, sure: number): boolean {
  const { from, to } = group;
  return hasLikely(sight, from, to) && sight.meanScore(from, to) < sure && leadsOn(sight, group);
}

/** Each item leads to a page, most to one of their own. */
function leadsOn(sight: Sight, { items }: LikeGroup): boolean {
  const addresses = new Set<string>();
  for (const item of items) {
    if (sight.holdsHeadline(item)) return false;
    const address = firstAddress(sight, ...sight.range(item));
    if (address === undefined) return false;
    addresses.add(address);
  }
  return addresses.size > items.length / 2;
}

function hasLikely({ dropped, scores }: Sight, from: number, to: number): boolean {
  return scores.subarray(from, to).some((score, i) => dropped[from + i] === undefined && score >= LIKELY);
}

/** Gives the address that the first or second block leads to, or the last of a few where it is nothing but a link. */
function firstAddress({ blocks, page }: Sight, from: number, to: number): string | undefined {
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

function loneCards(sight: Sight, total: number): void {
  const lone: Element[] = [];
  const headings = headingsOfText(sight);
  for (let i = 0; i < sight.blocks.length; i += 1) {
    const card = loneCard(sight, i, total, headings);
    if (card) lone.push(card);
  }
  // A larger number of cards is the text itself: a digest, a list of places.
  if (lone.length <= MOST_LONE) for (const card of lone) sight.dropIn(card, 'card');
}

/** The box of a link and a sentence that begins at the block. */
function loneCard(sight: Sight, index: number, total: number, headings: Map<string, number>): Element | undefined {
  const { blocks, page } = sight;
  const block = blocks[index] as Block;
  if (sight.dropped[index] !== undefined || block.text.length > LONGEST_HEADLINE) return undefined;
  if (!isLinked(block)) return overlaidCard(sight, block);
  const box = widestFrom(sight, block);
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
  return isAmongParagraphs(sight, from, to) && !isPartOfText(sight, headings, block) ? box : undefined;
}

/** The small article around lines within the text, over all of which a link lies that has no words, or some for machines alone. */
function overlaidCard(sight: Sight, block: Block): Element | undefined {
  const box = block.links > 0 ? undefined : closest(block.element, 'article');
  if (!box || contains(box, sight.core) || sight.charsOf(box) > LONGEST_CARD) return undefined;
  const [from, to] = sight.range(box);
  if (from !== block.index || to - from > CARD_BLOCKS[1]) return undefined;
  if (sight.blocks.slice(from, to).some((part) => part.links > 0)) return undefined;
  return pageLink({ ...block, nodes: box.children }, sight.page) === undefined ? undefined : box;
}

/** The widest box of a card's size that begins with the block. */
function widestFrom(sight: Sight, { element, index }: Block): Element | undefined {
  const { sums } = sight;
  let box: Element | undefined;
  for (let node: Element | null = element; node && node !== sight.page.body; ) {
    const [from, to] = [sums.first(node), sums.end(node)];
    if (from !== index || to - from > CARD_BLOCKS[1] || contains(node, sight.core)) break;
    if (to - from >= CARD_BLOCKS[0] && !PARTS.has(node.name)) box = node;
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  return box;
}

const PARTS = new Set('p li tr td th dl ul ol table blockquote'.split(' '));

/** Counts the headings of the text by rank. */
function headingsOfText(sight: Sight): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of sight.blocks)
    if (isHeadingOfText(sight, block)) counts.set(block.element.name, (counts.get(block.element.name) ?? 0) + 1);
  return counts;
}

function isHeadingOfText({ dropped, scores }: Sight, { element, index }: Block): boolean {
  return HEADINGS.has(element.name) && dropped[index] === undefined && (scores[index] as number) >= LIKELY;
}

/** A linked heading among two like headings of the text or more heads a part of a digest. */
function isPartOfText(sight: Sight, counts: Map<string, number>, block: Block): boolean {
  return (counts.get(block.element.name) ?? 0) - Number(isHeadingOfText(sight, block)) >= 2;
}

function isAmongParagraphs(sight: Sight, from: number, to: number): boolean {
  return between(sight.mass, 0, from) > 0 || between(sight.mass, to, sight.blocks.length) > 0;
}
