/** A table of data among kept text stays whole, with its caption. */
import { ancestors, closest, type Element, isTag } from '../../page/tree.ts';
import type { Decision } from '../decide.ts';
import { linkShareOf, meanScore, type PageBlocks } from './page.ts';

const MOST_LINKS = 0.8;
const LONGEST_CELL = 2_000;
/** The model is sure below it. */
const LEAST_SCORE = 0.03;

export function keepTables(page: PageBlocks): void {
  const units = page.units((element) => closest(element, 'table'));
  for (const [table, parts] of units) {
    if (!isData(table, parts)) continue;
    if (parts.every(({ kept }) => kept)) {
      page.keep(captionOf(page, table), 'table');
      continue;
    }
    if (linkShareOf(parts) > MOST_LINKS || meanScore(parts) < LEAST_SCORE || !page.isAmongText(table, parts)) continue;
    page.keep([...parts, ...captionOf(page, table)], 'table');
  }
}

/** Rows of two cells at least, with header cells or of one length, or of one below a header; no table in them or around. */
function isData(table: Element, parts: Decision[]): boolean {
  if ([...ancestors(table)].some(({ name }) => name === 'table')) return false;
  if (parts.some(({ block }) => block.text.length > LONGEST_CELL)) return false;
  const rows = rowsIn(table);
  const cells = rows.map((row) => row.children.filter((child): child is Element => isTag(child) && CELL.test(child.name)));
  const headers = cells.flat().filter(({ name }) => name === 'th').length;
  const widths = new Set(cells.map(({ length }) => length));
  if (rows.length > 2 && headers > 0 && headers < rows.length && widths.size === 1 && widths.has(1)) return true;
  return rows.length > 1 && Math.max(...widths) > 1 && (headers > 1 || (widths.size === 1 && rows.length > 2));
}

const CELL = /^t[dh]$/;

function rowsIn(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (!isTag(child)) return [];
    if (child.name === 'tr') return [child];
    return child.children.filter((row): row is Element => isTag(row) && row.name === 'tr');
  });
}

/** `<figure><table>…</table><figcaption>…</figcaption></figure>` */
function captionOf(page: PageBlocks, table: Element): Decision[] {
  const figure = closest(table, 'figure');
  return figure ? page.inside(figure) : [];
}
