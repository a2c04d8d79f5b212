/**
 * Decides regions of the page as one: hidden text, dialogs, other articles, threads, cards and boxes outside the core go; tables
 * and lists inside it stay whole. The place tells what is safe more than the shape: the core is found again after each step.
 */
import { commonShare, shareInScript } from '../metadata/language.ts';
import { closest, contains, type Element, elementsNamed, HAS, isTag, type ParentNode } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { between } from './groups.ts';
import { findCards } from './regions/cards.ts';
import { findBoxes, findConsent, findNotices } from './regions/notices.ts';
import { findSecondArticles } from './regions/second-articles.ts';
import {
  isDisjoint,
  isLinkPoor,
  keptByKind,
  kindOf,
  LIKELY,
  type LikeGroup,
  type PageClues,
  Sight,
} from './regions/sight.ts';
import { findThreads } from './regions/threads.ts';
import { OFF_SCREEN, ONE_PIXEL, SPOKEN } from './regions/wording.ts';
import { foldOf } from './words.ts';

export interface Regions {
  /** The reason why each block was dropped, if it was. */
  dropped: (string | undefined)[];
  /** The score that each block stands with, those of whole regions settled. */
  scores: Float32Array;
}

/** The scores of the rest stand where less than this share of the likely text went. */
const SCORED_AGAIN = 0.08;

export function settleRegions(clues: PageClues): Regions {
  const sight = new Sight(clues, clues.score(clues.blocks));
  findHiddenText(sight);
  // A notice above a short text outweighs it.
  findConsent(sight);
  sight.lost = 0;
  // The next article first: while it stands, the core may be the parent of both.
  findSecondArticles(sight);
  const before = sight.lost;
  findThreads(sight);
  // A thread behind an article looked like the first text that goes on.
  if (sight.lost > before) findSecondArticles(sight);
  findBoxes(sight);
  findCards(sight);
  findNotices(sight);
  if (sight.lost > SCORED_AGAIN * sight.likelyChars()) scoreAgain(sight, clues);
  keepWholes(sight);
  return { dropped: sight.dropped, scores: sight.scores };
}

function scoreAgain(sight: Sight, { blocks, score }: PageClues): void {
  const rest = blocks.filter((_, i) => sight.dropped[i] === undefined);
  const scores = score(rest.map((block, index) => ({ ...block, index })));
  rest.forEach(({ index }, i) => {
    sight.scores[index] = scores[i] as number;
  });
  sight.changed();
}

// Text that a page hides from readers, and dialogs over it.

/** A dialog with more of the page than this is the page. */
const MOST_OF_PAGE = 0.5;

function findHiddenText(sight: Sight): void {
  const { blocks, page } = sight;
  const reasons = new Array<string>(page.elements.length);
  const hiding = { sight, pageLanguage: baseLanguage(page.html.attribs.lang), reasons };
  for (let i = 0; i < blocks.length; i += 1) {
    const { element, nodes } = blocks[i] as Block;
    const only = nodes.length === 1 && nodes[0] && isTag(nodes[0]) ? (nodes[0] as Element) : element;
    const reason = reasonOf(only, hiding);
    if (reason !== '') sight.drop(i, i + 1, reason);
  }
}

interface Hiding {
  sight: Sight;
  pageLanguage: string | undefined;
  /** The reason for each element so far, by `order`; empty for none. */
  reasons: string[];
}

function reasonOf(element: Element, hiding: Hiding): string {
  const known = hiding.reasons[element.order];
  if (known !== undefined) return known;
  const { parent } = element;
  const above = parent && isTag(parent) ? reasonOf(parent, hiding) : '';
  const reason = above || (ownReason(element, hiding) ?? '');
  hiding.reasons[element.order] = reason;
  return reason;
}

function ownReason(element: Element, { sight, pageLanguage }: Hiding): string | undefined {
  const isDialogue = isDialog(element);
  const isSpoken = isOnlySpoken(element);
  if (!isDialogue && !isSpoken && !isHidden(element)) return undefined;
  if (element === sight.page.body || sight.holdsHeadline(element)) return undefined;
  const share = sight.charsOf(element) / (sight.chars[sight.blocks.length] || 1);
  if (share > MOST_OF_PAGE && !isHiddenBeside(element, sight)) return undefined;
  if (isDialogue) return contains(element, sight.core) ? undefined : 'dialog';
  return isSpoken ? 'screen-reader-text' : reasonOfHidden(element, sight, pageLanguage);
}

function isDialog({ attribs, has }: Element): boolean {
  if (has & HAS.role && (attribs.role === 'dialog' || attribs.role === 'alertdialog')) return true;
  return (has & HAS['aria-modal']) !== 0 && attribs['aria-modal'] === 'true';
}

function isOnlySpoken({ attribs, has }: Element): boolean {
  if (has & HAS.class && SPOKEN.test(attribs.class ?? '')) return true;
  const style = has & HAS.style ? attribs.style : undefined;
  return style !== undefined && (OFF_SCREEN.test(style) || ONE_PIXEL.test(style));
}

/** Hidden text is dropped where it is a translation or stands apart; a fold of the article is hidden too. */
function reasonOfHidden(element: Element, sight: Sight, pageLanguage: string | undefined): string | undefined {
  const language = baseLanguage(element.attribs.lang);
  const states = language !== undefined && pageLanguage !== undefined && language !== pageLanguage;
  if (states || isForeign(element, sight, pageLanguage)) return 'hidden-translation';
  return isHiddenApart(element, sight) ? 'hidden' : undefined;
}

/** Whether likely text stands outside of a hidden box: then the box is not the page. */
function isHiddenBeside(element: Element, sight: Sight): boolean {
  return isHidden(element) && sight.likelyChars() - between(sight.mass, ...sight.range(element)) >= LEAST_BESIDE;
}

const LEAST_BESIDE = 600;

/** Hidden from speech too, in a box apart from a visible text that is longer, and nothing before it that would fold it out. */
function isHiddenApart(element: Element, sight: Sight): boolean {
  if (element.attribs['aria-hidden'] !== 'true' || element.attribs.id !== undefined || foldOf(element)) return false;
  if (sight.charsOf(element) > sight.likelyChars() / 2 || !isDisjoint(element, sight.core)) return false;
  const before = sight.blocks[sight.range(element)[0] - 1];
  return before !== undefined && !/^(?:h[2-6]|button|summary|dt)$/.test(before.element.name);
}

/** Whether long hidden text has next to none of the common words of the page's language, or of its letters. */
function isForeign(element: Element, sight: Sight, pageLanguage: string | undefined): boolean {
  const [from, to] = sight.range(element);
  if (pageLanguage === undefined || sight.charsOf(element) < LEAST_TEXT || to - from > MOST_BLOCKS) return false;
  const text = sight.blocks
    .slice(from, to)
    .map((block) => block.text)
    .join(' ');
  const share = commonShare(text, pageLanguage) ?? shareInScript(text, pageLanguage);
  return share !== undefined && share < FEW_COMMON;
}

const LEAST_TEXT = 200;
const MOST_BLOCKS = 200;
/** A text with a smaller share of the page's common words is in another language; prose has a fifth. */
const FEW_COMMON = 0.02;

function isHidden({ attribs, has }: Element): boolean {
  if (has & HAS.hidden) return true;
  return (has & HAS.style) !== 0 && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '');
}

/** The part of a language tag before its first hyphen: `de` of `de-AT`. */
function baseLanguage(tag: string | undefined): string | undefined {
  const base = tag?.trim().split(/[-_]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(base) ? base : undefined;
}

// Tables and lists inside the core that stay whole: their cells and items are too short to be judged alone.

const LONGEST_CELL = 300;
const LEAST_CELLS = 4;
const LEAST_ITEMS = 3;
const LIST_MEAN = 0.6;
/** Neighbours that must be text. */
const REACH = 2;

const WHOLES = ['table', 'ul', 'ol', 'dl'];

/** Scores the blocks of whole regions. */
function keepWholes(sight: Sight): void {
  const { blocks, core } = sight;
  const seen = new Set<Element>();
  let parent: ParentNode | null = null;
  const [from, to] = sight.range(core);
  const names = WHOLES.filter((name) => elementsNamed(sight.page, name).length > 0);
  for (let i = from; i < to; i += 1) {
    const { element } = blocks[i] as Block;
    const isWhole = names.includes(element.name);
    // Blocks side by side stand in the same.
    if (element.parent === parent && !isWhole) continue;
    parent = isWhole ? null : element.parent;
    for (const name of names) {
      const whole = closest(element, name);
      if (!whole || seen.has(whole) || !contains(core, whole) || whole === core) continue;
      seen.add(whole);
      keepRegion(sight, whole);
    }
  }
  keepGroups(sight);
  keepFolds(sight);
}

/** Paragraphs that a page folds in behind its text, in the same box or the one around it: a transcript, an answer. */
function keepFolds(sight: Sight): void {
  for (const fold of elementsNamed(sight.page, 'details')) {
    const [from, to] = sight.range(fold);
    if (!contains((sight.core.parent ?? sight.core) as Element, fold)) continue;
    const mean = sight.meanScore(from, to);
    if (to - from < LEAST_ITEMS || mean < LEAST_OF_TEXT || mean > SURE || !isLinkPoor(sight, from, to)) continue;
    for (let i = from; i < to; i += 1) {
      const isProse = sight.dropped[i] === undefined && (sight.lengths[i] as number) >= LEAST_PROSE;
      if (isProse && sight.blocks[i]?.linkChars === 0) sight.scores[i] = Math.max(sight.scores[i] as number, LIKELY);
    }
  }
}

/** Keeps the blocks of a table of data or of a list most of which is kept. */
function keepRegion(sight: Sight, region: Element): void {
  const [from, to] = sight.range(region);
  const isWhole = region.name === 'table' ? isDataTable(sight, region, from, to) : isWholeList(sight, from, to);
  if (isWhole) for (let i = from; i < to; i += 1) sight.scores[i] = Math.max(sight.scores[i] as number, WHOLE);
}

const WHOLE = 0.7;

/** Parts of one kind inside the core, questions with their answers, panels, rows of a page builder: most are kept, so all are. */
function keepGroups(sight: Sight): void {
  for (const group of sight.groups()) {
    const { name } = group.items[0] as Element;
    if (name === 'tr' || name === 'li' || !contains(sight.core, group.parent)) continue;
    const { from, to } = group;
    if (to - from <= MOST_WHOLE_BLOCKS && isLinkPoor(sight, from, to)) keepWavering(sight, group);
  }
}

/** Keeps the paragraphs of the group that the model was not sure enough of. */
function keepWavering(sight: Sight, { items, from, to }: LikeGroup): void {
  const isText = between(sight.mass, from, to) >= MOST_OF_TEXT * sight.likelyChars();
  const mean = sight.meanScore(from, to);
  if (mean < (isText ? LEAST_MEAN_OF_TEXT : LEAST_MEAN) || mean > SURE) return;
  if (!isText && to - from > items.length * MOST_IN_ITEM) return;
  const kept = keptByKind(sight, from, to);
  for (let i = from; i < to; i += 1) {
    if (!mayBeText(sight, i)) continue;
    const balance = kept.get(kindOf((sight.blocks[i] as Block).element)) ?? 0;
    if (isText || ((sight.scores[i] as number) >= LEAST_SCORE && balance > 0)) sight.scores[i] = LIKELY;
  }
}

/** Whether a block that the model did not keep is prose of a kind that it does not judge well. */
function mayBeText({ blocks, dropped, lengths, scores }: Sight, i: number): boolean {
  const { element, linkChars, text } = blocks[i] as Block;
  const score = scores[i] as number;
  if (dropped[i] !== undefined || score >= LIKELY || score < LEAST_OF_TEXT || SURELY_JUDGED.test(element.name)) return false;
  return (lengths[i] as number) >= LEAST_PROSE && linkChars * 3 < text.length && !COPYRIGHT.test(text);
}

const MOST_WHOLE_BLOCKS = 120;
/** Larger parts are judged block by block. */
const MOST_IN_ITEM = 5;
const LEAST_MEAN = 0.5;
/** Parts that hold so much of the likely text are the article, and need less. */
const MOST_OF_TEXT = 0.7;
const LEAST_MEAN_OF_TEXT = 0.35;
const LEAST_OF_TEXT = 0.08;
/** Above it the model does not waver. */
const SURE = 0.9;
const LEAST_PROSE = 40;
const LEAST_SCORE = 0.42;
/** The model judges paragraphs and code well by themselves: keeping those cost as much as it gave. */
const SURELY_JUDGED = /^(?:p|pre)$/;
/** The note of rights stands in boxes of one kind too. */
const COPYRIGHT = /^\W*(?:copyright|©|\(c\))/i;

/** The innermost table, without running text, among kept text. */
function isDataTable(sight: Sight, table: Element, from: number, to: number): boolean {
  if (to - from < LEAST_CELLS || sight.holdsHeadline(table)) return false;
  for (let i = from; i < to; i += 1) {
    const { element, text } = sight.blocks[i] as Block;
    if (text.length > LONGEST_CELL || sight.dropped[i] !== undefined || closest(element, 'table') !== table) return false;
  }
  return isLinkPoor(sight, from, to) && isBesideText(sight, from, to);
}

/** A list most of which is kept. */
function isWholeList(sight: Sight, from: number, to: number): boolean {
  if (to - from < LEAST_ITEMS || !isLinkPoor(sight, from, to)) return false;
  for (let i = from; i < to; i += 1) if (sight.dropped[i] !== undefined) return false;
  return sight.meanScore(from, to) >= LIST_MEAN;
}

function isBesideText({ scores, dropped }: Sight, from: number, to: number): boolean {
  const isText = (i: number) => dropped[i] === undefined && (scores[i] ?? 0) >= LIKELY;
  for (let away = 1; away <= REACH; away += 1) if (isText(from - away) || isText(to + away - 1)) return true;
  return false;
}
