/** Boxes that ask for something: a form to sign up or vote, a player, a link to subscribe or give. */

import { isSponsoredLabel } from '../../metadata/article-types.ts';
import { visibleText } from '../../page/text.ts';
import { contains, type Element, elementsNamed, isTag, type ParentNode } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
import { isCall } from './appeals.ts';
import { kindOf } from './like-groups.ts';
import type { Sight } from './sight.ts';
import { outwardLink } from './signs.ts';

/** A larger box is the page's text, with a form in it. */
const MOST_BLOCKS = 9;
const MOST_OF_TEXT = 0.25;
const LEAST_TEXT = 400;

export function* findBoxes(sight: Sight): Generator<[number, number, string]> {
  const total = sight.likelyChars();
  if (total < LEAST_TEXT) return;
  for (const control of controls(sight)) {
    const box = boxAround(sight, control.element, total);
    if (box) yield [...sight.range(box), control.reason];
  }
  for (const element of elementsNamed(sight.page, 'button')) {
    const box = isPlainButton(element) ? boxAround(sight, element, total) : undefined;
    const isAsked = box !== undefined && !hasLikeSibling(box);
    if (isAsked && isCall(visibleText(element))) yield [...sight.range(box), 'subscription'];
    else if (isAsked && asksByButtons(sight, box)) yield [...sight.range(box), 'poll'];
  }
  for (const list of elementsNamed(sight.page, 'ul')) {
    const box = isOfShares(sight, list) ? boxAround(sight, list, total) : undefined;
    if (box && box !== list && asks(sight, box, list)) yield [...sight.range(box), 'poll'];
  }
  for (const { index, element, text } of sight.blocks) {
    if (sight.dropped[index] === undefined && isSponsoredLabel(text)) {
      const box = boxAround(sight, element, total);
      if (box && leadsAway(sight, box, index) && sight.meanScore(...sight.range(box)) < SURE)
        yield [...sight.range(box), 'advertisement'];
    }
  }
  for (const { index, element } of sight.blocks) {
    if (sight.dropped[index] !== undefined || !leadsToSubscribe(sight.blocks[index] as Block)) continue;
    const box = boxAround(sight, element, total, LEAD_BLOCKS);
    const isBox = box !== undefined && sight.meanScore(...sight.range(box)) < SURE;
    yield isBox ? [...sight.range(box), 'subscription'] : [index, index + 1, 'subscription'];
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

function* controls({ page }: Sight): Generator<{ element: Element; reason: string }> {
  for (const element of elementsNamed(page, 'input')) {
    const { name = '', type = '' } = element.attribs;
    if (type === 'radio') yield { element, reason: 'poll' };
    else if (type === 'email' || /e-?mail/i.test(name)) yield { element, reason: 'sign-up' };
  }
  for (const element of elementsNamed(page, 'audio')) yield { element, reason: 'player' };
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
function isOfShares({ blocks, sums }: Sight, list: Element): boolean {
  const items = blocks.slice(sums.first(list), sums.end(list));
  if (items.length < 2 || items.length > MOST_BLOCKS) return false;
  return items.every(({ text }) => text.length <= LONGEST_ANSWER && /[\d٠-٩]\s?[%٪％]$/.test(text));
}

const LONGEST_ANSWER = 100;

const ASKS = /[?？؟]$/;

/** A question right before the list. */
function asks({ blocks, sums }: Sight, box: Element, list: Element): boolean {
  return blocks.slice(sums.first(box), sums.first(list)).some(({ text }) => ASKS.test(text));
}

/** The largest box around the element that holds no text of the article itself: a small one, apart from its paragraphs. */
function boxAround(sight: Sight, element: Element, total: number, most = MOST_BLOCKS): Element | undefined {
  let box: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node) && node !== sight.page.body; node = node.parent) {
    const [from, to] = sight.range(node as Element);
    if (to - from > most || contains(node as Element, sight.core) || sight.holdsHeadline(node as Element)) break;
    if (between(sight.mass, from, to) > total * MOST_OF_TEXT) break;
    if (to > from && !PARTS.has(node.name)) box = node as Element;
  }
  return box;
}

const PARTS = new Set('p li tr td th table tbody label'.split(' '));

/** Tells whether a block is only a link, or short and ends in one, to a page where something is to be ordered or given. */
function leadsToSubscribe({ linkChars, nodes, text }: Block): boolean {
  if (text.length > LONGEST_CALL || linkChars < text.length * 0.5) return false;
  const href = lastLink(nodes)?.attribs.href;
  return href !== undefined && SUBSCRIBE.test(href);
}

const LONGEST_CALL = 160;
const SUBSCRIBE =
  /[/?#&=._-](?:subscri(?:be|ption)s?|abo(?:nn?ement|nnieren|s)?|suscri(?:birse|pcion(?:es)?)|s-abonner|newsletters?|donat(?:e|ion)s?|spenden?|membership|support(?:-us|er)?|sign-?up|registrier\w*|podpis\w*)(?:$|[/?#&=._-])/i;

function lastLink(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (!node || !isTag(node)) continue;
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
    const inner = lastLink(node.children);
    if (inner) return inner;
  }
  return undefined;
}
