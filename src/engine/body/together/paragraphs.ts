/**
 * Paragraphs that the model alone has dropped: a short one between two of the text, the first and the last one, those set like the
 * text before them, the last part of a text that is set unlike the rest, and addresses that a line announces.
 */

import { countLetters } from '../../page/characters.ts';
import {
  ancestors,
  contains,
  type Element,
  HAS,
  httpUrl,
  isTag,
  isText,
  type PageTree,
  type ParentNode,
} from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import { type Decision, isPlaceholder } from '../decide.ts';
import { isInNamedText } from '../element-facts.ts';
import { firstLink } from '../regions/links.ts';
import { kindOf } from '../regions/sight.ts';
import { AD_LABEL, SAYS_BY, WRITTEN_BY } from '../regions/wording.ts';
import { isApart, isFold } from '../words.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

// A paragraph without links between two of the text is the text's, however short; so is a last one that is set like them. On the
// pages of the sets 284 of 307 such `p` were the article's, and 230 of 331 boxes without a class. An information box has a heading.
const MOST_PARAGRAPHS = 3;
const [LEAST_PARAGRAPH_SCORE, LEAST_IN_RUN] = [0.18, 0.1];
const [HEADING, LINE] = [/^h[2-6]$/, /^(?:p|figcaption|address|h[2-6])$/];
/** A last one must be as likely, or nearly as likely as the one before it, where the model knows little of the page. */
const [LEAST_LAST_SCORE, NEARLY] = [0.35, 0.65];
/** A shorter one behind the text signs it, or leads on, if it is not likelier than the second. In characters. */
const [SHORTEST_LAST, LEAST_SHORT_LAST] = [60, 0.4];
/** A first one that is so many times as likely as anything above it: on the sets three of three were the article's. */
const [LEAST_LEADING, STEP] = [0.25, 3];
/** The agency that sent the text, or the first letters of its writers. */
const IN_BRACKETS = /^[([（].*[)\]）]$/;
export const ENDS_SENTENCE = /[.!?。！？؟।]["'“”’»«)」]?$/;
/** Like boxes around both paragraphs; and such with class words, in which next to all prose of the sets is the text's. */
const [LIKE_LEVELS, LIKE_NAMED_LEVELS, LEAST_LIKE_SCORE, LEAST_NAMED_SCORE] = [3, 5, 0.1, 0.05];
/** Characters, and those of Chinese and Japanese, of which a sentence has fewer; prose that has links, and the share of them. */
const [SHORTEST_LIKE, SHORTEST_WIDE, WIDE] = [100, 30, /[\u3040-\u30ff\u3400-\u9fff]/] as const;
const [SHORTEST_LINKED, MOST_LINKED, MOST_NAMED] = [200, 0.2, 0.3];

export function keepParagraphs(page: PageBlocks): void {
  const { decisions } = page;
  if (leadsIn(page)) page.keep([decisions[page.first - 1] as Decision], 'paragraph');
  const alike: Decision[] = [];
  let before: Decision | undefined;
  decisions.forEach((decision, i) => {
    if (!decision.kept && before) {
      const mayBeKept = decision.by === 'model' && decision.score >= LEAST_NAMED_SCORE;
      if (mayBeKept && page.beside(i) === before) keepFrom(page, i);
      if (mayBeKept && !decision.kept && isLikeText(decision, before)) alike.push(decision);
    }
    if (decision.kept) before = decision;
  });
  // The rest of a thread is set like the one comment that was kept.
  if (charsOf(alike) <= charsOf(decisions.filter(({ kept }) => kept))) page.keep(alike, 'paragraph');
}

/**
 * Whether prose without a link stands right before the text, set like its first paragraph, or beside the list with which it begins, or
 * is far likelier than all above it.
 */
function leadsIn({ decisions, first }: PageBlocks): boolean {
  const [before, next] = [decisions[first - 1], (decisions[first] as Decision).block.element];
  if (before?.by !== 'model' || before.block.links > 0 || before.block.element.name !== 'p') return false;
  const { element, text } = before.block;
  const isProse = text.length >= (WIDE.test(text) ? SHORTEST_WIDE : SHORTEST_LAST) && ENDS_SENTENCE.test(text);
  if (!isProse || isFurniture(text)) return false;
  const above = highest(decisions.slice(0, first - 1).filter(({ by }) => by === 'model'));
  if (before.score >= Math.max(LEAST_LEADING, above * STEP) && isJoined(element, next)) return true;
  if (next.name === 'li') return before.score >= LEAST_PARAGRAPH_SCORE && next.parent?.parent === element.parent;
  return before.score >= LEAST_LAST_SCORE && next.parent === element.parent && kindOf(next) === kindOf(element);
}

function highest(decisions: Decision[]): number {
  return decisions.reduce((most, { score }) => Math.max(most, score), 0);
}

/** Whether a paragraph right before a frame leads to the site that the frame shows: it says what is shown, and by whom. */
function namesEmbed({ block, score }: Decision, { baseUrl }: PageTree): boolean {
  const { element, links, nodes } = block;
  if (links === 0 || score < LEAST_LAST_SCORE || element.name !== 'p') return false;
  const next = element.next?.type === 'text' ? element.next.next : element.next;
  if (!next || !isTag(next) || next.name !== 'iframe') return false;
  const [frame, link] = [next.attribs.src, firstLink(nodes)?.attribs.href].map((url) => httpUrl(url, baseUrl));
  return frame !== undefined && link !== undefined && new URL(frame).host === new URL(link).host;
}

/** Keeps the run that stands right behind kept text and before more, the last paragraph, or one that names an embed. */
function keepFrom(page: PageBlocks, i: number): void {
  const decision = page.decisions[i] as Decision;
  if (namesEmbed(decision, page.tree)) page.keep([decision], 'paragraph');
  const run = plainFrom(page, i);
  const last = run.at(-1);
  if (!last) return;
  const isBetween = page.decisions[i + run.length]?.kept === true && !HEADING.test(last.block.element.name);
  if (isBetween && run.every((part) => page.isAmongText(part.block.element, [part]))) page.keep(run, 'paragraph');
  else if (isLast(page, i)) page.keep([decision], 'paragraph');
}

/**
 * Whether prose is set like the text before it: in boxes of the same names, such as the text modules of a page builder; boxes that
 * are named as an article's text may be far apart. What a page folds is judged with its labels.
 */
function isLikeText({ block, score }: Decision, before: Decision): boolean {
  const { linkChars, links, text } = block;
  if (text.length < (WIDE.test(text) ? SHORTEST_WIDE : SHORTEST_LIKE)) return false;
  if (!ENDS_SENTENCE.test(text) || isFurniture(text)) return false;
  const isNamed = isInNamedText(block.element);
  if (score < LEAST_LIKE_SCORE && !isNamed) return false;
  const mostLinked = text.length < SHORTEST_LINKED ? 0 : text.length * (isNamed ? MOST_NAMED : MOST_LINKED);
  if (links > 0 && linkChars > mostLinked) return false;
  const boxes = alikeBoxes(before.block.element, block.element, LIKE_NAMED_LEVELS, isNamed);
  return boxes?.some(({ has }) => (has & HAS.class) !== 0) === true && !boxes.some((box) => isApart(box) || isFold(box));
}

/** Whether a block has links, but for a sentence that goes on behind its one link: a line that leads to another text ends in the link. */
function isLinked({ links, nodes, text }: Block): boolean {
  const last = nodes.at(-1);
  const goesOn = last !== undefined && isText(last) && countLetters(last.data) >= LEAST_BEHIND && ENDS_SENTENCE.test(text);
  return links > 1 || (links === 1 && !goesOn);
}

/** Letters. */
const LEAST_BEHIND = 6;

/** Paragraphs, lines and headings without links from one on, which the model alone has dropped. */
function plainFrom(page: PageBlocks, from: number): Decision[] {
  const { decisions } = page;
  const before = (page.beside(from) as Decision).block.element;
  const run: Decision[] = [];
  for (let i = from; i < decisions.length && run.length < MOST_PARAGRAPHS; i += 1) {
    const decision = decisions[i] as Decision;
    const { element, text } = decision.block;
    const isBare = element.name === 'div' && element.attribs.class === undefined && element.attribs.id === undefined;
    const isProse = isBare || LINE.test(element.name) || element === before || isSpeech(element); // Lines between breaks are of one element.
    if (decision.kept || decision.by !== 'model' || decision.score < LEAST_IN_RUN) break;
    if (!isProse || isLinked(decision.block) || isPlaceholder(text) || isFurniture(text)) break;
    run.push(decision);
  }
  return meanScore(run) >= LEAST_PARAGRAPH_SCORE ? run : [];
}

/** Lines of the page's own among paragraphs: the label of an advertisement, who wrote the text, who owns it. */
function isFurniture(text: string): boolean {
  return (
    AD_LABEL.test(text) || OWNED.test(text) || (text.length < LONGEST_BYLINE && SAYS_BY.test(text) && WRITTEN_BY.test(text))
  );
}

const OWNED = /©|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés/i;
const LONGEST_BYLINE = 80;

/** Questions and answers of an interview. */
function isSpeech({ attribs, has }: Element): boolean {
  return (has & HAS.class) !== 0 && SPEECH.test(attribs.class ?? '');
}

const SPEECH = /(?:^|[\s_-])(?:question|answer|frage|antwort|réponse|pregunta|respuesta|вопрос|ответ)(?:$|[\s_-])/i;

function isLast(page: PageBlocks, i: number): boolean {
  const [before, { block, score }] = [page.beside(i) as Decision, page.decisions[i] as Decision];
  if (score < Math.min(LEAST_LAST_SCORE, NEARLY * before.score) || !endsText(block.text, score)) return false;
  if (HEADING.test(block.element.name) || page.keptAfter(i) !== undefined) return false;
  // The last one may stand behind a list.
  const isBeside = ({ block: { element }, kept }: Decision) =>
    kept && element.parent === block.element.parent && kindOf(element) === kindOf(block.element);
  const isLike = alikeBoxes(before.block.element, block.element, LIKE_LEVELS, true) !== undefined;
  return isLike || page.decisions.slice(0, i).some(isBeside);
}

function endsText(text: string, score: number): boolean {
  const isShort = text.length < (WIDE.test(text) ? SHORTEST_WIDE : SHORTEST_LAST);
  return (isShort && IN_BRACKETS.test(text)) || ((!isShort || score >= LEAST_SHORT_LAST) && ENDS_SENTENCE.test(text));
}

/** The boxes around the second element, up to the one that both are in, if those around the first are like them. */
function alikeBoxes(first: Element, second: Element, levels: number, isCut = false): Element[] | undefined {
  const boxes: Element[] = [];
  let [a, b]: (ParentNode | null)[] = [first, second];
  while (a !== b) {
    if (boxes.length === levels) return isCut ? boxes : undefined;
    if (!a || !b || !isTag(a) || !isTag(b) || !isKin(a, b)) return undefined;
    boxes.push(b);
    [a, b] = [a.parent, b.parent];
  }
  return boxes;
}

/** Whether elements are of one kind, but for a class of its own that a page builder gives each: one word, with a number in it or not. */
function isKin(one: Element, other: Element): boolean {
  if (kindOf(one) === kindOf(other)) return true;
  const [a, b] = [one, other].map(({ attribs }) => new Set(attribs.class?.split(/\s+/).filter(Boolean)));
  if (one.name !== other.name || !a || !b || a.size < LEAST_CLASSES || a.size !== b.size) return false;
  return [...a].filter((word) => !b.has(word)).length === 1;
}

/** Words of a class, all but one of which two boxes share. */
const LEAST_CLASSES = 3;

// The last part of a text may be set unlike the rest: where to apply, when the service is. The model wavers there, and is sure of all
// that stands behind it.

/** The mean score of such a part, more where it begins with a heading as notes of the house do, or is long; times as likely as anything behind. */
const [LEAST_TAIL, LEAST_HEADED_TAIL, LEAST_LONG_TAIL, CLIFF] = [0.2, 0.4, 0.45, 10];
/** The least score of each block, the number of blocks, and the share of links. */
const [LEAST_IN_TAIL, MOST_IN_TAIL, MOST_LINKED_TAIL, MOST_BELOW_LEAD] = [0.05, 40, 0.1, 12];
const [OPEN, CELL] = [/^(?:model|heading-without-text|table)$/, /^(?:li|td|dd)$/];

export function keepTail(page: PageBlocks): void {
  const { decisions } = page;
  // A table that was kept for its place may be the beginning of it.
  let start = decisions.findLastIndex(({ by, kept }) => kept && by !== 'table') + 1;
  if (start === 0) return;
  const last = decisions[start - 1] as Decision;
  // The byline, the day and links to share stand below the one paragraph that leads in.
  const lead = page.first === start - 1 ? start + MOST_BELOW_LEAD : start;
  while (start < lead && isShort(decisions[start])) start += 1;
  let end = start;
  while (end < decisions.length && end - start < MOST_IN_TAIL && isOfTail(decisions[end] as Decision, last)) end += 1;
  const part = decisions.slice(start, end);
  const tail = part.slice(0, part.findLastIndex((one) => isSentence(one) || CELL.test(one.block.element.name)) + 1);
  const behind = highest(decisions.slice(start + tail.length));
  const least = HEADING.test(tail[0]?.block.element.name ?? '') ? LEAST_HEADED_TAIL : LEAST_TAIL;
  if (!tail.some(isSentence) || meanScore(tail) < Math.max(least, behind * CLIFF)) return;
  // The side of a page has several headings.
  const isSide = tail.filter((one) => HEADING.test(one.block.element.name) && !isSentence(one)).length > 1;
  // A text as long as half of it is another, such as a translation that a style hides, but for one that is nearly likely.
  const isLong = meanScore(tail) < LEAST_LONG_TAIL && 2 * charsOf(tail) > charsOf(decisions.filter(({ kept }) => kept));
  if (isSide || isLong || linkShareOf(tail) > MOST_LINKED_TAIL) return;
  for (const over of ['model', 'heading-without-text']) page.keep(tail, 'tail', over);
}

const isShort = (decision: Decision | undefined): boolean =>
  decision !== undefined && decision.block.text.length < LONGEST_BYLINE && !isSentence(decision);

function isOfTail({ block: { element, hidden, text }, by, score }: Decision, last: Decision): boolean {
  if (hidden || !OPEN.test(by) || score < LEAST_IN_TAIL || isPlaceholder(text) || isFurniture(text)) return false;
  return isJoined(element, last.block.element);
}

/** Whether no box around the element is apart, up to the one that holds the other, too. */
function isJoined(element: Element, other: Element): boolean {
  for (const box of [element, ...ancestors(element)]) {
    if (contains(box, other)) return true;
    if (isApart(box)) return false;
  }
  return false;
}

function isSentence({ block: { links, text } }: Decision): boolean {
  return links === 0 && text.length >= (WIDE.test(text) ? SHORTEST_WIDE : SHORTEST_LAST) && ENDS_SENTENCE.test(text);
}

/** Addresses that a kept line announces, each in a paragraph beside it: the sources at the end of a text. */
export function keepAddresses(page: PageBlocks): void {
  page.decisions.forEach((decision, i) => {
    const before = page.decisions[i - 1];
    const { element, text } = decision.block;
    if (!before?.kept || !ADDRESS.test(text) || element.parent !== before.block.element.parent) return;
    const isAnnounced = before.by === 'address' || ENDS_IN_COLON.test(before.block.text);
    if (isAnnounced && decision.score >= LEAST_ADDRESS) page.keep([decision], 'address', 'links-at-end');
  });
}

const [LEAST_ADDRESS, ENDS_IN_COLON] = [0.2, /[:：]\s*$/];
const ADDRESS = /^(?:\W?\d{1,3}[.:)\]]?\s+)?https?:\/\/\S+$/;
