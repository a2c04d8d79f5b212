import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { compareRecords } from '../../src/capture/compare.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { sampleContent, sampleSubject, temporaryFolder } from '../capture/sample.ts';
import { BIN as PROGRAM } from '../helpers/program.ts';

function tearsheet(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

async function save(dir: string, changes: Partial<ArticleRecord>): Promise<string> {
  const plan = await planCapture(sampleSubject(), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  const content = sampleContent();
  await storeCapture(plan, { ...content, record: { ...content.record, ...changes } });
  return plan.folder;
}

const FIRST = {
  retrieved: '2026-03-05T10:00:00Z',
  text: 'The river rose by two metres.\n\nNobody was hurt.\n\nMore rain is due.',
  images: [{ url: 'https://cdn.example/a', caption: 'The lower town', credit: 'Ann Doe', lead: true }],
};
const SECOND = {
  retrieved: '2026-03-06T10:00:00Z',
  title: 'Rivers fall',
  authors: ['Ann Doe'],
  text: 'The river rose by ten metres.\n\nNobody was hurt.',
  images: [{ url: 'https://cdn.example/a', caption: 'The upper town', credit: 'Ann Doe', lead: true }],
};

test('history sorts by the instant, whatever the offset that a time is written with', async (t) => {
  const dir = await temporaryFolder(t);
  const times = ['2026-03-05T23:30:00-05:00', '2026-03-06T01:00:00Z', '2026-03-06T05:00:00+09:00'];
  for (const retrieved of times) await save(dir, { retrieved });
  const { stdout } = await tearsheet('history', '-d', dir, 'https://news.example/r');
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]),
    times.reverse(),
  );
});

test('history lists the captures of a page, by URL or by one of them; nothing is touched', async (t) => {
  const dir = await temporaryFolder(t);
  const second = await save(dir, SECOND);
  const first = await save(dir, FIRST);
  await save(join(dir, 'other'), {
    ...FIRST,
    url: 'https://a.example/',
    requestedUrl: 'https://a.example/',
    finalUrl: 'https://a.example/',
  });
  const sums = await readFile(join(second, 'SHA256SUMS'), 'utf8');
  const expected = `2026-03-05T10:00:00Z\t${first}\tRivers rise\n2026-03-06T10:00:00Z\t${second}\tRivers fall\n`;
  for (const subject of [['-d', dir, 'https://news.example/r#top'], [first], [second.replace(/files$/, 'md')]]) {
    assert.deepEqual(await tearsheet('history', ...subject), { code: 0, stdout: expected, stderr: '' });
  }
  const [line = ''] = (await tearsheet('history', '--json', first)).stdout.split('\n');
  assert.deepEqual(JSON.parse(line), {
    path: first,
    retrieved: '2026-03-05T10:00:00Z',
    title: 'Rivers rise',
    url: 'https://news.example/rivers',
  });
  const none = await tearsheet('history', '-d', dir, 'https://news.example/else');
  assert.deepEqual([none.code, none.stdout], [1, '']);
  assert.equal(
    none.stderr,
    `tearsheet: no capture of https://news.example/else in ${dir}; -d DIR says where to look (not-found)\n`,
  );
  assert.equal(await readFile(join(second, 'SHA256SUMS'), 'utf8'), sums);
  assert.equal((await readdir(dir)).length, 5);
});

test('diff shows what changed word by word, and says by its exit code whether anything did', async (t) => {
  const dir = await temporaryFolder(t);
  const [first, second] = [await save(dir, FIRST), await save(dir, SECOND)];
  assert.deepEqual(await tearsheet('diff', first, first), { code: 0, stdout: '', stderr: '' });
  const { code, stdout, stderr } = await tearsheet('diff', first, second);
  assert.deepEqual([code, stderr], [1, '']);
  assert.equal(
    stdout,
    `--- ${first}
+++ ${second}

title:
Rivers [-rise-]{+fall+}

authors:
{+Ann Doe+}

captions:
The [-lower-]{+upper+} town (Ann Doe)

text:
The river rose by [-two-]{+ten+} metres.

text:
[-More rain is due.-]
`,
  );
  const json = await tearsheet('diff', '--json', first, second);
  assert.deepEqual(JSON.parse(json.stdout).differences[0], {
    field: 'title',
    changes: [
      { kind: 'same', text: 'Rivers ' },
      { kind: 'removed', text: 'rise' },
      { kind: 'added', text: 'fall' },
    ],
  });
  const several = await tearsheet('diff', first, dir);
  const why = `there are several captures in ${dir}; name one of them`;
  assert.deepEqual(several, { code: 2, stdout: '', stderr: `tearsheet: ${why} (usage)\n` });
  const missing = await tearsheet('diff', first, join(dir, 'nowhere'));
  assert.deepEqual(missing, { code: 2, stdout: '', stderr: `tearsheet: ${join(dir, 'nowhere')} does not exist (usage)\n` });
});

/** Runs the program on a terminal of its own, made by Python's pty module. */
function onTerminal(args: string[], env: Record<string, string>): { code: number; output: string } {
  const program = 'import os,pty,sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/COLOR|^TERM$|^CI$/.test(name)));
  const ran = spawnSync('python3', ['-c', program, process.execPath, PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...plain, ...env },
    input: '',
  });
  return { code: ran.status ?? -1, output: ran.stdout.replaceAll('\r\n', '\n') };
}

test('on a terminal diff is red and green, unless that is not wanted', async (t) => {
  const dir = await temporaryFolder(t);
  const [first, second] = [await save(dir, FIRST), await save(dir, SECOND)];
  const colored = onTerminal(['diff', first, second], { TERM: 'xterm' });
  assert.equal(colored.code, 1);
  assert.ok(colored.output.includes('Rivers \u001b[31mrise\u001b[39m\u001b[32mfall\u001b[39m\n'), colored.output);
  assert.ok(colored.output.includes('The \u001b[31mlower\u001b[39m\u001b[32mupper\u001b[39m town'));
  const plain: [string[], Record<string, string>][] = [
    [['--no-color'], { TERM: 'xterm' }],
    [[], { TERM: 'xterm', NO_COLOR: '1' }],
    [[], { TERM: 'dumb' }],
  ];
  for (const [options, env] of plain) {
    const { code, output } = onTerminal(['diff', ...options, first, second], env);
    assert.deepEqual([code, output.includes('\u001b')], [1, false], JSON.stringify([options, env]));
    assert.ok(output.includes('Rivers [-rise-]{+fall+}\n'));
  }
  const json = onTerminal(['diff', '--json', first, second], { TERM: 'xterm' });
  assert.deepEqual(
    JSON.parse(json.output).differences.map(({ field }: { field: string }) => field),
    ['title', 'authors', 'captions', 'text', 'text'],
  );
});

test('scripts without spaces are compared by words too', async () => {
  const { record } = sampleContent();
  const [difference] = await compareRecords({ ...record, title: '河水上涨两米' }, { ...record, title: '河水上涨十米' });
  assert.ok(difference?.changes.some(({ kind, text }) => kind === 'same' && text.startsWith('河水')));
});
