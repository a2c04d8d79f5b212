/** Code among kept text is the text's: its lines are short and read like none of an article. */
import { closest, type Element } from '../../page/tree.ts';
import { charsOf, meanScore, type PageBlocks } from './page.ts';

/** The model is sure below it. */
const LEAST_SCORE = 0.1;
/** A longer listing is decided by what it says. In characters. */
const LONGEST = 1_500;

export function keepCode(page: PageBlocks): void {
  for (const [code, parts] of page.units(codeOf))
    if (charsOf(parts) <= LONGEST && meanScore(parts) >= LEAST_SCORE && page.isAmongText(code, parts))
      page.keep(parts, 'code');
}

function codeOf(element: Element): Element | undefined {
  return closest(element, 'pre');
}
