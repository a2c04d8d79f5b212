/** The page as a document of jsdom: where the small DOM does not do. */
import { isTag, isText, type PageTree, type ParentNode, type Text } from '../../page/tree.ts';
import { parseInWindow } from '../window.ts';
import { HTML, isRead } from './page-parts.ts';

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
    } else if (isTag(node)) {
      if (!isRead(node)) continue;
      const element = document.createElementNS(node.namespace || HTML, node.name);
      for (const [name, value] of Object.entries(node.attribs)) if (VALID_NAME.test(name)) element.setAttribute(name, value);
      parent.appendChild(element);
      fillJsdom(document, element, node, sources);
    } else if (node.type === 'comment') parent.appendChild(document.createComment('-'));
  }
}

/** A parser takes other names too, which a script cannot give. */
const VALID_NAME = /^[a-z_][\w.-]*$/i;
