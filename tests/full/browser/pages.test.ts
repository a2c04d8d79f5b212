/** Pages whose text scripts put in, load late, unfold or hide behind other business, in headless Chromium. Needs Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { png } from '../../helpers/png.ts';
import { bodyOf, capture, isWhole, PARAGRAPHS, page, TEXT, withSite } from './captured.ts';

const picture = { headers: { 'content-type': 'image/png' }, body: png(40, 30, 1) };
const filledBy = (script: string) => page('The bridge', '', { more: `<script>${script}</script>` });

describe('a page in a browser', () => {
  test('text that scripts fetch, with the answers as they came: raw heads, content codings', (context) =>
    withSite(
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
        await isWhole(captured, { url: `${origin}/a` });
        const { warc } = captured;
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
      },
    ));

  test('text in a state that is hydrated, and in open shadow trees with slots', (context) =>
    withSite(
      {
        '/state': filledBy(
          `const state = ${JSON.stringify(PARAGRAPHS)}; const root = document.querySelector('article');
           for (const text of state) { const p = document.createElement('p'); p.textContent = text; root.append(p) }`,
        ),
        // Text in elements of no known name is doubted where nothing else of a page is there.
        '/shadow': page('The bridge', `<news-text><p>${PARAGRAPHS[0]}</p></news-text>`, {
          more: `<script>customElements.define('news-text', class extends HTMLElement { connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<style>p { color: red }</style><slot></slot>' + ${JSON.stringify(
              PARAGRAPHS.slice(1)
                .map((text) => `<p>${text}</p>`)
                .join(''),
            )}; } })</script>`,
        }).replace(
          '<body>',
          '<body><nav><a href="/">Home</a> <a href="/town">Town</a> <a href="/sport">Sport</a></nav><main>',
        ),
      },
      async ({ origin }) => {
        for (const path of ['/state', '/shadow']) {
          const captured = await capture(context, `${origin}${path}`);
          await isWhole(captured, { url: `${origin}${path}` });
        }
      },
    ));

  test('lazy pictures that the browser chose, and no other candidate', (context) =>
    withSite(
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
        const asked = requests.map(({ url }) => url).filter((url) => url.endsWith('.png'));
        deepEqual(asked.sort(), ['/late.png', '/small.png']);
        ok((captured.record.capture?.browser?.scrolled ?? 0) > 6000);
        const pictures = [
          ['late', 'The bridge at night.', 'Jane Roe'],
          ['small', 'The river.', 'John Doe'],
        ].map(([name = '', caption = '', credit = '']) => ({ url: `${origin}/${name}.png`, caption, credit }));
        const printed = [
          '![late](article.files/1.png)',
          '*The bridge at night. (Jane Roe)*',
          '![wide](article.files/2.png)',
          '*The river. (John Doe)*',
        ];
        await isWhole(captured, { url: `${origin}/a`, images: pictures, paragraphs: [...PARAGRAPHS, ...printed] });
      },
    ));

  test('a picture that a script fetches and shows by an address of its own', (context) => {
    const figure =
      '<figure><img alt="river" width="300" height="200"><figcaption>The river. Photo: Jane Roe</figcaption></figure>';
    const show = `fetch('/river.png').then((r) => r.blob()).then((blob) => { document.querySelector('img').src = URL.createObjectURL(blob) })`;
    const html = page('The bridge', TEXT + figure, { more: `<script>${show}</script>` });
    return withSite({ '/a': html, '/river.png': picture }, async ({ origin, requests }) => {
      const captured = await capture(context, `${origin}/a`);
      equal(requests.filter(({ url }) => url === '/river.png').length, 1);
      await isWhole(captured, {
        url: `${origin}/a`,
        paragraphs: [...PARAGRAPHS, '![river](article.files/1.png)', '*The river. (Jane Roe)*'],
        images: [{ url: `${origin}/river.png`, caption: 'The river.', credit: 'Jane Roe' }],
      });
    });
  });

  test('text that comes when the mouse moves, on a page that changes its address all the time', (context) =>
    withSite(
      {
        '/a': filledBy(`addEventListener('mousemove', () => fetch('/text').then((r) => r.text()).then((html) => {
            document.querySelector('article').innerHTML = html }), { once: true });
          setInterval(() => { location.hash = String(Math.random()) }, 200)`),
        '/text': TEXT,
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/a`, ['--wait', '60']);
        deepEqual(bodyOf(captured), PARAGRAPHS);
        // The browser asks for the page's icon at each address, which keeps no page from settling.
        deepEqual(captured.record.warnings, []);
      },
    ));

  test('text that only "read more" adds; where it does not come, exit 4', (context) =>
    withSite(
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
        await isWhole(captured, { url: `${origin}/more`, clicked: ['Read more'] });
        const part = await capture(context, `${origin}/never`, [], 4);
        ok(part.record.warnings.some(({ code }) => code === 'truncated-article'));
        equal(part.record.url, `${origin}/never`);
      },
    ));

  test('endless scrolling changes neither text, title nor address', (context) =>
    withSite(
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
        await isWhole(captured, { url: `${origin}/one` });
      },
    ));

  test('a redirect by script leads to the article, and the way there is in the WARC', (context) =>
    withSite(
      {
        '/start': '<!doctype html><title>Wait</title><script>location.replace("/a")</script>',
        '/a': page('The bridge', TEXT),
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/start`);
        const answers = captured.warc.filter(({ type }) => type === 'response').map(({ url }) => url);
        ok(answers.includes(`${origin}/start`) && answers.includes(`${origin}/a`));
        await isWhole(captured, { url: `${origin}/a`, requestedUrl: `${origin}/start` });
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
    withSite({ '*': slow }, async ({ origin }) => {
      const captured = await capture(context, `${origin}/a`, ['--wait', '3']);
      await isWhole(captured, { url: `${origin}/a`, warnings: ['not-settled'] });
    }));

  test('dialogs are dismissed, windows and downloads refused', (context) =>
    withSite(
      {
        '/a': page('The bridge', TEXT, {
          more: `<a id="d" href="/file.zip" download>file</a><script>alert('one'); confirm('two'); prompt('three'); window.open('/other', 'advert', 'width=300');
            document.getElementById('d').click()</script>`,
        }),
        '/other': page('Other', TEXT),
        '/file.zip': { headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' }, body: 'PK' },
      },
      async ({ origin }) => {
        const captured = await capture(context, `${origin}/a`);
        await isWhole(captured, { url: `${origin}/a`, dismissed: { dialogs: 3, windows: 1, downloads: 1 } });
      },
    ));

  test('a page that does not exist is exit 6, whatever text it has', (context) =>
    withSite({ '/gone': { status: 404, body: page('Not found', TEXT) } }, async ({ origin }) => {
      const { stderr, markdown } = await capture(context, `${origin}/gone`, [], 6);
      match(stderr, /HTTP 404 Not Found: .*\/gone \(http-status\)\n$/);
      equal(markdown, '');
    }));
});
