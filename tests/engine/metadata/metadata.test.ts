import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';
import { visibleText } from '../../../src/engine/page/text.ts';
import { assertLinear } from '../../helpers/growth.ts';

const PAGE = 'https://news.example/2025/01/14/bridge-opens';
const PROSE =
  '<p>The bridge that the city waited ten years for was opened on Tuesday by the mayor, who was the first to cross it.</p>'.repeat(
    3,
  );

function metadataOf(head: string, body: string, url = PAGE, attributes = 'lang="en"') {
  const page = parsePage(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`, url);
  const metadata = readMetadata(page, readJsonLd(page));
  return { page, metadata };
}

const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe('title', () => {
  it('is the printed headline, without the site name that titles carry', () => {
    const { metadata } = metadataOf(
      `<title>Bridge opens after ten years - Example News</title>${meta('og:site_name', 'Example News')}${meta('og:title', 'Bridge opens after ten years | Example News')}`,
      `<h1>Example News</h1><h1>Bridge opens after ten years</h1>${PROSE}`,
    );
    assert.equal(metadata.title, 'Bridge opens after ten years');
    assert.equal(metadata.provenance.title, 'dom:h1');
  });

  it('leaves the kicker out that the page prints inside the heading', () => {
    const { metadata } = metadataOf(
      meta('og:title', 'Bridge opens after ten years') +
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years' }),
      `<h1><span>Traffic</span> <span>Bridge opens after ten years</span></h1>${PROSE}`,
    );
    assert.equal(metadata.title, 'Bridge opens after ten years');
  });

  const news = (headline: string) => ld({ '@type': 'NewsArticle', headline });
  const cases: [what: string, head: string, body: string, title: string][] = [
    [
      'a part that is marked as a kicker is none of it, whatever the head says',
      meta('og:title', 'City traffic: Bridge opens after ten years'),
      '<h1><span class="overline">City traffic</span>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'a date inside the heading is none of it',
      '<title>Bridge opens after ten years</title>',
      '<h1><time>27.01.2022</time>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'a kicker that is joined by a colon is a part of it',
      meta('og:title', 'Traffic: Bridge opens after ten years'),
      '<h1><span class="kicker">Traffic</span><span class="sr-only">: </span><span>Bridge opens after ten years</span></h1>',
      'Traffic: Bridge opens after ten years',
    ],
    [
      'the only main heading is it, where the head has a title for search engines alone',
      '<title>How to open a crossing: 10 tips</title>',
      '<h1>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'but not one of several',
      '<title>How to open a crossing: 10 tips</title>',
      '<h1>Springfield reads every day</h1><h1>Bridge opens after ten years</h1>',
      'How to open a crossing: 10 tips',
    ],
    [
      'a part whose data attribute calls it a kicker is none of it',
      meta('og:title', 'City traffic: Bridge opens after ten years'),
      '<h2><span data-story-kicker="City traffic">City traffic</span><div>Bridge opens after ten years</div></h2>',
      'Bridge opens after ten years',
    ],
    [
      'two words are left without the kicker where two claims say just them',
      `<title>Bridge opens?</title>${meta('og:title', 'Bridge opens?')}`,
      '<h1><span class="sub-heading">City traffic:</span> Bridge opens?</h1>',
      'Bridge opens?',
    ],
    [
      'what follows a bar is none of it where a claim ends before',
      meta('og:title', 'Bridge opens after ten years') + meta('og:site_name', 'Springfield Post'),
      '<h1>Bridge opens after ten years<span class="element-invisible"> | GAZETTE.EXAMPLE</span></h1>',
      'Bridge opens after ten years',
    ],
    [
      'the address of the site before it is none of it',
      '<title>news.example Bridge opens</title>',
      '<h1><a href="/">news.example</a></h1>',
      'Bridge opens',
    ],
    [
      'a first part in the same line stays, also where the head leaves it out',
      meta('og:title', 'Bridge opens after ten years') + meta('twitter:title', 'Bridge opens after ten years'),
      '<h1>"At last": Bridge opens after ten years</h1>',
      '"At last": Bridge opens after ten years',
    ],
    [
      "the printed one that sharing confirms comes before a news schema's own",
      meta('og:title', 'Bridge opens after ten long years') + news('Mayor opens the bridge after ten years'),
      '<h1>Bridge opens after ten long years</h1>',
      'Bridge opens after ten long years',
    ],
    [
      'but not where it tells another story than the printed one',
      meta('og:title', 'Bridge opens after ten years') + news('Sample menus'),
      '<h1>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'nor where it is the printed one behind a place',
      meta('og:title', 'Bridge opens after ten years') + news('Springfield - Bridge opens after ten years'),
      '<h2>Bridge opens after ten years</h2>',
      'Bridge opens after ten years',
    ],
    [
      "a heading that leads home is the site's name",
      '<title>All the town talk: Bridge opens after ten years</title>',
      '<h1><a href="/">All the town talk</a></h1><h3>Bridge opens after ten years</h3>',
      'Bridge opens after ten years',
    ],
    [
      'a heading of the text is none, though more like what search engines get',
      '<title>5 best reasons for a new bridge in 2026</title>',
      '<h1>Top 5 things that a bridge can do in 2026</h1><p>Text.</p><h2>The 5 best reasons for a new bridge in 2026 again</h2>',
      'Top 5 things that a bridge can do in 2026',
    ],
  ];
  for (const [what, head, body, title] of cases) {
    it(what, () => assert.equal(metadataOf(head, body + PROSE).metadata.title, title));
  }

  it('comes from the head where no heading agrees', () => {
    const { metadata } = metadataOf(`<title>Bridge opens after ten years | news.example</title>`, `<h1>Local</h1>${PROSE}`);
    assert.equal(metadata.title, 'Bridge opens after ten years');
    assert.equal(metadata.provenance.title, 'dom:title');
  });

  it('is absent where the page has none', () => {
    const { metadata } = metadataOf('', PROSE);
    assert.equal('title' in metadata, false);
  });
});

describe('authors', () => {
  it('are people before organisations, and before the account that published', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: 'Bridge opens',
      author: { '@type': 'Person', name: 'admin' },
      publisher: { name: 'Example News' },
    });
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1><p>By: Jane Roe and John Doe</p>${PROSE}`);
    assert.deepEqual(metadata.authors, ['Jane Roe', 'John Doe']);
    assert.equal(metadata.provenance.authors, 'dom:by-text');
  });

  it('keep an agency where it is all there is', () => {
    const head = ld({
      '@type': 'NewsArticle',
      headline: 'Bridge opens',
      author: { '@type': 'Organization', name: 'Reuters' },
    });
    assert.deepEqual(metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`).metadata.authors, ['Reuters']);
  });

  it('are the site too, where the schema lists it beside a person as what it is', () => {
    const authors = (...author: unknown[]) =>
      metadataOf(
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author }) + meta('og:site_name', 'Example News'),
        `<h1>Bridge opens</h1>${PROSE}`,
      ).metadata.authors;
    const jane = { '@type': 'Person', name: 'Jane Roe' };
    assert.deepEqual(authors(jane, { '@type': 'Organization', name: 'Example News' }), ['Jane Roe', 'Example News']);
    assert.deepEqual(authors(jane, { '@type': 'Person', name: 'Example News' }), ['Jane Roe']);
  });

  it('are no subjects that a line beside the headline links to', () => {
    const line =
      '<div class="author-meta">January 14, 2025 <a href="/category/products-liability/">Products Liability</a></div>';
    assert.deepEqual(
      metadataOf(meta('og:title', 'Bridge opens'), `<h1>Bridge opens</h1>${line}${PROSE}`).metadata.authors,
      [],
    );
    const two =
      '<div class="byline"><a href="/author/jane-roe/">Jane Roe</a> <a rel="tag" href="/x/hr-strategy">HR Strategy</a></div>';
    const { authors } = metadataOf(meta('og:title', 'Bridge opens'), `<h1>Bridge opens</h1>${two}${PROSE}`).metadata;
    assert.deepEqual(authors, ['Jane Roe']);
  });

  it('are not those of related articles or comments', () => {
    const body = `<h1>Bridge opens after ten years</h1><div class="byline">By <a rel="author">Jane Roe</a></div>${PROSE}
      <div class="related-posts"><div class="byline">By Wrong Person</div></div>
      <section id="comments"><span class="author">Angry Reader</span></section>`;
    assert.deepEqual(metadataOf(meta('og:title', 'Bridge opens after ten years'), body).metadata.authors, ['Jane Roe']);
  });

  it('are read from references in a graph', () => {
    const head = ld({
      '@graph': [
        { '@type': 'Article', headline: 'Bridge opens', author: { '@id': '#jane' } },
        { '@type': 'Person', '@id': '#jane', name: 'Jane Roe' },
      ],
    });
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`);
    assert.deepEqual(metadata.authors, ['Jane Roe']);
    assert.equal(metadata.provenance.authors, 'json-ld:Article.author');
  });

  const authorsOf = (line: string) =>
    metadataOf(meta('og:title', 'Bridge opens after ten years'), `<h1>Bridge opens after ten years</h1>${line}${PROSE}`)
      .metadata.authors;

  it('are those whom the line below the headline tells, not the account that published', () => {
    const head = ld({ '@type': 'Article', headline: 'Bridge opens', author: { '@type': 'Person', name: 'Mary Major' } });
    const authors = (line: string) => metadataOf(head, `<h1>Bridge opens</h1>${line}${PROSE}`).metadata.authors;
    assert.deepEqual(authors('<p>By Jane Roe</p>'), ['Jane Roe']);
    assert.deepEqual(authors('<p>By M. Major</p>'), ['Mary Major']);
    assert.deepEqual(authors(`${PROSE.repeat(9)}<p>By Jane Roe</p>`), ['Mary Major']);
    const below = `<p>The city waited for it.</p>${'<div><i></i></div>'.repeat(10)}`;
    assert.deepEqual(authors(`<a rel="author" href="/">Mary Major</a>${below}<p><em>By Jane Roe</em></p>`), ['Jane Roe']);
    const plugin = ld({ '@type': 'WebPage', name: 'Bridge opens', author: { '@type': 'Person', name: 'Mary Major' } });
    const { metadata } = metadataOf(plugin, `<h1>Bridge opens</h1><p class="byline">Jane Roe</p>${PROSE}`);
    assert.deepEqual(metadata.authors, ['Jane Roe']);
  });

  it('may have one name in the schema, where it is a person', () => {
    const authors = (name: string) =>
      metadataOf(
        ld({ '@type': 'Article', headline: 'Bridge opens', author: { '@type': 'Person', name } }),
        `<h1>Bridge opens</h1>${PROSE}<p class="author">Other Person</p>`,
      ).metadata.authors;
    assert.deepEqual(authors('Gabo'), ['Gabo']);
    assert.deepEqual(authors('gabo7'), ['Other Person']);
    assert.deepEqual(authors('Jane Roe - Bridge Editorial Team'), ['Jane Roe']);
  });

  it('are not those who checked the text', () => {
    const links = (before: string, after: string) =>
      `<div class="byline">${before} <a href="/author/7/">Jane Roe</a> ${after} <a href="/author/8/">Joe Doe</a></div>`;
    assert.deepEqual(authorsOf(links('By', '– Updated Sep 9, 2025 | Fact-checked by')), ['Jane Roe']);
    assert.deepEqual(authorsOf(links('Written by', '| Edited by')), ['Jane Roe']);
    assert.deepEqual(authorsOf(links('Medically reviewed by', '— Written by')), ['Joe Doe']);
    assert.deepEqual(authorsOf('<p class="author">Reviewed by Joe Doe | Written by Jane Roe</p>'), ['Jane Roe']);
    const apart = (label: string, name: string) => `<span>${label}<span> by </span><a href="/p">${name}</a></span>`;
    assert.deepEqual(authorsOf(apart('Medically reviewed', 'Joe Doe') + apart('Written', 'Jane Roe')), ['Jane Roe']);
  });

  it('are all that a byline has, where the schema has room for one, and no place beside the name', () => {
    const head = ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author: { '@type': 'Person', name: 'Jane Roe' } });
    const page = (line: string) => metadataOf(head, `<h1>Bridge opens</h1>${line}${PROSE}`).metadata;
    assert.deepEqual(page('<p class="byline">Jane Roe, Joe Doe</p>').authors, ['Jane Roe', 'Joe Doe']);
    assert.deepEqual(page('<p class="byline">Joe Doe, Mary Major</p>').authors, ['Jane Roe']);
    const beside = page('<div><a href="/author/roe">Jane Roe</a> <span>Isla Chica - 21 Aug 2022 - 05:30 CEST</span></div>');
    assert.deepEqual([beside.authors, beside.warnings], [['Jane Roe'], []]);
  });

  it('have their whole name where the line at the headline has its initials alone', () => {
    const away = `<aside>${'<div><i></i></div>'.repeat(90)}<b>A Diary</b> by <a href="/x">Jane Roe</a></aside>`;
    const authors = (short: string) => {
      const line = `<p>Posted <span class="author vcard"><a rel="author" href="/a">${short}</a></span></p>`;
      return metadataOf('', `<h1>Bridge opens after ten years</h1>${line}${PROSE}${away}`).metadata.authors;
    };
    assert.deepEqual(authors('JR'), ['Jane Roe']);
    assert.deepEqual(authors('Jane'), ['Jane']);
    assert.deepEqual(authors('freeman1984'), ['freeman1984']);
  });

  it('are told near the headline rather than by cards further down', () => {
    const cards = PROSE + '<div class="x"><i></i></div>'.repeat(90) + '<div class="author">Joe Doe</div>'.repeat(3);
    assert.deepEqual(authorsOf(`<a rel="author" href="/a">freeman1984</a>${cards}`), ['freeman1984']);
    assert.deepEqual(authorsOf(`<p>By Team Bridge</p>${PROSE}${'<i></i>'.repeat(90)}<p>Written by Jane Roe</p>`), [
      'Jane Roe',
    ]);
    assert.deepEqual(authorsOf(`${PROSE}${'<i></i>'.repeat(90)}<p><strong>door anchor</strong></p>`), []);
  });

  it('are not a desk of the site beside people, but where nobody else is named', () => {
    const head = (author: string[]) =>
      meta('og:site_name', 'Example News') + ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author });
    const authors = (...names: string[]) => metadataOf(head(names), `<h1>Bridge opens</h1>${PROSE}`).metadata.authors;
    assert.deepEqual(authors('Jane Roe', 'Example News Latin America'), ['Jane Roe']);
    assert.deepEqual(authors('Example News Latin America'), ['Example News Latin America']);
  });

  it('are people before a newsroom that looks like a name, and no sentence beside them', () => {
    const head = `${ld({ '@type': 'Article', headline: 'Bridge opens', author: 'Bridge Editorial' })}<meta name="author" content="Jane Roe">`;
    assert.deepEqual(metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`).metadata.authors, ['Jane Roe']);
    const author = ['By Jane Roe', 'Springfield Garden-based Learning Network of our Schools'];
    const page = metadataOf(
      ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author }),
      `<h1>Bridge opens</h1>${PROSE}`,
    );
    assert.deepEqual(page.metadata.authors, ['Jane Roe']);
  });

  it('are not the sections and tags that stand in their line', () => {
    const line =
      '<p class="byline"><a rel="category tag" href="/x">Products Liability</a> <a href="/category/law/">Civil Law</a></p>';
    assert.deepEqual(authorsOf(line), []);
  });

  it('may be of one word where they are marked, but not controls or prose', () => {
    assert.deepEqual(
      authorsOf('<p>by <a href="/author/amanda/">Amanda</a> · Dec 20, 2025 at 3:00 am · Books, films and more</p>'),
      ['Amanda'],
    );
    assert.deepEqual(authorsOf('<div>Von <a class="username" href="/u/1">Jane.Roe</a> am Samstag, 19. Oktober 2019</div>'), [
      'Jane.Roe',
    ]);
    assert.deepEqual(authorsOf('<div class="author-name">Team Bridge</div>'), ['Team Bridge']);
    assert.deepEqual(authorsOf('<a rel="author" href="/p">Afficher mon profil complet</a>'), []);
    assert.deepEqual(authorsOf('<p>By the numbers</p>'), []);
  });

  it('are read behind a label that is an element of its own, and in an element called byline', () => {
    assert.deepEqual(authorsOf('<div><h5>Autor: </h5>Jane Roe/SP-X</div>'), ['Jane Roe']);
    assert.deepEqual(authorsOf('<p>Written by:</p><img src="/j.jpg"><span>Jane Roe</span>'), ['Jane Roe']);
    assert.deepEqual(authorsOf('<div><strong>Contributors:</strong> Jane Roe</div>'), ['Jane Roe']);
    assert.deepEqual(authorsOf('<byline>Von Jane Roe, dpa</byline>'), ['Jane Roe']);
  });

  it('are read from a bare line between breaks', () => {
    const body = `<table><tr><td><h1>Bridge opens after ten years</h1><br>By: Jane Roe<br><br>The bridge was opened.</td></tr></table>`;
    assert.deepEqual(metadataOf(meta('og:title', 'Bridge opens after ten years'), body).metadata.authors, ['Jane Roe']);
  });
});

describe('marks of authors that are of others', () => {
  const card = (inner: string) =>
    `<a class="card" href="/other"><h3>The river fell again, and so did the ferry</h3><p>Lead.</p>${inner}</a>`;
  const cases: [what: string, body: string, authors: string[]][] = [
    [
      "the photographer's in a caption",
      '<figure><figcaption>The bridge. <span class="author">Joe Doe</span></figcaption></figure>',
      [],
    ],
    [
      'but the portrait above a byline is a figure too',
      '<figure><figcaption><address>By <a rel="author" href="/authors/jane">Jane Roe</a></address></figcaption></figure>',
      ['Jane Roe'],
    ],
    ["another article's in its card", card('<div class="author">by Joe Doe</div>'), []],
    [
      'a sentence that begins with the word',
      '<p>Author Joe Doe, from Springfield, said she started reading about bridges when she was a child.</p>',
      [],
    ],
    [
      'a word in a paragraph',
      `<p>${'They came on foot and by bicycle, and stayed for the whole day. '.repeat(3)}Then <span>by Joe Doe</span> the mayor was led on.</p>`,
      [],
    ],
    ['a class that has the word in it', '<div class="box-by-plugin">Custom Homes</div>', []],
  ];
  for (const [what, body, authors] of cases) {
    it(what, () => {
      const html = `<article><h1>Bridge opens after ten years</h1>${body}${PROSE}</article>`;
      assert.deepEqual(metadataOf('<title>Bridge opens after ten years</title>', html).metadata.authors, authors);
    });
  }
});

describe('dates', () => {
  it('keep the offset of the source, and never mix published, modified and og:updated_time', () => {
    const head =
      meta('article:published_time', '2025-01-14T10:20:30+04:30') + meta('og:updated_time', '2025-01-15T00:00:00Z');
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14T10:20:30+04:30');
    assert.equal(metadata.modified, '2025-01-15T00:00:00Z');
  });

  it('are not published where only a change is dated', () => {
    const { metadata } = metadataOf(
      '',
      `<h1>Bridge opens</h1><p class="date">Last updated: January 14, 2025</p>${PROSE}`,
      'https://news.example/bridge',
    );
    assert.equal('published' in metadata, false);
    assert.equal(metadata.modified, '2025-01-14');
  });

  it('are told apart where one line prints both', () => {
    const line = '<p class="date">January 14, 2025. <i>Updated: January 16, 2025</i></p>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, 'https://news.example/bridge');
    assert.equal(metadata.published, '2025-01-14');
    assert.equal(metadata.modified, '2025-01-16');
  });

  it('are published where only a reviewer stands before them', () => {
    const line = '<div><div>Reviewed by <a href="/joe">Joe Doe</a></div><p>January 14, 2025 · 8 min read</p></div>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, 'https://news.example/bridge');
    assert.equal(metadata.published, '2025-01-14');
  });

  it('take the earlier day that is printed beside the headline, and warn', () => {
    const head = meta('article:published_time', '2025-06-24T08:00:00Z');
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1><div class="day">January 14, 2025</div>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14');
    assert.deepEqual(
      metadata.warnings.map(({ code }) => code),
      ['dates-disagree'],
    );
    const later = metadataOf(head, `<h1>Bridge opens</h1><div class="day">July 14, 2025</div>${PROSE}`).metadata;
    assert.equal(later.published, '2025-06-24T08:00:00Z');
    const nextDay = metadataOf(head, `<h1>Bridge opens</h1><div class="day">June 23, 2025</div>${PROSE}`).metadata;
    assert.equal(nextDay.published, '2025-06-24T08:00:00Z');
    const inText = `<h1>Bridge opens</h1>${PROSE.repeat(20)}<p>January 14, 2025</p>`;
    assert.equal(metadataOf(head, inText).metadata.published, '2025-06-24T08:00:00Z');
  });

  it('take the <time> near the headline, not those of teasers', () => {
    const card = (day: number) =>
      `<div class="card"><h3>Other story number ${day}</h3><time datetime="2025-02-0${day}">x</time></div>`;
    const { metadata } = metadataOf(
      '<title>Bridge opens after ten years</title>',
      `${card(1)}${card(2)}${card(3)}<article><h1>Bridge opens after ten years</h1><time datetime="2025-01-14T10:20:00+01:00">today</time>${PROSE}</article>${card(4)}`,
    );
    assert.equal(metadata.published, '2025-01-14T10:20:00+01:00');
  });

  it('get an offset from a second source of the same moment, and a day alone stays a day', () => {
    const both =
      ld({ '@type': 'NewsArticle', headline: 'Bridge opens', datePublished: '2025-01-14T10:20:30' }) +
      meta('article:published_time', '2025-01-14T10:20:30+01:00');
    assert.equal(metadataOf(both, '<h1>Bridge opens</h1>').metadata.published, '2025-01-14T10:20:30+01:00');
    const day = ld({ '@type': 'NewsArticle', headline: 'Bridge opens', datePublished: '2025-01-14' });
    assert.equal(metadataOf(day, '<h1>Bridge opens</h1>').metadata.published, '2025-01-14');
  });

  it('come from the address as a last resort', () => {
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14');
    assert.equal(metadata.provenance.published, 'url');
    const named = metadataOf('', `<h1>Bridge opens</h1>${PROSE}`, 'https://news.example/2025/january/4/bridge').metadata;
    assert.equal(named.published, '2025-01-04');
  });

  const UNDATED = 'https://news.example/local/bridge-opens';
  const headed = (line: string) =>
    `<title>Bridge opens after ten years</title>|<h1>Bridge opens after ten years</h1>${line}`;
  const publishedOf = (page: string, url = UNDATED) => {
    const [head = '', ...rest] = page.split('|');
    return metadataOf(head, `${rest.join('|')}${PROSE}`, url).metadata.published;
  };

  it('have day and month exchanged where another place states the day without doubt', () => {
    const day = '<span class="date">03/10/2023</span>';
    assert.equal(publishedOf(headed(day)), '2023-03-10');
    assert.equal(publishedOf(headed(day), 'https://news.example/2023/october/03/bridge'), '2023-10-03');
    const tag = meta('article:published_time', '03-09-2026');
    assert.equal(publishedOf(tag + headed('<p>Published March 9, 2026</p>')), '2026-03-09');
  });

  it('are told in local time where UTC falls on another day than the printed one', () => {
    const published = (utc: string, printed: string, rest = '') =>
      publishedOf(meta('article:published_time', utc) + headed(`<p class="day">${printed}</p>${rest}`));
    assert.equal(published('2022-05-04T00:25:56Z', 'May 3, 2022 21:25'), '2022-05-03T21:25:56-03:00');
    assert.equal(published('2021-11-04T23:00:00Z', 'November 5, 2021'), '2021-11-05T00:00:00+01:00');
    const comment = '<ol class="comments"><time datetime="2025-12-18T21:59:14-05:00">Thursday</time></ol>';
    assert.equal(published('2025-12-19T02:41:41+00:00', 'December 18, 2025', comment), '2025-12-18T21:41:41-05:00');
    assert.equal(published('2025-12-19T02:41:41+00:00', 'December 18, 2025'), '2025-12-19T02:41:41+00:00');
    assert.equal(published('2025-12-19T02:41:41+01:00', 'December 18, 2025'), '2025-12-19T02:41:41+01:00');
  });

  it('are read from a bare line below the headline, but not behind the label of a change', () => {
    const bare = (label: string) =>
      `<div>${label}<br>14 January 2025<br>${'The bridge was opened on Tuesday. '.repeat(9)}</div>`;
    assert.equal(publishedOf(headed(bare('Traffic'))), '2025-01-14');
    assert.equal(publishedOf(headed(bare('Last updated'))), undefined);
  });

  it('are read beside a headline that no heading marks', () => {
    const body = `<h1>Day seven</h1><fieldset><legend>Bridge opens after ten years</legend>14 January 2025<div>${PROSE}</div></fieldset>`;
    assert.equal(
      metadataOf(meta('og:title', 'Bridge opens after ten years'), body, UNDATED).metadata.published,
      '2025-01-14',
    );
  });

  it('are those of the first publication where a sentence tells it', () => {
    const told =
      '<p>10 May 2022</p><p>This article was originally published on 26 Sep 2019 at 4:12pm but has been updated.</p>';
    assert.equal(publishedOf(headed(told)), '2019-09-26T16:12');
  });

  it('take the earlier one that is labelled as the publication, wherever it stands alone', () => {
    const tag = meta('article:published_time', '2025-11-29T12:28:31-05:00');
    const foot = `${PROSE.repeat(20)}<p>Published <time pubdate datetime="2025-08-13">August 13, 2025</time></p>`;
    assert.equal(publishedOf(tag + headed(foot)), '2025-08-13');
  });

  it('take the day before where the head states a day alone', () => {
    const tag = meta('date', '2020-04-30');
    assert.equal(publishedOf(tag + headed('<time>29.04.2020, 12:01 Uhr</time>')), '2020-04-29T12:01');
  });

  it('are read in an issue of a newsletter, not in the box to subscribe to one', () => {
    const issue = '<div class="newsletter-details"><p>November 2, 2022</p></div>';
    assert.equal(publishedOf(headed(issue)), '2022-11-02');
    const box = '<div class="newsletter"><p>November 2, 2022</p><input name="email"></div>';
    assert.equal(publishedOf(headed(box)), undefined);
  });

  it('are not those of a change that only a class word tells', () => {
    const line = '<time class="field-changed" datetime="2025-12-17">December 17, 2025</time>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, UNDATED);
    assert.deepEqual([metadata.published, metadata.modified], [undefined, '2025-12-17']);
  });

  it('come from the card of a list that links to the page itself', () => {
    const card = (slug: string, day: number) =>
      `<div class="teaser"><i>${day}.11.2021</i><h3><a href="/local/${slug}">Story</a></h3></div>`;
    const cards = [card('ferry-closes', 9), card('bridge-opens', 10), card('tunnel-planned', 11)].join('');
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${PROSE}<nav>${cards}</nav>`, UNDATED);
    assert.deepEqual([metadata.published, metadata.provenance.published], ['2021-11-10', 'dom:own-teaser']);
  });

  it("come from the data of the page's scripts, from the entry of this page", () => {
    const entry = (slug: string, date: string) => ({ publicationDate: date, filler: 'x'.repeat(6_000), slug });
    const state = [
      entry('ferry-closes', '2021-01-01T00:00:00Z'),
      { publishedAt: '2022-01-31T14:27:32+01:00', slug: 'bridge-opens' },
    ];
    const head = `<script>window.state = ${JSON.stringify(state)};</script>`;
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`, UNDATED);
    assert.deepEqual([metadata.published, metadata.provenance.published], ['2022-01-31T14:27:32+01:00', 'script:published']);
  });
});

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
    const printed = findPrinted(page, metadata);
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
