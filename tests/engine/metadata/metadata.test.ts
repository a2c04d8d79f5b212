/** Address, language, access, warnings and printed elements; and that hostile pages are read in linear time. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';
import { visibleText } from '../../../src/engine/page/text.ts';
import { assertLinear } from '../../helpers/growth.ts';
import { ld, meta, metadataOf, PAGE, PROSE } from './made-pages.ts';

describe('address, language, access', () => {
  const body = `<h1>Bridge opens</h1>${PROSE}`;

  it('trusts a canonical address of the same site only', () => {
    const canonical = (href: string, url = `${PAGE}?utm_source=feed&id=7`) =>
      metadataOf(`<link rel="canonical" href="${href}">`, body, url).metadata.url;
    assert.equal(canonical('https://www.news.example/story?fbclid=1'), 'https://www.news.example/story');
    assert.equal(canonical('https://thief.example/story'), `${PAGE}?id=7`);
    assert.equal(canonical('https://news.example/'), `${PAGE}?id=7`);
    assert.equal(canonical('javascript:alert(1)'), `${PAGE}?id=7`);
  });

  it('believes a declared language only where the text bears it out', () => {
    const russian =
      '<p>Мост, которого город ждал десять лет, был открыт во вторник мэром, который первым его пересёк.</p>'.repeat(5);
    assert.equal(metadataOf('', russian).metadata.language, 'ru');
    assert.equal(metadataOf('', body, PAGE, 'lang="en_GB"').metadata.language, 'en-GB');
    assert.equal(metadataOf('', body, PAGE, 'lang="%lang%"').metadata.language, 'en');
    const arabic = metadataOf(
      '',
      '<p>افتتح الجسر الذي انتظرته المدينة عشر سنوات يوم الثلاثاء من قبل رئيس البلدية.</p>'.repeat(5),
      PAGE,
      'lang="ar"',
    );
    assert.equal(arabic.metadata.direction, 'rtl');
  });

  it('reads access from the schema, the tier and the page', () => {
    assert.equal(
      metadataOf(ld({ '@type': 'NewsArticle', headline: 'Bridge opens', isAccessibleForFree: 'False' }), body).metadata
        .access,
      'paywalled',
    );
    assert.equal(
      metadataOf(ld({ '@type': 'NewsArticle', headline: 'Bridge opens', isAccessibleForFree: true }), body).metadata.access,
      'free',
    );
    assert.equal(metadataOf(meta('article:content_tier', 'metered'), body).metadata.access, 'metered');
    assert.equal(metadataOf('', body).metadata.access, 'unknown');
  });
});

describe('warnings', () => {
  it('tell where two strong sources disagree', () => {
    const head =
      ld({
        '@type': 'NewsArticle',
        headline: 'Bridge opens',
        datePublished: '2025-01-14',
        author: { '@type': 'Person', name: 'Jane Roe' },
      }) + meta('article:published_time', '2024-06-01T00:00:00Z');
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1><p class="byline">By Other Person</p>${PROSE}`);
    assert.deepEqual(metadata.warnings.map(({ code }) => code).sort(), ['authors-disagree', 'dates-disagree']);
    assert.equal(metadata.published, '2025-01-14');
  });

  it('are none where they agree', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: 'Bridge opens',
      datePublished: '2025-01-14T10:00:00Z',
      author: { name: 'Jane Roe' },
    });
    assert.deepEqual(
      metadataOf(head, `<h1>Bridge opens</h1><p class="byline">By Jane Roe</p>${PROSE}`).metadata.warnings,
      [],
    );
  });
});

describe('a page that was read from a file', () => {
  const relative =
    '<p><a href="/more">More</a> <a href="#top">Top</a> <img src="b.jpg"> <img src="https://n.example/c.jpg"></p>';
  const warningsOf = (head: string, url: string) =>
    metadataOf(head, `<h1>Bridge opens</h1>${relative}${PROSE}`, url).metadata.warnings;

  it('warns of what is left out for want of its address', () => {
    const message =
      '2 relative links and pictures are left out, as the address of the page is not known; give it with --base';
    const style = '<link rel="stylesheet" href="style.css">';
    assert.deepEqual(warningsOf(style, 'file:///pages/bridge.html'), [{ code: 'relative-addresses', message }]);
  });

  it('does not where the page has a base, or was fetched', () => {
    assert.deepEqual(warningsOf('<base href="https://n.example/">', 'file:///pages/bridge.html'), []);
    assert.deepEqual(warningsOf('', PAGE), []);
  });
});

describe('printed elements', () => {
  const LEAD = 'The city waited for it since 2015, and paid for it twice.';

  it('find a dek without a name right below the headline of a head of its own', () => {
    const head = '<h1>Bridge opens after ten years</h1><p class="x1">The city waited for it since 2015.</p>';
    const body = '<p>On Tuesday the mayor cut the ribbon of the bridge that was planned in 2010.</p>'.repeat(12);
    const dekOf = (markup: string) => {
      const page = parsePage(`<!doctype html><title>Bridge opens after ten years</title>${markup}`, 'https://n.example/1');
      return readMetadata(page, readJsonLd(page)).subtitle;
    };
    assert.equal(dekOf(`<article><header>${head}</header>${body}</article>`), 'The city waited for it since 2015.');
    // Among the paragraphs of the body it is the first of them.
    assert.equal(dekOf(`<article>${head}${body}</article>`), undefined);
  });

  const dekCases: [why: string, markup: string, dek: string | undefined][] = [
    [
      'byline and date in its box',
      `<div class="article-lead"><p>${LEAD}</p><p class="author">By Jane Roe</p><time>14 January 2025</time></div>`,
      LEAD,
    ],
    [
      'a picture with its caption in its box',
      `<div class="intro"><figure><img src="/b.jpg"><figcaption>The bridge. Photo: Jane Roe</figcaption></figure>${LEAD}</div>`,
      LEAD,
    ],
    ['a credit inside it', `<p class="lead">${LEAD} <span class="credit">Jane Roe/Agency</span></p>`, LEAD],
    [
      'share links in its box',
      `<div class="summary"><p>${LEAD}</p><ul><li><a href="/s">Share this</a></li><li>Print it</li></ul></div>`,
      LEAD,
    ],
    ['a date before it', `<div class="intro"><span class="date">14 January 2025</span> ${LEAD}</div>`, LEAD],
    [
      'a box of its own inside the marked one',
      `<div class="lead"><p>A line of the office, which is none.</p><p class="subtitle">${LEAD}</p></div>`,
      LEAD,
    ],
    ['the life of the author', `<div class="author-bio"><p class="intro">${LEAD}</p></div>`, undefined],
    ['a field that may have a summary', `<div class="field-type-text-with-summary"><p>${LEAD}</p></div>`, undefined],
    ['a byline in large letters', '<p class="lead">By Jane Roe, Editor of the Example News</p>', undefined],
    [
      'a byline with its names apart',
      '<p class="lead">by <span class="authors">Jane Roe and Otto Weiss</span></p>',
      undefined,
    ],
    ['the word before a name', `<div class="lead">${LEAD} By <span class="author">Jane Roe</span></div>`, LEAD],
    [
      'two paragraphs in one box',
      `<div class="intro"><p>${LEAD}</p><p>It was closed for years.</p></div>`,
      `${LEAD} It was closed for years.`,
    ],
    ['kicker and headline once more', '<h2 class="subtitle">Traffic - Bridge opens after ten years</h2>', undefined],
  ];
  for (const [why, markup, dek] of dekCases) {
    it(`have the dek without what stands about it: ${why}`, () => {
      const head = '<title>Bridge opens after ten years</title>';
      const { metadata } = metadataOf(head, `<article><h1>Bridge opens after ten years</h1>${markup}${PROSE}</article>`);
      assert.equal(metadata.subtitle, dek);
    });
  }

  it('are the headline, dek, byline and date of the article', () => {
    const { page, metadata } = metadataOf(
      '<title>Bridge opens after ten years</title>',
      `<article><h1>Bridge opens after ten years</h1><p class="dek">The city waited for it since 2015.</p>
       <div class="byline">By <a href="/author/jane-roe">Jane Roe</a></div><time datetime="2025-01-14">14 January 2025</time>${PROSE}</article>`,
    );
    const printed = findPrinted(page, metadata, readJsonLd(page));
    assert.equal(printed.headline && visibleText(printed.headline), 'Bridge opens after ten years');
    assert.equal(printed.dek && visibleText(printed.dek), 'The city waited for it since 2015.');
    assert.deepEqual(printed.bylines.map(visibleText), ['By Jane Roe']);
    assert.deepEqual(printed.dates.map(visibleText), ['14 January 2025']);
    assert.equal(metadata.subtitle, 'The city waited for it since 2015.');
  });
});

describe('hostile pages', () => {
  /** Of a page of `part` of the full size. */
  const cases: [why: string, htmlOf: (part: number) => string][] = [
    ['a headline of a megabyte', (part) => `<h1>${'word '.repeat(200_000 * part)}</h1>`],
    ['headings without end', (part) => '<h1>a b c</h1>'.repeat(50_000 * part)],
    ['bylines without end', (part) => '<p class="byline">By Jane Roe</p>'.repeat(50_000 * part)],
    [
      'authors without end',
      (part) =>
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge opens","author":[${Array.from({ length: 20_000 * part }, (_, n) => `{"@type":"Person","name":"Jane${n}"}`).join()}]}</script>`,
    ],
    [
      'authors without end in the byline',
      (part) => Array.from({ length: 20_000 * part }, (_, n) => `<p class="byline">By Jane Roe${n}</p>`).join(''),
    ],
    ['times without end', (part) => '<time datetime="2025-01-14">x</time>'.repeat(50_000 * part)],
    ['a byline nested deep', () => `${'<div class="author">'.repeat(480)}Jane Roe`],
    [
      'a date line nested deep',
      (part) => `${'<div class="date">'.repeat(480)}14 January 2025${' filler'.repeat(50_000 * part)}`,
    ],
    ['separators without end', (part) => `<title>${'a | '.repeat(100_000 * part)}</title>`],
    ['meta tags without end', (part) => '<meta name="author" content="Jane Roe">'.repeat(50_000 * part)],
    ['links to itself without end', (part) => `<a href="/2025/01/14/bridge-opens">x</a>`.repeat(50_000 * part)],
    [
      'data without end',
      (part) =>
        `<title>Bridge opens today</title><script>${'"published_at":"2025-99-14","t":"Bridge opens today",'.repeat(50_000 * part)}</script>`,
    ],
    [
      'newsletter boxes nested deep',
      (part) => `${'<div class="newsletter">'.repeat(480)}${'<p>x</p>'.repeat(50_000 * part)}`,
    ],
    ['markup in values', (part) => `<meta name="author" content="${'&lt;b&gt;'.repeat(50_000 * part)}">`],
    [
      'white space without end',
      (part) => `<p class="byline">By${' '.repeat(500_000 * part)}Jane Roe</p><h1>${'&nbsp;'.repeat(100_000 * part)}x</h1>`,
    ],
  ];
  for (const [why, htmlOf] of cases) {
    it(`${why}: the time grows in proportion to the page`, () =>
      assertLinear(why, (part) => metadataOf('', htmlOf(part * 0.4))));
  }
});
