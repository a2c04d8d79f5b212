/** The table of precedence has no dead row: each place is claimed by a reader, each claim has a place, and each decides a page. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import type { Field } from '../../../src/engine/metadata/claims.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { TEXT_FIELDS } from '../../../src/engine/metadata/json-ld-claims.ts';
import { FIELD_OF_NAME } from '../../../src/engine/metadata/meta-names.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { FIELD_OF_PROPERTY } from '../../../src/engine/metadata/microdata.ts';
import { PRECEDENCE, rankOf } from '../../../src/engine/metadata/precedence.ts';
import { parsePage } from '../../../src/engine/page/tree.ts';

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
  if (/^(?:breadcrumb|isPartOf|name)$/.test(name)) return undefined;
  return [ld({ '@type': 'NewsArticle', headline, [name]: value }), ''];
}

// Dates have rows for names of any spelling, and printed places have tests of their own.
const ANY = /\*$|^meta-like:|^dom:|^link:|^url$|^sections$|^authors$/;

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
