import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { type Verification, verifyPaths } from '../../src/capture/verify.ts';
import { formatSums, parseSums } from '../../src/files/hash.ts';
import { image, NAME, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

async function capture(dir: string): Promise<string> {
  const images = [image('https://cdn.example/a', png(1)), image('https://cdn.example/b', png(2))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ images }));
  return plan.folder;
}

async function sample(t: TestContext): Promise<{ dir: string; folder: string }> {
  const dir = await temporaryFolder(t);
  return { dir, folder: await capture(dir) };
}

async function verify(...paths: string[]): Promise<Verification[]> {
  const results: Verification[] = [];
  for await (const result of verifyPaths(paths)) results.push(result);
  return results;
}

/** `file: kind message` a problem, files without their folder. */
async function complaints(path: string): Promise<string[]> {
  const [{ problems } = { problems: [] }] = await verify(path);
  return problems.map(({ file, kind, message }) => `${basename(file)}: ${kind}: ${message}`);
}

/** Changes a file and hides it, as someone may who means harm. */
async function resum(folder: string): Promise<void> {
  const { lines } = parseSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'));
  const again = lines.map(async ({ path }) => {
    const sha256 = createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex');
    return { path, sha256 };
  });
  await writeFile(join(folder, 'SHA256SUMS'), formatSums(await Promise.all(again)));
}

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

test('who edits the Markdown and makes new sums is betrayed by the record', async (t) => {
  const { dir, folder } = await sample(t);
  const path = join(dir, `${NAME}.md`);
  const text = await readFile(path, 'utf8');
  const edits: [string, string, string][] = [
    ['two metres', 'ten metres', 'has another body than record.json'],
    ['title: "Rivers rise"', 'title: "Rivers fall"', 'says something else than record.json about title'],
    ['title: "Rivers rise"\n', '', 'says something else than record.json about title'],
    ['"dates-disagree: two dates"', '"x"', 'says something else than record.json about warnings'],
    ['word_count: 6\n', 'word_count: 6\nauthors: ["A"]\n', 'says something else than record.json about authors'],
    ['---\ntitle', 'title', 'has no front matter any more'],
    ['title: ', 'title: : [', 'front matter that is not YAML'],
  ];
  for (const [from, to, complaint] of edits) {
    await writeFile(path, text.replace(from, to));
    await resum(folder);
    const [sum, said, ...others] = await complaints(dir);
    assert.equal(sum, `record.json: contradicts: states another checksum of ../${NAME}.md than SHA256SUMS`);
    assert.ok(said?.includes(complaint), said);
    assert.deepEqual(others, []);
  }
});

test('who edits the WARC file and makes new sums is betrayed by its digests', async (t) => {
  const { dir, folder } = await sample(t);
  const path = join(folder, 'capture.warc.gz');
  const plain = gunzipSync(await readFile(path)).toString('latin1');
  const edits: [string, string, RegExp][] = [
    ['moved', 'mOved', /response record https:\/\/news\.example\/r does not match its block digest/],
    ['GET /rivers', 'GET /ravers', /request record https:\/\/news\.example\/rivers does not match its block digest/],
    ['Rivers rise', 'Rivers fall', /metadata record .* does not match its block digest/],
    ['WARC-Payload-Digest: sha256:5', 'WARC-Payload-Digest: sha256:6', /record .* does not match its payload digest/],
  ];
  for (const [from, to, complaint] of edits) {
    assert.ok(plain.includes(from), from);
    await writeFile(path, gzipSync(Buffer.from(plain.replace(from, to), 'latin1')));
    await resum(folder);
    const [sum, said, ...others] = await complaints(dir);
    assert.equal(sum, 'record.json: contradicts: states another checksum of capture.warc.gz than SHA256SUMS');
    assert.match(said ?? '', complaint);
    assert.deepEqual(others, []);
  }
  await writeFile(path, gzipSync(Buffer.from(plain.slice(0, -40), 'latin1')));
  await resum(folder);
  assert.match((await complaints(dir))[1] ?? '', /contradicts: record 10: it is cut short \(36 of \d+ bytes are missing\)/);
  await writeFile(path, (await readFile(path)).subarray(0, -20));
  await resum(folder);
  assert.match((await complaints(dir))[1] ?? '', /contradicts: cannot be read to its end: unexpected end of file/);
});

test('who edits the record and makes new sums is betrayed by the WARC, the files and the sums', async (t) => {
  const { dir, folder } = await sample(t);
  const path = join(folder, 'record.json');
  const record = JSON.parse(await readFile(path, 'utf8'));
  const other = 'b'.repeat(64);
  const edits: [object, string[]][] = [
    [{ files: 1 }, ['record.json: contradicts: is no record of an article: record.files is missing or not of its kind']],
    [{ provenance: {} }, ['record.json: contradicts: says something else than the record in capture.warc.gz']],
    [{ capture: { removals: [] } }, ['record.json: contradicts: says something else than the record in capture.warc.gz']],
    [
      { files: { ...record.files, '1.png': other } },
      ['record.json: contradicts: states another checksum of 1.png than SHA256SUMS'],
    ],
    [
      { files: { ...record.files, '3.png': other } },
      ['SHA256SUMS: contradicts: does not name 3.png, which record.json names'],
    ],
    [
      { images: [{ file: `${NAME}.files/1.png`, url: 'https://cdn.example/a', lead: true, sha256: other }] },
      [
        'record.json: contradicts: states another checksum of 1.png than SHA256SUMS',
        'record.json: contradicts: says something else than the record in capture.warc.gz',
      ],
    ],
  ];
  for (const [edit, expected] of edits) {
    await writeFile(path, JSON.stringify({ ...record, ...edit }));
    await resum(folder);
    const found = await complaints(dir);
    assert.deepEqual(found.slice(0, expected.length), expected);
  }
  for (const none of ['null', '[]', '{', JSON.stringify({ ...record, images: [null] })]) {
    await writeFile(path, none);
    await resum(folder);
    const [said = '', ...others] = await complaints(dir);
    assert.match(said, /^record\.json: contradicts: is no record of an article: /);
    assert.deepEqual(others, []);
  }
  await writeFile(path, JSON.stringify({ ...record, sha256: other }));
  await resum(folder);
  const found = await complaints(dir);
  assert.ok(
    found.includes(
      `capture.warc.gz: contradicts: holds no response whose body has the SHA-256 that the record states (${other})`,
    ),
    found.join(),
  );
  assert.ok(found.includes(`${NAME}.md: contradicts: says something else than record.json about sha256`), found.join());
});

test('a shared WARC that there cannot be is named, and what cannot be read of one capture does not end the check', async (t) => {
  const { dir, folder } = await sample(t);
  const other = await capture(join(dir, 'other'));
  const path = join(folder, 'record.json');
  const record = JSON.parse(await readFile(path, 'utf8'));
  const place = { file: 'all.warc.gz', offset: 0, length: 10, sha256: 'a'.repeat(64) };
  for (const warc of [1, null, { ...place, file: '../x.warc.gz' }, { ...place, length: 0 }, { ...place, offset: 1.5 }]) {
    await writeFile(path, JSON.stringify({ ...record, warc }));
    await resum(folder);
    const [said = ''] = await complaints(folder);
    assert.match(
      said,
      /^record\.json: contradicts: (?:names no part of a WARC that there can be|is no record of an article: record\.warc[. ])/,
    );
  }
  await writeFile(path, JSON.stringify({ ...record, warc: place }));
  await resum(folder);
  assert.match((await complaints(folder)).join(), /^all\.warc\.gz: missing: is missing: [^,]*$/);
  await mkdir(join(dir, 'all.warc.gz'));
  assert.deepEqual(
    (await verify(dir)).map(({ path, problems }) => [path, problems.map(({ kind }) => kind)]),
    [
      [folder, ['unreadable']],
      [other, []],
    ],
  );
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
