/** A file in a target folder that is not exactly the program's is left alone, and stops nothing. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type PlanOptions, planCapture, storeCapture, sweepFolder } from '../../src/capture/capture.ts';
import { captureRecords } from '../../src/capture/warc-records.ts';
import { newOwner } from '../../src/files/durable.ts';
import { SharedWarc } from '../../src/warc/shared-warc.ts';
import { image, NAME, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

async function save(dir: string, options: Partial<PlanOptions> = {}): Promise<string> {
  const images = [image('https://cdn.example/a', png(1))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'], ...options });
  assert.ok(!plan.skip);
  return (await storeCapture(plan, sampleContent({ images }))).path;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A home folder with a folder of captures in it. */
async function home(t: TestContext): Promise<{ home: string; dir: string }> {
  const folder = await temporaryFolder(t);
  mkdirSync(join(folder, 'captures'));
  return { home: folder, dir: join(folder, 'captures') };
}

test('replace takes no file that the old sums name and that is not of the capture', async (t) => {
  const { dir } = await home(t);
  await save(dir);
  const mine = ['notes.txt', `${NAME}.docx`, 'other.md', `${NAME}-mine.md`];
  for (const name of mine) writeFileSync(join(dir, name), `mine: ${name}`);
  mkdirSync(join(dir, 'project'));
  writeFileSync(join(dir, 'project', 'a'), 'mine');
  const sums = join(dir, `${NAME}.files`, 'SHA256SUMS');
  const more = [...mine.map((name) => `${sumOf(`mine: ${name}`)}  ../${name}\n`), `${sumOf('mine')}  ../project\n`];
  writeFileSync(sums, [readFileSync(sums, 'utf8'), ...more, `${sumOf('x')}  ../..\n`].join(''));
  await save(dir, { ifExists: 'replace' });
  for (const name of mine) assert.equal(readFileSync(join(dir, name), 'utf8'), `mine: ${name}`);
  assert.equal(readFileSync(join(dir, 'project', 'a'), 'utf8'), 'mine');
  assert.ok(existsSync(join(dir, `${NAME}.md`)));
});

test('replace keeps what its owner edited or added, under the next free name', async (t) => {
  const { dir } = await home(t);
  await save(dir);
  writeFileSync(join(dir, `${NAME}.md`), 'edited');
  writeFileSync(join(dir, `${NAME}.files`, '1.png'), 'retouched');
  writeFileSync(join(dir, `${NAME}.files`, 'notes.txt'), 'added');
  await save(dir, { ifExists: 'replace' });
  assert.deepEqual(readdirSync(dir).sort(), [`${NAME}-2.files`, `${NAME}-2.md`, `${NAME}.files`, `${NAME}.md`]);
  assert.equal(readFileSync(join(dir, `${NAME}-2.md`), 'utf8'), 'edited');
  assert.deepEqual(readdirSync(join(dir, `${NAME}-2.files`)).sort(), ['1.png', 'notes.txt']);
  assert.notEqual(readFileSync(join(dir, `${NAME}.md`), 'utf8'), 'edited');
  execFileSync('sha256sum', ['-c', '--status', 'SHA256SUMS'], { cwd: join(dir, `${NAME}.files`) });
});

test('replace follows no link out of the folder', async (t) => {
  const { home: folder, dir } = await home(t);
  mkdirSync(join(folder, 'project'));
  writeFileSync(join(folder, 'project', 'SHA256SUMS'), `${sumOf('mine')}  letter\n`);
  writeFileSync(join(folder, 'project', 'letter'), 'mine');
  symlinkSync('../project', join(dir, `${NAME}.files`));
  await save(dir, { output: join(dir, `${NAME}.md`), ifExists: 'replace' });
  assert.deepEqual(readdirSync(join(folder, 'project')).sort(), ['SHA256SUMS', 'letter']);
});

/** Things that can lie in the place of a lock; each function makes one at the given path. */
const FOREIGN: Record<string, (path: string) => void> = {
  'an owner that is a path': (path) => writeFileSync(path, 'x/../../project\nhttps://news.example/r\n'),
  'an owner that is nearly one': (path) => writeFileSync(path, '1-2-aaaaaaaa-bbbbbbbb/../../../project\n\n'),
  nothing: (path) => writeFileSync(path, 'a line without its end'),
  'NUL bytes': (path) => writeFileSync(path, '\0\0\0\n\0\n'),
  '5,000 characters': (path) => writeFileSync(path, `${'9'.repeat(5000)}\n\n`),
  'a folder': (path) => mkdirSync(path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  '3 GB': (path) => void execFileSync('truncate', ['-s', '3G', path]),
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a link to nowhere': (path) => symlinkSync('nowhere', path),
  'a link to a file': (path) => symlinkSync('../project/a', path),
};

for (const [name, make] of Object.entries(FOREIGN)) {
  test(`a lock that is ${name} is left alone and stops nothing`, async (t) => {
    const { home: folder, dir } = await home(t);
    mkdirSync(join(folder, 'project'));
    writeFileSync(join(folder, 'project', 'a'), 'mine');
    const path = join(dir, `.${NAME}.claim`);
    make(path);
    // Old enough that nobody can be writing it.
    execFileSync('touch', ['-h', '-d', '2001-01-01', path]);
    assert.deepEqual(await sweepFolder(dir), []);
    assert.equal(await save(dir), join(dir, `${NAME}-2.md`));
    assert.deepEqual(readdirSync(dir).sort(), [`.${NAME}.claim`, `${NAME}-2.files`, `${NAME}-2.md`]);
    assert.deepEqual(readdirSync(join(folder, 'project')), ['a']);
    assert.equal(readFileSync(join(folder, 'project', 'a'), 'utf8'), 'mine');
  });
}

/** An owner whose process is dead, as a forger could write it too. */
function deadOwner(): string {
  return newOwner().replace(/^\d+-\d+/, '4194300-1');
}

test('a forged lock of a dead process makes nothing be reported, moved or deleted', async (t) => {
  const { dir } = await home(t);
  writeFileSync(join(dir, 'precious.txt'), 'mine');
  const owner = deadOwner();
  writeFileSync(join(dir, `.${NAME}.claim`), `${owner}\nhttps://news.example/never-saved\n`);
  assert.deepEqual(await sweepFolder(dir), []);
  const staging = join(dir, `.${NAME}.${owner}.writing`);
  mkdirSync(join(staging, '.replacing'), { recursive: true });
  writeFileSync(join(staging, '.replacing', 'precious.txt'), 'theirs');
  writeFileSync(join(dir, `.${NAME}.claim`), `${owner}\nhttps://news.example/r\n`);
  assert.deepEqual(await sweepFolder(dir), []);
  assert.equal(readFileSync(join(dir, 'precious.txt'), 'utf8'), 'mine');
  assert.equal(await save(dir), join(dir, `${NAME}.md`));
});

test('a folder in the way of what a dead process began stops no other save', async (t) => {
  const { dir } = await home(t);
  const owner = deadOwner();
  const staging = join(dir, `.${NAME}.${owner}.writing`);
  mkdirSync(join(staging, '.adding'), { recursive: true });
  mkdirSync(join(dir, `${NAME}.files`));
  writeFileSync(join(dir, `${NAME}.files`, 'mine'), 'mine');
  writeFileSync(join(dir, `.${NAME}.claim`), `${owner}\nhttps://news.example/r\n`);
  assert.deepEqual(await sweepFolder(dir), []);
  assert.equal(await save(dir), join(dir, `${NAME}-2.md`));
  assert.equal(readFileSync(join(dir, `${NAME}.files`, 'mine'), 'utf8'), 'mine');
});

const JOURNALS: Record<string, (path: string, dir: string) => void> = {
  pipe: (path) => void execFileSync('mkfifo', [path]),
  'link to a device': (path) => symlinkSync('/dev/zero', path),
  'text of somebody': (path) => writeFileSync(path, 'dear diary\n'),
  'forged one, whose file is a link': (path, dir) => {
    writeFileSync(path, `${deadOwner()}\n0\n`);
    symlinkSync('precious', join(dir, 'all.warc.gz'));
  },
};

for (const [name, make] of Object.entries(JOURNALS)) {
  test(`beside a shared WARC, a journal that is a ${name} is left alone, and another file is begun`, async (t) => {
    const { dir } = await home(t);
    writeFileSync(join(dir, 'precious'), 'mine');
    make(join(dir, '.all.warc.gz.journal'), dir);
    const warc = new SharedWarc(join(dir, 'all.warc.gz'), 'tearsheet/0.0.0-test');
    const place = await warc.append(captureRecords({ ...sampleContent(), images: [] }));
    await warc.close();
    assert.equal(place.file, 'all-2.warc.gz');
    assert.equal(readFileSync(join(dir, 'precious'), 'utf8'), 'mine');
  });
}
