/** Processes that run at the same time with one `--archive` file share it: no URL is fetched twice. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DoneList } from '../../src/pipeline/done-list.ts';
import { HashSet } from '../../src/pipeline/work-list.ts';
import { WorkLocks } from '../../src/pipeline/work-locks.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const PAGE = `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta property="og:type" content="article"></head>
<body><article><h1>Rivers rise</h1><p>${TEXT}</p><p>${TEXT.toUpperCase()}</p></article></body></html>`;

const COUNT = 24;

test('four processes fetch each URL of a list once, and the file names each once', () =>
  inFolder(async (cwd) => {
    await withServer(
      (_, response) => void setImmediate(() => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)),
      async ({ origin, requests }) => {
        const urls = Array.from({ length: COUNT }, (_, number) => `${origin}/${number}`);
        writeFileSync(join(cwd, 'list'), urls.join('\n'));
        const args = [
          '-i',
          'list',
          '--archive',
          'done',
          '--allow-private',
          '--delay',
          '0',
          '--per-host',
          '2',
          '-q',
          '-d',
          'out',
        ];
        const runs = await Promise.all([1, 2, 3, 4].map(() => tearsheet(args, { cwd })));
        for (const { code, stderr } of runs) assert.equal(code, 0, stderr);
        assert.deepEqual(requests.map(({ url }) => url).sort(), urls.map((url) => new URL(url).pathname).sort());
        assert.deepEqual(readFileSync(join(cwd, 'done'), 'utf8').trim().split('\n').sort(), urls.sort());
        assert.equal(
          runs.map(({ stdout }) => stdout.trim().split('\n').filter(Boolean).length).reduce((a, b) => a + b),
          COUNT,
        );
        assert.deepEqual(readdirSync(cwd).sort(), ['done', 'list', 'out']);
      },
    );
  }));

test('what a dead process had in work, and what lies there and is no lock, blocks nobody', () =>
  inFolder(async (cwd) => {
    const path = join(cwd, 'done');
    const source = 'https://news.example/a';
    const held = new WorkLocks(path);
    assert.equal(await held.lock(source), true);
    assert.equal(await new WorkLocks(path).lock(source), false);
    const [name = ''] = readdirSync(join(cwd, '.done.work'));
    const file = join(cwd, '.done.work', name);
    const owner = readFileSync(file, 'utf8');
    writeFileSync(file, owner.replace(/^\d+-\d+/, '4194300-1'));
    const next = new WorkLocks(path);
    assert.equal(await next.lock(source), true);
    await next.unlock(source);
    const strange: (() => void)[] = [
      () => writeFileSync(file, 'x/../../home\n'),
      () => mkdirSync(file),
      () => void execFileSync('mkfifo', [file]),
      () => symlinkSync('/dev/zero', file),
    ];
    for (const make of strange) {
      execFileSync('rm', ['-rf', file]);
      make();
      assert.equal(await next.lock(source), true);
    }
  }));

test('what others note while a process runs is read on', () =>
  inFolder(async (cwd) => {
    const path = join(cwd, 'done');
    const [one, other] = [await DoneList.open(path, new HashSet()), await DoneList.open(path, new HashSet())];
    const source = 'https://news.example/a#x';
    assert.equal(await one.begin(source), true);
    assert.equal(await other.begin(source), false, 'in work');
    await one.add(source);
    await one.end(source);
    assert.equal(await other.begin('https://news.example/a'), false, 'done');
    assert.equal(await other.begin('https://news.example/b'), true);
    await other.end('https://news.example/b');
    await Promise.all([one.close(), other.close()]);
    assert.deepEqual(readdirSync(cwd), ['done']);
  }));
