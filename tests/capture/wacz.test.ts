import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { WARCParser } from 'warcio';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { writeWacz } from '../../src/capture/wacz.ts';
import { tearsheet } from '../helpers/program.ts';
import { image, png, sampleContent, samplePage, sampleSubject, temporaryFolder } from './sample.ts';

async function capture(dir: string): Promise<string> {
  const images = [image('https://cdn.example/a?z=1&B=2', png(1))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ images }));
  return plan.folder;
}

/** The CDXJ that Webrecorder's own program makes of a file. */
function warcioIndex(bytes: Uint8Array, name: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-index-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const program = new URL('../../../node_modules/warcio/dist/cli.js', import.meta.url).pathname;
    const output = execFileSync(process.execPath, [program, 'cdx-index', join(folder, name)], { encoding: 'utf8' });
    return output.trim().split('\n').sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a WACZ holds what its description says, and its index leads to the records, as warcio finds them', async (t) => {
  const dir = await temporaryFolder(t);
  await capture(dir);
  await capture(dir);
  const path = join(dir, 'out', 'all.wacz');
  await writeWacz(path, [dir]);
  assert.deepEqual(await readdir(join(dir, 'out')), ['all.wacz']);
  const listed = execFileSync('python3', [
    '-c',
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), {i.compress_type for i in z.infolist()})',
    path,
  ]);
  assert.equal(listed.toString().trim(), 'None {0}');
  const files = unzipSync(readFileSync(path));
  const text = (name: string) => Buffer.from(files[name] ?? new Uint8Array()).toString('utf8');
  const hash = (name: string) =>
    `sha256:${createHash('sha256')
      .update(files[name] ?? '')
      .digest('hex')}`;
  const description = JSON.parse(text('datapackage.json'));
  assert.equal(description.profile, 'data-package');
  assert.equal(description.wacz_version, '1.1.1');
  assert.equal(description.mainPageUrl, 'https://news.example/rivers');
  const stated = description.resources.map((one: { path: string }) => one.path).sort();
  const described = Object.keys(files)
    .filter((name) => !name.startsWith('datapackage'))
    .sort();
  assert.deepEqual(stated, described);
  for (const one of description.resources) {
    assert.deepEqual([one.hash, one.bytes], [hash(one.path), files[one.path]?.length]);
  }
  assert.deepEqual(JSON.parse(text('datapackage-digest.json')), {
    path: 'datapackage.json',
    hash: hash('datapackage.json'),
  });

  const pages = text('pages/pages.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(pages[0], { format: 'json-pages-1.0', id: 'pages', title: 'Pages' });
  assert.deepEqual([pages.length, pages[1].url, pages[1].title], [3, 'https://news.example/rivers', 'Rivers rise']);

  const index = text('indexes/index.cdx').trim().split('\n');
  assert.deepEqual(index, [...index].sort());
  const theirs = Object.keys(files)
    .filter((name) => name.startsWith('archive/'))
    .flatMap((name) => warcioIndex(files[name] as Uint8Array, name.slice(8)));
  const withoutLabel = (line: string) => line.replace('"digest":"sha256:', '"digest":"');
  assert.deepEqual(index.map(withoutLabel).sort(), theirs.sort());
  for (const line of index) {
    const { filename, offset, length, url, digest } = JSON.parse(line.replace(/^\S+ \d{14} /, ''));
    const member = files[`archive/${filename}`]?.subarray(Number(offset), Number(offset) + Number(length));
    const record = await WARCParser.parse([new Uint8Array(gunzipSync(member as Uint8Array))]);
    assert.deepEqual([record?.warcTargetURI, record?.warcPayloadDigest], [url, digest]);
  }
});

test('an archived copy is listed under the address that leads to it', async (t) => {
  const dir = await temporaryFolder(t);
  const plan = await planCapture(sampleSubject(), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  const page = samplePage({ url: 'https://gone.example/rivers' });
  await storeCapture(plan, sampleContent({ page }));
  await writeWacz(join(dir, 'all.wacz'), [dir]);
  const files = unzipSync(readFileSync(join(dir, 'all.wacz')));
  const text = (name: string) => Buffer.from(files[name] ?? '').toString('utf8');
  const { url } = JSON.parse(text('pages/pages.jsonl').split('\n')[1] ?? '');
  assert.equal(url, 'https://news.example/rivers');
  assert.ok(text('indexes/index.cdx').includes(`{"url":"${url}",`));
});

test('names in the description are lower-case ASCII and unique, as a Data Package wants them, whatever the titles', async (t) => {
  const dir = await temporaryFolder(t);
  for (const title of ['河水上涨', '河水下降', 'Rivers']) {
    const plan = await planCapture(sampleSubject({ title }), { dir, formats: ['md'] });
    assert.ok(!plan.skip);
    await storeCapture(plan, sampleContent());
  }
  await writeWacz(join(dir, 'all.wacz'), [dir]);
  const files = unzipSync(readFileSync(join(dir, 'all.wacz')));
  const { resources } = JSON.parse(Buffer.from(files['datapackage.json'] ?? '').toString('utf8'));
  const names: string[] = resources.map(({ name }: { name: string }) => name);
  assert.equal(new Set(names).size, 5);
  for (const name of names) assert.match(name, /^[a-z0-9._-]+$/);
  assert.ok(resources.some(({ path }: { path: string }) => path === 'archive/2026-03-04-news.example-河水上涨.warc.gz'));
});

test('a WACZ that cannot be read to its end or written leaves nothing', async (t) => {
  const dir = await temporaryFolder(t);
  const folder = await capture(dir);
  const output = join(dir, 'a.wacz');
  await writeFile(join(dir, 'cut.warc.gz'), readFileSync(join(folder, 'capture.warc.gz')).subarray(0, -20));
  const ran = await tearsheet(['wacz', folder, join(dir, 'cut.warc.gz'), '-o', output], { cwd: dir });
  assert.equal(ran.code, 3);
  assert.match(
    ran.stderr,
    /^tearsheet: .*cut\.warc\.gz cannot be read to its end: unexpected end of file \(bad-record\)\n$/,
  );
  await writeFile(join(dir, 'file'), '');
  await assert.rejects(writeWacz(join(dir, 'file', 'a.wacz'), [folder]), { code: 'unwritable' });
  assert.ok(!(await readdir(dir)).some((name) => name.includes('a.wacz')));
});

test('a capture whose record does not read is told and left out; the others are packed, and the end is 1', async (t) => {
  const dir = await temporaryFolder(t);
  const [whole, cut] = [await capture(dir), await capture(dir)];
  const record = join(cut, 'record.json');
  writeFileSync(record, readFileSync(record).subarray(0, -40));
  const { code, stdout, stderr } = await tearsheet(['wacz', dir, '-o', join(dir, 'all.wacz')], { cwd: dir });
  assert.deepEqual([code, stdout], [1, `${join(dir, 'all.wacz')}\n`]);
  assert.equal(stderr, `tearsheet: ${record} is no record: it is not JSON (bad-record)\n`);
  const packed = Object.keys(unzipSync(readFileSync(join(dir, 'all.wacz')))).filter((name) => name.startsWith('archive/'));
  assert.deepEqual(packed, [`archive/${basename(whole).replace(/\.files$/, '.warc.gz')}`]);
});

test('a flipped byte in any file of a WACZ is found by any program that reads ZIP', async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'all.wacz');
  await capture(dir);
  await writeWacz(path, [dir]);
  const bytes = readFileSync(path);
  const program = 'import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())';
  // The files are stored as they are, one after the other.
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const at = bytes.indexOf(content) + (content.length >> 1);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(path, changed);
    assert.equal(execFileSync('python3', ['-c', program, path]).toString().trim(), name);
  }
});

test('nothing is overwritten, and what holds no WARC is said so', async (t) => {
  const dir = await temporaryFolder(t);
  const folder = await capture(dir);
  await writeFile(join(dir, 'a.wacz'), 'mine');
  await assert.rejects(writeWacz(join(dir, 'a.wacz'), [folder]), { code: 'unwritable', message: /it exists already/ });
  assert.equal(readFileSync(join(dir, 'a.wacz'), 'utf8'), 'mine');
  await assert.rejects(writeWacz(join(dir, 'b.wacz'), [join(dir, 'a.wacz')]), { code: 'usage', message: /no WARC in/ });
});
