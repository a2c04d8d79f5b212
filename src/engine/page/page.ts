/**
 * A page: its light tree, parsed by parse5 with a tokenizer of our own, and each fact about it, computed when it is first
 * asked for.
 */

import type { TreeAdapter } from 'parse5';
import { withoutEndlessReferences } from './characters.ts';
import { putLateParts } from './late-parts.ts';
import { type ChildNode, type Document, type Element, HAS, isTag, isText, type ParentNode } from './nodes.ts';
import { ATTRIBUTE_CAP, checkDepth, FlatTokenizer, PageAdapter, type PageTypes, parseWith } from './parser.ts';

// The light tree that metadata, figures and blocks are read from: parse5's tree (the same parser as jsdom's, so the same
// tree) in small nodes, numbered in document order. It has no scripts to run and no resources to load.

export type { ChildNode, ParentNode } from './nodes.ts';
export { Document, Element, HAS, isTag, isText, Text } from './nodes.ts';

/** The names of headings. */
export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A parsed page with its addresses. */
export interface PageTree {
  document: Document;
  html: Element;
  head: Element;
  body: Element;
  /**
   * Every element in document order: `elements[e.order] === e`. Who asks each of them goes by number: V8 takes twice as long to
   * optimise a loop by iterator.
   */
  elements: Element[];
  /** The elements by their names; `elementsNamed` reads it. */
  byName: Map<string, Element[]>;
  /** The facts found out about the page, each at its number: see `fact` in page.ts. */
  facts: unknown[];
  /** The page's address after redirects. */
  url: string;
  /** The address that relative ones resolve against: `<base href>` where it is http(s), else `url`. */
  baseUrl: string;
}

/** Parses a page. Throws `too-complex` when its nesting, element or attribute count is beyond what a real page has. */
export function parsePage(html: string, url: string): PageTree {
  const readable = withoutEndlessReferences(html);
  // Scripting off, as in jsdom without scripts: what stands in <noscript> becomes elements.
  const page = parseAs(readable, url, false);
  if (!isSwallowed(page)) return page;
  const scripted = parseAs(readable, url, true);
  // A few systems put a whole page for readers without scripts into one <noscript>, and nothing outside of it.
  return scripted.elements.length * 2 > page.elements.length ? scripted : page;
}

function parseAs(html: string, url: string, scriptingEnabled: boolean): PageTree {
  const options = { treeAdapter: new PageAdapter() as unknown as TreeAdapter<PageTypes>, scriptingEnabled };
  const document = parseWith(html, options, (parser) => new FlatTokenizer<PageTypes>(parser, ATTRIBUTE_CAP));
  const page = pageOf(document, url);
  const templates = elementsNamed(page, 'template');
  const scripts = () => elementsNamed(page, 'script').map(scriptText);
  const isMoved = templates.length > 0 && putLateParts(document, templates, page.elements, scripts);
  return isMoved ? pageOf(document, url) : page;
}

/**
 * Whether a `<noscript>` has most of the page in it: tags in it that are not closed keep its end from being seen. A browser with
 * scripts reads it as text, up to its end tag.
 */
function isSwallowed({ body, byName }: PageTree): boolean {
  for (const element of byName.get('noscript') ?? NONE) {
    const inside = element.last - element.order;
    if (inside > MOST_FALLBACK && inside * 2 > body.last - body.order) return true;
  }
  return false;
}

/** The most elements of a fallback; one for pictures or a counter's pixel has a few. */
const MOST_FALLBACK = 20;

/** The element right before, whatever text stands between. */
export function elementBefore({ prev }: Element): Element | undefined {
  let before = prev;
  while (before && !isTag(before)) before = before.prev;
  return before ?? undefined;
}

/** The elements before it in its parent, the nearest first, and so many at most. */
export function preceding(element: Element, most: number): Element[] {
  const found: Element[] = [];
  for (let before = elementBefore(element); before && found.length < most; before = elementBefore(before))
    found.push(before);
  return found;
}

/** A whole document as a page. */
export function pageOf(document: Document, url: string): PageTree {
  const elements: Element[] = [];
  const byName = new Map<string, Element[]>();
  number(document, elements, byName, 0);
  const root = byName.get('html')?.[0] as Element;
  const child = (name: string) => root.children.find((node) => isTag(node) && node.name === name) as Element | undefined;
  // A frameset page has no body: its root stands in, and has no text.
  return {
    document,
    html: root,
    head: child('head') ?? root,
    body: child('body') ?? root,
    elements,
    byName,
    facts: [],
    url,
    baseUrl: baseOf(byName.get('base') ?? [], url),
  };
}

/** The text of a `<script>`. */
export function scriptText(script: Element): string {
  return script.children.map((child) => (isText(child) ? child.data : '')).join('');
}

/** The type of a script that is data for search engines. */
const JSON_LD = /ld\+json/i;

export function isJsonLd({ attribs }: Element): boolean {
  return JSON_LD.test(attribs.type ?? '');
}

/** True when `inner` is `outer` or inside it. Constant time. */
export function contains(outer: Element, inner: Element): boolean {
  return outer.order <= inner.order && inner.order <= outer.last;
}

/** Gives all elements of a name, in document order. */
export function elementsNamed(page: PageTree, name: string): readonly Element[] {
  return page.byName.get(name) ?? NONE;
}

const NONE: Element[] = [];

/** Gives the links by which the page states its own address (HTML, link type `canonical`). */
export function canonicalLinks(page: PageTree): Element[] {
  return elementsNamed(page, 'link').filter(({ attribs }) => /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? ''));
}

/** The ancestors that are elements, nearest first. */
export function* ancestors(node: ChildNode): Generator<Element> {
  for (let parent = node.parent; parent && isTag(parent as ChildNode); parent = (parent as Element).parent)
    yield parent as Element;
}

/** The nearest ancestors that are elements, so many at most. */
export function around(node: ChildNode, most: number): Element[] {
  const found: Element[] = [];
  for (let parent = node.parent; parent && isTag(parent) && found.length < most; parent = parent.parent) found.push(parent);
  return found;
}

/** The element itself or the nearest one around it that has the name; a loop, as it is asked of every block. */
export function closest(element: Element, name: string): Element | undefined {
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) if (node.name === name) return node;
  return undefined;
}

/** `value` as an absolute http(s) address, or undefined for anything else (`javascript:`, `data:`, what does not parse). */
export function httpUrl(value: string | undefined, base: string): string | undefined {
  const trimmed = value?.trim();
  if (!trimmed) return undefined;
  if (AS_PARSED.test(trimmed)) return trimmed;
  try {
    const url = new URL(trimmed, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A whole address that is as `URL` would give it back, which takes ten times as long: none of its signs is encoded, no part goes. */
const AS_PARSED =
  /^https?:\/\/(?:(?!xn-)[a-z\d-]+\.)+[a-z]+(?:\/(?!\.|%2[eE])[\w~!$&()*+,;=:@%.-]*)+(?:\?[\w~!$&()*+,;=:@%./?-]*)?$/;

/** Fills both lists. */
function number(parent: ParentNode, elements: Element[], byName: Map<string, Element[]>, depth: number): void {
  checkDepth(depth);
  for (const node of parent.children) {
    if (!isTag(node)) continue;
    if (node.has & HAS.role) nameByRole(node);
    node.order = elements.length;
    node.depth = depth;
    elements.push(node);
    const same = byName.get(node.name);
    if (same) same.push(node);
    else byName.set(node.name, [node]);
    number(node, elements, byName, depth + 1);
    node.last = elements.length - 1;
  }
}

// Boxes that say by their roles that they are a table or a list are named as such.

const ROLES: Record<string, string> = {
  ...{ table: 'table', grid: 'table', row: 'tr', cell: 'td', gridcell: 'td', columnheader: 'th', rowheader: 'th' },
  ...{ list: 'ul', listitem: 'li' },
};

/** Names the element and all within by their roles, where its own begins a table or a list. */
function nameByRole(element: Element): void {
  const { children, name, attribs } = element;
  const { role } = attribs;
  const isList = role === 'list' && !LISTS.has(name) && !children.some(isLaidOut);
  if (isList || role === 'table' || role === 'grid') nameParts(element);
}

const LISTS = new Set(['ul', 'ol', 'dl']);

/** Page builders call boxes with headings and pictures a list, which no reader sees as one. */
function isLaidOut(node: ChildNode): boolean {
  return isTag(node) && (LAYOUT.test(node.name) || node.children.some(isLaidOut));
}

const LAYOUT = /^(?:h[1-6]|img|figure|section|article|button|ul|ol)$/;

function nameParts(element: Element): void {
  const name = ROLES[element.attribs.role ?? ''];
  if (name !== undefined) element.name = name;
  for (const child of element.children) if (isTag(child)) nameParts(child);
}

function baseOf(bases: Element[], url: string): string {
  const base = bases.find(({ attribs }) => attribs.href !== undefined);
  return (base && httpUrl(base.attribs.href, url)) ?? url;
}

// A page with its facts: its tree, and each fact about it by the name of the function that reads it, computed when it is
// first asked for and kept with the page. Lighthouse's `computed/` is the model: a fact is written where it belongs, and
// asks for others.

/** A page to ask. The tree holds its facts, so they live as long as it does. */
type Page = PageTree;

let facts = 0;

/** The function that gives a fact of a page: `read` runs once a page. Each fact has its number, as some are asked for at every element. */
export function fact<T>(read: (page: Page) => T): (page: Page) => T {
  const number = facts;
  facts += 1;
  return (page) => {
    const known = page.facts[number];
    if (known !== undefined) return known as T;
    const made = read(page);
    page.facts[number] = made;
    return made;
  };
}

/** A fact that depends on what else is known, such as the headline: `read` runs once for each of these. */
export function factBy<K, T>(read: (page: Page, key: K) => T): (page: Page, key: K) => T {
  const known = fact(() => new Map<K, T>());
  return (page, key) => {
    const values = known(page);
    const before = values.get(key);
    if (before !== undefined) return before;
    const made = read(page, key);
    values.set(key, made);
    return made;
  };
}
