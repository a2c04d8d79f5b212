/**
 * The time of reading a page grows in proportion to one hostile field: each place that a page states something in, filled with runs of
 * what the patterns look for. Four times as long takes at most eight times as long, by processor time; it took sixteen
 * times where a search began anew at each place of a run, and for ever with `share-111…` in a picture's address.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { TearsheetError } from '../../src/errors.ts';
import { convert } from '../../src/pipeline/convert.ts';

const [SHORT, LONG] = [6_000, 24_000];
/** Milliseconds: what takes less says nothing of its growth. */
const LEAST = 1_000;
const MOST_GROWTH = 8;

const PROSE = '<p>The bridge over the river was closed on Monday, and nobody knows for how long, said the mayor.</p>'.repeat(
  8,
);
const meta = (name: string) => (run: string) => page(`<meta property="${name}" content="The${attribute(run)}end">`, '');
const stated = (field: (run: string) => object) => (run: string) =>
  page(`<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...field(run) })}</script>`, '');
const body = (before: string, after: string) => (run: string) => page('', `${before}${text(run)}${after}`);

const PLACES: Record<string, (run: string) => string> = {
  title: (run) => page(`<title>The bridge${text(run)}closed</title>`, ''),
  headline: body('<h2>The', 'bridge</h2>'),
  'og:title': meta('og:title'),
  description: meta('og:description'),
  author: meta('article:author'),
  byline: body('<p class="byline">By Jane', 'Roe</p>'),
  site: meta('og:site_name'),
  section: meta('article:section'),
  keywords: meta('keywords'),
  date: meta('article:published_time'),
  'printed date': body('<p class="date">Published', '2 January 2020</p>'),
  canonical: (run) => page(`<link rel="canonical" href="https://paper.example/a${attribute(run)}">`, ''),
  picture: (run) => page('', `<figure><img src="/share${attribute(run)}!.jpg" width="900" height="600"></figure>`),
  'picture with a line end': (run) =>
    page('', `<figure><img src="/a${attribute(run)}%0a.jpg" width="900" height="600"></figure>`),
  'folder of a picture': (run) =>
    page('', `<figure><img src="/a/${attribute(run)}!/b.jpg" width="900" height="600"></figure>`),
  style: (run) => page('', `<figure><img src="/a.jpg" style="width:1px${attribute(run)}"></figure>`),
  caption: body(
    '<figure><img src="/b.jpg" width="900" height="600"><figcaption>The bridge (Photo: Joe',
    'Poe</figcaption></figure>',
  ),
  paragraph: body('<p>Monday', 'end.</p>'),
  code: body('<pre>Monday', 'end.</pre>'),
  cell: body('<table><tr><th>a</th><th>b</th></tr><tr><td>x', '</td><td>2</td></tr></table>'),
  breadcrumb: body('<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/n">News', '</a></nav>'),
  'JSON-LD author': stated((run) => ({ author: { '@type': 'Person', name: `Jane${run}Roe` } })),
  'JSON-LD text': stated((run) => ({ description: `a${run}b`, articleSection: `a${run}b`, articleBody: `a${run}b` })),
  'broken JSON-LD': (run) => page(`<script type="application/ld+json">{"@type":"NewsArticle" "x${run}`, ''),
  script: (run) => page(`<script>window.state = {"a": "${run}`, ''),
};

const RUNS = [
  ' ',
  '\n',
  '\u00a0',
  ', ',
  '| ',
  ' - ',
  '(',
  '.',
  '@',
  'a',
  'Aa ',
  '1',
  '1 ',
  '/',
  '/share-',
  '#',
  '<',
  '&',
  '"',
].concat(
  ...[
    '\\',
    '`',
    '*',
    '_',
    '[',
    '](',
    ':',
    '  \n',
    ' by ',
    '。',
    '中',
    '» ',
    'http://',
    'Photo: ',
    '{',
    '~',
    '$',
    'photo ',
    '~_v-',
    '1x1-',
    '111111x',
    '.jpg',
    'position:absolute',
  ],
);

for (const [name, place] of Object.entries(PLACES)) {
  test(`a hostile ${name} takes time in proportion to its length`, () => {
    const slow = RUNS.flatMap((run) => {
      const short = milliseconds(place(run.repeat(SHORT / run.length)));
      const long = milliseconds(place(run.repeat(LONG / run.length)));
      return long < LEAST || long <= short * MOST_GROWTH ? [] : [`${JSON.stringify(run)}: ${short} ms, then ${long} ms`];
    });
    deepEqual(slow, []);
  });
}

const ITEMS = {
  'elements of a site': '<a-part></a-part>',
  'cards of authors': '<div><b>Jane Roe</b><p>Jane Roe writes on ships.</p></div>',
  'hands beside the author': '<p>Edited by Jane Roe</p>',
  'offers at the end': '<h3>Support us</h3><p>The paper needs you.</p><p><a href="/give">Give to the paper now.</a></p>',
  'calls in the text': `${PROSE}<p>The paper needs you. <a href="/s">Subscribe now</a></p>`,
  'comments that can be answered':
    '<div class="c"><h3>Comments</h3><div>Jane Roe</div><div>The work will take eighteen months, and nobody asked us.</div><button>Reply</button></div>',
  'headings of comments': '<h3>Comments</h3><p>Jane Roe 1</p>',
  'linked main headings': `<div><h1><a href="/a/1">Ships wait in the harbour</a></h1><p>Nobody knows for how long, said the mayor on Monday.</p></div>`,
};

for (const [name, item] of Object.entries(ITEMS)) {
  test(`many ${name} take time in proportion to their number`, () => {
    const of = (count: number) => page('', `<p class="byline">By Jane Roe</p>${PROSE}<div>${item.repeat(count)}</div>`);
    const [short, long] = [milliseconds(of(SHORT)), milliseconds(of(LONG))];
    ok(long < LEAST || long <= short * MOST_GROWTH, `${short} ms, then ${long} ms`);
  });
}

test('texts for readers without scripts, one within another, take time in proportion to their number', () => {
  const of = (count: number) =>
    `<!doctype html><html lang="en"><title>The bridge over the river was closed</title><body>${`<noscript><div>${PROSE.repeat(40)}`.repeat(count)}`;
  const [short, long] = [milliseconds(of(60)), milliseconds(of(240))];
  ok(long < LEAST || long <= short * MOST_GROWTH, `${short} ms, then ${long} ms`);
});

test('attributes of body, which comes again and again, take time in proportion to their number', () => {
  const of = (kinds: number) => (count: number) => {
    const tag = (i: number) => `<body ${Array.from({ length: 90 }, (_, k) => `a${i % kinds}x${k}`).join(' ')}>`;
    return page('', `${PROSE}${Array.from({ length: count }, (_, i) => tag(i)).join('')}`);
  };
  for (const some of [of(10), of(SHORT)]) {
    const [short, long] = [milliseconds(some(1_000)), milliseconds(some(4_000))];
    ok(long < LEAST || long <= short * MOST_GROWTH, `${short} ms, then ${long} ms`);
  }
});

/** Of the processor. */
function milliseconds(html: string): number {
  const before = process.cpuUsage();
  try {
    convert({ html, url: 'https://paper.example/a' });
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function page(head: string, top: string): string {
  return `<!doctype html><html lang="en"><head><title>The bridge</title>${head}</head><body><article><h1>The bridge</h1>${top}${PROSE}</article></body></html>`;
}

function text(run: string): string {
  return run.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function attribute(run: string): string {
  return text(run).replaceAll('"', '&quot;');
}
