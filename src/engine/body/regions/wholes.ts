/** Tables and lists inside the core that stay whole: their cells and items are too short to be judged alone. */
import { closest, contains, type Element } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
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
}

const WHOLE = 0.7;

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
