/** A thread reads large inputs of `extract`: what comes out is what comes out of small ones, and it ends when the program does. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { LARGE_INPUT } from '../../src/pipeline/stream/page-input.ts';
import { crawlFile } from '../helpers/crawl.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';

const WORDS = 'The bridge over the river opened on Monday after two years of work, the city said in a statement.';

/** Text that gzip makes little smaller, and that no reader shows. */
function padding(seed: string, bytes: number): string {
  const parts = [];
  for (let i = 0; i * 64 < bytes; i += 1) parts.push(createHash('sha256').update(`${seed} ${i}`).digest('hex'));
  return `<!-- ${parts.join('')} -->`;
}

function article(title: string, more = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${more}<article><h1>${title}</h1>
<p>${WORDS}</p><p>${WORDS} ${title}.</p></article></body></html>`;
}

/** Pages of every kind: light, larger than a slot, heavy, with tags beyond those of a thread; and lines that are no page. */
function lines(): string {
  const page = (id: string, more = '') =>
    JSON.stringify({ id, url: `https://paper.example/${id}`, html: article(id, more) });
  const many = Array.from({ length: 40 }, (_, i) => page(`many ${i}`, padding(`${i}`, 2_000 * (i % 7))));
  return [
    `\ufeff${page('first')}`,
    ...many,
    '',
    page('beyond a slot', padding('slot', 700_000)),
    'no JSON',
    '{"id":"no address","html":"<p>x</p>"}',
    page('beyond shared memory', padding('own', 4_500_000)),
    '   ',
    page('many tags', '<b></b>'.repeat(41_000)),
    JSON.stringify({ id: 7, url: 'https://paper.example/7', html: '<p>x</p>' }),
    JSON.stringify({ id: 'path', url: 'https://paper.example/path', path: 'page.html' }),
    page('last'),
  ].join('\n');
}

test('lines: the records, failures with their names, blank ones and shards are those of standard input', () =>
  inFolder(async (cwd) => {
    const text = lines();
    ok(Buffer.byteLength(text) > LARGE_INPUT);
    await writeFile(join(cwd, 'pages.jsonl'), text);
    await writeFile(join(cwd, 'page.html'), article('path'));
    const runs = [[], ['--shard', '2/3']].map(async (shard) => {
      const args = ['extract', '-q', '-j', '2', ...shard];
      const found = await tearsheet([...args, 'pages.jsonl'], { cwd });
      deepEqual(found, await tearsheet(args, { cwd, stdin: text }));
      return found.stdout;
    });
    const [stdout = ''] = await Promise.all(runs);
    const all = stdout.trim().split('\n');
    equal(all.length, 49);
    const failed = all.map((line) => JSON.parse(line)).filter(({ error }) => error);
    deepEqual(
      failed.map(({ id, line, error }) => [id, line, error.code]),
      [
        [undefined, 44, 'bad-record'],
        ['no address', 45, 'bad-record'],
        [7, 49, 'not-article'],
      ],
    );
  }));

test('a WARC of a crawl: as the same pages in a small file; a heavy page, redirects and a damaged member too', () =>
  inFolder(async (cwd) => {
    const pages = Array.from({ length: 30 }, (_, i) => ({
      url: `https://paper.example/${i}`,
      body: Buffer.from(article(`Page ${i}`, i === 20 ? '<b></b>'.repeat(41_000) : '')),
    }));
    // The last page makes the file large; what stands before it has the same bytes.
    const filler = { url: 'https://paper.example/filler', body: Buffer.from(article('Filler', padding('f', 9_000_000))) };
    for (const name of ['small', 'large']) await mkdir(join(cwd, name));
    await writeFile(join(cwd, 'small', 'a.warc.gz'), crawlFile(pages, 4));
    const large = crawlFile([...pages, filler], 4);
    ok(large.length > LARGE_INPUT);
    await writeFile(join(cwd, 'large', 'a.warc.gz'), large);
    const [small, all] = [await run(join(cwd, 'small')), await run(join(cwd, 'large'))];
    equal(small.lines.length, 31);
    equal(all.lines.length, 32);
    deepEqual(all.lines.slice(0, 31), small.lines);
    match(all.stderr, /^tearsheet: a\.warc\.gz, byte \d+: .*\(bad-record\)$/m);
    equal(all.stderr, small.stderr.replace('31 pages, 30', '32 pages, 31'));
    // Answers that are no pages are counted there and told here.
    match((await tearsheet(['extract', '-v', 'large/a.warc.gz'], { cwd })).stderr, /: \d+ answers are no HTML pages\n/);
  }));

async function run(cwd: string): Promise<{ lines: string[]; stderr: string }> {
  const { stdout, stderr, code } = await tearsheet(['extract', '-j', '2', 'a.warc.gz'], { cwd });
  equal(code, 0);
  return { lines: stdout.split('\n').slice(0, -1), stderr };
}

test('large inputs one after the other, with one in between that is cut short: each in its place', () =>
  inFolder(async (cwd) => {
    const text = Array.from({ length: 12 }, (_, i) => {
      const html = article(`${i}`, padding(`${i}`, 400_000));
      return `${JSON.stringify({ id: i, url: `https://paper.example/${i}`, html })}\n`;
    }).join('');
    ok(Buffer.byteLength(text) > LARGE_INPUT);
    for (const name of ['a.jsonl', 'c.jsonl']) await writeFile(join(cwd, name), text);
    const packed = gzipSync(text, { level: 0 });
    await writeFile(join(cwd, 'b.jsonl.gz'), packed.subarray(0, packed.length - 1000));
    const { stdout, stderr, code } = await tearsheet(['extract', '-q', 'a.jsonl', 'b.jsonl.gz', 'c.jsonl'], { cwd });
    const whole = (await tearsheet(['extract', '-q', 'a.jsonl'], { cwd })).stdout;
    ok(stdout.startsWith(whole) && stdout.endsWith(whole) && stdout.length > 2 * whole.length);
    match(stderr, /^tearsheet: cannot read b\.jsonl\.gz: its gzip is damaged or cut short \(.*\) \(unreadable\)\n$/);
    equal(code, 1);
  }));

test('more large pages than may be there at once come one after the other, taken or passed over', () =>
  inFolder(async (cwd) => {
    const text = Array.from({ length: 8 }, (_, i) => {
      const html = article(`${i}`, padding(`${i}`, i === 3 ? 100 : 5_000_000));
      return `${JSON.stringify({ id: i, url: `https://paper.example/${i}`, html })}\n`;
    }).join('');
    await writeFile(join(cwd, 'a.jsonl'), text);
    for (const [shard, ids] of [
      ['1/1', [0, 1, 2, 3, 4, 5, 6, 7]],
      ['2/4', [1, 5]],
    ] as const) {
      const { stdout, code } = await tearsheet(['extract', '-q', '--force', '-j', '2', '--shard', shard, 'a.jsonl'], {
        cwd,
      });
      equal(code, 0);
      deepEqual(
        stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).id),
        ids,
      );
    }
  }));

test('SIGTERM in the middle of a large input ends with 143 and nothing half-written', () =>
  inFolder(async (cwd) => {
    // So many heavy pages take minutes, however late the signal comes.
    const pages = Array.from({ length: 200 }, (_, i) => ({
      url: `https://paper.example/${i}`,
      body: Buffer.from(article(`Page ${i}`, padding(`${i}`, 50_000) + '<b>x</b>'.repeat(60_000))),
    }));
    await writeFile(
      join(cwd, 'small.jsonl'),
      `${JSON.stringify({ url: 'https://paper.example/', html: article('One') })}\n`,
    );
    const large = crawlFile(pages, 0);
    ok(large.length > LARGE_INPUT);
    await writeFile(join(cwd, 'large.warc.gz'), large);
    const stopped = await tearsheet(['extract', '-j', '1', 'small.jsonl', 'large.warc.gz', '-d', 'out'], {
      cwd,
      during: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
    });
    equal(stopped.code, 143);
    deepEqual((await readdir(join(cwd, 'out'))).sort(), ['small.jsonl.gz', 'small.stats.json']);
  }));
