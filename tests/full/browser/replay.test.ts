/** A capture in ReplayWeb.page, compared by pixels with the page that was captured. Needs Chromium, and TEARSHEET_REPLAYWEB. */
import assert, { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { png } from '../../helpers/png.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';
import { bodyOf, browse, capture, folderOf, PARAGRAPHS, page, saved, TEXT } from './captured.ts';

/** The unpacked npm package `replaywebpage`. */
const COMPONENTS = process.env.TEARSHEET_REPLAYWEB ?? '';
/** Where a picture of both is to be put, for the documentation. */
const PICTURE = process.env.TEARSHEET_REPLAY_PICTURE;
const WINDOW = { width: 1280, height: 900 };

const STYLE = `body { font: 18px/1.5 serif; margin: 0 auto; max-width: 44rem; background: #fbf7ef; color: #222 }
h1 { font-size: 42px; border-bottom: 4px solid #8a1c2b; margin: 24px 0 }
.box { width: 300px; height: 120px; background: #8a1c2b url(/mark.png) no-repeat 20px 20px; color: #fff; padding: 20px; font: bold 24px sans-serif }
figure { margin: 24px 0 } figure img { width: 640px; height: 200px; display: block }`;

const SITE: Record<string, Route> = {
  '/story': page('The bridge over the river is closed', '', {
    head: '<link rel="stylesheet" href="/style.css">',
    more: `<script>fetch('/text.json').then((r) => r.json()).then((html) => { document.querySelector('article').innerHTML = html })</script>`,
  }),
  '/text.json': {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(
      `<div class="box">The Courier</div><figure><img src="/river.png" alt="The river"><figcaption>The river on Monday. Photo: Jane Roe</figcaption></figure>${TEXT}`,
    ),
  },
  '/style.css': { headers: { 'content-type': 'text/css' }, body: STYLE },
  '/mark.png': { headers: { 'content-type': 'image/png' }, body: png(64, 64, 5) },
  '/river.png': { headers: { 'content-type': 'image/png' }, body: png(640, 200, 9) },
};

test('ReplayWeb.page shows the page with its styles, script and pictures, pixel for pixel', async (context) => {
  if (!existsSync(join(COMPONENTS, 'sw.js')))
    return context.skip('NOT RUN: TEARSHEET_REPLAYWEB must name the unpacked package (npm pack replaywebpage; tar xzf)');
  await withServer(SITE, async ({ origin }) => {
    const captured = await capture(context, `${origin}/story`, ['--screenshot']);
    const packed = await tearsheet(['wacz', 'out', '-o', 'story.wacz'], { cwd: captured.cwd });
    equal(packed.code, 0, packed.stderr);
    // The WACZ as a source is the article as it was rendered.
    const again = await tearsheet(['show', 'story.wacz', '--json'], { cwd: captured.cwd });
    equal((JSON.parse(again.stdout) as { text: string }).text, captured.record.text);
    const browser = await startBrowser(context);
    const live = await browser.newPage({ viewport: WINDOW });
    await live.goto(`${origin}/story`, { waitUntil: 'networkidle' });
    const shown = await boxOf(live.mainFrame());
    await withReplay(readFileSync(join(captured.cwd, 'story.wacz')), [`${origin}/story`], async ([address = '']) => {
      const replay = await browser.newPage({ viewport: { ...WINDOW, height: WINDOW.height + 100 } });
      await replay.goto(address);
      const frame = await replayed(replay);
      deepEqual(await paragraphs(frame), PARAGRAPHS);
      for (const [selector, picture] of Object.entries(shown)) {
        const found = await frame.locator(selector).screenshot();
        ok(found.equals(picture), `${selector} looks otherwise in the replay`);
      }
      if (PICTURE !== undefined)
        await sideBySide(browser, join(captured.folder, 'screenshot.png'), await replay.screenshot(), PICTURE);
    });
  });
});

/** A page with a styled box, which says the page's name. */
function boxed(name: string, article: string, more = '', head = ''): string {
  const style = `<link rel="stylesheet" href="/style.css"><style>.box { position: absolute; top: 0; right: 0 }</style>${head}`;
  return page(`Page ${name}`, article, { head: style, more: `<div class="box">${name}</div>${more}` });
}

const FILL = `document.querySelector('article').innerHTML = html`;
const FETCHED = `fetch('/text').then((r) => r.text()).then((html) => { ${FILL} })`;
const [FIRST = '', ...LATER] = TEXT.split('\n');
const OTHERS = '<p>Another story has words of its own, which nobody asked for today.</p>'.repeat(20);

/** Pages of every kind that gives an article; `far` is another origin. */
function boxedPages(far: string): Record<string, Route> {
  return {
    fetch: boxed('fetch', '', `<script>${FETCHED}</script>`),
    hydrated: boxed('hydrated', '', `<script>const html = ${JSON.stringify(TEXT)}; ${FILL}</script>`),
    shadow: boxed(
      'shadow',
      `<news-text>${FIRST}</news-text>`,
      `<script>customElements.define('news-text', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>' + ${JSON.stringify(LATER.join(''))} } })</script>`,
    ),
    consent: boxed(
      'consent',
      '',
      `<div role="dialog" style="position:fixed;inset:50% 20%;background:#fff"><p>We use cookies.</p>
       <button onclick="this.parentNode.remove(); ${FETCHED}">Reject all</button><button>Accept all</button></div>`,
    ),
    lazy: boxed(
      'lazy',
      `${TEXT}<div style="height:6000px"></div><figure><img loading="lazy" src="/river.png" width="400" height="300"><figcaption>The river. Photo: Jane Roe</figcaption></figure>`,
    ),
    unfold: boxed(
      'unfold',
      `${FIRST}${LATER[0]}<button>Read more</button>`,
      `<script>document.querySelector('button').onclick = (event) => { event.target.remove();
        document.querySelector('article').insertAdjacentHTML('beforeend', ${JSON.stringify(LATER.slice(1).join(''))}) }</script>`,
    ),
    scroll: boxed(
      'scroll',
      TEXT,
      `<script>let number = 1; addEventListener('scroll', () => { if (number++ < 9)
        document.body.insertAdjacentHTML('beforeend', '<article><h1>Story ' + number + '</h1>${OTHERS}</article>') })</script><div style="height:1500px"></div>`,
    ),
    redirect: '<!doctype html><title>Wait</title><script>location.replace("/arrived")</script>',
    endless: boxed('endless', TEXT, `<script>setInterval(() => fetch('/text'), 50)</script>`),
    // No window is opened here: the player shows what opens in the place of the page.
    dialogs: boxed(
      'dialogs',
      TEXT,
      `<a href="/file.zip" download></a><script>alert('one'); document.querySelector('a[download]').click()</script>`,
    ),
    worker: boxed(
      'worker',
      '',
      `<script>(async () => { await navigator.serviceWorker.register('/sw.js'); const { active } = await navigator.serviceWorker.ready;
        const channel = new MessageChannel(); channel.port1.onmessage = ({ data: html }) => { ${FILL} }; active.postMessage('', [channel.port2]) })()</script>`,
    ),
    frames: boxed('frames', TEXT, `<iframe src="/inner"></iframe><iframe src="${far}/frame"></iframe>`),
    origin: boxed(
      'origin',
      '',
      `<script>fetch('${far}/text').then((r) => r.text()).then((html) => { ${FILL} })</script>`,
      `<link rel="stylesheet" href="${far}/style.css">`,
    ),
    cookie: (request, response) => {
      const isIn = request.headers.cookie?.includes('session=reader') === true;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(isIn ? boxed('cookie', TEXT) : '<p>Log in.</p>');
    },
  };
}

test('every kind of page has its box as it was, pixel for pixel, and its article', async (context) => {
  if (!existsSync(join(COMPONENTS, 'sw.js')))
    return context.skip('NOT RUN: TEARSHEET_REPLAYWEB must name the unpacked package (npm pack replaywebpage; tar xzf)');
  const cors = { 'access-control-allow-origin': '*' };
  const farSite = {
    '/frame': page('Other', OTHERS),
    '/text': { headers: cors, body: TEXT },
    '/style.css': {
      headers: { 'content-type': 'text/css' },
      body: '.box { background-color: #14532d; letter-spacing: 3px }',
    },
  };
  await withServer(farSite, async (farServer) => {
    const kinds = boxedPages(farServer.origin.replace('127.0.0.1', 'localhost'));
    const routes = Object.fromEntries(Object.entries(kinds).map(([name, route]) => [`/${name}`, route]));
    await withServer({ ...SITE, ...BESIDE, ...routes }, async ({ origin }) => {
      const cwd = await folderOf(context);
      const urls = Object.keys(kinds).map((name) => `${origin}/${name}`);
      const how = ['--allow-private', '-j', '2', '--per-host', '2', '--delay', '0', '--no-robots', '--wait', '6'];
      const run = await browse(cwd, [...urls, ...how, '-b', 'session=reader', '-d', 'out', '--name', '{slug}/{slug}']);
      equal(run.code, 0, run.stderr);
      for (const name of Object.keys(kinds)) {
        const captured = await saved(join(cwd, 'out', `page-${name === 'redirect' ? 'arrived' : name}`));
        const found = bodyOf(captured).filter((text) => text.startsWith('On ') || text.startsWith('Another'));
        deepEqual(found, PARAGRAPHS, name);
        ok(
          captured.warc.some(({ type, url }) => type === 'response' && url === `${origin}/${name}`),
          name,
        );
      }
      const packed = await tearsheet(['wacz', 'out', '-o', 'all.wacz'], { cwd });
      equal(packed.code, 0, packed.stderr);
      const browser = await startBrowser(context);
      const live = await browser.newContext({ viewport: WINDOW });
      await live.addCookies([{ name: 'session', value: 'reader', url: origin }]);
      await withReplay(readFileSync(join(cwd, 'all.wacz')), urls, async (addresses) => {
        for (const [index, address] of addresses.entries()) {
          const url = urls[index] as string;
          const shown = await live.newPage();
          await shown.goto(url, { waitUntil: 'commit' });
          await shown.waitForSelector('.box');
          const expected = await shown.locator('.box').screenshot();
          await shown.close();
          const replay = await browser.newPage({ viewport: { ...WINDOW, height: WINDOW.height + 100 } });
          await replay.goto(address);
          const found = await (await replayed(replay)).locator('.box').screenshot();
          await replay.close();
          ok(found.equals(expected), `${url} looks otherwise in the replay`);
        }
      });
    });
  });
});

const BESIDE: Record<string, Route> = {
  '/text': TEXT,
  '/arrived': boxed('arrived', TEXT),
  '/inner': '<!doctype html><p>Inner words.</p>',
  '/file.zip': { headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment' }, body: 'PK' },
  '/sw.js': {
    headers: { 'content-type': 'text/javascript' },
    body: `addEventListener('message', async ({ ports }) => ports[0].postMessage(await (await fetch('/text')).text()))`,
  },
};

async function startBrowser(context: TestContext): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic'],
  });
  context.after(() => browser.close());
  return browser;
}

/** Pictures of the styled box and of the photograph. */
async function boxOf(frame: Frame): Promise<Record<string, Buffer>> {
  await frame.waitForSelector('.box');
  return { '.box': await frame.locator('.box').screenshot(), 'figure img': await frame.locator('figure img').screenshot() };
}

function paragraphs(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => [...document.querySelectorAll('article p')].map((p) => p.textContent));
}

/** The frame of the replayed page, once its script has put the text in. */
async function replayed(page: Page): Promise<Frame> {
  for (let count = 0; count < 600; count++) {
    for (const frame of page.frames())
      if (
        (await frame
          .locator('.box')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    await page.waitForTimeout(100);
  }
  return assert.fail(`no frame shows the page: ${page.frames().map((frame) => frame.url())}`);
}

/** ReplayWeb.page with a WACZ, on a server of its own: an address for each of the pages. */
function withReplay(wacz: Buffer, urls: string[], run: (addresses: string[]) => Promise<void>): Promise<void> {
  const script = (name: string): Route => ({
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync(join(COMPONENTS, name)),
  });
  const players = urls.map(
    (
      url,
    ) => `<!doctype html><style>body{margin:0}replay-web-page{display:block;height:100vh}</style><script src="/ui.js"></script>
<replay-web-page source="/all.wacz" url="${url}" replayBase="/replay/"></replay-web-page>`,
  );
  const routes: Record<string, Route> = {
    ...Object.fromEntries(players.map((player, index) => [`/${index}`, player])),
    '/ui.js': script('ui.js'),
    '/replay/ui.js': script('ui.js'),
    '/replay/sw.js': script('sw.js'),
    '/replay/': '<!doctype html><script src="./ui.js"></script><replay-app-main></replay-app-main>',
    '/all.wacz': (request, response) => {
      const [, from = '', to = ''] = /bytes=(\d*)-(\d*)/.exec(request.headers.range ?? '') ?? [];
      const start = from === '' ? (to === '' ? 0 : Math.max(0, wacz.length - Number(to))) : Number(from);
      const end = from !== '' && to !== '' ? Math.min(Number(to), wacz.length - 1) : wacz.length - 1;
      const isPart = request.headers.range !== undefined;
      response.writeHead(isPart ? 206 : 200, {
        'accept-ranges': 'bytes',
        'content-length': end - start + 1,
        ...(isPart && { 'content-range': `bytes ${start}-${end}/${wacz.length}` }),
      });
      response.end(request.method === 'HEAD' ? '' : wacz.subarray(start, end + 1));
    },
  };
  return withServer(routes, ({ origin }) => run(urls.map((_, index) => `${origin}/${index}`)));
}

/** The capture's own picture beside that of the replay. */
async function sideBySide(browser: Browser, screenshot: string, replay: Buffer, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 620 } });
  const picture = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`;
  await page.setContent(`<style>body{margin:0;background:#e8e8e8;font:15px sans-serif;display:flex;gap:20px;padding:20px}
    figure{margin:0;flex:1}div{height:540px;overflow:hidden;border:1px solid #999;background:#fff}img{width:100%;display:block}figcaption{padding:8px 0}</style>
    <figure><div><img src="${picture(readFileSync(screenshot))}"></div><figcaption>screenshot.png of the capture</figcaption></figure>
    <figure><div><img src="${picture(replay)}"></div><figcaption>the same capture's WACZ in ReplayWeb.page</figcaption></figure>`);
  writeFileSync(path, await page.screenshot());
}
