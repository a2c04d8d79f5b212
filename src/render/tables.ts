/** Tables of GitHub Flavored Markdown: a header row, one line a row, line breaks as `<br>`. */
import { cellsOf, type DomNode, rowsOf } from './dom.ts';

/** More columns than any table that a person reads. */
const MAX_COLUMNS = 200;

/** Rules for turndown, which converts cells before their table. */
export const tableRules = {
  cell: {
    filter: ['td', 'th'],
    replacement(content: string, node: DomNode): string {
      node.cellMarkdown = content.trim().replace(/\n+/g, '<br>').replace(/\|/g, '\\|');
      return '';
    },
  },
  row: { filter: ['tr', 'thead', 'tbody', 'tfoot'], replacement: () => '' },
  table: { filter: ['table'], replacement: (_content: string, node: DomNode) => `\n\n${tableMarkdown(node)}\n\n` },
};

function tableMarkdown(table: DomNode): string {
  const rows = rowsOf(table);
  const cells = rows.map(rowCells);
  const columns = Math.min(
    MAX_COLUMNS,
    cells.reduce((most, row) => Math.max(most, row.length), 0),
  );
  if (columns === 0) return '';
  // A table without a header row gets an empty one, as GFM knows no other.
  const header = rows[0] && isHeader(rows[0]) ? (cells.shift() as string[]) : [];
  const padded = Array.from({ length: columns }, (_, column) => header[column] ?? '');
  return [line(padded), line(padded.map(() => '---')), ...cells.map(line)].join('\n');
}

/** A row's cells; one that spans columns is followed by empty ones. */
function rowCells(row: DomNode): string[] {
  return cellsOf(row).flatMap((cell) => {
    const span = Number.parseInt(cell.getAttribute('colspan') ?? '1', 10);
    const empty = Number.isSafeInteger(span) ? Math.min(Math.max(span - 1, 0), 20) : 0;
    return [cell.cellMarkdown ?? '', ...Array<string>(empty).fill('')];
  });
}

function isHeader(row: DomNode): boolean {
  return row.parentNode?.nodeName === 'THEAD' || cellsOf(row).every((cell) => cell.nodeName === 'TH');
}

function line(cells: string[]): string {
  return `| ${cells.slice(0, MAX_COLUMNS).join(' | ')} |`;
}
