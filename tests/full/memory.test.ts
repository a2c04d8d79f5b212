/** Promise "Memory": 250 MB for an ordinary page, 700 MB for bombs and endless bodies, 1.5 GB for structural bombs, 1.2 GB for a batch. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FAULTS, withFaults } from '../helpers/faults.ts';
import { measured } from '../helpers/memory.ts';
import { inFolder } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const QUIET = ['--retry', '0', '--images', 'none', '-q'];
const LINUX = platform() === 'linux' ? {} : { skip: 'the kernel tells the peak of memory on Linux only' };

/** The pages of real sites among the fixtures. */
const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures/', import.meta.url));
const PAGES = Object.fromEntries(
  readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [`/${name}`, readFileSync(join(FIXTURES, name, 'page.html'))]),
);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An article with `body` in it. */
function article(body: string, head = ''): string {
  const text = Array.from(
    { length: 6 },
    (_, n) =>
      `<p>Part ${n}: the ministers met in the capital on Saturday and agreed on a plan that both sides had rejected.</p>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><title>Ministers agree on a plan</title>${head}</head><body><article><h1>Ministers agree on a plan</h1>${text}${body}</article></body></html>`;
}

/** As much of a unit as fits into the largest page that is fetched. */
function filled(unit: string): string {
  return unit.repeat(Math.floor(20_900_000 / unit.length));
}

const STRUCTURAL_BOMBS: Record<string, () => string> = {
  '/most-elements': () => article(Array.from({ length: 74_000 }, (_, n) => `<div><p>x${n}<b>y</b> <i>z</i></div>`).join('')),
  '/too-many-elements': () => article('<i>x</i>'.repeat(500_000)),
  '/largest-text': () => article(`<p>${filled('The ministers met in the capital. ')}</p>`),
  '/largest-json': () =>
    article(
      '',
      `<script type="application/ld+json">{"@graph":[${filled('{"@type":"NewsArticle","headline":"x"},')}{}]}</script>`,
    ),
  '/deepest': () => article('<div>'.repeat(4_000_000)),
};

test('250 MB for an ordinary page', LINUX, (t) =>
  inFolder((folder) =>
    withServer(PAGES, async ({ origin }) => {
      const largest = Object.keys(PAGES).sort((a, b) => (PAGES[b]?.length ?? 0) - (PAGES[a]?.length ?? 0));
      for (const path of largest.slice(0, 3)) {
        const { code, peak, stderr } = await measured([`${origin}${path}`, ...QUIET, '-d', folder]);
        assert.ok(code === 0 || code === 4, stderr);
        assertPeak(t, path, peak, 250);
      }
    }),
  ),
);

test('700 MB for bombs and endless bodies', LINUX, (t) =>
  inFolder((folder) =>
    withFaults(async ({ url }) => {
      const bombs = FAULTS.filter(({ name }) => /bomb|^endless-(?:body|headers)$|^huge-(?:length|header)$/.test(name));
      assert.ok(bombs.length >= 6);
      for (const bomb of bombs) {
        const { peak, stderr } = await measured([url(bomb), ...QUIET, '-d', folder]);
        assert.match(stderr, new RegExp(`\\(${bomb.code}\\)\n$`));
        assertPeak(t, bomb.name, peak, 700);
      }
    }),
  ),
);

test('700 MB for an article with more pictures than a capture holds', LINUX, (t) =>
  inFolder((folder) => {
    const figures = Array.from({ length: 14 }, (_, n) => `<figure><img src="/${n}.png" width="900" height="600"></figure>`);
    // Each of its own, so that none is kept once for several.
    const picture = (path: string) =>
      Buffer.concat([PNG, randomBytes(20 * 1024 * 1024 - PNG.length - 8), Buffer.from(path)]);
    return withServer(
      (request, response) => {
        const { url = '' } = request;
        if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(article(figures.join('<p>x</p>')));
        else response.writeHead(200, { 'content-type': 'image/png' }).end(picture(url));
      },
      async ({ origin }) => {
        const { code, peak, stderr } = await measured([origin, '-d', folder, '-m', '600']);
        assert.equal(code, 0, stderr);
        assert.equal(stderr.match(/the images of one capture exceed 209715200 bytes/g)?.length, 4);
        assertPeak(t, 'the article', peak, 700);
      },
    );
  }),
);

test('1.5 GB for structural bombs, each of which is saved or fails with a code', { ...LINUX, timeout: 400_000 }, (t) =>
  inFolder((folder) =>
    withServer(
      (request, response) => {
        const make = STRUCTURAL_BOMBS[request.url ?? ''];
        response.writeHead(make ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(make?.());
      },
      async ({ origin }) => {
        for (const path of Object.keys(STRUCTURAL_BOMBS)) {
          const { code, peak, stderr } = await measured([`${origin}${path}`, ...QUIET, '-d', folder]);
          if (code !== 0)
            assert.match(stderr, /^tearsheet: [^\n]+ \((?:too-complex|extraction-timeout|extraction-memory)\)\n$/);
          assertPeak(t, path, peak, 1500);
        }
      },
    ),
  ),
);

test('1.2 GB for a batch at -j 4', { ...LINUX, timeout: 400_000 }, (t) =>
  inFolder((folder) =>
    withFaults(({ url }) =>
      withServer(PAGES, async ({ origin }) => {
        const ordinary = Object.keys(PAGES).flatMap((path) => [1, 2, 3].map((n) => `${origin}${path}?${n}`));
        const bombs = FAULTS.filter(({ name }) => /bomb|^endless-body$/.test(name)).map(url);
        const list = [...ordinary, ...bombs, ...ordinary.map((address) => `${address}4`)];
        const polite = ['-j', '4', '--per-host', '4', '--delay', '0', '--allow-private'];
        const { peak, stdout } = await measured(['-i', '-', ...polite, ...QUIET, '-d', folder], { stdin: list.join('\n') });
        assert.ok(stdout.split('\n').length > ordinary.length);
        assertPeak(t, 'the batch', peak, 1200);
      }),
    ),
  ),
);

/** A program that uses less than 40 MB was not measured. */
function assertPeak(t: TestContext, what: string, bytes: number, megabytes: number): void {
  const used = Math.round(bytes / 1e6);
  t.diagnostic(`${what}: ${used} MB`);
  assert.ok(used > 40 && used < megabytes, `${what} took ${used} MB`);
}
