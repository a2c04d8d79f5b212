import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import v8 from 'node:v8';
import vm from 'node:vm';
import { extract } from '../../../src/engine/index.ts';

// V8 keeps a whole text while any part of it is kept, and a text joined of parts keeps them all.
describe('what is remembered of a page', () => {
  it('keeps no page in memory', () => {
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    for (let number = 0; number < 5; number += 1) extract({ html: page(number), url: 'https://example.org/a' });
    const before = used();
    for (let number = 5; number < 45; number += 1) extract({ html: page(number), url: 'https://example.org/a' });
    assert.ok(
      used() - before < PAGES_KEPT * PAGE_BYTES,
      `${Math.round((used() - before) / PAGE_BYTES)} pages of 40 are kept`,
    );
  });
});

const PAGE_BYTES = 1_000_000;
/** Room for all that the engine keeps for itself. */
const PAGES_KEPT = 10;

/** A page of a megabyte whose names, byline, day and language are its own. */
function page(number: number): string {
  const own = `${number}-is-a-name-of-this-page-alone`;
  const text = `<p>A sentence of the article number ${number}, which goes on for a while, and says what happened on that day.</p>`;
  return `<html lang="en-x-page${number}0000000"><head><title>What happened ${number}</title></head><body>
    <article class="article-${own}"><h1>What happened ${number}</h1><p class="byline-${own}">By Jane Roe-${'abcdefghijklmnop'.slice(number % 8)} Miller</p>
    <time class="date-${own}">${1 + (number % 28)} September 2021, at ${number}</time>
    <div class="picture-${own}" id="box-${own}"><figure class="figure-${own}"><img src="/a-${own}.jpg" width="800" height="600">
    <figcaption class="caption-${own}">The place on day ${number}. Photo: Jane Roe</figcaption></figure></div>
    <own-element-${own}>${text.repeat(20)}</own-element-${own}></article>
    <script>${'x'.repeat(PAGE_BYTES)}${number}</script></body></html>`;
}
