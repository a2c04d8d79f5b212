/** Sections, the site's name and the summary, on whole pages: what paths, labels and systems' excerpts add to them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import { extract } from '../../../src/engine/extract.ts';

const TITLE = 'Harbour talks go on';
const SENTENCE = 'The council of the harbour town met for six hours on Tuesday and will meet again on Friday at noon. ';
const TEXT = `<p>The ferry has been waiting for its new pier since the storms of January took the old one away. ${SENTENCE}</p>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(4)}`;

/** More elements than a headline has near. */
const FAR = `<p>${`<em>${SENTENCE}</em><b>No.</b>`.repeat(3)}</p>`.repeat(15);

interface Parts {
  head?: string;
  before?: string;
  below?: string;
  behind?: string;
}

function read({ head = `<title>${TITLE}</title>`, before = '', below = '', behind = '' }: Parts, text = TEXT): Metadata {
  const html = `<html lang="en"><head>${head}</head><body>${before}<article><h1>${TITLE}</h1>${below}${text}${behind}</article></body></html>`;
  return extract({ html, url: 'https://www.paper.example/harbour' }).metadata;
}

/** The page with a box right before its headline, or other markup in that. */
function readBefore(before: string, inside = TITLE, level = 'h1'): Metadata {
  const html = `<html lang="en"><head><title>${TITLE}</title></head><body><article>${before}<${level}>${inside}</${level}>${TEXT}</article></body></html>`;
  return extract({ html, url: 'https://www.paper.example/harbour' }).metadata;
}

const crumbs = (...items: [name: string, address?: string][]) =>
  `<title>${TITLE}</title><script type="application/ld+json">${JSON.stringify([
    {
      '@type': 'NewsArticle',
      headline: TITLE,
      mainEntityOfPage: 'https://www.paper.example/harbour',
      articleSection: 'Sea',
    },
    { '@type': 'BreadcrumbList', itemListElement: items.map(([name, item], at) => ({ position: at + 1, name, item })) },
  ])}</script>`;

describe('a path', () => {
  it('has no home page, whatever that is called, and not this page under another title', () => {
    const own: [string, string] = ['Talks, ferries and piers: what is next', 'https://www.paper.example/harbour'];
    const head = crumbs(['Front', 'https://www.paper.example/'], ['Coast', 'https://www.paper.example/coast'], own);
    assert.deepEqual(read({ head }).sections, ['Coast']);
    assert.deepEqual(read({ head: crumbs(['Front', 'https://www.paper.example/'], own) }).sections, ['Sea']);
  });

  it('begins with a channel that has a host of its own', () => {
    const head = crumbs(['Money', 'https://money.paper.example/'], ['Ports', 'https://money.paper.example/ports']);
    assert.deepEqual(read({ head }).sections, ['Money', 'Ports']);
  });

  it('is not parted at the commas of its one name', () => {
    assert.deepEqual(read({ head: crumbs(['Ports, Piers', 'https://www.paper.example/p']) }).sections, ['Ports, Piers']);
  });

  it('as printed has no home page under the name of the house, in microdata either', () => {
    const before = '<nav class="breadcrumb"><a href="/">Harbour Media</a> &gt; <a href="/coast">Coast</a></nav>';
    assert.deepEqual(read({ before }).sections, ['Coast']);
    const item = (href: string, name: string) =>
      `<li itemscope itemtype="http://data-vocabulary.org/Breadcrumb"><a href="${href}" itemprop="url"><span itemprop="title">${name}</span></a></li>`;
    assert.deepEqual(read({ before: `<ol>${item('/', 'Harbour Media')}${item('/coast', 'Coast')}</ol>` }).sections, [
      'Coast',
    ]);
  });

  it('ends at the main heading that its box holds', () => {
    const html = `<title>${TITLE}</title><body><div class="intro__breadcrumbNavigation"><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li></ul><h1>${TITLE}</h1><p><a href="https://social.example/share">share</a> <a href="mailto:?subject=x">mail</a></p></div><article>${TEXT}</article></body>`;
    assert.deepEqual(extract({ html, url: 'https://www.paper.example/harbour' }).metadata.sections, ['Coast']);
  });
});

describe('categories behind a label', () => {
  const CASES: [what: string, parts: Parts, sections: string[] | undefined][] = [
    [
      'a noun in the line of the date',
      {
        below:
          '<small>May 3, 2023 | categories: <a href="/c/coast">Coast</a>, <a href="/c/ferries">Ferries</a> | <a href="#c">View comments</a></small>',
      },
      ['Coast', 'Ferries'],
    ],
    ['a verb', { below: '<span>Published in <a href="/section/coast">Coast</a></span>' }, ['Coast']],
    [
      'the sentence of a system at the foot, before a marked link',
      { behind: `${FAR}<footer>This entry was posted in <a href="/category/coast" rel="category tag">Coast</a>.</footer>` },
      ['Coast'],
    ],
    [
      'prose that ends with the word',
      { below: '<p>The town is a port of the third category <a href="/ports">Ports</a></p>' },
      undefined,
    ],
  ];
  for (const [what, parts, sections] of CASES) it(what, () => assert.deepEqual(read(parts).sections, sections));
});

describe('the site', () => {
  it('stands behind an angle quote, too', () => {
    assert.equal(read({ head: `<title>${TITLE} › Nordic by Nature</title>` }).site, 'Nordic by Nature');
  });

  it('may have a long name, where its own link and the page’s title bear it; a long slogan is none', () => {
    const name = 'Harbour University Mailman School of Public Health';
    const head = `<title>${TITLE} | ${name}</title><meta property="og:site_name" content="${name}">`;
    assert.equal(read({ head, before: `<a href="/"><img src="/logo.svg" alt="${name}"></a>` }).site, name);
    assert.equal(read({ head }).site, undefined);
  });
});

describe('the summary', () => {
  const summary = (content: string, more: Parts = {}) =>
    read({
      ...more,
      head: `<title>${TITLE} | Paper</title><meta property="og:site_name" content="港新聞オンライン"><meta name="description" content="${content}">`,
    });

  it('is no excerpt that a system makes with the byline or the dateline before the text', () => {
    const excerpt =
      'The ferry has been waiting for its new pier since the storms of January took the old one away. The council of the harbour town met for …';
    assert.equal(summary(`By Jane Roe ${excerpt}`, { below: '<p>By Jane Roe</p>' }).description, undefined);
    assert.equal(
      summary(
        `Cuts that no line of the text has: what the council wants to save on ferries, piers, schools and …`,
      ).description?.slice(0, 4),
      'Cuts',
    );
  });

  it('is not the whole of <title>, has no bar at its end and no name of the house in brackets', () => {
    assert.equal(summary(`${TITLE} | Paper`).description, undefined);
    assert.equal(
      summary('What the council wants to save on ferries and piers. |').description,
      'What the council wants to save on ferries and piers.',
    );
    assert.equal(
      summary('【港新聞】 What the council wants to save on ferries and piers.').description,
      'What the council wants to save on ferries and piers.',
    );
  });
});

describe('the language', () => {
  it('is that of short paragraphs of Japanese beside a notice in English', () => {
    const notice = `<div>${'We use cookies to make this site work and to understand how it is used by the people who visit us. '.repeat(3)}</div>`;
    const text = '<p>文化庁は一日、優れた作品を顕彰する今年度の芸術祭賞を発表した。大賞は短編に決まった。</p>'.repeat(20);
    const html = `<html lang="ja"><title>芸術祭賞を発表</title><body>${notice}<article><h1>芸術祭賞を発表</h1>${text}</article></body></html>`;
    assert.equal(extract({ html, url: 'https://www.paper.example/prize' }).metadata.language, 'ja');
  });
});

describe('authors', () => {
  it('are not who is linked in the midst of a paragraph, nor far below, nor the list of reporters', () => {
    const experts = `<p>The review includes an evaluation of experts, including <a href="/profile/ada-lovelace">Ada Lovelace</a>, PhD, from the school of public health. ${SENTENCE}</p>`;
    assert.deepEqual(read({}, experts + TEXT).authors, []);
    const team = `<section><h3>Meet our team</h3><ul><li><h4><a href="/staff/ada-lovelace">Ada Lovelace</a></h4></li></ul></section>`;
    assert.deepEqual(read({ behind: FAR + team }).authors, []);
    assert.deepEqual(read({ before: '<ul><li><a href="/sns/reporter/?iref=nav">Our Reporters</a></li></ul>' }).authors, []);
  });

  it('are no section that another link of the line is a part of', () => {
    const below =
      '<div>November 28, 2025 / <a href="https://www.paper.example/living-well">Living Well</a> / <a href="https://www.paper.example/living-well/food">Food</a></div>';
    assert.deepEqual(read({ below }).authors, []);
  });
});

describe('tags', () => {
  const link = (href: string, name: string) => `<a href="${href}">${name}</a>`;

  it('are not one text of words that another list has alone', () => {
    const words = 'Vienna Geneva Ukraine Weapons';
    const head = `<title>${TITLE}</title><meta name="news_keywords" content="Vienna,Geneva,Ukraine,Weapons"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, keywords: words })}</script>`;
    assert.deepEqual(read({ head }).tags, ['Vienna', 'Geneva', 'Ukraine', 'Weapons']);
    assert.deepEqual(read({ head: head.replace('Vienna,Geneva,Ukraine,Weapons', 'Ports') }).tags, [words]);
  });

  it('are not links to a shop, whatever the mark of the referrer is called', () => {
    const shop = `<p>Tags: ${link('https://shop.example/p/1?creative=6742&tag=roe-21', 'A board')}</p>`;
    assert.deepEqual(read({ behind: shop }).tags, []);
    assert.deepEqual(read({ behind: `<p>Tags: ${link('/?tag=ferries', 'Ferries')}</p>` }).tags, ['Ferries']);
  });

  it('are not the long list that the page has twice', () => {
    const names = [...'abcdefghijklmnopq'].map((letter) => `Theme ${letter}`);
    const menu = `<div><span>Thèmes</span><ul>${names.map((name, at) => `<li>${link(`/themes/${at}/`, name)}</li>`).join('')}</ul></div>`;
    assert.deepEqual(read({ before: menu, behind: menu }).tags, []);
    assert.equal(read({ behind: menu }).tags.length, names.length);
  });

  it('are the links in a list whose name has the word within it', () => {
    const list = (name: string) =>
      `<ul class="${name}"><li><a href="/tag/ferries">Ferries</a></li><li><a href="/tag/piers">Old piers</a></li></ul>`;
    assert.deepEqual(read({ behind: list('singleTagList') }).tags, ['Ferries', 'Old piers']);
    assert.deepEqual(read({ behind: list('vintagesList') }).tags, []);
  });

  it('are in words where a list has them as addresses do, each once', () => {
    const stated = (...tags: string[]) =>
      `<title>${TITLE}</title>${tags.map((tag) => `<meta property="article:tag" content="${tag}">`).join('')}`;
    const printed = '<p class="tags"><a href="/t/1">Old Piers</a> <a href="/t/2">Café Culture</a></p>';
    const head = stated('old-piers', 'Ferries', 'cafe-culture', 'night-boats');
    assert.deepEqual(read({ head, behind: printed }).tags, ['Old Piers', 'Ferries', 'Café Culture', 'night-boats']);
    assert.deepEqual(read({ head: stated('old-piers', 'Old Piers') }).tags, ['Old Piers']);
  });
});

describe('what stands before headline and text', () => {
  it('a label right before the headline is a kicker, a link is none', () => {
    const html = (before: string) =>
      `<title>${TITLE}</title><body><article>${before}<h1>${TITLE}</h1>${TEXT}</article></body>`;
    const kicker = (before: string) => extract({ html: html(before), url: 'https://www.paper.example/x' }).metadata.kicker;
    assert.equal(kicker('<span class="c-topic">Ports and ferries</span> '), 'Ports and ferries');
    assert.equal(kicker('<a class="c-topic" href="/ports">Ports and ferries</a> '), undefined);
    assert.equal(kicker('<span class="c-count">Ports and ferries</span> '), undefined);
  });

  it('a label in a box with a sign and the date is a kicker, a date or a link there is none', () => {
    const box = (inside: string) => `<div class="head"><div class="sign"><img src="/plus.svg"></div>${inside}</div>`;
    const day = '<div class="chip"><time datetime="2025-01-14">14.01.2025</time></div>';
    const kicker = (inside: string) => readBefore(box(inside)).kicker;
    assert.equal(kicker(`<div class="sign__rubrik"> Ports </div>${day}`), 'Ports');
    assert.equal(kicker('<div class="sign__tag">Jan 14, 2025</div>'), undefined);
    assert.equal(kicker(`<a class="sign__rubrik" href="/ports">Ports</a>${day}`), undefined);
    assert.equal(kicker(`<div class="sign__rubrik">Ports</div><p>and more</p>${day}`), undefined);
  });

  it('what the heading has before the element of the title is a kicker', () => {
    const kicker = (inside: string) => readBefore('', inside, 'h2').kicker;
    assert.equal(kicker(`<span class="s">After the storms</span><div class="l">${TITLE}</div>`), 'After the storms');
    assert.equal(kicker(`<div class="l">${TITLE}</div><span class="s">After the storms</span>`), undefined);
  });

  const SUMMARY = 'The town on the coast waits for a ferry that cannot land; the council wants to save.';
  const PLACES: [before: string, place: string | undefined][] = [
    ['Riad. ', 'Riad'],
    ['Neuss · ', 'Neuss'],
    ['Bad Homburg – ', 'Bad Homburg'],
    ['Kommentar · ', undefined],
    ['Eilmeldung: ', undefined],
    ['', undefined],
  ];
  for (const [before, place] of PLACES)
    it(`${before || 'nothing'} before the words of the summary: ${place ?? 'no place'}`, () => {
      const head = `<title>${TITLE}</title><meta name="description" content="${SUMMARY}">`;
      assert.equal(read({ head }, `<p>${before}${SUMMARY}</p>${TEXT}`).place, place);
    });
});
