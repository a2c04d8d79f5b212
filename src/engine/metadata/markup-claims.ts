/**
 * Claims of the page's markup: `<meta>`, `<title>` and `<link>`, microdata and RDFa, and the other addresses of the article
 * in its head.
 */

import type { AlternateKind } from '../article.ts';
import { plainText } from '../page/characters.ts';
import { around, contains, type Element, elementsNamed, fact, HAS, httpUrl, isTag, type PageTree } from '../page/page.ts';
import { collapse, textLength, visibleText } from '../page/text.ts';
import { isInOtherCard } from './authors/byline-cues.ts';
import type { Claim, Field } from './claims.ts';
import { FOREIGN, type Zones } from './class-words.ts';
import { isNode, listOf, textsOf } from './json-ld.ts';
import { parseLenient } from './json-repair.ts';
import { languageTag } from './language.ts';
import { lineText } from './line-text.ts';
import { FIELD_OF_NAME, isCardByline } from './meta-names.ts';

/** Names of a CMS's own making that can mean nothing else: `w-published-date`, `cms.publicationDate`. */
const PUBLISHED_LIKE =
  /(?:^|[.:_-])(?:date[.:_-]?)?(?:first[.:_-]?)?publ(?:ished?|ication|ish)(?:[.:_-]?(?:date|time|at|on))?$/;

/** Reads all claims of the head's tags (and of `<meta>` that CMSs put into the body), those of one kind in document order. */
export function metaClaims(page: PageTree): Claim[] {
  const claims: Claim[] = [];
  for (const element of elementsNamed(page, 'meta')) claims.push(...metaClaim(page, element), ...parselyClaims(element));
  for (const { parent, children } of elementsNamed(page, 'title')) {
    const value =
      parent === page.head ? collapse(children.map((child) => ('data' in child ? child.data : '')).join('')) : '';
    if (value) claims.push({ field: 'title', place: 'dom:title', source: 'dom:title', value: plainText(value) });
  }
  for (const name of ['link', 'a'] as const) {
    const place = LICENSE_PLACE[name];
    for (const element of elementsNamed(page, name)) {
      const value = isLicense(element) ? element.attribs.href?.trim() : undefined;
      if (value) claims.push({ field: 'license', place, source: place, value });
    }
  }
  return claims;
}

const LICENSE_PLACE = { link: 'link:license', a: 'dom:license' } as const;

/** A link that is marked as the licence; one under a picture is the picture's. */
function isLicense(link: Element): boolean {
  if (!(link.has & HAS.rel) || !/(?:^|\s)license(?:\s|$)/i.test(link.attribs.rel ?? '')) return false;
  return (
    link.name === 'link' || !around(link, MOST_TO_FIGURE).some(({ name }) => name === 'figure' || name === 'figcaption')
  );
}

const MOST_TO_FIGURE = 4;

function metaClaim(page: PageTree, { attribs }: Element): Claim[] {
  const named = [...placesOf(attribs.property), ...placesOf(attribs.name), ...placesOf(attribs['http-equiv'])];
  const value = named.length === 0 ? '' : collapse(plainText(attribs.content ?? attribs.value ?? ''));
  if (!value) return [];
  const isTold = ({ source }: Place) => !source.startsWith('meta:twitter:data') || isCardByline(page, value);
  return named.filter(isTold).map((place) => ({ ...place, value }));
}

type Place = Omit<Claim, 'value'>;

/** Gives the places of the claims that a name makes; most names of a page claim nothing. */
function placesOf(written: string | undefined): Place[] {
  if (!written) return [];
  const name = written.trim().toLowerCase();
  const source = `meta:${name}`;
  const field = Object.hasOwn(FIELD_OF_NAME, name) ? FIELD_OF_NAME[name] : undefined;
  // The tier tells who may read, and stands for itself.
  if (field === 'tier') return ['tier' as const, 'access' as const].map((each) => ({ field: each, place: source, source }));
  if (field === 'identifiers') return [{ field, place: source, source, scheme: schemeOf(name) }];
  if (field) return [{ field, place: source, source }];
  return PUBLISHED_LIKE.test(name) ? [{ field: 'published', place: 'meta-like:published', source }] : [];
}

/** Parse.ly's older tag holds all fields of the article as JSON. */
function parselyClaims({ attribs }: Element): Claim[] {
  if (!attribs.content || !/^parsely-(?:page|metadata)$/i.test(attribs.name ?? '')) return [];
  let told: unknown;
  try {
    [told] = parseLenient(attribs.content);
  } catch {
    return [];
  }
  if (!isNode(told)) return [];
  const node = told;
  return Object.entries(PARSELY).flatMap(([key, name]) =>
    listOf(node[key])
      .flatMap(textsOf)
      .flatMap((value) =>
        placesOf(name).map((place) => ({ ...place, source: `meta:${attribs.name?.toLowerCase()}`, value })),
      ),
  );
}

/** The keys of that JSON, by the tags that came after it. */
const PARSELY: Record<string, string> = {
  title: 'parsely-title',
  author: 'parsely-author',
  authors: 'parsely-author',
  section: 'parsely-section',
  pub_date: 'parsely-pub-date',
  tags: 'parsely-tags',
  post_id: 'parsely-post-id',
};

/** Identifiers of the world by their own name, those of a content system by the tag's. */
function schemeOf(name: string): string {
  return /(?:^|[._])(doi|issn)$/.exec(name)?.[1] ?? name;
}

// Claims of microdata and RDFa on the article's own item; items of related articles, comments and products are passed
// over.

export const FIELD_OF_PROPERTY: Record<string, Field> = {
  headline: 'title',
  alternativeheadline: 'subtitle',
  author: 'authors',
  creator: 'authors',
  datepublished: 'published',
  datecreated: 'published',
  datemodified: 'modified',
  articlesection: 'sections',
  genre: 'type',
  copyrightholder: 'holder',
  wordcount: 'words',
  contributor: 'contributors',
  editor: 'contributors',
  dateline: 'place',
  keywords: 'tags',
  description: 'description',
  license: 'license',
  isaccessibleforfree: 'access',
  publisher: 'publisher',
};

/** Dublin Core's names for the dates, as RDFa has them. */
const OF_DUBLIN_CORE = new Map([
  ['dc:created', 'datecreated'],
  ['dcterms:created', 'datecreated'],
  ['dcterms:issued', 'datepublished'],
  ['dcterms:modified', 'datemodified'],
]);

const ARTICLE_TYPE = /(?:Article|Posting|Report|Recipe|Review|CreativeWork|WebPage|Blog|HowTo)$/i;

// A property of an element that holds half the page (`itemprop=description` around the body) is no value.
const MAX_INNER = 40;
const MAX_VALUE = 1_000;

const TYPED = HAS.itemscope | HAS.itemtype | HAS.typeof;
const PROPERTY = HAS.itemprop | HAS.property;

/** The elements with a type or the scope of an item, and those with a property, by microdata or RDFa, in document order. */
export const markedElements = fact((page): { items: Element[]; properties: Element[] } => {
  const items: Element[] = [];
  const properties: Element[] = [];
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    if (element.has & TYPED) items.push(element);
    if (element.has & PROPERTY && (element.attribs.itemprop || element.attribs.property)) properties.push(element);
  }
  return { items, properties };
});

/**
 * Claims of all properties whose nearest item is the page's article, the page itself, or none. Where several items of one kind
 * stand side by side, the one that holds the headline is the article; without a headline the first.
 */
export function microdataClaims(page: PageTree, headline: Element | undefined, zones: Zones): Claim[] {
  const { items, properties } = markedElements(page);
  const own = articleItem(page, items.filter(isItem), headline);
  // An author's item states an author beside it, be it in the card of another article.
  const isForeign = (element: Element) => zones[element.order] === FOREIGN || isInOtherCard(page, element, headline);
  return properties.flatMap((element) => elementClaims(page, element, own, isForeign));
}

type Test = (element: Element) => boolean;

function elementClaims(page: PageTree, element: Element, own: Element | null | undefined, isForeign: Test): Claim[] {
  const written = element.attribs.itemprop ?? rdfaProperty(element) ?? '';
  const claims: Claim[] = [];
  for (const name of written.toLowerCase().split(/\s+/).slice(0, 10)) {
    const property = bareProperty(name);
    const field = Object.hasOwn(FIELD_OF_PROPERTY, property) ? FIELD_OF_PROPERTY[property] : undefined;
    if (!field || !belongs(element, own)) continue;
    // Blogs mark the whole text as its description.
    if (field === 'description' && /articlebody/i.test(written)) continue;
    if (field === 'authors' && isForeign(element)) continue;
    const value = claimedValue(page, element, field);
    if (value) claims.push({ field, place: `microdata:${property}`, source: `microdata:${property}`, value });
  }
  return claims;
}

/** The property's own name, without its prefix or address. */
function bareProperty(name: string): string {
  return OF_DUBLIN_CORE.get(name) ?? name.replace(/^.*[:/#]/, '');
}

/** RDFa's `property`, apart from OpenGraph's use of the same attribute on `<meta>`. */
function rdfaProperty({ name, attribs }: Element): string | undefined {
  return name !== 'meta' || /^(?:schema|dc|dcterms):\w+$/i.test(attribs.property ?? '') ? attribs.property : undefined;
}

/** The article's own item; null where all are other articles', undefined where there is none. */
function articleItem(page: PageTree, items: Element[], headline: Element | undefined): Element | null | undefined {
  const articles = items.filter((item) => /(?:Article|Posting|Report|Recipe|Review)$/i.test(typeOf(item)));
  // The innermost that holds the headline: a blog's item may hold its postings.
  const around = headline ? articles.filter((item) => contains(item, headline)).at(-1) : undefined;
  if (around || !headline) return around ?? articles[0];
  // A short text with a link in or around it is the item of another article; one without text states facts on this one.
  const links = elementsNamed(page, 'a');
  const isTeaser = (item: Element) =>
    textLength(page, item) < LONGEST_TEASER &&
    textLength(page, item) > 0 &&
    links.some((link) => contains(item, link) || contains(link, item));
  const [first, more] = articles.filter((item) => !isTeaser(item));
  if (first && (!more || articles[0] === first)) return first;
  return articles.length > 0 ? null : undefined;
}

const LONGEST_TEASER = 400;

function isItem(element: Element): boolean {
  return (element.has & (HAS.itemscope | HAS.typeof)) !== 0;
}

function typeOf(element: Element): string {
  return (element.attribs.itemtype ?? element.attribs.typeof ?? '').trim();
}

function belongs(element: Element, own: Element | null | undefined): boolean {
  for (let parent = element.parent; parent && isTag(parent); parent = parent.parent) {
    if (!isItem(parent)) continue;
    if (parent === own) return true;
    return (
      !(own !== undefined && /(?:Article|Posting|Report|Recipe|Review)$/i.test(typeOf(parent))) &&
      ARTICLE_TYPE.test(typeOf(parent))
    );
  }
  return true;
}

const NAMED = new Set<Field>(['authors', 'publisher', 'contributors', 'holder']);

function claimedValue(page: PageTree, element: Element, field: Field): string {
  const { attribs, name } = element;
  if (NAMED.has(field)) return nameOf(page, element);
  const machine = attribs.content ?? (name === 'time' ? attribs.datetime : undefined);
  if (machine) return collapse(machine.slice(0, MAX_VALUE));
  if ((name === 'abbr' || name === 'span') && attribs.title && field === 'published') return attribs.title;
  return element.last - element.order > MAX_INNER ? '' : collapse(visibleText(element).slice(0, MAX_VALUE));
}

/** The `name` inside a person's or organisation's item, else its text. */
function nameOf(page: PageTree, element: Element): string {
  if (element.attribs.content) return collapse(element.attribs.content);
  if (element.last - element.order > MAX_INNER) return '';
  for (let order = element.order + 1; order <= element.last; order += 1) {
    const inner = page.elements[order] as Element;
    if (/(?:^|[\s:])name$/.test(inner.attribs.itemprop ?? inner.attribs.property ?? '')) {
      return collapse(inner.attribs.content ?? visibleText(inner));
    }
  }
  return lineText(element).slice(0, MAX_VALUE);
}

// Other addresses of the article that the head's links state: for phones, for print, in other languages, before and after.

// Sites in all languages of the world have some hundred.
const MOST = 300;

/** Claims of the head's links. */
export function alternateClaims(page: PageTree): Claim[] {
  // Most links are to styles, fonts and icons.
  return elementsNamed(page, 'link')
    .filter(({ attribs }) => attribs.rel !== undefined && /amphtml|next|prev|alternate/i.test(attribs.rel))
    .flatMap((link) => claimOf(page, link))
    .slice(0, MOST);
}

function claimOf(page: PageTree, { attribs }: Element): Claim[] {
  const rels = (attribs.rel ?? '').toLowerCase().split(/\s+/);
  const value = httpUrl(attribs.href, page.baseUrl);
  if (!value) return [];
  const claim = (alternate: AlternateKind, place: string, language?: string): Claim[] => [
    { field: 'alternates', place, source: place, value, alternate, ...(language && { language }) },
  ];
  if (rels.includes('amphtml')) return claim('amp', 'link:amphtml');
  if (rels.includes('next')) return claim('next', 'link:next');
  if (rels.includes('prev') || rels.includes('previous')) return claim('previous', 'link:prev');
  if (!rels.includes('alternate') || rels.includes('stylesheet')) return [];
  if (/(?:^|[\s,])print(?:$|[\s,])/i.test(attribs.media ?? '')) return claim('print', 'link:alternate-print');
  // Feeds and services describe the page; x-default is no language.
  const isPage = attribs.type === undefined || /^(?:text\/html|application\/xhtml\+xml)/i.test(attribs.type);
  const language = isPage ? languageTag(attribs.hreflang ?? '') : undefined;
  return language && language !== 'x-default' ? claim('language', 'link:alternate', language) : [];
}
