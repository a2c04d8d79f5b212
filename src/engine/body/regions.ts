/**
 * Decides regions of the page as one: hidden text, dialogs, other articles, threads, cards and boxes outside the core go; tables
 * and lists inside it stay whole. The place tells what is safe more than the shape: the core is found again after each step.
 */
import { closest, contains, type Element, elementsNamed, isTag, type ParentNode } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import type { Block } from './blocks.ts';
import { between, isLayout } from './groups.ts';
import { findBoxes, findMenus } from './regions/boxes.ts';
import { findCards } from './regions/cards.ts';
import { findConsent, findHiddenText, findNotices } from './regions/hidden.ts';
import { lastLink } from './regions/links.ts';
import { findSecondArticles } from './regions/second-articles.ts';
import { isLinkPoor, keptByKind, kindOf, LIKELY, type LikeGroup, type PageClues, Sight } from './regions/sight.ts';
import { findStrangers } from './regions/strangers.ts';
import { findThreads } from './regions/threads.ts';

export interface Regions {
  /** The reason why each block was dropped, if it was. */
  dropped: (string | undefined)[];
  /** The score that each block stands with, those of whole regions settled. */
  scores: Float32Array;
}

/** The scores stand where less of the likely text went, and less of others, likely or not: a long thread changes what the model sees. */
const [MUCH, MUCH_OF_OTHERS] = [0.08, 0.5];

export function settleRegions(clues: PageClues): Regions {
  const sight = new Sight(clues, clues.score(clues.blocks));
  findHiddenText(sight);
  // A notice above a short text outweighs it.
  findConsent(sight);
  sight.lost = 0;
  findStrangers(sight);
  // The next article first: while it stands, the core may be the parent of both.
  findSecondArticles(sight);
  const before = sight.lost;
  findThreads(sight);
  // A thread behind an article looked like the first text that goes on.
  if (sight.lost > before) findSecondArticles(sight);
  findBoxes(sight);
  findMenus(sight);
  columns(sight);
  besideHeadline(sight);
  findCards(sight);
  findNotices(sight);
  const isLess = sight.lost > MUCH * sight.likelyChars();
  if (isLess || sight.foreign > MUCH_OF_OTHERS * sight.likelyChars()) scoreAgain(sight, clues, isLess);
  keepWholes(sight);
  return { dropped: sight.dropped, scores: sight.scores };
}

/** New scores tell of paragraphs alone where the likely text is as long as before: what tells of short lines and links is less. */
function scoreAgain(sight: Sight, { blocks, score }: PageClues, isLess: boolean): void {
  const rest = blocks.filter((_, i) => sight.dropped[i] === undefined);
  const scores = score(rest.map((block, index) => ({ ...block, index })));
  for (const [i, { index, links }] of rest.entries()) {
    const isTold = isLess || (links === 0 && sight.paragraphsIn(index, index + 1) > 0);
    sight.scores[index] = Math.max(scores[i] as number, isTold ? 0 : (sight.scores[index] as number));
  }
  sight.changed();
}

/** Cells of a layout, or boxes for the side, that stand beside that of the whole text, and hold a little of several things. */
function columns(sight: Sight): void {
  const { core, mass } = sight;
  // While the side is likely, the core may be the parent of both.
  const cells = core.children.filter((child): child is Element => isTag(child) && isSide(sight, child));
  for (let cell: ParentNode | null = core; cell && isTag(cell); cell = cell.parent) {
    const isCell = cell.name === 'td' && sight.paragraphsIn(...sight.range(cell as Element)) >= LEAST_PARAGRAPHS;
    for (const other of cell.parent?.children ?? [])
      if (other !== cell && isTag(other) && (isCell ? other.name === 'td' : isSide(sight, other))) cells.push(other);
  }
  const total = sight.likelyChars();
  const aside = cells.filter((cell) => {
    const [from, to] = sight.range(cell);
    const likely = between(mass, from, to);
    const most = total * (cell.name === 'td' ? MOST_IN_COLUMN : MOST_IN_SIDE);
    return to - from > 1 && likely > 0 && likely < most && sight.meanScore(from, to) < SURE_OF_COLUMN;
  });
  for (const cell of aside) sight.dropIn(cell, 'column');
}

/** Cells in one row with that of the headline and of a short text, of which the model is surer. */
function besideHeadline(sight: Sight): void {
  const cell = sight.printed.headline && closest(sight.printed.headline, 'td');
  if (!cell) return;
  const [from, to] = sight.range(cell);
  if (sight.paragraphsIn(from, to) === 0 || sight.likelyChars() > SHORT) return;
  const mean = sight.meanScore(from, to);
  const others = (cell.parent?.children ?? []).filter((other) => other !== cell && isTag(other)) as Element[];
  const aside = others.filter((other) => {
    const [start, end] = sight.range(other);
    return other.name === 'td' && end > start && sight.meanScore(start, end) < Math.min(mean, SURE_OF_COLUMN);
  });
  for (const other of aside) sight.dropIn(other, 'column');
}

/** Whether a box behind the text is called after the side of the page, and begins with a heading of its own. */
function isSide({ blocks, core, sums }: Sight, box: Element): boolean {
  if (box.order < core.order || !/^h[2-6]$/.test(blocks[sums.first(box)]?.element.name ?? '')) return false;
  return SIDE.test(box.attribs.class ?? '') || SIDE.test(box.attribs.id ?? '');
}

const SIDE = /^(?:secondary|side|right)$|(?:^|[\s_-])(?:side-?bar|(?:side|right)[_-]?(?:col\w*|rail))(?:$|[\s_-])/i;

/** Likely characters of a page of little text; of a column. */
const [SHORT, LEAST_PARAGRAPHS, MOST_IN_COLUMN, MOST_IN_SIDE] = [1_500, 3, 0.2, 0.4];
/** The model is sure above it that a column is text. */
const SURE_OF_COLUMN = 0.85;

// Tables and lists inside the core that stay whole: their cells and items are too short to be judged alone.

/** Neighbours that must be text are within reach, and so are who speaks and what; what is whole is as likely. */
const [LONGEST_CELL, LEAST_CELLS, LEAST_ITEMS, LIST_MEAN, REACH, WHOLE] = [300, 4, 3, 0.6, 2, 0.7];

function keepWholes(sight: Sight): void {
  const { blocks, core } = sight;
  const seen = new Set<Element>();
  let parent: ParentNode | null = null;
  const [from, to] = sight.range(core);
  const names = ['table', 'ul', 'ol', 'dl'].filter((name) => elementsNamed(sight.page, name).length > 0);
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

/** Keeps a table of data or a list most of which is kept. */
function keepRegion(sight: Sight, region: Element): void {
  const [from, to] = sight.range(region);
  const isWhole = (region.name === 'table' ? isDataTable : isWholeList)(sight, region, from, to);
  if (isWhole) for (let i = from; i < to; i += 1) sight.scores[i] = Math.max(sight.scores[i] as number, WHOLE);
}

/** Parts of one kind inside the core, questions with their answers, panels, rows of a page builder: most are kept, so all are. */
function keepGroups(sight: Sight): void {
  for (const group of sight.groups()) {
    const { name } = group.items[0] as Element;
    const isInside = contains(sight.core, group.parent);
    if (name === 'tr' || name === 'li' || !(isInside || contains(group.parent, sight.core))) continue;
    const { from, to } = group;
    if (!isLinkPoor(sight, from, to)) continue;
    // Of a text that the model is not sure of, one of the items may be the core.
    if (isInside || group.items.some((item) => contains(item, sight.core))) keepSet(sight, group);
    if (isInside && to - from <= MOST_WHOLE_BLOCKS) keepWavering(sight, group);
  }
}

/** Keeps the paragraphs of a set of items between text, or behind it with the last one in doubt, if they are likely; all of years. */
function keepSet(sight: Sight, { items, from, to }: LikeGroup): void {
  const mean = sight.meanScore(from, to);
  if (mean > SURE || items.some((item) => between(sight.linkChars, ...sight.range(item)) > 0) || !isOfOneMake(items)) return;
  const ends = [to, sight.sums.first(items.at(-1) as Element) - 1];
  const isBeside = isLikely(sight, from - 1) && ends.some((i) => isLikely(sight, i));
  const least = isBeside ? LIKELY : Math.min(mean, LIKELY);
  if (isAmongText(sight, items, from, to) || isCounted(sight, items, from, to)) keepAbove(sight, items, LEAST_OF_TEXT);
  else if (to - from >= 2 * items.length && isChronicle(sight, items))
    for (let i = from; i < to; i += 1) sight.scores[i] = Math.max(sight.scores[i] as number, least);
  else if (mean >= LEAST_SCORE && between(sight.mass, from, to) >= WHOLE_TEXT * sight.likelyChars())
    keepAbove(sight, items, LEAST_ALIKE);
  else if (mean >= LEAST_SCORE && isBeside) keepAbove(sight, items, LEAST_IN_SET);
}

function keepAbove(sight: Sight, items: Element[], bar: number): void {
  for (const item of items)
    for (let i = sight.sums.first(item); i < sight.sums.end(item); i += 1)
      if (isWavering(sight, i, bar)) sight.scores[i] = LIKELY;
}

/** Whether text stands between small items that each say something else, such as who speaks and what: they are of one text. */
function isAmongText({ blocks, mass, sums }: Sight, items: Element[], from: number, to: number): boolean {
  const inside = items.reduce((sum, item) => sum + between(mass, sums.first(item), sums.end(item)), 0);
  const isSmall = (item: Element) => sums.end(item) - sums.first(item) <= REACH;
  if (between(mass, from, to) - inside < LEAST_BETWEEN || !items.every(isSmall)) return false;
  return new Set(items.map((item) => blocks[sums.end(item) - 1]?.text)).size === items.length;
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

/** Whether each item begins with a line that ends in a year, all of them different. */
function isChronicle({ blocks, sums }: Sight, items: Element[]): boolean {
  const lines = items.map((item) => blocks[sums.first(item)]?.text ?? '');
  return new Set(lines).size === items.length && lines.every((line) => YEAR.test(line));
}

/** Whether each item between likely text begins with its number and ends in a sentence: steps of a way to do something. */
function isCounted({ blocks, lengths, mass, sums }: Sight, items: Element[], from: number, to: number): boolean {
  if (mass[from] === 0 || between(mass, to, blocks.length) === 0) return false;
  const endOf = (item: Element) => lengths[sums.end(item) - 1] as number;
  return items.every((item, i) => blocks[sums.first(item)]?.text === `${i + 1}` && endOf(item) >= LEAST_PROSE);
}

/** Whether items hold the same elements, one after the other: dates with what happened, the entries of a live blog. */
function isOfOneMake(items: Element[]): boolean {
  const makeOf = ({ children }: Element) => children.map((child) => (isTag(child) ? child.name : '')).join('');
  return items.every((item) => makeOf(item) !== '' && makeOf(item) === makeOf(items[0] as Element));
}

/** Whether a block that the model did not keep is prose of a kind that it does not judge well. */
function mayBeText(sight: Sight, i: number): boolean {
  const { element, linkChars, text } = sight.blocks[i] as Block;
  if (!isWavering(sight, i, LEAST_OF_TEXT) || SURELY_JUDGED.test(element.name)) return false;
  return linkChars * 3 < text.length && !COPYRIGHT.test(text);
}

function isWavering({ dropped, lengths, scores }: Sight, i: number, bar: number): boolean {
  const score = scores[i] as number;
  return dropped[i] === undefined && score < LIKELY && score >= bar && (lengths[i] as number) >= LEAST_PROSE;
}

/** Larger parts are judged block by block; parts that hold so much of the likely text are the article, and need less. */
const [MOST_WHOLE_BLOCKS, MOST_IN_ITEM, LEAST_MEAN] = [120, 5, 0.5];
const [MOST_OF_TEXT, LEAST_MEAN_OF_TEXT, LEAST_OF_TEXT] = [0.7, 0.35, 0.08];
/** Above `SURE` the model does not waver; longer notes are judged one by one; characters of the text between the items of a set. */
const [SURE, LEAST_PROSE, MOST_NOTES, LEAST_BETWEEN] = [0.9, 40, 0.25, 400];
/** Of sets; less where a set is all of the text. */
const [LEAST_IN_SET, LEAST_SCORE, LEAST_ALIKE, WHOLE_TEXT] = [0.35, 0.42, 0.15, 0.95];
/** The model judges paragraphs and code well by themselves: keeping those cost as much as it gave; a note of rights stands in such boxes. */
const [SURELY_JUDGED, COPYRIGHT] = [/^(?:p|pre)$/, /^\W*(?:copyright|©|\(c\))/i];
const YEAR = /^.{0,20}\b(?:1[5-9]|20)\d\d\W{0,2}$/;

/** The innermost table, without running text, among kept text. */
function isDataTable(sight: Sight, table: Element, from: number, to: number): boolean {
  if (to - from < LEAST_CELLS || sight.holdsHeadline(table)) return false;
  const cells = sight.blocks.slice(from, to);
  const isCell = ({ element, index, text }: Block) =>
    text.length <= LONGEST_CELL && sight.dropped[index] === undefined && closest(element, 'table') === table;
  return cells.every(isCell) && isLinkPoor(sight, from, to) && isBesideText(sight, from, to) && !isLayout(cells);
}

/** A list most of which is kept, or of notes, however few. */
function isWholeList(sight: Sight, list: Element, from: number, to: number): boolean {
  if (!isLinkPoor(sight, from, to)) return false;
  for (let i = from; i < to; i += 1) if (sight.dropped[i] !== undefined) return false;
  const mean = sight.meanScore(from, to);
  if (mean >= LIST_MEAN && to - from >= LEAST_ITEMS) return true;
  return mean >= LEAST_OF_TEXT && sight.charsOf(list) <= MOST_NOTES * sight.likelyChars() && holdsNotes(list);
}

/** Tells whether each item leads back to its place in the text. */
function holdsNotes({ children }: Element): boolean {
  const items = children.filter((child) => isTag(child) && child.name === 'li') as Element[];
  const leadsBack = (link: Element | undefined) =>
    link?.attribs.href?.startsWith('#') === true && !/\p{L}/u.test(visibleText(link));
  return items.length > 0 && items.every((item) => leadsBack(lastLink([item])));
}

const isBesideText = (sight: Sight, from: number, to: number): boolean =>
  [1, REACH].some((away) => isLikely(sight, from - away) || isLikely(sight, to + away - 1));

function isLikely({ scores, dropped }: Sight, i: number): boolean {
  return dropped[i] === undefined && (scores[i] ?? 0) >= LIKELY;
}
