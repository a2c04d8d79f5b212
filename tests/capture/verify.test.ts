/** A capture is what was written, or each file that is not is named. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import type { Verification } from '../../src/capture/verify.ts';
import { formatSums, parseSums } from '../../src/files/hash.ts';
import { NAME, temporaryFolder } from './sample.ts';
import { capture, complaints, sample, verify } from './verifying.ts';

test('an untouched capture is verified by its Markdown file, its folder, its sums, or a tree', async (t) => {
  const { dir, folder } = await sample(t);
  const fine: Verification = {
    path: folder,
    files: 5,
    problems: [],
    checked: ['sums', 'warc'],
    unchecked: [
      { what: 'text', why: 'it was not asked for' },
      { what: 'timestamp', why: 'there is none' },
    ],
  };
  for (const path of [join(dir, `${NAME}.md`), folder, join(folder, 'SHA256SUMS'), dir]) {
    assert.deepEqual(await verify(path), [fine]);
  }
  await capture(dir);
  await capture(join(dir, 'deeper', 'still'));
  const found = (await verify(dir, folder)).map(({ path }) => path);
  assert.deepEqual(found, [`${folder.slice(0, -6)}-2.files`, folder, join(dir, 'deeper', 'still', `${NAME}.files`), folder]);
});

/** One bit of a byte flipped, `at` that place. */
function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
  return changed;
}

test('one flipped byte in any file is named, and sha256sum agrees', async (t) => {
  const { dir, folder } = await sample(t);
  const files = [...(await readdir(folder)).map((name) => join(folder, name)), join(dir, `${NAME}.md`)];
  assert.equal(files.length, 6);
  for (const file of files) {
    const bytes = await readFile(file);
    for (const place of [0, Math.floor(bytes.length / 2), bytes.length - 2]) {
      await writeFile(file, flipped(bytes, place));
      const [result] = await verify(dir);
      assert.ok(result && result.problems.length > 0, `${file} at ${place}`);
      const inSums = basename(file) === 'SHA256SUMS';
      if (!inSums) assert.deepEqual(result.problems, [{ file, kind: 'differs', message: 'differs from its checksum' }]);
      assert.throws(() => execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: folder }));
    }
    await writeFile(file, bytes);
  }
  assert.deepEqual((await verify(dir))[0]?.problems, []);
});

test('a flipped bit at any place of SHA256SUMS names SHA256SUMS', async (t) => {
  const { dir, folder } = await sample(t);
  const file = join(folder, 'SHA256SUMS');
  const bytes = await readFile(file);
  const kinds = new Map<string, number>();
  for (let at = 0; at < bytes.length; at++) {
    await writeFile(file, flipped(bytes, at));
    const problems = (await verify(dir))[0]?.problems ?? [];
    const own = problems.filter((problem) => problem.file === file);
    assert.ok(own.length > 0, `${at}: ${JSON.stringify(problems)}`);
    // No file is blamed for a sum that was changed.
    for (const { message } of own) kinds.set(message, (kinds.get(message) ?? 0) + 1);
    if (own.some(({ message }) => message.includes('another checksum'))) assert.equal(problems.length, 1);
  }
  for (const name of ['record.json', '1.png', '2.png', 'capture.warc.gz', `../${NAME}.md`]) {
    assert.ok((kinds.get(`has another checksum of ${name} than it had`) ?? 0) > 10, `${name} ${[...kinds].join('; ')}`);
  }
  assert.ok((kinds.get('does not name record.json') ?? 0) >= 'record.json'.length);
});

test('sums in another form mean the same and are not what was written', async (t) => {
  const { dir, folder } = await sample(t);
  const file = join(folder, 'SHA256SUMS');
  const text = await readFile(file, 'utf8');
  for (const other of [
    text.toUpperCase().replace(/[A-Z0-9./-]+$/gm, (name) => name.toLowerCase()),
    text.replaceAll('  ', ' *'),
    text.replaceAll('\n', '\r\n'),
  ]) {
    await writeFile(file, other);
    assert.deepEqual((await verify(dir))[0]?.problems.at(0)?.file, file, other);
  }
});

test('missing and extra files are named', async (t) => {
  const { dir, folder } = await sample(t);
  await rm(join(folder, '1.png'));
  await rename(join(folder, '2.png'), join(folder, '3.png'));
  assert.deepEqual(await complaints(dir), [
    '1.png: missing: is missing',
    '2.png: missing: is missing',
    '3.png: extra: is not in SHA256SUMS',
  ]);
});

test('a capture without sums was not finished; a symbolic link is not the file', async (t) => {
  const { dir, folder } = await sample(t);
  await rename(join(folder, '1.png'), join(dir, 'moved.png'));
  await symlink('../moved.png', join(folder, '1.png'));
  assert.deepEqual(await complaints(dir), ['1.png: differs: is not a file any more']);
  await rm(join(folder, 'SHA256SUMS'));
  assert.deepEqual(await complaints(dir), ['SHA256SUMS: unfinished: is missing: the capture was not finished']);
});

test('a file that is named twice is said so', async (t) => {
  const { dir, folder } = await sample(t);
  await appendFile(join(folder, 'SHA256SUMS'), `${'a'.repeat(64)}  1.png\n`);
  assert.ok((await complaints(dir)).includes('SHA256SUMS: differs: names 1.png twice'));
});

test('sums that lead elsewhere are not followed', async (t) => {
  const { dir, folder } = await sample(t);
  const hash = 'a'.repeat(64);
  await writeFile(join(folder, 'SHA256SUMS'), `${hash}  ../../etc/passwd\n${hash}  /etc/passwd\nnonsense\n${hash}  ..\n`);
  assert.deepEqual((await complaints(dir)).slice(0, 4), [
    'SHA256SUMS: unreadable: line 3 is not a checksum',
    'SHA256SUMS: unreadable: names ../../etc/passwd, which is outside of the capture',
    'SHA256SUMS: unreadable: names /etc/passwd, which is outside of the capture',
    'SHA256SUMS: unreadable: names .., which is outside of the capture',
  ]);
});

test('memory grows neither with the size of files nor with the number of captures', async (t) => {
  const { dir, folder } = await sample(t);
  const film = join(folder, '3.mp4');
  // A sparse file: it takes no room.
  await writeFile(film, '');
  await truncate(film, 300_000_000);
  await appendFile(join(folder, 'SHA256SUMS'), execFileSync('sha256sum', ['3.mp4'], { cwd: folder }));
  for (let count = 0; count < 100; count++)
    await cp(folder, join(dir, 'many', `${count}`, basename(folder)), {
      recursive: true,
      filter: (path) => !path.endsWith('.mp4'),
    });
  const before = process.memoryUsage.rss();
  const found = await verify(dir);
  assert.ok(process.memoryUsage.rss() - before < 100_000_000, `${process.memoryUsage.rss() - before} bytes more`);
  assert.equal(found.length, 101);
  // The copies are without film and Markdown file; the first is whole.
  const missing = found.map(({ problems }) => problems.map(({ kind }) => kind).join());
  assert.deepEqual(
    [missing.filter((kinds) => kinds === '').length, missing.filter((kinds) => kinds === 'missing,missing').length],
    [1, 100],
  );
});

test('what is no capture is said so', async (t) => {
  const { dir } = await sample(t);
  await mkdir(join(dir, 'empty', 'saved by a browser.files'), { recursive: true });
  await writeFile(join(dir, 'lonely.md'), '');
  const missing = { code: 'usage', message: `${join(dir, 'nowhere')} does not exist` };
  await assert.rejects(verify(join(dir, 'nowhere')), missing);
  await assert.rejects(verify(join(dir, 'empty')), { code: 'usage', message: /no capture in/ });
  await assert.rejects(verify(join(dir, 'lonely.md')), { code: 'usage', message: /no capture in/ });
});

test('names with backslashes and line ends are written and read as coreutils does', async (t) => {
  const dir = await temporaryFolder(t);
  const name = 'a\\b\nc';
  await writeFile(join(dir, name), 'x');
  const line = execFileSync('sha256sum', [name], { cwd: dir, encoding: 'utf8' });
  const sha256 = createHash('sha256').update('x').digest('hex');
  assert.equal(formatSums([{ path: name, sha256 }]), line);
  assert.deepEqual(parseSums(line), { lines: [{ path: name, sha256 }], bad: [] });
});
