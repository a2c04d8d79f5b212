/** The real program: files and standard input, `extract`, and the command line; `cli/save.test.ts` has sources on a server. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { articlePage, NAME } from './cli/pages.ts';
import { BIN, filesIn, inFolder, tearsheet } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('local files and standard input', () => {
  test('a file with --base, and - with --base', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html'), articlePage());
      equal((await tearsheet(['page.html', '--base', 'https://example.org/bridge'], { cwd })).stdout, `${NAME}.md\n`);
      const piped = await tearsheet(['-', '--base', 'https://example.org/bridge'], { cwd, stdin: articlePage() });
      equal(piped.stdout, `${NAME}-2.md\n`);
    }));

  test('show and -o - print the document and write nothing', () =>
    inFolder(async (cwd) => {
      const base = ['--base', 'https://example.org/bridge'];
      const shown = await tearsheet(['show', '-', ...base], { cwd, stdin: articlePage() });
      equal(shown.code, 0);
      match(shown.stdout, /^---\ntitle: "Council votes to build the new bridge"\n/);
      const same = await tearsheet(['-', ...base, '-o', '-'], { cwd, stdin: articlePage() });
      const withoutTime = (text: string) => text.replace(/^retrieved: .*$/m, '');
      equal(withoutTime(same.stdout), withoutTime(shown.stdout));
      const text = await tearsheet(['show', '-', ...base, '-f', 'txt'], { cwd, stdin: articlePage() });
      match(text.stdout, /^Council votes to build the new bridge\n\nFirst: /);
      deepEqual(await filesIn(cwd), []);
    }));

  test('explain tells of each block whether it is kept', () =>
    inFolder(async (cwd) => {
      const { code, stdout } = await tearsheet(['explain', '-', '--base', 'https://example.org/'], {
        cwd,
        stdin: articlePage(),
      });
      equal(code, 0);
      match(stdout, /^\+\t[\d.]+\t[^\t]+\tp\tFirst: The council/m);
      match(stdout, /^-\t/m);
    }));
});

describe('extract', () => {
  test('pages in, records out in their order; a bad line is one failure', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html.gz'), gzipSync(articlePage('From a file')));
      const lines = [
        { id: 'one', url: 'https://example.org/1', html: articlePage('One') },
        { id: 2, url: 'https://example.org/2', path: 'page.html.gz' },
        { url: 'https://example.org/3', html: articlePage('Three') },
        { id: 4, url: 'https://example.org/4' },
        { id: 5, url: 'https://example.org/5', html: '<p></p>' },
        { id: 6, url: 'https://example.org/6', path: 'missing.html' },
      ];
      const input = `\ufeff${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n{not json\n`;
      const { code, stdout, stderr } = await tearsheet(['extract'], { cwd, stdin: input });
      // Each page has its line; --strict would make the failures the exit code.
      equal(code, 0);
      const records = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      deepEqual(
        records.map((record) => record.id),
        ['one', 2, undefined, 4, 5, 6, undefined],
      );
      deepEqual(
        records.map((record) => record.title ?? record.error.code),
        ['One', 'From a file', 'Three', 'bad-record', 'not-article', 'bad-record', 'bad-record'],
      );
      match(records[0].text, /^First: /);
      equal(stderr.trim().split('\n').length, 5);
      match(stderr, /^tearsheet: 7 pages, 3 articles; no article: 3 bad-record, 1 not-article$/m);
      await writeFile(join(cwd, 'pages.jsonl.gz'), gzipSync(input));
      equal((await tearsheet(['extract', 'pages.jsonl.gz', '-q'], { cwd })).stdout, stdout);
    }));

  test('HTML files', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.html'), articlePage());
      const { code, stdout } = await tearsheet(['extract', 'a.html', '--base', 'https://example.org/x', '--html'], { cwd });
      equal(code, 0);
      const record = JSON.parse(stdout);
      equal(record.title, 'Council votes to build the new bridge');
      match(record.html, /<p>First: /);
    }));

  test('a file that is not there ends it with 1', () =>
    inFolder(async (cwd) => {
      const { code, stderr } = await tearsheet(['extract', 'none.jsonl'], { cwd });
      equal(code, 1);
      match(stderr, /^tearsheet: cannot read none\.jsonl: no such file or folder \(unreadable\)\n$/);
    }));
});

describe('the command line', () => {
  const USAGE: [string[], RegExp][] = [
    [[], /no source/],
    [['--bogus', 'x'], /unknown option '--bogus'/],
    [['-j', '0', 'http://a/'], /1 or more/],
    [['-f', 'pdf', 'http://a/'], /none of md, json, html, txt/],
    [['--images', 'all', 'http://a/'], /save, link, none/],
    [['--max-size', 'big', 'http://a/'], /500K or 20M/],
    [['-H', 'no colon', 'http://a/'], /Name: value/],
    [['ftp://example.org/'], /scheme/],
    [['-'], /--base/],
    [['nothing-here.html'], /nothing-here\.html/],
    [['-o', 'x.md', 'http://a/', 'http://b/'], /several sources/],
    [['--name', '{nope}', 'page.html', '--base', 'https://example.org/'], /\{nope\}/],
    [['show', 'a', 'b'], /too many arguments/],
  ];
  for (const [args, message] of USAGE) {
    test(`usage: ${args.join(' ') || 'nothing'}`, () =>
      inFolder(async (cwd) => {
        await writeFile(join(cwd, 'page.html'), articlePage());
        const { code, stdout, stderr } = await tearsheet(args, { cwd });
        equal(code, 2, stderr);
        equal(stdout, '');
        match(stderr, /^tearsheet: [^\n]+ \(usage\)\n$/);
        match(stderr, message);
      }));
  }

  test('--help and --version answer', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    equal(execFileSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' }), `${version}\n`);
    match(execFileSync(process.execPath, [BIN, '--help'], { encoding: 'utf8' }), /Exit codes:\n +0 {2}all saved\n/);
  });

  test('passwords in a URL are neither printed nor stored', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const secret = origin.replace('http://', 'http://user:hunter2@');
        const saved = await tearsheet([`${secret}/a`, '-v'], { cwd });
        equal(saved.code, 0, saved.stderr);
        const failed = await tearsheet([`${secret}/none`, '-v', '--json'], { cwd });
        for (const { stdout, stderr } of [saved, failed]) doesNotMatch(stdout + stderr, /hunter2/);
        for (const file of await filesIn(cwd)) {
          const bytes = await readFile(join(cwd, file));
          const text = file.endsWith('.gz')
            ? execFileSync('gzip', ['-dc'], { input: bytes, encoding: 'latin1' })
            : bytes.toString();
          doesNotMatch(text, /hunter2|dXNlcjpodW50ZXIy/, file);
        }
      }),
    ));

  test('control characters of a page, a URL or a header never reach the terminal', () => {
    const title = 'Bridge &#27;[31m&#155;2J\u009b\u202e news';
    return withServer(
      { '/a': articlePage(title), '/b': { status: 404, headers: { 'x-y': '\u009b2J' }, body: '' } },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const runs = [
            await tearsheet([`${origin}/a`, '-v'], { cwd }),
            await tearsheet(['show', `${origin}/a`], { cwd }),
            await tearsheet([`${origin}/b\u001b[31m\u009b`], { cwd }),
            await tearsheet(['no\u001b[31m\u009bfile\u202e.html'], { cwd }),
            await tearsheet(['--no\u001b[31m\u009b'], { cwd }),
          ];
          for (const { stdout, stderr } of runs) doesNotMatch((stdout + stderr).replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
        }),
    );
  });

  test('a closed pipe ends it quietly', () =>
    inFolder(async (cwd) => {
      const pages = Array.from({ length: 400 }, (_, id) =>
        JSON.stringify({ id, url: 'https://example.org/', html: articlePage() }),
      );
      const { code, stderr } = await tearsheet(['extract', '-q'], {
        cwd,
        stdin: pages.join('\n'),
        during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
      });
      equal(stderr, '');
      equal(code, 0);
    }));

  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`${signal} ends it with ${exitCode} and leaves nothing half-written`, () =>
      inFolder((cwd) =>
        withServer(
          {
            '/slow': (_request, response) => {
              response.writeHead(200, { 'content-type': 'text/html' });
              response.write('<!doctype html><p>The first part');
              signalled?.kill(signal);
            },
          },
          async ({ origin }) => {
            const run = await tearsheet([`${origin}/slow`], {
              cwd,
              during: (child) => {
                signalled = child;
              },
            });
            equal(run.code, exitCode);
            deepEqual(await filesIn(cwd), []);
          },
        ),
      ));
    let signalled: import('node:child_process').ChildProcess | undefined;
  }

  test('-v tells where fields came from and what was removed; without it success is silent', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html'), articlePage());
      const verbose = await tearsheet(['show', 'page.html', '--base', 'https://example.org/bridge', '-v'], { cwd });
      match(verbose.stderr, /^\* published from meta:article:published_time$/m);
      match(verbose.stderr, /^\* body from /m);
      equal((await tearsheet(['show', 'page.html', '--base', 'https://example.org/bridge'], { cwd })).stderr, '');
    }));
});

test('a folder that may not be written to is exit code 9 and stays as it was', () =>
  inFolder(async (cwd) => {
    await mkdir(join(cwd, 'locked'));
    await chmod(join(cwd, 'locked'), 0o500);
    await writeFile(join(cwd, 'page.html'), articlePage());
    const args = ['page.html', '--base', 'https://example.org/', '-d', 'locked'];
    const { code, stderr } = await tearsheet(args, { cwd, isPowerless: true });
    equal(code, 9);
    match(stderr, /^tearsheet: .*locked.*: permission denied/m);
    deepEqual(await filesIn(join(cwd, 'locked')), []);
    ok(await stat(join(cwd, 'locked')));
  }));
