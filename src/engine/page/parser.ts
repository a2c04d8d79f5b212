/** parse5 with a tokenizer of our own, which flattens what a page nests deeper than pages are, and with the light tree. */
import { html as names, Parser, type ParserOptions, Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { TearsheetError } from '../../errors.ts';
import { attributesOf, type ChildNode, Comment, Document, Element, isText, type ParentNode, Text } from './nodes.ts';
import { type AttributeCap, PageTokenizer } from './tokenizer.ts';

/** Parses a document. */
export function parseWith<T extends TreeAdapterTypeMap>(
  html: string,
  options: ParserOptions<T>,
  tokenizerFor: (parser: Parser<T>) => PageTokenizer,
): T['document'] {
  const parser = new Parser<T>(options);
  const tokenizer = tokenizerFor(parser);
  parser.tokenizer = tokenizer;
  // The tokenizer would turn these line ends into one sign as well, but one by one (HTML, 13.2.3.5).
  tokenizer.write(html.includes('\r') ? html.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : html, true);
  return parser.document;
}

// A tokenizer that flattens what is nested too deep to be read, so that it is not refused.

const { START_TAG } = Token.TokenType;

/** A little below the nesting that the tree allows (512), as formatting that is opened again adds some. */
const DEEPEST = 500;
/** No page has more of these: the tree's cap refuses them. */
const MOST_FLATTENED = 600;
const { TABLE, TBODY, TFOOT, THEAD, TR, TD, TH, CAPTION, COLGROUP, TEMPLATE, SELECT, UL, OL, LI, DL, DD, DT, HTML, BODY } =
  names.TAG_ID;
const KEPT_OPEN = new Set([
  ...[TABLE, TBODY, TFOOT, THEAD, TR, TD, TH, CAPTION, COLGROUP, TEMPLATE, SELECT],
  ...[UL, OL, LI, DL, DD, DT, HTML, BODY],
]);

export class FlatTokenizer<T extends TreeAdapterTypeMap> extends PageTokenizer {
  readonly #parser: Parser<T>;
  #flattened = 0;

  constructor(parser: Parser<T>, cap: AttributeCap) {
    super(parser as unknown as Parser<TreeAdapterTypeMap>, cap);
    this.#parser = parser;
  }

  protected override emitCurrentTagToken(): void {
    const tag = this.currentToken as Token.TagToken;
    if (tag.type === START_TAG && this.#parser.openElements.stackTop >= DEEPEST) this.#flatten();
    super.emitCurrentTagToken();
  }

  /**
   * Ends the innermost element, so that what begins now stands beside it: what is nested deeper than pages are is flattened. Parts
   * of tables stay open, as the parser would lose its place, and lists, as depth is what they say; the tree's cap refuses them.
   */
  #flatten(): void {
    const { activeFormattingElements: formatting, openElements } = this.#parser;
    this.#flattened += 1;
    if (this.#flattened > MOST_FLATTENED || KEPT_OPEN.has(openElements.currentTagId as names.TAG_ID)) return;
    const entry = formatting.getElementEntry(openElements.current);
    if (entry) formatting.removeEntry(entry);
    openElements.pop();
  }
}

// The adapter by which parse5 builds the light tree, with caps: 100,000 nested elements take parse5 20 s, 20,000 foster-parented
// nodes 9 s (measured).
const [MAX_DEPTH, MAX_ELEMENTS, MAX_ATTRIBUTES] = [512, 300_000, 1_000];
const [MAX_FOSTERED, MAX_TEMPLATES] = [5_000, 3_000];

/** The cap that only the tokenizer can keep. */
export const ATTRIBUTE_CAP = {
  most: MAX_ATTRIBUTES,
  refuse: (): never => {
    throw tooComplex(`more than ${MAX_ATTRIBUTES} attributes on one element`);
  },
};

export type PageTypes = TreeAdapterTypeMap<
  ChildNode,
  ParentNode,
  ChildNode,
  Document,
  Document,
  Element,
  Comment,
  Text,
  Element,
  never
>;

/** Methods that parse5 calls only on a tree that it serializes, or that has places in the source. */
type Unasked =
  | 'getCommentNodeContent'
  | 'getDocumentTypeNodeName'
  | 'getDocumentTypeNodePublicId'
  | 'getDocumentTypeNodeSystemId'
  | 'getNodeSourceCodeLocation'
  | 'getTextNodeContent'
  | 'isCommentNode'
  | 'isDocumentTypeNode'
  | 'isElementNode'
  | 'isTextNode'
  | 'setNodeSourceCodeLocation'
  | 'updateNodeSourceCodeLocation';

/** The adapter of one page: it counts that page's elements. */
export class PageAdapter implements Omit<TreeAdapter<PageTypes>, Unasked> {
  #elements = 0;
  #fostered = 0;
  #templates = 0;
  #mode = names.DOCUMENT_MODE.NO_QUIRKS;

  createDocument(): Document {
    return new Document([]);
  }

  /** A fragment is the content of a template. The parser ends those that are open one within another. */
  createDocumentFragment(): Document {
    this.#templates += 1;
    if (this.#templates > MAX_TEMPLATES) throw tooComplex(`more than ${MAX_TEMPLATES} templates`);
    return new Document([]);
  }

  createElement(name: string, namespace: names.NS, attributes: Token.Attribute[]): Element {
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) throw tooComplex(`more than ${MAX_ELEMENTS} elements`);
    return new Element(NAMES.get(name) ?? name, attributesOf(attributes), NO_CHILDREN, namespace);
  }

  createCommentNode(data: string): Comment {
    return new Comment(data);
  }

  createTextNode(data: string): Text {
    return new Text(data);
  }

  appendChild(parent: ParentNode, node: Element | Comment): void {
    place(parent, node);
    append(parent, node);
  }

  insertBefore(parent: ParentNode, node: Element | Comment, reference: ChildNode): void {
    this.#fostered += 1;
    if (this.#fostered > MAX_FOSTERED) throw tooComplex(`more than ${MAX_FOSTERED} elements misplaced in tables`);
    place(parent, node);
    insert(parent, node, reference);
  }

  insertText(parent: ParentNode, text: string): void {
    const last = parent.children.at(-1);
    if (last && isText(last)) last.data += text;
    else append(parent, new Text(text));
  }

  insertTextBefore(parent: ParentNode, text: string, reference: ChildNode): void {
    const { prev } = reference;
    if (prev && isText(prev)) prev.data += text;
    else insert(parent, new Text(text), reference);
  }

  detachNode(node: ChildNode): void {
    const { parent, prev, next } = node;
    if (!parent) return;
    if (prev) prev.next = next;
    if (next) next.prev = prev;
    parent.children.splice(parent.children.indexOf(node), 1);
    node.parent = node.prev = node.next = null;
  }

  setTemplateContent(template: Element, content: Document): void {
    append(template, content);
  }

  getTemplateContent(template: Element): Document {
    return template.children[0] as Document;
  }

  adoptAttributes(element: Element, attributes: Token.Attribute[]): void {
    const { list } = element.attribs;
    const known = new Set(list.map(({ name }) => name));
    const all = [...list, ...attributes.filter(({ name }) => !known.has(name))];
    // `<body>` may come again and again, with others each time.
    if (all.length > MAX_ATTRIBUTES) ATTRIBUTE_CAP.refuse();
    element.attribs = attributesOf(all);
    element.has = element.attribs.bits;
  }

  getAttrList({ attribs }: Element): Token.Attribute[] {
    return [...attribs.list];
  }

  // Of the doctype the mode alone is of use, and parse5 sets it.
  setDocumentType(): void {}
  setDocumentMode(_document: Document, mode: names.DOCUMENT_MODE): void {
    this.#mode = mode;
  }
  getDocumentMode(): names.DOCUMENT_MODE {
    return this.#mode;
  }

  getFirstChild(node: ParentNode): ChildNode | null {
    return node.children[0] ?? null;
  }

  getChildNodes(node: ParentNode): ChildNode[] {
    return node.children;
  }

  getParentNode(node: ChildNode): ParentNode | null {
    return node.parent;
  }

  getTagName(element: Element): string {
    return element.name;
  }

  getNamespaceURI(element: Element): names.NS {
    return element.namespace as names.NS;
  }
}

/** Depth is kept on each node but text while the tree grows. */
function place(parent: ParentNode, node: ChildNode): void {
  if (!isText(node)) node.depth = parent.depth + 1;
  checkDepth(parent.depth);
}

/** Throws `too-complex` where what stands so deep may have no children. */
export function checkDepth(depth: number): void {
  if (depth >= MAX_DEPTH) throw tooComplex(`elements nested more than ${MAX_DEPTH} deep`);
}

function append(parent: ParentNode, node: ChildNode): void {
  const { children } = parent;
  node.parent = parent;
  if (children.length === 0) {
    parent.children = [node];
    return;
  }
  const last = children[children.length - 1] as ChildNode;
  last.next = node;
  node.prev = last;
  children.push(node);
}

function insert(parent: ParentNode, node: ChildNode, reference: ChildNode): void {
  const { prev } = reference;
  if (prev) prev.next = node;
  node.prev = prev;
  node.next = reference;
  reference.prev = node;
  parent.children.splice(parent.children.indexOf(reference), 0, node);
  node.parent = parent;
}

/** The list of all elements without children so far: a push to one of their own would make room for 17, and most have one child. */
const NO_CHILDREN: ChildNode[] = [];

/** The names of HTML as the constants that they are in code: two of those are compared without a look at their letters. */
const NAMES = new Map<string, string>(Object.values(names.TAG_NAMES).map((name) => [name, name]));

function tooComplex(what: string): TearsheetError {
  return new TearsheetError('too-complex', `The page has ${what}; it was not read. Save a simpler copy and give that file.`);
}
