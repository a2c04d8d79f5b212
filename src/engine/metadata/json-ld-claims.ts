/**
 * Claims of JSON-LD: of the node that describes the article, of its page and publisher, and of nodes inside it
 * (breadcrumbs, people with their posts, identifiers, products).
 */
import type { Claim, Field } from './claims.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textsOf, textValue, typesOf } from './json-ld.ts';
import { FIRST_PAGES } from './sections.ts';

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

// Claims of JSON-LD that are no plain text: breadcrumbs, people with their posts, identifiers, products.

/** Properties that name people who had another part in the article than its author. */
const HANDS = ['editor', 'contributor', 'translator', 'illustrator', 'reviewedBy', 'photographer'];

// Graphs of careless sites list some hundred people or codes.
const MOST = 50;

/** Gives the claims that the article's node makes in nodes of its own, and the path of the page's breadcrumb. */
function jsonLdParts(jsonLd: JsonLd): Claim[] {
  const { article } = jsonLd;
  return [...breadcrumbClaims(jsonLd), ...(article ? partsOf(jsonLd, article) : [])];
}

function partsOf(jsonLd: JsonLd, article: JsonLdNode): Claim[] {
  const type = typesOf(article)[0] ?? 'Thing';
  const claims: Claim[] = [];
  const add = (field: Field, property: string, value: string | undefined, more: Partial<Claim> = {}) => {
    const source = `json-ld:${type}.${property}`;
    if (value) claims.push({ field, place: `json-ld:${property}`, source, value, ...more });
  };
  for (const { property, name, ...more } of peopleOf(jsonLd, article)) add('contributors', property, name, more);
  for (const part of listOf(article.isPartOf)) {
    const node = resolve(jsonLd, part);
    for (const id of textsOf(node?.productID)) add('product', 'isPartOf.productID', id);
    // An issue is a part of the paper.
    const issn = node?.issn ?? resolve(jsonLd, node?.isPartOf)?.issn;
    add('identifiers', 'isPartOf.issn', textValue(listOf(issn)[0]), { scheme: 'issn' });
    if (node && typesOf(node).includes('LiveBlogPosting')) {
      add('alternates', 'isPartOf', textValue(node.url) ?? textValue(node['@id']), { alternate: 'live' });
    }
  }
  for (const value of listOf(article.identifier).slice(0, MOST)) {
    const { id, scheme } = identifierOf(jsonLd, value);
    add('identifiers', 'identifier', id, scheme ? { scheme } : {});
  }
  for (const property of ['issn', 'isbn']) add('identifiers', property, textValue(article[property]), { scheme: property });
  const mentioned = textValue(resolve(jsonLd, article.locationCreated)?.name) ?? textValue(article.locationCreated);
  add('place', 'locationCreated', mentioned);
  return claims;
}

function identifierOf(jsonLd: JsonLd, value: unknown): { id: string | undefined; scheme?: string | undefined } {
  if (!isNode(value)) return { id: textValue(value) };
  const node = resolve(jsonLd, value) ?? value;
  return {
    id: textValue(node.value) ?? textValue(node['@id']),
    scheme: textValue(node.propertyID) ?? textValue(node.name),
  };
}

function peopleOf(jsonLd: JsonLd, article: JsonLdNode): (Person & { property: string })[] {
  return ['author', 'creator', ...HANDS].flatMap((property) => {
    const role = property === 'author' || property === 'creator' ? undefined : property;
    const values = listOf(article[property]).slice(0, MOST);
    return values.flatMap((value) => peopleIn(jsonLd, value, role, 0)).map((person) => ({ ...person, property }));
  });
}

type Person = Pick<Claim, 'kind' | 'role' | 'post' | 'url' | 'email'> & { name: string };

function peopleIn(jsonLd: JsonLd, value: unknown, role: string | undefined, depth: number): Person[] {
  const told = role ? { role } : {};
  if (!isNode(value)) return textsOf(value).map((name) => ({ name, ...told }));
  const node = resolve(jsonLd, value) ?? value;
  // schema.org's Role stands between the article and the person.
  const property = ['author', 'creator', ...HANDS].find((name) => isNode(node[name]) || Array.isArray(node[name]));
  const inner = node['@list'] ?? (node.name === undefined && property ? node[property] : undefined);
  if (inner !== undefined && depth < 3) {
    const named = textValue(node.roleName) ?? role;
    return listOf(inner)
      .slice(0, MOST)
      .flatMap((item) => peopleIn(jsonLd, item, named, depth + 1));
  }
  const parts = [textValue(node.givenName), textValue(node.familyName)].filter(Boolean).join(' ');
  const name = textValue(node.name) ?? parts;
  if (!name) return [];
  const kind = kindOfPerson(typesOf(node));
  const [post, email] = [textValue(node.jobTitle), textValue(node.email)];
  const url = [node.url, node['@id'], node.sameAs].flatMap(textsOf).find((address) => /^(?:https?:)?\/[^#]+$/.test(address));
  return [{ name, ...told, ...(kind && { kind }), ...(post && { post }), ...(email && { email }), ...(url && { url }) }];
}

function kindOfPerson(types: string[]): Person['kind'] {
  if (types.includes('Person')) return 'person';
  return types.some((type) => /Organization$/.test(type)) ? 'organization' : undefined;
}

/** The breadcrumb's names in order: of several lists the one that ends at this page, else the first. */
function breadcrumbClaims(jsonLd: JsonLd): Claim[] {
  const paths = jsonLd.nodes
    .filter((node) => typesOf(node).includes('BreadcrumbList'))
    .map((node) => crumbsIn(jsonLd, node));
  const title = textValue(jsonLd.article?.headline)?.toLowerCase();
  const path =
    paths.find((crumbs) => title && crumbs.at(-1)?.name.toLowerCase() === title) ?? paths.find(({ length }) => length > 0);
  const own = addressesOf(jsonLd.article);
  // The home page and this page are no sections, whatever they are called.
  const [first] = path ?? [];
  const home = first?.address !== undefined && FIRST_PAGES.test(first.address) ? first.name : undefined;
  const names = path?.filter(({ address }) => !address || !own.includes(address)).map(({ name }) => name);
  const text = jsonLd.nodes
    .filter((node) => !jsonLd.listed.has(node))
    .map(({ breadcrumb }) => (typeof breadcrumb === 'string' ? textValue(breadcrumb) : undefined))
    .find(Boolean);
  const values = names ?? (text ? text.split(/[>»›]/).map((part) => part.trim()) : []);
  return values.map((value, index) => ({
    field: 'sections',
    place: 'json-ld:breadcrumb',
    source: 'json-ld:BreadcrumbList.itemListElement',
    value,
    ...(index === 0 && value === home && { home: true }),
  }));
}

interface Crumb {
  name: string;
  address?: string;
}

function addressesOf(article: JsonLdNode | undefined): string[] {
  const values = [article?.url, article?.['@id'], article?.mainEntityOfPage];
  return values.flatMap((value) => textsOf(isNode(value) ? (value['@id'] ?? value.url) : value));
}

function crumbsIn(jsonLd: JsonLd, breadcrumb: JsonLdNode): Crumb[] {
  const entries = listOf(breadcrumb.itemListElement).slice(0, MOST).filter(isNode);
  const placed = entries.map((entry, index) => ({ entry, at: Number(entry.position) || index }));
  placed.sort((a, b) => a.at - b.at);
  return placed.flatMap(({ entry }) => {
    const item = resolve(jsonLd, entry.item);
    const name = textValue(entry.name) ?? textValue(item?.name) ?? textValue(item?.title);
    const address = textValue(entry.item) ?? textValue(item?.['@id']) ?? textValue(item?.url);
    return name ? [{ name, ...(address && { address }) }] : [];
  });
}
