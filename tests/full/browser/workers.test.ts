/** Text that comes by service workers, caches and frames, and a document that never ends. Needs Chromium. */
import { equal, ok } from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { png } from '../../helpers/png.ts';
import type { Route } from '../../helpers/server.ts';
import { areWhole, browse, capture, folderOf, isWhole, PARAGRAPHS, page, saved, TEXT, withSite } from './captured.ts';

test('a service worker that answers out of its cache: what it fetched is in the WARC', (context) =>
  withSite(
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
      ok(!requests.some(({ url }) => url === '/from-cache'));
      const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
      for (const path of ['/a', '/sw.js', '/text']) ok(answers.includes(`${origin}${path}`), path);
      await isWhole(captured, { url: `${origin}/a` });
    },
  ));

test("frames are recorded, and their text is not the article's", (context) =>
  withSite(
    { '/frame': page('Other', '<p>Another story has words of its own, which nobody asked for today.</p>'.repeat(20)) },
    (far) =>
      withSite(
        {
          '/a': page(
            'The bridge',
            `${TEXT}<figure><img src="/p.png" width="300" height="200"><figcaption>The bridge. Photo: Jane Roe</figcaption></figure>
             <iframe src="/inner"></iframe><iframe src="${far.origin.replace('127.0.0.1', 'localhost')}/frame"></iframe>`,
            { more: '<img src="/p.png">' },
          ),
          '/inner': '<!doctype html><p>Inner words.</p><script>fetch("/inner.json")</script>',
          '/inner.json': { headers: { 'content-type': 'application/json' }, body: '{}' },
          '/p.png': { headers: { 'content-type': 'image/png' }, body: png(30, 20, 4) },
        },
        async ({ origin }) => {
          const captured = await capture(context, `${origin}/a`, ['--allow-private']);
          const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
          for (const url of [
            `${origin}/inner`,
            `${origin}/inner.json`,
            `${far.origin.replace('127.0.0.1', 'localhost')}/frame`,
          ])
            ok(answers.includes(url), url);
          await isWhole(captured, {
            url: `${origin}/a`,
            paragraphs: [
              ...[...PARAGRAPHS, '![](article.files/1.png)', '*The bridge. (Jane Roe)*'],
              `[Embed: 127.0.0.1](${origin}/inner)`,
              `[Embed: localhost](${far.origin.replace('127.0.0.1', 'localhost')}/frame)`,
            ],
            images: [{ url: `${origin}/p.png`, caption: 'The bridge.', credit: 'Jane Roe' }],
          });
        },
      ),
  ));

test('the text of a frame that fills the window of a page without one of its own', (context) =>
  withSite({ '/frame': page('', TEXT) }, ({ origin: other }) => {
    const far = `${other.replace('127.0.0.1', 'localhost')}/frame`;
    const size = 'width="900" height="1200"';
    const figure = '<figure><img src="pictures/1.png" width="300" height="200"><figcaption>The river.</figcaption></figure>';
    const sources = {
      same: 'src="/inner/frame"',
      other: `src="${far}"`,
      srcdoc: `srcdoc="${page('', TEXT).replaceAll('"', '&quot;')}"`,
      nested: 'src="/viewer"',
    };
    const around = Object.entries(sources).map(([name, source]) => [
      `/${name}`,
      page(`In ${name}`, '').replace('<article></article>', `<iframe ${size} ${source}></iframe>`),
    ]);
    const inner: Record<string, Route> = {
      '/viewer': `<!doctype html><body style="margin:0"><iframe ${size} src="${far}"></iframe>`,
      '/inner/frame': page('', TEXT + figure),
      '/inner/pictures/1.png': { headers: { 'content-type': 'image/png' }, body: png(300, 200, 4) },
    };
    return withSite({ ...Object.fromEntries(around), ...inner }, async ({ origin }) => {
      const cwd = await folderOf(context);
      const frames = { same: `${origin}/inner/frame`, other: far, srcdoc: 'about:srcdoc', nested: far };
      const urls = Object.keys(frames).map((name) => `${origin}/${name}`);
      const how = ['--allow-private', '-j', '2', '--per-host', '2', '--delay', '0', '--no-robots', '--screenshot'];
      const run = await browse(cwd, [...urls, ...how, '-d', 'out', '--name', '{slug}/{slug}']);
      equal(run.code, 0, run.stderr);
      const captures = Object.entries(frames).map(async ([name, frame]) => {
        const captured = await saved(join(cwd, 'out', `in-${name}`));
        equal(captured.record.capture?.browser?.frame, frame);
        const picture = {
          paragraphs: [...PARAGRAPHS, '![](in-same.files/1.png)', '*The river.*'],
          images: [{ url: `${origin}/inner/pictures/1.png`, caption: 'The river.' }],
        };
        return { captured, expected: { url: `${origin}/${name}`, title: `In ${name}`, ...(name === 'same' && picture) } };
      });
      await areWhole(cwd, await Promise.all(captures));
    });
  }));

test('a document that never ends is taken as it stands, and read again so', (context) => {
  const site: RequestListener = (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url !== '/endless') return void response.writeHead(404).end();
    response.write(page('The bridge', TEXT).replace('</body></html>', ''));
    const timer = setInterval(() => response.write('<!-- more -->'), 100);
    response.on('close', () => clearInterval(timer));
  };
  return withSite({ '*': site }, async ({ origin }) => {
    const captured = await capture(context, `${origin}/endless`, ['--wait', '4']);
    const sent = captured.warc.find(({ type, url }) => type === 'response' && url === `${origin}/endless`);
    equal(sent?.fields.get('warc-truncated'), 'time');
    await isWhole(captured, { url: `${origin}/endless`, warnings: ['not-settled'] });
  });
});
