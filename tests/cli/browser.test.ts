/** `--browser` on a machine that has none, or is not asked for it: refused early, named where it helps, never loaded. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const TEXT = '<p>The bridge over the river was closed on Monday, and nobody knows for how long it will be.</p>'.repeat(8);
const SHELL = '<!doctype html><title>The bridge</title><div id="app"></div><script src="/app.js"></script>';

describe('--browser', () => {
  test('is refused with one line, before anything is asked for', () =>
    withServer({ '/a': SHELL }, ({ origin, requests }) =>
      inFolder(async (cwd) => {
        const none = { PATH: cwd, PROGRAMFILES: cwd };
        const cases: [string[], RegExp][] = [
          [
            ['--screenshot', `${origin}/a`],
            /^tearsheet: --screenshot is for pages in a browser: give --browser too \(usage\)\n$/,
          ],
          [['--consent', 'accept', `${origin}/a`], /--consent is for pages in a browser/],
          [['--wait', '3', `${origin}/a`], /--wait is for pages in a browser/],
          [['--profile', 'p', `${origin}/a`], /--profile is for pages in a browser/],
          [['show', '--pdf', `${origin}/a`], /unknown option/],
          [['--browser', './none', `${origin}/a`], /--browser: \.\/none is no program that can be run/],
          [['--browser=none', `${origin}/a`], /begins with \//],
          [['--browser', 'page.html'], /--browser loads web pages, and page\.html is none/],
          [['--browser', '-', '--base', `${origin}/a`], /standard input is none/],
          [['--browser', `${origin}/a`], /needs Chromium, Chrome or Edge, and none was found; install one/],
          [['login', `${origin}/a`], /login needs the folder of a profile: --profile DIR/],
        ];
        for (const [args, expected] of cases) {
          const { code, stderr, stdout } = await tearsheet(args, { cwd, env: none });
          deepEqual([code, stdout], [2, ''], args.join(' '));
          match(stderr, expected);
          equal(stderr.split('\n').length, 2, stderr);
        }
        deepEqual(requests, []);
      }),
    ));

  test('is named where a browser may help, and not where it was used or does not', () =>
    withServer(
      {
        '/shell': SHELL,
        '/wall': '<!doctype html><title>Before you continue</title><form class="consent-form">Agree?</form>',
      },
      ({ origin }) =>
        inFolder(async (cwd) => {
          for (const [path, exit] of [
            ['shell', 3],
            ['wall', 7],
          ] as const) {
            const { code, stderr } = await tearsheet([`${origin}/${path}`], { cwd });
            equal(code, exit, stderr);
            match(stderr, /; --browser loads the page as a reader does \([a-z-]+\)\n$/);
          }
          writeFileSync(join(cwd, 'page.html'), SHELL);
          const { stderr } = await tearsheet(['page.html'], { cwd });
          equal(stderr.includes('--browser'), false);
        }),
    ));

  test('without it neither playwright-core nor a browser is touched', () =>
    withServer(
      { '/a': `<!doctype html><title>The bridge</title><h1>The bridge</h1><article>${TEXT}</article>` },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const [hook, log] = [join(cwd, 'hook.cjs'), join(cwd, 'log')];
          writeFileSync(
            hook,
            `const Module = require('node:module'); const load = Module._load;
           Module._load = function (name, ...rest) { if (/playwright/.test(name)) require('node:fs').appendFileSync(${JSON.stringify(log)}, name + '\\n'); return load.call(this, name, ...rest) };`,
          );
          writeFileSync(log, '');
          const fake = join(cwd, 'chromium');
          writeFileSync(fake, `#!/bin/sh\necho started >> ${log}\n`);
          chmodSync(fake, 0o755);
          const env = { NODE_OPTIONS: `--require ${hook}`, PATH: `${cwd}:${process.env.PATH}` };
          for (const args of [[`${origin}/a`, '-d', 'out'], ['--help'], ['verify', 'out'], ['show', `${origin}/a`]]) {
            const { code, stderr } = await tearsheet(args, { cwd, env });
            equal(code, 0, stderr);
          }
          equal(readFileSync(log, 'utf8'), '');
        }),
    ));

  test('takes what follows it for its path only where that is one', () =>
    withServer({ '/a': SHELL }, ({ origin }) =>
      inFolder(async (cwd) => {
        // With the address taken for the path there would be no source.
        const { stderr } = await tearsheet(['--browser', `${origin}/a`], { cwd, env: { PATH: cwd } });
        match(stderr, /none was found/);
        const named = await tearsheet(['--browser', '../no/such', `${origin}/a`], { cwd });
        match(named.stderr, /\.\.\/no\/such is no program/);
      }),
    ));
});
