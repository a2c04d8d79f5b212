/** Claims of JSON-LD that are no plain text: breadcrumbs, people with their posts, identifiers, products. */
import type { Claim, Field } from './claims.ts';
import { isNode, type JsonLd, type JsonLdNode, list, resolve, textOf, textsOf, typesOf } from './json-ld-nodes.ts';

/** Properties that name people who had another part in the article than its author. */
export const HANDS = ['editor', 'contributor', 'translator', 'illustrator', 'reviewedBy', 'photographer'];

// Graphs of careless sites list some hundred people or codes.
const MOST = 50;

/** What the article's node tells in nodes of its own, and the path of the page's breadcrumb. */
export function jsonLdParts(jsonLd: JsonLd): Claim[] {
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
  for (const property of ['author', 'creator', ...HANDS]) {
    const isAuthor = property === 'author' || property === 'creator';
    for (const value of list(article[property]).slice(0, MOST)) {
      for (const { name, ...more } of peopleIn(jsonLd, value, isAuthor ? undefined : property, 0)) {
        add('contributors', property, name, more);
      }
    }
  }
  for (const part of list(article.isPartOf)) {
    const node = resolve(jsonLd, part);
    for (const id of textsOf(node?.productID)) add('product', 'isPartOf.productID', id);
    if (node && typesOf(node).includes('LiveBlogPosting')) {
      add('alternates', 'isPartOf', textOf(node.url) ?? textOf(node['@id']), { alternate: 'live' });
    }
  }
  for (const value of list(article.identifier).slice(0, MOST)) {
    const node = isNode(value) ? (resolve(jsonLd, value) ?? value) : undefined;
    const scheme = node && (textOf(node.propertyID) ?? textOf(node.name));
    add(
      'identifiers',
      'identifier',
      node ? (textOf(node.value) ?? textOf(node['@id'])) : textOf(value),
      scheme ? { scheme } : {},
    );
  }
  for (const property of ['issn', 'isbn']) add('identifiers', property, textOf(article[property]), { scheme: property });
  const mentioned = textOf(resolve(jsonLd, article.locationCreated)?.name) ?? textOf(article.locationCreated);
  add('place', 'locationCreated', mentioned);
  return claims;
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
    const named = textOf(node.roleName) ?? role;
    return list(inner)
      .slice(0, MOST)
      .flatMap((item) => peopleIn(jsonLd, item, named, depth + 1));
  }
  const parts = [textOf(node.givenName), textOf(node.familyName)].filter(Boolean).join(' ');
  const name = textOf(node.name) ?? parts;
  if (!name) return [];
  const types = typesOf(node);
  const kind = types.includes('Person')
    ? 'person'
    : types.some((type) => /Organization$/.test(type))
      ? 'organization'
      : undefined;
  const [post, email] = [textOf(node.jobTitle), textOf(node.email)];
  const url = [node.url, node['@id'], node.sameAs].flatMap(textsOf).find((address) => /^(?:https?:)?\/[^#]+$/.test(address));
  return [{ name, ...told, ...(kind && { kind }), ...(post && { post }), ...(email && { email }), ...(url && { url }) }];
}

/** The breadcrumb's names in order: of several lists the one that ends at this page, else the first. */
function breadcrumbClaims(jsonLd: JsonLd): Claim[] {
  const paths = jsonLd.nodes.filter((node) => typesOf(node).includes('BreadcrumbList')).map((node) => namesIn(jsonLd, node));
  const title = textOf(jsonLd.article?.headline)?.toLowerCase();
  const names = paths.find((path) => title && path.at(-1)?.toLowerCase() === title) ?? paths.find((path) => path.length > 0);
  const text = jsonLd.nodes
    .filter((node) => !jsonLd.listed.has(node))
    .map(({ breadcrumb }) => (typeof breadcrumb === 'string' ? textOf(breadcrumb) : undefined))
    .find(Boolean);
  const values = names ?? (text ? text.split(/\s*[>»›]\s*/) : []);
  return values.map((value) => ({
    field: 'sections',
    place: 'json-ld:breadcrumb',
    source: 'json-ld:BreadcrumbList.itemListElement',
    value,
  }));
}

function namesIn(jsonLd: JsonLd, breadcrumb: JsonLdNode): string[] {
  const entries = list(breadcrumb.itemListElement).slice(0, MOST).filter(isNode);
  const placed = entries.map((entry, index) => ({ entry, at: Number(entry.position) || index }));
  placed.sort((a, b) => a.at - b.at);
  return placed.flatMap(({ entry }) => {
    const item = resolve(jsonLd, entry.item);
    const name = textOf(entry.name) ?? textOf(item?.name) ?? textOf(item?.title);
    return name ? [name] : [];
  });
}
