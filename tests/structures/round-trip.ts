/**
 * The article's tree and the HTML that a reader makes of its Markdown, in one form: a line for each block, with its quotes, its place
 * in lists, its text, and the marks and addresses of its letters. Forms that Markdown has not are written as `docs/markdown.md` says.
 */
import { type ChildNode, type Element, isTag, isText, parsePage } from '../../src/engine/page/page.ts';

interface Around {
  quotes: number;
  lists: number;
  marks: string;
  isCell: boolean;
}

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 div section figure figcaption dl dt dd li ul ol blockquote pre hr table tr'.split(' '),
);
const MARKS: Record<string, string> = {
  strong: 'b',
  b: 'b',
  em: 'i',
  i: 'i',
  cite: 'i',
  del: 's',
  s: 's',
  strike: 's',
  code: 'c',
  kbd: 'c',
  samp: 'c',
  tt: 'c',
};

/** Before the meaning of a term, which stands in the next line or the next paragraph, by what it is made of. */
const MEANING = '\\? ';

export function isSameLine(line: string, other = ''): boolean {
  const bare = (text: string) => text.replace(/^((?:> )*)\\\?? /, '$1');
  return line === other || (line.includes(MEANING) && bare(line) === bare(other));
}

/** Gives the lines of an HTML. */
export function linesOf(html: string): string[] {
  const writer = new Lines();
  const { body } = parsePage(`<!DOCTYPE html><body>${html}`, 'https://paper.example/');
  for (const child of body.children) writer.add(child, { quotes: 0, lists: 0, marks: '', isCell: false });
  writer.end();
  return writer.lines;
}

class Lines {
  lines: string[] = [];
  private text = '';
  private marked = '';
  private lastMarks = '';
  private prefix = '';

  add(node: ChildNode, around: Around): void {
    // Of a letter and its accent, pandoc makes one sign.
    if (isText(node)) this.write(node.data.normalize('NFC'), around);
    if (!isTag(node)) return;
    const { name } = node;
    if (name === 'br') this.lineBreak(around);
    else if (name === 'img')
      this.write(` ![${(node.attribs.alt ?? '').trim()}](${node.attribs.src}) `, { ...around, marks: '' });
    else if (name === 'hr') this.alone('***');
    else if (name === 'pre' && around.isCell)
      this.write(textIn(node).replaceAll('\n', ' '), { ...around, marks: joined(around.marks, 'c', '') });
    else if (name === 'pre')
      this.alone(
        `code ${textIn(node)
          .replace(/[ \t]+$/gm, '')
          .replace(/^\n+/, '')
          .trimEnd()}`,
      );
    else if (name === 'table') this.table(node, around);
    else if (name === 'ul' || name === 'ol') this.list(node, around);
    else if (name === 'li') this.list({ ...node, name: 'ul', attribs: {}, children: [node] } as Element, around);
    else if (BLOCKS.has(name)) this.block(node, around);
    else this.inline(node, around);
  }

  end(): void {
    const text = this.text.replace(/\s+/g, ' ').replaceAll(' ;', ';').trim();
    const letters = this.marked.replace(/\s+/g, ' ');
    if (text !== '') this.lines.push(`${this.prefix}${text}${letters === '' ? '' : ` {${letters}}`}`);
    this.text = '';
    this.marked = '';
    this.lastMarks = '';
    this.prefix = '';
  }

  private write(data: string, { quotes, marks }: Around): void {
    if (this.text.trim() === '' && data.trim() !== '' && this.prefix === '') this.prefix = '> '.repeat(quotes);
    this.text += data;
    // Signs at the edges of a mark stand in or outside of it, as readers need.
    for (const sign of data.match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (marks !== this.lastMarks) this.marked += `${this.lastMarks === '' ? '' : '/'}${marks}`;
      if (marks !== '') this.marked += `${marks === this.lastMarks ? '' : ':'}${sign}`;
      this.lastMarks = marks;
    }
  }

  private lineBreak({ quotes, isCell }: Around): void {
    // A heading is one line in Markdown.
    if (isCell || this.prefix.endsWith('# ')) this.text += ' ';
    else if (this.text.trim() !== '') {
      this.end();
      this.prefix = `${'> '.repeat(quotes)}\\ `;
    }
  }

  private alone(line: string): void {
    this.end();
    this.lines.push(line);
  }

  private inline(node: Element, around: Around): void {
    // Code has no marks in it.
    const mark = /^[a-z]*c/.test(around.marks) ? '' : MARKS[node.name];
    // GitHub makes links of bare addresses of mail.
    const href = node.name === 'a' && !/^mailto:/i.test(node.attribs.href ?? '') ? node.attribs.href : undefined;
    const link = href ? `(${decoded(href)})` : '';
    const marks = joined(around.marks, mark ?? '', link);
    for (const child of node.children) this.add(child, { ...around, marks });
  }

  private block(node: Element, around: Around): void {
    const { name } = node;
    // A block within a marked one begins with the mark; in a cell it is parted from what is before.
    this.part(around);
    const prefix = prefixOf(node, around.isCell);
    if (prefix !== '') this.prefix = `${'> '.repeat(around.quotes)}${prefix}`;
    const quotes = around.quotes + (name === 'blockquote' ? 1 : 0);
    const mark = name === 'dt' && !holdsBlocks(node) ? 'b' : name === 'figcaption' ? 'i' : '';
    const marks = joined(around.marks, mark, '');
    for (const child of node.children) {
      const isCredit = name === 'figcaption' && isTag(child) && child.name === 'cite' && this.text.trim() !== '';
      if (isCredit) this.write(` (${textIn(child)})`, { ...around, marks });
      else this.add(child, { ...around, quotes, marks });
    }
    if (around.isCell) this.text += ' ';
    else this.end();
  }

  private part({ isCell }: Around): void {
    if (isCell) this.text += ' ';
    else if (this.text.trim() !== '') this.end();
  }

  private list(node: Element, around: Around): void {
    const items = node.children.filter((child): child is Element => isTag(child) && child.name === 'li');
    const step = node.attribs.reversed === undefined ? 1 : -1;
    let number = Number(node.attribs.start ?? (step < 0 ? items.length : 1));
    if (!around.isCell) this.end();
    for (const child of node.children.filter(isTag)) {
      if (child.name !== 'li') {
        this.add(child, around);
        continue;
      }
      if (around.isCell) this.itemInCell(child, around, child === items[0]);
      if (around.isCell) continue;
      if (child.attribs.value) number = Number(child.attribs.value);
      this.item(child, around, node.name === 'ol' ? `${number}.` : '-');
      number += step;
    }
  }

  private itemInCell(item: Element, around: Around, isFirst: boolean): void {
    this.text += around.lists > 0 || !isFirst ? '; ' : ' ';
    for (const inner of item.children) this.add(inner, { ...around, lists: around.lists + 1 });
  }

  private item(item: Element, around: Around, sign: string): void {
    this.end();
    const marker = `${'> '.repeat(around.quotes)}${' '.repeat(around.lists)}${sign} `;
    this.prefix = marker;
    for (const inner of item.children) {
      // A paragraph alone in an item is the item's text.
      const isLoneParagraph = isTag(inner) && inner.name === 'p' && this.text.trim() === '' && this.prefix === marker;
      for (const each of isLoneParagraph ? inner.children : [inner]) this.add(each, { ...around, lists: around.lists + 1 });
    }
    this.end();
  }

  private table(node: Element, around: Around): void {
    if (around.isCell) {
      for (const row of rowsOf(node))
        for (const cell of cellsOf(row)) this.block({ ...cell, name: 'div' } as Element, around);
      return;
    }
    this.end();
    const caption = node.children.find((child): child is Element => isTag(child) && child.name === 'caption');
    if (caption) {
      const marks = joined(around.marks, holdsBlocks(caption) ? '' : 'b', '');
      for (const child of caption.children) this.add(child, { ...around, marks });
      this.end();
    }
    const spans: number[] = [];
    for (const row of rowsOf(node)) {
      const line = rowLine(row, spans);
      if (line !== '') this.lines.push(`${'> '.repeat(around.quotes)}| ${line}`);
    }
  }
}

/** The sign before the text of a heading, and of a term or a meaning that goes on with what is before. */
function prefixOf({ name, prev }: Element, isCell: boolean): string {
  if (/^h[1-6]$/.test(name)) return isCell ? '' : '# ';
  const goesOn = name === 'dd' ? prev !== null : name === 'dt' && isTerm(prev);
  return goesOn ? MEANING : '';
}

/** The texts of a row's cells, and behind them the marks of their letters. `spans`: rows that each column is still taken for. */
function rowLine(row: Element, spans: number[]): string {
  const cells: string[] = [];
  const marks: string[] = [];
  for (const cell of cellsOf(row)) {
    for (; (spans[cells.length] ?? 0) > 0; cells.push('')) spans[cells.length] = (spans[cells.length] as number) - 1;
    const { text, letters } = cellText(cell);
    const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
    for (let at = 0; at < wide; at += 1) {
      spans[cells.length] = high - 1;
      cells.push(at === 0 ? text : '');
    }
    if (letters) marks.push(letters);
  }
  const line = cells.join(' | ').replace(/[ |]+$/, '');
  return line === '' || marks.length === 0 ? line : `${line} ${marks.join(' ')}`;
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  return Math.min(Number(cell.attribs[name] ?? 1) || 1, 50);
}

function cellText(cell: Element): { text: string; letters: string } {
  const inner = new Lines();
  for (const child of cell.children) inner.add(child, { quotes: 0, lists: 0, marks: '', isCell: true });
  inner.end();
  const [text = '', letters = ''] = (inner.lines.join(' ') || '').split(/ (?=\{)/);
  return { text, letters };
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (!isTag(child)) return [];
    if (child.name === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => isTag(child) && /^t[dh]$/.test(child.name));
}

function isTerm(node: ChildNode | null): boolean {
  return node !== null && isTag(node) && node.name === 'dt';
}

function holdsBlocks(node: Element): boolean {
  return node.children.some((child) => isTag(child) && (BLOCKS.has(child.name) || holdsBlocks(child)));
}

function textIn(node: ChildNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  return node.name === 'br' ? '\n' : node.children.map(textIn).join('');
}

/** Marks in one order, each once. */
function joined(marks: string, mark: string, link: string): string {
  const at = marks.indexOf('(');
  const [letters, address] = at < 0 ? [marks, ''] : [marks.slice(0, at), marks.slice(at)];
  const all = [...new Set([...letters, ...mark])].sort().join('');
  return `${all}${link || address}`;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
