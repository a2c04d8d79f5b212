import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { type FetchOptions, fetchPage, type LinkingPage, Pace, politely, withImages } from '../../../src/sources/sources.ts';
import { withServer } from '../../helpers/server.ts';

const ONCE: FetchOptions = { retries: 0, proxy: '' };
const fetchImages = (urls: string[], options: FetchOptions, page: LinkingPage) =>
  withImages(urls, options, page, async (found) => found);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const png = { headers: { 'content-type': 'image/png' }, body: PNG };

test('each image once, in order; what fails is a warning', () =>
  withServer(
    {
      '/a/page?x': '<p>text',
      '/1.png': png,
      '/2.jpg': { headers: { 'content-type': 'text/html' }, body: PNG },
      '/3.png': { status: 302, headers: { location: '/1.png' } },
      '/4.svg': { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      '/gone.png': { status: 404 },
      '/liar.png': { headers: { 'content-type': 'image/png' }, body: '<html>no image</html>' },
      '/huge.png': { headers: { 'content-type': 'image/png', 'content-length': '30000000' } },
    },
    async ({ origin, requests }) => {
      const page = await fetchPage(`${origin}/a/page?x#top`, ONCE);
      const names = ['2.jpg', '1.png', 'gone.png', '3.png', 'liar.png', '1.png', '4.svg', 'huge.png'];
      const urls = [...names.map((name) => `${origin}/${name}`), 'data:image/png;base64,x'];
      const { images, warnings } = await fetchImages(urls, ONCE, page);
      assert.deepEqual(
        images.map(({ url }) => url.slice(origin.length + 1)),
        ['2.jpg', '1.png', '3.png', '4.svg'],
      );
      assert.deepEqual(Buffer.from(images[0]?.bytes ?? []), PNG);
      assert.equal(images[2]?.exchanges.length, 2);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        Array(4).fill('image-failed'),
      );
      assert.equal(requests.filter(({ url }) => url === '/1.png').length, 2);
      assert.equal(requests.at(1)?.headers.referer, `${origin}/a/page?x`);
    },
  ));

test('200 images an article', () =>
  withServer(
    (request, response) => {
      if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>text');
      else response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
    },
    async ({ origin }) => {
      const page = await fetchPage(`${origin}/`, ONCE);
      const { images, warnings } = await fetchImages(
        Array.from({ length: 203 }, (_, n) => `${origin}/${n}.png`),
        ONCE,
        page,
      );
      assert.equal(images.length, 200);
      assert.deepEqual(warnings, [{ code: 'too-many-images', message: '203 images; the first 200 were saved' }]);
    },
  ));

test('the images of a page share one deadline', () =>
  withServer({ '/': '<p>text', '/slow.png': () => {}, '/1.png': png }, async ({ origin, requests }) => {
    const page = await fetchPage(`${origin}/`, ONCE);
    const urls = [...Array.from({ length: 30 }, (_, n) => `${origin}/slow.png?${n}`), `${origin}/1.png`];
    const { images, warnings } = await fetchImages(urls, { ...ONCE, maxSeconds: 1 }, page);
    assert.deepEqual([images.length, warnings.length], [0, 31]);
    // The page, and the pictures that were asked for at once. With a deadline each, all would be.
    assert.ok(requests.length <= 1 + 4, `${requests.length} requests`);
  }));

test('images of one host wait their turn, and what they wait is not counted in their deadline', () =>
  withServer({ '/': '<p>text', '/1.png': png }, async ({ origin }) => {
    const page = await fetchPage(`${origin}/`, ONCE);
    const urls = Array.from({ length: 8 }, (_, n) => `${origin}/1.png?${n}`);
    const started = performance.now();
    const { images, warnings } = await fetchImages(urls, politely({ ...ONCE, maxSeconds: 1 }, new Pace(0.3)), page);
    assert.ok(performance.now() - started >= 7 * 299);
    assert.deepEqual([images.length, warnings], [8, []]);
  }));

/** The beginning of a PNG, and as many bytes as it takes. */
function bigPng(megabytes: number): Buffer {
  return Buffer.concat([PNG, Buffer.alloc(megabytes * 1024 * 1024 - PNG.length)]);
}

test('20 MB an image, 200 MB a capture', () => {
  const [allowed, larger] = [bigPng(20), Buffer.concat([bigPng(20), Buffer.alloc(1)])];
  const routes = {
    '/': '<p>text',
    '/allowed.png': { ...png, body: allowed },
    '/larger.png': { ...png, body: larger },
    // No length is announced: the limit has to be met while the body comes in.
    '/chunked.png': (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'image/png' });
      response.write(larger);
      response.end();
    },
  };
  return withServer(routes, async ({ origin, requests }) => {
    const page = await fetchPage(`${origin}/`, ONCE);
    const each = await fetchImages(
      ['allowed', 'larger', 'chunked'].map((name) => `${origin}/${name}.png`),
      ONCE,
      page,
    );
    assert.deepEqual(
      each.images.map(({ url }) => url),
      [`${origin}/allowed.png`],
    );
    assert.equal(each.warnings.length, 2);
    for (const { message } of each.warnings) assert.match(message, /body of more than 20971520 bytes/);
    const many = Array.from({ length: 12 }, (_, n) => `${origin}/allowed.png?${n}`);
    const all = await fetchImages(many, ONCE, page);
    assert.equal(all.images.length, 10);
    assert.equal(
      all.images.reduce((sum, { bytes }) => sum + bytes.length, 0),
      200 * 1024 * 1024,
    );
    assert.equal(all.warnings.length, 2);
    for (const { message } of all.warnings) assert.match(message, /the images of one capture exceed 209715200 bytes/);
    const asked = requests.length;
    const flood = Array.from({ length: 40 }, (_, n) => `${origin}/allowed.png?${n}`);
    const { warnings } = await fetchImages(flood, ONCE, page);
    assert.equal(warnings.length, 30);
    assert.ok(requests.length - asked <= 14, 'the ten, and what was on its way with the last of them');
  });
});

test('of several articles at once only one holds more than 50 MB of images', () =>
  withServer(
    {
      '/': '<p>text',
      ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`/${n}.png`, { ...png, body: bigPng(20) }])),
    },
    async ({ origin }) => {
      const page = await fetchPage(`${origin}/`, ONCE);
      const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `${origin}/${from + n}.png`);
      const order: string[] = [];
      // One after the other, as in a batch.
      const batch = { ...ONCE, beforeRequest: async () => {} };
      let finish = () => {};
      const first = withImages(many(0, 4), batch, page, async ({ images }) => {
        order.push(`first ${images.length}`);
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        order.push('first done');
      });
      while (order.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const second = withImages(many(4, 5), batch, page, async ({ images }) => order.push(`second ${images.length}`));
      await withImages(many(9, 2), batch, page, async ({ images }) => order.push(`small ${images.length}`));
      finish();
      await Promise.all([first, second]);
      assert.deepEqual(order, ['first 4', 'small 2', 'first done', 'second 5']);
    },
  ));
