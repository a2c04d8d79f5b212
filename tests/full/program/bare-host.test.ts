/** A source typed as a bare host: taken as https where it can be one, and told from a file. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { filesIn, inFolder, tearsheet } from '../../helpers/program.ts';
import { withHttpProxy } from '../../helpers/proxy.ts';
import { BARE, PAGE, ROUTES } from '../../helpers/reach.ts';
import { withTlsServer } from '../../helpers/server.ts';

describe('a bare host', () => {
  test('is taken as https, with its path, and the record says so', () =>
    withTlsServer(ROUTES, ({ port }) =>
      withHttpProxy({}, ({ host, asked }) =>
        inFolder(async (cwd) => {
          for (const [typed, url] of [
            [`news.example.com:${port}/b`, `https://news.example.com:${port}/b`],
            [`paper.example:${port}/b`, `https://paper.example:${port}/b`],
            [`intranet:${port}/b`, `https://intranet:${port}/b`],
            [`localhost:${port}/b?x=1`, `https://localhost:${port}/b?x=1`],
            [`127.0.0.1:${port}/b`, `https://127.0.0.1:${port}/b`],
            [`zürich.ch:${port}/b`, `https://xn--zrich-kva.ch:${port}/b`],
          ] as const) {
            const { code, stdout, stderr } = await tearsheet(['show', typed, '-k', '--json', '-x', host], {
              cwd,
              env: BARE,
            });
            equal(code, 0, stderr);
            equal((JSON.parse(stdout) as { requestedUrl: string }).requestedUrl, url);
          }
          equal(asked.length, 6);
        }),
      ),
    ));

  test('that is a file, ends as files do, or stands in a list is none', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'paper.com'), PAGE.replace('<figure>', '<figure hidden>'));
      equal((await tearsheet(['show', 'paper.com', '--base', 'https://paper.example/a'], { cwd, env: BARE })).code, 0);
      for (const source of [
        'page.html',
        'all.warc.gz',
        'story.md',
        'pages.zip',
        'folder.d/page.html',
        'a b.com',
        'x@y.com',
      ]) {
        const { code, stderr } = await tearsheet([source], { cwd, env: BARE });
        deepEqual([code, /no (?:such )?file/.test(stderr)], [2, true], stderr);
      }
      const { code, stderr } = await tearsheet(['-i', '-', '--no-progress'], {
        cwd,
        stdin: 'paper.example.com/a\n',
        env: BARE,
      });
      equal(code, 2, stderr);
      match(stderr, /a list may hold http and https URLs only/);
      deepEqual(await filesIn(cwd), ['paper.com']);
    }));
});
