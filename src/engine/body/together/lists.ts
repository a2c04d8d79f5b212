/** A list stays whole: of its items, many are too short to be judged alone. */
import { closest, type Element } from '../../page/tree.ts';
import type { Decision } from '../decide.ts';
import { charsOf, linkShareOf, meanScore, outermost, type PageBlocks } from './page.ts';

const LISTS = new Set(['ul', 'ol', 'dl']);
/** With a larger share of links a list leads to other pages. */
const MOST_LINKS = 0.4;
const MOST_LINKS_INTRODUCED = 0.9;
/** So much of a list that is kept in part brings the rest. */
const LEAST_KEPT = 0.5;
/** The model is sure below it. */
const LEAST_SCORE = 0.1;
/** A list that holds most of a page is its layout. */
const MOST_ITEMS = 60;
const ENDS_WITH_COLON = /[:：]\s*$/;

export function keepLists(page: PageBlocks): void {
  for (const [list, parts] of page.units(listOf)) {
    if (parts.every(({ kept }) => kept) || parts.length > MOST_ITEMS * 2) continue;
    const kept = parts.filter((part) => part.kept);
    const links = linkShareOf(parts);
    const isAmong = page.isAmongText(list, parts);
    const isIntroduced = isAmong && links < MOST_LINKS_INTRODUCED && introduces(page, parts);
    const isMostly = kept.length > 0 && charsOf(kept) >= LEAST_KEPT * charsOf(parts);
    const isLikely = meanScore(parts) >= LEAST_SCORE;
    if (isIntroduced || (links < MOST_LINKS && (isMostly || (isAmong && isLikely))))
      page.keep(
        parts.filter(({ block }) => !closest(block.element, 'figcaption')),
        'list',
      );
  }
}

function listOf(element: Element): Element | undefined {
  return outermost(element, LISTS);
}

/** A kept paragraph right before it ends in a colon. */
function introduces({ decisions }: PageBlocks, [first]: Decision[]): boolean {
  const before = decisions[(first as Decision).block.index - 1];
  return before?.kept === true && ENDS_WITH_COLON.test(before.block.text);
}
