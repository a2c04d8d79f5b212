/**
 * The element where running text is densest, scored as Readability scores its candidates (Arc90, 2009): each paragraph gives
 * points to the elements around it, fewer the further up, and links take their share away.
 */

import type { CharacterCounts } from '../page/characters.ts';
import { type Element, isTag, type PageTree } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import type { FactsOfElements } from './element-facts.ts';
import { between, type PageSums } from './page-sums.ts';

/** Shorter text earns no points, as in Readability. */
const MIN_LENGTH = 25;
/** The part that each level up gets of the points: one in so many. */
const SHARES = [1, 2, 6, 9, 12];
/** Points for the kind of element, as in Readability. */
const POINTS: Record<string, number> = {
  ...{ article: 8, main: 5, section: 3, div: 5, pre: 3, td: 3, blockquote: 3 },
  ...{ address: -3, ol: -3, ul: -3, dl: -3, dd: -3, dt: -3, li: -3, form: -3, th: -5 },
};
/** Readability gives 25 points for a class word that it knows; learned words differ in weight, between some -4 and 2. */
const CLASS_POINTS = 8;
/** Elements that count as paragraphs: their points go to the element around them. */
const PARAGRAPHS = new Set('p li h1 h2 h3 h4 h5 h6 dd dt td th figcaption a span'.split(' '));

export interface DensityMeasures {
  blocks: Block[];
  counts: CharacterCounts[];
  lengths: Float64Array;
  chars: Float64Array;
  linkChars: Float64Array;
  sums: PageSums;
  facts: FactsOfElements;
}

/** The body of the page when no paragraph earns points. */
export function densestElement(page: PageTree, measures: DensityMeasures): Element {
  const { blocks, chars, counts, facts, lengths, linkChars, sums } = measures;
  const points = new Float64Array(page.elements.length);
  const candidates: Element[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const { element, linkChars: linked, text } = blocks[i] as Block;
    const length = lengths[i] as number;
    if (length < MIN_LENGTH || linked * 2 > text.length) continue;
    const earned = 1 + (counts[i] as CharacterCounts).commas + Math.min(Math.floor(length / 100), 3);
    const own = PARAGRAPHS.has(element.name) ? (parentOf(element) ?? element) : element;
    for (let around: Element | undefined = own, level = 0; around && level < SHARES.length; level += 1) {
      const before = points[around.order] as number;
      if (before === 0) candidates.push(around);
      points[around.order] = before + earned / (SHARES[level] as number);
      around = around === page.body ? undefined : parentOf(around);
    }
  }
  let best = page.body;
  let most = 0;
  for (const element of candidates) {
    const from = sums.first(element);
    const to = sums.end(element);
    const earned = points[element.order] as number;
    const text = earned + (POINTS[element.name] ?? 0) + CLASS_POINTS * facts.of(element).classScore;
    const score = text * (1 - between(linkChars, from, to) / (between(chars, from, to) || 1));
    if (score > most) [best, most] = [element, score];
  }
  return best;
}

function parentOf({ parent }: Element): Element | undefined {
  return parent && isTag(parent) ? parent : undefined;
}
