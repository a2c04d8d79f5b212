/** Text that a page folds is the article's where it stands in the text: details, accordions, tabs, with their labels. */
import { type Element, isTag } from '../../page/tree.ts';
import { foldOf } from '../apart.ts';
import { kindOf } from '../regions/like-groups.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

const MOST_LINKS = 0.5;
const LONGEST = 6_000;
/** The model is sure below it. */
const LEAST_SCORE = 0.2;

export function keepFolded(page: PageBlocks): void {
  for (const [box, parts] of page.units(foldOf)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST || linkShareOf(parts) > MOST_LINKS) continue;
    const isText = page.isAmongText(box, parts) || followsKept(page, box);
    if (meanScore(parts) >= LEAST_SCORE && isText) page.keep(parts, 'folded');
  }
}

/** Tells whether the fold stands right behind one of its kind that is kept: the last tab of a text. */
function followsKept(page: PageBlocks, box: Element): boolean {
  let before = box.prev;
  while (before && !isTag(before)) before = before.prev;
  if (!before || kindOf(before) !== kindOf(box)) return false;
  const parts = page.inside(before);
  return charsOf(parts.filter(({ kept }) => kept)) * 2 > charsOf(parts);
}
