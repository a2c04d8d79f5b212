/**
 * The nodes of the light tree, and the attributes of elements. Each kind of node has all its fields from the start, and no other: V8
 * reads the fields of four shapes fast, and looks up those of five.
 */

export type ChildNode = Element | Text | Comment | Document;
export type ParentNode = Element | Document;

/** A whole page, or what is inside a `<template>`. */
export class Document {
  readonly type = 'root';
  children: ChildNode[];
  parent: ParentNode | null = null;
  prev: ChildNode | null = null;
  next: ChildNode | null = null;
  depth = 0;
  constructor(children: ChildNode[]) {
    this.children = children;
  }
}

export class Element {
  readonly type = 'tag';
  /** Set anew for parts of a table that are told by their role alone. */
  name: string;
  attribs: Attributes;
  readonly namespace: string;
  children: ChildNode[];
  parent: ParentNode | null = null;
  prev: ChildNode | null = null;
  next: ChildNode | null = null;
  /** Position among all elements in document order, from 0. */
  order = 0;
  /** `order` of the last element inside (its own when it has none): `a.order <= b.order && b.order <= a.last` is containment. */
  last = 0;
  depth = 0;
  /** Bits for those of its attributes that rules ask every element for: see `HAS`. */
  has: number;
  constructor(name: string, attribs: Attributes, children: ChildNode[], namespace = '') {
    this.name = name;
    this.attribs = attribs;
    this.has = attribs.bits;
    this.children = children;
    this.namespace = namespace;
  }
}

export class Text {
  readonly type = 'text';
  data: string;
  parent: ParentNode | null = null;
  prev: ChildNode | null = null;
  next: ChildNode | null = null;
  constructor(data: string) {
    this.data = data;
  }
}

export class Comment {
  readonly type = 'comment';
  data: string;
  parent: ParentNode | null = null;
  prev: ChildNode | null = null;
  next: ChildNode | null = null;
  depth = 0;
  constructor(data: string) {
    this.data = data;
  }
}

export function isTag(node: ChildNode): node is Element {
  return node.type === 'tag';
}

export function isText(node: ChildNode): node is Text {
  return node.type === 'text';
}

// The attributes of an element.

/** A bit for each of the attributes that rules ask every element for; most elements have none of them. */
export const HAS = {
  class: 1,
  id: 1 << 1,
  hidden: 1 << 2,
  style: 1 << 3,
  role: 1 << 4,
  rel: 1 << 5,
  itemprop: 1 << 6,
  property: 1 << 7,
  itemscope: 1 << 8,
  itemtype: 1 << 9,
  typeof: 1 << 10,
  'aria-label': 1 << 11,
  'data-testid': 1 << 12,
  'data-component': 1 << 13,
  'data-qa': 1 << 14,
  'aria-hidden': 1 << 15,
  'aria-modal': 1 << 16,
  'data-src': 1 << 17,
  'data-srcset': 1 << 18,
  'data-bg': 1 << 19,
  'data-background-image': 1 << 20,
  'data-pin-do': 1 << 21,
  popover: 1 << 22,
  'data-thumbnail': 1 << 23,
  href: 1 << 24,
} as const;

/** The bits by the names. */
export const BITS: ReadonlyMap<string, number> = new Map(Object.entries(HAS));

/** An attribute as parse5 gives it. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** The names that rules ask for, but for those three that are fields. */
const ASKED = [
  ...['align', 'alt', 'aria-controls', 'aria-describedby', 'aria-expanded', 'aria-hidden', 'aria-label'],
  ...['aria-labelledby', 'aria-level', 'aria-modal', 'cite', 'colspan', 'content', 'data', 'data-account'],
  ...['data-alt', 'data-alt-text', 'data-background-image', 'data-bg', 'data-component', 'data-configuration'],
  ...['data-embed-url', 'data-href', 'data-id', 'data-instgrm-permalink', 'data-orig-file', 'data-orig-size'],
  ...['data-pin-do', 'data-player', 'data-player-id', 'data-plyr-provider', 'data-poster', 'data-qa'],
  ...['data-settings', 'data-setup', 'data-src', 'data-srcset', 'data-telegram-post', 'data-testid'],
  ...['data-text-post-permalink', 'data-thumbnail', 'data-title', 'data-video', 'data-video-id', 'data-videoid'],
  ...['datetime', 'dir', 'height', 'hidden', 'hreflang', 'http-equiv', 'itemprop', 'itemtype', 'lang', 'media'],
  ...['name', 'playlabel', 'poster', 'property', 'pubdate', 'rel', 'reversed', 'role', 'rowspan', 'shadowroot'],
  ...['shadowrootmode', 'size', 'src', 'srcdoc', 'srcset', 'start', 'style', 'title', 'type', 'typeof', 'url'],
  ...['value', 'video-id', 'videoid', 'videotitle', 'width', 'xml:lang'],
] as const;

/**
 * The attributes of an element. Those that rules ask for are properties. An object with a property for each attribute, as in DOMs for
 * parsers, would be one of thousands of shapes, which V8 makes and reads slowly: a page takes a fiftieth more.
 */
class AttributeList {
  /** All of them, in the order in which the page has them; no name comes twice. */
  readonly list: readonly Attribute[];
  /** A bit for each attribute that is in `HAS`. */
  readonly bits: number;
  readonly class: string | undefined;
  readonly id: string | undefined;
  readonly href: string | undefined;

  constructor(list: readonly Attribute[]) {
    let bits = 0;
    let className: string | undefined;
    let id: string | undefined;
    let href: string | undefined;
    for (let at = 0; at < list.length; at += 1) {
      const { name, value } = list[at] as Attribute;
      const bit = BITS.get(name);
      if (bit === undefined) continue;
      bits |= bit;
      if (bit === HAS.class) className = value;
      else if (bit === HAS.href) href = value;
      else if (bit === HAS.id) id = value;
    }
    this.list = list;
    this.bits = bits;
    this.class = className;
    this.id = id;
    this.href = href;
  }

  /** The value of an attribute; undefined where it is not there. */
  of(name: string): string | undefined {
    const { list } = this;
    for (let at = 0; at < list.length; at += 1) {
      const attribute = list[at] as Attribute;
      if (attribute.name === name) return attribute.value;
    }
    return undefined;
  }
}

for (const name of ASKED)
  Object.defineProperty(AttributeList.prototype, name, {
    get(this: AttributeList): string | undefined {
      return this.of(name);
    },
  });

/** The list as rules see it: the compiler refuses a name that is not among those that are asked for. */
export type Attributes = AttributeList & Readonly<Partial<Record<(typeof ASKED)[number], string>>>;

/** The attributes of all elements that have none. */
export const NO_ATTRIBUTES: Attributes = new AttributeList([]);

export function attributesOf(list: readonly Attribute[]): Attributes {
  return list.length === 0 ? NO_ATTRIBUTES : new AttributeList(list);
}
