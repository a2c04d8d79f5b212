import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { askReadability } from '../../../src/engine/body/readability.ts';
import { parsePage } from '../../../src/engine/page/tree.ts';

const SENTENCE = 'A sentence, with a comma or two, that is long enough to earn points from a reader of articles. ';

function keptOf(paragraphs: number): number[] {
  const html = `<body><div id="nav"><a href="/a">Home</a></div><article>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(paragraphs)}</article>`;
  const page = parsePage(html, 'https://example.org/a');
  return [...askReadability(page, cutBlocks(page, new Set()), true)];
}

test('Readability answers with the numbers of blocks', () => {
  assert.deepEqual(keptOf(3), [1, 2, 3]);
});

test('it is not asked about more blocks than it can judge in time', () => {
  assert.deepEqual(keptOf(4_000), []);
});

test('where it finds little at first, it looks again among what has an unlikely name', () => {
  const html = `<body><main><p>${SENTENCE}</p></main><div class="related">${`<p>${SENTENCE.repeat(3)}</p>`.repeat(3)}</div></body>`;
  const page = parsePage(html, 'https://example.org/a');
  const blocks = cutBlocks(page, new Set());
  assert.deepEqual([...askReadability(page, blocks, false)], [0]);
  assert.deepEqual([...askReadability(page, blocks, true)], [1, 2, 3]);
});

test('where its weights throw out all there is, it looks again without them', () => {
  const html = `<body><div class="shopping">${`<p>${SENTENCE.repeat(3)}</p>`.repeat(3)}</div></body>`;
  const page = parsePage(html, 'https://example.org/a');
  const blocks = cutBlocks(page, new Set());
  assert.deepEqual([...askReadability(page, blocks, false)], []);
  assert.deepEqual([...askReadability(page, blocks, true)], [0, 1, 2]);
});
