/**
 * Asks Mozilla's Readability which blocks of a page it would keep: the second opinion. It works on a copy of the page's
 * tree in a small DOM, one attempt at a time; jsdom is the way out for what the small DOM cannot say.
 */

import {
  type ChildNode,
  isTag,
  isText,
  type Element as PageElement,
  type PageTree,
  type ParentNode,
  type Text,
} from '../page/page.ts';
import type { Block } from './blocks.ts';
import { ATTEMPTS, Attempt } from './readability/attempt.ts';
import {
  cut,
  DOCUMENT,
  HTML,
  type Insides,
  insidesOf,
  isRead,
  NotInSmallDom,
  type SmallText,
} from './readability/page-parts.ts';
import { SmallElement } from './readability/small-dom.ts';
import { parseInWindow } from './window.ts';

/** Readability's own bound: with less text it tries again and strips less. */
const ENOUGH_TEXT = 500;

/** Numbers of blocks. */
export type Answer = ReadonlySet<number>;

/** The blocks that Readability keeps, by their numbers; none where it finds no article. */
export function askReadability(page: PageTree, blocks: Block[]): Answer {
  const texts = textsKept(page);
  return new Set(blocks.filter((block) => isKept(block, texts)).map(({ index }) => index));
}

/** The texts of the page that are in Readability's answer. */
export function textsKept(page: PageTree): ReadonlySet<Text> {
  try {
    return attempts(() => {
      const document = new SmallDocument(page) as unknown as Document;
      return { document, sourceOf: (text) => (text as unknown as SmallText).source };
    });
  } catch (error) {
    // A version of Readability to come may ask for more than ours.
    if (!(error instanceof NotInSmallDom)) throw error;
    return askOnJsdom(page);
  }
}

/** The texts that are in Readability's answer, found on jsdom, which takes some ten times as long. */
export function askOnJsdom(page: PageTree): ReadonlySet<Text> {
  return attempts(() => {
    const { document, sources } = jsdomDocument(page);
    return { document, sourceOf: (text) => sources.get(text) };
  });
}

interface Copy {
  document: Document;
  sourceOf(text: Node): Text | undefined;
}

/** Readability changes its document: each attempt has one of its own. */
function attempts(copyPage: () => Copy): ReadonlySet<Text> {
  let attempt: Attempt | undefined;
  let best = { texts: new Set<Text>(), length: 0 };
  for (const flags of ATTEMPTS) {
    const { document, sourceOf } = copyPage();
    attempt = new Attempt(document, flags, attempt);
    const content = attempt.parse()?.content;
    const length = content ? attempt._getInnerText(content).length : 0;
    if (content && length > best.length) best = { texts: textsIn(content, sourceOf), length };
    if (length >= ENOUGH_TEXT) break;
  }
  return best.texts;
}

function textsIn(parent: Node, sourceOf: Copy['sourceOf'], texts = new Set<Text>()): Set<Text> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const source = node.nodeType === 3 ? sourceOf(node) : undefined;
    if (source) texts.add(source);
    else if (node.nodeType === 1) textsIn(node, sourceOf, texts);
  }
  return texts;
}

/** Whether half of its text or more was kept. Most blocks are one text. */
function isKept({ nodes }: Block, texts: ReadonlySet<Text>): boolean {
  const [first] = nodes;
  if (first && nodes.length === 1 && isText(first)) return texts.has(first);
  const sums = { all: 0, kept: 0 };
  for (const node of nodes) weigh(node, texts, sums);
  return sums.kept > 0 && sums.kept * 2 >= sums.all;
}

function weigh(node: ChildNode, texts: ReadonlySet<Text>, sums: { all: number; kept: number }): void {
  if (isText(node)) {
    const { length } = node.data.trim();
    sums.all += length;
    if (texts.has(node)) sums.kept += length;
  } else if (isTag(node)) for (const child of node.children) weigh(child, texts, sums);
}

// The page as a document of jsdom: where the small DOM does not do.

/** Makes the page a document of jsdom, and gives the page's own text behind each text of that document. */
function jsdomDocument(page: PageTree): { document: Document; sources: Map<Node, Text> } {
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
  for (const [attribute, value] of Object.entries(attribs))
    if (VALID_NAME.test(attribute)) element.setAttribute(attribute, value);
  return element;
}

/** A parser takes other names too, which a script cannot give. */
const VALID_NAME = /^[a-z_][\w.-]*$/i;

/** The parts of `document` that Readability asks for. */
export class SmallDocument extends SmallElement {
  override readonly nodeType = DOCUMENT;
  readonly documentElement: SmallElement;
  readonly body: SmallElement | null;
  readonly #insides: Insides;

  constructor(page: PageTree) {
    const insides = insidesOf(page);
    super(undefined, Object.create(null), insides, page.document);
    this.#insides = insides;
    this.documentElement = this.firstElementChild ?? this;
    this.body = this.documentElement.children.find(({ tagName }) => tagName === 'BODY') ?? null;
  }

  get title(): string {
    const text = this.getElementsByTagName('title')[0]?.textContent ?? '';
    return cut(text).replace(/\s+/g, ' ').trim();
  }

  createElement(name: string): SmallElement {
    return new SmallElement(name.toUpperCase(), Object.create(null), this.#insides);
  }
}
