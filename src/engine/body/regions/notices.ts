/** Notices by their words and place: consent before the headline, notes on advertising, calls to subscribe or give, lines that lead on. */

import { visibleText } from '../../page/text.ts';
import { type Element, isTag } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { isAdvertisingNote, isCall, tellsOfCookies } from './appeals.ts';
import { LIKELY, type Sight } from './sight.ts';
import { pageLink } from './signs.ts';

/** Likely blocks from either end of the text in which a note on advertising stands. */
const NOTE_REACH = 3;
const LEAST_TEXT = 400;

export function* findNotices(sight: Sight): Generator<[number, number, string]> {
  yield* imprint(sight);
  if (sight.likelyChars() < LEAST_TEXT) return;
  yield* consentAbove(sight);
  yield* advertisingNotes(sight);
  for (const { index } of sight.blocks) {
    if (sight.dropped[index] !== undefined || (sight.scores[index] as number) < MAY_BE_KEPT) continue;
    if (endsInCall(sight.blocks[index] as Block)) yield [startOfCall(sight, index), index + 1, 'subscription'];
    else if (leadsOn(sight, index)) yield [index, index + 1, 'read-also'];
  }
}

/** A rule may still keep what is less likely. */
const MAY_BE_KEPT = 0.2;

/** A notice on cookies above the headline, with the blocks that stand in one box with it. */
function* consentAbove({ blocks, headline }: Sight): Generator<[number, number, string]> {
  if (headline < 0 || blocks.filter(({ text }) => tellsOfCookies(text)).length > MOST_COOKIE_BLOCKS) return;
  for (let i = 0; i < headline; i += 1) {
    const { element, text } = blocks[i] as Block;
    if (!tellsOfCookies(text)) continue;
    let to = i + 1;
    while (to < headline && blocks[to]?.element.parent === element.parent) to += 1;
    yield [i, to, 'consent'];
  }
}

/** An article on cookies speaks of them in more. */
const MOST_COOKIE_BLOCKS = 6;

function* advertisingNotes(sight: Sight): Generator<[number, number, string]> {
  const likely = sight.blocks.filter(
    ({ index }) => sight.dropped[index] === undefined && (sight.scores[index] as number) >= LIKELY,
  );
  const [first, last] = [likely[NOTE_REACH - 1], likely.at(-NOTE_REACH)];
  if (!first || !last) return;
  for (const { index, text } of sight.blocks)
    if ((index <= first.index || index >= last.index) && isAdvertisingNote(text))
      yield [index, index + 1, 'advertising-note'];
}

/** A line of rights behind the text, and what else of the imprint stands below it. */
function* imprint({ blocks, dropped, scores }: Sight): Generator<[number, number, string]> {
  const likely = blocks.filter(({ index }) => dropped[index] === undefined && (scores[index] as number) >= LIKELY);
  const start = (likely.at(-IMPRINT_REACH) ?? likely[0])?.index ?? blocks.length;
  const first = blocks.find(({ index, text }) => index > start && RIGHTS.test(text));
  if (first) yield [first.index, blocks.length, 'imprint'];
}

/** Likely blocks at the end of the text among which an imprint begins. */
const IMPRINT_REACH = 4;
const RIGHTS =
  /^\W{0,3}(?:(?:copyright|©|\(c\))\W{0,3}(?:(?:19|20)\d\d)?[^.;!?]{0,60}[.,;:|–—-]?\s*)?(?:all rights? reserved|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|med ensamrätt|все права защищены|усі права захищено|με επιφύλαξη παντός|tüm hakları saklıdır|جميع الحقوق محفوظة|کلیه حقوق|كل الحقوق محفوظة|כל הזכויות שמורות|版权所有|版權所有|著作權所有|無断(?:転載|での|複製)|禁無断転載|무단\s?전재)/iu;

/** A short paragraph whose last words are a link that calls readers to subscribe, join or give. */
function endsInCall({ links, nodes, text }: Block): boolean {
  if (links === 0 || text.length > LONGEST_CALL) return false;
  const link = linkAtEnd(nodes);
  return link !== undefined && isCall(visibleText(link));
}

const LONGEST_CALL = 400;

function linkAtEnd(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (!node) continue;
    if (!isTag(node)) {
      if ('data' in node && /[\p{L}\p{N}]/u.test(node.data)) return undefined;
      continue;
    }
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
    const inner = linkAtEnd(node.children);
    if (inner || /[\p{L}\p{N}]/u.test(visibleText(node))) return inner;
  }
  return undefined;
}

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
  const bold = nodes.filter((node): node is Element => isTag(node) && (node.name === 'strong' || node.name === 'b'));
  return bold.reduce((sum, element) => sum + visibleText(element).length, 0) >= text.length * 0.95;
}

/** `Label: <a>Headline</a>`: nothing but a short label, and a link to another page of the site. */
function leadsOn({ blocks, page }: Sight, index: number): boolean {
  const block = blocks[index] as Block;
  const { element, linkChars, links, nodes, text } = block;
  if (links !== 1 || LISTED.test(element.name) || text.length > LONGEST_LEAD || linkChars < LEAST_HEADLINE) return false;
  const label = LABEL.exec(text)?.[1];
  if (label === undefined || label.length + linkChars < text.length - MOST_BESIDE) return false;
  return linkAtEnd(nodes) !== undefined && pageLink(block, page) !== undefined;
}

const LISTED = /^(?:li|td|th|dd|dt|h[1-6])$/;
const LONGEST_LEAD = 250;
/** The length of a short headline in Chinese. Characters. */
const LEAST_HEADLINE = 10;
/** A label before a link: at most five words, with a colon. */
const LABEL = /^\W{0,3}((?:[^\s:：]+\s+){0,4}[^\s:：]+\s?[:：])/u;
const MOST_BESIDE = 5;
