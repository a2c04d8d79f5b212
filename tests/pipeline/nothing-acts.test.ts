/** Promise "Nothing on the page acts": scripts do not run; styles, frames, prefetches, beacons are not fetched; only images are, when asked. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer, withTlsServer } from '../helpers/server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const TEXT = [1, 2, 3, 4].map(
  (n) => `<p>Part ${n}: the ministers met in the capital on Saturday and agreed on a plan that both sides had rejected.</p>`,
);
const FIGURE =
  '<figure><img src="/picture.png" width="600" height="400" onerror="fetch(\'/acts/error\')"><figcaption>The ministers</figcaption></figure>';
const PAGE = `<!doctype html><html lang="en" manifest="/acts/manifest"><head><title>Ministers agree</title>
<link rel="stylesheet" href="/acts/style.css"><style>@import "/acts/import.css"; body { background: url(/acts/back.png) }</style>
<link rel="prefetch" href="/acts/prefetch"><link rel="preload" href="/acts/preload" as="image"><link rel="modulepreload" href="/acts/module">
<link rel="icon" href="/acts/icon.png"><link rel="preconnect" href="/acts/"><link rel="prerender" href="/acts/prerender">
<script src="/acts/script.js"></script><script>fetch('/acts/fetch'); document.title = 'Owned'; document.write('<p>Owned</p>')</script>
<script type="module">import '/acts/import.js'</script></head><body onload="fetch('/acts/load')"><article><h1>Ministers agree</h1>
${FIGURE}${TEXT.join('\n')}<video src="/acts/video.mp4" poster="/acts/poster.png" autoplay></video><audio src="/acts/audio.mp3" autoplay></audio>
<iframe src="/acts/frame"></iframe><object data="/acts/object"></object><embed src="/acts/embed"><a href="/next" ping="/acts/ping">more</a>
<form action="/acts/form"><input type="image" src="/acts/input.png"></form><svg><image href="/acts/svg.png"/></svg></article>
<img src="/acts/pixel.gif" width="1" height="1"></body></html>`;
const ROUTES = { '/page': PAGE, '/picture.png': { headers: { 'content-type': 'image/png' }, body: PNG } };

test('scripts do not run, and of a page only the pictures of its article are fetched', () =>
  inFolder((folder) =>
    withServer(ROUTES, async ({ origin, requests }) => {
      const saved = await tearsheet([`${origin}/page`, '-q', '-d', folder], { cwd: folder });
      assert.equal(saved.code, 0, saved.stderr);
      assert.deepEqual(
        requests.map(({ url }) => url),
        ['/page', '/picture.png'],
      );
      const text = await readFile(saved.stdout.trim(), 'utf8');
      assert.match(text, /^title: "Ministers agree"$/m);
      // Players leave a link, which loads nothing; pictures and all else of the page's that could act are not there.
      const traces =
        /^\[(?:Video|Audio|Embed: [^\]]+)\]\(http:[^()\s]+\/acts\/(?:video\.mp4|audio\.mp3|frame|object|embed)\)$/gm;
      assert.doesNotMatch(text.replace(traces, ''), /Owned|acts/);
    }),
  ));

test('without images nothing but the page is fetched', () =>
  inFolder((folder) =>
    withServer(ROUTES, async ({ origin, requests }) => {
      for (const images of ['none', 'link']) {
        const saved = await tearsheet([`${origin}/page`, '-q', '-d', folder, '--images', images], { cwd: folder });
        assert.equal(saved.code, 0, saved.stderr);
      }
      assert.deepEqual(
        requests.map(({ url }) => url),
        ['/page', '/page'],
      );
    }),
  ));

test('TLS is always verified; -k is recorded in the capture', () =>
  inFolder((folder) =>
    withTlsServer(ROUTES, async ({ origin }) => {
      const refused = await tearsheet([`${origin}/page`, '-d', folder], { cwd: folder });
      assert.equal(refused.code, 5, refused.stderr);
      assert.match(refused.stderr, /\(tls\)\n$/);
      const saved = await tearsheet([`${origin}/page`, '-k', '-q', '-d', folder], { cwd: folder });
      assert.equal(saved.code, 0, saved.stderr);
      const capture = join(saved.stdout.trim().replace(/md$/, 'files'), 'record.json');
      const record = JSON.parse(await readFile(capture, 'utf8'));
      assert.equal(record.http.tls.verified, false);
      assert.ok(record.warnings.some(({ code }: { code: string }) => code === 'tls-not-verified'));
    }),
  ));
