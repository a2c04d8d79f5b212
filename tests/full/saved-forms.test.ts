/**
 * Eight articles in eight forms each, through the program: the records, what `extract` and `verify` make of the captures, and that no
 * request leaves the machine for a saved file. The system calls are watched with strace, which sees whatever the program does.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { ArticleRecord } from '../../src/types.ts';
import { encode } from '../helpers/encode.ts';
import { archiveListener, NEWSPAPER, newspaperListener } from '../helpers/newspaper.ts';
import { BIN, inFolder, tearsheet } from '../helpers/program.ts';
import { comparable, FORMS, recordOf } from '../helpers/saved-forms.ts';
import { withServer } from '../helpers/server.ts';

const run = promisify(execFile);
/** The reason why calls cannot be watched here, as in a container that forbids it; the records are compared all the same. */
const UNWATCHED = whyUnwatched();
/** A call that gives an address of the network, of whatever family. */
const LEAVES = /\b(?:connect|sendto|sendmsg|bind)\(\d+, .*?(?:AF_INET6?|sin6?_port)/;

describe('saved pages through the program', () => {
  let folder: string;
  let live: Map<string, ArticleRecord>;
  let end: () => void;
  before(
    () =>
      new Promise<void>((ready, fail) => {
        const ended = new Promise<void>((done) => {
          end = done;
        });
        inFolder(async (dir) => {
          folder = dir;
          const urls = NEWSPAPER.map(({ url }) => url);
          live = await withServer(newspaperListener(), ({ origin }) => saved([...urls, '-x', origin], dir, 'live'));
          ready();
          await ended;
        }).catch(fail);
      }),
  );
  after(() => end());

  for (const { name, file, lost } of FORMS) {
    test(`${name}: the record of the live page, and nobody is asked`, async (context) => {
      const log = UNWATCHED === undefined ? join(folder, `${name}.strace`) : undefined;
      const records = await saved(NEWSPAPER.map(file), folder, name, log);
      for (const [url, record] of records) {
        const expected = live.get(url) as ArticleRecord;
        deepEqual(comparable(record), comparable(lost?.(expected) ?? expected), url);
        ok(record.images.every(({ file }) => file));
      }
      if (log === undefined) return context.skip(UNWATCHED);
      const calls = await readFile(log, 'utf8');
      deepEqual(
        calls.split('\n').filter((line) => LEAVES.test(line)),
        [],
      );
    });
  }

  test('gzip', () =>
    withServer(newspaperListener(), async ({ origin }) => {
      for (const { name, html, charset, url } of NEWSPAPER) {
        const file = join(folder, `${name}.html.gz`);
        await writeFile(file, gzipSync(encode(html, charset)));
        const records = await saved([file, '--base', url, '-x', origin], folder, `gzip ${name}`);
        deepEqual([...records.values()].map(comparable), [comparable(live.get(new URL(url).href) as ArticleRecord)]);
      }
    }));

  test('replay addresses', () =>
    withServer(archiveListener(), async ({ origin, requests }) => {
      const addresses = NEWSPAPER.map(({ url }) => `${origin}/web/20240701120000/${url}`);
      const records = await saved(addresses, folder, 'replay');
      for (const [url, { snapshot, ...record }] of records) {
        equal(snapshot?.takenAt, '2024-07-01T12:00:00Z');
        const expected = live.get(url) as ArticleRecord;
        deepEqual(comparable({ ...record, requestedUrl: url }), comparable(expected));
      }
      ok(requests.every(({ url }) => /^\/web\/\d+id_\//.test(url)));
    }));

  test('the watch sees a request', { skip: UNWATCHED ?? false }, () =>
    withServer(newspaperListener(), async ({ origin }) => {
      const log = join(folder, 'live.strace');
      await saved([NEWSPAPER[0]?.url as string, '-x', origin], folder, 'watched', log);
      ok(LEAVES.test(await readFile(log, 'utf8')));
    }),
  );
});

function whyUnwatched(): string | undefined {
  const { status, error, stderr } = spawnSync('strace', ['-f', '-qq', '-e', 'trace=%network', 'true'], { encoding: 'utf8' });
  return status === 0 ? undefined : `strace cannot watch here: ${error?.message ?? stderr.trim()}`;
}

/** Saves sources, and gives the records by their addresses. The captures have to verify and to give the same records again. */
async function saved(args: string[], cwd: string, into: string, trace?: string): Promise<Map<string, ArticleRecord>> {
  const command = [process.execPath, BIN, ...args, '-d', into];
  const watch = trace === undefined ? [] : ['strace', '-f', '-qq', '-o', trace, '-e', 'trace=%network'];
  const [program, ...rest] = [...watch, ...command] as [string, ...string[]];
  const { stdout } = await run(program, rest, { cwd, maxBuffer: 1 << 26 });
  const paths = stdout.trim().split('\n');
  const records = await Promise.all(paths.map((path) => recordOf(join(cwd, path))));
  const warcs = paths.map((path) => join(path.replace(/\.md$/, '.files'), 'capture.warc.gz'));
  const again = await tearsheet(['extract', ...warcs], { cwd });
  equal(again.code, 0, again.stderr);
  deepEqual(
    again.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    records.map(({ capture: _, files: __, ...record }) => record),
  );
  const verified = await tearsheet(['verify', into], { cwd });
  equal(verified.code, 0, verified.stdout + verified.stderr);
  return new Map(records.map((record) => [record.url, record]));
}
