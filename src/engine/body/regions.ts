/**
 * Decides regions of the page as one: hidden text, dialogs, second articles, threads of comments, cards and boxes outside the core
 * go whole, tables and lists inside it stay whole. What is safe is told by the place more than by the shape: the core is found
 * again after each step.
 */
import { findBoxes } from './regions/boxes.ts';
import { findCards } from './regions/cards.ts';
import { findHiddenText } from './regions/hidden-text.ts';
import { findNotices } from './regions/notices.ts';
import { findSecondArticles } from './regions/second-articles.ts';
import { LIKELY, type PageClues, Sight } from './regions/sight.ts';
import { findThreads } from './regions/threads.ts';
import { findWholes } from './regions/wholes.ts';

export interface Regions {
  /** The reason why each block was dropped, if it was. */
  dropped: (string | undefined)[];
  /** The score that each block stands with, those of whole regions settled. */
  scores: Float32Array;
}

type Step = (sight: Sight) => Iterable<[from: number, to: number, reason: string]>;

/** The next article first: while it stands, the core may be the parent of both. */
const DROPS: Step[] = [findSecondArticles, findThreads, findBoxes, findCards, findNotices];

/** The scores of the rest stand where less than this share of the likely text went. */
const SCORED_AGAIN = 0.08;

export function settleRegions(clues: PageClues): Regions {
  const { blocks } = clues;
  const sight = new Sight(clues, clues.score(blocks));
  drop(sight, findHiddenText);
  let lost = 0;
  for (const step of DROPS) lost += drop(sight, step);
  if (lost > SCORED_AGAIN * sight.likelyChars()) scoreAgain(sight, clues);
  for (const [i, score] of findWholes(sight)) sight.scores[i] = score;
  return { dropped: sight.dropped, scores: sight.scores };
}

/** Gives the likely characters that went. */
function drop(sight: Sight, step: Step): number {
  let lost = 0;
  for (const [from, to, reason] of step(sight)) {
    for (let i = from; i < to; i += 1) {
      if (sight.dropped[i] !== undefined) continue;
      if ((sight.scores[i] as number) >= LIKELY) lost += sight.lengths[i] as number;
      sight.dropped[i] = reason;
    }
    sight.changed();
  }
  return lost;
}

function scoreAgain(sight: Sight, { blocks, score }: PageClues): void {
  const rest = blocks.filter((_, i) => sight.dropped[i] === undefined);
  const scores = score(rest.map((block, index) => ({ ...block, index })));
  rest.forEach(({ index }, i) => {
    sight.scores[index] = scores[i] as number;
  });
  sight.changed();
}
