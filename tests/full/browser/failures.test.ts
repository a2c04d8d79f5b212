/** Pages that crash, loop, eat memory or end in the middle, and programs that are killed: one coded failure, and nothing left. Needs Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { tearsheet } from '../../helpers/program.ts';
import { withRawServer } from '../../helpers/server.ts';
import { areWhole, browse, capture, folderOf, nothingLeft, PARAGRAPHS, page, saved, TEXT, withSite } from './captured.ts';

const doing = (script: string) => page('The bridge', TEXT, { more: `<script>${script}</script>` });

describe('a page that fails', () => {
  test('one that loops, grows or crashes is exit 5, and its neighbours are saved', (context) =>
    withSite(
      {
        '/loop': doing('for (;;);'),
        '/alerts': doing('for (;;) alert(1)'),
        '/heap': doing('const all = []; for (;;) all.push(new Array(1e6).fill(0))'),
        '/memory': doing('const all = []; setInterval(() => all.push(new Uint8Array(3e8).fill(1)), 20)'),
        '/one': doing(''),
        '/two': doing(''),
      },
      async ({ origin }) => {
        const cwd = await folderOf(context);
        const paths = ['loop', 'one', 'alerts', 'heap', 'two', 'memory'];
        const how = ['-d', 'out', '--wait', '6', '-j', '2', '--per-host', '2', '--delay', '0', '-m', '40', '--retry', '0'];
        const { code, stdout, stderr } = await browse(cwd, [...paths.map((path) => `${origin}/${path}`), ...how]);
        equal(code, 5, stderr);
        equal(stdout.trim().split('\n').length, 2, stderr);
        for (const path of ['loop', 'alerts', 'heap', 'memory']) {
          match(stderr, new RegExp(`/${path}: [^\\n]* \\((?:browser-failed|timeout)\\)\\n`));
        }
      },
    ));

  test('one without text, or behind a check for robots, is not sent back to a browser', (context) =>
    withSite(
      {
        '/empty': '<!doctype html><title>The bridge</title><p>Soon.</p>',
        '/check': {
          status: 403,
          headers: { 'cf-mitigated': 'challenge', server: 'cloudflare' },
          body: '<!doctype html><title>Just a moment...</title>',
        },
      },
      async ({ origin }) => {
        for (const [path, code] of [
          ['empty', 3],
          ['check', 7],
        ] as const) {
          const { stderr } = await capture(context, `${origin}/${path}`, ['--retry', '0'], code);
          match(stderr, /browser/);
          ok(!/save (?:it|the page)/.test(stderr), stderr);
        }
      },
    ));

  test('-m holds, whatever the page does', (context) =>
    withSite({ '/loop': doing('for (;;);') }, async ({ origin }) => {
      const { stderr } = await capture(context, `${origin}/loop`, ['-m', '6', '--retry', '0'], 5);
      match(stderr, /\((?:timeout|browser-failed)\)\n$/);
    }));

  test("a document that is cut is no article, and none of the browser's own pages is", (context) =>
    withRawServer(
      (socket, head) => {
        if (head.startsWith('GET /cut'))
          socket.end(
            `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99999\r\n\r\n${page('The bridge', TEXT)}`,
          );
        else if (head.startsWith('GET /none')) socket.end('HTTP/1.1 204 No Content\r\n\r\n');
        else if (head.startsWith('GET /file'))
          socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/zip\r\ncontent-length: 2\r\n\r\nPK');
        else if (head.startsWith('GET /json'))
          socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}');
        else socket.destroy();
      },
      async ({ origin }) => {
        const ends: [string, number, RegExp][] = [
          ['cut', 5, /\(truncated-body\)\n$/],
          ['none', 6, /HTTP 204.*\(no-content\)\n$/],
          ['file', 3, /\(unsupported-type\)\n$/],
          ['json', 3, /\(unsupported-type\)\n$/],
          ['reset', 5, /\(reset\)\n$/],
        ];
        for (const [path, code, message] of ends) {
          const { stderr } = await capture(context, `${origin}/${path}`, ['--retry', '0'], code);
          match(stderr, message);
        }
      },
    ));
});

describe('a program that is ended', () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    test(`by ${signal} leaves no process, and its folder goes with the next start`, (context) =>
      withSite({ '/slow': doing("setInterval(() => fetch('/x'), 50)"), '/a': doing('') }, async ({ origin, requests }) => {
        const cwd = await folderOf(context);
        const own = await mkdtemp('/tmp/tb');
        context.after(() => rm(own, { recursive: true, force: true }));
        const env = { TMPDIR: own };
        const { code } = await tearsheet(['--browser', '-q', `${origin}/slow`, '-d', 'out'], {
          cwd,
          env,
          during: (child) => {
            const timer = setInterval(() => {
              if (!requests.some(({ url }) => url === '/x')) return;
              clearInterval(timer);
              child.kill(signal);
            }, 20);
          },
        });
        equal(code, signal === 'SIGKILL' ? null : 143);
        await nothingLeft(own, { folders: signal !== 'SIGKILL' });
        const again = await tearsheet(['--browser', '-q', `${origin}/a`, '-d', 'out'], { cwd, env });
        equal(again.code, 0, again.stderr);
        await nothingLeft(own);
        deepEqual((await readdir(own)).length, 0);
        ok((await readdir(`${cwd}/out`)).every((name) => name.includes('the-bridge')));
      }));
  }
});

test('forty pages at -j 4 are saved, each alone, in few browsers', (context) => {
  const names = Array.from({ length: 40 }, (_, index) => `story-${index}`);
  const routes = Object.fromEntries(
    names.map((name) => [
      `/${name}`,
      page(`The ${name}`, '', {
        more: `<script>fetch('/text/${name}').then((r) => r.text()).then((html) => { document.querySelector('article').innerHTML = html })</script>`,
      }),
    ]),
  );
  const texts = Object.fromEntries(names.map((name) => [`/text/${name}`, `<p>This is ${name} and none other.</p>${TEXT}`]));
  return withSite({ ...routes, ...texts }, async ({ origin }) => {
    const cwd = await folderOf(context);
    const how = ['-d', 'out', '-j', '4', '--per-host', '4', '--delay', '0', '--name', '{slug}/{slug}', '--screenshot'];
    const { code, stdout, stderr } = await browse(cwd, [...names.map((name) => `${origin}/${name}`), ...how]);
    equal(code, 0, stderr);
    equal(stdout.trim().split('\n').length, 40);
    const captures = names.map(async (name) => {
      const captured = await saved(join(cwd, 'out', `the-${name}`));
      const answers = captured.warc.filter(({ type, url }) => type === 'response' && url.includes('story-'));
      deepEqual(answers.map(({ url }) => url).sort(), [`${origin}/${name}`, `${origin}/text/${name}`].sort());
      const paragraphs = [`This is ${name} and none other.`, ...PARAGRAPHS];
      return { captured, expected: { url: `${origin}/${name}`, title: `The ${name}`, paragraphs } };
    });
    await areWhole(cwd, await Promise.all(captures));
  });
});
