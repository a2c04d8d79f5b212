/**
 * One attempt of Mozilla's Readability at an outline, on jsdom. Left to itself it would start again from the first, and write the
 * page out and parse it anew for each attempt.
 */
import { Readability } from '@mozilla/readability';

/** Of an attempt: clean out what looks fishy, weigh by name, strip unlikely names. */
export const [CLEAN, WEIGH, STRIP] = [4, 2, 1];

/**
 * Methods of Readability's own are put in place of some, by their names: for what an outline has nothing of, such as scripts,
 * styles and addresses, and where jsdom takes several times as long as a walk over the nodes.
 */
export class OutlineReader extends Readability<Element> {
  declare _flags: number;

  constructor(document: Document, flags: number) {
    super(document, {
      // Titles, bylines and dates are read by our own code from the whole page.
      disableJSONLD: true,
      // Any text is enough, so that it makes no further attempt.
      charThreshold: -1,
      serializer: (node) => node as Element,
    });
    this._flags = flags;
  }

  _unwrapNoscriptImages(): void {}
  _removeScripts(): void {}
  _cleanStyles(): void {}
  /** Makes addresses whole and takes wrappers and classes away: of the answer only text and numbers are read. */
  _postProcessContent(): void {}

  _getAllNodesWithTag(parent: Node, names: string[]): Element[] {
    const tags = new Set(names.map((name) => name.toUpperCase()));
    const found: Element[] = [];
    collect(parent, tags, found);
    return found;
  }

  /** Asked of every box: as it stands, it reads all text in the box to learn whether there is any. */
  _isElementWithoutContent(node: Node): boolean {
    if (!isElement(node) || hasText(node)) return false;
    const { length } = node.children;
    return length === 0 || length === this._getAllNodesWithTag(node, ['br', 'hr']).length;
  }
}

function collect(parent: Node, tags: ReadonlySet<string>, found: Element[]): void {
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (!isElement(child)) continue;
    if (tags.has(child.tagName)) found.push(child);
    collect(child, tags, found);
  }
}

function hasText(parent: Node): boolean {
  for (let child = parent.firstChild; child; child = child.nextSibling)
    if (isElement(child) ? hasText(child) : (child.nodeValue ?? '').trim() !== '') return true;
  return false;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
