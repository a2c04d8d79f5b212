/**
 * JSON-LD of a page: every node of every script, flattened; the values in nodes; the node of the article itself among those
 * of related articles, lists and the site.
 */

import type { Warning } from '../../errors.ts';
import { addressKey } from '../addresses.ts';
import { plainText } from '../page/characters.ts';
import { wordsAlone } from '../page/letters.ts';
import { canonicalLinks, elementsNamed, isJsonLd, type PageTree, scriptText } from '../page/page.ts';
import { collapse, visibleText } from '../page/text.ts';
import { parseLenient } from './json-repair.ts';

// A page has some dozens of nodes; the caps keep what a hostile page nests from costing more than it can be worth.
const MAX_DEPTH = 40;
const MAX_NODES = 20_000;

/** Reads all JSON-LD scripts. A script that cannot be repaired gives a warning, never an error. */
export function readJsonLd(page: PageTree): JsonLd {
  const jsonLd: JsonLd = { nodes: [], byId: new Map(), listed: new Set(), warnings: [] };
  for (const element of elementsNamed(page, 'script')) {
    if (!isJsonLd(element)) continue;
    try {
      for (const value of parseLenient(scriptText(element))) unfold(value, jsonLd, 0, false);
    } catch (error) {
      jsonLd.warnings.push({
        code: 'json-ld-unreadable',
        message: `A JSON-LD script of the page could not be read: ${String((error as Error).message).slice(0, 120)}`,
      });
    }
  }
  const article = articleNode(page, jsonLd);
  return { ...jsonLd, ...(article && { article }) };
}

/** Properties whose values are other works, not this page's. */
const ELSEWHERE = new Set([
  'itemListElement',
  'hasPart',
  'isPartOf',
  'isBasedOn',
  'citation',
  'mentions',
  'relatedLink',
  'isRelatedTo',
  'significantLink',
  'subjectOf',
  'blogPost',
  'blogPosts',
  'review',
  'comment',
  'suggestedAnswer',
  'liveBlogUpdate',
]);

function unfold(value: unknown, into: JsonLd, depth: number, listed: boolean): void {
  if (depth > MAX_DEPTH || into.nodes.length >= MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const item of value) unfold(item, into, depth + 1, listed);
  } else if (isNode(value)) {
    addNode(value, into, listed);
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object') unfold(inner, into, depth + 1, listed || ELSEWHERE.has(key));
    }
  }
}

/** Adds a node that has a type, and by its id one that says more than the id. */
function addNode(node: JsonLdNode, { nodes, listed, byId }: JsonLd, isListed: boolean): void {
  if (node['@type'] !== undefined) {
    nodes.push(node);
    if (isListed) listed.add(node);
  }
  const id = node['@id'];
  if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
}

// The choice of the JSON-LD node that describes this page's article, among those of related articles, lists and the site.

/** Types by how much they say that the page is an article; the first that fits counts. */
const TYPE_WEIGHT: [RegExp, number][] = [
  [/^LiveBlogPosting$/, 6],
  [/Article$|^BlogPosting$|^Report$|^SocialMediaPosting$|^DiscussionForumPosting$/, 6],
  [/^(?:Recipe|Review|CriticReview|ClaimReview|HowTo|Interview|ImageGallery|MediaGallery|Photograph|PodcastEpisode)$/, 4],
  [/^(?:CreativeWork|VideoObject|AudioObject|LearningResource|Course|Event|Guide|QAPage|FAQPage)$/, 2],
];

const SAME_ADDRESS = 6;
const SAME_HEADLINE = 5;
const OTHER_ADDRESS = -5;
const LISTED = -5;
// A node with fewer points than this tells of something else: a listed teaser, an article at another address.
const MINIMUM = 2;

/** The best node by type, address and headline, or undefined when none is this page's. Ties: the first on the page. */
function articleNode(page: PageTree, jsonLd: JsonLd): JsonLdNode | undefined {
  const typed = jsonLd.nodes.map((node) => ({ node, type: typeWeight(node) })).filter(({ type }) => type > 0);
  if (typed.length === 0) return undefined;
  const addresses = pageAddresses(page);
  const headlines = pageHeadlines(page);
  let best: { node: JsonLdNode; score: number } | undefined;
  for (const { node, type } of typed) {
    const score = type + pointsFor(node, page.url, addresses, headlines) + (jsonLd.listed.has(node) ? LISTED : 0);
    if (score >= MINIMUM && (!best || score > best.score)) best = { node, score };
  }
  return best?.node;
}

function typeWeight(node: JsonLdNode): number {
  const weights = typesOf(node).map((type) => TYPE_WEIGHT.find(([pattern]) => pattern.test(type))?.[1] ?? 0);
  return Math.max(0, ...weights);
}

/** Points for the page's own headline and address in the node. */
function pointsFor(node: JsonLdNode, base: string, addresses: Set<string>, headlines: string[]): number {
  const headline = comparable(textValue(node.headline) ?? textValue(node.name) ?? '');
  const known = nodeAddresses(node, base);
  const sameHeadline = headline.length > 0 && headlines.some((other) => alikeHeadline(headline, other));
  const points = sameHeadline ? SAME_HEADLINE : 0;
  if (known.some((address) => addresses.has(address))) return points + SAME_ADDRESS;
  // A home page's address is what careless sites give for each article.
  return !sameHeadline && known.some((address) => address.includes('/')) ? OTHER_ADDRESS : points;
}

function pageAddresses(page: PageTree): Set<string> {
  const addresses = new Set([addressKey(page.url, page.url)]);
  for (const { attribs } of canonicalLinks(page)) addresses.add(addressKey(attribs.href ?? '', page.url));
  for (const { attribs } of elementsNamed(page, 'meta')) {
    if (attribs.property === 'og:url') addresses.add(addressKey(attribs.content ?? '', page.url));
  }
  addresses.delete('');
  return addresses;
}

function nodeAddresses(node: JsonLdNode, base: string): string[] {
  const values = [node.url, node['@id'], node.mainEntityOfPage].flatMap((value) =>
    isNode(value) ? [value['@id'], value.url] : [value],
  );
  return values
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => addressKey(value as string, base))
    .filter((key) => key !== '');
}

function pageHeadlines(page: PageTree): string[] {
  const headlines: string[] = [];
  for (const { attribs } of elementsNamed(page, 'meta')) {
    const name = attribs.property ?? attribs.name;
    if (name === 'og:title' || name === 'twitter:title') headlines.push(attribs.content ?? '');
  }
  for (const heading of elementsNamed(page, 'h1')) headlines.push(visibleText(heading));
  for (const { children } of elementsNamed(page, 'title')) {
    headlines.push(children.map((child) => ('data' in child ? child.data : '')).join(''));
  }
  return headlines.map(comparable).filter((headline) => headline.length > 0);
}

function comparable(text: string): string {
  return wordsAlone(collapse(text).toLowerCase(), ' ').trim();
}

// Shorter headlines ("News", "Home") begin many others by chance.
const MIN_PREFIX = 15;

/** Tells whether two headlines are equal, or one the beginning of the other: titles carry the site's name behind. */
function alikeHeadline(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= MIN_PREFIX && long.startsWith(short);
}

// Nodes of JSON-LD and the values in them.

export type JsonLdNode = { [key: string]: unknown };

export interface JsonLd {
  /** All typed nodes, graphs, arrays and nested nodes unfolded, in document order. */
  nodes: JsonLdNode[];
  /** The node that describes this page's article, when there is one. */
  article?: JsonLdNode;
  /** Every node that has an `@id` and more than that, for references: see `resolve`. */
  byId: Map<string, JsonLdNode>;
  /** Nodes that stand inside a list, as a part of or as related to another: they tell of other pages. */
  listed: Set<JsonLdNode>;
  warnings: Warning[];
}

/** The node that `value` is or refers to by `@id`; of a list, the first. */
export function resolve(jsonLd: JsonLd, value: unknown): JsonLdNode | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (!isNode(first)) return undefined;
  const id = first['@id'];
  // A reference has nothing to say of itself; what it refers to does.
  return typeof id === 'string' && first['@type'] === undefined ? (jsonLd.byId.get(id) ?? first) : first;
}

/** The types of a node without the vocabulary's address: `NewsArticle` for `https://schema.org/NewsArticle`. */
export function typesOf(node: JsonLdNode): string[] {
  return listOf(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));
}

/** The text of a value: of strings, numbers, `{ "@value" }` and lists of such; entities decoded, tags dropped. */
export function textsOf(value: unknown): string[] {
  return listOf(value).flatMap((item) => {
    const inner = isNode(item) ? item['@value'] : item;
    if (typeof inner === 'number') return [String(inner)];
    if (typeof inner !== 'string') return [];
    const text = collapse(plainText(inner));
    return text ? [text] : [];
  });
}

export function textValue(value: unknown): string | undefined {
  return textsOf(value)[0];
}

export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function isNode(value: unknown): value is JsonLdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
