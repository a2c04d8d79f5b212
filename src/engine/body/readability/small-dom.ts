/**
 * A small DOM: what Mozilla's Readability asks of a document, and no more. Names are in capitals where they are HTML's, lists are
 * arrays that do not change, texts are remembered until something below changes. An element's children are made of the page's
 * when they are first asked for: most are thrown away unread. Of what it has not, nothing is made up: it throws `NotInSmallDom`.
 * See docs/decisions/small-dom.md.
 */
import type { Attribs } from '../../page/nodes.ts';
import { type ChildNode, isTag, isText, type ParentNode } from '../../page/page.ts';
import {
  ALL_KINDS,
  COMMENT,
  cut,
  DOCUMENT,
  ELEMENT,
  type Extent,
  hidingStyle,
  INK,
  isBlank,
  isRead,
  joined,
  Linked,
  type NameList,
  NO_EXTENT,
  nameOf,
  namesIn,
  readabilityKinds,
  readText,
  SmallComment,
  SmallText,
  squeezedText,
  TEXT,
} from './page-parts.ts';

/** An element, or as `#document` the document itself. */
export class SmallElement extends Linked {
  readonly nodeType: number;
  declare parentNode: SmallElement | null;
  tagName: string | undefined;
  localName: string | undefined = undefined;
  #first: Linked | null = null;
  #last: Linked | null = null;
  /** The part of the page that the children are made of; absent once they are made. */
  #source: ParentNode | undefined;
  /** The kinds of what is inside each of the page's elements, by their order. */
  readonly #kinds: Int32Array;
  /** The kinds of what is, or has been, inside. */
  #inside: number;
  #attribs: Attribs;
  #ownsAttribs = false;
  // Readability's own notes.
  readability: unknown = undefined;
  _readabilityDataTable: unknown = undefined;
  // The fields below are absent until asked for, and again after a change.
  #text: string | undefined = undefined;
  #plainText: string | undefined = undefined;
  #extent: Extent | undefined = undefined;
  #nodes: Linked[] | undefined = undefined;
  #elements: SmallElement[] | undefined = undefined;
  #attributes: { name: string; value: string }[] | undefined = undefined;

  constructor(tagName: string | undefined, attribs: Attribs, kinds: Int32Array, source?: ParentNode) {
    super();
    this.nodeType = tagName === undefined ? DOCUMENT : ELEMENT;
    this.tagName = tagName;
    this.#attribs = attribs;
    this.#kinds = kinds;
    this.#source = source;
    this.#inside = source === undefined ? 0 : isTag(source) ? (kinds[source.order] as number) : ALL_KINDS;
  }

  get nodeName(): string {
    return this.tagName ?? '#document';
  }

  get firstChild(): Linked | null {
    if (this.#source) this.#open(this.#source);
    return this.#first;
  }

  set firstChild(node: Linked | null) {
    this.#first = node;
  }

  get lastChild(): Linked | null {
    if (this.#source) this.#open(this.#source);
    return this.#last;
  }

  set lastChild(node: Linked | null) {
    this.#last = node;
  }

  #open(source: ParentNode): void {
    this.#source = undefined;
    for (const from of source.children) {
      const node = this.#made(from);
      if (!node) continue;
      node.parentNode = this;
      node.previousSibling = this.#last;
      if (this.#last) this.#last.nextSibling = node;
      else this.#first = node;
      this.#last = node;
    }
  }

  /** Makes the small DOM's node of one of the page's. The content of a <template> is no part of its page. */
  #made(node: ChildNode): Linked | undefined {
    if (isText(node)) return new SmallText(node.data, node);
    if (isTag(node)) return isRead(node) ? new SmallElement(nameOf(node), node.attribs, this.#kinds, node) : undefined;
    return node.type === 'comment' ? new SmallComment() : undefined;
  }

  get firstElementChild(): SmallElement | null {
    return elementFrom(this.firstChild);
  }

  get nextElementSibling(): SmallElement | null {
    return elementFrom(this.nextSibling);
  }

  get childNodes(): readonly Linked[] {
    if (this.#nodes) return this.#nodes;
    const nodes: Linked[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node);
    this.#nodes = nodes;
    return nodes;
  }

  get children(): readonly SmallElement[] {
    if (this.#elements) return this.#elements;
    const elements: SmallElement[] = [];
    for (let node = this.firstElementChild; node; node = node.nextElementSibling) elements.push(node);
    this.#elements = elements;
    return elements;
  }

  get textContent(): string {
    this.#text ??= this.#source ? readText(this.#source) : this.#textOfChildren();
    return this.#text;
  }

  #textOfChildren(): string {
    let text = '';
    for (let node = this.firstChild; node; node = node.nextSibling) if (node.nodeType !== COMMENT) text += node.textContent;
    return text;
  }

  /** The text as Readability weighs it. The DOM's standard has no such property. */
  get plainText(): string {
    this.#plainText ??= squeezedText(this.textContent);
    return this.#plainText;
  }

  /** The length of that text, which is asked of large boxes whose text is not. The standard has no such property. */
  get extent(): Extent {
    if (this.#extent) return this.#extent;
    let extent = NO_EXTENT;
    for (let node = this.firstChild; node; node = node.nextSibling) extent = joined(extent, node.extent);
    this.#extent = extent;
    return extent;
  }

  /** True where no sign in it can be seen. The standard has no such property. */
  get isBlank(): boolean {
    if (this.#source) return isBlank(this.#source);
    for (let node = this.firstChild; node; node = node.nextSibling) {
      if (node instanceof SmallElement ? !node.isBlank : node.nodeType === TEXT && INK.test(node.textContent)) return false;
    }
    return true;
  }

  /** Readability keeps the page's for a further attempt, which has a document of its own here, and logs its answer's. */
  get innerHTML(): string {
    return '';
  }

  appendChild<T extends Linked>(node: T): T {
    node.remove();
    const { lastChild } = this;
    node.parentNode = this;
    node.previousSibling = lastChild;
    if (lastChild) lastChild.nextSibling = node;
    else this.#first = node;
    this.#last = node;
    this.#learnKinds(node);
    this.changed();
    return node;
  }

  removeChild(node: Linked): void {
    node.remove();
  }

  replaceChild(node: Linked, old: Linked): void {
    node.remove();
    const { nextSibling, previousSibling } = old;
    node.parentNode = this;
    node.previousSibling = previousSibling;
    node.nextSibling = nextSibling;
    if (previousSibling) previousSibling.nextSibling = node;
    else this.firstChild = node;
    if (nextSibling) nextSibling.previousSibling = node;
    else this.lastChild = node;
    old.parentNode = old.previousSibling = old.nextSibling = null;
    this.#learnKinds(node);
    this.changed();
  }

  /** Forgets what was remembered of the children, here and above. */
  changed(): void {
    this.#nodes = this.#elements = undefined;
    for (let node: SmallElement | null = this; node; node = node.parentNode) {
      node.#text = node.#plainText = node.#extent = undefined;
    }
  }

  #learnKinds(node: Linked): void {
    if (!(node instanceof SmallElement)) return;
    const kinds = readabilityKinds(node.tagName as string) | node.#inside;
    for (let parent: SmallElement | null = this; parent && (parent.#inside & kinds) !== kinds; parent = parent.parentNode)
      parent.#inside |= kinds;
  }

  getElementsByTagName(name: string): SmallElement[] {
    return this.querySelectorAll(name);
  }

  /** Finds elements by a list of names, which is all that Readability asks for. */
  querySelectorAll(selector: string): SmallElement[] {
    const found: SmallElement[] = [];
    this.#collect(namesIn(selector), found);
    return found;
  }

  #collect(wanted: NameList, found: SmallElement[]): void {
    if ((this.#inside & wanted.kinds) === 0) return;
    for (let node = this.firstElementChild; node; node = node.nextElementSibling) {
      if (wanted.names.includes(node.tagName as string)) found.push(node);
      node.#collect(wanted, found);
    }
  }

  getAttribute(name: string): string | null {
    const value = this.#attribs[name];
    return value === undefined ? null : cut(value);
  }

  hasAttribute(name: string): boolean {
    return this.#attribs[name] !== undefined;
  }

  setAttribute(name: string, value: string): void {
    // The page's own stay as they are.
    if (!this.#ownsAttribs) this.#attribs = Object.assign(Object.create(null), this.#attribs);
    this.#ownsAttribs = true;
    this.#attribs[name] = value;
    this.#attributes = undefined;
  }

  get attributes(): readonly { name: string; value: string }[] {
    this.#attributes ??= Object.keys(this.#attribs).map((name) => ({ name, value: cut(this.#attribs[name] ?? '') }));
    return this.#attributes;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  /** The declarations that hide an element, and no others. */
  get style(): { display: string; visibility: string } | undefined {
    const style = this.getAttribute('style');
    return style === null ? undefined : hidingStyle(style);
  }
}

function elementFrom(first: Linked | null): SmallElement | null {
  let node = first;
  while (node && node.nodeType !== ELEMENT) node = node.nextSibling;
  return node as SmallElement | null;
}
