/** Like items that are not the article's: cards that lead to other pages, and threads of comments. */
import { ancestors, contains, type Element, isTag } from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { isDisjoint, LIKELY, type LikeGroup, type Sight } from './sight.ts';
import { isDate, pageLink } from './signs.ts';

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
    const [first, last] = [blocks[start] as Block, blocks[end - 1] as Block];
    // A question of several lines with a link to its answer is no card: that begins with a headline.
    const leads = end > start && (isLinked(first) || (isLinked(last) && isHeadline(first)));
    return leads && end - start <= CARD_BLOCKS[1] && sight.charsOf(item) <= LONGEST_CARD;
  };
  if (!items.every(isCard)) return false;
  for (let i = to; i < blocks.length; i += 1)
    if ((scores[i] as number) >= LIKELY && (blocks[i] as Block).text.length >= PARAGRAPH) return false;
  return true;
}

function isHeadline({ element, text }: Block): boolean {
  return /^h[1-6]$/.test(element.name) || (text.length < PARAGRAPH && !/[.!?…。！？]$/.test(text));
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
  return isAmongParagraphs(sight, from, to) && !isPartOfText(sight, block) ? box : undefined;
}

/** The widest box of a card's size that begins with the block. */
function widestFrom(sight: Sight, { element, index }: Block): Element | undefined {
  let box: Element | undefined;
  for (let node: Element | null = element; node && node !== sight.page.body; ) {
    const [from, to] = sight.range(node);
    if (from !== index || to - from > CARD_BLOCKS[1] || contains(node, sight.core)) break;
    if (to - from >= CARD_BLOCKS[0] && !PARTS.has(node.name)) box = node;
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  return box;
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

// Threads of comments: like items with who and when, outside the core or behind the last of its text, and words that all
// have. Class words are not asked: they are hashed or in any language.

const LEAST_ITEMS = 3;
/** The first line of a comment: a name, perhaps with its day. */
const LONGEST_NAME = 60;
const NAME = /^@?\p{L}[\p{L}\p{M}\p{N}'’._-]*(?:\s+[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*){0,4}(?:\s*[\d,.:/·|-]|$)/u;
const CONTAINERS = /^(?:dl|figure|nav)$/;
/** The share of the items that must show a sign. */
const MOST = 0.7;
const MOST_HEADINGS = 0.3;
/** The share of the items that must say something longer than a cell of a table, which `TALK` gives in characters. */
const LEAST_TALK = 0.5;
const TALK = 60;
const LOWEST_BAR = 0.1;
/** A list without days needs this many names. */
const MANY_NAMES = 5;

export function* findThreads(sight: Sight): Generator<[number, number, string]> {
  if (sight.likelyChars() < LEAST_BEFORE) return;
  yield* looseThreads(sight);
  for (const group of sight.groups()) {
    const [first] = sight.range(group.items[0] as Element);
    const [, last] = sight.range(group.items.at(-1) as Element);
    if ((sight.mass[first] as number) < LEAST_BEFORE || !group.items.some((item) => mayBeKept(sight, item))) continue;
    const core = sight.coreBefore(first);
    const isApart = isDisjoint(group.parent, core);
    if (!isApart && (!contains(core, group.items[0] as Element) || goesOn(sight, core, last))) continue;
    const isBehind = isApart && (sight.mass[first] as number) >= sight.likelyChars() / 2;
    if (!isThread(sight, group, isBehind)) continue;
    const isWhole = isApart || group.parent !== core;
    yield [...(isWhole ? sight.range(group.parent) : ([first, last] as [number, number])), 'comments'];
  }
}

/** Whether the bar, lowered where the model keeps little, could still let text of the item in. */
function mayBeKept(sight: Sight, item: Element): boolean {
  const [from, to] = sight.range(item);
  for (let i = from; i < to; i += 1)
    if (sight.dropped[i] === undefined && (sight.scores[i] as number) >= LOWEST_BAR) return true;
  return false;
}

/** Whether paragraphs of the core come after: then what stands among them is its own. */
function goesOn({ blocks, dropped, scores }: Sight, core: Element, from: number): boolean {
  for (let i = from; i < blocks.length && contains(core, (blocks[i] as Block).element); i += 1)
    if (dropped[i] === undefined && (scores[i] as number) >= LIKELY && (blocks[i] as Block).text.length >= COMMENT_PARAGRAPH)
      return true;
  return false;
}

const COMMENT_PARAGRAPH = 150;

function isThread(sight: Sight, { items }: LikeGroup, isBehind: boolean): boolean {
  if (items.length < LEAST_ITEMS || items.some((item) => sight.holdsHeadline(item))) return false;
  if (items[0] && [...ancestors(items[0])].some(({ name }) => CONTAINERS.test(name))) return false;
  const parts = items.map((item) => sight.blocks.slice(...sight.range(item)));
  const share = (test: (blocks: Block[]) => boolean) => parts.filter(test).length / parts.length;
  if (share(([first, ...rest]) => first !== undefined && rest.length > 0 && isName(first)) < MOST) return false;
  if (share((blocks) => blocks.some(({ element }) => /^h[1-6]$/.test(element.name))) > MOST_HEADINGS) return false;
  if (share((blocks) => blocks.some(({ text }) => text.length >= TALK)) < LEAST_TALK) return false;
  const names = new Set(parts.map(([first]) => first?.text));
  const isDistinct = names.size >= Math.max(LEAST_ITEMS, MOST * items.length);
  const timed = share((blocks) => blocks.slice(0, 3).some(isDate)) >= MOST;
  // People with a button each are what the page is about where they are most of it.
  if (!timed) return isBehind && isDistinct && names.size >= MANY_NAMES && hasConstantWord(parts);
  return isDistinct || hasConstantWord(parts);
}

function isName({ element, text }: Block): boolean {
  return text.length <= LONGEST_NAME && !LARGE_HEADING.test(element.name) && NAME.test(text);
}

const LARGE_HEADING = /^h[1-3]$/;

/** A line that nearly all items have, but for numbers: "Reply", "Report", "12 likes". The name before the words is none. */
function hasConstantWord(parts: Block[][]): boolean {
  const counts = new Map<string, number>();
  for (const [, ...blocks] of parts)
    for (const line of new Set(blocks.map(({ text }) => text.replace(/[\d\s]+/g, ' ').trim())))
      if (line !== '' && line.length <= LONGEST_NAME) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= MOST * parts.length);
}

/** Comments without boxes at the end of a container: lines of a name and a day, each with its text behind it. */
function* looseThreads(sight: Sight): Generator<[number, number, string]> {
  const { blocks, dropped, mass } = sight;
  for (let from = 0; from < blocks.length; from += 1) {
    if (dropped[from] !== undefined || (mass[from] as number) < LEAST_BEFORE || !isSigned(blocks[from] as Block)) continue;
    const { parent } = (blocks[from] as Block).element;
    const names = new Set<string>();
    let to = from;
    while (to + 1 < blocks.length && isEntryOf(parent, blocks[to] as Block, blocks[to + 1] as Block)) {
      names.add((blocks[to] as Block).text);
      to += 2;
    }
    if (to === from) continue;
    const head = blocks[from - 1];
    const isHeaded = head !== undefined && /^h[2-6]$/.test(head.element.name) && head.element.parent === parent;
    const isLast = blocks[to]?.element.parent !== parent || !goesOn(sight, parent as Element, to);
    if (names.size >= MANY_NAMES && isLast) yield [isHeaded ? from - 1 : from, to, 'comments'];
    from = to - 1;
  }
}

function isEntryOf(parent: Block['element']['parent'], line: Block, said: Block): boolean {
  return line.element.parent === parent && said.element.parent === parent && isSigned(line) && said.text.length > TALK / 2;
}

/** A person and a day in one line. */
function isSigned(block: Block): boolean {
  return isName(block) && isDate(block) && /\d{2}/.test(block.text);
}
