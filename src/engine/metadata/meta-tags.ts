/** Claims of `<meta>`, `<title>` and `<link>`: OpenGraph, Twitter cards, Dublin Core, Parsely, Sailthru, citation_* and kin. */
import { collapse } from '../page/text.ts';
import { type Element, elementsNamed, isText, type PageTree } from '../page/tree.ts';
import type { Claim, Field } from './claims.ts';
import { plainText } from './plain-text.ts';

/** Which names claim what; lower case. Their order of trust is the precedence table's business. */
const FIELD_OF_NAME: Record<string, Field> = {
  'og:title': 'title',
  'twitter:title': 'title',
  'dc.title': 'title',
  'dcterms.title': 'title',
  citation_title: 'title',
  'parsely-title': 'title',
  'sailthru.title': 'title',
  'cxenseparse:title': 'title',
  headline: 'title',
  title: 'title',
  hdl: 'title',
  author: 'authors',
  authors: 'authors',
  byl: 'authors',
  byline: 'authors',
  'article:author': 'authors',
  'article:author_name': 'authors',
  'article:authors': 'authors',
  'article.author': 'authors',
  'og:article:author': 'authors',
  'book:author': 'authors',
  'dc.creator': 'authors',
  'dcterms.creator': 'authors',
  'dc.contributor': 'authors',
  citation_author: 'authors',
  citation_authors: 'authors',
  'parsely-author': 'authors',
  'sailthru.author': 'authors',
  'cxenseparse:author': 'authors',
  mediator_author: 'authors',
  'twitter:data1': 'authors',
  'article:published_time': 'published',
  'article:published': 'published',
  'article.published': 'published',
  'og:article:published_time': 'published',
  'og:published_time': 'published',
  'og:pubdate': 'published',
  'rnews:datepublished': 'published',
  datepublished: 'published',
  date_published: 'published',
  'date.published': 'published',
  'published-date': 'published',
  published_date: 'published',
  published_at: 'published',
  published_time: 'published',
  publicationdate: 'published',
  publication_date: 'published',
  publishdate: 'published',
  publish_date: 'published',
  'publish-date': 'published',
  pubdate: 'published',
  pub_date: 'published',
  ptime: 'published',
  'parsely-pub-date': 'published',
  'sailthru.date': 'published',
  'cxenseparse:recs:publishtime': 'published',
  'cxenseparse:publishtime': 'published',
  'dc.date.issued': 'published',
  'dcterms.issued': 'published',
  'dc.date.published': 'published',
  'dc.date.created': 'published',
  'dcterms.created': 'published',
  'dc.date': 'published',
  'dcterms.date': 'published',
  mediator_published_time: 'published',
  citation_publication_date: 'published',
  citation_online_date: 'published',
  citation_date: 'published',
  'last-published': 'published',
  'article:created': 'published',
  created: 'published',
  date: 'published',
  originalpublicationdate: 'published',
  'article.origin': 'published',
  'iso-8601-publish-date': 'published',
  displaydate: 'published',
  'article:modified_time': 'modified',
  'article:modified': 'modified',
  'article.updated': 'modified',
  'og:updated_time': 'modified',
  'og:article:modified_time': 'modified',
  'og:modified_time': 'modified',
  datemodified: 'modified',
  'dc.date.modified': 'modified',
  'dcterms.modified': 'modified',
  'last-modified': 'modified',
  lastmod: 'modified',
  last_updated_date: 'modified',
  revised: 'modified',
  utime: 'modified',
  'og:site_name': 'site',
  'application-name': 'site',
  'apple-mobile-web-app-title': 'site',
  'al:ios:app_name': 'site',
  'dc.publisher': 'publisher',
  'dcterms.publisher': 'publisher',
  'article:publisher': 'publisher',
  publisher: 'publisher',
  citation_publisher: 'publisher',
  copyright: 'publisher',
  'article:section': 'section',
  'parsely-section': 'section',
  'sailthru.section': 'section',
  'cxenseparse:taxonomy': 'section',
  section: 'section',
  'article:tag': 'tags',
  'parsely-tags': 'tags',
  'sailthru.tags': 'tags',
  news_keywords: 'tags',
  keywords: 'tags',
  'dc.subject': 'tags',
  'dcterms.subject': 'tags',
  'og:description': 'description',
  'twitter:description': 'description',
  description: 'description',
  'dc.description': 'description',
  'dcterms.description': 'description',
  'dcterms.abstract': 'description',
  abstract: 'description',
  'og:locale': 'language',
  'dc.language': 'language',
  'dcterms.language': 'language',
  'content-language': 'language',
  language: 'language',
  'dc.rights': 'license',
  'dcterms.rights': 'license',
  'dcterms.license': 'license',
  'article:content_tier': 'access',
  'og:article:content_tier': 'access',
};

/** Names of a CMS's own making that can mean nothing else: `w-published-date`, `cms.publicationDate`. */
const PUBLISHED_LIKE =
  /(?:^|[.:_-])(?:date[.:_-]?)?(?:first[.:_-]?)?publ(?:ished?|ication|ish)(?:[.:_-]?(?:date|time|at|on))?$/;

/** All claims of the head's tags (and of `<meta>` that CMSs put into the body), those of one kind in document order. */
export function metaClaims(page: PageTree): Claim[] {
  const claims = elementsNamed(page, 'meta').flatMap(metaClaim);
  for (const { parent, children } of elementsNamed(page, 'title')) {
    const value = parent === page.head ? collapse(children.map((child) => (isText(child) ? child.data : '')).join('')) : '';
    if (value) claims.push({ field: 'title', place: 'dom:title', source: 'dom:title', value: plainText(value) });
  }
  for (const { attribs } of elementsNamed(page, 'link')) {
    const value = /(?:^|\s)license(?:\s|$)/i.test(attribs.rel ?? '') ? attribs.href?.trim() : undefined;
    if (value) claims.push({ field: 'license', place: 'link:license', source: 'link:license', value });
  }
  return claims;
}

function metaClaim({ attribs }: Element): Claim[] {
  const named = [attribs.property, attribs.name, attribs['http-equiv']].flatMap(placesOf);
  const value = named.length === 0 ? '' : collapse(plainText(attribs.content ?? attribs.value ?? ''));
  if (!value) return [];
  // Cards label their data; reading times begin with a number.
  const isTold = ({ source }: Place) => !source.startsWith('meta:twitter:data') || /^[^\d\p{Sc}]+$/u.test(value);
  return named.filter(isTold).map((place) => ({ ...place, value }));
}

type Place = Omit<Claim, 'value'>;

/** What a name claims; most names of a page claim nothing. */
function placesOf(written: string | undefined): Place[] {
  if (!written) return [];
  const name = written.trim().toLowerCase();
  const source = `meta:${name}`;
  const field = Object.hasOwn(FIELD_OF_NAME, name) ? FIELD_OF_NAME[name] : undefined;
  if (field) return [{ field, place: source, source }];
  return PUBLISHED_LIKE.test(name) ? [{ field: 'published', place: 'meta-like:published', source }] : [];
}
