import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { BENCH, readPage, readTruths, SETS } from '../../scripts/bench-sets.ts';
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

/** `npm run bench:same` compares all of them, in some minutes. */
const EVERY = 120;

test('so do benchmark pages', { skip: !existsSync(BENCH) && 'no benchmark pages beside the project' }, async () => {
  const different: string[] = [];
  for (const set of SETS) {
    for (const { id, url } of readTruths(set).filter((_, i) => i % EVERY === 0)) {
      const { html } = await decodeHtml(readPage(set, id));
      if (!compareWays(html, url).same) different.push(`${set} ${id}`);
      await turn();
    }
  }
  assert.deepEqual(different, []);
});
