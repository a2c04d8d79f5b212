/** Lists of sources as tables: CSV with a header that has a column `url`, and JSONL. Told from plain lists by their first line. */
import { Readable } from 'node:stream';
import type { ListedFacts } from '../types.ts';
import { decoded, readLines } from './work-list.ts';

/** A source of a list, with what else its row says. */
export interface ListRow extends ListedFacts {
  source: string;
  /** The row's name for messages: `line 3`, or `row 3` of a table whose cells may hold line ends. */
  place: string;
}

/** Longest line of a plain list, and longest row of a table, in characters. */
const LONGEST_LINE = 64 * 1024;
const LONGEST_ROW = 1024 * 1024;

/** The rows of a list of any of the three forms, streamed; blank lines and lines that begin with `#` are left out. */
export async function* readRows(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<ListRow> {
  const texts = decoded(stream);
  const start = await startOf(texts);
  const first = start.split(/[\r\n]+/).find(isData) ?? '';
  const separator = separatorOf(first);
  if (separator !== undefined) yield* csvRows(joined(start.slice(start.indexOf(first)), texts), separator);
  else if (first.trimStart().startsWith('{')) yield* jsonRows(joined(start, texts));
  else {
    for await (const { text, line } of readLines(joined(start, texts), LONGEST_LINE))
      if (isData(text)) yield { source: text.trim(), place: `line ${line}` };
  }
}

function isData(line: string): boolean {
  return line.trim() !== '' && !line.trimStart().startsWith('#');
}

/** The text up to the end of its first line with data. */
async function startOf(texts: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (
    start.length < LONGEST_ROW &&
    !start
      .split(/[\r\n]/)
      .slice(0, -1)
      .some(isData)
  ) {
    const { done, value } = await texts.next();
    if (done) break;
    start += value;
  }
  return start;
}

async function* joined(start: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* texts;
}

/** The character between the cells of a header that has a column `url`; spreadsheets of many languages write semicolons. */
function separatorOf(header: string): string | undefined {
  return [',', ';', '\t'].find((separator) => {
    const cells = header.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return cells.some(isAddressColumn) && !cells.some((cell) => /^[{]|^https?:/i.test(cell));
  });
}

function isAddressColumn(name: string): boolean {
  return name.trim().toLowerCase() === 'url';
}

async function* csvRows(texts: AsyncGenerator<string>, separator: string): AsyncGenerator<ListRow> {
  const { default: csv } = await import('csv-parser');
  const mapHeaders = ({ header }: { header: string }) => header.trim() || null;
  const rows = Readable.from(withPlainEnds(texts)).pipe(
    csv({ separator, mapHeaders, maxRowBytes: 4 * LONGEST_ROW, skipComments: true }),
  );
  let row = 1;
  for await (const cells of rows as AsyncIterable<Record<string, string>>) {
    row += 1;
    // Cells without a heading have names of the reader's own.
    const named = Object.entries(cells).filter(([name, cell]) => cell !== '' && !/^_\d+$/.test(name));
    if (named.length > 0) yield { ...rowOf(named), place: `row ${row}` };
  }
}

/** Line feeds alone: the reader takes a line end that comes in two pieces for two. */
async function* withPlainEnds(texts: AsyncGenerator<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of texts) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

async function* jsonRows(texts: AsyncGenerator<string>): AsyncGenerator<ListRow> {
  for await (const { text, line } of readLines(texts, LONGEST_ROW)) {
    if (!isData(text)) continue;
    const fields = fieldsOf(text);
    // A line that names no address is told as one that holds none.
    yield { ...(fields ? rowOf(Object.entries(fields)) : { source: text.trim() }), place: `line ${line}` };
  }
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function rowOf(fields: [string, unknown][]): Omit<ListRow, 'place'> {
  const url = fields.find(([name]) => isAddressColumn(name))?.[1];
  const id = fields.find(([name]) => name === 'id')?.[1];
  const isId = typeof id === 'string' || typeof id === 'number';
  const others = fields.filter(([name]) => !isAddressColumn(name) && !(isId && name === 'id'));
  return {
    source: typeof url === 'string' ? url.trim() : '',
    ...(isId && { id }),
    ...(others.length > 0 && { columns: Object.fromEntries(others) }),
  };
}
