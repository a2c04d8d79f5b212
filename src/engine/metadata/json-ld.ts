/** JSON-LD of a page: every node of every script, flattened; the node of the article itself. */
import { elementsNamed, isJsonLd, type PageTree, scriptText } from '../page/tree.ts';
import { articleNode } from './json-ld-article.ts';
import { isNode, type JsonLd } from './json-ld-nodes.ts';
import { parseLenient } from './json-repair.ts';

export type { JsonLd, JsonLdNode } from './json-ld-nodes.ts';

// A page has some dozens of nodes; the caps keep what a hostile page nests from costing more than it can be worth.
const MAX_DEPTH = 40;
const MAX_NODES = 20_000;

/** Reads all JSON-LD scripts. A script that cannot be repaired gives a warning, never an error. */
export function readJsonLd(page: PageTree): JsonLd {
  const jsonLd: JsonLd = { nodes: [], byId: new Map(), listed: new Set(), warnings: [] };
  for (const element of elementsNamed(page, 'script')) {
    if (!isJsonLd(element)) continue;
    try {
      for (const value of parseLenient(scriptText(page, element))) unfold(value, jsonLd, 0, false);
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
    if (value['@type'] !== undefined) {
      into.nodes.push(value);
      if (listed) into.listed.add(value);
    }
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1 && !into.byId.has(id)) into.byId.set(id, value);
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object') unfold(inner, into, depth + 1, listed || ELSEWHERE.has(key));
    }
  }
}
