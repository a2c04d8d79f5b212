/** The program talks on a terminal of 80 columns, and with -v. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { textWidth } from '../../src/cli/terminal-text.ts';
import { ARTICLE } from '../helpers/article.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { withHttpProxy } from '../helpers/proxy.ts';
import { withServer } from '../helpers/server.ts';
import { CONTROL_C, onTerminal, type Shown } from '../helpers/terminal.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Milliseconds that a slow answer takes: longer than it takes the status line to appear. */
const SLOW = 1500;

function fits({ lines, drawnOver }: Shown): void {
  for (const line of drawnOver) ok(textWidth(line) < 80, line);
  for (const line of lines.filter((text) => !text.endsWith('.md'))) ok(textWidth(line) <= 80, line);
}

test('one slow source: a status line, gone in the end; then title, words, pictures, warnings', () =>
  inFolder((cwd) =>
    withServer(
      {
        '/a': (_request, response) => {
          setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page()), SLOW);
        },
        '/p.png': (_request, response) => {
          setTimeout(() => response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE), SLOW);
        },
      },
      async ({ origin, port }) => {
        const told = await onTerminal([`${origin}/a`], cwd);
        equal(told.code, 0, told.shown);
        fits(told);
        ok(
          told.drawnOver.some((line) => line.startsWith(`127.0.0.1:${port}: waiting for an answer `)),
          told.shown,
        );
        ok(
          told.drawnOver.some((line) => /^pictures [01]\/2, 127\.0\.0\.1:/.test(line)),
          told.shown,
        );
        const [path = '', warnings = '', warning = '', ...rest] = told.lines;
        match(path, /\.md$/);
        match(warnings, /^tearsheet: http:\/\/127\.0\.0\.1:\d+\/a: 1 warning$/);
        match(warning, /^ {2}\S/);
        match(rest.at(-1) ?? '', /^Ministers agree.*: \d+ words, 1 picture, 1 warning$/);
        // In a pipe there is nothing but the warning.
        const piped = await tearsheet([`${origin}/a`, '-d', 'piped'], { cwd });
        match(piped.stderr, /^tearsheet: \S+: warning: [^\n]+ \(image-failed\)\n$/);
        equal((await onTerminal([`${origin}/a`, '-q', '-d', 'quiet'], cwd)).lines.length, 1);
      },
    ),
  ));

test('a retry is told with its reason and when', () =>
  inFolder((cwd) => {
    let asked = 0;
    return withServer(
      (_request, response) => {
        asked += 1;
        if (asked === 1) response.writeHead(503, { 'retry-after': '2' }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end(ARTICLE);
      },
      async ({ origin }) => {
        const told = await onTerminal([`${origin}/a`], cwd);
        equal(told.code, 0, told.shown);
        fits(told);
        ok(
          told.drawnOver.some((line) => /^127\.0\.0\.1:\d+: HTTP 503, again in [\d.]+ s$/.test(line)),
          told.shown,
        );
      },
    );
  }));

/** Presses Control-C once, when this is first shown. */
function interruptAt(form: RegExp): (shown: string, press: (keys: string) => void) => void {
  let pressed = false;
  return (shown, press) => {
    if (pressed || !form.test(shown)) return;
    pressed = true;
    press(CONTROL_C);
  };
}

test('Control-C at one source says so, and what to do, and leaves no line and no file behind', () =>
  inFolder((cwd) =>
    withServer({ '/a': () => {} }, async ({ origin }) => {
      const one = await onTerminal([`${origin}/a`], cwd, interruptAt(/waiting for/));
      equal(one.code, 130, one.shown);
      deepEqual(one.lines, ['tearsheet: interrupted; the same command begins again (interrupted)']);
      fits(one);
      deepEqual(await filesIn(cwd), []);
    }),
  ));

test('a status line is cut to the terminal, however long the name of the host is', () =>
  inFolder((cwd) =>
    withServer({ '/a': () => {} }, ({ port }) =>
      withHttpProxy({}, async ({ host }) => {
        const long = `${'the-long-name-of-a-paper.'.repeat(5)}test`;
        const told = await onTerminal([`http://${long}:${port}/a`, '-x', host], cwd, interruptAt(/the-long-name/));
        equal(told.code, 130, told.shown);
        ok(
          told.drawnOver.some((line) => line.startsWith('the-long-name')),
          told.shown,
        );
        fits(told);
      }),
    ),
  ));

test('Control-C in a batch keeps what is saved, counts, says what to do, and the same command goes on', () =>
  inFolder((cwd) => {
    let hangs = true;
    return withServer(
      {
        '/a': ARTICLE,
        '/b': (_request, response) => {
          if (!hangs)
            response.writeHead(200, { 'content-type': 'text/html' }).end(ARTICLE.replaceAll('Ministers', 'Mayors'));
        },
      },
      async ({ origin }) => {
        const urls = [`${origin}/a`, `${origin}/b`];
        const advice = {
          '--archive': 'the same command goes on where it stopped',
          '--strict': 'with --archive FILE the command goes on',
        };
        for (const [option, words] of Object.entries(advice)) {
          const args = [...urls, '--delay', '0', '-d', option, option, ...(option === '--archive' ? ['done.txt'] : [])];
          const { code, lines, shown, ...more } = await onTerminal(args, cwd, interruptAt(/1 saved, 0 failed, 1 to go/));
          equal(code, 130, shown);
          match(lines[0] ?? '', /\.md$/);
          match(lines[1] ?? '', /^tearsheet: 1 saved, 0 failed, 0 skipped in \d+ s$/);
          deepEqual(lines.slice(2), [`tearsheet: interrupted; ${words} (interrupted)`]);
          ok(more.drawnOver.includes('interrupted: 1 in work may end yet; again, and all ends now'), shown);
          fits({ code, lines, shown, ...more });
        }
        hangs = false;
        const again = await onTerminal([...urls, '--delay', '0', '-d', '--archive', '--archive', 'done.txt'], cwd);
        match(again.lines.at(-1) ?? '', /^tearsheet: 1 saved, 0 failed, 1 skipped in /);
      },
    );
  }));

test('an interruption in a pipe is told too', () =>
  inFolder((cwd) => {
    let interrupt = () => {};
    return withServer({ '/a': () => interrupt() }, async ({ origin }) => {
      const { code, stderr } = await tearsheet(['-i', '-', '--allow-private'], {
        cwd,
        stdin: `${origin}/a\n`,
        during: (child) => {
          interrupt = () => child.kill('SIGINT');
        },
      });
      equal(code, 130);
      match(stderr, /interrupted; with --archive FILE the command goes on \(interrupted\)\n$/);
    });
  }));

test('-v reads like curl: requests, statuses, redirects, waits, sizes, then removals by rule', () =>
  inFolder((cwd) => {
    let asked = 0;
    return withServer(
      {
        '/old': { status: 302, headers: { location: '/a' } },
        '/a': (_request, response) => {
          asked += 1;
          if (asked === 1) response.writeHead(502).end();
          else response.writeHead(200, { 'content-type': 'text/html' }).end(ARTICLE);
        },
      },
      async ({ origin }) => {
        const { code, stderr } = await tearsheet([`${origin.replace('//', '//me:pw@')}/old`, '-v'], { cwd });
        equal(code, 0, stderr);
        const lines = stderr.split('\n');
        const forms = [
          /^> GET http:\/\/127\.0\.0\.1:\d+\/old$/,
          /^< 302 Found, to \/a, 0 bytes, [\d.]+ s$/,
          /^> GET http:\/\/127\.0\.0\.1:\d+\/a$/,
          /^< 502 Bad Gateway, 0 bytes, [\d.]+ s$/,
          /^\* waiting [\d.]+ s \(HTTP 502\), 2 retries left$/,
          /^> GET http/,
          /^< 200 OK, \d+ (?:bytes|KB), [\d.]+ s$/,
        ];
        for (const [at, form] of forms.entries()) match(lines[at] ?? '', form);
        match(stderr, /^\* body from /m);
        ok(!stderr.includes('me:pw'));
      },
    );
  }));

function page(): string {
  const figures = ['/p.png', '/none.png'].map((src) => `<figure><img src="${src}" width="900" height="600"></figure>`);
  return ARTICLE.replace('<p>', `${figures.join('')}<p>`);
}
