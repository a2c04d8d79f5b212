/** The table of precedence has no dead row: each place is claimed by a reader, each claim has a place, and each decides a page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import { extract } from '../../../src/engine/extract.ts';
import type { Field } from '../../../src/engine/metadata/claims.ts';
import { rankOf } from '../../../src/engine/metadata/claims.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { TEXT_FIELDS } from '../../../src/engine/metadata/json-ld-claims.ts';
import { FIELD_OF_PROPERTY } from '../../../src/engine/metadata/markup-claims.ts';
import { FIELD_OF_NAME } from '../../../src/engine/metadata/meta-names.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { PRECEDENCE } from '../../../src/engine/metadata/precedence.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

/** Of each field a value, and where the metadata have it. */
const SAMPLES: Record<Field, [value: string, shown: keyof Metadata]> = {
  title: ['Bridge opens after ten years of work', 'title'],
  subtitle: ['Thousands walked across before the first cars came.', 'subtitle'],
  authors: ['Ada Byron', 'authors'],
  published: ['2025-01-14T08:00:00Z', 'published'],
  modified: ['2025-01-15T08:00:00Z', 'modified'],
  site: ['Example Gazette', 'site'],
  publisher: ['Example Media', 'publisher'],
  sections: ['City Traffic', 'sections'],
  kicker: ['Ten years on', 'kicker'],
  type: ['Opinion', 'type'],
  agency: ['Reuters', 'agency'],
  place: ['LISBON', 'place'],
  tags: ['Bridges', 'tags'],
  description: ['The city waited for the bridge since 2015 and got it now.', 'description'],
  language: ['de', 'language'],
  license: ['https://creativecommons.org/licenses/by/4.0/', 'license'],
  access: ['metered', 'access'],
  tier: ['metered', 'paywall'],
  product: ['example.com:basic', 'paywall'],
  contributors: ['Jane Roe', 'contributors'],
  alternates: ['https://www.example.com/amp/bridge', 'alternates'],
  identifiers: ['A-12345', 'identifiers'],
  holder: ['Example Media', 'rights'],
  robots: ['noarchive', 'rights'],
  reserved: ['1', 'rights'],
  policy: ['https://www.example.com/policy.json', 'rights'],
  words: ['512', 'stated'],
};

/** Values that a place has in words of its own. */
const VALUES: Record<string, string> = {
  'json-ld:@type': 'OpinionNewsArticle',
  'meta:article:opinion': 'true',
  'meta:og:article:opinion': 'true',
  'json-ld:isAccessibleForFree': 'true',
  'json-ld-page:isAccessibleForFree': 'true',
  'microdata:isaccessibleforfree': 'true',
};

function metadataOf(head: string, body = ''): Metadata {
  const html = `<!doctype html><html><head>${head}</head><body><main><h1>Bridge opens after ten years of work</h1>${body}<p>Some text of the page stands here.</p></main></body></html>`;
  const page = parsePage(html, 'https://www.example.com/bridge');
  return readMetadata(page, readJsonLd(page));
}

const ld = (node: Record<string, unknown>) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;

/** A page that states one thing in one place; undefined for places of which no page can be made so. */
function statedAt(place: string, value: string): [head: string, body: string] | undefined {
  const [kind, ...rest] = place.split(':');
  const name = rest.join(':');
  const headline = 'Bridge opens after ten years of work';
  if (kind === 'meta')
    return [
      `<meta name="${name}" content="${value}">${name === 'tdm-policy' ? '<meta name="tdm-reservation" content="1">' : ''}`,
      '',
    ];
  if (kind === 'microdata' && name !== 'breadcrumb')
    return ['', `<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="${name}">${value}</span></div>`];
  if (kind === 'json-ld-page') return [ld({ '@type': 'WebPage', [name]: value }), ''];
  if (kind !== 'json-ld') return undefined;
  if (name === '@type') return [ld({ '@type': value, headline }), ''];
  if (name === 'isPartOf.productID') return [ld({ '@type': 'NewsArticle', headline, isPartOf: { productID: value } }), ''];
  if (name === 'isPartOf.issn') return [ld({ '@type': 'NewsArticle', headline, isPartOf: { issn: value } }), ''];
  if (/^(?:breadcrumb|isPartOf|name)$/.test(name)) return undefined;
  return [ld({ '@type': 'NewsArticle', headline, [name]: value }), ''];
}

// Dates have rows for names of any spelling, and printed places have tests of their own.
const ANY = /\*$|^meta-like:|^dom:|^link:|^url$|^sections$|^authors$/;

const HEADLINE = '<h1>Bridge opens after ten years of work</h1>';
const PROSE =
  'The council has voted for the bridge, and thousands came to walk across it before the cars were let in, so that the day became a feast for the whole of the town.';
const crumbs = ['Home', 'City Traffic'].map((name, at) => ({ '@type': 'ListItem', position: at + 1, name }));
const line = (text: string, attributes = '') => `<p${attributes}>${text}</p>`;
const ALTERNATE = 'https://www.example.com/2/';

interface Printed {
  head?: string;
  body?: string;
  h1?: string;
  url?: string;
  value: unknown;
}

/** The places that need a page of their own: what is printed, linked, or stated in a node's node. */
// biome-ignore format: a table
const PRINTED: Record<string, Printed> = {
  'title json-ld:name': { head: ld({ '@type': 'NewsArticle', name: 'Bridge opens' }), h1: '', value: 'Bridge opens' },
  'title dom:title': { head: '<title>Bridge opens</title>', h1: '', value: 'Bridge opens' },
  'subtitle dom:dek': { body: line('Thousands walked across before the first cars came.', ' class="dek"'), value: 'Thousands walked across before the first cars came.' },
  'authors dom:byline': { body: line('By Ada Byron', ' class="byline"'), value: ['Ada Byron'] },
  'authors dom:loose-byline': { body: '<a rel="author" href="/author/1">karstenruppert</a>', value: ['karstenruppert'] },
  'published meta:publish*': { head: '<meta name="publish-date" content="2025-01-14">', value: '2025-01-14' },
  'published meta:pub*': { head: '<meta name="pub_date" content="2025-01-14">', value: '2025-01-14' },
  'published meta-like:published': { head: '<meta name="w-published-date" content="2025-01-14">', value: '2025-01-14' },
  'published dom:originally': { body: line('Originally published January 14, 2025'), value: '2025-01-14' },
  'published dom:beside-headline': { body: line('January 14, 2025'), value: '2025-01-14' },
  'published dom:labelled': { body: `<p>${PROSE}</p>`.repeat(7) + line('Published: January 14, 2025'), value: '2025-01-14' },
  'published dom:printed': { body: `<p>${PROSE}</p>`.repeat(7) + line('January 14, 2025', ' class="date"'), value: '2025-01-14' },
  'published dom:bare-line': { body: '<br>January 14, 2025<br>', value: '2025-01-14' },
  'published url': { url: 'https://www.example.com/2025/01/14/bridge', value: '2025-01-14' },
  'modified dom:modified': { body: line('Updated: January 14, 2025'), value: '2025-01-14' },
  'site json-ld:name': { head: ld({ '@type': 'WebSite', name: 'Example Gazette' }), value: 'Example Gazette' },
  'sections json-ld:breadcrumb': { head: ld({ '@type': 'BreadcrumbList', itemListElement: crumbs }), value: ['City Traffic'] },
  'sections microdata:breadcrumb': { body: '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><span itemprop="name">City Traffic</span></li></ol>', value: ['City Traffic'] },
  'sections dom:breadcrumb': { h1: `<nav class="breadcrumb"><a href="/">Home</a> &gt; <a href="/t">City Traffic</a></nav>${HEADLINE}`, value: ['City Traffic'] },
  'sections dom:category': { body: '<p>in <a rel="category" href="/t">City Traffic</a></p>', value: ['City Traffic'] },
  'kicker dom:kicker': { h1: `<p class="kicker">Ten years on</p>${HEADLINE}`, value: 'Ten years on' },
  'type dom:kicker': { h1: `<p class="kicker">Opinion</p>${HEADLINE}`, value: 'opinion' },
  'type dom:label': { h1: `<span class="label">Sponsored content</span>${HEADLINE}`, value: 'sponsored' },
  'type sections': { head: '<meta property="article:section" content="Opinion">', value: 'opinion' },
  'agency authors': { head: '<meta name="author" content="Reuters">', value: ['Reuters'] },
  'agency dom:byline': { head: ld({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years of work', author: { '@type': 'Person', name: 'Jane Roe' } }), body: line('Reuters', ' class="byline"'), value: ['Reuters'] },
  'agency dom:dateline': { body: line(`LISBON (Reuters) — ${PROSE}`), value: ['Reuters'] },
  'place dom:dateline': { body: line(`LISBON (Reuters) — ${PROSE}`), value: 'LISBON' },
  'contributors dom:other-hand': { body: line('Translated by Jane Roe'), value: [{ name: 'Jane Roe', kind: 'person', role: 'Translated' }] },
  'tags dom:tags': { body: line('<a rel="tag" href="/tag/bridges">Bridges</a>'), value: ['Bridges'] },
  'language dom:lang': { body: line('Der Rat hat für die Brücke gestimmt, und die Leute sind über sie gegangen, bevor die Autos kamen. Das ist nun so und wird auch so bleiben, sagte die Stadt.').repeat(6), value: 'de' },
  'license link:license': { head: '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">', value: 'https://creativecommons.org/licenses/by/4.0/' },
  'license dom:license': { body: line('<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>'), value: 'https://creativecommons.org/licenses/by/4.0/' },
  'alternates link:amphtml': { head: `<link rel="amphtml" href="${ALTERNATE}">`, value: [{ kind: 'amp', url: ALTERNATE }] },
  'alternates link:alternate-print': { head: `<link rel="alternate" media="print" href="${ALTERNATE}">`, value: [{ kind: 'print', url: ALTERNATE }] },
  'alternates link:alternate': { head: `<link rel="alternate" hreflang="fr" href="${ALTERNATE}pont">`, value: [{ kind: 'language', language: 'fr', url: `${ALTERNATE}pont` }] },
  'alternates link:prev': { head: `<link rel="prev" href="${ALTERNATE}">`, value: [{ kind: 'previous', url: ALTERNATE }] },
  'alternates link:next': { head: `<link rel="next" href="${ALTERNATE}">`, value: [{ kind: 'next', url: ALTERNATE }] },
  'alternates json-ld:isPartOf': { head: ld({ '@type': 'LiveBlogPosting', headline: 'Bridge opens after ten years of work', isPartOf: { '@type': 'LiveBlogPosting', url: ALTERNATE } }), value: [{ kind: 'live', url: ALTERNATE }] },
  'identifiers meta:*': { head: '<meta name="story-id" content="A-12345">', value: [{ scheme: 'story-id', value: 'A-12345' }] },
};

describe('precedence', () => {
  for (const [field, places] of Object.entries(PRECEDENCE) as [Field, string[]][]) {
    it(`${field}: each place stands once`, () => assert.equal(new Set(places).size, places.length));
    for (const place of places.filter((each) => !ANY.test(each))) {
      const [sample, shown] = SAMPLES[field];
      const stated = statedAt(place, VALUES[place] ?? sample);
      if (!stated) continue;
      it(`${field}: ${place} decides a page that states nothing else`, () => {
        const metadata = metadataOf(...stated);
        const value = metadata[shown];
        assert.ok(value !== undefined && (!Array.isArray(value) || value.length > 0), `${shown} is missing`);
        if (field === 'title') return;
        assert.ok(metadata.provenance[shown], `no provenance of ${shown}`);
      });
    }
  }

  it('has a page for each place that is no attribute of its own', () => {
    const wanted = Object.entries(PRECEDENCE).flatMap(([field, places]) =>
      places.filter((place) => ANY.test(place) || !statedAt(place, 'x')).map((place) => `${field} ${place}`),
    );
    assert.deepEqual(Object.keys(PRINTED).sort(), wanted.sort());
  });

  for (const [row, { head = '', body = '', h1 = HEADLINE, url = 'https://www.example.com/bridge', value }] of Object.entries(
    PRINTED,
  ))
    it(`${row} decides a page that states nothing else`, () => {
      const [field] = row.split(' ') as [Field];
      const html = `<!doctype html><html${row === 'language dom:lang' ? ' lang="de"' : ''}><head>${head}</head><body><main><article>${h1}${body}<p>${PROSE}</p><p>${PROSE}</p></article></main></body></html>`;
      const { metadata } = extract({ html, url });
      assert.deepEqual(metadata[SAMPLES[field][1]], value);
    });

  it('ranks every name that is claimed', () => {
    const claims: [Field, string][] = [
      ...Object.entries(FIELD_OF_NAME).map(([name, field]): [Field, string] => [field, `meta:${name}`]),
      ...Object.entries(FIELD_OF_PROPERTY).map(([name, field]): [Field, string] => [field, `microdata:${name}`]),
      ...TEXT_FIELDS.map(([property, field]): [Field, string] => [field, `json-ld:${property}`]),
    ];
    assert.deepEqual(
      claims.filter(([field, place]) => rankOf(field, place) === undefined),
      [],
    );
  });

  it('claims every name that is ranked', () => {
    const named = Object.entries(PRECEDENCE).flatMap(([field, places]) => places.map((place) => [field, place] as const));
    const tags = named.filter(([, place]) => place.startsWith('meta:') && !place.endsWith('*'));
    const dead = tags.filter(([field, place]) => {
      const claimed = FIELD_OF_NAME[place.slice('meta:'.length)];
      return claimed !== field && !(claimed === 'tier' && field === 'access');
    });
    assert.deepEqual(dead, []);
  });
});
