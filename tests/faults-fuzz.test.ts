/** Promises "Whole or not at all" and "Limits": a short fuzz run; `scripts/fuzz.ts` is the long one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTICLE } from './helpers/article.ts';
import { fuzzAnswers, fuzzPages } from './helpers/fuzz.ts';
import { HOSTILE_PAGES } from './helpers/hostile-pages.ts';

const small = HOSTILE_PAGES.map(({ html }) => html()).filter((html) => html.length < 50_000);
const pages = [ARTICLE, ...small].map((html) => Buffer.from(html));
const seed = Date.now() % 1_000_000_000;

test('mutated pages and random bytes', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const ends = await fuzzPages(pages, seed, 120);
  assert.ok((ends.article ?? 0) > 10, JSON.stringify(ends));
});

test('random answers of a server', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const ends = await fuzzAnswers(pages, seed, 200);
  assert.ok(Object.keys(ends).length >= 5, JSON.stringify(ends));
});
