/**
 * Notices beside the text, and boxes that ask readers for something: consent, advertising, an imprint, calls to subscribe, to give
 * or to follow, forms to sign up or vote, players. They are known by their words and their place.
 */
import { isSponsoredLabel } from '../../metadata/article-types.ts';
import { closest, contains, type Element, elementsNamed, isTag, type ParentNode } from '../../page/page.ts';
import { lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { outwardLink } from './links.ts';
import { kindOf, LIKELY, type Sight } from './sight.ts';
import {
  asksForConsent,
  charsIn,
  endsInCall,
  framedBy,
  isAdvertisingNote,
  isCall,
  isSmall,
  leadsOn,
  leadsToSubscribe,
  listsNetworks,
  namesCarriers,
  offersLetters,
  tellsOfData,
} from './signs.ts';
import { ASKS, RIGHTS } from './wording.ts';

/** Likely blocks from either end of the text in which a note on advertising stands. */
const NOTE_REACH = 3;
const LEAST_TEXT = 400;

export function findNotices(sight: Sight): void {
  imprint(sight);
  if (sight.likelyChars() < LEAST_TEXT) return;
  consentBehind(sight);
  advertisingNotes(sight);
  for (const block of sight.blocks) {
    const { index } = block;
    if (sight.dropped[index] !== undefined || (sight.scores[index] as number) < MAY_BE_KEPT) continue;
    if (endsInCall(block)) sight.drop(startOfCall(sight, index), index + 1, 'subscription');
    else if (leadsOn(block, sight.page)) sight.drop(index, index + 1, 'read-also');
    else if (listsNetworks(block)) sight.drop(index, index + 1, 'follow');
  }
}

/** A rule may still keep what is less likely. */
const MAY_BE_KEPT = 0.2;

/** Notices on cookies above the headline. */
export function findConsent(sight: Sight): void {
  if (sight.headline < 1) return;
  for (const block of sight.tellingOfCookies()) if (block.index < sight.headline) consentAbove(sight, block);
}

function consentBehind(sight: Sight): void {
  const telling = sight.tellingOfCookies();
  for (const block of telling)
    if (sight.dropped[block.index] === undefined && block.index >= sight.headline && tellsOfData(block.text))
      consentBelow(sight, block, telling);
}

/** A notice on cookies above the headline, with the box around it, or with what stands beside it. */
function consentAbove(sight: Sight, { element, index }: Block): void {
  const { blocks, headline } = sight;
  let [from, to] = [index, index + 1];
  while (to < headline && blocks[to]?.element.parent === element.parent) to += 1;
  for (let node = element.parent; node && isTag(node) && node !== sight.page.body; node = node.parent) {
    const [first, end] = sight.range(node as Element);
    if (end > headline || end - first > MOST_BLOCKS) break;
    [from, to] = [Math.min(from, first), Math.max(to, end)];
  }
  sight.drop(from, to, 'consent');
}

/** A notice on cookies in a box with a button or a link of its own, behind a text that does not speak of them. */
function consentBelow(sight: Sight, { element }: Block, [first]: Block[]): void {
  if (!first || (sight.mass[first.index] as number) < LEAST_TEXT) return;
  const box = boxAround(sight, element, sight.likelyChars());
  if (!box) return;
  const [from, to] = sight.range(box);
  if (sight.blocks.slice(from, to).some(asksForConsent)) sight.drop(from, to, 'consent');
}

function advertisingNotes(sight: Sight): void {
  const likely = likelyOnes(sight);
  const [first, last] = [likely[NOTE_REACH - 1], likely.at(-NOTE_REACH)];
  if (first === undefined || last === undefined) return;
  for (const { index, text } of sight.blocks)
    if ((index <= first || index >= last) && sight.dropped[index] === undefined && isAdvertisingNote(text))
      sight.drop(index, index + 1, 'advertising-note');
}

/** The numbers of the likely blocks that still stand. */
function likelyOnes({ dropped, scores }: Sight): number[] {
  const found: number[] = [];
  for (let i = 0; i < scores.length; i += 1) if (dropped[i] === undefined && (scores[i] as number) >= LIKELY) found.push(i);
  return found;
}

/** A line of rights behind the text, and what else of the imprint stands below it. */
function imprint(sight: Sight): void {
  const { blocks } = sight;
  const likely = likelyOnes(sight);
  let at = (likely.at(-IMPRINT_REACH) ?? likely[0] ?? blocks.length) + 1;
  const states = ({ text }: Block) => RIGHTS.test(lowerCase(text.slice(0, LONGEST_RIGHTS)));
  while (at < blocks.length && !states(blocks[at] as Block)) at += 1;
  if (at < blocks.length) sight.drop(at, blocks.length, 'imprint');
}

/** Likely blocks at the end of the text among which an imprint begins. */
const IMPRINT_REACH = 4;
/** The words of rights end within so many characters. */
const LONGEST_RIGHTS = 160;

/** Gives the first block that leads up to the call: paragraphs all in bold, or a heading, right before it. */
function startOfCall({ blocks }: Sight, index: number): number {
  const { parent } = (blocks[index] as Block).element;
  let from = index;
  while (from > 0 && index - from < MOST_LEADING) {
    const before = blocks[from - 1] as Block;
    if (before.element.parent !== parent || !(HEADING.test(before.element.name) || isBold(before))) break;
    from -= 1;
  }
  return from;
}

const MOST_LEADING = 2;
const HEADING = /^h[2-6]$/;

function isBold({ nodes, text }: Block): boolean {
  return charsIn(nodes, ['strong', 'b']) >= text.length * 0.95;
}

// Boxes that ask for something: a form to sign up or vote, a player, a link to subscribe or give.

/** A larger box is the page's text, with a form in it. */
const MOST_BLOCKS = 9;
const MOST_OF_TEXT = 0.25;

export function findBoxes(sight: Sight): void {
  const total = sight.likelyChars();
  if (total < LEAST_TEXT) return;
  findForms(sight, total);
  findFramed(sight, total);
  findAsking(sight, total);
  findShareLists(sight, total);
  findPaidBoxes(sight, total);
  findLeads(sight, total);
}

function findForms(sight: Sight, total: number): void {
  for (const element of elementsNamed(sight.page, 'input')) {
    const reason = askedBy(element);
    const box = reason && boxAround(sight, element, total);
    if (box) sight.dropIn(box, reason);
  }
  for (const element of elementsNamed(sight.page, 'audio')) {
    const box = boxAround(sight, element, total);
    if (box) sight.dropIn(box, 'player');
  }
}

function askedBy({ attribs: { name = '', type = '' } }: Element): 'poll' | 'sign-up' | undefined {
  if (type === 'radio') return 'poll';
  return type === 'email' || /e-?mail/i.test(name) ? 'sign-up' : undefined;
}

/** The bar, lowered for a page of little text, may let blocks in from here on. */
const LEAST_TOLD = 0.1;

/** A form or a player in a frame is not on the page; the words beside it tell what it is for. */
function findFramed(sight: Sight, total: number): void {
  for (const block of sight.blocks) {
    const { element, index } = block;
    if (sight.dropped[index] !== undefined || (sight.scores[index] as number) < LEAST_TOLD) continue;
    const box = boxAround(sight, element, total, LEAD_BLOCKS);
    const told = framedBy(block.text);
    if (told && box) sight.dropIn(box, told);
    else if (told) sight.drop(index, index + 1, told);
    else if (box || isSmall(block)) apart(sight, block, box);
  }
}

/** Offers of letters and places of broadcasts stand in a small box, none of several alike, or in small print; news on such do not. */
function apart(sight: Sight, block: Block, box: Element | undefined): void {
  const reason = offeredBy(block.text);
  if (reason === undefined) return;
  if (box && !hasLikeSibling(box)) sight.dropIn(box, reason);
  else if (isSmall(block)) sight.drop(block.index, block.index + 1, reason);
}

function offeredBy(text: string): 'player' | 'sign-up' | undefined {
  if (namesCarriers(text)) return 'player';
  return offersLetters(text) ? 'sign-up' : undefined;
}

function findAsking(sight: Sight, total: number): void {
  for (const element of elementsNamed(sight.page, 'button')) {
    const box = isPlainButton(element) ? boxAround(sight, element, total) : undefined;
    const isAsked = box !== undefined && !hasLikeSibling(box);
    if (isAsked && isCall(visibleText(element))) sight.dropIn(box, 'subscription');
    else if (isAsked && asksByButtons(sight, box)) sight.dropIn(box, 'poll');
  }
}

function findShareLists(sight: Sight, total: number): void {
  for (const list of [...elementsNamed(sight.page, 'ul'), ...sight.groups().map(({ items }) => items)]) {
    const first = Array.isArray(list) ? (list[0] as Element) : list;
    const table = first.name === 'tr' ? closest(first, 'table') : undefined;
    const box = isOfShares(sight, list) ? (table ?? boxAround(sight, first, total, POLL_BLOCKS)) : undefined;
    if (box && box !== list && asks(sight, box, first)) sight.dropIn(box, 'poll');
  }
}

function findPaidBoxes(sight: Sight, total: number): void {
  for (const { index, element, text } of sight.blocks) {
    if (sight.dropped[index] !== undefined || !isSponsoredLabel(text)) continue;
    const box = boxAround(sight, element, total);
    if (box && leadsAway(sight, box, index) && sight.meanScore(...sight.range(box)) < SURE)
      sight.dropIn(box, 'advertisement');
  }
}

/** Links to subscribe or give, with the box that is around them. */
function findLeads(sight: Sight, total: number): void {
  for (const { index, element } of sight.blocks) {
    if (sight.dropped[index] !== undefined || !leadsToSubscribe(sight.blocks[index] as Block)) continue;
    const box = boxAround(sight, element, total, LEAD_BLOCKS);
    const isBox = box !== undefined && sight.meanScore(...sight.range(box)) < SURE;
    if (isBox) sight.dropIn(box, 'subscription');
    else sight.drop(index, index + 1, 'subscription');
  }
}

const LEAD_BLOCKS = 7;
/** The model is sure above this that a box is text with such a link in it. */
const SURE = 0.85;

/** Tells whether one of the next blocks is a link to another site. */
function leadsAway({ blocks, page, sums }: Sight, box: Element, index: number): boolean {
  return blocks
    .slice(index + 1, Math.min(sums.end(box), index + LEAD_BLOCKS))
    .some((block) => outwardLink(block, page) !== undefined);
}

/** Tells whether a button does something other than fold text in or out. */
function isPlainButton({ attribs }: Element): boolean {
  return attribs['aria-expanded'] === undefined && attribs['aria-controls'] === undefined && attribs.role !== 'tab';
}

/** A question with two buttons or more behind it. */
function asksByButtons({ blocks, page, sums }: Sight, box: Element): boolean {
  const buttons = elementsNamed(page, 'button').filter((button) => contains(box, button) && isPlainButton(button));
  const [first] = buttons;
  if (!first || buttons.length < 2) return false;
  return blocks.slice(sums.first(box), sums.firstAtOrAfter(first.order)).some(({ text }) => ASKS.test(text));
}

/** Tells whether other boxes like it stand beside the box: one of several is a part of the text. */
function hasLikeSibling(box: Element): boolean {
  const { parent } = box;
  if (!parent || !isTag(parent)) return false;
  const kind = kindOf(box);
  return kind !== 'div' && parent.children.some((child) => child !== box && isTag(child) && kindOf(child) === kind);
}

/** Answers with what share of the votes each has. */
function isOfShares({ blocks, sums }: Sight, list: Element | Element[]): boolean {
  const isShare = (item: Block | undefined) =>
    item !== undefined && item.text.length <= LONGEST_ANSWER && SHARE.test(item.text);
  const isSome = (count: number) => count >= 2 && count <= MOST_BLOCKS;
  if (Array.isArray(list)) return isSome(list.length) && list.every((item) => isShare(blocks[sums.end(item) - 1]));
  const [from, to] = [sums.first(list), sums.end(list)];
  return isSome(to - from) && blocks.slice(from, to).every(isShare);
}

/** Blocks of a poll, where answer and share are two. */
const POLL_BLOCKS = 16;
const SHARE = /[\d٠-٩]\s?[%٪％]$/;
const LONGEST_ANSWER = 100;

/** A question right before the list. */
function asks({ blocks, sums }: Sight, box: Element, list: Element): boolean {
  return blocks.slice(sums.first(box), sums.first(list)).some(({ text }) => ASKS.test(text));
}

/** The largest box around the element that holds no text of the article itself: a small one, apart from its paragraphs. */
function boxAround(sight: Sight, element: Element, total: number, most = MOST_BLOCKS): Element | undefined {
  let box: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node) && node !== sight.page.body; node = node.parent) {
    const [from, to] = [sight.sums.first(node as Element), sight.sums.end(node as Element)];
    if (to - from > most || contains(node as Element, sight.core) || sight.holdsHeadline(node as Element)) break;
    if (between(sight.mass, from, to) > total * MOST_OF_TEXT) break;
    if (to > from && !PARTS.has(node.name)) box = node as Element;
  }
  return box;
}

const PARTS = new Set('p li tr td th table tbody label'.split(' '));
