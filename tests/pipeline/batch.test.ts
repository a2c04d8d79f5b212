import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type BatchOptions, type BatchResult, readWorkList, runBatch, type Work } from '../../src/pipeline/batch.ts';

const NOW: BatchOptions = { delaySeconds: 0 };
const echo: Work<string> = async (source) => ({ value: source });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function values(results: BatchResult<string>[]): string[] {
  return results.map((result) => ('value' in result ? result.value : `! ${result.error}`));
}

/** Promises that the test resolves itself, one a source. */
function gates() {
  const open = new Map<string, () => void>();
  const begun: string[] = [];
  const work: Work<string> = async (source) => {
    begun.push(source);
    await new Promise<void>((resolve) => open.set(source, resolve));
    return { value: source };
  };
  return { begun, work, open: (source: string) => open.get(source)?.() };
}

/** Lets everything that is ready run. */
const settled = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-batch-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('lists may have CRLF, BOM, blanks, comments, any encoding mark, lines cut anywhere', async () => {
  const text = '\ufeff# list\r\nhttps://a.test/é\r\n\r\n  https://b.test/  \n#x\rhttps://c.test/#part';
  const expected = ['https://a.test/é', 'https://b.test/', 'https://c.test/#part'];
  const bytes = Buffer.from(text);
  const pieces = (async function* () {
    for (const byte of bytes) yield Uint8Array.of(byte);
  })();
  assert.deepEqual(await all(readWorkList(pieces)), expected);
  const wide = Buffer.from(text, 'utf16le');
  assert.deepEqual(await all(readWorkList(readable(wide))), expected);
  assert.deepEqual(await all(readWorkList(readable(wide.swap16()))), expected);
});

async function* readable(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

test('duplicates are worked on once: fragment, credentials, case of the host do not count', async () => {
  const skipped: string[] = [];
  const list = [
    'https://a.test/x',
    'https://A.test:443/x#y',
    'https://u:p@a.test/x',
    'https://a.test/X',
    'a.html',
    'a.html',
  ];
  const results = await all(runBatch(list, echo, { ...NOW, onSkip: (source) => skipped.push(source) }));
  assert.deepEqual(values(results).sort(), ['a.html', 'https://a.test/X', 'https://a.test/x']);
  assert.equal(skipped.length, 3);
});

test('any source fails alone', async () => {
  const results = await all(
    runBatch(
      ['https://a.test/1', 'https://a.test/2', 'https://a.test/3'],
      async (source) => {
        if (source.endsWith('2')) throw new Error('boom');
        return { value: source };
      },
      NOW,
    ),
  );
  assert.deepEqual(values(results), ['https://a.test/1', '! Error: boom', 'https://a.test/3']);
});

test('one slow host holds nobody up; each host has one in flight', async () => {
  const { begun, work, open } = gates();
  const list = [
    ...Array.from({ length: 50 }, (_, n) => `https://slow.test/${n}`),
    'https://b.test/1',
    'https://c.test/1',
    'https://c.test/2',
  ];
  const results = runBatch(list, work, { ...NOW, jobs: 3 });
  const first = results.next();
  await settled();
  assert.deepEqual(begun, ['https://slow.test/0', 'https://b.test/1', 'https://c.test/1']);
  open('https://c.test/1');
  assert.equal((await first).value.value, 'https://c.test/1');
  const second = results.next();
  await settled();
  assert.deepEqual(begun.slice(3), ['https://c.test/2']);
  open('https://c.test/2');
  await second;
  for (const source of begun) open(source);
  await results.return(undefined);
});

test('between two requests to one host there is the delay, or the longer one that robots.txt asks for', async () => {
  const starts: { source: string; time: number }[] = [];
  const work: Work<string> = async (source) => {
    starts.push({ source, time: performance.now() });
    return { value: source };
  };
  const list = ['https://a.test/1', 'https://a.test/2', 'https://a.test/3', 'https://b.test/1', 'https://b.test/2'];
  const crawlDelay = async (source: string) => (source.includes('b.test') ? 2 : undefined);
  await all(runBatch(list, work, { delaySeconds: 0.1, crawlDelay }));
  const times = (host: string) => starts.filter(({ source }) => source.includes(host)).map(({ time }) => time);
  const gaps = (host: string) =>
    times(host)
      .slice(1)
      .map((time, index) => time - (times(host)[index] as number));
  assert.ok(Math.min(...gaps('a.test')) >= 99, `${gaps('a.test')}`);
  assert.ok(Math.min(...gaps('b.test')) >= 1999, `${gaps('b.test')}`);
  // The delay of one host holds for no other.
  assert.equal(starts.at(-1)?.source, 'https://b.test/2');
});

test('what is finished is in the archive file before it is reported, and skipped the next time', () =>
  inFolder(async (folder) => {
    const archive = join(folder, 'sub', 'done.txt');
    const order: string[] = [];
    const work: Work<string> = async (source) => {
      if (source.endsWith('bad')) throw new Error('boom');
      return {
        value: source,
        commit: async () => {
          order.push((await readFile(archive, 'utf8')).includes(new URL(source).host) ? 'noted' : 'early');
        },
      };
    };
    const list = ['https://me:secret@a.test/1#x', 'https://b.test/bad', 'https://c.test/3'];
    for await (const result of runBatch(list, work, { ...NOW, archive })) {
      if ('value' in result) assert.match(await readFile(archive, 'utf8'), new RegExp(new URL(result.value).host));
    }
    assert.deepEqual(order, ['noted', 'noted']);
    assert.deepEqual((await readFile(archive, 'utf8')).split('\n').sort(), ['', 'https://a.test/1', 'https://c.test/3']);
    assert.deepEqual(values(await all(runBatch(list, echo, { ...NOW, archive }))), ['https://b.test/bad']);
    assert.deepEqual(await all(runBatch(list, echo, { ...NOW, archive })), []);
  }));

test('an archive file without its last line end, with comments and unfinished reports', () =>
  inFolder(async (folder) => {
    const archive = join(folder, 'done.txt');
    await writeFile(archive, '# mine\r\nhttps://a.test/1\r\nhttps://A.test/2');
    const list = ['https://a.test/1', 'https://a.test/2', 'https://a.test/3', 'https://a.test/4'];
    const results = await all(
      runBatch(list, echo, { ...NOW, archive, unreported: ['https://a.test/3', 'https://a.test/1'] }),
    );
    assert.deepEqual(values(results), ['https://a.test/4']);
    assert.equal(
      await readFile(archive, 'utf8'),
      '# mine\r\nhttps://a.test/1\r\nhttps://A.test/2\nhttps://a.test/3\nhttps://a.test/4\n',
    );
  }));

test('an archive file that cannot be written is one clear error', () =>
  inFolder(async (folder) => {
    await assert.rejects(all(runBatch(['https://a.test/'], echo, { archive: folder })), { code: 'unwritable' });
  }));

test('interrupted: nothing new begins, what is in flight finishes', async () => {
  const { begun, work, open } = gates();
  const interrupt = new AbortController();
  const list = Array.from({ length: 20 }, (_, n) => `https://h${n}.test/`);
  const done = all(runBatch(list, work, { ...NOW, jobs: 2, signal: interrupt.signal }));
  await settled();
  interrupt.abort();
  for (const source of begun) open(source);
  assert.deepEqual(values(await done), ['https://h0.test/', 'https://h1.test/']);
});

test('interrupted: what does not finish in time is stopped', async () => {
  const interrupt = new AbortController();
  const work: Work<string> = (_source, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const done = all(runBatch(['https://a.test/'], work, { ...NOW, signal: interrupt.signal, graceSeconds: 0.05 }));
  await settled();
  interrupt.abort();
  const [result] = await done;
  assert.ok(result && 'error' in result && (result.error as { code: string }).code === 'interrupted');
});

test('the list is read ahead by a bounded piece only', async () => {
  let read = 0;
  const endless = (async function* () {
    for (;;) yield `https://one.test/${read++}`;
  })();
  const { work } = gates();
  const results = runBatch(endless, work, NOW);
  const pending = results.next();
  await settled();
  assert.ok(read > 5_000 && read <= 10_002, `${read}`);
  void pending.catch(() => {});
});

test('a list that breaks off is an error after what could be done', async () => {
  const broken = (async function* () {
    yield 'https://a.test/';
    throw new Error('disk gone');
  })();
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const result of runBatch(broken, echo, NOW)) seen.push(result.source);
  }, /disk gone/);
  assert.deepEqual(seen, ['https://a.test/']);
});
