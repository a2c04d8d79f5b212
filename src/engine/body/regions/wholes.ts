/** Tables and lists inside the core that stay whole: their cells and items are too short to be judged alone. */
import { closest, contains, type Element } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
import { kindOf, type LikeGroup } from './like-groups.ts';
import { LIKELY, type Sight } from './sight.ts';

const LONGEST_CELL = 300;
const LEAST_CELLS = 4;
const MOST_LINKS = 1 / 3;
const LEAST_ITEMS = 3;
const LIST_MEAN = 0.6;
/** Neighbours that must be text. */
const REACH = 2;

/** The blocks of whole regions with the score that they get. */
export function* findWholes(sight: Sight): Generator<[number, number]> {
  const { blocks, core } = sight;
  const seen = new Set<Element>();
  for (const { element } of blocks) {
    for (const name of ['table', 'ul', 'ol', 'dl']) {
      const whole = closest(element, name);
      if (!whole || seen.has(whole) || !contains(core, whole) || whole === core) continue;
      seen.add(whole);
      const [from, to] = sight.range(whole);
      if (name === 'table' ? isDataTable(sight, whole, from, to) : isWholeList(sight, from, to))
        for (let i = from; i < to; i += 1) yield [i, Math.max(sight.scores[i] as number, WHOLE)];
    }
  }
  yield* wholeGroups(sight);
}

const WHOLE = 0.7;

/** Parts of one kind inside the core, questions with their answers, panels, rows of a page builder: most are kept, so all are. */
function* wholeGroups(sight: Sight): Generator<[number, number]> {
  for (const group of sight.groups()) {
    const { name } = group.items[0] as Element;
    if (name === 'tr' || name === 'li' || !contains(sight.core, group.parent)) continue;
    const [from] = sight.range(group.items[0] as Element);
    const [, to] = sight.range(group.items.at(-1) as Element);
    if (to - from <= MOST_BLOCKS && isLinkPoor(sight, from, to)) yield* wavering(sight, group, from, to);
  }
}

/** The paragraphs of the group that the model was not sure enough of. */
function* wavering(sight: Sight, { items }: LikeGroup, from: number, to: number): Generator<[number, number]> {
  const { blocks, dropped, lengths, scores } = sight;
  const isText = between(sight.mass, from, to) >= MOST_OF_TEXT * sight.likelyChars();
  const mean = sight.meanScore(from, to);
  if (mean < (isText ? LEAST_MEAN_OF_TEXT : LEAST_MEAN) || mean > SURE) return;
  if (!isText && to - from > items.length * MOST_IN_ITEM) return;
  const kept = keptByKind(sight, from, to);
  for (let i = from; i < to; i += 1) {
    const { element, linkChars, text } = blocks[i] as Block;
    const score = scores[i] as number;
    if (dropped[i] !== undefined || score >= LIKELY || score < LEAST_OF_TEXT || SURELY_JUDGED.test(element.name)) continue;
    if ((lengths[i] as number) < LEAST_PROSE || linkChars * 3 >= text.length || COPYRIGHT.test(text)) continue;
    if (isText || (score >= LEAST_SCORE && (kept.get(kindOf(element)) ?? 0) > 0)) yield [i, LIKELY];
  }
}

/** By how many more blocks of a kind are kept than not. */
function keptByKind({ blocks, dropped, scores }: Sight, from: number, to: number): Map<string, number> {
  const kept = new Map<string, number>();
  for (let i = from; i < to; i += 1) {
    const kind = kindOf((blocks[i] as Block).element);
    const isKept = dropped[i] === undefined && (scores[i] as number) >= LIKELY;
    kept.set(kind, (kept.get(kind) ?? 0) + (isKept ? 1 : -1));
  }
  return kept;
}

const MOST_BLOCKS = 120;
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
/** Whose the text is stands in like boxes too. */
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

function isLinkPoor({ chars, linkChars }: Sight, from: number, to: number): boolean {
  return between(linkChars, from, to) <= MOST_LINKS * between(chars, from, to);
}

function isBesideText({ scores, dropped }: Sight, from: number, to: number): boolean {
  const isText = (i: number) => dropped[i] === undefined && (scores[i] ?? 0) >= LIKELY;
  for (let away = 1; away <= REACH; away += 1) if (isText(from - away) || isText(to + away - 1)) return true;
  return false;
}
