/** A capture in ReplayWeb.page, compared by pixels with the page that was captured. Needs Chromium, and TEARSHEET_REPLAYWEB. */
import assert, { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { png } from '../../helpers/png.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';
import { capture, PARAGRAPHS, page, TEXT } from './captured.ts';

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
    await withReplay(readFileSync(join(captured.cwd, 'story.wacz')), `${origin}/story`, async (address) => {
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

/** ReplayWeb.page with a WACZ, on a server of its own. */
function withReplay(wacz: Buffer, url: string, run: (address: string) => Promise<void>): Promise<void> {
  const script = (name: string): Route => ({
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync(join(COMPONENTS, name)),
  });
  const routes: Record<string, Route> = {
    '/': `<!doctype html><style>body{margin:0}replay-web-page{display:block;height:100vh}</style><script src="/ui.js"></script>
<replay-web-page source="/all.wacz" url="${url}" replayBase="/replay/"></replay-web-page>`,
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
  return withServer(routes, ({ origin }) => run(`${origin}/`));
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
