/** The tree without a DOM gives what jsdom's document gives; `tests/full/same-article.test.ts` asks real pages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareWays } from '../../scripts/same-article.ts';
import { decodeHtml } from '../../src/sources/decode.ts';

test("fixture pages give the same article from jsdom's document", async () => {
  for (const folder of readdirSync('tests/fixtures')) {
    const { url } = JSON.parse(readFileSync(join('tests/fixtures', folder, 'about.json'), 'utf8'));
    const { html } = await decodeHtml(readFileSync(join('tests/fixtures', folder, 'page.html')));
    const { fast, slow } = compareWays(html, url);
    assert.equal(fast.html, slow.html, folder);
    assert.deepEqual(fast.metadata, slow.metadata, folder);
    assert.deepEqual(fast.figures, slow.figures, folder);
  }
});
