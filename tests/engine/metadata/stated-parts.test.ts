/** Fields that a page states for machines: addresses, identifiers, rights, claims that are checked, the way in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import { headerRights, joinedRights } from '../../../src/engine/metadata/access.ts';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

function metadataOf(head: string, body = ''): Metadata {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body><h1>Bridge opens after ten years</h1>${body}<p>Text.</p></body></html>`;
  const page = parsePage(html, 'https://www.example.com/bridge');
  return readMetadata(page, readJsonLd(page));
}

const ld = (node: Record<string, unknown>) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years', ...node })}</script>`;

describe('what a page states', () => {
  it('alternates are other addresses, never its own, a feed or a front page', () => {
    const head =
      '<link rel="amphtml" href="/amp/bridge"><link rel="alternate" hreflang="en" href="/bridge"><link rel="alternate" hreflang="fr" href="/fr/pont"><link rel="alternate" hreflang="de" href="https://www.example.de/"><link rel="alternate" hreflang="x-default" href="/b"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" media="print" href="/bridge/print"><link rel="next" href="/bridge/2">';
    assert.deepEqual(metadataOf(head).alternates, [
      { kind: 'amp', url: 'https://www.example.com/amp/bridge' },
      { kind: 'print', url: 'https://www.example.com/bridge/print' },
      { kind: 'language', language: 'fr', url: 'https://www.example.com/fr/pont' },
      { kind: 'next', url: 'https://www.example.com/bridge/2' },
    ]);
  });

  it('identifiers have the world’s scheme or the page’s name', () => {
    const head = `<meta name="citation_doi" content="https://doi.org/10.1234/abc.5"><meta name="parsely-post-id" content="4711">${ld({ identifier: { '@type': 'PropertyValue', propertyID: 'cms', value: 'x-1' } })}`;
    assert.deepEqual(metadataOf(head).identifiers, [
      { scheme: 'doi', value: '10.1234/abc.5' },
      { scheme: 'cms', value: 'x-1' },
      { scheme: 'parsely-post-id', value: '4711' },
    ]);
  });

  it('rights are those of the page and of the headers together', () => {
    const { rights } = metadataOf(
      '<meta name="robots" content="index, follow, noarchive, max-image-preview:large"><meta name="copyright" content="© 2025 Example Media Ltd. All rights reserved."><meta name="tdm-reservation" content="0">',
    );
    assert.deepEqual(rights, { holder: 'Example Media Ltd.', robots: ['noarchive'], tdm: { reserved: false } });
    const headers = headerRights([
      ['X-Robots-Tag', 'noai, noimageai'],
      ['TDM-Reservation', '1'],
      ['tdm-policy', 'https://www.example.com/policy.json'],
    ]);
    assert.deepEqual(joinedRights(rights, headers), {
      holder: 'Example Media Ltd.',
      robots: ['noarchive', 'noai', 'noimageai'],
      tdm: { reserved: true, policy: 'https://www.example.com/policy.json' },
    });
  });

  it('claim reviews have the rating in words', () => {
    const review = {
      '@type': 'ClaimReview',
      claimReviewed: 'The bridge cost a billion.',
      itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'John Doe' } },
      reviewRating: { '@type': 'Rating', ratingValue: 1, alternateName: 'False' },
      url: 'https://www.example.com/bridge',
    };
    assert.deepEqual(metadataOf(`<script type="application/ld+json">${JSON.stringify(review)}</script>`).claimReviews, [
      { claim: 'The bridge cost a billion.', claimant: 'John Doe', rating: 'False', url: 'https://www.example.com/bridge' },
    ]);
  });

  it('a stated tier comes before a part that is not free, and opposite statements warn', () => {
    const part = { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false } };
    const metered = metadataOf(`<meta property="article:content_tier" content="metered">${ld(part)}`);
    assert.deepEqual([metered.access, metered.paywall, metered.warnings], ['metered', { tier: 'metered' }, []]);
    const both = metadataOf(`<meta property="article:content_tier" content="free">${ld({ isAccessibleForFree: false })}`);
    assert.equal(both.access, 'paywalled');
    assert.deepEqual(
      both.warnings.map(({ code }) => code),
      ['access-disagrees'],
    );
  });

  it('contributors are the authors, then others; a newsroom that is called a person is none', () => {
    const head = ld({
      author: [
        { '@type': 'Person', name: 'Jane Roe', jobTitle: 'Reporter', url: '/staff/roe', email: 'mailto:roe@example.com' },
      ],
      editor: { '@type': 'Person', name: 'Example Newsroom' },
    });
    assert.deepEqual(metadataOf(head).contributors, [
      {
        name: 'Jane Roe',
        kind: 'person',
        title: 'Reporter',
        email: 'roe@example.com',
        url: 'https://www.example.com/staff/roe',
      },
      { name: 'Example Newsroom', kind: 'organization', role: 'editor' },
    ]);
  });
});
