import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Figure } from '../../../src/engine/article.ts';
import { chooseFigures, findFigures } from '../../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { type Element, parsePage } from '../../../src/engine/page/page.ts';
import { assertLinear } from '../../helpers/growth.ts';
import { SHAPES } from './figures-shapes.ts';

const PROSE = 'The council met on Tuesday evening and voted for the new bridge after two hours of debate.';
const P = `<p>${PROSE}</p>`;

/** The figures of an article of three paragraphs, `markup` behind the first. */
function inArticle(markup: string, head = ''): Figure[] {
  return figuresOf(`<article><h1>Bridge</h1>${P}${markup}${P}${P}</article>`, head);
}

function figuresOf(body: string, head = ''): Figure[] {
  const page = parsePage(`<html><head>${head}</head><body>${body}</body></html>`, 'https://news.example/a/bridge');
  const jsonLd = readJsonLd(page);
  const kept = page.elements.filter(
    ({ name, children }) => name === 'p' && children.some((child) => 'data' in child && child.data === PROSE),
  );
  const headline = page.elements.find(({ name }) => name === 'h1');
  const extent = { kept, common: kept[0]?.parent as Element, ...(headline && { headline }) };
  return chooseFigures(page, jsonLd, findFigures(page, jsonLd), extent).map(({ figure }) => figure);
}

/** file name, caption and credit of each */
function brief(figures: Figure[]): string[] {
  return figures.map(
    ({ url, caption, credit }) => `${url.replace('https://news.example', '')} | ${caption ?? ''} | ${credit ?? ''}`,
  );
}

describe('figures', () => {
  for (const [shape, [markup, ...read]] of Object.entries(SHAPES))
    it(`reads: ${shape}`, () => assert.deepEqual(brief(inArticle(markup)), read));

  it('takes whole paragraphs of slides, which are the text, for no captions, and captions of several short ones for such', () => {
    const slide = (words: string) => (i: number) =>
      `<figure><img src="/${i}.jpg"><figcaption>${words.replaceAll('#', `${i}`)}</figcaption></figure>`;
    const slides = (words: string) => `<h1>Bridge</h1><div class="slides">${[1, 2, 3, 4].map(slide(words)).join('')}</div>`;
    const captionsOf = (words: string) =>
      findFigures(
        parsePage(slides(words), 'https://news.example/a'),
        readJsonLd(parsePage('', 'https://news.example/a')),
      ).map(({ figure }) => figure.caption);
    assert.deepEqual(
      captionsOf(`<p>Arch # is old. ${PROSE} ${PROSE}</p><p>${PROSE} ${PROSE}</p>`),
      Array(4).fill(undefined),
    );
    assert.equal(captionsOf(`<p>Arch #</p><p>${PROSE}</p>`).filter(Boolean).length, 4);
  });

  it('keeps the alt text apart and never makes a caption of it', () => {
    assert.deepEqual(
      inArticle('<figure><img src="/i/b.jpg" alt="A bridge over the river" width="800" height="600"></figure>'),
      [{ url: 'https://news.example/i/b.jpg', alt: 'A bridge over the river', lead: true, width: 800, height: 600 }],
    );
  });

  it('takes a credit that only JSON-LD states, never its caption', () => {
    const image = {
      '@type': 'ImageObject',
      url: 'https://news.example/i/IMG_20260507-1200x800.jpg',
      caption: 'x',
      creditText: 'Jane Doe',
    };
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge', image })}</script>`;
    assert.deepEqual(brief(inArticle('<img src="/i/IMG_20260507.jpg">', head)), ['/i/IMG_20260507.jpg |  | Jane Doe']);
  });

  it('finds the caption in a wrapper that is called for its button, and lines of a table with the maker first', () => {
    const wrapped =
      '<figure><img src="/b.jpg" alt=""><div class="expand"><figcaption>The bridge.</figcaption></div></figure>';
    assert.deepEqual(
      inArticle(wrapped).map(({ caption }) => caption),
      ['The bridge.'],
    );
    const table =
      '<table><tr><td><img src="/b.jpg" alt=""><br><small>Jane Roe/Observer</small><br><b>The bridge in May.</b></td></tr></table>';
    assert.deepEqual(
      inArticle(table).map(({ caption, credit }) => [caption, credit]),
      [['The bridge in May.', 'Jane Roe/Observer']],
    );
  });

  it('leaves paragraphs of the body beside a picture alone', () => {
    assert.deepEqual(
      brief(inArticle(`<div><img src="/i/b.jpg"></div><p>The bridge was built in 1880. Its arches are of stone.</p>`)),
      ['/i/b.jpg |  | '],
    );
  });
});

describe('choice of figures', () => {
  it('takes the declared address for a captioned lead whose own only a script knows, and leaves other such pictures out', () => {
    const head = '<meta property="og:image" content="https://news.example/i/social.jpg">';
    const figure = (words: string) =>
      `<figure><img src="data:image/gif;base64,R0"><figcaption>${words}</figcaption></figure>`;
    const figures = figuresOf(
      `<article><h1>Bridge</h1>${figure('The old bridge')}${P}${P}${figure('The new bridge')}${P}</article>`,
      head,
    );
    assert.deepEqual(brief(figures), ['/i/social.jpg | The old bridge | ']);
  });

  const lead = '<figure><img src="/i/lead.jpg"><figcaption>The old bridge</figcaption></figure>';

  it('finds the lead above the headline in the article’s box', () => {
    const figures = figuresOf(`<main>${lead}<h1>Bridge</h1><div>${P}${P}<img src="/i/b.jpg">${P}</div></main>`);
    assert.deepEqual(brief(figures), ['/i/lead.jpg | The old bridge | ', '/i/b.jpg |  | ']);
    assert.deepEqual(
      figures.map((figure) => figure.lead),
      [true, false],
    );
  });

  it('finds the picture that the page declares, wherever it stands above the body', () => {
    const head = '<meta property="og:image" content="https://news.example/i/IMG_20260507-1200x630.jpg">';
    const figures = figuresOf(`<div><img src="/i/IMG_20260507.jpg"></div><h1>Bridge</h1><div>${P}${P}</div>`, head);
    assert.deepEqual(brief(figures), ['/i/IMG_20260507.jpg |  | ']);
  });

  it('leaves out the portrait of an author that JSON-LD names', () => {
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge', author: [{ name: 'Jane Doe' }] })}</script>`;
    const portrait = '<div><img src="/i/jd.jpg" alt="Jane Doe"></div>';
    assert.deepEqual(figuresOf(`<article><h1>Bridge</h1>${portrait}${P}${P}</article>`, head), []);
  });

  it('keeps galleries behind the last paragraph in the body’s box, not the cards behind the box', () => {
    const card = '<figure><img src="/i/card.jpg"><figcaption>Other news</figcaption></figure>';
    assert.deepEqual(brief(figuresOf(`<h1>Bridge</h1><div>${P}${P}${lead}</div><div>${card}</div>`)), [
      '/i/lead.jpg | The old bridge | ',
    ]);
  });

  it('believes the page’s declaration over the name of a box', () => {
    const head = '<meta property="og:image" content="https://news.example/i/IMG_20260507-1200x630.jpg">';
    const figures = figuresOf(
      `<article><h1>Bridge</h1><div class="header-teaser__image"><img src="/i/IMG_20260507.jpg"></div>${P}${P}</article>`,
      head,
    );
    assert.deepEqual(brief(figures), ['/i/IMG_20260507.jpg |  | ']);
  });

  it('takes the picture that JSON-LD describes where the page has none', () => {
    const image = {
      '@type': 'ImageObject',
      url: 'https://news.example/i/b.jpg',
      caption: 'The old bridge. Photo: Jane Doe',
    };
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge', image })}</script>`;
    const figures = figuresOf(`<article><h1>Bridge</h1>${P}${P}</article>`, head);
    assert.deepEqual(brief(figures), ['/i/b.jpg | The old bridge. | Jane Doe']);
    assert.equal(figures[0]?.lead, true);
  });

  it('leaves the pictures of the page’s head and foot alone', () => {
    const figures = figuresOf(
      `<header><a href="/"><img src="/i/site.jpg"></a></header><article><h1>Bridge</h1>${P}${P}</article><footer>${lead}</footer>`,
    );
    assert.deepEqual(figures, []);
  });
});

describe('hostile pages', () => {
  const figuresIn = (html: string) => {
    const page = parsePage(html, 'https://news.example/a');
    const jsonLd = readJsonLd(page);
    const kept = page.elements.filter(({ name }) => name === 'p');
    return chooseFigures(page, jsonLd, findFigures(page, jsonLd), { kept, common: page.body });
  };

  it('reads 10,000 figures, in time linear in their number', () => {
    const figure = (n: number) =>
      `<figure><img src="/i/${n}/bridge.jpg"><figcaption>No ${n} (Jane Doe/AP)</figcaption></figure>`;
    assertLinear('figures', (part) => {
      const count = 10_000 * part;
      const found = figuresIn(`${P}${Array.from({ length: count }, (_, n) => figure(n)).join('')}${P}`);
      assert.equal(found.length, count);
    });
  });

  it('takes no caption of a megabyte, in time linear in its length', () =>
    assertLinear('the caption', (part) => {
      const caption = 'Foto: ( '.repeat(130_000 * part);
      const found = figuresIn(`${P}<figure><img src="/b.jpg"><figcaption>${caption}</figcaption></figure>${P}`);
      assert.deepEqual(brief(found.map(({ figure }) => figure)), ['/b.jpg |  | ']);
    }));

  it('is not slowed by nesting, runs of commas or long names', () => {
    const pages: Record<string, (part: number) => string> = {
      nesting: (part) => '<div><img src="/b.jpg"><i>x</i>'.repeat(400 * part),
      commas: (part) => `<img srcset="${'a,'.repeat(500_000 * part)} 1w">`.repeat(5),
      'a long name': (part) => `<figure class="${'aA-'.repeat(300_000 * part)}"><img src="/b.jpg"></figure>`,
      'empty elements': (part) => `<div><img src="/b.jpg">${'<b></b>'.repeat(100_000 * part)}</div>`,
    };
    for (const [what, page] of Object.entries(pages)) assertLinear(what, (part) => figuresIn(page(part)));
  });
});
