/** The one jsdom window that documents are parsed in: no scripts, no styles, no resources; many documents, one after another. */
import { createRequire } from 'node:module';
import type { JSDOM as JsdomClass } from 'jsdom';
import { isTag, isText, type Element as PageElement, type PageTree, type ParentNode, type Text } from '../page/page.ts';
import { HTML, isRead } from './readability/page-parts.ts';

let dom: JsdomClass | undefined;

/** Parses HTML with jsdom. The first call loads jsdom, most of a second; the next cost only the parse. */
export function parseInWindow(html: string, url: string): Document {
  dom ??= newWindow();
  dom.reconfigure({ url: /^https?:/.test(url) ? url : 'http://localhost/' });
  return new dom.window.DOMParser().parseFromString(html, 'text/html');
}

function newWindow(): JsdomClass {
  // The package is loaded on first use, synchronously: extraction is a pure synchronous stage, and `--help` must not wait for
  // jsdom.
  const { JSDOM, VirtualConsole } = createRequire(import.meta.url)('jsdom') as typeof import('jsdom');
  // The default console prints whole style sheets to stderr.
  return new JSDOM('', { virtualConsole: new VirtualConsole() });
}

// The page as a document of jsdom: where the small DOM does not do.

/** Makes the page a document of jsdom, and gives the page's own text behind each text of that document. */
export function jsdomDocument(page: PageTree): { document: Document; sources: Map<Node, Text> } {
  const document = parseInWindow('<!DOCTYPE html>', page.url);
  const sources = new Map<Node, Text>();
  document.documentElement.remove();
  fillJsdom(document, document, page.document, sources);
  return { document, sources };
}

function fillJsdom(document: Document, parent: Node, from: ParentNode, sources: Map<Node, Text>): void {
  for (const node of from.children) {
    if (isText(node)) {
      const text = document.createTextNode(node.data);
      sources.set(text, node);
      parent.appendChild(text);
    } else if (node.type === 'comment') parent.appendChild(document.createComment('-'));
    else if (isTag(node) && isRead(node)) {
      const element = parent.appendChild(jsdomElement(document, node));
      fillJsdom(document, element, node, sources);
    }
  }
}

function jsdomElement(document: Document, { attribs, name, namespace }: PageElement): Element {
  const element = document.createElementNS(namespace || HTML, name);
  for (const attribute of attribs.list)
    if (VALID_NAME.test(attribute.name)) element.setAttribute(attribute.name, attribute.value);
  return element;
}

/** A parser takes other names too, which a script cannot give. */
const VALID_NAME = /^[a-z_][\w.-]*$/i;
