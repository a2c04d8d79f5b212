import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  abandonCapture,
  type CapturePlan,
  commitCapture,
  planCapture,
  storeCapture,
  sweepFolder,
  sweepUnfinished,
  templateDepth,
} from '../../src/capture/capture.ts';
import { dies, STORE } from './dying.ts';
import { image, MARKDOWN, NAME, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

type Changes = Parameters<typeof sampleSubject>[0];
type Options = Partial<Parameters<typeof planCapture>[1]>;

async function plan(dir: string, changes: Changes = {}, options: Options = {}): Promise<CapturePlan> {
  const result = await planCapture(sampleSubject(changes), { dir, formats: ['md'], ...options });
  assert.ok(!result.skip);
  return result;
}

async function save(dir: string, changes: Changes = {}, options: Options = {}) {
  const planned = await plan(dir, changes, options);
  return storeCapture(planned, sampleContent({ images: changes?.images ?? [] }));
}

test('a capture is a Markdown file and a folder of evidence that sha256sum accepts', async (t) => {
  const dir = await temporaryFolder(t);
  const images = [image('https://cdn.example/a', png(1)), image('https://cdn.example/b', png(2))];
  const saved = await save(dir, { images });
  assert.equal(saved.path, join(dir, `${NAME}.md`));
  assert.deepEqual((await readdir(dir)).sort(), [`${NAME}.files`, `${NAME}.md`]);
  const names = ['1.png', '2.png', 'SHA256SUMS', 'capture.warc.gz', 'record.json'];
  assert.deepEqual((await readdir(join(dir, `${NAME}.files`))).sort(), names);
  assert.equal(await readFile(saved.path, 'utf8'), MARKDOWN);
  const cwd = join(dir, `${NAME}.files`);
  const checked = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd, encoding: 'utf8' });
  assert.deepEqual(checked.trim().split('\n').sort(), [
    `../${NAME}.md: OK`,
    '1.png: OK',
    '2.png: OK',
    'capture.warc.gz: OK',
    'record.json: OK',
  ]);
  for (const file of saved.files) {
    const bytes = await readFile(file.path);
    assert.equal(file.bytes, bytes.length);
    assert.equal(file.sha256, createHash('sha256').update(bytes).digest('hex'));
  }
  const record = JSON.parse(await readFile(join(cwd, 'record.json'), 'utf8'));
  assert.equal(record.files[`../${NAME}.md`], createHash('sha256').update(MARKDOWN).digest('hex'));
});

test('images are named by what their bytes are; equal ones share a file; what is no picture is a warning', async (t) => {
  const dir = await temporaryFolder(t);
  const svg = Buffer.from('<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>');
  const images = [
    image('https://cdn.example/one.jpg', png(1)),
    image('https://cdn.example/same.jpg', png(1)),
    image('https://cdn.example/page.png', Buffer.from('<!doctype html><p>gone')),
    image('https://cdn.example/v', svg),
  ];
  const planned = await plan(dir, { images });
  const brief = planned.images.map(({ url, file, type, width, height }) => [url, file, type, width, height]);
  assert.deepEqual(brief, [
    ['https://cdn.example/one.jpg', '1.png', 'image/png', 2, 1],
    ['https://cdn.example/same.jpg', '1.png', 'image/png', 2, 1],
    ['https://cdn.example/v', '2.svg', 'image/svg+xml', 3, 4],
  ]);
  assert.deepEqual(planned.warnings, [
    { code: 'image-not-saved', message: 'what https://cdn.example/page.png sent is not a picture' },
  ]);
  await storeCapture(planned, sampleContent({ images }));
  const saved = (await readdir(planned.folder)).filter((name) => /^\d/.test(name));
  assert.deepEqual(saved.sort(), ['1.png', '2.svg']);
});

test('a clash gets a number; an earlier capture is never touched', async (t) => {
  const dir = await temporaryFolder(t);
  const first = await save(dir);
  const before = await readFile(join(dir, `${NAME}.files`, 'SHA256SUMS'), 'utf8');
  assert.equal((await save(dir)).path, join(dir, `${NAME}-2.md`));
  assert.equal((await save(dir)).path, join(dir, `${NAME}-3.md`));
  assert.equal(await readFile(join(dir, `${NAME}.files`, 'SHA256SUMS'), 'utf8'), before);
  assert.equal(await readFile(first.path, 'utf8'), MARKDOWN);
});

test('a file of the same name that is no capture is kept, and so is a dangling symbolic link', async (t) => {
  const dir = await temporaryFolder(t);
  await writeFile(join(dir, `${NAME}.md`), 'mine');
  await symlink('/nowhere/at/all', join(dir, `${NAME}-2.md`));
  await symlink(dir, join(dir, `${NAME}-3.files`));
  for (const ifExists of ['new', 'skip', 'replace'] as const) {
    const planned = await plan(dir, {}, { ifExists });
    assert.equal(planned.path, join(dir, `${NAME}-4.md`));
    await abandonCapture(planned);
  }
  assert.equal(await readFile(join(dir, `${NAME}.md`), 'utf8'), 'mine');
  assert.equal((await readdir(dir)).length, 3);
});

test('skip leaves a capture of the same page alone, and only of the same page', async (t) => {
  const dir = await temporaryFolder(t);
  const saved = await save(dir);
  const again = await planCapture(sampleSubject(), { dir, formats: ['md'], ifExists: 'skip' });
  assert.deepEqual(again, { skip: true, path: saved.path });
  const other = { url: 'https://news.example/other', requestedUrl: 'https://news.example/other' };
  const planned = await plan(dir, other, { ifExists: 'skip' });
  assert.equal(planned.path, join(dir, `${NAME}-2.md`));
});

test('replace puts the new capture in the place of the old one, whole', async (t) => {
  const dir = await temporaryFolder(t);
  const old = await plan(dir, { images: [image('https://cdn.example/a', png(1))] }, { formats: ['md', 'txt'] });
  const rendered = [
    { format: 'md' as const, text: 'old\n' },
    { format: 'txt' as const, text: 'old\n' },
  ];
  await storeCapture(old, sampleContent({ rendered, images: [image('https://cdn.example/a', png(1))] }));
  const saved = await save(dir, {}, { ifExists: 'replace' });
  assert.equal(saved.path, join(dir, `${NAME}.md`));
  assert.equal(await readFile(saved.path, 'utf8'), MARKDOWN);
  assert.deepEqual((await readdir(dir)).sort(), [`${NAME}.files`, `${NAME}.md`]);
  assert.deepEqual((await readdir(join(dir, `${NAME}.files`))).sort(), ['SHA256SUMS', 'capture.warc.gz', 'record.json']);
});

test('an exact output name is used as it is, and not numbered', async (t) => {
  const dir = await temporaryFolder(t);
  const output = join(dir, 'deep', 'notes on rivers.md');
  assert.equal((await save(dir, {}, { output })).path, output);
  assert.deepEqual((await readdir(join(dir, 'deep'))).sort(), ['notes on rivers.files', 'notes on rivers.md']);
  await assert.rejects(planCapture(sampleSubject(), { dir, formats: ['md'], output }), {
    code: 'unwritable',
    message: `cannot write ${output}: it exists already; give another name, or --if-exists replace or skip`,
  });
  await save(dir, {}, { output, ifExists: 'replace' });
  assert.deepEqual((await readdir(join(dir, 'deep'))).sort(), ['notes on rivers.files', 'notes on rivers.md']);
  const bare = join(dir, 'README');
  assert.equal((await save(dir, {}, { output: bare })).path, bare);
  assert.ok((await stat(`${bare}.files`)).isDirectory());
});

test('forty captures of one name at once all get a name of their own', async (t) => {
  const dir = await temporaryFolder(t);
  const saved = await Promise.all(Array.from({ length: 40 }, () => save(dir)));
  assert.equal(new Set(saved.map(({ path }) => path)).size, 40);
  assert.equal((await readdir(dir)).length, 80);
});

test('a failure leaves no trace', async (t) => {
  const dir = await temporaryFolder(t);
  const planned = await plan(dir, { images: [image('https://cdn.example/a', png(1))] });
  await assert.rejects(storeCapture(planned, sampleContent({ rendered: [] })), /was not rendered as md/);
  assert.deepEqual(await readdir(dir), []);
});

test('a file that appears under the name meanwhile is kept, and the capture fails whole', async (t) => {
  const dir = await temporaryFolder(t);
  const planned = await plan(dir, {}, { formats: ['txt', 'md'] });
  await writeFile(join(dir, `${NAME}.md`), 'mine');
  const rendered = [
    { format: 'md' as const, text: 'x' },
    { format: 'txt' as const, text: 'x' },
  ];
  await assert.rejects(storeCapture(planned, sampleContent({ rendered })), { code: 'unwritable' });
  assert.deepEqual(await readdir(dir), [`${NAME}.md`]);
  assert.equal(await readFile(join(dir, `${NAME}.md`), 'utf8'), 'mine');
});

test('a folder that cannot be written is said so in one line', async (t) => {
  const dir = await temporaryFolder(t);
  await writeFile(join(dir, 'file'), '');
  const target = join(dir, 'file', 'below');
  await assert.rejects(planCapture(sampleSubject(), { dir: target, formats: ['md'] }), {
    code: 'unwritable',
    message: `cannot write ${join(target, NAME)}: a part of the path is not a folder`,
  });
});

test('folders of a template do not lead through a symbolic link', async (t) => {
  const dir = await temporaryFolder(t);
  const elsewhere = await temporaryFolder(t);
  await symlink(elsewhere, join(dir, 'news.example'));
  await assert.rejects(planCapture(sampleSubject(), { dir, formats: ['md'], name: '{host}/{slug}' }), {
    code: 'unwritable',
    message: /it is not a folder of its own/,
  });
  assert.deepEqual(await readdir(elsewhere), []);
});

test('what a killed process had only begun is swept', async (t) => {
  const dir = await temporaryFolder(t);
  await dies(dir, 'await planCapture(sample.sampleSubject(), options); die();');
  assert.equal((await readdir(dir)).length, 2);
  assert.deepEqual(await sweepFolder(dir), []);
  assert.deepEqual(await readdir(dir), []);
});

test('what it had finished but not reported is reported', async (t) => {
  const dir = await temporaryFolder(t);
  await dies(dir, `${STORE} die();`);
  assert.deepEqual(await sweepFolder(dir), [{ url: 'https://news.example/r', folder: join(dir, `${NAME}.files`) }]);
  assert.deepEqual((await readdir(dir)).sort(), [`${NAME}.files`, `${NAME}.md`]);
  assert.deepEqual(await sweepFolder(dir), []);
});

test('folders that a template made are swept too, captures and hidden folders are not entered', async (t) => {
  const dir = await temporaryFolder(t);
  const named = 'options.name = "{host}/{year}/{slug}";';
  await dies(dir, `${named} await planCapture(sample.sampleSubject(), options); die();`);
  const [host = ''] = await readdir(dir);
  const [year = ''] = await readdir(join(dir, host));
  const folder = join(dir, host, year);
  assert.equal((await readdir(folder)).length, 2);
  assert.deepEqual(await sweepFolder(dir, templateDepth('{host}/{slug}')), []);
  assert.equal((await readdir(folder)).length, 2);
  assert.deepEqual(await sweepFolder(dir, templateDepth('{host}/{year}/{slug}')), []);
  assert.deepEqual(await readdir(folder), []);
  await dies(dir, `${named} ${STORE} die();`);
  assert.equal((await sweepFolder(dir, 2)).length, 1);
  assert.equal((await readdir(folder)).length, 2);
});

test('who reports to no list clears what was only begun, and leaves what is finished to be reported', async (t) => {
  const dir = await temporaryFolder(t);
  await dies(dir, 'await planCapture(sample.sampleSubject(), options); die();');
  await sweepUnfinished(dir);
  assert.deepEqual(await readdir(dir), []);
  await dies(dir, `${STORE} die();`);
  await sweepUnfinished(dir);
  assert.equal((await sweepFolder(dir)).length, 1);
});

test('what a living process has locked is left alone', async (t) => {
  const dir = await temporaryFolder(t);
  const planned = await plan(dir);
  assert.deepEqual(await sweepFolder(dir), []);
  await storeCapture(planned, sampleContent(), { keepLock: true });
  assert.deepEqual(await sweepFolder(dir), []);
  await commitCapture(planned);
  assert.equal((await readdir(dir)).length, 2);
});

test('the temporary folder of the system is not needed', async (t) => {
  const dir = await temporaryFolder(t);
  await mkdir(join(dir, 'out'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = '/does/not/exist';
  t.after(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  await save(join(dir, 'out'), { images: [image('https://cdn.example/a', png(1))] });
  assert.equal((await readdir(join(dir, 'out'))).length, 2);
});
