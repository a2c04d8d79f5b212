/** Redirects by status and by the page, with their cookies; those that lead nowhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchPage } from '../../../src/sources/sources.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { withServer } from '../../helpers/server.ts';
import { ONCE, PAGE } from './visit.ts';

test('redirects are followed hop by hop, cookies set on the way are sent', () =>
  withServer(
    {
      '/': { status: 302, headers: { location: '/next', 'set-cookie': 'seen=1; Path=/' } },
      '/next': (request, response) => {
        const back = request.headers.cookie === 'seen=1' ? '/end' : '/';
        response.writeHead(308, { location: back }).end();
      },
      '/end': PAGE,
    },
    async ({ origin }) => {
      const page = await fetchPage(`${origin}/#x`, ONCE);
      assert.deepEqual(
        page.exchanges.map(({ url, status }) => [new URL(url).pathname, status]),
        [
          ['/', 302],
          ['/next', 308],
          ['/end', 200],
        ],
      );
      assert.equal(page.url, `${origin}/end#x`);
    },
  ));

test('a page that shows itself only once its cookie is back is no loop', () =>
  withServer(
    (request, response) => {
      if (request.headers.cookie) response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      else response.writeHead(302, { location: request.url ?? '/', 'set-cookie': 'a=b' }).end();
    },
    async ({ origin }) => assert.equal((await fetchPage(`${origin}/x`, ONCE)).exchanges.length, 2),
  ));

test('redirects in a circle, without end, to other schemes, without Location', () =>
  withServer(
    {
      '/circle': { status: 301, headers: { location: '/circle2' } },
      '/circle2': { status: 301, headers: { location: '/circle' } },
      '/endless': (request, response) => {
        response.writeHead(302, { location: `/endless?${Number(request.url?.split('?')[1] ?? 0) + 1}` }).end();
      },
      '/file': { status: 302, headers: { location: 'file:///etc/passwd' } },
      '/script': { status: 302, headers: { location: 'javascript:alert(1)' } },
      '/nowhere': { status: 302 },
    },
    async ({ origin, requests }) => {
      await rejectsWith(fetchPage(`${origin}/circle`, ONCE), 'redirect-loop');
      await rejectsWith(fetchPage(`${origin}/endless`, ONCE), 'redirect-loop', /more than 10/);
      assert.equal(requests.filter(({ url }) => url.startsWith('/endless')).length, 11);
      for (const path of ['/file', '/script', '/nowhere']) await rejectsWith(fetchPage(origin + path, ONCE), 'bad-redirect');
    },
  ));

test('meta refresh is a hop; a reload of the same page and a slow one are not', () =>
  withServer(
    {
      '/stub': '<html><head><meta http-equiv="refresh" content="0; url=&quot;/end&quot;"></head></html>'.replaceAll(
        '&quot;',
        "'",
      ),
      '/reload': `<meta http-equiv=refresh content="0;url=/reload#top">${PAGE}`,
      '/slow': `<meta http-equiv=refresh content="900; url=/end">${PAGE}`,
      '/comment': `<!-- <meta http-equiv=refresh content="0;url=/end"> -->${PAGE}`,
      '/end': PAGE,
    },
    async ({ origin }) => {
      const hops = async (path: string) => (await fetchPage(origin + path, ONCE)).exchanges.length;
      assert.deepEqual(
        [await hops('/stub'), await hops('/reload'), await hops('/slow'), await hops('/comment')],
        [2, 1, 1, 1],
      );
    },
  ));
