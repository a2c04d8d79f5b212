/** Evidence that was asked for beside a capture, and the commands that look for it: stamps, archives, history, packages. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { filesIn, tearsheet } from '../helpers/program.ts';
import { atSite } from './site.ts';

describe('the evidence that was asked for', () => {
  test('a stamp that failed is exit 4, saved all the same', () =>
    atSite(async ({ origin }, cwd) => {
      const args = [`${origin}/`, '--timestamp', `${origin}/stamp`, '--retry', '0'];
      const { code, stdout, stderr } = await tearsheet(args, { cwd });
      equal(code, 4, stderr);
      ok(existsSync(join(cwd, stdout.trim())));
      match(stderr, /saved, but without the time stamp that was asked for \(timestamp-failed\)/);
      equal((await tearsheet(args.slice(0, 1), { cwd })).code, 0);
    }));

  test('--wayback alone asks that archive for a page that is gone', () =>
    atSite(async ({ origin, requests }, cwd) => {
      await tearsheet([`${origin}/gone`, '--wayback', `${origin}/archive`, '--retry', '0'], { cwd });
      ok(
        requests.some(({ url }) => url.startsWith('/archive')),
        JSON.stringify(requests.map(({ url }) => url)),
      );
    }));

  test('history knows an address without its scheme or slash and takes a folder; nothing found is exit 1', () =>
    atSite(async ({ origin, port }, cwd) => {
      await tearsheet([`${origin}/story/`, '-d', 'captures', '--images', 'none'], { cwd });
      await tearsheet([`${origin}/other`, '-d', 'captures'], { cwd });
      const one = await tearsheet(['history', `${origin}/story/`, '-d', 'captures'], { cwd });
      equal(one.stdout.trim().split('\n').length, 1);
      for (const spelt of [
        `${origin}/story`,
        `https://127.0.0.1:${port}/story/#x`,
        `127.0.0.1:${port}/story?utm_medium=x`,
      ]) {
        deepEqual(await tearsheet(['history', spelt, '-d', 'captures'], { cwd }), one, spelt);
      }
      equal((await tearsheet(['history', 'captures'], { cwd })).stdout.trim().split('\n').length, 2);
      await mkdir(join(cwd, 'empty'));
      for (const args of [[`${origin}/none`, '-d', 'captures'], ['empty']]) {
        const { code, stdout, stderr } = await tearsheet(['history', ...args], { cwd });
        deepEqual([code, stdout], [1, ''], stderr);
        match(stderr, /\(not-found\)\n$/);
      }
    }));

  test('wacz -o - writes the package to standard output', () =>
    atSite(async ({ origin }, cwd) => {
      await tearsheet([`${origin}/`, '-d', 'captures'], { cwd });
      const { code } = await tearsheet(['wacz', 'captures', '-o', 'one.wacz'], { cwd });
      equal(code, 0);
      const { stdout, stderr } = await tearsheet(['wacz', 'captures', '-o', '-'], { cwd });
      deepEqual([stdout.slice(0, 2), stderr], ['PK', '']);
      await rename(join(cwd, 'one.wacz'), join(cwd, 'two.wacz'));
      deepEqual(
        (await filesIn(cwd)).filter((name) => /wacz/.test(name)),
        ['two.wacz'],
      );
    }));
});
