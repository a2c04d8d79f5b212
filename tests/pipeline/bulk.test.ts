/** `extract` in bulk: one output an input, whole or absent; shards; forms of output; exit codes. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { WARCParser } from 'warcio';
import { newOwner } from '../../src/files/durable.ts';
import { isSourceInShard } from '../../src/pipeline/bulk/host-shard.ts';
import { BIN, filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const WORDS =
  'The bridge over the river opened on Monday after two years of work, the city said in a statement to the paper.';

function page(title: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2020-10-03T08:12:40+04:30">
<meta name="author" content="Jane Roe"></head><body><article><h1>${title}</h1><p>${WORDS}</p><p>${WORDS} ${title}.</p></article></body></html>`;
}

function lines(...names: string[]): string {
  return names
    .map((name) => `${JSON.stringify({ id: name, url: `https://paper.example/${name}`, html: page(name) })}\n`)
    .join('');
}

interface Line {
  id?: string;
  line?: number;
  url?: string;
  error?: { code: string };
}

async function linesOf(path: string): Promise<Line[]> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('one input, one output', () => {
  test('each input has its output and its statistics, and stdout the paths', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), lines('a1', 'a2'));
      await writeFile(
        join(cwd, 'b.jsonl.gz'),
        gzipSync(`${lines('b1')}{"url":"https://x.example/","html":"<p>x</p>"}\nno JSON\n`),
      );
      const { code, stdout, stderr } = await tearsheet(['extract', 'a.jsonl', 'b.jsonl.gz', '-d', 'out', '-j', '2'], {
        cwd,
      });
      equal(stdout, 'out/a.jsonl.gz\nout/b.jsonl.gz\n');
      match(stderr, /^tearsheet: 5 pages, 3 articles; no article: 1 bad-record, 1 not-article$/m);
      equal(code, 0);
      deepEqual(await filesIn(join(cwd, 'out')), ['a.jsonl.gz', 'a.stats.json', 'b.jsonl.gz', 'b.stats.json']);
      deepEqual(
        (await linesOf(join(cwd, 'out/a.jsonl.gz'))).map(({ id }) => id),
        ['a1', 'a2'],
      );
      const b = await linesOf(join(cwd, 'out/b.jsonl.gz'));
      deepEqual(
        b.map(({ id, line, error }) => [id, line, error?.code]),
        [
          ['b1', undefined, undefined],
          [undefined, 2, 'not-article'],
          [undefined, 3, 'bad-record'],
        ],
      );
      const { pages, articles, failures } = JSON.parse(await readFile(join(cwd, 'out/b.stats.json'), 'utf8'));
      deepEqual({ pages, articles, failures }, { pages: 3, articles: 1, failures: { 'not-article': 1, 'bad-record': 1 } });
    }));

  test('--strict makes the failures of pages the exit code', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), `${lines('a1')}no JSON\n`);
      equal((await tearsheet(['extract', 'a.jsonl', '-q'], { cwd })).code, 0);
      equal((await tearsheet(['extract', 'a.jsonl', '-q', '--strict'], { cwd })).code, 3);
    }));

  test('an input that cannot be read is named, the others are done, and the end is 1', () =>
    inFolder(async (cwd) => {
      const whole = gzipSync(lines('c1', 'c2', 'c3'));
      await writeFile(join(cwd, 'cut.jsonl.gz'), whole.subarray(0, whole.length - 20));
      await writeFile(join(cwd, 'a.jsonl'), lines('a1'));
      const { code, stdout, stderr } = await tearsheet(['extract', 'none.jsonl', 'cut.jsonl.gz', 'a.jsonl', '-d', 'out'], {
        cwd,
      });
      equal(code, 1);
      equal(stdout, 'out/a.jsonl.gz\n');
      match(stderr, /cannot read none\.jsonl/);
      match(stderr, /cannot read cut\.jsonl\.gz: its gzip is damaged or cut short/);
      equal(stderr.includes('internal'), false, stderr);
      // An output that is not whole is absent, and so is made again.
      deepEqual(await filesIn(join(cwd, 'out')), ['a.jsonl.gz', 'a.stats.json']);
    }));

  test('--if-exists skip passes over what is whole; what a dead process of this machine left is swept, nothing else', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), lines('a1'));
      await mkdir(join(cwd, 'out'));
      const [, start, host, random] = newOwner().split('-');
      const dead = `.a.jsonl.gz.999999999-${start}-${host}-${random}.writing`;
      const elsewhere = `.a.jsonl.gz.999999999-${start}-00000000-${random}.writing`;
      for (const name of [dead, elsewhere, '.a.jsonl.gz.writing', 'mine.writing'])
        await writeFile(join(cwd, 'out', name), 'x');
      await tearsheet(['extract', 'a.jsonl', '-d', 'out'], { cwd });
      deepEqual(
        (await readdir(join(cwd, 'out'))).sort(),
        ['.a.jsonl.gz.writing', elsewhere, 'a.jsonl.gz', 'a.stats.json', 'mine.writing'].sort(),
      );
      await writeFile(join(cwd, 'out/a.jsonl.gz'), 'whole');
      const skipped = await tearsheet(['extract', 'a.jsonl', '-d', 'out', '--if-exists', 'skip'], { cwd });
      deepEqual([skipped.code, skipped.stdout, skipped.stderr], [0, 'out/a.jsonl.gz\n', '']);
      equal(await readFile(join(cwd, 'out/a.jsonl.gz'), 'utf8'), 'whole');
      await tearsheet(['extract', 'a.jsonl', '-d', 'out'], { cwd });
      equal((await linesOf(join(cwd, 'out/a.jsonl.gz'))).length, 1);
    }));

  test('a run that was killed goes on, and the union has the same bytes', () =>
    inFolder(async (cwd) => {
      const inputs = ['k1.jsonl', 'k2.jsonl', 'k3.jsonl', 'k4.jsonl'];
      for (const name of inputs)
        await writeFile(join(cwd, name), lines(...Array.from({ length: 12 }, (_, i) => `${name}-${i}`)));
      await tearsheet(['extract', ...inputs, '-d', 'whole'], { cwd });
      const command = ['extract', ...inputs, '-d', 'parts', '--if-exists', 'skip'];
      await tearsheet(command, { cwd, during: (child) => child.stdout?.once('data', () => child.kill('SIGKILL')) });
      const before = (await readdir(join(cwd, 'parts'))).filter((name) => !name.startsWith('.') && name.endsWith('.gz'));
      ok(before.length >= 1);
      const { code } = await tearsheet(command, { cwd });
      equal(code, 0);
      for (const name of inputs)
        deepEqual(await readFile(join(cwd, 'parts', `${name}.gz`)), await readFile(join(cwd, 'whole', `${name}.gz`)));
      equal(
        (await readdir(join(cwd, 'parts'))).some((name) => name.startsWith('.')),
        false,
      );
    }));

  test('SIGTERM ends it with 143 and nothing half-written', () =>
    inFolder(async (cwd) => {
      for (const name of ['a', 'b'])
        await writeFile(join(cwd, `${name}.jsonl`), lines(...Array.from({ length: 40 }, (_, i) => `${name}${i}`)));
      const run = await tearsheet(['extract', 'a.jsonl', 'b.jsonl', '-d', 'out'], {
        cwd,
        during: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
      });
      ok(run.code === 143 || run.code === 0, String(run.code));
      equal(
        (await readdir(join(cwd, 'out'))).some((name) => name.startsWith('.')),
        false,
      );
    }));
});

describe('what is refused before any work, with exit code 2', () => {
  for (const [name, args, told] of [
    ['two inputs with one output', ['a.jsonl', 'sub/a.jsonl', '-d', 'out'], /would both be written to out\/a\.jsonl\.gz/],
    ['an output that is an input', ['a.jsonl', '-o', 'a.jsonl'], /the output a\.jsonl is one of the inputs/],
    ['Parquet to standard output', ['a.jsonl', '--to', 'parquet'], /--to parquet needs -o FILE or -d DIR/],
    ['-o and -d', ['a.jsonl', '-o', 'x.jsonl', '-d', 'out'], /give one of them/],
    ['a shard beyond the last', ['a.jsonl', '--shard', '3/2'], /I\/N/],
    ['a shard of no digits', ['a.jsonl', '--shard', '1e0/2'], /I\/N/],
    ['a shard from 0', ['a.jsonl', '--shard', '0/2'], /I\/N/],
  ] as const) {
    test(name, () =>
      inFolder(async (cwd) => {
        await mkdir(join(cwd, 'sub'));
        for (const path of ['a.jsonl', 'sub/a.jsonl']) await writeFile(join(cwd, path), lines('a1'));
        const { code, stdout, stderr } = await tearsheet(['extract', ...args], { cwd });
        deepEqual([code, stdout], [2, '']);
        match(stderr, told);
        deepEqual(await filesIn(cwd), ['a.jsonl', 'sub/a.jsonl']);
        equal(await readFile(join(cwd, 'a.jsonl'), 'utf8'), lines('a1'));
      }),
    );
  }
});

describe('shards', () => {
  test('the lines of one input are parted alike as a file, gzipped and on standard input, and together are all', () =>
    inFolder(async (cwd) => {
      const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
      const text = lines(...names).replace('\n', '\n\n');
      await writeFile(join(cwd, 'a.jsonl'), text);
      await writeFile(join(cwd, 'z.jsonl.gz'), gzipSync(text));
      const found: string[] = [];
      for (const shard of ['1/3', '2/3', '3/3']) {
        const args = ['extract', '-q', '-j', '1', '--shard', shard];
        const plain = await tearsheet([...args, 'a.jsonl'], { cwd });
        equal((await tearsheet([...args, 'z.jsonl.gz', '-j', '2'], { cwd })).stdout, plain.stdout);
        equal((await tearsheet([...args, '-'], { cwd, stdin: text })).stdout, plain.stdout);
        await tearsheet([...args, 'a.jsonl', '-d', 'out'], { cwd });
        const file = await linesOf(join(cwd, `out/a.${shard.replace('/', '-of-')}.jsonl.gz`));
        deepEqual(
          file,
          plain.stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        );
        found.push(...file.map(({ id }) => id as string));
      }
      deepEqual(found.sort(), names);
    }));

  test('of several inputs each shard takes whole ones; an empty one ends with 0 and waits for nothing', () =>
    inFolder(async (cwd) => {
      for (const name of ['a', 'b', 'c']) await writeFile(join(cwd, `${name}.jsonl`), lines(name));
      const inputs = ['a.jsonl', 'b.jsonl', 'c.jsonl'];
      equal((await tearsheet(['extract', ...inputs, '-d', 'out', '--shard', '2/2'], { cwd })).stdout, 'out/b.jsonl.gz\n');
      equal(
        (await tearsheet(['extract', ...inputs, '-d', 'out', '--shard', '1/2'], { cwd })).stdout,
        'out/a.jsonl.gz\nout/c.jsonl.gz\n',
      );
      const empty = await tearsheet(['extract', ...inputs, '-d', 'none', '--shard', '4/4'], { cwd });
      deepEqual([empty.code, empty.stdout, empty.stderr], [0, '', '']);
      equal((await tearsheet(['extract', 'a.warc.gz', '--shard', '2/2'], { cwd })).code, 0);
    }));
});

describe('shards of a list', () => {
  test('the host alone decides: each is in one part, whatever stands beside it', () => {
    const hosts = Array.from({ length: 50 }, (_, i) => `paper${i}.example`);
    for (const of of [1, 2, 7]) {
      for (const host of hosts) {
        const forms = [`https://${host}/a`, `http://www.${host}:8080/b`, `https://${host.toUpperCase()}./c?d#e`];
        const parts = forms.map((url) =>
          Array.from({ length: of }, (_, i) => i + 1).filter((index) => isSourceInShard(url, { index, of })),
        );
        deepEqual(parts, [parts[0], parts[0], parts[0]]);
        equal(parts[0]?.length, 1);
      }
    }
    // The parts are fixed for a major version: machines of two versions share one list.
    deepEqual(
      hosts.slice(0, 8).map((host) => [1, 2, 3, 4].find((index) => isSourceInShard(`https://${host}/`, { index, of: 4 }))),
      PARTS,
    );
  });

  test('the parts of a list are all of it, each source once', () =>
    withServer(
      { '/a': { headers: HTML_TYPE, body: page('A') }, '/b': { headers: HTML_TYPE, body: page('B') } },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const list = [`${origin}/a`, `${origin}/b`, `${origin.replace('127.0.0.1', 'localhost')}/a`];
          await writeFile(join(cwd, 'list.txt'), list.join('\n'));
          const saved: string[][] = [];
          for (const shard of ['1/3', '2/3', '3/3']) {
            const args = [
              '-i',
              'list.txt',
              '--shard',
              shard,
              '--allow-private',
              '--delay',
              '0',
              '--no-warc',
              '--json',
              '-q',
              '-d',
              'out',
            ];
            const { code, stdout } = await tearsheet(args, { cwd });
            equal(code, 0);
            saved.push(
              stdout
                .split('\n')
                .filter(Boolean)
                .map((line) => JSON.parse(line).requestedUrl),
            );
          }
          deepEqual(saved.flat().sort(), list.sort());
          equal(saved.filter((part) => part.some((url) => url.startsWith(origin))).length, 1);
        }),
    ));
});

const HTML_TYPE = { 'content-type': 'text/html' };
const PARTS = [1, 4, 3, 4, 4, 1, 1, 4];

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
