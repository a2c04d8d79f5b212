/** Claims of microdata and RDFa on the article's own item; items of related articles, comments and products are passed over. */
import { collapse, visibleText } from '../page/text.ts';
import { contains, type Element, isTag, type PageTree } from '../page/tree.ts';
import type { Claim, Field } from './claims.ts';
import { lineText } from './line-text.ts';
import { FOREIGN, type Zones } from './zones.ts';

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

const ARTICLE_TYPE = /(?:Article|Posting|Report|Recipe|Review|CreativeWork|WebPage|Blog|HowTo)$/i;

// A property of an element that holds half the page (`itemprop=description` around the body) is no value.
const MAX_INNER = 40;
const MAX_VALUE = 1_000;

/**
 * Claims of all properties whose nearest item is the page's article, the page itself, or none. Where several items of one kind
 * stand side by side, the one that holds the headline is the article; without a headline the first.
 */
export function microdataClaims(page: PageTree, headline: Element | undefined, zones: Zones): Claim[] {
  const items: Element[] = [];
  const marked: Element[] = [];
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    if (isItem(element)) items.push(element);
    if (element.attribs.itemprop || element.attribs.property) marked.push(element);
  }
  const own = articleItem(items, headline);
  return marked.flatMap((element) => elementClaims(page, element, own, zones));
}

function elementClaims(page: PageTree, element: Element, own: Element | undefined, zones: Zones): Claim[] {
  const written = element.attribs.itemprop ?? rdfaProperty(element) ?? '';
  const claims: Claim[] = [];
  for (const name of written.toLowerCase().split(/\s+/).slice(0, 10)) {
    const property = name.replace(/^.*[:/#]/, '');
    const field = Object.hasOwn(FIELD_OF_PROPERTY, property) ? FIELD_OF_PROPERTY[property] : undefined;
    if (!field || !belongs(element, own)) continue;
    // Blogs mark the whole text as its description.
    if (field === 'description' && /articlebody/i.test(written)) continue;
    if (field === 'authors' && zones[element.order] === FOREIGN) continue;
    const value = claimedValue(page, element, field);
    if (value) claims.push({ field, place: `microdata:${property}`, source: `microdata:${property}`, value });
  }
  return claims;
}

/** RDFa's `property`, apart from OpenGraph's use of the same attribute on `<meta>`. */
function rdfaProperty({ name, attribs }: Element): string | undefined {
  return name !== 'meta' || /^(?:schema|dc|dcterms):\w+$/i.test(attribs.property ?? '') ? attribs.property : undefined;
}

function articleItem(items: Element[], headline: Element | undefined): Element | undefined {
  const articles = items.filter((item) => /(?:Article|Posting|Report|Recipe|Review)$/i.test(typeOf(item)));
  // The innermost that holds the headline: a blog's item may hold its postings.
  const around = headline ? articles.filter((item) => contains(item, headline)).at(-1) : undefined;
  return around ?? articles[0];
}

function isItem(element: Element): boolean {
  return element.attribs.itemscope !== undefined || element.attribs.typeof !== undefined;
}

function typeOf(element: Element): string {
  return (element.attribs.itemtype ?? element.attribs.typeof ?? '').trim();
}

function belongs(element: Element, own: Element | undefined): boolean {
  for (let parent = element.parent; parent && isTag(parent); parent = parent.parent) {
    if (!isItem(parent)) continue;
    if (parent === own) return true;
    return !(own && /(?:Article|Posting|Report|Recipe|Review)$/i.test(typeOf(parent))) && ARTICLE_TYPE.test(typeOf(parent));
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
