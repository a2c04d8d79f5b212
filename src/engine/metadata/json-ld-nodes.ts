/** Nodes of JSON-LD and the values in them. */
import type { Warning } from '../../errors.ts';
import { collapse } from '../page/text.ts';
import { plainText } from './plain-text.ts';

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
