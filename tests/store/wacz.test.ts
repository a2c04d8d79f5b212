import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { WARCParser } from 'warcio';
import { planCapture, storeCapture } from '../../src/store/store.ts';
import { writeWacz } from '../../src/store/wacz.ts';
import { tearsheet } from '../helpers/program.ts';
import { image, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

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

test('what ZIP without its 64-bit extension cannot hold is refused before it is read, and nothing is written', async (t) => {
  const dir = await temporaryFolder(t);
  const folder = await capture(dir);
  const big = join(dir, 'big.warc.gz');
  // A sparse file: it takes no room.
  await writeFile(big, '');
  await truncate(big, 4_000_000_001);
  const output = join(dir, 'a.wacz');
  const ran = await tearsheet(['wacz', folder, big, '-o', output], { cwd: dir });
  const { size } = await stat(join(folder, 'capture.warc.gz'));
  const why = `${4_000_000_001 + size} bytes do not fit into a WACZ, which holds at most 4000000000 bytes and 65000 captures`;
  assert.deepEqual(ran, {
    code: 9,
    stdout: '',
    stderr: `tearsheet: cannot write ${output}: ${why}; pack fewer captures (unwritable)\n`,
  });
  await rm(big);
  const few = { bytes: 4_000_000_000, files: 1 };
  await writeWacz(join(dir, 'one.wacz'), [folder], few);
  await capture(dir);
  await assert.rejects(writeWacz(output, [dir], few), { code: 'unwritable', message: /: 2 captures do not fit into/ });
  // Index, pages and description count, too.
  const full = { bytes: size + 100, files: 1 };
  await assert.rejects(writeWacz(output, [folder], full), { code: 'unwritable', message: /: \d+ bytes do not fit into/ });
  assert.ok(!(await readdir(dir)).some((name) => name.includes('a.wacz')));
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
