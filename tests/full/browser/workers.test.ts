/** Text that comes by service workers, caches and frames, and a document that never ends. Needs Chromium. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { png } from '../../helpers/png.ts';
import { withServer } from '../../helpers/server.ts';
import { bodyOf, capture, isWhole, PARAGRAPHS, page, TEXT } from './captured.ts';

test('a service worker that answers out of its cache: what it fetched is in the WARC', (context) =>
  withServer(
    {
      '/a': page('The bridge', '', {
        more: `<script>(async () => {
          await navigator.serviceWorker.register('/sw.js');
          if (!navigator.serviceWorker.controller) await new Promise((go) => navigator.serviceWorker.addEventListener('controllerchange', go));
          document.querySelector('article').innerHTML = await (await fetch('/from-cache')).text() })()</script>`,
      }),
      '/sw.js': {
        headers: { 'content-type': 'text/javascript' },
        body: `addEventListener('install', (event) => event.waitUntil(caches.open('a').then((cache) => cache.add('/text'))));
          addEventListener('activate', (event) => event.waitUntil(clients.claim()));
          addEventListener('fetch', (event) => event.request.url.endsWith('/from-cache') && event.respondWith(caches.match('/text')))`,
      },
      '/text': TEXT,
    },
    async ({ origin, requests }) => {
      const captured = await capture(context, `${origin}/a`);
      deepEqual(bodyOf(captured), PARAGRAPHS);
      ok(!requests.some(({ url }) => url === '/from-cache'));
      const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
      for (const path of ['/a', '/sw.js', '/text']) ok(answers.includes(`${origin}${path}`), path);
      await isWhole(captured);
    },
  ));

test("frames are recorded, and their text is not the article's", (context) =>
  withServer(
    { '/frame': page('Other', '<p>Another story has words of its own, which nobody asked for today.</p>'.repeat(20)) },
    (far) =>
      withServer(
        {
          '/a': page(
            'The bridge',
            `${TEXT}<figure><img src="/p.png" width="300" height="200"><figcaption>The bridge. Photo: Jane Roe</figcaption></figure>`,
            {
              more: `<iframe src="/inner"></iframe><iframe src="${far.origin.replace('127.0.0.1', 'localhost')}/frame"></iframe><img src="/p.png">`,
            },
          ),
          '/inner': '<!doctype html><p>Inner words.</p><script>fetch("/inner.json")</script>',
          '/inner.json': { headers: { 'content-type': 'application/json' }, body: '{}' },
          '/p.png': { headers: { 'content-type': 'image/png' }, body: png(30, 20, 4) },
        },
        async ({ origin }) => {
          const captured = await capture(context, `${origin}/a`, ['--allow-private']);
          deepEqual(bodyOf(captured).slice(0, 8), PARAGRAPHS);
          const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
          for (const url of [
            `${origin}/inner`,
            `${origin}/inner.json`,
            `${far.origin.replace('127.0.0.1', 'localhost')}/frame`,
          ])
            ok(answers.includes(url), url);
          equal(captured.record.images.length, 1);
          await isWhole(captured);
        },
      ),
  ));

test('a document that never ends is taken as it stands, and read again so', (context) => {
  const site: RequestListener = (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url !== '/endless') return void response.writeHead(404).end();
    response.write(page('The bridge', TEXT).replace('</body></html>', ''));
    const timer = setInterval(() => response.write('<!-- more -->'), 100);
    response.on('close', () => clearInterval(timer));
  };
  return withServer(site, async ({ origin }) => {
    const captured = await capture(context, `${origin}/endless`, ['--wait', '4']);
    deepEqual(bodyOf(captured), PARAGRAPHS);
    deepEqual(
      captured.record.warnings.map(({ code }) => code),
      ['not-settled'],
    );
    const sent = captured.warc.find(({ type, url }) => type === 'response' && url === `${origin}/endless`);
    equal(sent?.fields.get('warc-truncated'), 'time');
    await isWhole(captured);
  });
});
