/**
 * The nodes of the light tree. Each kind has all its fields from the start, so that all nodes of a kind have one shape, and
 * V8's code for them stays quick; walks see two or three shapes, not ten.
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
  readonly name: string;
  attribs: Attribs;
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
  constructor(name: string, attribs: Attribs, children: ChildNode[], namespace = '') {
    this.name = name;
    this.attribs = attribs;
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

/** An element's attributes by name. */
export type Attribs = Record<string, string>;

export function isTag(node: ChildNode): node is Element {
  return node.type === 'tag';
}

export function isText(node: ChildNode): node is Text {
  return node.type === 'text';
}
