/** JSON-LD of a page: every node of every script, flattened; the node of the article itself. */
import type { PageTree } from '../tree.ts';

export type JsonLdNode = { [key: string]: unknown };

export interface JsonLd {
  /** All typed nodes, graphs and arrays unfolded, in document order. */
  nodes: JsonLdNode[];
  /** The node that describes this page's article, when there is one. */
  article?: JsonLdNode;
}

export function readJsonLd(page: PageTree): JsonLd {
  const nodes: JsonLdNode[] = [];
  for (const element of page.elements) {
    if (element.name !== 'script' || !/ld\+json/i.test(element.attribs.type ?? '')) continue;
    const text = element.children.map((child) => ('data' in child ? child.data : '')).join('');
    try {
      const value: unknown = JSON.parse(text);
      nodes.push(...((Array.isArray(value) ? value : [value]) as JsonLdNode[]));
    } catch {
      // Broken JSON: repaired or reported by the next version of this file.
    }
  }
  const article = nodes.find((node) => /Article|Posting|Report/.test(String(node['@type'])));
  return { nodes, ...(article && { article }) };
}
