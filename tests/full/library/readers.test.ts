/** Exports in the programs that people read them with: pandoc with citeproc, biber, Python's csv, DuckDB. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { temporaryFolder } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { writeCapture } from '../../library/captures.ts';
import { writeNasty } from '../../library/nasty.ts';

/** A folder with forty nasty captures, exported; the records beside. */
async function exported(
  context: Parameters<typeof temporaryFolder>[0],
  format: string,
  name: string,
): Promise<{ cwd: string; records: Record<string, unknown>[] }> {
  const cwd = await temporaryFolder(context);
  writeNasty(join(cwd, 'nasty'));
  writeCapture(join(cwd, 'nasty/plain'), {
    title: 'The Bridge',
    authors: ['Jane Roe', 'Ludwig van Beethoven'],
    url: 'https://www.courier.example/bridge',
  });
  await tearsheet(['export', 'nasty', '--to', format, '-o', name], { cwd });
  const { stdout } = await tearsheet(['export', 'nasty', '--to', 'jsonl'], { cwd });
  return {
    cwd,
    records: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

const oneLine = (text: unknown) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a page may hold
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

test('pandoc cites from CSL-JSON: every capture, nothing as markup', async (context) => {
  const { cwd, records } = await exported(context, 'csl-json', 'refs.json');
  const input = 'As seen [@roe2020bridge].\n\n---\nnocite: "@*"\n---\n';
  const plain = execFileSync('pandoc', ['--citeproc', '--bibliography=refs.json', '-t', 'plain', '--wrap=none'], {
    cwd,
    input,
  }).toString();
  assert.match(plain, /^As seen \(Roe and van Beethoven 2020\)\./);
  assert.match(
    plain,
    /^Roe, Jane, and Ludwig van Beethoven\. 2020\. “The Bridge\.” The Courier, October 3, 2020\. .*https:\/\/www\.courier\.example\/bridge\.$/m,
  );
  assert.equal(plain.trim().split('\n\n').length, records.length + 1);
  const html = execFileSync('pandoc', ['--citeproc', '--bibliography=refs.json', '-t', 'html'], { cwd, input }).toString();
  assert.doesNotMatch(html, /<script|<img|<b>|<sup>|href="javascript/i);
});

test('biber and pandoc read BibTeX: every entry, its title and its names', async (context) => {
  const { cwd, records } = await exported(context, 'bibtex', 'refs.bib');
  const told = execFileSync('biber', ['--tool', '--output-file=out.bib', 'refs.bib'], { cwd }).toString();
  assert.doesNotMatch(told, /WARN|ERROR/);
  assert.equal(readFileSync(join(cwd, 'out.bib'), 'utf8').match(/^@ARTICLE/gim)?.length, records.length);
  const items = JSON.parse(
    execFileSync('pandoc', ['-f', 'biblatex', '-t', 'csljson', 'refs.bib'], { cwd, maxBuffer: 1 << 26 }).toString(),
  );
  const keys = readFileSync(join(cwd, 'refs.bib'), 'utf8').match(/(?<=^@article\{)[^,]+/gm) ?? [];
  const byKey = new Map(items.map((item: { id: string }) => [item.id, item]));
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
  for (const [index, record] of records.entries()) {
    const item = byKey.get(keys[index] as string) as { title: string; author?: Record<string, string>[] };
    if (record.title) assert.equal(loose(item.title), loose(record.title));
  }
  const bridge = byKey.get('roe2020bridge') as { author: unknown; issued: unknown; accessed: unknown };
  assert.deepEqual(bridge.author, [
    { family: 'Roe', given: 'Jane' },
    { 'dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' },
  ]);
  assert.deepEqual([bridge.issued, bridge.accessed], [{ 'date-parts': [[2020, 10, 3]] }, { 'date-parts': [[2020, 10, 4]] }]);
});

test("Python's csv reads every row and cell", async (context) => {
  const { cwd, records } = await exported(context, 'csv', 'captures.csv');
  const script =
    'import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open("captures.csv", newline="", encoding="utf-8"), strict=True))))';
  const rows: Record<string, string>[] = JSON.parse(
    execFileSync('python3', ['-c', script], { cwd, maxBuffer: 1 << 26 }).toString(),
  );
  assert.equal(rows.length, records.length);
  for (const [index, row] of rows.entries()) {
    const { title = '', path, authors } = records[index] as { title?: string; path: string; authors: string[] };
    const defused = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    assert.equal(row.path, path);
    assert.equal(row.title, defused(title).replace(/\p{Surrogate}/gu, '\ufffd'));
    assert.equal(row.authors, defused(authors.filter(Boolean).join('; ')));
    assert.ok(
      Object.values(row).every((cell) => typeof cell === 'string'),
      'no cell is too many or missing',
    );
  }
});

test('DuckDB reads Parquet with lists, structs and times, in row groups, also of no capture', async (context) => {
  const { cwd, records } = await exported(context, 'parquet', 'captures.parquet');
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = async (sql: string) =>
    (await duck.runAndReadAll(sql.replaceAll('FILE', `'${join(cwd, 'captures.parquet')}'`))).getRowObjectsJson();
  assert.equal(Number((await rows('SELECT count(*) AS n FROM FILE'))[0]?.n), records.length);
  const types = Object.fromEntries(
    (await rows('DESCRIBE SELECT * FROM FILE')).map((row) => [row.column_name, row.column_type]),
  );
  assert.equal(types.authors, 'VARCHAR[]');
  assert.match(String(types.images), /^STRUCT\(url VARCHAR, .*\)\[\]$/);
  assert.match(String(types.publishedAt), /^TIMESTAMP/);
  assert.equal(types.wordCount, 'INTEGER');
  const authors = await rows("SELECT unnest(authors) AS author FROM FILE WHERE title = 'Names'");
  assert.equal(authors.length, 12);
  assert.equal(
    (await rows("SELECT images[3].credit AS credit FROM FILE WHERE title = 'Pictures'"))[0]?.credit,
    'Jane Roe / Agency',
  );
  writeFileSync(join(cwd, 'note'), '');
  await tearsheet(['export', 'nasty/deep', '--to', 'parquet', '-o', 'captures.parquet'], { cwd });
  assert.equal(Number((await rows('SELECT count(*) AS n FROM FILE'))[0]?.n), 0);
  for (let index = 0; index < 1_200; index++)
    writeCapture(join(cwd, `many/${index}`), { title: `Story ${index}`, url: `https://x.example/${index}` });
  await tearsheet(['export', 'many', '--to', 'parquet', '-o', 'captures.parquet'], { cwd });
  const groups = await rows('SELECT DISTINCT row_group_id, row_group_num_rows AS n FROM parquet_metadata(FILE) ORDER BY 1');
  assert.deepEqual(
    groups.map(({ n }) => Number(n)),
    [1000, 200],
  );
});
