/** A WACZ in a real browser, with ReplayWeb.page's own components. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { unzipSync } from 'fflate';
import { WebSocket } from 'undici';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { writeWacz } from '../../src/capture/wacz.ts';
import { type Route, withServer } from '../helpers/server.ts';
import { image, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

/** The unpacked npm package `replaywebpage`; it asks for a newer Node, of which its browser files need nothing. */
const COMPONENTS = process.env.TEARSHEET_REPLAYWEB ?? '';
const SECONDS = 60;

function findChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next name may be there.
    }
  }
  return undefined;
}

/**
 * The findings of the viewer, which compares files with the hashes of `datapackage.json`; run in the browser. The viewer
 * compares only when its service worker is started with `useHashCheck=1` and loads the collection itself, and never looks at a
 * plain `index.cdx` again, since it keeps the hash under one name and asks for it under another.
 */
const VERIFICATION = `(async () => {
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
    if (db.objectStoreNames.contains('verification')) {
      const request = db.transaction('verification').objectStore('verification').getAll();
      await new Promise((done) => { request.onsuccess = done; });
      for (const { id, expected, matched } of request.result) found[id] = { expected, matched };
    }
    db.close();
  }
  return JSON.stringify(found);
})()`;

/** Text of a document with its shadow trees and frames; run in the browser. */
const ALL_TEXT = `(function text(root) {
  let all = (root.body || root).textContent || '';
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) all += text(element.shadowRoot);
    if (element.localName === 'iframe' && element.contentDocument) all += text(element.contentDocument);
  }
  return all;
})(document)`;

for (const force64 of [false, true]) {
  test(`ReplayWeb.page shows the article out of a WACZ${force64 ? ' of the form beyond 4 GiB' : ''} in Chromium`, (t) =>
    showsArticle(t, force64));
}

async function showsArticle(t: TestContext, force64: boolean): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined) return t.skip('NOT RUN: no Chromium is installed (apt-get install chromium)');
  if (!existsSync(join(COMPONENTS, 'sw.js'))) {
    return t.skip('NOT RUN: TEARSHEET_REPLAYWEB must name the unpacked package (npm pack replaywebpage; tar xzf)');
  }
  const dir = await temporaryFolder(t);
  const images = [image('https://cdn.example/a', png(1))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ images }));
  await writeWacz(join(dir, 'all.wacz'), [dir], { force64 });
  const script = (name: string): Route => ({
    headers: { 'content-type': 'text/javascript' },
    body: readFileSync(join(COMPONENTS, name)),
  });
  const wacz = readFileSync(join(dir, 'all.wacz'));
  const page = `<!doctype html><script src="/ui.js"></script>
<replay-web-page source="/all.wacz" url="https://news.example/rivers" replayBase="/replay/"
  noWebWorker swName="sw.js?useHashCheck=1&rest="></replay-web-page>`;
  const routes: Record<string, Route> = {
    '/': page,
    '/ui.js': script('ui.js'),
    '/replay/ui.js': script('ui.js'),
    '/replay/sw.js': script('sw.js'),
    '/replay/': '<!doctype html><script src="./ui.js"></script><replay-app-main></replay-app-main>',
    '/all.wacz': (request, response) => {
      const [, from, to] = /bytes=(\d*)-(\d*)/.exec(request.headers.range ?? '') ?? [];
      if (from === undefined)
        return void response
          .writeHead(200, { 'content-length': wacz.length, 'accept-ranges': 'bytes' })
          .end(request.method === 'HEAD' ? '' : wacz);
      const start = from === '' ? Math.max(0, wacz.length - Number(to)) : Number(from);
      const end = from !== '' && to ? Math.min(Number(to), wacz.length - 1) : wacz.length - 1;
      response.writeHead(206, {
        'content-range': `bytes ${start}-${end}/${wacz.length}`,
        'content-length': end - start + 1,
      });
      response.end(wacz.subarray(start, end + 1));
    },
  };
  await withServer(routes, async ({ origin }) => {
    const options = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${join(dir, 'profile')}`,
    ];
    const browser = spawn(chromium, [...options, `${origin}/`], { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const address = await debuggerOf(browser);
      const text = await waitFor(address, ALL_TEXT, 'The river rose by two metres.');
      assert.match(text, /The river rose by two metres\./);
      const verified = JSON.parse(await waitFor(address, VERIFICATION, 'pages/pages.jsonl'));
      const files = unzipSync(wacz);
      const hash = (name: string) =>
        `sha256:${createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex')}`;
      assert.deepEqual(verified['defaultpages/pages.jsonl'], { expected: hash('pages/pages.jsonl'), matched: true });
      assert.equal(verified['defaultindexes/index.cdx'].expected, hash('indexes/index.cdx'));
    } finally {
      browser.kill('SIGKILL');
      await once(browser, 'close');
    }
  });
}

/** The address that Chromium prints when it listens. */
async function debuggerOf(browser: ChildProcess): Promise<string> {
  if (browser.stderr === null) throw new Error('no standard error');
  for await (const line of createInterface(browser.stderr)) {
    const address = /ws:\/\/([^/]+)\//.exec(line)?.[1];
    if (address === undefined) continue;
    browser.stderr.resume();
    return address;
  }
  throw new Error('Chromium ended before it listened');
}

/** The value of an expression once it holds `wanted`, or after the time is over. */
async function waitFor(address: string, wantedOf: string, wanted: string): Promise<string> {
  const targets = (await (await fetch(`http://${address}/json`)).json()) as { type: string; webSocketDebuggerUrl: string }[];
  const page = targets.find(({ type }) => type === 'page');
  const socket = new WebSocket(page?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  let text = '';
  for (let count = 0; count < SECONDS * 2 && !text.includes(wanted); count++) {
    const answer = new Promise<string>((resolve) => {
      socket.addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
    });
    // Half a second of the browser's own time, so that it can load meanwhile.
    const expression = `new Promise((done) => setTimeout(() => done(${wantedOf}), 500))`;
    socket.send(
      JSON.stringify({
        id: count,
        method: 'Runtime.evaluate',
        params: { expression, awaitPromise: true, returnByValue: true },
      }),
    );
    text = (JSON.parse(await answer) as { result?: { result?: { value?: string } } }).result?.result?.value ?? '';
  }
  socket.close();
  return text;
}
