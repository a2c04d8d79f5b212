/** The code cache runs as code: what a stranger could have put there is never run, never waited for, and nothing else is deleted. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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
import { inFolder, tearsheet } from './helpers/program.ts';

const ARGS = ['--version'];

async function written(cwd: string): Promise<{ folder: string; env: Record<string, string>; names: string[] }> {
  const folder = join(cwd, 'cache');
  const env = { TEARSHEET_CACHE: folder };
  equal((await tearsheet(ARGS, { cwd, env })).code, 0);
  const names = readdirSync(folder);
  ok(names.length > 0);
  return { folder, env, names };
}

/** Ages too, so that a rewritten file shows. */
function stamps(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, `${statSync(join(folder, name)).ino} ${statSync(join(folder, name)).mtimeMs}`]),
  );
}

test('a folder of the user loses no file, however old, whatever it is called', () =>
  inFolder(async (cwd) => {
    const folder = join(cwd, 'mine');
    mkdirSync(folder);
    const names = ['letter.txt', 'photo-0123456789abcdef-12', 'cli-0123456789abcdef-1.7'];
    for (const name of names) {
      writeFileSync(join(folder, name), `mine: ${name}`);
      utimesSync(join(folder, name), 0, 0);
    }
    mkdirSync(join(folder, 'old-0123456789abcdef-1'));
    utimesSync(join(folder, 'old-0123456789abcdef-1'), 0, 0);
    const { code } = await tearsheet(ARGS, { cwd, env: { TEARSHEET_CACHE: folder } });
    equal(code, 0);
    const left = readdirSync(folder);
    for (const name of [...names, 'old-0123456789abcdef-1']) ok(left.includes(name), name);
    ok(left.length > names.length + 1, 'and is used');
  }));

test('a folder that is a link, or writable by others, is not used', () =>
  inFolder(async (cwd) => {
    const { folder, env } = await written(cwd);
    const before = stamps(folder);
    // Code of another program under the right name would run if it were read: it is made unreadable as code.
    for (const name of Object.keys(before)) rmSync(join(folder, name));
    chmodSync(folder, 0o777);
    equal((await tearsheet(ARGS, { cwd, env })).code, 0);
    deepEqual(readdirSync(folder), []);
    chmodSync(folder, 0o700);
    renameSync(folder, join(cwd, 'elsewhere'));
    symlinkSync('elsewhere', folder);
    equal((await tearsheet(ARGS, { cwd, env })).code, 0);
    deepEqual(readdirSync(folder), []);
  }));

test('a picture with a forged header, a link, a pipe and a device under the right name are not taken for code', () =>
  inFolder(async (cwd) => {
    const { folder, env, names } = await written(cwd);
    const plain = await tearsheet(ARGS, { cwd, env });
    const [name = ''] = names;
    const good = readFileSync(join(folder, name));
    const fakes: Record<string, () => void> = {
      // The header of the first format was four bytes of checksum: a picture can begin so.
      gif: () => writeFileSync(join(folder, name), Buffer.concat([Buffer.from('GIF89a\0\0'), good.subarray(24)])),
      link: () => {
        writeFileSync(join(cwd, 'code'), good);
        symlinkSync(join(cwd, 'code'), join(folder, name));
      },
      pipe: () => void execFileSync('mkfifo', [join(folder, name)]),
      device: () => symlinkSync('/dev/zero', join(folder, name)),
    };
    for (const [kind, make] of Object.entries(fakes)) {
      rmSync(join(folder, name), { force: true });
      make();
      const ran = await tearsheet(ARGS, { cwd, env });
      deepEqual(ran, plain, kind);
      const after = readFileSync(join(folder, name));
      ok(
        statSync(join(folder, name)).isFile() && after.subarray(0, 14).toString() === 'tearsheet code',
        `${kind} was replaced`,
      );
    }
  }));
