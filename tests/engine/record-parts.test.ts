/** Fields of the record on whole pages, in the markup of several systems: what stands where, and what the record has of it. */
import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Metadata } from '../../src/engine/article.ts';
import { extract } from '../../src/engine/extract.ts';
import { inLanguage } from './stated/stories.ts';

interface Parts {
  language?: string;
  head?: string;
  top?: string;
  /** The heading, where it is more than the title. */
  heading?: string;
  over?: string;
  under?: string;
  start?: string;
  end?: string;
  after?: string;
}

function read({ language = 'en', head = '', top = '', over = '', under = '', start = '', ...more }: Parts): Metadata {
  const { title, paragraphs } = inLanguage(language);
  const { heading = title, end = '', after = '' } = more;
  const text = paragraphs.map((paragraph, index) => `<p>${index === 0 ? start : ''}${paragraph}</p>`).join('');
  const html = `<!doctype html><html lang="${language}"><head><title>${title}</title>${head}</head><body><header><a href="/">Island Post</a><nav><a href="/s/1">One</a> <a href="/s/2">Two</a></nav></header>${top}<main><article>${over}<h1>${heading}</h1>${under}<div class="text">${text}${text}${end}</div></article>${after}<div class="related"><h3>More</h3><a href="/other">Another story of the day in the islands</a></div></main><footer>© Island Post</footer></body></html>`;
  return extract({ html, url: 'https://www.islandpost.example/2025/03/10/ferry' }).metadata;
}

const LINE = 'The people of the islands ask for a second line in winter.';
const crumbs = (label: string, mark: string) =>
  `<div class="x7">${label} <a href="/">Start</a>${mark}<a href="/region">Region</a>${mark}<a href="/region/sea">Sea</a></div>`;

const CASES: [what: string, parts: Parts, expected: { [Field in keyof Metadata]?: Metadata[Field] | undefined }][] = [
  ['a path behind a label, parted by slashes', { top: crumbs('You are here:', ' / ') }, { sections: ['Region', 'Sea'] }],
  [
    'a path behind a label in an element of its own',
    { top: crumbs('<span>Vous êtes ici :</span>', ' | ') },
    { sections: ['Region', 'Sea'] },
  ],
  ['links parted by slashes without a label', { top: crumbs('', ' / ') }, { sections: undefined }],
  [
    'a path that TYPO3 calls rootline',
    { top: crumbs('', ' / ').replace('x7', 'rootline') },
    { sections: ['Region', 'Sea'] },
  ],
  [
    'an archive by days in the path',
    {
      top: '<nav class="breadcrumb"><a href="/">Home</a> / <a href="/coast">Coast</a> / <a href="/2025/">2025</a> / <a href="/2025/03/">March</a> / <a href="/2025/03/10/">10</a></nav>',
    },
    { sections: ['Coast'] },
  ],
  [
    'an election in the path',
    {
      top: '<nav class="breadcrumb"><a href="/">Home</a> / <a href="/2025/">2025</a> / <a href="/2025/senate">Senate</a></nav>',
    },
    { sections: ['Senate'] },
  ],
  [
    'a kicker that leads to its section',
    { over: '<a class="c-overline" href="/coast/"><span>Coast</span></a>' },
    { section: 'Coast', kicker: 'Coast' },
  ],
  ['a kicker in Danish', { over: '<p class="trompet">After the storm</p>' }, { kicker: 'After the storm' }],
  ['a kicker in Italian', { over: '<h2 class="sopratitolo">After the storm</h2>' }, { kicker: 'After the storm' }],
  ['a dek by two words', { under: `<h2 class="sub-headline">${LINE}</h2>` }, { subtitle: LINE }],
  [
    'a dek beside the day in a head of its own',
    { under: `<div class="articleheader"><p class="articleheader__description">${LINE}</p><p>10 March 2025</p></div>` },
    { subtitle: LINE },
  ],
  [
    'a dek as a list, which the page states as its description',
    {
      head: `<meta name="description" content="${LINE}">`,
      under: `<div class="sub-headline"><ul><li>${LINE}</li></ul></div>`,
    },
    { subtitle: LINE },
  ],
  [
    'the page of an author behind the portrait alone',
    {
      under:
        '<div class="author-block"><a href="/staff/mary-quay/"><img src="/m.jpg" alt=""></a><div><span class="author-name">Mary Quay</span><span class="author-title">Coast Editor</span></div></div>',
    },
    {
      contributors: [
        { name: 'Mary Quay', kind: 'person', title: 'Coast Editor', url: 'https://www.islandpost.example/staff/mary-quay/' },
      ],
    },
  ],
  [
    'an agency behind the author',
    { language: 'fr', under: '<p class="byline">Par <a href="/auteur/quai">Jeanne Quai</a> avec AFP</p>' },
    { authors: ['Jeanne Quai'], agency: ['AFP'] },
  ],
  ['a state behind the author', { under: '<p class="byline">By Mary Quay, Lancaster, PA</p>' }, { agency: undefined }],
  ['an agency as the last line', { language: 'de', end: '<p>dpa</p>' }, { agency: ['dpa'] }],
  ['an agency behind a label as the last line', { language: 'de', end: '<p>Quelle: dpa</p>' }, { agency: ['dpa'] }],
  [
    'a country in brackets in the dateline',
    { language: 'fr', start: 'Lorient (France), 10 mars 2025 (AFP) - ' },
    { place: 'Lorient (France)', agency: ['AFP'] },
  ],
  ['a name in capitals before a dash', { start: 'GNW - Gaming News Weekly</p><p>' }, { place: undefined }],
  ['a place in capitals before a dash', { start: 'TAYLORVILLE — ' }, { place: 'TAYLORVILLE' }],
  [
    'a label in the field for the dateline',
    {
      head: `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: inLanguage('en').title, dateline: 'Published' })}</script>`,
    },
    { place: undefined },
  ],
  [
    'a house, and a company, that the page calls persons',
    { head: '<meta name="author" content="The Harbour House">' },
    { contributors: [{ name: 'The Harbour House', kind: 'organization' }] },
  ],
  [
    'a dek in a box that is called like those of other articles',
    { head: `<meta name="description" content="${LINE}">`, under: `<div class="teaser">${LINE}</div>` },
    { subtitle: LINE },
  ],
  [
    'subjects behind a label, wherever the links lead',
    { language: 'fr', after: '<p>Mots-clés : <a href="/t/1">Ferry</a>, <a href="/t/2">Îles</a></p>' },
    { tags: ['Ferry', 'Îles'] },
  ],
  [
    'subjects in a field with a name of two words',
    {
      language: 'fr',
      after: '<div class="field--name-field-mots-cles"><a href="/mots/1">Ferry</a><a href="/mots/2">Îles</a></div>',
    },
    { tags: ['Ferry', 'Îles'] },
  ],
  [
    'words of layout among the subjects',
    { head: '<meta name="news_keywords" content="Ferries, Storms, Breaking News">' },
    { tags: ['Ferries', 'Storms'] },
  ],
  [
    'articles behind a label',
    { language: 'de', after: '<p>Mehr zum Thema: <a href="/t/1">Gemeinderat kürzt Mittel</a></p>' },
    { tags: [] },
  ],
  [
    'a count of words with its noun',
    {
      language: 'de',
      head: `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: inLanguage('de').title, wordCount: '412 Wörter' })}</script>`,
    },
    { stated: { words: 412 } },
  ],
];

describe('the record of a whole page', () => {
  for (const [what, parts, expected] of CASES)
    it(what, () => {
      const metadata = read(parts);
      const fields = Object.keys(expected) as (keyof Metadata)[];
      deepEqual(Object.fromEntries(fields.map((field) => [field, metadata[field]])), expected);
    });
});
