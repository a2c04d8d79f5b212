/** `extract --write`: a better version's text beside the old one, which stays as it was, with its sums and its time stamp. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { convert } from '../../src/pipeline/convert.ts';
import { oneShotConverter } from '../../src/pipeline/converter.ts';
import { archiveUrl } from '../../src/pipeline/pipeline.ts';
import { VERSION } from '../../src/version.ts';
import { makeAuthority } from '../capture/authority.ts';
import { ForgedCapture } from '../capture/forger.ts';
import { png, temporaryFolder } from '../capture/sample.ts';
import { filesIn, tearsheet } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const LOST = 'Nobody was hurt, the mayor said on Sunday, but forty houses cannot be lived in for the time being.';
const ROUTES: Record<string, Route> = {
  '/a.png': { headers: { 'content-type': 'image/png' }, body: png(1) },
  '/story': `<!doctype html><html lang="en"><head><title>Rivers rise</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1><figure><img src="/a.png" width="800" height="600"><figcaption>The lower town</figcaption>
</figure><p>${TEXT}</p><p>${LOST}</p></article></body></html>`,
};

/** Saved by a version that overlooks a paragraph. */
async function oldCapture(dir: string): Promise<string> {
  const { origin, saved } = await withServer(ROUTES, async ({ origin }) => {
    const saved = await archiveUrl(`${origin}/story`, {
      dir,
      converter: {
        ...oneShotConverter,
        async article(page, options) {
          const article = convert(page, options);
          const text = article.text.replace(LOST, '').trim();
          return { ...article, html: article.html.replace(`<p>${LOST}</p>`, ''), text };
        },
      },
    });
    return { origin, saved };
  });
  assert.ok(origin && !(await readFile(saved.path, 'utf8')).includes(LOST));
  return saved.capture?.folder ?? '';
}

async function contents(dir: string): Promise<Map<string, string>> {
  const files = await filesIn(dir);
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(join(dir, file), 'latin1')] as const)));
}

test('the new text and its record lie beside the old, each with sums of its own, and the old time stamp holds', async (t) => {
  const dir = await temporaryFolder(t);
  const cwd = await temporaryFolder(t);
  const authority = makeAuthority(join(cwd, 'authority'));
  const folder = await oldCapture(dir);
  await withServer({ '/tsa': authority.route }, async ({ origin }) => {
    assert.equal((await tearsheet(['timestamp', '--authority', `${origin}/tsa`, folder], { cwd })).code, 0);
  });
  const before = await contents(dir);

  const written = await tearsheet(['extract', '--write', join(folder, 'capture.warc.gz')], { cwd });
  const name = `${basename(folder, '.files')}-v${VERSION}`;
  assert.deepEqual(written, { code: 0, stdout: `${join(dir, `${name}.md`)}\n`, stderr: '' });
  const after = await contents(dir);
  for (const [file, bytes] of before) assert.equal(after.get(file), bytes, file);
  const added = [...after.keys()].filter((file) => !before.has(file));
  assert.deepEqual(added, [`${name}.files/SHA256SUMS`, `${name}.files/record.json`, `${name}.md`]);

  const markdown = after.get(`${name}.md`) ?? '';
  assert.ok(markdown.includes(LOST));
  const [, picture = ''] = /!\[.*?\]\((.*?)\)/.exec(markdown) ?? [];
  assert.ok(before.has(decodeURI(picture)), picture);
  const [old, record] = [folder, join(dir, `${name}.files`)].map((path) => after.get(`${basename(path)}/record.json`) ?? '');
  const { extractedFrom, retrieved, capture } = JSON.parse(record ?? '');
  const sha256 = JSON.parse(old ?? '').files['capture.warc.gz'];
  assert.deepEqual({ ...extractedFrom, at: '' }, { file: `${basename(folder)}/capture.warc.gz`, sha256, at: '' });
  assert.deepEqual([retrieved, capture.options], [JSON.parse(old ?? '').retrieved, JSON.parse(old ?? '').capture.options]);

  for (const checked of [folder, join(dir, `${name}.files`)]) {
    execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: checked });
  }
  const stamp = ['ts', '-verify', '-data', 'SHA256SUMS', '-in', 'SHA256SUMS.tsr', '-CAfile', authority.root];
  assert.match(execFileSync('openssl', stamp, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }), /Verification: OK/);
  const fresh = await tearsheet(['verify', join(dir, `${name}.files`)], { cwd });
  const fine = 'OK (sums, WARC, pictures, text read again; no time stamp)';
  assert.deepEqual(fresh, { code: 0, stdout: `${join(dir, `${name}.files`)}: ${fine}\n`, stderr: '' });
  // The old text lacks a paragraph of the page, and this version made it: that is what a forger's would look like.
  const stale = await tearsheet(['verify', folder], { cwd });
  assert.equal(stale.code, 1);
  assert.match(stale.stdout, /record\.json: FAILED, says otherwise than the stored page about text\n/);
  const diff = await tearsheet(['diff', folder, join(dir, `${name}.md`)], { cwd });
  assert.equal(diff.stdout, `--- ${folder}\n+++ ${join(dir, `${name}.md`)}\n\ntext:\n{+${LOST}+}\n`);
  const history = await tearsheet(['history', join(dir, `${name}.md`)], { cwd });
  assert.deepEqual(
    history.stdout.split('\n').map((line) => line.split('\t')[1]),
    [folder, join(dir, `${name}.files`), undefined],
  );

  const again = await tearsheet(['extract', '--write', join(folder, 'capture.warc.gz')], { cwd });
  const note = `nothing to write, ${join(dir, `${name}.files`)} says the same`;
  assert.deepEqual(again, { code: 0, stdout: '', stderr: `tearsheet: ${join(folder, 'capture.warc.gz')}: ${note}\n` });
  assert.deepEqual([...(await contents(dir)).keys()], [...after.keys()]);
});

test('one flipped byte in what the new text was made from is named, for both captures', async (t) => {
  const dir = await temporaryFolder(t);
  const folder = await oldCapture(dir);
  assert.equal((await tearsheet(['extract', '--write', join(folder, 'capture.warc.gz')], { cwd: dir })).code, 0);
  for (const file of (await filesIn(dir)).map((one) => join(dir, one))) {
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, changed);
    const { code, stdout } = await tearsheet(['verify', dir], { cwd: dir });
    assert.deepEqual([code, stdout.split('\n').some((line) => line.includes('FAILED'))], [1, true], file);
    const shared = /capture\.warc\.gz$|\d\.png$/.test(file);
    const named = stdout.split('\n').filter((line) => line.includes(basename(file)) && line.includes('differs')).length;
    if (!file.endsWith('SHA256SUMS')) assert.equal(named, shared ? 2 : 1, `${file}\n${stdout}`);
    await writeFile(file, bytes);
  }
});

test('nothing is made of evidence that is not as it was, nor of a WARC that is no capture', async (t) => {
  const dir = await temporaryFolder(t);
  const folder = await oldCapture(dir);
  const warc = join(folder, 'capture.warc.gz');
  await mkdir(join(dir, 'else'));
  await copyFile(warc, join(dir, 'else', 'capture.warc.gz'));
  const before = await readdir(dir);
  const foreign = await tearsheet(['extract', '--write', join(dir, 'else', 'capture.warc.gz')], { cwd: dir });
  assert.deepEqual([foreign.code, foreign.stdout], [2, '']);
  assert.match(foreign.stderr, /--write takes the capture\.warc\.gz in a capture's folder: .* \(usage\)\n$/);
  assert.equal((await tearsheet(['extract', '--write'], { cwd: dir })).code, 2);
  const bytes = await readFile(warc);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await writeFile(warc, bytes);
  const changed = await tearsheet(['extract', '--write', warc, join(dir, 'else', 'capture.warc.gz')], { cwd: dir });
  assert.deepEqual([changed.code, changed.stdout], [10, '']);
  assert.ok(changed.stderr.includes(`${warc} is not as it was made; tearsheet verify tells more (not-verified)\n`));
  assert.deepEqual(await readdir(dir), before);
});

test('of whole folders every capture is read again, and each that differs has a line, with what differs', async (t) => {
  const dir = await temporaryFolder(t);
  const cwd = await temporaryFolder(t);
  const old = await oldCapture(dir);
  await withServer(ROUTES, ({ origin }) => archiveUrl(`${origin}/story`, { dir: join(dir, 'deep') }));
  const before = await contents(dir);
  const run = await tearsheet(['extract', '--write', dir], { cwd });
  const name = `${basename(old, '.files')}-v${VERSION}`;
  assert.deepEqual(run, { code: 0, stdout: `${join(dir, `${name}.md`)}\tmarkdown, text\n`, stderr: '' });
  const after = await contents(dir);
  for (const [file, bytes] of before) assert.equal(after.get(file), bytes, file);
  assert.equal(after.size, before.size + 3);
  assert.deepEqual(await tearsheet(['extract', '--write', dir], { cwd }), { code: 0, stdout: '', stderr: '' });
});

test('a capture whose WARC is shared is read again from its part; one without a WARC, or unfinished, is named', async (t) => {
  const dir = await temporaryFolder(t);
  const run = (...args: string[]) => tearsheet(args, { cwd: dir });
  const [shared = '', bare = '', unfinished = ''] = await withServer(ROUTES, async ({ origin }) => {
    const saved = [
      await run(`${origin}/story`, '-d', 'all', '--warc-file', 'all/day.warc.gz'),
      await run(`${origin}/story`, '-d', 'all', '--no-warc'),
      await run(`${origin}/story`, '-d', 'all'),
    ];
    return saved.map(({ stdout }) => stdout.trim().replace(/\.md$/, '.files'));
  });
  await rm(join(dir, unfinished, 'SHA256SUMS'));
  const older = new ForgedCapture(join(dir, shared));
  older.changeRecord((record) => Object.assign(record, { title: 'Rivers fell', tearsheet: '0.0.9' }), false);
  older.seal();
  const before = await contents(join(dir, 'all'));
  const made = shared.replace('.files', `-v${VERSION}`);
  const { code, stdout, stderr } = await run('extract', '--write', 'all');
  assert.deepEqual([code, stdout], [1, `${made}.md\ttitle\n`]);
  assert.deepEqual(stderr.split('\n').sort(), [
    '',
    `tearsheet: ${bare} keeps no WARC to read it from; tearsheet verify tells more (not-verified)`,
    `tearsheet: ${unfinished} is unfinished: there is no SHA256SUMS; tearsheet verify tells more (not-verified)`,
  ]);
  for (const [file, bytes] of before) assert.equal((await contents(join(dir, 'all'))).get(file), bytes, file);
  const fine = `${made}.files: OK (sums, WARC, pictures, text read again; no time stamp)\n`;
  assert.deepEqual(await run('verify', `${made}.files`), { code: 0, stdout: fine, stderr: '' });
  const records = (await run('export', 'all', '--to', 'jsonl')).stdout.trim().split('\n');
  assert.deepEqual(
    records.map((line) => JSON.parse(line).title),
    ['Rivers rise', 'Rivers rise'],
  );
  // Without its shared WARC nothing is made of it, and verify says so of the new text too.
  await rm(join(dir, 'all/day.warc.gz'));
  assert.match((await run('extract', '--write', shared)).stderr, /day\.warc\.gz is missing: .*\(not-verified\)\n$/);
  assert.match((await run('verify', `${made}.files`)).stdout, /day\.warc\.gz: FAILED, is missing/);
});
