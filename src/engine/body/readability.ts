/**
 * Asks Mozilla's Readability which blocks of a page it would keep: the second opinion. It works on a copy of the page's
 * tree in a small DOM, one attempt at a time; jsdom is the way out for what the small DOM cannot say.
 */

import { Readability } from '@mozilla/readability';
import { NO_ATTRIBUTES } from '../page/nodes.ts';
import { type ChildNode, isTag, isText, type PageTree, type Text } from '../page/page.ts';
import type { Block } from './blocks.ts';
import {
  cut,
  DOCUMENT,
  type Insides,
  insidesOf,
  Linked,
  NotInSmallDom,
  namesIn,
  type SmallText,
  TEXT,
} from './readability/page-parts.ts';
import { SmallElement } from './readability/small-dom.ts';
import { jsdomDocument } from './window.ts';

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
  // Of most blocks nothing was kept.
  if (!holdsKept(nodes, texts)) return false;
  const sums = { all: 0, kept: 0 };
  for (const node of nodes) weigh(node, texts, sums);
  return sums.kept > 0 && sums.kept * 2 >= sums.all;
}

function holdsKept(nodes: ChildNode[], texts: ReadonlySet<Text>): boolean {
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as ChildNode;
    if (isText(node) ? texts.has(node) : isTag(node) && holdsKept(node.children, texts)) return true;
  }
  return false;
}

function weigh(node: ChildNode, texts: ReadonlySet<Text>, sums: { all: number; kept: number }): void {
  if (isText(node)) {
    const { length } = node.data.trim();
    sums.all += length;
    if (texts.has(node)) sums.kept += length;
  } else if (isTag(node)) for (const child of node.children) weigh(child, texts, sums);
}

// Mozilla's Readability, one attempt at a time. Some of its methods are replaced: those whose work changes no text of the answer, and
// those that read all text of each box, or look at all that is inside, to learn what the small DOM can tell sooner.

/** Readability's flags of its attempts, each with one less: clean out what looks fishy, weigh by name, strip unlikely names. */
const ATTEMPTS = [4 | 2 | 1, 4 | 2, 4, 0];

/**
 * The parts of a document that the constructor asks for. A closure that it makes holds the document that it was given; V8 keeps that
 * closure, and with it the page, until the next collection of old objects. So it is given none.
 */
const NO_DOCUMENT = { documentElement: {}, firstChild: {} } as unknown as Document;

class Attempt extends Readability<Node> {
  declare _doc: Document;
  /** Whether names of elements can be changed in place, as in Readability's own DOM. */
  declare _docJSDOMParser: boolean;
  declare _flags: number;
  /** The byline as text, once one was found: it is taken out of the page, and left where it stands in the attempts after. */
  declare _articleByline: string | null;
  declare _metadata: object;
  readonly #before: Attempt | undefined;

  constructor(document: Document, flags: number, before: Attempt | undefined) {
    // The threshold lets any text be enough, so that no further attempt is made: it would write the page out and parse it anew.
    super(NO_DOCUMENT, { charThreshold: -1, serializer: (node) => node });
    this._doc = document;
    this._docJSDOMParser = isSmall(document);
    this._flags = flags;
    this._articleByline = before ? before._articleByline : null;
    this.#before = before;
  }

  /** Finds better addresses for pictures; those without any are left out of the document. */
  _unwrapNoscriptImages(): void {}

  /** Takes attributes of looks away, and finds addresses of pictures in others. */
  _cleanStyles(): void {}
  _fixLazyImages(): void {}

  /** Makes addresses whole and takes classes and wrappers away; its pattern for lists of addresses takes the square of their length. */
  _postProcessContent(): void {}

  override _getJSONLD(document: Document): object {
    return this.#before ? {} : super._getJSONLD(document);
  }

  override _getArticleMetadata(jsonLd: object): object {
    return this.#before ? this.#before._metadata : super._getArticleMetadata(jsonLd);
  }

  override _isProbablyVisible(node: Element): boolean {
    return isSmall(node) ? node.isShown : super._isProbablyVisible(node);
  }

  override _isValidByline(node: Element, names: string): boolean {
    const { byline } = Readability.prototype.REGEXPS;
    const isNamed =
      (names !== ' ' && byline.test(names)) || node.getAttribute('rel') === 'author' || node.hasAttribute('itemprop');
    return isNamed && super._isValidByline(node, names);
  }

  override _isElementWithoutContent(node: Element): boolean {
    return (!isSmall(node) || node.isBlank) && super._isElementWithoutContent(node);
  }

  override _hasChildBlockElement(node: Element): boolean {
    const small: object = node;
    return isSmall(small) ? small.hasInside(BLOCKS) : super._hasChildBlockElement(node);
  }

  override _hasSingleTagInsideElement(node: Element, name: string): boolean {
    if (!isSmall(node)) return super._hasSingleTagInsideElement(node, name);
    return node.firstElementChild?.tagName === name && super._hasSingleTagInsideElement(node, name);
  }

  override _isPhrasingContent(node: Node): boolean {
    const small: object = node;
    if (!(small instanceof Linked)) return super._isPhrasingContent(node);
    if (small.nodeType === TEXT || PHRASES.has(small.tagName)) return true;
    return LINES.has(small.tagName) && small.childNodes.every((inner: object) => this._isPhrasingContent(inner as Node));
  }

  override _getNextNode(node: Element, passesInside?: boolean): unknown {
    return isSmall(node) ? node.elementBehind(passesInside === true) : super._getNextNode(node, passesInside);
  }

  override _getInnerText(node: Node, normalizes = true): string {
    return normalizes && node instanceof Linked ? node.squeezed.text : super._getInnerText(node, normalizes);
  }

  override _getCharCount(node: Node, sign: string): number {
    const text = this._getInnerText(node);
    let count = 0;
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
    return count;
  }

  override _getTextDensity(element: Element, names: string[]): number {
    const small: object = element;
    if (!isSmall(small)) return super._getTextDensity(element, names);
    const { length } = small.squeezed.text;
    if (length === 0) return 0;
    let inside = 0;
    for (const { squeezed } of small.querySelectorAll(names.join())) inside += squeezed.text.length;
    return inside / length;
  }

  override _getLinkDensity(element: Element): number {
    const small: object = element;
    if (!isSmall(small)) return super._getLinkDensity(element);
    const { length } = small.squeezed.text;
    if (length === 0) return 0;
    let linked = 0;
    for (const link of small.querySelectorAll('a'))
      linked += link.squeezed.text.length * (HASH.test(link.getAttribute('href') ?? '') ? HASH_WEIGHT : 1);
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

const PHRASES: ReadonlySet<string | undefined> = new Set(Readability.prototype.PHRASING_ELEMS);
/** Elements that are phrases where all that is inside is. */
const LINES: ReadonlySet<string | undefined> = new Set(['A', 'DEL', 'INS']);
const BLOCKS = namesIn('blockquote,dl,div,img,ol,p,pre,table,ul');
/** A link within the page weighs less. */
const HASH = /^#./;
const HASH_WEIGHT = 0.3;
const LONGEST_TITLE = 1_000;

/** The parts of Readability that are replaced, and those that the replacements call; its own types leave them out. */
declare module '@mozilla/readability' {
  interface Readability<T> {
    REGEXPS: { byline: RegExp };
    PHRASING_ELEMS: string[];
    _getJSONLD(document: Document): object;
    _getArticleMetadata(jsonLd: object): object;
    _isProbablyVisible(node: Element): boolean;
    _isValidByline(node: Element, names: string): boolean;
    _isElementWithoutContent(node: Element): boolean;
    _hasChildBlockElement(node: Element): boolean;
    _hasSingleTagInsideElement(node: Element, name: string): boolean;
    _isPhrasingContent(node: Node): boolean;
    _getNextNode(node: Element, passesInside?: boolean): unknown;
    _getInnerText(node: Node, normalizes?: boolean): string;
    _getCharCount(node: Node, sign: string): number;
    _getTextDensity(element: Element, names: string[]): number;
    _getLinkDensity(element: Element): number;
    _textSimilarity(title: string, heading: string): number;
  }
}

/** The parts of `document` that Readability asks for. */
export class SmallDocument extends SmallElement {
  override readonly nodeType = DOCUMENT;
  readonly documentElement: SmallElement;
  readonly body: SmallElement | null;
  readonly #insides: Insides;

  constructor(page: PageTree) {
    const insides = insidesOf(page);
    super(undefined, NO_ATTRIBUTES, insides, page.document);
    this.#insides = insides;
    this.documentElement = this.firstElementChild ?? this;
    this.body = this.documentElement.children.find(({ tagName }) => tagName === 'BODY') ?? null;
  }

  get title(): string {
    const text = this.getElementsByTagName('title')[0]?.textContent ?? '';
    return cut(text).replace(/\s+/g, ' ').trim();
  }

  createElement(name: string): SmallElement {
    return new SmallElement(name.toUpperCase(), NO_ATTRIBUTES, this.#insides);
  }
}
