/**
 * Captures in ReplayWeb.page, shown by Chromium: the styled box of a page must look there as it does in the capture's own
 * screenshot, pixel for pixel.
 */
import assert, { equal } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { png } from '../../helpers/png.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';

/** The unpacked npm package `replaywebpage`. */
const COMPONENTS = process.env.TEARSHEET_REPLAYWEB ?? '';
/** A replay needs the package; where it is missing, `replay.test.ts` says so. */
export const CAN_REPLAY = existsSync(join(COMPONENTS, 'sw.js'));
export const WINDOW = { width: 1280, height: 900 };

/** The box with what gives it its look: a style of its own file, with a picture. */
export const BOX = '<div class="box">The Courier</div>';
export const BOX_STYLE = '<link rel="stylesheet" href="/box.css">';
export const BOX_ROUTES: Record<string, Route> = {
  '/box.css': {
    headers: { 'content-type': 'text/css' },
    body: `.box { position: absolute; top: 0; right: 0; width: 300px; height: 100px; padding: 20px; color: #fff; font: bold 24px/1.2 sans-serif;
      background: #8a1c2b url(/mark) no-repeat 20px 60px; z-index: 9 }`,
  },
  '/mark': { headers: { 'content-type': 'image/png' }, body: png(64, 64, 5) },
};
/** CSS pixels of the box, which stands in the upper right corner of the window. */
const PLACE = { left: WINDOW.width - 340, top: 0, width: 340, height: 140 };

/** Packs the captures of `dir` and looks at each of the pages in the replay. */
export async function looksAlike(cwd: string, pages: { url: string; folder: string }[], dir = 'out'): Promise<void> {
  if (!CAN_REPLAY) return;
  const name = `${dir}.wacz`;
  const packed = await tearsheet(['wacz', dir, '-o', name], { cwd });
  equal(packed.code, 0, packed.stderr);
  await withReplay(readFileSync(join(cwd, name)), async (player, context) => {
    const page = await context.newPage();
    for (const { url, folder } of pages) {
      const frame = await shownIn(page, player, url);
      // The text of a frame brings the frame's box with it, to the same place.
      const box = await frame.locator('.box').first().screenshot();
      equal(await differences(box, readFileSync(join(folder, 'screenshot.png'))), 0, `pixels of the box of ${url}`);
      // The next box that is found is that of the next page.
      await frame.locator('.box').evaluateAll((boxes) => {
        for (const element of boxes) element.remove();
      });
    }
  });
}

/** Opens the player with a page, or sends the open player to it. */
async function shownIn(page: Page, player: (url: string) => string, url: string): Promise<Frame> {
  const isOpen = page.url() !== 'about:blank';
  if (isOpen) await page.locator('replay-web-page').evaluate((element, to) => element.setAttribute('url', to), url);
  else await page.goto(player(url));
  return replayed(page);
}

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/** The browser that shows replays and reads pictures; not one of the program's. */
export function startedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic'],
  });
  return browser;
}

let reading: Promise<Page> | undefined;

function readingPage(): Promise<Page> {
  reading ??= startedBrowser().then((started) => started.newPage());
  return reading;
}

/** The frame of the replayed page, once its box is there. */
export async function replayed(page: Page): Promise<Frame> {
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

/** ReplayWeb.page with a WACZ, on a server of its own. `run` gets the player's address for one of a page. */
export function withReplay(
  wacz: Buffer,
  run: (player: (url: string) => string, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const script = (name: string): Route => ({
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync(join(COMPONENTS, name)),
  });
  const routes: Record<string, Route> = {
    '/player':
      `<!doctype html><style>body{margin:0}replay-web-page{display:block;height:100vh}</style><script src="/ui.js"></script>
      <script>const player = document.createElement('replay-web-page'); const url = new URLSearchParams(location.search).get('url');
      for (const [name, value] of Object.entries({ source: '/all.wacz', replayBase: '/replay/', url })) player.setAttribute(name, value);
      document.body.append(player)</script>`.replace('<script>', '<body><script>'),
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
  return withServer(routes, async ({ origin }) => {
    const context = await (await startedBrowser()).newContext({ viewport: { ...WINDOW, height: WINDOW.height + 100 } });
    try {
      await run((url) => `${origin}/player?url=${encodeURIComponent(url)}`, context);
    } finally {
      await context.close();
    }
  });
}

/** The number of pixels in which two pictures differ in the place of the box: the first shows the box alone, the second the whole page. */
async function differences(box: Buffer, whole: Buffer): Promise<number> {
  const found = await pixelsOf(box, { ...PLACE, left: 0 });
  const shown = await pixelsOf(whole, PLACE);
  return found.filter((colour, index) => colour !== shown[index]).length;
}

/** Colours of a picture at some lines of one column, in hex. */
export async function colours(picture: Buffer, left: number, lines: number[]): Promise<string[]> {
  const found = lines.map(async (top) => {
    const [colour = 0] = await pixelsOf(picture, { left, top, width: 1, height: 1 });
    const bytes = Buffer.from([colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]);
    return bytes.toString('hex');
  });
  return Promise.all(found);
}

/** The pixels of a part of a PNG, as a browser reads them: alpha, blue, green and red from the highest byte down. */
async function pixelsOf(picture: Buffer, place: { left: number; top: number; width: number; height: number }) {
  const page = await readingPage();
  return page.evaluate(
    async ({ source, left, top, width, height }) => {
      const drawn = await createImageBitmap(
        await (await fetch(`data:image/png;base64,${source}`)).blob(),
        left,
        top,
        width,
        height,
      );
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas?.drawImage(drawn, 0, 0);
      return [...new Uint32Array(canvas?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer())];
    },
    { source: picture.toString('base64'), ...place },
  );
}
