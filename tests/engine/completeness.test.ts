import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../src/engine/extract.ts';
import { SENTENCES } from './body/bridge-story.ts';

/** Paragraphs that differ, as many as are asked for. */
const paragraph = (n: number) => `${SENTENCES.at(n % 7)} ${SENTENCES.at(-1 - ((n + Math.floor(n / 7)) % 7))}`;

function warnings(node: object, paragraphs: number): string[] {
  const body = Array.from({ length: paragraphs }, (_, n) => `<p>${paragraph(n)}</p>`).join('');
  const json = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Bridge', ...node });
  const html = `<!DOCTYPE html><title>Bridge</title><script type="application/ld+json">${json}</script><body><article><h1>Bridge</h1>${body}</article>`;
  const { metadata } = extract({
    html,
    url: 'https://example.org/bridge',
  });
  return metadata.warnings.map(({ code }) => code);
}

test('a stated length far above what is shown means a part', () => {
  assert.deepEqual(warnings({ wordCount: 900 }, 5), ['truncated-article']);
  assert.deepEqual(warnings({ wordCount: 900, isAccessibleForFree: false }, 5), ['paywalled']);
  assert.deepEqual(warnings({ wordCount: 100 }, 5), []);
});

test('a page that is not free and shows a teaser only is a part, a long one is not', () => {
  assert.deepEqual(warnings({ isAccessibleForFree: 'False' }, 2), ['paywalled']);
  assert.deepEqual(warnings({ isAccessibleForFree: 'False' }, 20), []);
  assert.deepEqual(warnings({}, 4), []);
});
