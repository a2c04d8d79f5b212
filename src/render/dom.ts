/** The tree that turndown converts: as much of a DOM as turndown and our rules use, and how its nodes are found and moved. */

export class DomNode {
  /** 1 for an element, 3 for a text. */
  readonly nodeType: number;
  /** The name in capitals; `#text` for a text. */
  readonly nodeName: string;
  /** The content of a text. */
  data = '';
  parentNode: DomNode | null = null;
  firstChild: DomNode | null = null;
  lastChild: DomNode | null = null;
  nextSibling: DomNode | null = null;
  previousSibling: DomNode | null = null;
  /** A cell's converted content. */
  cellMarkdown: string | undefined;
  #attributes: Map<string, string> | undefined;

  constructor(nodeType: number, nodeName: string, attributes?: Map<string, string>) {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.#attributes = attributes;
  }

  get nodeValue(): string {
    return this.data;
  }

  get childNodes(): DomNode[] {
    const children: DomNode[] = [];
    for (let child = this.firstChild; child; child = child.nextSibling) children.push(child);
    return children;
  }

  get lastElementChild(): DomNode | null {
    let last = this.lastChild;
    while (last && last.nodeType !== 1) last = last.previousSibling;
    return last;
  }

  get textContent(): string {
    if (this.nodeType === 3) return this.data;
    let text = '';
    for (let child = this.firstChild; child; child = child.nextSibling) text += child.textContent;
    return text;
  }

  /** The elements in it of a name in capitals, in their order. */
  getElementsByTagName(name: string): DomNode[] {
    const found: DomNode[] = [];
    collect(this, name, found);
    return found;
  }

  getAttribute(name: string): string | null {
    return this.#attributes?.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes ??= new Map();
    this.#attributes.set(name, value);
  }

  /** turndown copies what it is given, because it changes it. This tree is made for it alone. */
  cloneNode(): DomNode {
    return this;
  }

  appendChild(node: DomNode): DomNode {
    return this.insertBefore(node, null);
  }

  insertBefore(node: DomNode, next: DomNode | null): DomNode {
    node.parentNode?.removeChild(node);
    const previous = next ? next.previousSibling : this.lastChild;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = next;
    if (previous) previous.nextSibling = node;
    else this.firstChild = node;
    if (next) next.previousSibling = node;
    else this.lastChild = node;
    return node;
  }

  removeChild(node: DomNode): DomNode {
    const { previousSibling: previous, nextSibling: next } = node;
    if (previous) previous.nextSibling = next;
    else this.firstChild = next;
    if (next) next.previousSibling = previous;
    else this.lastChild = previous;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
    return node;
  }
}

export function elementNode(nodeName: string, attributes?: Map<string, string>): DomNode {
  return new DomNode(1, nodeName, attributes);
}

export function textNode(data: string): DomNode {
  const node = new DomNode(3, '#text');
  node.data = data;
  return node;
}

function collect(parent: DomNode, name: string, found: DomNode[]): void {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeName === name) found.push(child);
    collect(child, name, found);
  }
}

/** Elements that stand on lines of their own. */
export const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE CAPTION TBODY TD TFOOT TH THEAD TR UL IMG X-TURNDOWN'.split(
    ' ',
  ),
);
/** Elements whose content is not text of the page. */
export const DROPPED_ELEMENTS = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH INPUT BUTTON SELECT TEXTAREA WBR'.split(' '),
);

/** The rows of a table and not those of a table in it; the foot last, as it is printed. */
export function rowsOf(table: DomNode): DomNode[] {
  const parts = childElements(table);
  const foot = parts.filter(({ nodeName }) => nodeName === 'TFOOT');
  return [...parts.filter(({ nodeName }) => nodeName !== 'TFOOT'), ...foot].flatMap((child) =>
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
  const renamed = elementNode(name);
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
