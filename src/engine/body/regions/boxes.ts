/**
 * Finds the small boxes beside and amid the text that ask the reader for something: an address, a vote, a subscription, a visit to
 * a shop; those that somebody paid for; and menus in a line. A box goes as a whole, with the lines that lead up to it.
 */
import { isSponsoredLabel } from '../../metadata/article-types.ts';
import { closest, contains, type Element, elementsNamed, HAS, isTag } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { isApart } from '../words.ts';
import { boxAround, hasLikeSibling, MOST_BLOCKS, startOfCall, startOfOffer } from './box-around.ts';
import { isOwnSite, isPitched, lastLink, linksIn, outwardLink } from './links.ts';
import { LIKELY, type Sight } from './sight.ts';
import { framedBy, isCall, isPaidLabel, isSmall, leadsToSubscribe, namesCarriers, offersLetters } from './signs.ts';
import { AD_LABEL, ASKS, VOTES } from './wording.ts';

/** The likely text of a page with such boxes has at least so many characters, that before an offer for money fewer. */
const [LEAST_TEXT, LEAST_SHORT] = [400, 150];
/** The bar, lowered for a page of little text, may let blocks in from here on. */
const LEAST_TOLD = 0.1;

export function findBoxes(sight: Sight): void {
  const total = sight.likelyChars();
  if (total >= LEAST_SHORT) findForms(sight, total);
  if (total >= LEAST_SHORT && total < LEAST_TEXT) findAsking(sight, total);
  if (total < LEAST_TEXT) return;
  findFramed(sight, total);
  findAsking(sight, total);
  findShareLists(sight, total);
  findShops(sight, total);
  findPaidBoxes(sight, total);
  findLeads(sight, total);
}

/** Forms that ask for an address or a vote, and players of sound. */
function findForms(sight: Sight, total: number): void {
  for (const element of elementsNamed(sight.page, 'input')) {
    const reason = askedBy(element);
    const inner = reason && boxAround(sight, element, total);
    if (!inner) continue;
    const box = reason === 'sign-up' ? offerAround(sight, inner, total) : inner;
    const [from, to] = sight.range(box);
    sight.drop(reason === 'poll' ? from : startOfOffer(sight, box, from), to, reason);
  }
  for (const element of elementsNamed(sight.page, 'audio')) {
    const box = boxAround(sight, element, total);
    // The words of an item that holds a sound are the text's.
    if (box && !closest(element, 'li')) sight.dropIn(box, 'player');
  }
}

/** The next larger box, where it is small and all that it says is an offer of letters, however sure the model is of the words. */
function offerAround(sight: Sight, form: Element, total: number): Element {
  const box = form.parent;
  if (!box || !isTag(box) || contains(box as Element, sight.core)) return form;
  const [from, to] = sight.range(box as Element);
  if (to - from > MOST_BLOCKS || between(sight.mass, from, to) > total / 2) return form;
  const said = sight.blocks.slice(from, to).map(({ text }) => text);
  return offersLetters(said.join(' ')) ? (box as Element) : form;
}

function askedBy({ attribs: { name = '', type = '' } }: Element): 'poll' | 'sign-up' | undefined {
  if (type === 'radio') return 'poll';
  return type === 'email' || /e-?mail|^mail/i.test(name) ? 'sign-up' : undefined;
}

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

/**
 * Boxes with a button: one that calls to subscribe, or several below a question. An offer of a subscription may outweigh a text of
 * one paragraph, a poll may not.
 */
function findAsking(sight: Sight, total: number): void {
  for (const element of elementsNamed(sight.page, 'button')) {
    if (!isPlainButton(element)) continue;
    const calls = isCall(visibleText(element));
    const box = boxAround(sight, element, calls ? 2 * total : total);
    const asks = box !== undefined && !hasLikeSibling(box) && (calls || asksByButtons(sight, box));
    if (asks) sight.dropIn(box, calls ? 'subscription' : 'poll');
  }
}

/** Polls without a form: a question over a list of short answers, with the share of each, or with a name or a count that says so. */
function findShareLists(sight: Sight, total: number): void {
  for (const list of [...elementsNamed(sight.page, 'ul'), ...sight.groups().map(({ items }) => items)]) {
    const first = Array.isArray(list) ? (list[0] as Element) : list;
    const table = first.name === 'tr' ? closest(first, 'table') : undefined;
    const kind = answersOf(sight, list);
    const box = kind ? (table ?? boxAround(sight, first, total, POLL_BLOCKS)) : undefined;
    if (!box || box === list || !asks(sight, box, first)) continue;
    if (kind === 'shares' || POLL_NAME.test(`${box.attribs.class} ${box.attribs.id}`) || tellsOfVotes(sight, box))
      sight.dropIn(box, 'poll');
  }
}

/** Small boxes whose links all lead to where a program is fetched, pictures of the shops mostly, with the words around them. */
function findShops(sight: Sight, total: number): void {
  for (const link of elementsNamed(sight.page, 'a')) {
    if (!isPitched(link) || visibleText(link).length > LONGEST_SHOP) continue;
    const box = boxAround(sight, link, total, SHOP_BLOCKS);
    const isShop = box !== undefined && sight.charsOf(box) <= LONGEST_SHOP_BOX && linksIn([box]).every(isPitched);
    if (isShop && !hasLikeSibling(box)) sight.dropIn(box, 'follow');
  }
}

const [SHOP_BLOCKS, LONGEST_SHOP, LONGEST_SHOP_BOX] = [4, 30, 400]; // Characters of the name of a shop, and of the box.

/** Links to subscribe or give, with the box that is around them, if it is not one of several. */
function findLeads(sight: Sight, total: number): void {
  const leads = sight.blocks.map(leadsToSubscribe);
  const isList = leads.filter((how) => how === 'by-call').length > MOST_CALLS;
  for (const { element, index } of sight.blocks) {
    const how = leads[index];
    if (sight.dropped[index] !== undefined || how === undefined || (how === 'by-call' && isList)) continue;
    const box = boxAround(sight, element, total, LEAD_BLOCKS);
    const isBox = box !== undefined && sight.meanScore(...sight.range(box)) < SURE;
    if (isBox && !hasLikeSibling(box)) sight.dropIn(box, 'subscription');
    else if (how === 'there') sight.drop(isBox ? index : startOfCall(sight, index), index + 1, 'subscription');
  }
}

/** The model is sure above the second that a box is text with such a link in it, above the third that a paragraph is; more calls belong to the entries of a list. */
const [LEAD_BLOCKS, SURE, SURE_OF_PARAGRAPH, MOST_CALLS] = [7, 0.85, 0.8, 8];

/** A button that opens or shows something belongs to a folded text or to a menu. */
function isPlainButton({ attribs }: Element): boolean {
  return attribs['aria-expanded'] === undefined && attribs['aria-controls'] === undefined && attribs.role !== 'tab';
}

/** Two buttons or more, below a line that asks for an opinion. */
function asksByButtons({ blocks, page, sums }: Sight, box: Element): boolean {
  const buttons = elementsNamed(page, 'button').filter((button) => contains(box, button) && isPlainButton(button));
  const [first] = buttons;
  if (!first || buttons.length < 2) return false;
  return blocks.slice(sums.first(box), sums.firstAtOrAfter(first.order)).some(({ text }) => ASKS.test(text));
}

/** Short answers, each with what share of the votes it has, or not. */
function answersOf({ blocks, sums }: Sight, list: Element | Element[]): 'shares' | 'answers' | undefined {
  const items = Array.isArray(list)
    ? list.map((item) => blocks[sums.end(item) - 1])
    : blocks.slice(sums.first(list), Math.min(sums.end(list), sums.first(list) + MOST_BLOCKS + 1));
  if (items.length < 2 || items.length > MOST_BLOCKS) return undefined;
  if (items.some((item) => item === undefined || item.text.length > LONGEST_ANSWER)) return undefined;
  return items.every((item) => SHARE.test((item as Block).text)) ? 'shares' : 'answers';
}

/** The last line of a poll says how many voted. */
function tellsOfVotes({ blocks, sums }: Sight, box: Element): boolean {
  const { text } = blocks[sums.end(box) - 1] as Block;
  return text.length <= 2 * LONGEST_ANSWER && /\d/.test(text) && VOTES.test(text);
}

/** Blocks of a poll, where answer and share are two. */
const [POLL_BLOCKS, LONGEST_ANSWER, SHARE] = [16, 100, /[\d٠-٩]\s?[%٪％]$/] as const;
const POLL_NAME =
  /(?:^|[\s_-])(?:polls?|quiz(?:zes)?|kviz|umfrage|abstimmung|encuesta|sondage|sondaggio|enquete|ankieta|anketa)(?:$|[\s_-])/i;

/** Whether a line before the list in its box asks for an opinion. */
function asks({ blocks, sums }: Sight, box: Element, list: Element): boolean {
  return blocks.slice(sums.first(box), sums.first(list)).some(({ text }) => ASKS.test(text));
}

// Boxes that somebody paid for.

/** Boxes that are named as advertising, and what stands under a label that says so. */
function findPaidBoxes(sight: Sight, total: number): void {
  for (const block of sight.blocks) {
    const { index, text } = block;
    if (sight.dropped[index] !== undefined) continue;
    const named = namedAd(sight, block, total);
    if (named) sight.dropIn(named, 'advertisement');
    else if (text.length <= LONGEST_AD_LABEL && AD_LABEL.test(text)) dropLabelled(sight, block, total);
    else if (isSponsoredLabel(text) || isPaidLabel(text)) dropSponsored(sight, block, total);
  }
}

/** The small box with a word for advertising in its class around a likely block. */
function namedAd(sight: Sight, { element, index, links }: Block, total: number): Element | undefined {
  const [{ parent }, score] = [element, sight.scores[index] as number];
  if (score < LIKELY || !parent || !isTag(parent) || !(parent.has & HAS.class)) return undefined;
  if (!AD_NAME.test(parent.attribs.class ?? '')) return undefined;
  const box = boxAround(sight, element, total);
  // A sure paragraph that leads nowhere, alone in its box, is the text's: what is sold has a link or several lines.
  const isText = links === 0 && score >= SURE_OF_PARAGRAPH && sight.charsOf(parent) === sight.lengths[index];
  return box && contains(box, parent) && !isText ? parent : undefined;
}

/** A label for advertising has so many characters at most: a word and a stop. */
const LONGEST_AD_LABEL = 20;
const AD_NAME = /(?:^|[\s_-])(?:ads?|advert\w*|anzeige|sponsored|(?<!node--?|et_pb_)promo(?:s|tion)?)(?:$|[\s_-])/i;

/** Drops the box under the word for sponsors where it leads to another site. */
function dropSponsored(sight: Sight, { element, index }: Block, total: number): void {
  const box = boxAround(sight, element, total);
  if (!box || !leadsAway(sight, box, index)) return;
  const isWhole = sight.sums.first(box) === index && linksIn([box]).every((link) => !isOwnSite(link, sight.page));
  if (isWhole || sight.meanScore(...sight.range(box)) < SURE) sight.dropIn(box, 'advertisement');
}

/** Drops what stands under the word for advertising, in a box that its name sets apart too, or with a link that is paid for. */
function dropLabelled(sight: Sight, { element, index }: Block, total: number): void {
  const box = boxAround(sight, element, total);
  if (box && isApart(box) && sight.sums.first(box) === index) sight.dropIn(box, 'advertisement');
  else if (isPaidFor(sight.blocks[index + 1])) sight.drop(index, index + 2, 'advertisement');
}

/** Tells whether the last link of a block states that it is paid for. */
function isPaidFor(block: Block | undefined): boolean {
  return /\bsponsored\b/i.test((block && lastLink(block.nodes)?.attribs.rel) ?? '');
}

/** Tells whether one of the next blocks is a link to another site. */
function leadsAway({ blocks, page, sums }: Sight, box: Element, index: number): boolean {
  return blocks
    .slice(index + 1, Math.min(sums.end(box), index + LEAD_BLOCKS))
    .some((block) => outwardLink(block, page) !== undefined);
}

/** Lines of short links: cells of a layout beside that of the text, and what stands above the headline. */
export function findMenus(sight: Sight): void {
  for (const { element, index, linkChars, links, text } of sight.blocks) {
    if (links < LEAST_ENTRIES || linkChars > links * LONGEST_ENTRY) continue;
    const isBeside = index < sight.headline || (element.name === 'td' && !contains(sight.core, element));
    const isMenu = linkChars + LONGEST_BETWEEN * links >= text.length * MOST_OF_MENU;
    if (isBeside && isMenu && (sight.scores[index] as number) >= LEAST_IN_MENU) sight.drop(index, index + 1, 'menu');
  }
}

/** Links, their share of the line, and characters of one and of what parts two; a rule may still keep a line that is less likely. */
const [LEAST_ENTRIES, MOST_OF_MENU, LONGEST_ENTRY, LONGEST_BETWEEN, LEAST_IN_MENU] = [4, 0.9, 20, 3, 0.2];
