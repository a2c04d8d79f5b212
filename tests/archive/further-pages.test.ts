/** Articles that are split over several pages, through the real program. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const PARAGRAPH =
  'the council of the town met on Tuesday evening to discuss the new bridge, which has been planned for years, and decided, after a long debate, to build it.';

function part(number: number, next?: string): string {
  const paragraphs = ['First', 'Second', 'Third', 'Fourth']
    .map((word) => `<p>${word} on page ${number}: ${PARAGRAPH}</p>`)
    .join('');
  return `<!doctype html><html lang="en"><head><title>The bridge</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-17T10:00:00+02:00"></head><body><article><h1>The bridge</h1>${paragraphs}</article>
<div class="pagination">${next ? `<a rel="next" href="${next}">Next page</a>` : ''}</div></body></html>`;
}

const WHOLE = [1, 2, 3]
  .flatMap((n) => ['First', 'Second', 'Third', 'Fourth'].map((word) => `${word} on page ${n}: ${PARAGRAPH}`))
  .join('\n\n');

test('the pages of one article are one capture, and come out of its WARC alike', async () => {
  await inFolder(async (cwd) => {
    const routes = {
      '/bridge': part(1, '/bridge?page=2'),
      '/bridge?page=2': part(2, '/bridge?page=3'),
      '/bridge?page=3': part(3),
    };
    await withServer(routes, async ({ origin, requests }) => {
      const { code, stdout, stderr } = await tearsheet([`${origin}/bridge`, '--json'], { cwd });
      equal(stderr, '');
      equal(code, 0);
      const record = JSON.parse(stdout);
      equal(record.text, WHOLE);
      deepEqual(record.pages, [`${origin}/bridge`, `${origin}/bridge?page=2`, `${origin}/bridge?page=3`]);
      deepEqual(
        requests.map(({ url }) => url),
        ['/bridge', '/bridge?page=2', '/bridge?page=3'],
      );
      const files = await filesIn(cwd);
      const warc = files.find((file) => file.endsWith('capture.warc.gz')) as string;
      const again = await tearsheet(['extract', warc], { cwd });
      equal(again.code, 0);
      equal(JSON.parse(again.stdout).text, WHOLE);
      equal(JSON.parse(again.stdout).markdown, record.markdown);
      equal((await tearsheet(['verify', '.'], { cwd })).code, 0);
    });
  });
});

test('a page that is missing leaves an incomplete capture, exit code 4', async () => {
  await inFolder(async (cwd) => {
    await withServer({ '/bridge': part(1, '/bridge?page=2'), '/bridge?page=2': { status: 404 } }, async ({ origin }) => {
      const { code, stdout } = await tearsheet([`${origin}/bridge`], { cwd });
      equal(code, 4);
      match(await readFile(join(cwd, stdout.trim()), 'utf8'), /goes on at .*page=2, which was not read: HTTP 404/);
    });
  });
});

test('a number beyond the last page that shows the first again ends the search', async () => {
  await inFolder(async (cwd) => {
    const back = { status: 302, headers: { location: '/bridge?page=3' } };
    const routes = {
      '/bridge': part(1, '/bridge?page=2'),
      '/bridge?page=2': back,
      '/bridge?page=3': part(1, '/bridge?page=4'),
    };
    await withServer(routes, async ({ origin }) => {
      const { code, stdout } = await tearsheet(['show', `${origin}/bridge`, '--json'], { cwd });
      equal(code, 0);
      equal(JSON.parse(stdout).pages, undefined);
    });
  });
});
