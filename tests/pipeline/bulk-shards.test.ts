/** Shards of `extract` and of lists: each line, input and source in one part, and all parts together all of it. */
import { deepEqual, equal } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isSourceInShard } from '../../src/pipeline/host-shard.ts';
import { lines, linesOf, page } from '../helpers/bulk.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

describe('shards', () => {
  test('the lines of one input are parted alike as a file, gzipped and on standard input, and together are all', () =>
    inFolder(async (cwd) => {
      const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
      const text = lines(...names).replace('\n', '\n\n');
      await writeFile(join(cwd, 'a.jsonl'), text);
      await writeFile(join(cwd, 'z.jsonl.gz'), gzipSync(text));
      const found: string[] = [];
      for (const shard of ['1/3', '2/3', '3/3']) {
        const args = ['extract', '-q', '-j', '1', '--shard', shard];
        const plain = await tearsheet([...args, 'a.jsonl'], { cwd });
        equal((await tearsheet([...args, 'z.jsonl.gz', '-j', '2'], { cwd })).stdout, plain.stdout);
        equal((await tearsheet([...args, '-'], { cwd, stdin: text })).stdout, plain.stdout);
        await tearsheet([...args, 'a.jsonl', '-d', 'out'], { cwd });
        const file = await linesOf(join(cwd, `out/a.${shard.replace('/', '-of-')}.jsonl.gz`));
        deepEqual(
          file,
          plain.stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        );
        found.push(...file.map(({ id }) => id as string));
      }
      deepEqual(found.sort(), names);
    }));

  test('of several inputs each shard takes whole ones; an empty one ends with 0 and waits for nothing', () =>
    inFolder(async (cwd) => {
      for (const name of ['a', 'b', 'c']) await writeFile(join(cwd, `${name}.jsonl`), lines(name));
      const inputs = ['a.jsonl', 'b.jsonl', 'c.jsonl'];
      equal((await tearsheet(['extract', ...inputs, '-d', 'out', '--shard', '2/2'], { cwd })).stdout, 'out/b.jsonl.gz\n');
      equal(
        (await tearsheet(['extract', ...inputs, '-d', 'out', '--shard', '1/2'], { cwd })).stdout,
        'out/a.jsonl.gz\nout/c.jsonl.gz\n',
      );
      const empty = await tearsheet(['extract', ...inputs, '-d', 'none', '--shard', '4/4'], { cwd });
      deepEqual([empty.code, empty.stdout, empty.stderr], [0, '', '']);
      equal((await tearsheet(['extract', 'a.warc.gz', '--shard', '2/2'], { cwd })).code, 0);
    }));
});

describe('shards of a list', () => {
  test('the host alone decides: each is in one part, whatever stands beside it', () => {
    const hosts = Array.from({ length: 50 }, (_, i) => `paper${i}.example`);
    for (const of of [1, 2, 7]) {
      for (const host of hosts) {
        const forms = [`https://${host}/a`, `http://www.${host}:8080/b`, `https://${host.toUpperCase()}./c?d#e`];
        const parts = forms.map((url) =>
          Array.from({ length: of }, (_, i) => i + 1).filter((index) => isSourceInShard(url, { index, of })),
        );
        deepEqual(parts, [parts[0], parts[0], parts[0]]);
        equal(parts[0]?.length, 1);
      }
    }
    // The parts are fixed for a major version: machines of two versions share one list.
    deepEqual(
      hosts.slice(0, 8).map((host) => [1, 2, 3, 4].find((index) => isSourceInShard(`https://${host}/`, { index, of: 4 }))),
      PARTS,
    );
  });

  test('the parts of a list are all of it, each source once', () =>
    withServer(
      { '/a': { headers: HTML_TYPE, body: page('A') }, '/b': { headers: HTML_TYPE, body: page('B') } },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const list = [`${origin}/a`, `${origin}/b`, `${origin.replace('127.0.0.1', 'localhost')}/a`];
          await writeFile(join(cwd, 'list.txt'), list.join('\n'));
          const saved: string[][] = [];
          for (const shard of ['1/3', '2/3', '3/3']) {
            const args = [
              '-i',
              'list.txt',
              '--shard',
              shard,
              '--allow-private',
              '--delay',
              '0',
              '--no-warc',
              '--json',
              '-q',
              '-d',
              'out',
            ];
            const { code, stdout } = await tearsheet(args, { cwd });
            equal(code, 0);
            saved.push(
              stdout
                .split('\n')
                .filter(Boolean)
                .map((line) => JSON.parse(line).requestedUrl),
            );
          }
          deepEqual(saved.flat().sort(), list.sort());
          equal(saved.filter((part) => part.some((url) => url.startsWith(origin))).length, 1);
        }),
    ));
});

const HTML_TYPE = { 'content-type': 'text/html' };
const PARTS = [1, 4, 3, 4, 4, 1, 1, 4];
