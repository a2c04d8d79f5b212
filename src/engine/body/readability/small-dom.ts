/**
 * A small DOM: what Mozilla's Readability asks of a document, and no more. Names are in capitals where they are HTML's, lists are
 * arrays that do not change, texts are remembered until something below changes. An element's children are made of the page's
 * when they are first asked for: most are thrown away unread. Of what it has not, nothing is made up: it throws `NotInSmallDom`.
 * See docs/decisions/small-dom.md.
 */
import { type Attributes, attributesOf, BITS } from '../../page/nodes.ts';
import { type ChildNode, HAS, isTag, isText, type ParentNode } from '../../page/page.ts';
import {
  ALL_KINDS,
  COMMENT,
  cut,
  ELEMENT,
  hasInk,
  type Insides,
  isBlank,
  isRead,
  isShown,
  kindBit,
  Linked,
  type NameList,
  nameOf,
  namesIn,
  readText,
  SmallComment,
  SmallText,
  TEXT,
} from './page-parts.ts';
import { joined, NO_TEXT, type Squeezed } from './squeezed.ts';

/** An element, or as `#document` the document itself. */
export class SmallElement extends Linked {
  declare readonly nodeType: number;
  declare parentNode: SmallElement | null;
  tagName: string | undefined;
  #first: Linked | null = null;
  #last: Linked | null = null;
  /** The part of the page that the children are made of; absent once they are made. */
  #source: ParentNode | undefined;
  readonly #insides: Insides;
  /** The kinds of what is, or has been, inside. */
  #inside: number;
  #attribs: Attributes;
  // Readability's own notes.
  readability: unknown = undefined;
  _readabilityDataTable: unknown = undefined;
  // The fields below are absent until asked for, and again after a change.
  #squeezed: Squeezed | undefined = undefined;
  #elements: SmallElement[] | undefined = undefined;
  #attributes: { name: string; value: string }[] | undefined = undefined;

  constructor(tagName: string | undefined, attribs: Attributes, insides: Insides, source?: ParentNode) {
    super();
    this.tagName = tagName;
    this.#attribs = attribs;
    this.#insides = insides;
    this.#source = source;
    this.#inside = source === undefined ? 0 : isTag(source) ? (insides.kinds[source.order] as number) : ALL_KINDS;
  }

  get nodeName(): string {
    return this.tagName ?? '#document';
  }

  /** The name in small letters, which Readability changes with the other, and never asks for. */
  set localName(_: string) {}

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

  #open({ children }: ParentNode): void {
    this.#source = undefined;
    let last: Linked | null = null;
    for (let i = 0; i < children.length; i += 1) {
      const node = this.#made(children[i] as ChildNode);
      if (!node) continue;
      node.parentNode = this;
      node.previousSibling = last;
      if (last) last.nextSibling = node;
      else this.#first = node;
      last = node;
    }
    this.#last = last;
  }

  /** Makes the small DOM's node of one of the page's. The content of a <template> is no part of its page. */
  #made(node: ChildNode): Linked | undefined {
    if (isText(node)) return new SmallText(node);
    if (isTag(node)) return isRead(node) ? new SmallElement(nameOf(node), node.attribs, this.#insides, node) : undefined;
    return node.type === 'comment' ? new SmallComment() : undefined;
  }

  get firstElementChild(): SmallElement | null {
    return elementFrom(this.firstChild);
  }

  get nextElementSibling(): SmallElement | null {
    return elementFrom(this.nextSibling);
  }

  get childNodes(): readonly Linked[] {
    const nodes: Linked[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node);
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
    if (this.#source) return readText(this.#source);
    let text = '';
    for (let node = this.firstChild; node; node = node.nextSibling) if (node.nodeType !== COMMENT) text += node.textContent;
    return text;
  }

  get squeezed(): Squeezed {
    if (this.#squeezed) return this.#squeezed;
    let text = NO_TEXT;
    for (let node = this.firstChild; node; node = node.nextSibling) text = joined(text, node.squeezed);
    this.#squeezed = text;
    return text;
  }

  /** True where no sign in it can be seen. The standard has no such property. */
  get isBlank(): boolean {
    if (this.#source && isTag(this.#source)) return isBlank(this.#source, this.#insides.blank);
    for (let node = this.firstChild; node; node = node.nextSibling) {
      if (node instanceof SmallElement ? !node.isBlank : node.nodeType === TEXT && hasInk(node.textContent)) return false;
    }
    return true;
  }

  /** Whether an element of such a name is inside. The standard has no such method. */
  hasInside(wanted: NameList): boolean {
    if ((this.#inside & wanted.kinds) === 0) return false;
    for (let node = this.firstElementChild; node; node = node.nextElementSibling)
      if (wanted.names.includes(node.tagName as string) || node.hasInside(wanted)) return true;
    return false;
  }

  /** The element behind this one in the document, or behind all that is inside. The standard has no such method. */
  elementBehind(passesInside: boolean): SmallElement | null {
    const inner = passesInside ? null : elementFrom(this.firstChild);
    if (inner) return inner;
    for (let node: SmallElement | null = this; node; node = node.parentNode) {
      const next = elementFrom(node.nextSibling);
      if (next) return next;
    }
    return null;
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

  /** Forgets what was remembered of the children, here and above: where a text is absent, so it is in all that are around. */
  changed(): void {
    this.#elements = undefined;
    for (let node: SmallElement | null = this; node; node = node.parentNode) {
      if (!node.#squeezed) break;
      node.#squeezed = undefined;
    }
  }

  #learnKinds(node: Linked): void {
    if (!(node instanceof SmallElement)) return;
    const kinds = kindBit(node.tagName as string) | node.#inside;
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
    if (!this.hasAttribute(name)) return null;
    return cut(this.#attribs.of(name) as string);
  }

  hasAttribute(name: string): boolean {
    const bit = BITS.get(name);
    return bit === undefined ? this.#attribs.of(name) !== undefined : (this.#attribs.bits & bit) !== 0;
  }

  setAttribute(name: string, value: string): void {
    // The page's own stay as they are.
    const others = this.#attribs.list.filter((attribute) => attribute.name !== name);
    this.#attribs = attributesOf([...others, { name, value }]);
    this.#attributes = undefined;
  }

  get attributes(): readonly { name: string; value: string }[] {
    this.#attributes ??= this.#attribs.list.map(({ name, value }) => ({ name, value: cut(value) }));
    return this.#attributes;
  }

  get id(): string {
    return this.#attribs.bits & HAS.id ? cut(this.#attribs.id as string) : '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.#attribs.bits & HAS.class ? cut(this.#attribs.class as string) : '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  /** Whether its style and attributes let it be seen. The standard has no such property. */
  get isShown(): boolean {
    return isShown(this.#attribs);
  }
}

Object.assign(SmallElement.prototype, { nodeType: ELEMENT });

function elementFrom(first: Linked | null): SmallElement | null {
  let node = first;
  while (node && node.nodeType !== ELEMENT) node = node.nextSibling;
  return node as SmallElement | null;
}
