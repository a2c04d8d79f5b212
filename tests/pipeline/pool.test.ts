/** Worker threads: order, limits, and that a page that breaks them fails alone. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Converter } from '../../src/pipeline/converter.ts';
import { Pool, THREAD_LIMITS } from '../../src/pipeline/pool.ts';
import { extractStream } from '../../src/pipeline/stream.ts';
import { buildRecord } from '../../src/render/render.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';
import { job, runAll, script } from './hostile-pool.ts';

const PAGE = readFileSync(
  fileURLToPath(new URL('../../../tests/fixtures/tagblatt--german/page.html', import.meta.url)),
  'utf8',
);
const url = 'https://tagblatt.example/lokales/wochenmarkt-domplatz-101.html';
test('a page that hangs fails alone, and its thread is replaced', async () => {
  const results = await runAll(['a', 'hang', 'b', 'hang', 'c', 'd'], { seconds: 0.3 });
  deepEqual(results, ['a', 'extraction-timeout', 'b', 'extraction-timeout', 'c', 'd']);
});

test('a heavy page that hangs fails alone, and its process is ended and replaced', async () => {
  const results = await runAll(['a', 'hang', 'b', 'hang', 'c', 'd'], { seconds: 0.3, areHeavy: true });
  deepEqual(results, ['a', 'extraction-timeout', 'b', 'extraction-timeout', 'c', 'd']);
});

// `tests/full/pool-memory.test.ts` has further ways.
for (const way of ['arrays', 'one array']) {
  test(`a page that takes too much memory fails alone: ${way}`, async () => {
    const results = await runAll(['a', `exhaust ${way}`, 'b', `exhaust ${way}`, 'c'], { megabytes: 160, areHeavy: true });
    deepEqual(results, ['a', 'extraction-memory', 'b', 'extraction-memory', 'c']);
  });
}

/** More elements than any real page has, and few enough to be read. */
const HEAVY = pageOf(74_000);
/** Just enough to be kept out of threads. */
const LEAST_HEAVY = pageOf(6_000);

function pageOf(length: number): string {
  const parts = Array.from({ length }, (_, n) => `<div><p>x${n}<b>y</b> <i>z</i></div>`);
  return `<!doctype html><title>A report</title><article><h1>A report</h1>${parts.join('')}</article>`;
}

test('30 s and 1 GB for a page in its thread: beyond them a real page fails alone, with its code', async () => {
  deepEqual(THREAD_LIMITS, { seconds: 30, megabytes: 1024 });
  for (const [limits, code] of [
    [{ seconds: 0.2 }, 'extraction-timeout'],
    [{ megabytes: 160 }, 'extraction-memory'],
  ] as const) {
    const converter = new Converter({ threads: 1, ...limits });
    try {
      // Heavy pages go to a thread although they are the first; what comes after them is read.
      await rejects(converter.article({ html: HEAVY, url }), { code });
      match((await converter.article({ html: PAGE, url })).text, /Händler/);
      // Further pages weigh as much as one long page.
      const parts = Array.from({ length: 20 }, () => ({ html: PAGE.repeat(20), url }));
      if (code === 'extraction-timeout') await rejects(converter.article({ html: PAGE, url, parts }), { code });
    } finally {
      await converter.close();
    }
  }
});

test('what takes long to be rendered is rendered under the same limits', async () => {
  const converter = new Converter({ threads: 1, seconds: 0.2 });
  try {
    const article = await converter.article({ html: PAGE, url });
    const record = buildRecord(article);
    const { rendered } = await converter.rendered(article, record, ['md', 'txt']);
    deepEqual(
      rendered.map(({ format }) => format),
      ['md', 'txt'],
    );
    const heavy = { ...article, html: '<p>a <em>b</em> c</p>'.repeat(50_000) };
    await rejects(converter.rendered(heavy, record, ['md']), { code: 'extraction-timeout' });
  } finally {
    await converter.close();
  }
});

test('a page that ends its thread fails alone', async () => {
  deepEqual(await runAll(['a', 'exit', 'throw', 'b'], {}), ['a', 'internal', 'thrown by the page', 'b']);
  deepEqual(await runAll(['a', 'exit', 'throw', 'b'], { areHeavy: true }), ['a', 'internal', 'internal', 'b']);
});

test('pages of a stream, which a thread gets several at once: one that breaks it fails alone, the others are read anew', async () => {
  const pages = Array.from({ length: 24 }, (_, i) => `${i}`);
  const broken = { 2: 'hang', 9: 'exit', 10: 'hang', 11: 'throw', 14: 'heavy', 23: 'exit' };
  const ends = {
    2: 'extraction-timeout',
    9: 'internal',
    10: 'extraction-timeout',
    11: 'thrown by the page',
    14: 'process',
    23: 'internal',
  };
  const results = await runAll(Object.assign([...pages], broken), { seconds: 0.5, areStreamed: true });
  deepEqual(results, Object.assign([...pages], ends));
});

test('a thread has its time for each page, not for all that it got at once', async () => {
  const pages = Array.from({ length: 8 }, () => 'busy');
  deepEqual(await runAll(pages, { seconds: 2, areStreamed: true }), pages);
});

for (const isHeavy of [false, true]) {
  test(`closing ends what hangs, ${isHeavy ? 'a process' : 'a thread'}`, async () => {
    const pool = new Pool({ threads: 1, script });
    const running = [
      rejects(pool.run(job('hang'), isHeavy), { code: 'interrupted' }),
      rejects(pool.run(job('a'), isHeavy), { code: 'interrupted' }),
    ];
    await pool.close();
    await Promise.all(running);
  });
}

test('the process of a page that hangs ends when the program is killed', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'pid');
    const pool = new URL('../../src/pipeline/pool.js', import.meta.url);
    const code = `import { Pool } from ${JSON.stringify(pool)};
      const pool = new Pool({ threads: 1, script: new URL(${JSON.stringify(script)}) });
      await pool.run({ task: 'article', page: { html: ${JSON.stringify(`hang, pid in ${file}`)}, url: '' }, options: {} }, true);`;
    const program = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
    await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('.'));
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    ok(isRunning(pid));
    program.kill('SIGKILL');
    await until(() => !isRunning(pid));
  }));

/** Waits until something holds; the test is ended by its time where that never comes. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(20);
}

/** A process that ended, and that nobody waited for, counts as ended. */
function isRunning(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}

test('a page that proves to be heavy where it is read is read in a process', async () => {
  deepEqual(await runAll(['where', 'a', 'heavy', 'where'], {}), ['thread', 'a', 'process', 'thread']);
  const worker = new Worker(new URL('../../src/pipeline/worker.js', import.meta.url));
  try {
    deepEqual(await once(worker, 'message'), ['ready']);
    const jobs = [LEAST_HEAVY, PAGE].map((html) => ({ task: 'record', page: { line: lineOf(html) }, options: {} }));
    worker.postMessage({ jobs, isHeavy: false });
    const [[heavy, { value }]] = await once(worker, 'message');
    equal(heavy, 'heavy');
    match(value.text, /Händler/);
  } finally {
    await worker.terminate();
  }
});

const lineOf = (html: string) => Buffer.from(JSON.stringify({ url, html }));

test('threads give the same records as the main thread, failures with their codes', async () => {
  const converter = new Converter({ threads: 2 });
  try {
    const all = await Promise.all(Array.from({ length: 12 }, () => converter.record({ html: PAGE, url }, { html: true })));
    for (const record of all) deepEqual(record, all[0]);
    match(all[11]?.markdown ?? '', /Händler fürchten um ihre Stammkunden/);
    await rejects(converter.article({ html: '', url }), { name: 'TearsheetError', code: 'empty-page' });
  } finally {
    await converter.close();
  }
});

test('extract keeps the order of its input, whatever page is slower', () =>
  inFolder(async (folder) => {
    const slow = PAGE.replace('</article>', `${'<p>Ein <a href="/x">weiterer</a> Absatz.</p>'.repeat(300)}</article>`);
    const pages = Array.from({ length: 20 }, (_, id) => ({ id, url, html: id % 5 === 0 ? slow : id % 7 === 3 ? '' : PAGE }));
    const file = join(folder, 'pages.jsonl');
    await writeFile(file, pages.map((page) => `${JSON.stringify(page)}\n`).join(''));
    const ids: unknown[] = [];
    const failed: unknown[] = [];
    for await (const { record } of extractStream([file], { jobs: 2 })) {
      ids.push(record.id);
      if ('error' in record) failed.push(record.id);
    }
    deepEqual(
      ids,
      pages.map(({ id }) => id),
    );
    deepEqual(
      failed,
      pages.filter(({ html }) => html === '').map(({ id }) => id),
    );
  }));

test('extract prints what it read before an input that cannot be opened', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'page.html');
    await writeFile(file, PAGE);
    const run = await tearsheet(['extract', file, join(folder, 'none.jsonl')], { cwd: folder });
    equal(run.code, 1);
    equal(run.stdout.split('\n').length, 2);
    match(run.stderr, /cannot read .*none\.jsonl: no such file or folder/);
  }));

test('a line comes out before the next page goes in', () =>
  inFolder(async () => {
    const { PassThrough } = await import('node:stream');
    const stdin = new PassThrough();
    const lines = extractStream(['-'], { stdin });
    for (let id = 0; id < 12; id++) {
      stdin.write(`${JSON.stringify({ id, url, html: PAGE })}\n`);
      const { value } = await lines.next();
      equal(value?.record.id, id);
    }
    stdin.end();
    ok((await lines.next()).done);
  }));

test('a batch of more pages than are converted at once in the main thread saves them all', () =>
  inFolder(async (folder) => {
    const paths = Array.from({ length: 12 }, (_, n) => `/${n}.html`);
    const pages = Object.fromEntries(paths.map((path) => [path, PAGE.replace('<title>', `<title>${path} `)]));
    await withServer(pages, async ({ origin }) => {
      const args = ['--no-warc', '--images', 'none', '--delay', '0', '--per-host', '4', '-d', folder];
      const run = await tearsheet([...args, ...paths.map((path) => `${origin}${path}`)], { cwd: folder });
      equal(run.code, 0, run.stderr);
      equal(run.stdout.trim().split('\n').length, 12);
    });
  }));
