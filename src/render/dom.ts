/** The nodes of turndown's own DOM, as far as they are used, and how they are moved. */

/** What is used of a DOM node. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  data: string;
  textContent: string;
  parentNode: DomNode | null;
  firstChild: DomNode | null;
  lastChild: DomNode | null;
  nextSibling: DomNode | null;
  previousSibling: DomNode | null;
  ownerDocument: { createElement(name: string): DomNode; createTextNode(text: string): DomNode };
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): DomNode | null | undefined;
  querySelectorAll(selector: string): ArrayLike<DomNode>;
  insertBefore(node: DomNode, reference: DomNode | null): DomNode;
  appendChild(node: DomNode): DomNode;
  removeChild(node: DomNode): DomNode;
  /** A cell's converted content. */
  cellMarkdown?: string;
}

/** Elements that stand on lines of their own. */
export const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE CAPTION TBODY TD TFOOT TH THEAD TR UL IMG X-TURNDOWN'.split(
    ' ',
  ),
);
/** Elements whose content is not text of the page. */
export const DROPPED = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH INPUT BUTTON SELECT TEXTAREA WBR'.split(' '),
);

/** The rows of a table and not those of a table in it. */
export function rowsOf(table: DomNode): DomNode[] {
  return childElements(table).flatMap((child) =>
    /^(?:THEAD|TBODY|TFOOT)$/.test(child.nodeName) ? childElements(child).filter(isRow) : isRow(child) ? [child] : [],
  );
}

export function cellsOf(row: DomNode): DomNode[] {
  return childElements(row).filter((cell) => cell.nodeName === 'TD' || cell.nodeName === 'TH');
}

function isRow(node: DomNode): boolean {
  return node.nodeName === 'TR';
}

export function childElements(parent: DomNode): DomNode[] {
  const children: DomNode[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node.nodeType === 1) children.push(node);
  return children;
}

export function rename(node: DomNode, name: string): DomNode {
  const renamed = node.ownerDocument.createElement(name);
  while (node.firstChild) renamed.appendChild(node.firstChild);
  replaceBy(node, renamed);
  return renamed;
}

export function replaceBy(node: DomNode, by: DomNode): void {
  node.parentNode?.insertBefore(by, node);
  remove(node);
}

export function remove(node: DomNode): void {
  node.parentNode?.removeChild(node);
}
