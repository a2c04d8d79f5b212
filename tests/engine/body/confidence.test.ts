/** The program says how sure it is, and of its doubts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { certaintyOf } from '../../../src/engine/body/certainty.ts';
import { extract } from '../../../src/engine/extract.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

/** The certainty of a page of paragraphs alike, of which Readability keeps the same. */
function certainty(scores: number[], by = 'model', left: number[] = []): ReturnType<typeof certaintyOf> {
  const html = scores
    .map(
      (_, i) =>
        `<p>Paragraph ${i} is about as long as all the others on this page. ${'The council sat for hours. '.repeat(8)}</p>`,
    )
    .join('');
  const blocks = cutBlocks(parsePage(`<body>${html}`, 'https://example.org/'), new Set());
  const decisions = blocks.map((block, i) => {
    const score = scores[i] as number;
    const kept = score >= 0.5 && !left.includes(i);
    return { block, score, kept, by: kept ? 'model' : by };
  });
  const readability = new Set(decisions.filter(({ kept }) => kept).map(({ block }) => block.index));
  return certaintyOf(decisions, readability, Float32Array.from(scores));
}

test('certain blocks make a certain text, and doubtful ones a doubtful', () => {
  const sure = certainty([0.99, 0.98, 0.99, 0.01, 0.02]);
  const doubtful = certainty([0.6, 0.55, 0.6, 0.4, 0.45]);
  assert.ok(sure.confidence > 0.9 && sure.warnings.length === 0);
  assert.ok(doubtful.confidence < 0.7);
});

test('a doubt says what it is about, and where', () => {
  const missing = certainty([0.6, 0.55, 0.49, 0.48, 0.47, 0.46]).warnings[0];
  assert.equal(missing?.code, 'maybe-incomplete');
  assert.match(missing?.message ?? '', /Paragraph 2/);
  const foreign = certainty([0.55, 0.6, 0.51, 0.55, 0.55, 0.55, 0.45, 0.4]).warnings[0];
  assert.equal(foreign?.code, 'maybe-more');
  assert.match(foreign?.message ?? '', /Paragraph 2/);
});

test('what a rule took away is no doubt', () => {
  assert.ok(certainty([0.98, 0.98, 0.98, 0.45, 0.45, 0.45], 'comments').confidence > 0.9);
});

test('cards that hold much likely text may be the text, whatever the confidence', () => {
  const { confidence, warnings } = certainty([0.99, 0.98, 0.9, 0.9], 'cards', [2, 3]);
  assert.ok(confidence > 0.8, String(confidence));
  assert.match(warnings.find(({ code }) => code === 'maybe-incomplete')?.message ?? '', /Paragraph 2/);
  assert.deepEqual(certainty([0.99, 0.98, 0.99, 0.99, 0.99, 0.9], 'cards', [5]).warnings, []);
});

test('no text is no certainty', () => {
  assert.deepEqual(certainty([]), { confidence: 0, warnings: [] });
});

test('Readability alone tells no confidence', () => {
  const html = `<!DOCTYPE html><body><article>${'<p>The council voted on Tuesday to rebuild the old bridge, which had been closed for two years.</p>'.repeat(8)}</article>`;
  const page = { html, url: 'https://example.org/a' };
  assert.equal(typeof extract(page).confidence, 'number');
  const article = extract(page, { engine: 'readability' });
  assert.equal(article.confidence, undefined);
  assert.ok(article.wordCount > 0);
});

test('a text that stands under the headline of another article is told', () => {
  const text = '<p>In the harbour of the neighbouring city ships lay at anchor for days, and nobody could unload them.</p>';
  const { warnings } = extract({
    html: `<title>Works of ours</title><body><h1>Our works</h1><a href="/w">Works</a><article><h1>Ships wait for days</h1>${text.repeat(4)}</article>`,
    url: 'https://example.org/works',
  }).metadata;
  assert.match(warnings.find(({ code }) => code === 'maybe-more')?.message ?? '', /another headline.*Ships wait/);
});
