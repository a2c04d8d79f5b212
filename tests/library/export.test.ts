/** `export` in every format, held against the records by readers of this test's own; outside readers are in tests/full. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { splitName } from '../../src/library/export/names.ts';
import { temporaryFolder } from '../capture/sample.ts';
import { tearsheet } from '../helpers/program.ts';
import { writeCapture } from './captures.ts';
import { writeNasty } from './nasty.ts';

const FORMATS = ['csl-json', 'bibtex', 'ris', 'csv', 'jsonl'];

test('every format has every finished capture once, in order, and two runs give the same bytes', async (context) => {
  const cwd = await temporaryFolder(context);
  const count = writeNasty(join(cwd, 'nasty'));
  const paths: string[] = [];
  for (const format of FORMATS) {
    const run = await tearsheet(['export', 'nasty', 'nasty/deeper', 'nasty/pictures.md', '--to', format], { cwd });
    assert.equal(run.code, 1, 'one is damaged, one unfinished');
    assert.equal(run.stderr.split('\n').length, 3);
    const again = await tearsheet(['export', 'nasty', '--to', format, '-o', 'again'], { cwd });
    assert.equal(again.stdout, '');
    assert.equal(readFileSync(join(cwd, 'again'), 'utf8'), run.stdout, format);
    const counted = {
      'csl-json': /^\{"id"/gm,
      bibtex: /^@article\{/gm,
      ris: /^TY {2}- /gm,
      csv: /^nasty\//gm,
      jsonl: /^\{"path"/gm,
    }[format];
    assert.equal(run.stdout.match(counted as RegExp)?.length, count, format);
    if (format === 'jsonl')
      paths.push(
        ...run.stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).path),
      );
    if (format === 'csl-json') {
      const ids = JSON.parse(run.stdout).map(({ id }: { id: string }) => id);
      assert.equal(new Set(ids).size, count, 'keys are distinct');
      for (const id of ids) assert.match(id, /^[a-z0-9]+(?:-[0-9a-f]{8})?$/);
    }
  }
  assert.ok(paths.indexOf('nasty/22-nasty.md') < paths.indexOf('nasty/23-nasty.md'), 'oldest first');
  assert.deepEqual(readdirSync(cwd).sort(), ['again', 'nasty'], 'nothing is left');
});

test('no line of RIS and no cell of CSV is what the page says it is', async (context) => {
  const cwd = await temporaryFolder(context);
  writeNasty(cwd);
  const ris = (await tearsheet(['export', '.', '--to', 'ris'], { cwd })).stdout;
  for (const line of ris.split('\r\n')) assert.match(line, /^(?:|[A-Z][A-Z0-9] {2}- [^\n\r\u2028\u2029\u0085]*)$/);
  assert.equal(ris.match(/^ER {2}- $/gm)?.length, ris.match(/^TY {2}- NEWS$/gm)?.length);
  const csv = (await tearsheet(['export', '.', '--to', 'csv'], { cwd })).stdout;
  const cells = cellsOf(csv);
  assert.equal(new Set(cells.map(({ length }) => length)).size, 1, 'every row has all columns');
  for (const cell of cells.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
  assert.ok(cells.some((row) => row.includes("'=cmd|' /C calc'!A0")));
});

/** Rows of RFC 4180. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('references state who, where, when, the archive path and the hash of the capture', async (context) => {
  const cwd = await temporaryFolder(context);
  writeCapture(join(cwd, 'a'), {
    title: 'The Bridge & the River',
    authors: ['Jane Roe', 'Ludwig van Beethoven', 'Reuters'],
  });
  const item = JSON.parse((await tearsheet(['export', '.', '--to', 'csl-json'], { cwd })).stdout)[0];
  assert.equal(item.id, 'roe2020bridge');
  assert.deepEqual(item.author, [
    { family: 'Roe', given: 'Jane' },
    { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    { literal: 'Reuters' },
  ]);
  assert.deepEqual(
    [item.title, item['container-title'], item.URL],
    ['The Bridge & the River', 'The Courier', 'https://www.courier.example/roof'],
  );
  assert.deepEqual([item.issued, item.accessed], [{ 'date-parts': [[2020, 10, 3]] }, { 'date-parts': [[2020, 10, 4]] }]);
  assert.equal(item.archive_location, 'a.md');
  assert.match(item.note, /a\.md; SHA-256 of its SHA256SUMS: [0-9a-f]{64}$/);
  const bibtex = (await tearsheet(['export', '.', '--to', 'bibtex'], { cwd })).stdout;
  assert.match(
    bibtex,
    /^@article\{roe2020bridge,\n {2}title = \{\{The Bridge \\& the River\}\},\n {2}author = \{Roe, Jane and van Beethoven, Ludwig and \{Reuters\}\},/,
  );
  // A later capture of the same page changes no key that is cited already.
  writeCapture(join(cwd, 'b'), {
    title: 'The Bridge & the River',
    authors: ['Jane Roe'],
    retrieved: '2021-01-01T00:00:00Z',
  });
  const ids = JSON.parse((await tearsheet(['export', '.', '--to', 'csl-json'], { cwd })).stdout).map(
    ({ id }: { id: string }) => id,
  );
  assert.equal(ids[0], 'roe2020bridge');
  assert.match(ids[1], /^roe2020bridge-[0-9a-f]{8}$/);
});

test('names are split where they can be', () => {
  const split = (name: string, language = 'en') => {
    const { literal, particle, family, given, suffix } = splitName(name, language);
    return [literal, particle, family, given, suffix].map((part) => part ?? '').join('|');
  };
  assert.equal(split('Jane Roe'), '||Roe|Jane|');
  assert.equal(split('Roe, Jane'), '||Roe|Jane|');
  assert.equal(split('Ursula von der Leyen'), '|von der|Leyen|Ursula|');
  assert.equal(split('Robert De Niro'), '||De Niro|Robert|');
  assert.equal(split('Martin Luther King Jr.'), '||King|Martin Luther|Jr.');
  assert.equal(split('Madonna'), 'Madonna||||');
  assert.equal(split('李小明', 'zh'), '李小明||||');
  assert.equal(split('山田 太郎', 'ja'), '||山田|太郎|');
  assert.equal(split('卡尔·马克思', 'zh'), '卡尔·马克思||||');
  assert.equal(split('Orbán Viktor', 'hu'), '||Orbán|Viktor|');
  assert.equal(split('Nguyễn Văn An', 'vi'), '||Nguyễn|Văn An|');
});

test('Parquet has one schema, also of no capture; times are instants only where an offset says which', async (context) => {
  const cwd = await temporaryFolder(context);
  writeNasty(join(cwd, 'nasty'));
  for (const folder of ['empty', 'nasty']) {
    const run = await tearsheet(
      ['export', folder === 'empty' ? 'nasty/deep' : folder, '--to', 'parquet', '-o', `${folder}.parquet`],
      { cwd },
    );
    assert.equal(run.stdout, '');
  }
  const read = async (name: string) => {
    const file = readFileSync(join(cwd, name));
    return parquetReadObjects({ file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer });
  };
  assert.deepEqual(await read('empty.parquet'), []);
  const rows = await read('nasty.parquet');
  const byTitle = (title: string) => rows.find((row) => row.title === title) ?? {};
  assert.equal(rows.length, 40);
  assert.deepEqual(byTitle('Odd tags').tags, ['2024', 'Über uns', 'über uns', 'a/b', '#hash', 'a,b; c', '-', '🙂', 'C++']);
  assert.deepEqual(byTitle('Far west').published, '2023-12-31T23:30:00-08:00');
  assert.deepEqual(byTitle('Far west').publishedAt, new Date('2024-01-01T07:30:00Z'));
  assert.equal(byTitle('No offset').publishedAt ?? null, null);
  const images = byTitle('Pictures').images as Record<string, unknown>[];
  assert.deepEqual(
    images.map(({ file, lead, credit }) => [file, lead, credit ?? null]),
    [
      ['pictures.files/1.png', true, null],
      ['pictures.files/2.png', false, null],
      ['pictures.files/3.png', false, 'Jane Roe / Agency'],
    ],
  );
  const refused = await tearsheet(['export', 'nasty', '--to', 'parquet'], { cwd });
  assert.deepEqual([refused.code, refused.stderr], [2, 'tearsheet: --to parquet needs -o FILE (usage)\n']);
  assert.equal((await tearsheet(['export', 'nasty'], { cwd })).code, 2);
  assert.equal((await tearsheet(['export', 'nowhere', '--to', 'csv'], { cwd })).code, 2);
  assert.equal((await tearsheet(['export', 'nasty', '--to', 'csv', '-o', 'no/such/file'], { cwd })).code, 9);
});

test('a text that was read again stands for its capture', async (context) => {
  const cwd = await temporaryFolder(context);
  writeCapture(join(cwd, 'a'), { title: 'Old reading' });
  for (const [version, at] of [
    ['0.2.0', '2022-01-01T00:00:00Z'],
    ['0.3.0', '2023-01-01T00:00:00Z'],
  ] as const) {
    writeCapture(join(cwd, `a-v${version}`), {
      title: `Reading ${version}`,
      extractedFrom: { file: 'a.files/capture.warc.gz', sha256: 'ab'.repeat(32), at },
    });
  }
  const lines = (await tearsheet(['export', '.', '--to', 'jsonl'], { cwd })).stdout.trim().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).title),
    ['Reading 0.3.0'],
  );
});
