/** Exports of forty nasty captures in the programs that people read them with: pandoc with citeproc, biber, Python's csv, DuckDB. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { writeCapture } from '../../library/captures.ts';
import { writeNasty } from '../../library/nasty.ts';
import { bibtexIsRead, csvIsRead, duckDb, exportTo, pandocCites, parquetIsRead } from './outside-readers.ts';

/** A folder with the nasty captures and a plain one, exported; the records beside. */
async function exported(context: TestContext, format: string, name: string) {
  const cwd = await temporaryFolder(context);
  writeNasty(join(cwd, 'nasty'));
  writeCapture(join(cwd, 'nasty/plain'), {
    title: 'The Bridge',
    authors: ['Jane Roe', 'Ludwig van Beethoven'],
    url: 'https://www.courier.example/bridge',
  });
  return { cwd, records: await exportTo(cwd, 'nasty', format, name) };
}

test('pandoc cites from CSL-JSON: every capture, nothing as markup', async (context) => {
  const { cwd, records } = await exported(context, 'csl-json', 'refs.json');
  const plain = pandocCites(cwd, 'refs.json', records.length, 'As seen [@roe2020bridge].');
  assert.match(plain, /^As seen \(Roe and van Beethoven 2020\)\./);
  assert.match(
    plain,
    /^Roe, Jane, and Ludwig van Beethoven\. 2020\. “The Bridge\.” The Courier, October 3, 2020\. .*https:\/\/www\.courier\.example\/bridge\.$/m,
  );
});

test('biber and pandoc read BibTeX: every entry, its title and its names', async (context) => {
  const { cwd, records } = await exported(context, 'bibtex', 'refs.bib');
  const bridge = bibtexIsRead(cwd, 'refs.bib', records).get('roe2020bridge');
  assert.deepEqual(bridge?.author, [
    { family: 'Roe', given: 'Jane' },
    { 'dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' },
  ]);
  assert.deepEqual(
    [bridge?.issued, bridge?.accessed],
    [{ 'date-parts': [[2020, 10, 3]] }, { 'date-parts': [[2020, 10, 4]] }],
  );
});

test("Python's csv reads every row and cell", async (context) => {
  const { cwd, records } = await exported(context, 'csv', 'captures.csv');
  csvIsRead(cwd, 'captures.csv', records);
});

test('DuckDB reads Parquet with lists, structs and times, in row groups, also of no capture', async (context) => {
  const { cwd, records } = await exported(context, 'parquet', 'captures.parquet');
  await parquetIsRead(cwd, 'captures.parquet', records);
  const rows = await duckDb(cwd, 'captures.parquet');
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
