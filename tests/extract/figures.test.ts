import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseFigures, findFigures } from '../../src/extract/figures/figures.ts';
import { readJsonLd } from '../../src/extract/metadata/json-ld.ts';
import { type Element, parsePage } from '../../src/extract/tree.ts';
import type { Figure } from '../../src/types.ts';

const PROSE = 'The council met on Tuesday evening and voted for the new bridge after two hours of debate.';

/** The figures of an article of three paragraphs, `markup` between the first two. */
function inArticle(markup: string): Figure[] {
  return figuresOf(`<article><h1>Bridge</h1><p>${PROSE}</p>${markup}<p>${PROSE}</p><p>${PROSE}</p></article>`);
}

function figuresOf(body: string, head = ''): Figure[] {
  const page = parsePage(`<html><head>${head}</head><body>${body}</body></html>`, 'https://news.example/a/bridge');
  const jsonLd = readJsonLd(page);
  const kept = page.elements.filter(
    (element) => element.name === 'p' && element.children.some((child) => 'data' in child && child.data === PROSE),
  );
  const headline = page.elements.find((element) => element.name === 'h1');
  const common = kept[0]?.parent as Element;
  return chooseFigures(page, jsonLd, findFigures(page, jsonLd), { kept, common, ...(headline && { headline }) }).map(
    ({ figure }) => figure,
  );
}

describe('figures', () => {
  it('reads a figure with its figcaption and a credit named so', () => {
    const [figure] = inArticle(
      '<figure><img src="/i/bridge.jpg" alt="A bridge"><figcaption>The old bridge. <span class="credit">Photo: Jane Doe/AP</span></figcaption></figure>',
    );
    assert.deepEqual(figure, {
      url: 'https://news.example/i/bridge.jpg',
      alt: 'A bridge',
      caption: 'The old bridge.',
      credit: 'Jane Doe/AP',
      lead: true,
    });
  });

  it('never makes a caption of the alt text', () => {
    const [figure] = inArticle('<figure><img src="/i/bridge.jpg" alt="A bridge over the river"></figure>');
    assert.equal(figure?.alt, 'A bridge over the river');
    assert.equal(figure?.caption, undefined);
  });

  it('reads WordPress captions', () => {
    const [figure] = inArticle(
      '<div class="wp-caption alignnone"><a href="/i/b.jpg"><img src="/i/b-300x200.jpg" alt=""></a><p class="wp-caption-text">The old bridge. (Jane Doe/Reuters)</p></div>',
    );
    assert.equal(figure?.url, 'https://news.example/i/b.jpg');
    assert.equal(figure?.caption, 'The old bridge.');
    assert.equal(figure?.credit, 'Jane Doe/Reuters');
  });
});
