/**
 * The parts of the small DOM that hold no others, and the questions that it asks of the page's own tree: which elements it
 * needs, their names, texts and kinds.
 */
import type { Attributes } from '../../page/nodes.ts';
import { type ChildNode, type Element, fact, HAS, isTag, isText, type ParentNode, type Text } from '../../page/page.ts';
import { matchesOf, ownCopy } from '../../page/text.ts';
import { NO_TEXT, type Squeezed, squeezed } from './squeezed.ts';

/** Whether Readability looks at more than that it is there: all others it takes out before it begins. */
export function isRead({ attribs, name }: Element): boolean {
  if (name === 'script') return attribs.type === 'application/ld+json';
  return !UNREAD.has(name) && (name !== 'img' || hasPicture(attribs));
}

const UNREAD = new Set(['style', 'noscript']);

/** Whether any attribute may hold its address. */
function hasPicture(attribs: Attributes): boolean {
  return attribs.list.some(({ name, value }) => SOURCES.has(name) || PICTURE_FILE.test(value));
}

const SOURCES = new Set(['src', 'srcset', 'data-src', 'data-srcset']);
const PICTURE_FILE = /\.(?:jpg|jpeg|png|webp)/i;

export function readText(parent: ParentNode): string {
  let text = '';
  for (const node of parent.children) {
    if (isText(node)) text += node.data;
    else if (isTag(node) && isRead(node)) text += readText(node);
  }
  return text;
}

/** Whether no sign in it can be seen. `blank` tells it of elements that were asked before. */
export function isBlank(element: Element, blank: Uint8Array): boolean {
  const known = blank[element.order];
  if (known) return known === IS_BLANK;
  const found = element.children.some((node) => (isText(node) ? hasInk(node.data) : isInked(node, blank)));
  blank[element.order] = found ? IS_INKED : IS_BLANK;
  return !found;
}

function isInked(node: ChildNode, blank: Uint8Array): boolean {
  return isTag(node) && isRead(node) && !isBlank(node, blank);
}

const [IS_BLANK, IS_INKED] = [1, 2];

export function hasInk(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > SPACE && first < LAST_OF_ASCII) || INK.test(text);
}

const [SPACE, LAST_OF_ASCII] = [0x20, 0x7f];
const INK = /\S/;

/** A longer value of an attribute is cut: some of Readability's patterns take the square of its length. */
export function cut(value: string): string {
  return value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value;
}

const LONGEST_VALUE = 2_000;

/** Whether its style and attributes let an element be seen. */
export function isShown(attribs: Attributes): boolean {
  const { bits } = attribs;
  if ((bits & MAY_HIDE) === 0) return true;
  if (bits & HAS.hidden || (bits & HAS.style && isHiding(cut(attribs.style as string)))) return false;
  return attribs['aria-hidden'] !== 'true' || cut(attribs.class ?? '').includes('fallback-image');
}

const MAY_HIDE = HAS.style | HAS.hidden | HAS['aria-hidden'];

/** Whether the declarations of a style hide its element. */
function isHiding(style: string): boolean {
  return HIDING.test(style) && (declared(DISPLAY, style) === 'none' || declared(VISIBILITY, style) === 'hidden');
}

const HIDING = /none|hidden/i;
const DISPLAY = /(?:^|;)\s*display\s*:\s*([^;!]*)/gi;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*([^;!]*)/gi;

/** The last declaration is the one that counts. */
function declared(pattern: RegExp, style: string): string | undefined {
  return matchesOf(pattern, style).at(-1)?.[1]?.trim().toLowerCase();
}

/** Gives the name in capitals, as HTML has it; names in drawings and formulas keep their case. */
export function nameOf({ name, namespace }: Element): string {
  if (namespace !== '' && namespace !== HTML) return name;
  let upper = CAPITALS.get(name);
  if (upper === undefined) {
    // As the name of a property it is the same string as a constant in Readability's code, and compared at a glance.
    upper = Object.keys({ [name.toUpperCase()]: true })[0] as string;
    if (CAPITALS.size < MOST_NAMES) CAPITALS.set(ownCopy(name), upper);
  }
  return upper;
}

export const HTML = 'http://www.w3.org/1999/xhtml';
const CAPITALS = new Map<string, string>();
/** HTML has some 110; a page can make up as many as it likes. */
const MOST_NAMES = 500;

/** The kind of a name, as one bit: so that a search passes over what has none of that kind inside. */
export function kindBit(name: string): number {
  return KINDS.get(name) ?? 0;
}

/** The kinds of elements: names that are looked for together, or renamed to one another, are of one kind. */
const KINDS = new Map(
  [
    'P DIV',
    'SPAN',
    'FONT',
    'BLOCKQUOTE DL PRE',
    'H1 H2 H3 H4 H5 H6',
    'A',
    'IMG',
    'PICTURE FIGURE',
    'UL OL',
    'LI',
    'TABLE',
    'CAPTION COL COLGROUP TFOOT THEAD TH',
    'TR',
    'TD',
    'BR',
    'HR',
    'OBJECT EMBED IFRAME',
    'INPUT TEXTAREA SELECT BUTTON',
    'FORM FIELDSET',
    'FOOTER ASIDE',
    'SCRIPT STYLE NOSCRIPT',
    'META',
    'TITLE',
    'LINK',
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, 1 << i])),
);
export const ALL_KINDS = -1;

/** A list of names to look for, and the kinds that these are of. */
export interface NameList {
  names: readonly string[];
  kinds: number;
}

export function namesIn(selector: string): NameList {
  let list = SELECTORS.get(selector);
  if (!list) {
    const names = selector.toUpperCase().split(',');
    if (!names.every((name) => KINDS.has(name))) throw new NotInSmallDom(`The small DOM has no selector ${selector}.`);
    // Fonts are renamed to spans, and looked for alone.
    const sought = names.includes('SPAN') ? [...names, 'FONT'] : names;
    list = { names, kinds: sought.reduce((kinds, name) => kinds | kindBit(name), 0) };
    SELECTORS.set(selector, list);
  }
  return list;
}

/** Readability has some thirty. */
const SELECTORS = new Map<string, NameList>();

/** Facts about each of the page's elements, by its order. */
export interface Insides {
  /** The kinds of what is inside. */
  kinds: Int32Array;
  /** Whether it is blank, once that was asked: see `isBlank`. */
  blank: Uint8Array;
}

export const insidesOf = fact(({ byName, elements }): Insides => {
  const kinds = new Int32Array(elements.length);
  for (const [name, named] of byName) {
    const kind = kindBit(name.toUpperCase());
    if (kind === 0 || UNREAD.has(name)) continue;
    for (const element of named) if (name !== 'script' || isRead(element)) addKind(kinds, element.parent, kind);
  }
  return { kinds, blank: new Uint8Array(elements.length) };
});

/** Adds a kind to what is inside an element and those around it, up to the first that is known to have it. */
function addKind(kinds: Int32Array, parent: ParentNode | null, kind: number): void {
  for (let node = parent; node && isTag(node); node = node.parent) {
    const before = kinds[node.order] as number;
    if (before & kind) return;
    kinds[node.order] = before | kind;
  }
}

// The nodes of the small DOM that hold no others, and how nodes are linked.

/** Readability asked for a property that the small DOM has not. */
export class NotInSmallDom extends Error {}

/** The prototype behind all nodes, which is asked for whatever no class below defines. */
const UNKNOWN = new Proxy(Object.create(null) as object, {
  get: (_, name) => {
    if (typeof name === 'string') throw new NotInSmallDom(`The small DOM has no ${name}.`);
    return undefined;
  },
});

/** `nodeType`, by the standard. */
export const [ELEMENT, TEXT, COMMENT, DOCUMENT] = [1, 3, 8, 9];

/** The parts of a parent that a node inside it uses. */
interface Parent {
  parentNode: Parent | null;
  firstChild: Linked | null;
  lastChild: Linked | null;
  changed(): void;
}

export abstract class Linked {
  abstract readonly nodeType: number;
  abstract readonly textContent: string;
  abstract readonly tagName: string | undefined;
  abstract readonly childNodes: readonly Linked[];
  /** The text as Readability reads it. The DOM's standard has no such property. */
  abstract readonly squeezed: Squeezed;
  /** The parent; null at a document, and at what was taken out of it. */
  parentNode: Parent | null = null;
  previousSibling: Linked | null = null;
  nextSibling: Linked | null = null;

  /** Says that it is light as Readability's own DOM is: the name of an element can be changed in place. */
  get __JSDOMParser__(): true {
    return true;
  }

  remove(): void {
    const { parentNode, previousSibling, nextSibling } = this;
    if (!parentNode) return;
    if (previousSibling) previousSibling.nextSibling = nextSibling;
    else parentNode.firstChild = nextSibling;
    if (nextSibling) nextSibling.previousSibling = previousSibling;
    else parentNode.lastChild = previousSibling;
    this.parentNode = this.previousSibling = this.nextSibling = null;
    parentNode.changed();
  }
}
Object.setPrototypeOf(Linked.prototype, UNKNOWN);

abstract class Leaf extends Linked {
  // Readability asks both of any node, though only elements have them.
  get tagName(): undefined {
    return undefined;
  }

  get childNodes(): readonly never[] {
    return NONE;
  }
}

const NONE: never[] = [];

export class SmallText extends Leaf {
  declare readonly nodeType: number;
  declare readonly nodeName: string;
  /** The page's text that it was made of. */
  readonly source: Text;
  #squeezed: Squeezed | undefined = undefined;

  constructor(source: Text) {
    super();
    this.source = source;
  }

  get textContent(): string {
    return this.source.data;
  }

  get squeezed(): Squeezed {
    this.#squeezed ??= squeezed(this.source.data);
    return this.#squeezed;
  }
}

/** A comment without its words: it is only known not to be blank. */
export class SmallComment extends Leaf {
  declare readonly nodeType: number;
  declare readonly nodeName: string;
  declare readonly textContent: string;
  declare readonly squeezed: Squeezed;
}

// Facts that all nodes of a kind share have no room in each of them.
Object.assign(SmallText.prototype, { nodeType: TEXT, nodeName: '#text' });
Object.assign(SmallComment.prototype, { nodeType: COMMENT, nodeName: '#comment', textContent: '-', squeezed: NO_TEXT });
