/** Claims of the JSON-LD node that describes the article, and of its page and publisher. */
import type { Claim, Field } from './claims.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textsOf, textValue, typesOf } from './json-ld-nodes.ts';
import { jsonLdParts } from './json-ld-parts.ts';

export const TEXT_FIELDS: [property: string, field: Field][] = [
  ['headline', 'title'],
  ['name', 'title'],
  ['alternativeHeadline', 'subtitle'],
  ['datePublished', 'published'],
  ['dateCreated', 'published'],
  ['uploadDate', 'published'],
  ['dateModified', 'modified'],
  ['articleSection', 'sections'],
  ['genre', 'type'],
  ['dateline', 'place'],
  ['sourceOrganization', 'agency'],
  ['provider', 'agency'],
  ['copyrightHolder', 'holder'],
  ['copyrightNotice', 'holder'],
  ['wordCount', 'words'],
  ['keywords', 'tags'],
  ['description', 'description'],
  ['inLanguage', 'language'],
  ['license', 'license'],
  ['isAccessibleForFree', 'access'],
];

/** Claims of the article's node first, then of the page that it stands on. */
export function jsonLdClaims(jsonLd: JsonLd): Claim[] {
  const page = jsonLd.nodes.find(
    (node) => typesOf(node).some((type) => /WebPage$|^ItemPage$/.test(type)) && !jsonLd.listed.has(node),
  );
  const site = jsonLd.nodes.find((node) => typesOf(node).includes('WebSite'));
  return [
    ...(jsonLd.article ? nodeClaims(jsonLd, jsonLd.article, 'json-ld') : []),
    ...(page && page !== jsonLd.article ? nodeClaims(jsonLd, page, 'json-ld-page') : []),
    ...(site ? textsOf(site.name).map((value) => claim('site', 'json-ld', 'WebSite', 'name', value)) : []),
    ...jsonLdParts(jsonLd),
  ];
}

function nodeClaims(jsonLd: JsonLd, node: JsonLdNode, place: string): Claim[] {
  const types = typesOf(node);
  const type = types[0] ?? 'Thing';
  const claims = TEXT_FIELDS.flatMap(([property, field]) =>
    valuesOf(jsonLd, node[property]).map((value) => claim(field, place, type, property, value)),
  );
  // Every type says something of the kind: `["NewsArticle", "OpinionNewsArticle"]`.
  for (const value of types)
    claims.push({ field: 'type', place: `${place}:@type`, source: `json-ld:${value}.@type`, value });
  for (const property of ['author', 'creator', 'contributor']) {
    for (const value of listOf(node[property])) claims.push(...authorClaims(jsonLd, value, place, type, property, 0));
  }
  const publisher = resolve(jsonLd, node.publisher);
  const names = publisher ? textsOf(publisher.name) : textsOf(node.publisher);
  for (const value of names) claims.push(claim('publisher', place, type, 'publisher', value));
  return claims;
}

/** Texts, booleans, and the names of nodes (`inLanguage: { "name" }`, `keywords: [{ "name" }]`). */
function valuesOf(jsonLd: JsonLd, value: unknown): string[] {
  return listOf(value).flatMap((item) => {
    if (typeof item === 'boolean') return [String(item)];
    if (!isNode(item) || item['@value'] !== undefined) return textsOf(item);
    const node = resolve(jsonLd, item) ?? item;
    return [...textsOf(node.alternateName), ...textsOf(node.name), ...textsOf(node.termCode), ...textsOf(node['@id'])].slice(
      0,
      1,
    );
  });
}

function authorClaims(
  jsonLd: JsonLd,
  value: unknown,
  place: string,
  type: string,
  property: string,
  depth: number,
): Claim[] {
  if (!isNode(value)) return textsOf(value).map((name) => claim('authors', place, type, property, name));
  const node = resolve(jsonLd, value) ?? value;
  const types = typesOf(node);
  // `author: { "@list": [...] }` and `author: { author: ... }` are seen on real pages.
  const inner = node['@list'] ?? (node.name === undefined ? node.author : undefined);
  if (inner !== undefined && depth < 3) {
    return listOf(inner).flatMap((item) => authorClaims(jsonLd, item, place, type, property, depth + 1));
  }
  const names = textsOf(node.name);
  const parts = [textValue(node.givenName), textValue(node.familyName)].filter(Boolean).join(' ');
  const kind = types.includes('Person')
    ? ('person' as const)
    : types.some((name) => /Organization$/.test(name))
      ? ('organization' as const)
      : undefined;
  return (names.length ? names : parts ? [parts] : []).map((name) => ({
    ...claim('authors', place, type, property, name),
    ...(kind && { kind }),
  }));
}

function claim(field: Field, place: string, type: string, property: string, value: string): Claim {
  return { field, place: `${place}:${property}`, source: `json-ld:${type}.${property}`, value };
}
