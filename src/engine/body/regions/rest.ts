/** Scores what is left of a page once much of it was dropped, as if there had been no more. */
import { PARAGRAPH, type PageClues, type Sight } from './sight.ts';

/** The scores stand where less than this share of the likely text went. */
const MUCH = 0.08;
/** And less of others, likely or not: a long thread changes what the model sees of the text above it. */
const MUCH_OF_OTHERS = 0.5;

/** New scores tell of paragraphs alone where the likely text is as long as before: what tells of short lines and links is less. */
export function scoreAgain(sight: Sight, { blocks, score }: PageClues): void {
  const likely = sight.likelyChars();
  const isLess = sight.lost > MUCH * likely;
  if (!isLess && sight.foreign <= MUCH_OF_OTHERS * likely) return;
  const rest = blocks.filter((_, i) => sight.dropped[i] === undefined);
  const scores = score(rest.map((block, index) => ({ ...block, index })));
  for (const [i, { index, links }] of rest.entries()) {
    const isTold = isLess || (links === 0 && (sight.lengths[index] as number) >= PARAGRAPH);
    sight.scores[index] = Math.max(scores[i] as number, isTold ? 0 : (sight.scores[index] as number));
  }
  sight.changed();
}
