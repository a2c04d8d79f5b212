/** Pages whose text scripts put in, load late, unfold or hide behind other business, in headless Chromium. Needs Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { png } from '../../helpers/png.ts';
import { withServer } from '../../helpers/server.ts';
import { bodyOf, capture, isWhole, PARAGRAPHS, page, TEXT } from './captured.ts';

const picture = { headers: { 'content-type': 'image/png' }, body: png(40, 30, 1) };
const filledBy = (script: string) => page('The bridge', '', { more: `<script>${script}</script>` });

describe('a page in a browser', () => {
  test('text that scripts fetch, with the answers as they came: raw heads, content codings', (context) =>
    withServer(
      {
        '/a': filledBy(
          `fetch('/text.json').then((r) => r.json()).then((d) => { document.querySelector('article').innerHTML = d.html })`,
        ),
        '/text.json': (_, response) => {
          response.writeHead(200, 'All Right', [
            'content-type',
            'application/json',
            'Content-Encoding',
            'gzip',
            'X-Case',
            'Kept',
          ]);
          response.end(gzipSync(JSON.stringify({ html: TEXT })));
        },
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/a`);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        await isWhole(captured);
        const { warc, record } = captured;
        const answer = warc.find(({ type, url }) => type === 'response' && url === `${origin}/text.json`);
        const bytes = gunzipSync(readFileSync(join(captured.folder, 'capture.warc.gz'))).toString('latin1');
        match(
          bytes,
          /HTTP\/1\.1 200 All Right\r\ncontent-type: application\/json\r\nContent-Encoding: gzip\r\nX-Case: Kept\r\n/,
        );
        equal(JSON.parse(answer?.body ?? '').html, TEXT);
        const [sent] = warc.filter(({ type, url }) => type === 'response' && url === `${origin}/a`);
        ok(sent !== undefined && !sent.body.includes(PARAGRAPHS[0] as string));
        const rendered = warc.find(({ type, url }) => type === 'resource' && url === `${origin}/a`);
        ok(rendered?.body.includes(PARAGRAPHS[0] as string));
        equal(rendered?.fields.get('warc-concurrent-to'), sent.fields.get('warc-record-id'));
        const { browser, consent } = record.capture ?? {};
        deepEqual(browser?.window, { width: 1280, height: 900 });
        match(browser?.userAgent ?? '', /Chrome\/\d+/);
        match(browser?.version ?? '', /^\d+\./);
        deepEqual(consent, { found: false });
      },
    ));

  test('text in a state that is hydrated, and in open shadow trees with slots', (context) =>
    withServer(
      {
        '/state': filledBy(
          `const state = ${JSON.stringify(PARAGRAPHS)}; const root = document.querySelector('article');
           for (const text of state) { const p = document.createElement('p'); p.textContent = text; root.append(p) }`,
        ),
        '/shadow': page('The bridge', `<news-text><p>${PARAGRAPHS[0]}</p></news-text>`, {
          more: `<script>customElements.define('news-text', class extends HTMLElement { connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<style>p { color: red }</style><slot></slot>' + ${JSON.stringify(
              PARAGRAPHS.slice(1)
                .map((text) => `<p>${text}</p>`)
                .join(''),
            )}; } })</script>`,
        }),
      },
      async ({ origin }) => {
        for (const path of ['/state', '/shadow']) {
          const captured = await capture(context, `${origin}${path}`);
          deepEqual(bodyOf(captured), PARAGRAPHS, path);
          await isWhole(captured);
        }
      },
    ));

  test('lazy pictures that the browser chose, and no other candidate', (context) =>
    withServer(
      {
        '/a': page(
          'The bridge',
          `${TEXT}<div style="height:6000px"></div><figure><img class="lazy" data-src="/late.png" alt="late" width="400" height="300"><figcaption>The bridge at night. Photo: Jane Roe</figcaption></figure>
           <figure><img loading="lazy" srcset="/small.png 400w, /large.png 4000w" sizes="400px" src="/small.png" width="400" height="300" alt="wide"><figcaption>The river. Photo: John Doe</figcaption></figure>`,
          {
            more: `<script>new IntersectionObserver((all, own) => all.forEach(({ isIntersecting, target }) => {
              if (isIntersecting) { target.src = target.dataset.src; own.unobserve(target) } })).observe(document.querySelector('.lazy'))</script>`,
          },
        ),
        '/late.png': picture,
        '/small.png': { ...picture, body: png(41, 30, 2) },
        '/large.png': { ...picture, body: png(42, 30, 3) },
      },
      async ({ origin, requests }) => {
        const captured = await capture(context, `${origin}/a`);
        deepEqual(
          captured.record.images.map(({ url, caption, file }) => [url, caption, file !== undefined]),
          [
            [`${origin}/late.png`, 'The bridge at night.', true],
            [`${origin}/small.png`, 'The river.', true],
          ],
        );
        const asked = requests.map(({ url }) => url).filter((url) => url.endsWith('.png'));
        deepEqual(asked.sort(), ['/late.png', '/small.png']);
        ok((captured.record.capture?.browser?.scrolled ?? 0) > 6000);
        await isWhole(captured);
      },
    ));

  test('text that only "read more" adds; where it does not come, exit 4', (context) =>
    withServer(
      {
        '/more': page('The bridge', `${TEXT.split('\n').slice(0, 3).join('')}<button>Read more</button>`, {
          more: `<script>document.querySelector('button').onclick = (event) => { event.target.remove();
            document.querySelector('article').insertAdjacentHTML('beforeend', ${JSON.stringify(TEXT.split('\n').slice(3).join(''))}) }</script>`,
        }),
        '/never': page('The bridge', `${TEXT}<button onclick="location.href='/subscribe'">Continue reading</button>`),
        '/subscribe': page('Subscribe', '<p>Pay now.</p>'),
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/more`);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        deepEqual(captured.record.capture?.browser?.clicked, ['Read more']);
        await isWhole(captured);
        const part = await capture(context, `${origin}/never`, [], 4);
        ok(part.record.warnings.some(({ code }) => code === 'truncated-article'));
        equal(part.record.url, `${origin}/never`);
      },
    ));

  test('endless scrolling changes neither text, title nor address', (context) =>
    withServer(
      {
        '/one': page('The bridge', TEXT, {
          head: '<meta property="og:title" content="The bridge">',
          more: `<script>let number = 1; addEventListener('scroll', () => {
            if (innerHeight + scrollY < document.documentElement.scrollHeight - 200 || number > 9) return;
            number += 1; document.title = 'Story ' + number; history.pushState(null, '', '/story-' + number);
            document.querySelector('meta[property]').content = document.title;
            document.body.insertAdjacentHTML('beforeend', '<article><h1>Story ' + number + '</h1>' + '<p>Another story has words of its own, which nobody asked for today.</p>'.repeat(20) + '</article>') })</script>
            <div style="height:1500px"></div>`,
        }),
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/one`);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        deepEqual([captured.record.title, captured.record.finalUrl], ['The bridge', `${origin}/one`]);
        await isWhole(captured);
      },
    ));

  test('a redirect by script leads to the article, and the way there is in the WARC', (context) =>
    withServer(
      {
        '/start': '<!doctype html><title>Wait</title><script>location.replace("/a")</script>',
        '/a': page('The bridge', TEXT),
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/start`);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        deepEqual([captured.record.requestedUrl, captured.record.finalUrl], [`${origin}/start`, `${origin}/a`]);
        const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
        ok(answers.includes(`${origin}/start`) && answers.includes(`${origin}/a`));
        await isWhole(captured);
      },
    ));
});

describe('a page that wants something else', () => {
  const slow: RequestListener = (request, response) => {
    if (request.url === '/poll') return void response.end('x');
    if (request.url === '/stream')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    response.setHeader('content-type', 'text/html');
    response.end(
      page('The bridge', TEXT, {
        more: `<script>setInterval(() => fetch('/poll'), 50); new EventSource('/stream')</script>`,
      }),
    );
  };

  test('one that never settles is taken as it stands, with a warning', (context) =>
    withServer(slow, async ({ origin }) => {
      const captured = await capture(context, `${origin}/a`, ['--wait', '3']);
      deepEqual(bodyOf(captured), PARAGRAPHS);
      deepEqual(
        captured.record.warnings.map(({ code }) => code),
        ['not-settled'],
      );
      await isWhole(captured);
    }));

  test('dialogs are dismissed, windows and downloads refused', (context) =>
    withServer(
      {
        '/a': page('The bridge', TEXT, {
          more: `<a id="d" href="/file.zip" download>file</a><script>alert('one'); confirm('two'); prompt('three'); window.open('/other');
            document.getElementById('d').click()</script>`,
        }),
        '/other': page('Other', TEXT),
        '/file.zip': { headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' }, body: 'PK' },
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/a`);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        equal(captured.record.capture?.browser?.dismissed.dialogs, 3);
        await isWhole(captured);
      },
    ));

  test('a page that does not exist is exit 6, whatever text it has', (context) =>
    withServer({ '/gone': { status: 404, body: page('Not found', TEXT) } }, async ({ origin }) => {
      const { stderr, markdown } = await capture(context, `${origin}/gone`, [], 6);
      match(stderr, /HTTP 404 Not Found: .*\/gone \(http-status\)\n$/);
      equal(markdown, '');
    }));
});
