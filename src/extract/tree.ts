/**
 * The light tree that metadata, figures and blocks are read from: parse5's tree (the same parser as jsdom's, so the same
 * tree) in domhandler's nodes, numbered in document order. It has no scripts to run and no resources to load.
 */
import { type ChildNode, type Document, Element, isTag, isText, type ParentNode } from 'domhandler';
import type { DefaultTreeAdapterMap, TreeAdapter } from 'parse5';
import { adapter as htmlparser2Adapter } from 'parse5-htmlparser2-tree-adapter';
import { TearsheetError } from '../errors.ts';
import { lighten, numberOfLeftOut } from './lighten.ts';
import { parseCapped } from './parser.ts';

export type { ChildNode, ParentNode } from 'domhandler';
export { Document, Element, isTag, isText, Text } from 'domhandler';

declare module 'domhandler' {
  interface Element {
    /** Position among all elements in document order, from 0. */
    order: number;
    /** `order` of the last element inside (its own when it has none): `a.order <= b.order && b.order <= a.last` is containment. */
    last: number;
    depth: number;
  }
}

/** A parsed page with its addresses. */
export interface PageTree {
  document: Document;
  html: Element;
  head: Element;
  body: Element;
  /** Every element in document order: `elements[e.order] === e`. */
  elements: Element[];
  /** What stood in the scripts that were left out before the parse; `scriptText` finds an element's. */
  scripts: string[];
  /** The page's address after redirects. */
  url: string;
  /** What relative addresses resolve against: `<base href>` where it is http(s), else `url`. */
  baseUrl: string;
}

// parse5 has no caps of its own: 100,000 nested elements take it 20 s, 20,000 foster-parented nodes 9 s (measured).
const MAX_DEPTH = 512;
const MAX_ELEMENTS = 300_000;
const MAX_ATTRIBUTES = 1_000;
const MAX_FOSTERED = 5_000;

/** Parses a page. Throws `too-complex` when its nesting, element or attribute count is beyond what a real page has. */
export function parsePage(html: string, url: string): PageTree {
  const light = lighten(html);
  // Scripting off, as in jsdom without scripts: what stands in <noscript> becomes elements.
  const document = parseCapped(
    light.html,
    { treeAdapter: guardedAdapter(), scriptingEnabled: false },
    { most: MAX_ATTRIBUTES, refuse: tooManyAttributes },
  ) as unknown as Document;
  return { ...pageOf(document, url), scripts: light.scripts };
}

/** A whole document as a page. */
export function pageOf(document: Document, url: string): PageTree {
  const elements: Element[] = [];
  number(document, elements, 0);
  const root = elements.find((element) => element.name === 'html') as Element;
  const child = (name: string) => root.children.find((node) => isTag(node) && node.name === name) as Element | undefined;
  // A frameset page has no body: its root stands in, and has no text.
  return {
    document,
    html: root,
    head: child('head') ?? root,
    body: child('body') ?? root,
    elements,
    scripts: [],
    url,
    baseUrl: baseOf(elements, url),
  };
}

/** The text of a `<script>`. */
export function scriptText(page: PageTree, script: Element): string {
  const [text] = script.children;
  if (!text || !isText(text)) return '';
  const number = numberOfLeftOut(text.data);
  return number === undefined ? text.data : (page.scripts[number] ?? text.data);
}

/** True when `inner` is `outer` or inside it. Constant time. */
export function contains(outer: Element, inner: Element): boolean {
  return outer.order <= inner.order && inner.order <= outer.last;
}

/** The elements inside `scope` (itself left out) in document order that `test` accepts. */
export function findAll(page: PageTree, scope: Element, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (let i = scope.order + 1; i <= scope.last; i += 1) {
    const element = page.elements[i] as Element;
    if (test(element)) found.push(element);
  }
  return found;
}

/** The ancestors that are elements, nearest first. */
export function* ancestors(node: ChildNode): Generator<Element> {
  for (let parent = node.parent; parent && isTag(parent as ChildNode); parent = (parent as Element).parent)
    yield parent as Element;
}

/** The element itself or the nearest one around it that has the name; a loop, as it is asked of every block. */
export function closest(element: Element, name: string): Element | undefined {
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) if (node.name === name) return node;
  return undefined;
}

/** `value` as an absolute http(s) address, or undefined for anything else (`javascript:`, `data:`, what does not parse). */
export function httpUrl(value: string | undefined, base: string): string | undefined {
  const trimmed = value?.trim();
  if (!trimmed || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function number(parent: ParentNode, elements: Element[], depth: number): void {
  for (const node of parent.children) {
    if (!isTag(node)) continue;
    node.order = elements.length;
    node.depth = depth;
    elements.push(node);
    number(node, elements, depth + 1);
    node.last = elements.length - 1;
  }
}

function baseOf(elements: Element[], url: string): string {
  const base = elements.find((element) => element.name === 'base' && element.attribs.href !== undefined);
  return (base && httpUrl(base.attribs.href, url)) ?? url;
}

type Adapter = TreeAdapter<DefaultTreeAdapterMap>;

/** domhandler's adapter with the caps; depth is kept on each node while the tree grows. */
function guardedAdapter(): Adapter {
  const base = htmlparser2Adapter as unknown as TreeAdapter<never>;
  let elements = 0;
  let fostered = 0;
  const place = (parent: { depth?: number }, node: { depth?: number }) => {
    node.depth = (parent.depth ?? 0) + 1;
    if (node.depth > MAX_DEPTH) throw tooComplex(`elements nested more than ${MAX_DEPTH} deep`);
  };
  return {
    ...base,
    createElement(...args: unknown[]) {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw tooComplex(`more than ${MAX_ELEMENTS} elements`);
      return newElement(...(args as Parameters<typeof newElement>));
    },
    adoptAttributes(element: Element, attributes: Attribute[]) {
      for (const { name, value } of attributes) element.attribs[name] ??= value;
    },
    appendChild(parent: never, node: never) {
      place(parent, node);
      base.appendChild(parent, node);
    },
    insertBefore(parent: never, node: never, reference: never) {
      fostered += 1;
      if (fostered > MAX_FOSTERED) throw tooComplex(`more than ${MAX_FOSTERED} elements misplaced in tables`);
      place(parent, node);
      base.insertBefore(parent, node, reference);
    },
  } as unknown as Adapter;
}

/**
 * As the adapter's own, without the two records of attribute namespaces that it keeps beside each element, and with
 * attributes in an ordinary object rather than a hash table: a tree of half the size.
 */
function newElement(name: string, namespace: string, attributes: Attribute[]): Element {
  const attribs = new Attributes();
  for (const { name: key, value } of attributes) attribs[key] = value;
  const element = new Element(name, attribs, []);
  element.namespace = namespace;
  return element;
}

interface Attribute {
  name: string;
  value: string;
}

/** Without `Object.prototype`, so that no attribute's name finds anything but attributes. */
// biome-ignore lint/complexity/useArrowFunction: it is a constructor, and a class's prototype cannot be replaced.
const Attributes = function () {} as unknown as { new (): Record<string, string>; prototype: object };
Attributes.prototype = Object.create(null);

function tooManyAttributes(): never {
  throw tooComplex(`more than ${MAX_ATTRIBUTES} attributes on one element`);
}

function tooComplex(what: string): TearsheetError {
  return new TearsheetError('too-complex', `The page has ${what}; it was not read. Save a simpler copy and give that file.`);
}
