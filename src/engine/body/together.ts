/**
 * Blocks that belong together stay or go together. Blocks are decided one by one; here the structures of the page have their say:
 * a list, a table or a quote among kept text is kept whole, its label and its attribution with it, and a heading goes with the
 * text that was left out.
 */
import type { Decision } from './decide.ts';
import { keepCode } from './together/code.ts';
import { keepFolded } from './together/folded.ts';
import { dropHeadings, keepHeadings } from './together/headings.ts';
import { dropHidden } from './together/hidden.ts';
import { keepLabels } from './together/labels.ts';
import { keepLists } from './together/lists.ts';
import { keepNotes } from './together/notes.ts';
import { PageBlocks } from './together/page.ts';
import { dropPullQuotes, keepQuotes } from './together/quotes.ts';
import { keepTables } from './together/tables.ts';

/** Larger structures first; headings when all else is settled. */
const STEPS: { name: string; apply(page: PageBlocks): void }[] = [
  { name: 'hidden', apply: dropHidden },
  { name: 'tables', apply: keepTables },
  { name: 'code', apply: keepCode },
  { name: 'quotes', apply: keepQuotes },
  { name: 'pull quotes', apply: dropPullQuotes },
  { name: 'lists', apply: keepLists },
  { name: 'folded', apply: keepFolded },
  { name: 'labels', apply: keepLabels },
  { name: 'notes', apply: keepNotes },
  { name: 'headings', apply: keepHeadings },
  { name: 'headings of what is gone', apply: dropHeadings },
];

/** Changes the decisions. */
export function keepTogether(decisions: Decision[]): Decision[] {
  const page = new PageBlocks(decisions);
  if (page.first >= 0) for (const { apply } of STEPS) apply(page);
  return decisions;
}
