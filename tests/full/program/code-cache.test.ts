/** V8's code cache: written once, shared, renewed where it is damaged, and never needed. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inFolder, type Run, tearsheet } from '../../helpers/program.ts';

const PAGE = fileURLToPath(new URL('../../../../tests/fixtures/tagblatt--german/page.html', import.meta.url));
/** Reads the page, as one URL does, and says nothing of the time. */
const READ = ['show', '--base', 'https://paper.example/a', '-f', 'txt', PAGE];

describe('the code cache', () => {
  test('is written by the first run and left alone by the next', () =>
    withCache(async (run, folder) => {
      const first = await run();
      const written = stamps(folder);
      ok(written.size > 5, `${written.size} files`);
      deepEqual(await run(), first);
      deepEqual(stamps(folder), written);
    }));

  test('is left alone by a file of another name', () =>
    inFolder(async (cwd) => {
      const env = { TEARSHEET_CACHE: join(cwd, 'cache') };
      const stamped: Map<string, string>[] = [];
      for (const name of ['harbour.html', 'bridge.html']) {
        writeFileSync(join(cwd, name), readFileSync(PAGE));
        equal((await tearsheet([name, '--base', 'https://paper.example/a', '-o', '-'], { cwd, env })).code, 0);
        stamped.push(stamps(join(cwd, 'cache')));
      }
      deepEqual(stamped[1], stamped[0]);
    }));

  test('is not written by a run that fails, and then by one that does not', () =>
    withCache(async (run, folder) => {
      await run(['show', 'no-such-file.html']);
      const early = stamps(folder);
      await run();
      const late = stamps(folder);
      for (const [name, stamp] of early) notEqual(late.get(name), stamp, name);
    }));

  test('damaged, cut off, empty or of another user, is written anew and does no harm', () =>
    withCache(async (run, folder) => {
      const first = await run();
      const damages: ((path: string) => void)[] = [
        (path) => writeFileSync(path, flipped(readFileSync(path))),
        (path) => writeFileSync(path, readFileSync(path).subarray(0, 100)),
        (path) => writeFileSync(path, ''),
      ];
      if (process.getuid?.() === 0) damages.push((path) => chownSync(path, 1, 1));
      for (const damage of damages) {
        for (const name of readdirSync(folder)) damage(join(folder, name));
        const damaged = stamps(folder);
        deepEqual(await run(), first);
        for (const [name, stamp] of stamps(folder)) notEqual(damaged.get(name), stamp, name);
        const again = stamps(folder);
        deepEqual(await run(), first);
        deepEqual(stamps(folder), again);
      }
    }));

  test('holds what a thread compiled that read many pages, and loses none of it to the next command', () =>
    withCache(async (run, folder) => {
      const largest = () => Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).size));
      const lines = (await run(['extract', '-j', '1', ...Array<string>(400).fill(PAGE)])).stdout.trimEnd().split('\n');
      equal(lines.length, 400);
      equal(new Set(lines).size, 1);
      const ofThread = largest();
      ok(ofThread > 1_000_000, `${ofThread} bytes`);
      await run();
      ok(largest() >= ofThread, `${largest()} bytes, ${ofThread} before`);
    }));

  test('is done without where it cannot be written', () =>
    inFolder(async (cwd) => {
      const expected = await tearsheet(READ, { cwd, env: { TEARSHEET_CACHE: '' } });
      equal(expected.code, 0);
      writeFileSync(join(cwd, 'file'), '');
      mkdirSync(join(cwd, 'read-only'));
      chmodSync(join(cwd, 'read-only'), 0o500);
      symlinkSync('loop', join(cwd, 'loop'));
      for (const folder of ['file', 'file/below', 'read-only', 'read-only/below', 'loop', '/proc/none', '/dev/full']) {
        deepEqual(await tearsheet(READ, { cwd, env: { TEARSHEET_CACHE: folder } }), expected, folder);
      }
    }));

  test('is shared by processes that write it at the same time', () =>
    withCache(async (run, folder) => {
      const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => run()));
      for (const other of others) deepEqual(other, first);
      const written = stamps(folder);
      for (const name of written.keys()) match(name, /^[\w-]+-[0-9a-f]{16}-[0-9a-f]+$/);
      deepEqual(await run(), first);
      deepEqual(stamps(folder), written);
    }));

  test('is one per set of V8 flags, and old ones are swept', () =>
    withCache(async (run, folder) => {
      const first = await run();
      const written = [...stamps(folder).keys()];
      const [old = ''] = written;
      utimesSync(join(folder, old), 0, 0);
      // The size of the heap is no part of that set from Node 24 on.
      deepEqual(await run(READ, { NODE_OPTIONS: '--stack-trace-limit=11' }), first);
      const both = [...stamps(folder).keys()];
      equal(both.includes(old), false);
      equal(both.length, 2 * written.length - 1);
    }));

  test('lies in $XDG_CACHE_HOME, else in ~/.cache', () =>
    inFolder(async (cwd) => {
      mkdirSync(join(cwd, 'home'));
      const places: [Record<string, string>, string][] = [
        [{ XDG_CACHE_HOME: join(cwd, 'xdg'), HOME: join(cwd, 'home') }, 'xdg/tearsheet'],
        [{ XDG_CACHE_HOME: 'relative', HOME: join(cwd, 'home') }, 'home/.cache/tearsheet'],
      ];
      for (const [env, folder] of places) {
        await tearsheet(['--version'], { cwd, env });
        ok(readdirSync(join(cwd, folder)).length > 0, folder);
        equal(statSync(join(cwd, folder)).mode & 0o777, 0o700);
      }
      deepEqual(readdirSync(cwd).sort(), ['home', 'xdg']);
    }));
});

function withCache(
  check: (run: (args?: string[], env?: Record<string, string>) => Promise<Run>, folder: string) => Promise<void>,
) {
  return inFolder(async (cwd) => {
    const folder = join(cwd, 'cache');
    mkdirSync(join(cwd, 'work'));
    const run = (args = READ, env = {}) =>
      tearsheet(args, { cwd: join(cwd, 'work'), env: { TEARSHEET_CACHE: folder, ...env } });
    await check(run, folder);
  });
}

/** The facts of a file that a rewrite changes. */
function stamps(folder: string): Map<string, string> {
  const stamp = (name: string) => {
    const { ino, mtimeMs, size } = statSync(join(folder, name));
    return `${ino} ${mtimeMs} ${size}`;
  };
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, stamp(name)]),
  );
}

/** A bit in each kilobyte is wrong, but V8's own header is right. */
function flipped(bytes: Buffer): Buffer {
  for (let at = 200; at < bytes.length; at += 1000) bytes[at] = (bytes[at] as number) ^ 1;
  return bytes;
}
