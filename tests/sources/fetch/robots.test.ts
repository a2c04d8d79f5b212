import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FetchOptions, fetchPage, robotRules } from '../../../src/sources/sources.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { type Route, withServer } from '../../helpers/server.ts';

const OBEY: FetchOptions = { retries: 0, proxy: '', robots: true };
const text = (body: string) => ({ headers: { 'content-type': 'text/plain' }, body });
const RULES =
  'User-agent: *\nDisallow: /private\nCrawl-delay: 2\n\nUser-agent: tearsheet\nDisallow: /mine\nAllow: /mine/not\nCrawl-delay: 3\nSitemap: https://example.org/s.xml';

test('robots.txt is fetched once a site and obeyed at every hop', () =>
  withServer(
    {
      '/robots.txt': text(RULES),
      '/mine/not': '<p>x',
      '/private': '<p>x',
      '/hop': { status: 302, headers: { location: '/mine/x' } },
    },
    async ({ origin, requests }) => {
      await fetchPage(`${origin}/private`, OBEY);
      await fetchPage(`${origin}/mine/not`, OBEY);
      for (const path of ['/mine', '/hop']) await rejectsWith(fetchPage(origin + path, OBEY), 'robots', /--no-robots/);
      assert.deepEqual(
        requests.map(({ url }) => url),
        ['/robots.txt', '/private', '/mine/not', '/hop'],
      );
      const { crawlDelay, sitemaps } = await robotRules(origin, OBEY);
      assert.deepEqual({ crawlDelay, sitemaps }, { crawlDelay: 3, sitemaps: ['https://example.org/s.xml'] });
    },
  ));

test('no robots.txt allows all; one that cannot be had allows nothing (RFC 9309)', async () => {
  await withServer({ '/a': '<p>x' }, ({ origin }) => fetchPage(`${origin}/a`, OBEY));
  await withServer({ '/a': '<p>x', '/robots.txt': { status: 500 } }, ({ origin }) =>
    rejectsWith(fetchPage(`${origin}/a`, OBEY), 'robots', /robots.txt cannot be read \(HTTP 500\), which refuses all: /),
  );
});

test('a site that cannot be reached says so, and is asked again the next time', async () => {
  await rejectsWith(fetchPage('http://127.0.0.1:1/a', OBEY), 'connect', /connection refused by 127.0.0.1:1/);
  await rejectsWith(fetchPage('http://nowhere.invalid/a', OBEY), 'dns');
  let asked = 0;
  const site: Record<string, Route> = {
    '/a': '<p>x',
    '/robots.txt': (_request, response) => void (asked++ < 2 ? response.destroy() : response.writeHead(404).end()),
  };
  await withServer(site, async ({ origin }) => {
    await rejectsWith(fetchPage(`${origin}/a`, OBEY), 'reset', /robots.txt/);
    assert.equal((await fetchPage(`${origin}/a`, OBEY)).html, '<p>x');
  });
});
