import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { verifyPaths } from '../../src/capture/verify.ts';
import { captureRecords } from '../../src/capture/warc-records.ts';
import { readWarcPages } from '../../src/sources/warc/warc.ts';
import { checkWarc } from '../../src/warc/check.ts';
import { SharedWarc } from '../../src/warc/shared-warc.ts';
import { sampleContent, samplePage, sampleSubject, temporaryFolder } from '../capture/sample.ts';

const CONTENT = { ...sampleContent(), images: [] };

async function pages(path: string): Promise<string[]> {
  const urls: string[] = [];
  for await (const found of readWarcPages(path)) urls.push('page' in found ? found.page.url : String(found.error));
  return urls;
}

test('captures share a WARC, each says where it is, and verify reads both', async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'all.warc.gz');
  const warc = new SharedWarc(path, 'tearsheet/0.0.0-test');
  const saved = await Promise.all(
    [1, 2, 3].map(async () => {
      const plan = await planCapture(sampleSubject(), { dir, formats: ['md'] });
      assert.ok(!plan.skip);
      return storeCapture(plan, sampleContent(), { warc });
    }),
  );
  await warc.close();
  assert.equal((await pages(path)).length, 3);
  const whole = await readFile(path);
  for (const { folder } of saved) {
    assert.deepEqual((await readdir(folder ?? '')).sort(), ['SHA256SUMS', 'record.json']);
    const { warc: place } = JSON.parse(await readFile(join(folder ?? '', 'record.json'), 'utf8'));
    assert.equal(place.file, 'all.warc.gz');
    const bytes = whole.subarray(place.offset, place.offset + place.length);
    assert.equal(place.sha256, createHash('sha256').update(bytes).digest('hex'));
    const part = gunzipSync(bytes).toString('latin1');
    assert.match(part, /^WARC\/1\.1\r\nWARC-Type: request\r\n/);
    assert.match(part, /tearsheet-record: .*\r\n\r\n\r\n$/s);
  }
  for await (const { problems } of verifyPaths([dir, path])) assert.deepEqual(problems, []);
  assert.ok(!(await readdir(dir)).some((name) => name.endsWith('.journal')));
});

test('who changes a shared WARC and makes its digests new is betrayed by the record of the capture', async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'all.warc.gz');
  const warc = new SharedWarc(path, 'tearsheet/0.0.0-test');
  const folders: string[] = [];
  for (let count = 0; count < 2; count++) {
    const plan = await planCapture(sampleSubject(), { dir, formats: ['md'] });
    assert.ok(!plan.skip);
    await storeCapture(plan, sampleContent(), { warc });
    folders.push(plan.folder);
  }
  await warc.close();
  const [first = '', second = ''] = folders;
  const { warc: place } = JSON.parse(await readFile(join(second, 'record.json'), 'utf8'));
  const whole = await readFile(path);
  // The time in the head of a gzip member: no digest in the WARC covers it.
  whole[place.offset + 4] = 1;
  await writeFile(path, whole);
  assert.deepEqual((await checkWarc(path)).problems, []);
  const message = `differs in the part that ${join(second, 'record.json')} names (${place.length} bytes from ${place.offset})`;
  const problems = async (...paths: string[]) => {
    const found: [string, unknown][] = [];
    for await (const result of verifyPaths(paths)) found.push([result.path, result.problems]);
    return found;
  };
  assert.deepEqual(await problems(first, second), [
    [first, []],
    [second, [{ file: path, kind: 'differs', message }]],
  ]);
  // Elsewhere it is found where it is named, and missing where it is not.
  await mkdir(join(dir, 'else'));
  const moved = join(dir, 'else', 'all.warc.gz');
  await rename(path, moved);
  const gone = `is missing: ${join(second, 'record.json')} says that the exchanges are in it; name it too when it is kept elsewhere`;
  assert.deepEqual(await problems(second), [[second, [{ file: path, kind: 'missing', message: gone }]]]);
  assert.deepEqual((await problems(second, moved))[0], [second, [{ file: moved, kind: 'differs', message }]]);
  await writeFile(moved, whole.subarray(0, place.offset + 10));
  assert.deepEqual((await problems(second, moved))[0], [second, [{ file: moved, kind: 'differs', message }]]);
});

test('a full file is followed by another, and an earlier one is never touched', async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'all.warc.gz');
  await writeFile(path, 'mine');
  const warc = new SharedWarc(path, 'tearsheet/0.0.0-test', 4000);
  const places = [];
  for (let count = 0; count < 5; count++) places.push((await warc.append(captureRecords(CONTENT))).file);
  await warc.close();
  assert.equal(await readFile(path, 'utf8'), 'mine');
  assert.deepEqual([...new Set(places)], ['all-2.warc.gz', 'all-3.warc.gz', 'all-4.warc.gz']);
  for (const file of new Set(places)) assert.deepEqual((await checkWarc(join(dir, file))).problems, []);
});

test('two processes with one name write two files', async (t) => {
  const dir = await temporaryFolder(t);
  const [one, other] = [
    new SharedWarc(join(dir, 'all.warc.gz'), 'tearsheet/0.0.0-test'),
    new SharedWarc(join(dir, 'all.warc.gz'), 'tearsheet/0.0.0-test'),
  ];
  const places = await Promise.all([one.append(captureRecords(CONTENT)), other.append(captureRecords(CONTENT))]);
  await Promise.all([one.close(), other.close()]);
  assert.deepEqual(places.map(({ file }) => file).sort(), ['all-2.warc.gz', 'all.warc.gz']);
});

test('what a killed process had only begun to append is cut off by the next', async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'all.warc.gz');
  const source = `
    const { SharedWarc } = await import(${JSON.stringify(new URL('../../src/warc/shared-warc.js', import.meta.url).href)});
    const { sampleContent } = await import(${JSON.stringify(new URL('../capture/sample.js', import.meta.url).href)});
    const { captureRecords } = await import(${JSON.stringify(new URL('../../src/capture/warc-records.js', import.meta.url).href)});
    const fs = await import('node:fs');
    const warc = new SharedWarc(${JSON.stringify(path)}, 'tearsheet/0.0.0-test');
    const content = { ...sampleContent(), images: [] };
    await warc.append(captureRecords(content));
    await warc.append(captureRecords(content));
    fs.appendFileSync(${JSON.stringify(path)}, 'half a record');
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'inherit' });
  await once(child, 'exit');
  assert.equal((await checkWarc(path)).problems.length, 1);
  const before = (await stat(path)).size;
  const next = new SharedWarc(path, 'tearsheet/0.0.0-test');
  assert.equal((await next.append(captureRecords(CONTENT))).file, 'all-2.warc.gz');
  await next.close();
  assert.equal((await stat(path)).size, before - 'half a record'.length);
  assert.deepEqual((await checkWarc(path)).problems, []);
  assert.deepEqual((await readdir(dir)).sort(), ['all-2.warc.gz', 'all.warc.gz']);
});

test('a name that is no WARC, and a folder that is none, are refused', async (t) => {
  const dir = await temporaryFolder(t);
  assert.throws(() => new SharedWarc(join(dir, 'all.zip'), 'tearsheet/0.0.0-test'), {
    code: 'usage',
    message: /must end in \.warc\.gz/,
  });
  await writeFile(join(dir, 'file'), '');
  const warc = new SharedWarc(join(dir, 'file', 'all.warc.gz'), 'tearsheet/0.0.0-test');
  await assert.rejects(warc.append(captureRecords({ ...CONTENT, page: samplePage() })), { code: 'unwritable' });
  await warc.close();
});
