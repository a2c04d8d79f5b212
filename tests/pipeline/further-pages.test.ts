/** Articles that are split over several pages, through the real program. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Article } from '../../src/engine/article.ts';
import { readArticle, withFurtherPages } from '../../src/pipeline/pipeline.ts';
import { fetchLinkedPage, fetchPage } from '../../src/sources/sources.ts';
import type { FetchedPage } from '../../src/types.ts';
import { rejectsWith } from '../helpers/failures.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { withServer, withTlsServer } from '../helpers/server.ts';

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

test('what the user gave for the source goes to further pages of the same server, and to no other', () =>
  withServer({ '/bridge': part(1, '/bridge?page=2'), '/bridge?page=2': part(2) }, (other) =>
    withServer(
      {
        '/bridge': part(1, '/bridge?page=2'),
        '/bridge?page=2': part(2),
        '/out': { status: 302, headers: { location: `${other.origin}/bridge` } },
      },
      async ({ origin, requests }) => {
        const fetch = {
          proxy: '',
          allowPrivate: true,
          cookies: 'sid=1',
          headers: [['X-Api-Key', '2']] as [string, string][],
        };
        const source = origin.replace('//', '//user:word@');
        const own = await readArticle(`${source}/bridge`, { fetch });
        equal(own.page.parts?.length, 1);
        for (const { headers } of requests)
          deepEqual(
            [headers.authorization, headers.cookie, headers['x-api-key']],
            [`Basic ${btoa('user:word')}`, 'sid=1', '2'],
          );
        const elsewhere = await readArticle(`${source}/out`, { fetch });
        equal(elsewhere.page.parts?.length, 1);
        equal(other.requests.length, 2);
        for (const { headers } of other.requests)
          deepEqual([headers.authorization, headers.cookie, headers['x-api-key']], [undefined, undefined, undefined]);
      },
    ),
  ));

test('DNS rebinding: a page that came from a public address does not go on at a private one', () =>
  withServer({ '/bridge': part(2) }, async ({ port, requests }) => {
    const url = `http://rebind.test:${port}/bridge`;
    const exchange = { url, method: 'GET', requestHeaders: [], startedAt: '', status: 200, statusText: '' };
    const rest = { httpVersion: '1.1', headers: [], body: new Uint8Array(), ip: '1.1.1.1' };
    const from = { url, requestedUrl: url, exchanges: [{ ...exchange, ...rest }] };
    const options = { proxy: '', retries: 0, lookup: loopback };
    await rejectsWith(fetchLinkedPage(url, from, options), 'private-address');
    equal(requests.length, 0);
    const local = await fetchPage(url, options);
    equal((await fetchLinkedPage(url, local, options)).url, url);
  }));

const loopback: import('node:net').LookupFunction = (_hostname, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** An article that goes on at `nextPage`, and nothing else of it. */
function goesOnAt(nextPage: string | undefined, text: string): Article {
  return { text, nextPage } as Article;
}

test('a page that came over TLS goes on over TLS, whatever its link says', () =>
  withTlsServer({ '/': '<p>x', '/?p=2': '<p>y' }, async ({ origin }) => {
    const options = { proxy: '', insecure: true };
    const page = await fetchPage(`${origin}/`, options);
    const read = async ({ html }: FetchedPage) => goesOnAt(undefined, html);
    const next = `${origin.replace('https', 'http')}/?p=2`;
    const { parts, warnings } = await withFurtherPages(page, goesOnAt(next, 'x'), read, options);
    deepEqual(
      parts?.map(({ url }) => url),
      [`${origin}/?p=2`],
    );
    deepEqual(
      warnings.map(({ code }) => code),
      ['tls-not-verified'],
    );
  }));

test('the further pages of an article share one time limit', () =>
  withServer(
    (request, response) => {
      const number = Number(request.url?.slice(1));
      const timer = setTimeout(
        () => response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${number}`),
        number ? 400 : 0,
      );
      response.on('close', () => clearTimeout(timer));
    },
    async ({ origin }) => {
      const options = { proxy: '', maxSeconds: 1, retries: 0, beforeRequest: async () => {} };
      const page = await fetchPage(`${origin}/0`, options);
      const read = async ({ html }: FetchedPage) => goesOnAt(`${origin}/${Number(html.slice(3)) + 1}`, html);
      const { parts, warnings } = await withFurtherPages(page, goesOnAt(`${origin}/1`, 'x'), read, options);
      // Two pages take 0.8 s, or more on a busy machine; with a limit for each page there would be no end.
      ok((parts?.length ?? 0) <= 2, `${parts?.length} pages`);
      match(warnings[0]?.message ?? '', /goes on at \S+\/[123], which was not read: not done after 1 s/);
    },
  ));
