/** Claims of `<meta>`, `<title>` and `<link>`: OpenGraph, Twitter cards, Dublin Core, Parsely, Sailthru, citation_* and kin. */
import { collapse } from '../page/text.ts';
import { type Element, elementsNamed, isText, type PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { isNode, listOf, textsOf } from './json-ld-nodes.ts';
import { parseLenient } from './json-repair.ts';
import { FIELD_OF_NAME } from './meta-names.ts';
import { plainText } from './plain-text.ts';

/** Names of a CMS's own making that can mean nothing else: `w-published-date`, `cms.publicationDate`. */
const PUBLISHED_LIKE =
  /(?:^|[.:_-])(?:date[.:_-]?)?(?:first[.:_-]?)?publ(?:ished?|ication|ish)(?:[.:_-]?(?:date|time|at|on))?$/;

/** Reads all claims of the head's tags (and of `<meta>` that CMSs put into the body), those of one kind in document order. */
export function metaClaims(page: PageTree): Claim[] {
  const claims = elementsNamed(page, 'meta').flatMap((element) => [...metaClaim(element), ...parselyClaims(element)]);
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
