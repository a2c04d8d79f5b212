/**
 * Promise "extraction of a page: 30 s": pages that are light enough to be read without a thread have no clock. So whatever is
 * in them must stay far below it: as much bait as such a page holds, one kind at a time.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TearsheetError } from '../../src/errors.ts';
import { convert } from '../../src/pipeline/convert.ts';
import { buildRecord, render } from '../../src/render/render.ts';

/** The bounds of a light page in `converter.ts`, and a little less. */
const CHARACTERS = 980_000;
const TAGS = 9_800;
/** Of CPU, on a machine that does other work as well. */
const MOST_SECONDS = 10;

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';
const TEXT = `<p>${SENTENCE.repeat(4)}</p>`.repeat(6);

const ELEMENTS = [
  '<p>x y z',
  '<div>x</div>',
  '<b><i>x</b>',
  '<figure><img src="/a.jpg"><figcaption>Photo: Jane Roe/AP</figcaption></figure>',
  '<picture><source srcset="/a.jpg 100w, /b.jpg 200w"><img src="/c.jpg"></picture>',
  '<noscript><img src="/a.jpg"></noscript>',
  '<a href="/x">word</a> ',
  '<ul><li>x</li></ul>',
  '<table><tr><td>x</td></tr></table>',
  '<tr><td>x<td>y',
  '<h2>Head</h2><p>x</p>',
  '<p class="byline">By Jane Doe and John Roe</p>',
  '<time datetime="2020-10-03T10:00:00+04:30">x</time>',
  '<meta name="author" content="A B, C D and E F">',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":[{"name":"A B"}]}</script>',
  '<blockquote><p>x</p></blockquote>',
  '<pre>x  y\n</pre>',
  `<p>${SENTENCE}</p>`,
];
const STRINGS = [' ', '\t', '\u00a0', '. ', '- ', '/', ', ', '((', '[](', '**_`', '&#0;', 'By A B and ', '3 October 2020, '];
const MORE_STRINGS = ['Photo: Jane Roe/AP ', '新华社记者摄影', 'تصوير: ', 'a@b.c ', 'http://x.y/z ', SENTENCE];
const PLACES: ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<figure><img src="/a.jpg"><figcaption>${text}</figcaption></figure>`,
  (text) => `<p class="byline author">${text}</p>`,
  (text) => `<h2>${text}</h2>`,
  (text) => `<p class="${text}">x</p><img src="/a.jpg" srcset="${text}">`,
  (text) => `<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(text)}}</script>`,
];

function* lightPages(): Generator<string> {
  for (const unit of ELEMENTS) yield page(unit, TAGS / unit.split('<').length, (text) => text);
  for (const place of PLACES) for (const unit of [...STRINGS, ...MORE_STRINGS]) yield page(unit, CHARACTERS, place);
}

function page(unit: string, times: number, place: (text: string) => string): string {
  const text = unit.repeat(Math.min(times, CHARACTERS / unit.length));
  return `<!doctype html><html lang="en"><head><title>Ministers agree</title></head><body><article><h1>Ministers agree</h1>${TEXT}${place(text)}${TEXT}</article></body></html>`;
}

test('whatever a light page holds, it is read and written in a fraction of 30 s', async (t) => {
  let [slowest, bait] = [0, ''];
  for (const html of lightPages()) {
    const before = process.cpuUsage();
    try {
      const article = convert({ html, url: 'https://example.org/2020/10/03/a-page' });
      render(article, buildRecord(article), 'md');
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.code === 'internal') throw error;
    }
    const seconds = process.cpuUsage(before).user / 1e6;
    if (seconds > slowest) [slowest, bait] = [seconds, html.slice(2700, 2800)];
    // jsdom lets go of memory only when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.diagnostic(`slowest ${slowest.toFixed(1)} s: ${JSON.stringify(bait)}`);
  assert.ok(slowest < MOST_SECONDS, bait);
});
