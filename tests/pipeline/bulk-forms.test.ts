/** Forms of output of `extract` in bulk, read by others: WET by warcio, Parquet by hyparquet and DuckDB, gzip, pipes. */
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { WARCParser } from 'warcio';
import { lines, page, WORDS } from '../helpers/bulk.ts';
import { BIN, inFolder, tearsheet } from '../helpers/program.ts';

describe('forms of output', () => {
  test('WET is read by warcio, a gzip member a record, and two runs give the same bytes', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), `${lines('a1', 'a2')}no JSON\n`);
      for (const dir of ['one', 'two']) await tearsheet(['extract', 'a.jsonl', '-q', '--to', 'wet', '-d', dir], { cwd });
      const bytes = await readFile(join(cwd, 'one/a.wet.gz'));
      deepEqual(await readFile(join(cwd, 'two/a.wet.gz')), bytes);
      const records: [type: string | undefined, uri: string | null, text: string][] = [];
      for await (const record of new WARCParser([bytes])) {
        records.push([record.warcType ?? undefined, record.warcTargetURI ?? null, await record.contentText()]);
      }
      deepEqual(
        records.map(([type, uri]) => [type, uri]),
        [
          ['warcinfo', null],
          ['conversion', 'https://paper.example/a1'],
          ['conversion', 'https://paper.example/a2'],
        ],
      );
      equal(records[1]?.[2], `${WORDS}\n\n${WORDS} a1.`);
      equal(bytes.toString('latin1').split('\x1f\x8b\x08').length - 1, 3);
    }));

  test('Parquet has one schema, days as printed and moments in UTC, no row for a failure, and the schema also when empty', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), `${lines('a1', 'a2')}no JSON\n`);
      await writeFile(join(cwd, 'empty.jsonl'), '');
      await tearsheet(['extract', 'a.jsonl', 'empty.jsonl', '-q', '--to', 'parquet', '-d', 'out'], { cwd });
      const rows = await rowsOf(join(cwd, 'out/a.parquet'));
      deepEqual(
        rows.map(({ id }) => id),
        ['a1', 'a2'],
      );
      deepEqual(
        [
          rows[0]?.published,
          (rows[0]?.publishedAt as Date | undefined)?.toISOString(),
          rows[0]?.authors,
          rows[0]?.wordCount,
        ],
        ['2020-10-03T08:12:40+04:30', '2020-10-03T03:42:40.000Z', ['Jane Roe'], 45],
      );
      deepEqual(await rowsOf(join(cwd, 'out/empty.parquet')), []);
    }));

  test('DuckDB reads every column in its type, of files with and without rows as one table', () =>
    inFolder(async (cwd) => {
      await writeFile(
        join(cwd, 'a.jsonl'),
        `${lines('a1')}${JSON.stringify({ id: 2, url: 'https://paper.example/2', html: RICH })}\n`,
      );
      await writeFile(join(cwd, 'empty.jsonl'), '');
      await tearsheet(['extract', 'a.jsonl', 'empty.jsonl', '-q', '--to', 'parquet', '-d', 'out'], { cwd });
      const { DuckDBInstance } = await import('@duckdb/node-api');
      const connection = await (await DuckDBInstance.create()).connect();
      const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
      const table = `'${join(cwd, 'out/*.parquet')}'`;
      const types = Object.fromEntries(
        (await all(`describe from ${table}`)).map((row) => [row.column_name, row.column_type]),
      );
      deepEqual(
        ['publishedAt', 'authors', 'sections', 'confidence', 'wordCount', 'rights', 'contributors'].map(
          (name) => types[name],
        ),
        [
          'TIMESTAMP WITH TIME ZONE',
          'VARCHAR[]',
          'VARCHAR[]',
          'DOUBLE',
          'INTEGER',
          'STRUCT(holder VARCHAR, robots VARCHAR[], tdm STRUCT(reserved BOOLEAN, "policy" VARCHAR))',
          'STRUCT("name" VARCHAR, kind VARCHAR, "role" VARCHAR, title VARCHAR, email VARCHAR, url VARCHAR)[]',
        ],
      );
      const [first, rich] = await all(
        `select id, kicker, sections, "type", rights, contributors[1].name as author, identifiers, confidence from ${table} order by id desc`,
      );
      deepEqual([first?.id, first?.kicker, first?.author], ['a1', null, 'Jane Roe']);
      const record = JSON.parse(
        (await tearsheet(['extract', 'a.jsonl'], { cwd })).stdout.trim().split('\n').at(-1) as string,
      );
      deepEqual(
        [rich?.id, rich?.sections, rich?.rights, rich?.confidence],
        [
          '2',
          record.sections,
          { holder: null, robots: record.rights.robots, tdm: { reserved: true, policy: null } },
          record.confidence,
        ],
      );
      // Columns are all fields of a record but those that tell of a fetch or of a capture's files.
      const fields = Object.keys(SCHEMA.$defs.article.properties).filter((name) => !OF_CAPTURES.has(name));
      deepEqual(
        fields.filter((name) => !(name in types)),
        [],
      );
    }));

  test('-o compresses by its ending; a pipe is written through', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), lines('a1'));
      await tearsheet(['extract', 'a.jsonl', '-o', 'x.jsonl'], { cwd });
      await tearsheet(['extract', 'a.jsonl', '-o', 'x.jsonl.gz'], { cwd });
      const plain = await readFile(join(cwd, 'x.jsonl'));
      deepEqual(gunzipSync(await readFile(join(cwd, 'x.jsonl.gz'))), plain);
      const piped = 'mkfifo pipe; cat pipe & "$NODE" "$BIN" extract a.jsonl -o pipe > paths; wait; cat paths';
      const env = { PATH: process.env.PATH, NODE: process.execPath, BIN };
      equal((await promisify(execFile)('sh', ['-c', piped], { cwd, env })).stdout, `${plain}pipe\n`);
      notEqual(plain.length, 0);
      await rm(join(cwd, 'x.jsonl'));
    }));
});

const SCHEMA = JSON.parse(readFileSync(new URL('../../../docs/record.schema.json', import.meta.url), 'utf8'));
const OF_CAPTURES = new Set(['http', 'capture', 'extractedFrom', 'warc', 'files', 'path']);
const RICH = page('Rich').replace(
  '</head>',
  `<meta name="robots" content="noarchive"><meta name="tdm-reservation" content="1"><script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"World","item":"https://paper.example/world"},{"@type":"ListItem","position":2,"name":"Europe","item":"https://paper.example/world/europe"}]}</script></head>`,
);

async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
  const { buffer, byteOffset, length } = await readFile(path);
  return parquetReadObjects({ file: (buffer as ArrayBuffer).slice(byteOffset, byteOffset + length) });
}
