import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type DiscoverOptions, discoverArticles } from '../../src/discover/discover.ts';
import { rejectsWith } from '../helpers/failures.ts';
import { type Route, withServer } from '../helpers/server.ts';

const xml = (body: string | Uint8Array): Route => ({ headers: { 'content-type': 'application/xml' }, body });
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** Paths found under a site served from these routes (`{origin}` in them is filled in), and what failed. */
async function found(routes: Record<string, string | Route>, path = '/', options: DiscoverOptions = {}) {
  const failures: string[] = [];
  const served: Record<string, Route> = {};
  return withServer(served, async (server) => {
    for (const [key, route] of Object.entries(routes)) {
      const filled = typeof route === 'string' ? route.replaceAll('{origin}', server.origin) : route;
      served[key] = typeof filled === 'string' && filled.startsWith('<?xml') ? xml(filled) : filled;
    }
    const urls: string[] = [];
    const settings = { delaySeconds: 0, ...options, fetch: { retries: 0, proxy: '', ...options.fetch } };
    for await (const { url } of discoverArticles(server.origin + path, {
      ...settings,
      onFailure: (url) => failures.push(url),
    })) {
      urls.push(url.replace(server.origin, ''));
    }
    return {
      urls,
      failures: failures.map((url) => url.replace(server.origin, '')),
      requests: server.requests.map(({ url }) => url),
    };
  });
}

const RSS = `${HEAD}<rss version="2.0"><channel><title>t</title>
  <item><title>a</title><link>{origin}/news/a?x=1&amp;y=2</link><pubDate>Mon, 05 Oct 2020 10:00:00 +0430</pubDate></item>
  <item><guid>{origin}/news/b</guid><pubDate>Sat, 03 Oct 2020 10:00:00 +0430</pubDate></item>
  <item><guid isPermaLink="false">tag:x</guid></item><item><link>javascript:alert(1)</link></item>
  <item><link>{origin}/news/a?x=1&amp;y=2</link></item></channel></rss>`;

test('RSS, Atom, RDF and JSON Feed by their address', async () => {
  const feeds: Record<string, [string, string[]]> = {
    rss: [RSS, ['/news/a?x=1&y=2', '/news/b']],
    atom: [
      `${HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{origin}/base/"><entry><link rel="edit" href="e"/><link href="c"/></entry></feed>`,
      ['/base/c'],
    ],
    rdf: [
      `${HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="{origin}/d"><link>{origin}/d</link></item></rdf:RDF>`,
      ['/d'],
    ],
    json: ['{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"{origin}/e"}]}', ['/e']],
  };
  for (const [name, [body, expected]] of Object.entries(feeds)) {
    assert.deepEqual((await found({ '/feed': body }, '/feed')).urls, expected, name);
  }
});

test('a site: its announced feeds and sitemaps, each address once, robots obeyed', async () => {
  const result = await found({
    '/': `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel=alternate type="application/rss+xml" href="/comments/feed">
      <script>"<link rel=alternate type='application/rss+xml' href='/fake'>"</script></head><a href="/2020/10/03/linked">x</a></html>`,
    '/rss': RSS,
    '/robots.txt': {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /news/b\nSitemap: /map.xml',
    },
    '/map.xml': `${HEAD}<urlset><url><loc>{origin}/news/c</loc></url><url><loc>{origin}/tag/x</loc></url><url><loc>{origin}/</loc></url><url><loc>{origin}/news/b</loc></url></urlset>`,
  });
  assert.deepEqual(result.urls.sort(), ['/news/a?x=1&y=2', '/news/c']);
  assert.ok(!result.requests.includes('/fake') && !result.requests.includes('/comments/feed'));
});

test('indexes of sitemaps, gzipped, news; newest first, those without articles left out', async () => {
  const index = `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>{origin}/category-sitemap.xml</loc></sitemap>
    <sitemap><loc>{origin}/old.xml</loc><lastmod>2019-01-01</lastmod></sitemap>
    <sitemap><loc>{origin}/new.xml.gz</loc><lastmod>2020-10-04T00:00:00+00:00</lastmod></sitemap></sitemapindex>`;
  const routes = {
    '/index.xml': index,
    '/old.xml': `${HEAD}<urlset><url><loc>{origin}/old</loc><lastmod>2019-01-01</lastmod></url></urlset>`,
    '/new.xml.gz': {
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(`${HEAD}<urlset xmlns:news="n" xmlns:image="i"><url><loc>http://127.0.0.1/new1</loc><news:news><news:publication_date>2020-10-03T23:00:00-02:00</news:publication_date><news:title>&lt;x&gt;</news:title></news:news><image:image><image:loc>http://127.0.0.1/i.jpg</image:loc></image:image></url>
        <url><loc><![CDATA[http://127.0.0.1/new2]]></loc><lastmod>2020-10-02</lastmod></url><url><loc>http://127.0.0.1/undated</loc></url></urlset>`),
    },
  };
  const norobots = { fetch: { robots: false } };
  assert.deepEqual((await found(routes, '/index.xml', norobots)).urls, [
    'http://127.0.0.1/new1',
    'http://127.0.0.1/new2',
    'http://127.0.0.1/undated',
    '/old',
  ]);
  const recent = await found(routes, '/index.xml', { ...norobots, since: new Date('2020-10-04T00:00:00Z') });
  assert.deepEqual(recent.urls, ['http://127.0.0.1/new1']);
  assert.ok(!recent.requests.includes('/old.xml'));
});

test('--since with a feed: by the offset that it states', async () => {
  const since = new Date('2020-10-05T05:00:00Z');
  assert.deepEqual((await found({ '/feed': RSS }, '/feed', { since })).urls, ['/news/a?x=1&y=2']);
});

test('the usual places, then the links of the page', async () => {
  const map = { '/': '<p>no links', '/sitemap.xml': `${HEAD}<urlset><url><loc>{origin}/a</loc></url></urlset>` };
  assert.deepEqual(await found(map).then(({ urls, failures }) => ({ urls, failures })), { urls: ['/a'], failures: [] });
  const page = `<a href="/2020/10/03/some-day">1</a><a href="world/a-title-of-four-words#c">2</a><a href="/tag/a-b-c-d-e">3</a><a href="/about">4</a><a href="/p/123456.jpg">5</a><a href="mailto:x@y">6</a><a href="/news/123456?a=1&amp;b=2">7</a><a href="/x&#x${'a'.repeat(300)};">&#${'9'.repeat(400)}</a>`;
  assert.deepEqual((await found({ '/': page })).urls, [
    '/2020/10/03/some-day',
    '/world/a-title-of-four-words',
    '/news/123456?a=1&b=2',
  ]);
});

test('a broken sitemap gives what could be read, a broken feed nothing; both are told', async () => {
  const urls = Array.from({ length: 3 }, (_, n) => `<url><loc>{origin}/${n}</loc></url>`).join('');
  assert.deepEqual(
    await found({ '/map.xml': `${HEAD}<urlset>${urls}<url><loc>&bomb;</urlset>` }, '/map.xml').then(({ urls, failures }) => [
      urls,
      failures,
    ]),
    [['/0', '/1', '/2'], ['/map.xml']],
  );
  assert.deepEqual((await found({ '/feed': `${HEAD}<rss><channel><item><link>http://x` }, '/feed')).failures, ['/feed']);
});

test('entity bombs, loops of indexes, gzip bombs end', async () => {
  const lol = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${'&a;'.repeat(10)}">`).join('')}]>`;
  await found({ '/feed': `${HEAD}${lol}<rss><channel><item><link>http://x/&a19;</link></item></channel></rss>` }, '/feed');
  await found({ '/map.xml': `${HEAD}${lol}<urlset><url><loc>http://x/&a19;</loc></url></urlset>` }, '/map.xml');
  const loop = await found(
    {
      '/map.xml': `${HEAD}<sitemapindex><sitemap><loc>{origin}/map.xml</loc></sitemap><sitemap><loc>{origin}/map.xml?2</loc></sitemap></sitemapindex>`,
    },
    '/map.xml',
    { fetch: { robots: false } },
  );
  assert.ok(loop.requests.length <= 3, `${loop.requests}`);
  await withServer({ '/map.xml.gz': xml(gzipSync(Buffer.alloc(60 << 20))) }, async ({ origin }) => {
    await rejectsWith(discoverArticles(`${origin}/map.xml.gz`, { fetch: { proxy: '', robots: false } }).next(), 'too-large');
  });
});

test('what a site leads to may not be private, but on the host that was typed', () =>
  withServer({ '/feed': RSS }, async (other) => {
    const result = await found({ '/': `<link rel=alternate type=application/rss+xml href="${other.origin}/feed">` });
    assert.deepEqual([result.urls, other.requests.length, result.failures.length], [[], 0, 1]);
  }));

test('links to a host that does not answer are left out, and it is asked once', () =>
  withServer({ '/robots.txt': (_request, response) => void response.destroy() }, async ({ origin: dead, requests }) => {
    const links = Array.from({ length: 20 }, (_, n) => `<a href="${dead}/2020/10/03/story-${n}">${n}</a>`);
    const page = `${links.join('')}<a href="/2020/10/03/a-story">here</a>`;
    const allow = { fetch: { proxy: '', retries: 0, allowPrivate: true } };
    assert.deepEqual((await found({ '/': page }, '/', allow)).urls, ['/2020/10/03/a-story']);
    assert.equal(requests.length, 2, 'once, and once again after a reset');
  }));

test('an address that cannot be read is an error', () =>
  withServer({}, ({ origin }) =>
    rejectsWith(discoverArticles(origin, { fetch: { proxy: '', retries: 0 } }).next(), 'http-status'),
  ));
