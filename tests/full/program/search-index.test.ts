/** The index of a library: followed, gone, spoilt, locked, of a stranger, without a place; and captures that belong to others. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../src/library/search/database.ts';
import { temporaryFolder } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { found, rows, writeCapture } from '../../library/captures.ts';

const INDEX = '.tearsheet/index.sqlite';

test('the index follows captures that come, change, move and go, and comes back when it is gone or spoilt', async (context) => {
  const cwd = await temporaryFolder(context);
  const cache = { XDG_CACHE_HOME: await temporaryFolder(context) };
  writeCapture(join(cwd, 'a'), { title: 'aaaa', text: 'alpha' });
  writeCapture(join(cwd, 'b'), { title: 'bbbb', text: 'alpha beta', published: '2019-01-01' });
  const look = (...words: string[]) => found(cwd, words, cache);
  assert.deepEqual(await look('alpha'), ['aaaa', 'bbbb']);
  const before = statSync(join(cwd, INDEX));
  assert.deepEqual(await look('beta'), ['bbbb']);
  assert.equal(statSync(join(cwd, INDEX)).ino, before.ino, 'nothing changed, so nothing is written');
  // A rewrite of the same length and time of change.
  const sums = join(cwd, 'a.files/SHA256SUMS');
  const { atime, mtime } = statSync(sums);
  writeCapture(join(cwd, 'a'), { title: 'aaaa', text: 'gamma' });
  for (const file of ['SHA256SUMS', 'record.json']) utimesSync(join(cwd, 'a.files', file), atime, mtime);
  assert.deepEqual(await look('alpha'), ['bbbb']);
  assert.deepEqual(await look('gamma'), ['aaaa']);
  mkdirSync(join(cwd, 'sub'));
  renameSync(join(cwd, 'b.files'), join(cwd, 'sub/b.files'));
  renameSync(join(cwd, 'b.md'), join(cwd, 'sub/b.md'));
  const moved = await tearsheet(['search', 'beta'], { cwd, env: cache });
  assert.equal(rows(moved)[0]?.[0], 'sub/b.md');
  rmSync(join(cwd, 'sub'), { recursive: true });
  assert.deepEqual(await look('beta'), []);
  rmSync(join(cwd, '.tearsheet'), { recursive: true });
  assert.deepEqual(await look('gamma'), ['aaaa']);
  const whole = readFileSync(join(cwd, INDEX));
  const spoilt = Buffer.from(whole);
  spoilt.fill(0x5a, Math.floor(whole.length / 3), Math.floor((whole.length * 2) / 3));
  const kept = statSync(join(cwd, INDEX));
  for (const data of [spoilt, whole.subarray(0, 5000), Buffer.from('no database'), Buffer.alloc(0)]) {
    writeFileSync(join(cwd, INDEX), data);
    assert.deepEqual(await look('gamma'), ['aaaa']);
    // Spoilt so that not even the time shows it.
    writeFileSync(join(cwd, INDEX), data);
    utimesSync(join(cwd, INDEX), kept.atime, kept.mtime);
    assert.deepEqual(await look('gamma'), ['aaaa']);
    assert.deepEqual(await look('gamma'), ['aaaa']);
  }
});

test('an index that is locked, of a stranger, or has no place hinders nobody', async (context) => {
  const cwd = await temporaryFolder(context);
  const cache = { XDG_CACHE_HOME: await temporaryFolder(context) };
  writeCapture(join(cwd, 'a'), { title: 'aaaa', text: 'alpha' });
  const look = (env = cache) => found(cwd, ['alpha'], env);
  assert.deepEqual(await look(), ['aaaa']);
  // The lock of the build for WebAssembly, as a killed process leaves it.
  mkdirSync(join(cwd, `${INDEX}.lock`));
  assert.deepEqual(await look(), ['aaaa']);
  // Another process at work in it.
  const other = await openDatabase(join(cwd, INDEX), 'write').catch(() => undefined);
  rmSync(join(cwd, `${INDEX}.lock`), { recursive: true });
  const holder = other ?? (await openDatabase(join(cwd, INDEX), 'write'));
  holder.exec('BEGIN EXCLUSIVE');
  assert.deepEqual(await look(), ['aaaa']);
  holder.exec(
    "UPDATE capture SET title = 'forged'; CREATE TRIGGER evil AFTER INSERT ON capture BEGIN UPDATE capture SET title = 'x'; END; COMMIT",
  );
  holder.close();
  assert.deepEqual(await look(), ['aaaa']);
  // No place in the library: then in the cache, and where that has none either, without.
  rmSync(join(cwd, '.tearsheet'), { recursive: true });
  writeFileSync(join(cwd, '.tearsheet'), '');
  assert.deepEqual(await look(), ['aaaa']);
  assert.ok(statSync(join(cache.XDG_CACHE_HOME, 'tearsheet/libraries')).isDirectory());
  const nowhere = { XDG_CACHE_HOME: '/proc/nowhere', HOME: '/proc/nowhere' };
  assert.deepEqual(await look(nowhere), ['aaaa']);
  assert.deepEqual(await found(cwd, ['alpha', '-aaaa'], nowhere), []);
  const outside = await temporaryFolder(context);
  rmSync(join(cwd, '.tearsheet'));
  symlinkSync(outside, join(cwd, '.tearsheet'));
  assert.deepEqual(await look(), ['aaaa']);
  assert.deepEqual(statSync(outside).nlink, 2);
});

/** Opens the index for writing, takes it for itself, says so, and keeps it until its input ends. */
const HOLDER = `
const { openDatabase } = await import(process.argv[1]);
const database = await openDatabase(process.argv[2], 'write');
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('held');
process.stdin.resume().on('end', () => database.close());
`;

test('an index that another process holds is read, and followed again when it is free', async (context) => {
  const cwd = await temporaryFolder(context);
  const cache = { XDG_CACHE_HOME: await temporaryFolder(context) };
  writeCapture(join(cwd, 'a'), { title: 'aaaa', text: 'alpha' });
  assert.deepEqual(await found(cwd, ['alpha'], cache), ['aaaa']);
  const module = new URL('../../../src/library/search/database.js', import.meta.url).href;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, module, join(cwd, INDEX)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  context.after(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  assert.deepEqual(await found(cwd, ['alpha'], cache), ['aaaa']);
  writeCapture(join(cwd, 'b'), { title: 'bbbb', text: 'alpha' });
  assert.deepEqual((await found(cwd, ['alpha'], cache)).sort(), ['aaaa', 'bbbb']);
  holder.stdin.end();
  await once(holder, 'close');
  assert.deepEqual((await found(cwd, ['alpha'], cache)).sort(), ['aaaa', 'bbbb']);
  assert.deepEqual(readdirSync(join(cwd, '.tearsheet')).sort(), ['index.sqlite']);
});

test('in a read-only folder everything is read, and what belongs to others is told and passed over', async (context) => {
  const cwd = await temporaryFolder(context);
  const cache = { XDG_CACHE_HOME: await temporaryFolder(context) };
  for (const name of ['a', 'b', 'closed', 'deep/c', 'hidden', 'unread'])
    writeCapture(join(cwd, 'lib', name), { title: name });
  const modes: [path: string, mode: number][] = [
    ['closed.files', 0],
    ['deep', 0],
    ['hidden.files/record.json', 0],
    ['unread.files/SHA256SUMS', 0],
    ['a.files', 0o555],
    ['.', 0o555],
  ];
  for (const [path, mode] of modes) chmodSync(join(cwd, 'lib', path), mode);
  try {
    const nowhere = { XDG_CACHE_HOME: '/proc/nowhere', HOME: '/proc/nowhere' };
    for (const env of [cache, nowhere, cache]) await readsTheRest(cwd, env);
    await deniesInWords(cwd);
  } finally {
    for (const [path] of modes.reverse()) chmodSync(join(cwd, 'lib', path), 0o755);
  }
});

async function readsTheRest(cwd: string, env: Record<string, string>): Promise<void> {
  const denied = ['closed.files', 'deep', 'hidden.files', 'unread.files'].map(
    (path) => `tearsheet: lib/${path} cannot be read: permission denied (not-verified)`,
  );
  for (const args of [
    ['list', 'lib'],
    ['search', '-d', 'lib', 'roof'],
    ['export', 'lib', '--to', 'ris'],
    ['site', 'lib', '-o', 'site'],
  ]) {
    const { code, stdout, stderr } = await tearsheet(args, { cwd, env, isPowerless: true });
    assert.deepEqual([code, stderr.trimEnd().split('\n').sort()], [1, denied], args.join(' '));
    const told = args[0] === 'site' ? readFileSync(join(cwd, 'site/index.html'), 'utf8') : stdout;
    for (const name of ['a', 'b'])
      assert.match(told, new RegExp(`(?:lib/${name}\\.md|captures/${name}\\.html)`), args.join(' '));
    rmSync(join(cwd, 'site'), { recursive: true, force: true });
  }
}

/** No command takes it for an error of its own. */
async function deniesInWords(cwd: string): Promise<void> {
  for (const args of [
    ['verify', 'lib'],
    ['history', 'https://www.courier.example/roof', '-d', 'lib'],
    ['extract', '--write', 'lib'],
    ['wacz', 'lib', '-o', 'x.wacz'],
    ['diff', 'lib/a.md', 'lib/closed.md'],
    ['timestamp', 'lib/closed.md', '--authority', 'http://127.0.0.1:9'],
  ]) {
    const { code, stdout, stderr } = await tearsheet(args, { cwd, isPowerless: true });
    assert.ok(code !== 0, args.join(' '));
    assert.match(stdout + stderr, /permission denied|cannot be read/, args.join(' '));
    assert.doesNotMatch(stderr, /internal/, args.join(' '));
  }
}
