/** Other programs read an export: pandoc with citeproc, biber, Python's csv, DuckDB. Each check throws where they differ. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tearsheet } from '../../helpers/program.ts';

/** A record as `export --to jsonl` gives it. */
export type Row = Record<string, unknown> & { path: string; title?: string; authors: string[] };

/** Runs a program in the folder of the export; its standard output. */
const run = (cwd: string, program: string, args: string[], input = ''): string =>
  execFileSync(program, args, { cwd, input, maxBuffer: 1 << 28 }).toString();

/** Exports a folder of captures to a file; gives the records that it holds, in order. */
export async function exportTo(cwd: string, folder: string, format: string, name: string): Promise<Row[]> {
  const { stdout } = await tearsheet(['export', folder, '--to', 'jsonl'], { cwd });
  await tearsheet(['export', folder, '--to', format, '-o', name], { cwd });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The words as the exports print them: one line, no signs that steer, no half of a pair. */
const oneLine = (text: unknown) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a page may hold
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

/** pandoc prints one reference a record, and none acts; gives the plain text, with `body` before it. */
export function pandocCites(cwd: string, name: string, count: number, body = ''): string {
  const input = `${body}\n\n---\nnocite: "@*"\n---\n`;
  const plain = run(cwd, 'pandoc', ['--citeproc', `--bibliography=${name}`, '-t', 'plain', '--wrap=none'], input);
  assert.equal(plain.trim().split('\n\n').length, count + (body ? 1 : 0));
  const html = run(cwd, 'pandoc', ['--citeproc', `--bibliography=${name}`, '-t', 'html'], input);
  assert.doesNotMatch(html, /<script|<img|<b>|<sup>|href="javascript/i);
  return plain;
}

/** biber takes every entry without a warning, and pandoc reads each title; gives pandoc's items by key. */
export function bibtexIsRead(cwd: string, name: string, records: Row[]): Map<string, Record<string, unknown>> {
  const told = run(cwd, 'biber', ['--tool', '--output-file=out.bib', name]);
  assert.doesNotMatch(told, /WARN|ERROR/);
  assert.equal(readFileSync(join(cwd, 'out.bib'), 'utf8').match(/^@ARTICLE/gim)?.length, records.length);
  const items: { id: string }[] = JSON.parse(run(cwd, 'pandoc', ['-f', 'biblatex', '-t', 'csljson', name]));
  const keys = readFileSync(join(cwd, name), 'utf8').match(/(?<=^@article\{)[^,]+/gm) ?? [];
  const byKey = new Map<string, Record<string, unknown>>(items.map((item) => [item.id, item]));
  assert.equal(byKey.size, records.length);
  // pandoc sets straight quotes in its typography and knows no name for a single brace.
  const loose = (text: unknown) =>
    oneLine(text)
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/["'`“”‘’{}]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  for (const [index, { title }] of records.entries()) {
    if (title) assert.equal(loose(byKey.get(keys[index] as string)?.title), loose(title));
  }
  return byKey;
}

/** Python's csv finds each row, with path, title and authors. */
export function csvIsRead(cwd: string, name: string, records: Row[]): void {
  const script =
    'import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))))';
  const rows: Record<string, string>[] = JSON.parse(run(cwd, 'python3', ['-c', script, name]));
  assert.equal(rows.length, records.length);
  for (const [index, row] of rows.entries()) {
    const { title = '', path, authors } = records[index] as Row;
    const defused = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    assert.equal(row.path, path);
    assert.equal(row.title, defused(title).replace(/\p{Surrogate}/gu, '\ufffd'));
    assert.equal(row.authors, defused(authors.filter(Boolean).join('; ')));
    assert.ok(
      Object.values(row).every((cell) => typeof cell === 'string'),
      'no cell is too many or missing',
    );
  }
}

/** Asks DuckDB; `FILE` in the query stands for the Parquet file. */
export async function duckDb(cwd: string, name: string) {
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  return async (sql: string): Promise<Record<string, unknown>[]> =>
    (await duck.runAndReadAll(sql.replaceAll('FILE', `'${join(cwd, name)}'`))).getRowObjectsJson();
}

/** DuckDB finds each row, with path, title, authors and number of pictures; and the types of the columns. */
export async function parquetIsRead(cwd: string, name: string, records: Row[]): Promise<void> {
  const rows = await duckDb(cwd, name);
  const types = Object.fromEntries(
    (await rows('DESCRIBE SELECT * FROM FILE')).map((row) => [row.column_name, row.column_type]),
  );
  assert.equal(types.authors, 'VARCHAR[]');
  assert.match(String(types.images), /^STRUCT\(url VARCHAR, .*\)\[\]$/);
  assert.match(String(types.publishedAt), /^TIMESTAMP/);
  assert.equal(types.wordCount, 'INTEGER');
  const stored = await rows('SELECT path, title, authors, len(images) AS pictures FROM FILE');
  assert.equal(stored.length, records.length);
  for (const [index, { path, title, authors, pictures }] of stored.entries()) {
    const record = records[index] as Row;
    assert.equal(path, record.path);
    assert.equal(title ?? '', (record.title ?? '').replace(/\p{Surrogate}/gu, '\ufffd'));
    assert.deepEqual(
      authors,
      record.authors.map((author) => author.replace(/\p{Surrogate}/gu, '\ufffd')),
    );
    assert.equal(Number(pictures ?? 0), ((record.images ?? []) as unknown[]).length);
  }
}
