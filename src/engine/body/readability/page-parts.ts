/**
 * The parts of the small DOM that hold no others, and the questions that it asks of the page's own tree: which elements it
 * needs, their names, texts and kinds.
 */
import type { Attribs } from '../../page/nodes.ts';
import { type Element, fact, isTag, isText, type ParentNode, type Text } from '../../page/page.ts';

/** Whether Readability looks at more than that it is there: all others it takes out before it begins. */
export function isRead({ attribs, name }: Element): boolean {
  if (name === 'script') return attribs.type === 'application/ld+json';
  return !UNREAD.has(name) && (name !== 'img' || hasPicture(attribs));
}

const UNREAD = new Set(['style', 'noscript']);

/** Whether any attribute may hold its address. */
function hasPicture(attribs: Attribs): boolean {
  for (const name in attribs) if (SOURCES.has(name) || PICTURE_FILE.test(attribs[name] as string)) return true;
  return false;
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

export function isBlank(parent: ParentNode): boolean {
  return parent.children.every((node) =>
    isText(node) ? !INK.test(node.data) : !isTag(node) || !isRead(node) || isBlank(node),
  );
}

export const INK = /\S/;

/** A longer value of an attribute is cut: some of Readability's patterns take the square of its length. */
export function cut(value: string): string {
  return value.length > LONGEST_VALUE ? value.slice(0, LONGEST_VALUE) : value;
}

const LONGEST_VALUE = 2_000;

/** Gives the declarations of a style that can hide an element. */
export function hidingStyle(style: string): { display: string; visibility: string } | undefined {
  return HIDING.test(style) ? { display: declared(DISPLAY, style), visibility: declared(VISIBILITY, style) } : undefined;
}

const HIDING = /none|hidden/i;
const DISPLAY = /(?:^|;)\s*display\s*:\s*([^;!]*)/gi;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*([^;!]*)/gi;

/** The last declaration is the one that counts. */
function declared(pattern: RegExp, style: string): string {
  let value = '';
  for (const [, found] of style.matchAll(pattern)) value = (found as string).trim().toLowerCase();
  return value;
}

/** Gives the name in capitals, as HTML has it; names in drawings and formulas keep their case. */
export function nameOf({ name, namespace }: Element): string {
  if (namespace !== '' && namespace !== HTML) return name;
  let upper = CAPITALS.get(name);
  if (upper === undefined) {
    upper = name.toUpperCase();
    if (CAPITALS.size < MOST_NAMES) CAPITALS.set(name, upper);
  }
  return upper;
}

export const HTML = 'http://www.w3.org/1999/xhtml';
const CAPITALS = new Map<string, string>();
/** HTML has some 110; a page can make up as many as it likes. */
const MOST_NAMES = 500;

/** The kind of a name, as one bit: so that a search passes over what has none of that kind inside. */
export function readabilityKinds(name: string): number {
  return KINDS.get(name) ?? OTHER_KIND;
}

/** The kinds of elements: names that are looked for together, or renamed to one another, are of one kind. */
const KINDS = new Map(
  [
    'P DIV SPAN FONT',
    'H1 H2 H3 H4 H5 H6',
    'A',
    'IMG PICTURE FIGURE',
    'UL OL LI',
    'TABLE CAPTION COL COLGROUP TFOOT THEAD TH TR TD',
    'BR HR',
    'OBJECT EMBED IFRAME',
    'INPUT TEXTAREA SELECT BUTTON FORM FIELDSET',
    'FOOTER ASIDE',
    'SCRIPT STYLE NOSCRIPT META TITLE LINK',
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, 1 << i])),
);
const OTHER_KIND = 1 << 30;
export const ALL_KINDS = -1;

/** A list of names to look for, and the kinds that these are of. */
export interface NameList {
  names: readonly string[];
  kinds: number;
}

export function namesIn(selector: string): NameList {
  let list = SELECTORS.get(selector);
  if (!list) {
    if (!NAMES_ALONE.test(selector)) throw new NotInSmallDom(`The small DOM has no selector ${selector}.`);
    const names = selector.toUpperCase().split(',');
    list = { names, kinds: names.reduce((kinds, name) => kinds | readabilityKinds(name), 0) };
    SELECTORS.set(selector, list);
  }
  return list;
}

/** Readability has some thirty. */
const SELECTORS = new Map<string, NameList>();
const NAMES_ALONE = /^[\w,]+$/;

/** The kinds of what is inside each element, by its order on the page. */
export const kindsInside = fact((page) => {
  const kinds = new Int32Array(page.elements.length);
  for (let i = page.elements.length - 1; i > 0; i -= 1) {
    const element = page.elements[i] as Element;
    const { parent } = element;
    if (parent && parent.type === 'tag')
      kinds[parent.order] = (kinds[parent.order] as number) | (kinds[i] as number) | readabilityKinds(nameOf(element));
  }
  return kinds;
});

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
  /** The length that Readability takes the text to have. The DOM's standard has no such property. */
  abstract readonly extent: Extent;
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
  readonly nodeType = TEXT;
  readonly nodeName = '#text';
  readonly textContent: string;
  /** The page's text that it was made of. */
  readonly source: Text | undefined;
  #extent: Extent | undefined = undefined;

  constructor(textContent: string, source?: Text) {
    super();
    this.textContent = textContent;
    this.source = source;
  }

  get extent(): Extent {
    this.#extent ??= extentOf(this.textContent);
    return this.#extent;
  }
}

/** A comment without its words: it is only known not to be blank. */
export class SmallComment extends Leaf {
  readonly nodeType = COMMENT;
  readonly nodeName = '#comment';
  readonly textContent = '-';
  readonly extent = NO_EXTENT;
}

/**
 * The length of a text as Readability counts it: white space at its ends does not count, and any other once. Extents add up to
 * that of a box.
 */
export interface Extent {
  /** Signs, and single spaces between them. */
  length: number;
  opensBlank: boolean;
  closesBlank: boolean;
}

export const NO_EXTENT: Extent = { length: 0, opensBlank: false, closesBlank: false };

function extentOf(text: string): Extent {
  const plain = squeezedText(text);
  if (plain === '') return text === '' ? NO_EXTENT : BLANK;
  return {
    length: plain.length,
    opensBlank: text.charCodeAt(0) !== plain.charCodeAt(0),
    closesBlank: text.charCodeAt(text.length - 1) !== plain.charCodeAt(plain.length - 1),
  };
}

const BLANK: Extent = { length: 0, opensBlank: true, closesBlank: true };

export function joined(a: Extent, b: Extent): Extent {
  if (a === NO_EXTENT) return b;
  if (b === NO_EXTENT) return a;
  if (b.length === 0) return a.length === 0 || a.closesBlank ? a : { ...a, closesBlank: true };
  if (a.length === 0) return b.opensBlank ? b : { ...b, opensBlank: true };
  const space = a.closesBlank || b.opensBlank ? 1 : 0;
  return { length: a.length + space + b.length, opensBlank: a.opensBlank, closesBlank: b.closesBlank };
}

export function squeezedText(text: string): string {
  return text.trim().replace(SPACES, ' ');
}

const SPACES = /\s{2,}/g;
