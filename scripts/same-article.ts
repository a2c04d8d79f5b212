/**
 * Compares, page by page, the article that the program finds with the one that it finds the slow way: from the document that
 * jsdom makes of the whole page.
 *
 *   npm run bench:same [-- --set news] [--every 10]
 */
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Article } from '../src/engine/article.ts';
import { extract, extractFrom } from '../src/engine/extract.ts';
import { attributesOf } from '../src/engine/page/nodes.ts';
import { type ChildNode, Document, Element, type PageTree, pageOf, Text } from '../src/engine/page/page.ts';

export interface Comparison {
  fast: Article;
  slow: Article;
  /** True when both have the same text, markup, figures and metadata. */
  same: boolean;
}

export function compareWays(html: string, url: string): Comparison {
  const fast = extract({ html, url });
  const slow = extractFrom(jsdomPage(html, url));
  return { fast, slow, same: comparable(fast) === comparable(slow) };
}

/** The article without what tells which proposal was asked. */
function comparable({ candidate: _candidate, removals: _removals, ...article }: Article): string {
  return JSON.stringify(article);
}

/** jsdom's document of the whole page, copied node by node. */
function jsdomPage(html: string, url: string): PageTree {
  const { document } = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window;
  return pageOf(new Document(linked(document)), url);
}

function linked(parent: ParentNode & Node): ChildNode[] {
  const children: ChildNode[] = [];
  for (const node of parent.childNodes) {
    const copy = copyOf(node);
    if (!copy) continue;
    const before = children.at(-1);
    if (before) [before.next, copy.prev] = [copy, before];
    children.push(copy);
  }
  return children;
}

function copyOf(node: Node): ChildNode | undefined {
  if (node.nodeType === node.TEXT_NODE) return new Text(node.nodeValue ?? '');
  if (node.nodeType !== node.ELEMENT_NODE) return undefined;
  const element = node as globalThis.Element;
  const attributes = Array.from(element.attributes, ({ localName, value }) => ({ name: localName, value }));
  const content =
    'content' in element && element.localName === 'template' ? (element.content as DocumentFragment) : undefined;
  const children = content ? [new Document(linked(content))] : linked(element);
  const copy = new Element(element.localName, attributesOf(attributes), children);
  for (const child of children) child.parent = copy;
  return copy;
}
