/** `extract` in bulk: one output an input, whole or absent; what is refused before any work; exit codes. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { newOwner } from '../../src/files/durable.ts';
import { lines, linesOf } from '../helpers/bulk.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';

describe('one input, one output', () => {
  test('each input has its output and its statistics, and stdout the paths', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), lines('a1', 'a2'));
      await writeFile(
        join(cwd, 'b.jsonl.gz'),
        gzipSync(`${lines('b1')}{"url":"https://x.example/","html":"<p>x</p>"}\nno JSON\n`),
      );
      const { code, stdout, stderr } = await tearsheet(['extract', 'a.jsonl', 'b.jsonl.gz', '-d', 'out', '-j', '2'], {
        cwd,
      });
      equal(stdout, 'out/a.jsonl.gz\nout/b.jsonl.gz\n');
      match(stderr, /^tearsheet: 5 pages, 3 articles; no article: 1 bad-record, 1 not-article$/m);
      equal(code, 0);
      deepEqual(await filesIn(join(cwd, 'out')), ['a.jsonl.gz', 'a.stats.json', 'b.jsonl.gz', 'b.stats.json']);
      deepEqual(
        (await linesOf(join(cwd, 'out/a.jsonl.gz'))).map(({ id }) => id),
        ['a1', 'a2'],
      );
      const b = await linesOf(join(cwd, 'out/b.jsonl.gz'));
      deepEqual(
        b.map(({ id, line, error }) => [id, line, error?.code]),
        [
          ['b1', undefined, undefined],
          [undefined, 2, 'not-article'],
          [undefined, 3, 'bad-record'],
        ],
      );
      const { pages, articles, failures } = JSON.parse(await readFile(join(cwd, 'out/b.stats.json'), 'utf8'));
      deepEqual({ pages, articles, failures }, { pages: 3, articles: 1, failures: { 'not-article': 1, 'bad-record': 1 } });
    }));

  test('--strict makes the failures of pages the exit code', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), `${lines('a1')}no JSON\n`);
      equal((await tearsheet(['extract', 'a.jsonl', '-q'], { cwd })).code, 0);
      equal((await tearsheet(['extract', 'a.jsonl', '-q', '--strict'], { cwd })).code, 3);
    }));

  test('an input that cannot be read is named, the others are done, and the end is 1', () =>
    inFolder(async (cwd) => {
      const whole = gzipSync(lines('c1', 'c2', 'c3'));
      await writeFile(join(cwd, 'cut.jsonl.gz'), whole.subarray(0, whole.length - 20));
      await writeFile(join(cwd, 'a.jsonl'), lines('a1'));
      const { code, stdout, stderr } = await tearsheet(['extract', 'none.jsonl', 'cut.jsonl.gz', 'a.jsonl', '-d', 'out'], {
        cwd,
      });
      equal(code, 1);
      equal(stdout, 'out/a.jsonl.gz\n');
      match(stderr, /cannot read none\.jsonl/);
      match(stderr, /cannot read cut\.jsonl\.gz: its gzip is damaged or cut short/);
      equal(stderr.includes('internal'), false, stderr);
      // An output that is not whole is absent, and so is made again.
      deepEqual(await filesIn(join(cwd, 'out')), ['a.jsonl.gz', 'a.stats.json']);
    }));

  test('--if-exists skip passes over what is whole; what a dead process of this machine left is swept, nothing else', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.jsonl'), lines('a1'));
      await mkdir(join(cwd, 'out'));
      const [, start, host, random] = newOwner().split('-');
      const dead = `.a.jsonl.gz.999999999-${start}-${host}-${random}.writing`;
      const elsewhere = `.a.jsonl.gz.999999999-${start}-00000000-${random}.writing`;
      for (const name of [dead, elsewhere, '.a.jsonl.gz.writing', 'mine.writing'])
        await writeFile(join(cwd, 'out', name), 'x');
      await tearsheet(['extract', 'a.jsonl', '-d', 'out'], { cwd });
      deepEqual(
        (await readdir(join(cwd, 'out'))).sort(),
        ['.a.jsonl.gz.writing', elsewhere, 'a.jsonl.gz', 'a.stats.json', 'mine.writing'].sort(),
      );
      await writeFile(join(cwd, 'out/a.jsonl.gz'), 'whole');
      const skipped = await tearsheet(['extract', 'a.jsonl', '-d', 'out', '--if-exists', 'skip'], { cwd });
      deepEqual([skipped.code, skipped.stdout, skipped.stderr], [0, 'out/a.jsonl.gz\n', '']);
      equal(await readFile(join(cwd, 'out/a.jsonl.gz'), 'utf8'), 'whole');
      await tearsheet(['extract', 'a.jsonl', '-d', 'out'], { cwd });
      equal((await linesOf(join(cwd, 'out/a.jsonl.gz'))).length, 1);
    }));

  test('a run that was killed goes on, and the union has the same bytes', () =>
    inFolder(async (cwd) => {
      const inputs = ['k1.jsonl', 'k2.jsonl', 'k3.jsonl', 'k4.jsonl'];
      for (const name of inputs)
        await writeFile(join(cwd, name), lines(...Array.from({ length: 12 }, (_, i) => `${name}-${i}`)));
      await tearsheet(['extract', ...inputs, '-d', 'whole'], { cwd });
      const command = ['extract', ...inputs, '-d', 'parts', '--if-exists', 'skip'];
      await tearsheet(command, { cwd, during: (child) => child.stdout?.once('data', () => child.kill('SIGKILL')) });
      const before = (await readdir(join(cwd, 'parts'))).filter((name) => !name.startsWith('.') && name.endsWith('.gz'));
      ok(before.length >= 1);
      const { code } = await tearsheet(command, { cwd });
      equal(code, 0);
      for (const name of inputs)
        deepEqual(await readFile(join(cwd, 'parts', `${name}.gz`)), await readFile(join(cwd, 'whole', `${name}.gz`)));
      equal(
        (await readdir(join(cwd, 'parts'))).some((name) => name.startsWith('.')),
        false,
      );
    }));

  test('SIGTERM ends it with 143 and nothing half-written', () =>
    inFolder(async (cwd) => {
      for (const name of ['a', 'b'])
        await writeFile(join(cwd, `${name}.jsonl`), lines(...Array.from({ length: 40 }, (_, i) => `${name}${i}`)));
      const run = await tearsheet(['extract', 'a.jsonl', 'b.jsonl', '-d', 'out'], {
        cwd,
        during: (child) => child.stdout?.once('data', () => child.kill('SIGTERM')),
      });
      ok(run.code === 143 || run.code === 0, String(run.code));
      equal(
        (await readdir(join(cwd, 'out'))).some((name) => name.startsWith('.')),
        false,
      );
    }));
});

describe('what is refused before any work, with exit code 2', () => {
  for (const [name, args, told] of [
    ['two inputs with one output', ['a.jsonl', 'sub/a.jsonl', '-d', 'out'], /would both be written to out\/a\.jsonl\.gz/],
    ['an output that is an input', ['a.jsonl', '-o', 'a.jsonl'], /the output a\.jsonl is one of the inputs/],
    ['Parquet to standard output', ['a.jsonl', '--to', 'parquet'], /--to parquet needs -o FILE or -d DIR/],
    ['-o and -d', ['a.jsonl', '-o', 'x.jsonl', '-d', 'out'], /give one of them/],
    ['a shard beyond the last', ['a.jsonl', '--shard', '3/2'], /I\/N/],
    ['a shard of no digits', ['a.jsonl', '--shard', '1e0/2'], /I\/N/],
    ['a shard from 0', ['a.jsonl', '--shard', '0/2'], /I\/N/],
  ] as const) {
    test(name, () =>
      inFolder(async (cwd) => {
        await mkdir(join(cwd, 'sub'));
        for (const path of ['a.jsonl', 'sub/a.jsonl']) await writeFile(join(cwd, path), lines('a1'));
        const { code, stdout, stderr } = await tearsheet(['extract', ...args], { cwd });
        deepEqual([code, stdout], [2, '']);
        match(stderr, told);
        deepEqual(await filesIn(cwd), ['a.jsonl', 'sub/a.jsonl']);
        equal(await readFile(join(cwd, 'a.jsonl'), 'utf8'), lines('a1'));
      }),
    );
  }
});
