/** The nodes of the small DOM that hold no others, and how nodes are linked. */
import type { Text } from '../../page/tree.ts';
import { type Extent, extentOf, NO_EXTENT } from './extent.ts';

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
