/** Tables of GitHub Flavored Markdown: a header row, one line a row, line breaks as `<br>`. */
import { cellsOf, childElements, type DomNode, elementNode, replaceBy, rowsOf, textNode } from './dom.ts';
import { escapeInline } from './escape.ts';

/** Largest number of columns: a table that a person reads has fewer. */
const MAX_COLUMNS = 200;

/** Rules for turndown, which converts cells before their table. */
export const tableRules = {
  cell: {
    filter: ['td', 'th'],
    replacement(content: string, node: DomNode): string {
      node.cellMarkdown = content
        .trim()
        .replace(/(?<!\s)\s*\n\s*/g, '<br>')
        .replace(/\|/g, '\\|');
      return '';
    },
  },
  row: { filter: ['tr', 'thead', 'tbody', 'tfoot'], replacement: () => '' },
  table: { filter: ['table'], replacement: (_content: string, node: DomNode) => `\n\n${tableMarkdown(node)}\n\n` },
};

function tableMarkdown(table: DomNode): string {
  const rows = rowsOf(table);
  const cells = gridOf(rows);
  const columns = Math.min(
    MAX_COLUMNS,
    cells.reduce((most, row) => Math.max(most, row.length), 0),
  );
  if (columns === 0) return '';
  // A table without a header row gets an empty one, as GFM knows no other.
  const header = rows[0] && isHeader(rows[0]) ? (cells.shift() as string[]) : [];
  const padded = Array.from({ length: columns }, (_, column) => header[column] ?? '');
  const full = cells.map((row) => padded.map((_, column) => row[column] ?? ''));
  return [line(padded), line(padded.map(() => '---')), ...full.map(line)].join('\n');
}

/** The cells of each row by column; what a cell spans beyond its first place is empty. */
function gridOf(rows: DomNode[]): string[][] {
  /** The number of rows for which each column is spanned from above. */
  const spanned: number[] = [];
  return rows.map((row) => {
    const line: string[] = [];
    const fillSpanned = () => {
      for (; (spanned[line.length] ?? 0) > 0; line.push('')) spanned[line.length] = (spanned[line.length] as number) - 1;
    };
    for (const cell of cellsOf(row)) {
      fillSpanned();
      const columns = spanOf(cell, 'colspan', MOST_SPANNED);
      const below = spanOf(cell, 'rowspan', rows.length) - 1;
      for (let i = 0; i < columns && line.length < MAX_COLUMNS; i += 1) {
        spanned[line.length] = below;
        line.push(i === 0 ? (cell.cellMarkdown ?? '') : '');
      }
    }
    fillSpanned();
    return line;
  });
}

const MOST_SPANNED = 21;

/** A span of 0 goes to the end. */
function spanOf(cell: DomNode, name: string, most: number): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return span === 0 ? most : Number.isSafeInteger(span) ? Math.min(Math.max(span, 1), most) : 1;
}

/** The corner over headers of rows may be an empty cell of any kind. */
function isHeader(row: DomNode): boolean {
  if (row.parentNode?.nodeName === 'THEAD') return true;
  const cells = cellsOf(row);
  return cells.every((cell, at) => cell.nodeName === 'TH' || (at === 0 && cells.length > 1 && !cell.cellMarkdown));
}

function line(cells: string[]): string {
  return `| ${cells.slice(0, MAX_COLUMNS).join(' | ')} |`;
}

// A row of Markdown has one line for all that its cells hold.

/** The items of a cell's list, parted by semicolons. */
export function joinItems(cell: DomNode): void {
  for (const name of ['UL', 'OL']) {
    // Inner lists go on in the line of the outer one.
    for (const list of [...cell.getElementsByTagName(name)].reverse()) replaceBy(list, lineOfItems(list));
  }
}

function lineOfItems(list: DomNode): DomNode {
  const isInner = list.parentNode?.nodeName === 'LI';
  const line = elementNode(isInner ? 'SPAN' : 'P');
  if (isInner) line.appendChild(textNode('; '));
  for (const item of childElements(list)) {
    if (line.firstChild && line.textContent !== '; ') line.appendChild(textNode('; '));
    while (item.firstChild) line.appendChild(item.firstChild);
  }
  return line;
}

/** A fence cannot stand in a cell: each line is a span of code. */
export function codeLines(text: string): DomNode {
  const holder = elementNode('DIV');
  for (const line of text.split('\n').map((each) => each.replace(/\s+/g, ' ').trim())) {
    if (line === '') continue;
    if (holder.firstChild) holder.appendChild(elementNode('BR'));
    // A row has no way to say a bar in code that all readers read alike.
    const code = line.includes('|') ? textNode(escapeInline(line)) : elementNode('CODE');
    if (code.nodeName === 'CODE') code.appendChild(textNode(line));
    holder.appendChild(code);
  }
  return holder;
}
