/** Questions to the index. */
import type { CaptureFacts } from '../facts.ts';
import { type Filter, matchesFilter } from '../filter.ts';
import type { Database, Value } from './database.ts';
import type { Spelling, Term } from './query.ts';

/** Words that no text has: they mark a German text, and part the texts of one capture so that no phrase reaches over. */
export const GERMAN = '\ue000de';
export const BORDER = '\ue001';

export interface IndexedCapture extends CaptureFacts {
  /** Path of the folder, as seen from the library's top. */
  folder: string;
  main: string;
  stamp: string;
}

/** Newest first. */
export function* findInIndex(
  index: Database,
  { terms = [], ...filter }: Filter & { terms?: Term[] },
): Generator<IndexedCapture> {
  const { where, values } = conditions(terms, filter);
  // The numbers come as one text: a hundred thousand rows of one number each take the engine for WebAssembly seconds.
  const ordered = `SELECT id FROM capture WHERE ${where} ORDER BY day DESC, main`;
  const [found] = index.all(`SELECT group_concat(id) AS ids FROM (${ordered})`, values);
  const ids = String(found?.ids ?? '')
    .split(',')
    .filter(Boolean);
  for (let from = 0, size = FIRST_ROWS; from < ids.length; from += size, size = MOST_ROWS) {
    for (const capture of capturesOf(index, ids.slice(from, from + size))) {
      if (matchesFilter(capture, filter)) yield capture;
    }
  }
}

/** Rows that are taken out of the index at once: few at first, since most searches end after the first screen. */
const [FIRST_ROWS, MOST_ROWS] = [50, 1_000];

/** Rows of the index, in the order of `ids`. */
function capturesOf(index: Database, ids: string[]): IndexedCapture[] {
  const rows = index.all(
    `SELECT id, folder, main, stamp, day, site, host, title, authors FROM capture WHERE id IN (${ids.join(',')})`,
  );
  const byId = new Map(rows.map(({ id, ...row }) => [String(id), row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...row, authors: JSON.parse(String(row.authors)) } as unknown as IndexedCapture] : [];
  });
}

/** Days are asked of the index; site and author, whose letters are compared otherwise, of the rows that it gives. */
function conditions(terms: Term[], { since, until }: Filter): { where: string; values: Value[] } {
  const conditions = ['1'];
  const values: Value[] = [];
  const add = (condition: string, value: Value) => {
    conditions.push(condition);
    values.push(value);
  };
  if (since !== undefined) add('day >= ?', since);
  if (until !== undefined) add("day <> '' AND day <= ?", until);
  for (const part of inParts(terms.filter(({ excluded }) => !excluded))) {
    // The sign `+` lets the captures be gone through in their order: to sort the hits of a word that all have takes twice as long.
    add('+id IN (SELECT rowid FROM word WHERE word MATCH ?)', part.map(expression).join(' AND '));
  }
  for (const part of inParts(terms.filter(({ excluded }) => excluded))) {
    add('id NOT IN (SELECT rowid FROM word WHERE word MATCH ?)', part.map(expression).join(' OR '));
  }
  return { where: conditions.join(' AND '), values };
}

/** FTS5 takes no expression that is nested deeper than 256. */
const PER_MATCH = 50;

function inParts(terms: Term[]): Term[][] {
  return Array.from({ length: Math.ceil(terms.length / PER_MATCH) }, (_, part) =>
    terms.slice(part * PER_MATCH, (part + 1) * PER_MATCH),
  );
}

/** The term in FTS5's syntax. Its words hold letters, marks and digits alone, so that quotes make strings of them. */
function expression({ spellings }: Term): string {
  return `(${spellings.map(phrase).join(' OR ')})`;
}

function phrase({ words, isBeginning, germanOnly }: Spelling): string {
  const text = `"${words.join(' ')}"${isBeginning ? '*' : ''}`;
  return germanOnly ? `(${text} AND "${GERMAN}")` : text;
}
