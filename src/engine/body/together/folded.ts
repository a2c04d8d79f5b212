/** Text that a page folds is the article's where it stands in the text: details, accordions, tabs, with their labels. */
import { foldOf } from '../apart.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

const MOST_LINKS = 0.5;
const LONGEST = 6_000;
/** The model is sure below it. */
const LEAST_SCORE = 0.2;

export function keepFolded(page: PageBlocks): void {
  for (const [box, parts] of page.units(foldOf)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST || linkShareOf(parts) > MOST_LINKS) continue;
    if (meanScore(parts) >= LEAST_SCORE && page.isAmongText(box, parts)) page.keep(parts, 'folded');
  }
}
