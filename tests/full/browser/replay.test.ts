/** A capture in ReplayWeb.page, compared by pixels with the page that was captured. Needs Chromium, and TEARSHEET_REPLAYWEB. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Browser, Frame } from 'playwright-core';
import { png } from '../../helpers/png.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';
import { capture, PARAGRAPHS, TEXT } from './captured.ts';
import { CAN_REPLAY, replayed, startedBrowser, WINDOW, withReplay } from './replayed.ts';

/** The file for a picture of both, for the documentation. */
const PICTURE = process.env.TEARSHEET_REPLAY_PICTURE;

const STYLE = `body { font: 18px/1.5 serif; margin: 0 auto; max-width: 44rem; background: #fbf7ef; color: #222 }
h1 { font-size: 42px; border-bottom: 4px solid #8a1c2b; margin: 24px 0 }
.box { width: 300px; height: 120px; background: #8a1c2b url(/mark.png) no-repeat 20px 20px; color: #fff; padding: 20px; font: bold 24px sans-serif }
figure { margin: 24px 0 } figure img { width: 640px; height: 200px; display: block }`;

const SITE: Record<string, Route> = {
  '/story': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge</title><link rel="stylesheet" href="/style.css"></head>
<body><h1>The bridge over the river is closed</h1><article></article>
<script>fetch('/text.json').then((r) => r.json()).then((html) => { document.querySelector('article').innerHTML = html })</script></body></html>`,
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
  if (!CAN_REPLAY) {
    const advice = 'TEARSHEET_REPLAYWEB must name the unpacked package (npm pack replaywebpage; tar xzf)';
    return context.skip(`NOT RUN, as no capture of these tests was replayed: ${advice}`);
  }
  await withServer(SITE, async ({ origin }) => {
    const captured = await capture(context, `${origin}/story`);
    const packed = await tearsheet(['wacz', 'out', '-o', 'story.wacz'], { cwd: captured.cwd });
    equal(packed.code, 0, packed.stderr);
    // The WACZ as a source is the article as it was rendered.
    const again = await tearsheet(['show', 'story.wacz', '--json'], { cwd: captured.cwd });
    equal((JSON.parse(again.stdout) as { text: string }).text, captured.record.text);
    const browser = await startedBrowser();
    const live = await browser.newPage({ viewport: WINDOW });
    await live.goto(`${origin}/story`, { waitUntil: 'networkidle' });
    const shown = await boxOf(live.mainFrame());
    await live.close();
    await withReplay(readFileSync(join(captured.cwd, 'story.wacz')), async (player, replays) => {
      const replay = await replays.newPage();
      await replay.goto(player(`${origin}/story`));
      const frame = await replayed(replay);
      deepEqual(await paragraphs(frame), PARAGRAPHS);
      for (const [selector, picture] of Object.entries(shown))
        ok(await looksLike(frame, selector, picture), `${selector} looks otherwise in the replay`);
      if (PICTURE !== undefined)
        await sideBySide(browser, join(captured.folder, 'screenshot.png'), await replay.screenshot(), PICTURE);
    });
  });
});

/** Whether a part of the replay looks so in the end: its style and its pictures come one after the other, and its script puts it there. */
async function looksLike(frame: Frame, selector: string, picture: Buffer): Promise<boolean> {
  for (let count = 0; count < 100; count++) {
    const seen = await frame.locator(selector).screenshot().catch(notYet);
    if (seen?.equals(picture)) return true;
    await frame.waitForTimeout(100);
  }
  return false;
}

/** No picture of what the page's script put anew while it was taken; any other error is thrown. */
function notYet(error: Error): undefined {
  if (!/not attached/.test(error.message)) throw error;
}

/** Pictures of the styled box and of the photograph. */
async function boxOf(frame: Frame): Promise<Record<string, Buffer>> {
  await frame.waitForSelector('.box');
  return { '.box': await frame.locator('.box').screenshot(), 'figure img': await frame.locator('figure img').screenshot() };
}

function paragraphs(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => [...document.querySelectorAll('article p')].map((p) => p.textContent));
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
