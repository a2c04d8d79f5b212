/**
 * Asks Mozilla's Readability which blocks of a page it would keep: the second opinion. It works on a copy of the page's
 * tree in a small DOM, one attempt at a time; jsdom is the way out for what the small DOM cannot say.
 */

import { Readability } from '@mozilla/readability';
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
import { cut, HTML, isRead, kindsInside, NotInSmallDom, type SmallText } from './readability/page-parts.ts';
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
  let byline: string | null = null;
  let best = { texts: new Set<Text>(), length: 0 };
  for (const flags of ATTEMPTS) {
    const { document, sourceOf } = copyPage();
    const reader: Attempt = new Attempt(document, flags, byline);
    const content = reader.parse()?.content;
    const length = content ? reader._getInnerText(content).length : 0;
    if (content && length > best.length) best = { texts: textsIn(content, sourceOf), length };
    if (length >= ENOUGH_TEXT) break;
    byline = reader._articleByline;
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

/** Whether half of its text or more was kept. */
function isKept({ nodes }: Block, texts: ReadonlySet<Text>): boolean {
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

// Mozilla's Readability, one attempt at a time.

/** Readability's flags of its attempts, each with one less: clean out what looks fishy, weigh by name, strip unlikely names. */
const ATTEMPTS = [4 | 2 | 1, 4 | 2, 4, 0];

/**
 * Readability with some methods replaced: those whose work changes no text of the answer, and those that read all text of each
 * box to learn what can be told sooner.
 */
class Attempt extends Readability<Node> {
  declare _flags: number;
  /** The byline as text, once one was found: it is taken out of the page, and left where it stands in the attempts after. */
  declare _articleByline: string | null;

  constructor(document: Document, flags: number, byline: string | null) {
    // The threshold lets any text be enough, so that no further attempt is made: it would write the page out and parse it anew.
    super(document, { charThreshold: -1, serializer: (node) => node });
    this._flags = flags;
    this._articleByline = byline;
  }

  /** Finds better addresses for pictures; those without any are left out of the document. */
  _unwrapNoscriptImages(): void {}

  /** Takes attributes of looks away, and finds addresses of pictures in others. */
  _cleanStyles(): void {}
  _fixLazyImages(): void {}

  /** Makes addresses whole and takes classes and wrappers away; its pattern for lists of addresses takes the square of their length. */
  _postProcessContent(): void {}

  override _isValidByline(node: Element, names: string): boolean {
    const { byline } = Readability.prototype.REGEXPS;
    const isNamed = byline.test(names) || node.getAttribute('rel') === 'author' || node.hasAttribute('itemprop');
    return isNamed && super._isValidByline(node, names);
  }

  override _isElementWithoutContent(node: Element): boolean {
    return (!isSmall(node) || node.isBlank) && super._isElementWithoutContent(node);
  }

  override _getInnerText(node: Node, normalizes = true): string {
    return normalizes && isSmall(node) ? node.plainText : super._getInnerText(node, normalizes);
  }

  override _getLinkDensity(element: Element): number {
    const small: object = element;
    if (!isSmall(small)) return super._getLinkDensity(element);
    const { length } = small.extent;
    if (length === 0) return 0;
    const links = small.querySelectorAll('a');
    const linked = links.reduce(
      (sum, link) => sum + link.extent.length * (HASH.test(link.getAttribute('href') ?? '') ? HASH_WEIGHT : 1),
      0,
    );
    return linked / length;
  }

  /** Long titles are cut, as the comparison takes each word with each. */
  override _textSimilarity(title: string, heading: string): number {
    return super._textSimilarity(title.slice(0, LONGEST_TITLE), heading.slice(0, LONGEST_TITLE));
  }
}

/** Tells the small DOM's elements from jsdom's. */
function isSmall(node: object): node is SmallElement {
  return node instanceof SmallElement;
}

/** A link within the page weighs less. */
const HASH = /^#./;
const HASH_WEIGHT = 0.3;
const LONGEST_TITLE = 1_000;

/** The parts of Readability that are replaced, and those that the replacements call; its own types leave them out. */
declare module '@mozilla/readability' {
  interface Readability<T> {
    REGEXPS: { byline: RegExp };
    _isValidByline(node: Element, names: string): boolean;
    _isElementWithoutContent(node: Element): boolean;
    _getInnerText(node: Node, normalizes?: boolean): string;
    _getLinkDensity(element: Element): number;
    _textSimilarity(title: string, heading: string): number;
  }
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
  readonly documentElement: SmallElement;
  readonly body: SmallElement | null;
  readonly #kinds: Int32Array;

  constructor(page: PageTree) {
    const kinds = kindsInside(page);
    super(undefined, Object.create(null), kinds, page.document);
    this.#kinds = kinds;
    this.documentElement = this.firstElementChild ?? this;
    this.body = this.documentElement.children.find(({ tagName }) => tagName === 'BODY') ?? null;
  }

  get title(): string {
    const text = this.getElementsByTagName('title')[0]?.textContent ?? '';
    return cut(text).replace(/\s+/g, ' ').trim();
  }

  createElement(name: string): SmallElement {
    return new SmallElement(name.toUpperCase(), Object.create(null), this.#kinds);
  }
}
