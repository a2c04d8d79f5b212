/** A capture that was changed and given new sums, as by someone who means harm: its other files betray the change. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { NAME } from './sample.ts';
import { capture, complaints, resum, sample, verify } from './verifying.ts';

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
