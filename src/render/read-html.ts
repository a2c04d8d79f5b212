/**
 * An article's clean HTML -> the tree of it. That HTML is our own: of few elements, each closed, with text and attributes escaped.
 * So it takes no browser's parser; of what such a parser repairs, this repairs items, rows and cells that are not closed, and
 * text in a table that is in no cell of it.
 */
import { type DomNode, elementNode, textNode } from './dom.ts';

const TAG = /<(\/?)([a-z][a-z\d-]*)(?![a-z\d-])([^<>]*)>/gi;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/gi;
/** Elements that have no content, and so no end. */
const VOID = new Set('BR HR IMG WBR'.split(' '));
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

/** The root of the tree, an element that turndown takes for a block. */
export function readCleanHtml(html: string): DomNode {
  const root = elementNode('X-TURNDOWN');
  const open = [root];
  let end = 0;
  for (const { 0: tag, 1: slash, 2: written = '', 3: attributes = '', index } of html.matchAll(TAG)) {
    addText(open, html.slice(end, index));
    end = index + tag.length;
    const name = written.toUpperCase();
    if (slash) close(open, name);
    else addElement(open, elementNode(name, attributesIn(attributes)));
  }
  addText(open, html.slice(end));
  return root;
}

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
  return new Map(
    Array.from(written.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name.toLowerCase(), unescapeHtml(value)]),
  );
}

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function unescapeHtml(escaped: string): string {
  if (!escaped.includes('&')) return escaped;
  return escaped.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => CHARACTERS[name] as string);
}
