/** Authors: of the claims of the head and of the bylines that are printed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ld, meta, metadataOf, PROSE } from '../made-pages.ts';

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

  it('are the house with its agency as the page says it, where nobody is named', () => {
    const authors = (name: string, site = 'Le Journal') =>
      metadataOf(
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author: { '@type': 'Person', name } }) +
          meta('og:site_name', site),
        `<h1>Bridge opens</h1>${PROSE}`,
      ).metadata;
    const { authors: whole, contributors, agency } = authors('Le Journal avec AFP');
    assert.deepEqual(whole, ['Le Journal avec AFP']);
    assert.deepEqual(contributors, [{ name: 'Le Journal avec AFP', kind: 'organization' }]);
    assert.deepEqual(agency, ['AFP']);
    assert.deepEqual(authors('Beispielblatt mit dpa', 'Beispielblatt').authors, ['Beispielblatt mit dpa']);
    assert.deepEqual(authors('Jane Roe avec AFP').authors, ['Jane Roe']);
    assert.deepEqual(authors('Le Journal et Jane Roe').authors, ['Jane Roe']);
  });

  it('are never the site beside a person, as whatever the schema lists it', () => {
    const authors = (...author: unknown[]) =>
      metadataOf(
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens', author }) + meta('og:site_name', 'Example News'),
        `<h1>Bridge opens</h1>${PROSE}`,
      ).metadata.authors;
    const jane = { '@type': 'Person', name: 'Jane Roe' };
    assert.deepEqual(authors(jane, { '@type': 'Organization', name: 'Example News' }), ['Jane Roe']);
    assert.deepEqual(authors(jane, { '@type': 'Organization', name: 'Reuters' }), ['Jane Roe', 'Reuters']);
    assert.deepEqual(authors(jane, { '@type': 'Person', name: 'Example News' }), ['Jane Roe']);
  });

  it('are what a card states, where its label does not say that it is something else', () => {
    const authors = (label: string, value: string) =>
      metadataOf(meta('twitter:label1', label) + meta('twitter:data1', value), `<h1>Bridge opens</h1>${PROSE}`).metadata
        .authors;
    for (const label of ['Written by', 'Verfasst von', 'Escrito por', 'Napisane przez', ''])
      assert.deepEqual(authors(label, 'Jane Roe'), ['Jane Roe'], label);
    for (const [label, value] of [
      ['Availability', 'In stock'],
      ['Filed under', 'Rivers and Bridges'],
      ['Catégorie', 'Vie Pratique'],
      ['Lesezeit', 'Fünf Minuten'],
      ['Est. reading time', '4 minutes'],
      ['Price', 'Nur Online'],
    ] as const)
      assert.deepEqual(authors(label, value), [], label);
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
