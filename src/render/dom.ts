/**
 * The tree that turndown converts: as much of a DOM as turndown and our rules use, how its nodes are found and moved, and
 * how an article's clean HTML is read into it.
 */

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
  // Notes of turndown on each node.
  isBlock = false;
  isCode = false;
  isBlank = false;
  flankingWhitespace: unknown = undefined;
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
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE CAPTION TBODY TD TFOOT TH THEAD TR UL IMG'.split(
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

/** The number of levels that the body's headings move so that the highest is the second. */
export function headingShift(root: DomNode): number {
  const highest = highestIn(root, LEVELS.size + 1);
  return highest > LEVELS.size ? 0 : 2 - highest;
}

const LEVELS = new Map(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((name, i) => [name, i + 1]));

/** The level of the highest heading inside, or `known` where that is as high. */
function highestIn(parent: DomNode, known: number): number {
  let highest = known;
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    highest = Math.min(highest, LEVELS.get(node.nodeName) ?? highest);
    if (node.firstChild) highest = highestIn(node, highest);
  }
  return highest;
}

// An article's clean HTML -> the tree of it. That HTML is our own: of few elements, each closed, with text and attributes
// escaped. So it takes no browser's parser; of what such a parser repairs, this repairs items, rows and cells that are
// not closed, and text in a table that is in no cell of it.

const TAG = /<(\/?)([a-z][a-z\d-]*)(?![a-z\d-])([^<>]*)>/gi;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/gi;
/** Elements that have no content, and so no end. */
const VOID = new Set('BR HR IMG WBR'.split(' '));
const MARKED = 'A B CITE CODE DEL EM I S SPAN STRIKE STRONG'.split(' ');
/** Elements that end where the next of the kind begins, with those of the kind, and what they stand in. */
const ENDED = new Map([
  ...kind('LI', 'UL OL'),
  ...kind('DT DD', 'DL'),
  ...kind('TR', 'TABLE'),
  ...kind('TD TH', 'TR TABLE'),
]);
/** Elements that have only parts of a table in them, and those parts. */
const TABLE = new Set('TABLE THEAD TBODY TFOOT TR'.split(' '));
const TABLE_PARTS = new Set('CAPTION COLGROUP COL THEAD TBODY TFOOT TR TD TH'.split(' '));

function kind(names: string, within: string) {
  const ended = { names: new Set(names.split(' ')), within: new Set(within.split(' ')) };
  return names.split(' ').map((name) => [name, ended] as const);
}

/** The root of the tree, an element that turndown takes for a block, and whose white space it leaves alone. */
export function readCleanHtml(html: string): DomNode {
  const root = elementNode('PRE');
  const open = [root];
  let end = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const [, slash, written = '', attributes = ''] = match;
    addText(open, html.slice(end, match.index));
    end = TAG.lastIndex;
    const name = CAPITALS.get(written) ?? written.toUpperCase();
    if (slash) close(open, name);
    else addElement(open, elementNode(name, attributesIn(attributes)));
  }
  addText(open, html.slice(end));
  return root;
}

/** Names in capitals, as the constants that they are in code: two of those are compared without a look at their letters. */
const CAPITALS = new Map<string, string>([...BLOCK, ...VOID, ...MARKED].map((name) => [name.toLowerCase(), name]));

/** An end without a beginning is none. */
function close(open: DomNode[], name: string): void {
  const at = open.findLastIndex(({ nodeName }) => nodeName === name);
  if (at > 0) open.length = at;
}

function addElement(open: DomNode[], element: DomNode): void {
  endPrevious(open, element.nodeName);
  add(open, element);
  if (!VOID.has(element.nodeName)) open.push(element);
}

function endPrevious(open: DomNode[], name: string): void {
  const ended = ENDED.get(name);
  if (!ended) return;
  const at = open.findLastIndex(({ nodeName }) => ended.names.has(nodeName) || ended.within.has(nodeName));
  if (ended.names.has(open[at]?.nodeName ?? '')) open.length = at;
}

function addText(open: DomNode[], escaped: string): void {
  if (escaped !== '') add(open, textNode(unescapeHtml(escaped)));
}

/** Adds a node. A node that is in a table, but in no cell and no part of it, goes before the table. */
function add(open: DomNode[], node: DomNode): void {
  const parent = open.at(-1) as DomNode;
  const isMisplaced = TABLE.has(parent.nodeName) && !TABLE_PARTS.has(node.nodeName) && !isSpace(node);
  const table = isMisplaced ? open.findLast(({ nodeName }) => nodeName === 'TABLE') : undefined;
  if (table?.parentNode) table.parentNode.insertBefore(node, table);
  else parent.appendChild(node);
}

function isSpace({ nodeType, data }: DomNode): boolean {
  return nodeType === 3 && data.trim() === '';
}

function attributesIn(written: string): Map<string, string> | undefined {
  if (written === '') return undefined;
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(written); match; match = ATTRIBUTE.exec(written))
    attributes.set((match[1] as string).toLowerCase(), unescapeHtml(match[2] ?? ''));
  return attributes;
}

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function unescapeHtml(escaped: string): string {
  if (!escaped.includes('&')) return escaped;
  return escaped.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => CHARACTERS[name] as string);
}
