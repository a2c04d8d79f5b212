/** Captures that strangers made to hang, crash or mislead whoever looks at them: every command that reads captures ends, and goes on. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { compareRecords } from '../../src/capture/compare.ts';
import { captureRecord } from '../../src/capture/history.ts';
import { writeWacz } from '../../src/capture/wacz.ts';
import { TearsheetError } from '../../src/errors.ts';
import { timestampCapture } from '../../src/pipeline/timestamp.ts';
import { ForgedCapture } from '../capture/forger.ts';
import { png } from '../capture/sample.ts';
import { CONTENTS, FILES, KINDS, WARCS } from '../helpers/hostile-captures.ts';
import { type Run, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const PAGE = `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2016-03-04T10:00:00Z"></head><body><article><h1>Rivers rise</h1>
<figure><img src="/a.png" width="800" height="600"><figcaption>The lower town</figcaption></figure>
<p>${TEXT}</p><p>${TEXT.toUpperCase()}</p></article></body></html>`;

let root = '';
let tree = '';
let good = '';
let hostile: ForgedCapture[] = [];

/** A copy of the good capture under a folder of its own. */
function copy(name: string): ForgedCapture {
  const dir = join(tree, name.replace(/\W+/g, '-'));
  mkdirSync(dir);
  cpSync(join(root, 'good'), dir, { recursive: true });
  const capture = new ForgedCapture(join(dir, basename(good)));
  hostile.push(capture);
  return capture;
}

before(async () => {
  root = mkdtempSync(join(tmpdir(), 'tearsheet-hostile-'));
  tree = join(root, 'tree');
  mkdirSync(tree);
  mkdirSync(join(root, 'precious'));
  writeFileSync(join(root, 'precious', 'letter'), 'mine');
  await withServer(
    { '/story': PAGE, '/a.png': { headers: { 'content-type': 'image/png' }, body: png(1) } },
    async ({ origin }) => {
      const { code, stderr } = await tearsheet([`${origin}/story`, '-q', '-d', 'good'], { cwd: root });
      assert.equal(code, 0, stderr);
    },
  );
  good = join(root, 'good', readdirSync(join(root, 'good')).find((name) => name.endsWith('.files')) ?? '');
  hostile = [];
  for (const [file, pathOf] of Object.entries(FILES)) {
    for (const [kind, make] of Object.entries(KINDS)) {
      const path = pathOf(copy(`${file} ${kind}`));
      rmSync(path, { force: true });
      make(path);
    }
  }
  for (const [name, make] of Object.entries(WARCS)) {
    const capture = copy(`warc ${name}`);
    writeFileSync(capture.path('capture.warc.gz'), make());
    capture.seal();
  }
  for (const [name, [file, content]] of Object.entries(CONTENTS)) {
    const capture = copy(name);
    const path = (FILES[file] as (capture: ForgedCapture) => string)(capture);
    writeFileSync(path, content(readFileSync(path, 'utf8')));
  }
  // The last of all, for what goes on behind the others.
  cpSync(join(root, 'good'), join(tree, 'zz-good'), { recursive: true });
});

after(() => rmSync(root, { recursive: true, force: true }));

/** Nothing outside of the tree may come, go or change. */
function outside(): string {
  return [...readdirSync(root), readFileSync(join(root, 'precious', 'letter'), 'utf8'), ...readdirSync(join(root, 'good'))]
    .sort()
    .join('\n');
}

/** Milliseconds for each capture of the tree, and for the start; one that hangs would hold up the whole. */
const MOST_TIME = 10_000;

async function run(...args: string[]): Promise<Run> {
  const before = outside();
  const most = MOST_TIME * (hostile.length + 1);
  const ran = await tearsheet(args, { cwd: root, during: (child) => setTimeout(() => child.kill('SIGKILL'), most).unref() });
  assert.equal(outside(), before);
  assert.doesNotMatch(ran.stdout + ran.stderr, /internal error/);
  assert.ok(ran.code !== null, 'it ends by itself');
  return ran;
}

test('there are more than sixty', () => {
  assert.ok(hostile.length > 60, `${hostile.length}`);
});

for (const how of [[], ['--quick'], ['--deep', '--json']]) {
  test(`verify ${how.join(' ')} names each, and goes on to the last`, async () => {
    const { code, stdout } = await run('verify', ...how, 'tree');
    assert.equal(code, 1);
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    assert.match(last, how.includes('--json') ? /zz-good.*"problems":\[\]/ : /zz-good.*: (?:OK|sums OK)/);
    if (how.length > 0) return;
    // Each is named by its own folder.
    const unnamed = hostile.filter(({ folder }) => !stdout.includes(`${basename(join(folder, '..'))}/`));
    assert.deepEqual(
      unnamed.map(({ folder }) => folder),
      [],
    );
    assert.equal(stdout.split('\n').filter((line) => /: (?:OK|sums OK)/.test(line)).length, 1, stdout);
  });
}

test('extract reads what can be read, and names what cannot', async () => {
  const warcs = [
    ...hostile.map(({ folder }) => join(folder, 'capture.warc.gz')),
    join(tree, 'zz-good', basename(good), 'capture.warc.gz'),
  ];
  const { stdout } = await run('extract', '-q', ...warcs);
  const records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(records.at(-1)?.title, 'Rivers rise');
});

test('history, list, search and watch go on behind a capture that cannot be read', async () => {
  const { requestedUrl = '' } = new ForgedCapture(good).record();
  assert.match((await run('history', requestedUrl, '-d', 'tree')).stdout, /zz-good/);
  assert.match((await run('list', 'tree')).stdout, /zz-good/);
  assert.match((await run('search', 'river', '-d', 'tree')).stdout, /zz-good/);
  // The address is no longer served: nothing is captured, and what was is left alone.
  writeFileSync(join(root, 'watched'), `${requestedUrl}\n`);
  await run('watch', '-i', 'watched', '-d', 'tree', '--allow-private', '--retry', '0', '-m', '5');
  rmSync(join(root, 'watched'));
});

for (const format of ['csl-json', 'bibtex', 'ris', 'csv', 'jsonl', 'parquet']) {
  test(`export --to ${format} has what can be read`, async () => {
    const { stdout } = await run(
      'export',
      'tree',
      '--to',
      format,
      ...(format === 'parquet' ? ['-o', 'tree/all.parquet'] : []),
    );
    const whole = format === 'parquet' ? readFileSync(join(tree, 'all.parquet'), 'latin1') : stdout;
    assert.match(whole, /Rivers rise/);
    rmSync(join(tree, 'all.parquet'), { force: true });
  });
}

test('site has what can be read, and every link in it stays inside', async () => {
  // The target of a link under a picture's name is not copied: a stranger would have it published.
  const linking = copy('picture that is a link to a letter');
  rmSync(linking.path('1.png'));
  symlinkSync(join(root, 'precious', 'letter'), linking.path('1.png'));
  await run('site', 'tree', '-o', 'tree/site');
  const pages = readdirSync(join(tree, 'site'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  assert.match(readFileSync(join(tree, 'site', 'index.html'), 'utf8'), /Rivers rise/);
  assert.ok(pages.length > 1, pages.join());
  const pictures = readdirSync(join(tree, 'site'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  );
  for (const name of pictures) assert.notEqual(readFileSync(join(tree, 'site', name), 'utf8'), 'mine', name);
  rmSync(join(tree, 'site'), { recursive: true });
});

test('watch is stopped by no pipe in the place of what it knows', async () => {
  mkdirSync(join(tree, '.tearsheet'), { recursive: true });
  execFileSync('mkfifo', [join(tree, '.tearsheet', 'watch.json')]);
  writeFileSync(join(root, 'watched'), 'http://127.0.0.1:9/a\n');
  const { stderr } = await run('watch', '-i', 'watched', '-d', 'tree', '--allow-private', '--retry', '0');
  assert.match(stderr, /watch\.json: it is no regular file \(unreadable\)/);
  rmSync(join(root, 'watched'));
  rmSync(join(tree, '.tearsheet'), { recursive: true });
});

test('extract --write reads each again, and goes on to the last', async () => {
  // A text that says the same again is not written: the last one says otherwise.
  cpSync(join(root, 'good'), join(tree, 'zzz-older'), { recursive: true });
  const older = new ForgedCapture(join(tree, 'zzz-older', basename(good)));
  older.changeRecord((record) => Object.assign(record, { title: 'Rivers fell', tearsheet: '0.0.9' }), false);
  older.seal();
  const { stdout, stderr } = await run('extract', '--write', 'tree');
  assert.match(stdout, /zzz-older/, stderr);
  rmSync(join(tree, 'zzz-older'), { recursive: true });
});

test('diff, wacz and timestamp end with a coded error or a result', async () => {
  const own = await captureRecord(good);
  for (const [index, { folder }] of hostile.entries()) {
    const expectCoded = (error: unknown) => assert.ok(error instanceof TearsheetError, `${folder}: ${error}`);
    await captureRecord(folder)
      .then((record) => compareRecords(own, record))
      .catch(expectCoded);
    await writeWacz(join(tree, `${index}.wacz`), [folder]).catch(expectCoded);
    await timestampCapture(folder, 'http://127.0.0.1:9/', { fetch: { retries: 0, maxSeconds: 5 } }).catch(expectCoded);
  }
});
