/** Parts of a page that a browser puts in another place once it has them: shadow trees in templates, and what React sends late. */
import { type ChildNode, type Document, type Element, isTag, type ParentNode } from './nodes.ts';

/** Puts the parts in their places; tells whether there were any. `scripts` gives the texts of the page's own. */
export function putLateParts(
  document: Document,
  templates: readonly Element[],
  elements: readonly Element[],
  scripts: () => string[],
): boolean {
  const moves = new Moves();
  if (templates.some(isShadow)) openShadows(document, moves);
  if (templates.some(keepsPlace)) putStreamed(elements, scripts(), moves);
  return moves.settle();
}

/** Moves nodes by their links alone; the lists of children follow at the end, each once, however many nodes went. */
class Moves {
  /** The first child of each parent that has others than before. */
  readonly #firsts = new Map<ParentNode, ChildNode | null>();

  /** Puts the children of `from` in place of a node and those behind it, up to `end`. */
  replace(node: ChildNode, end: ChildNode | null, from: ParentNode): void {
    const { parent, prev } = node;
    if (!parent) return;
    for (let gone: ChildNode | null = node; gone && gone !== end; gone = gone.next) gone.parent = null;
    let last = prev;
    const link = (next: ChildNode | null) => {
      if (next) next.prev = last;
      if (last) last.next = next;
      else this.#firsts.set(parent, next);
    };
    if (prev) this.#firsts.set(parent, this.#firstOf(parent));
    for (let child = this.#firstOf(from); child; child = child.next) {
      child.parent = parent;
      link(child);
      last = child;
    }
    link(end);
    this.#firsts.set(from, null);
  }

  #firstOf(parent: ParentNode): ChildNode | null {
    return this.#firsts.get(parent) ?? (this.#firsts.has(parent) ? null : (parent.children[0] ?? null));
  }

  /** Writes the lists down; tells whether anything was moved. */
  settle(): boolean {
    for (const [parent, first] of this.#firsts) {
      parent.children = [];
      for (let node = first; node; node = node.next) parent.children.push(node);
    }
    return this.#firsts.size > 0;
  }
}

// Shadow trees.

function isShadow({ attribs }: Element): boolean {
  return attribs.shadowrootmode !== undefined || attribs.shadowroot !== undefined;
}

/** Puts each shadow tree, declared in a template, in its place: a browser shows it instead of the element's own content. */
function openShadows(parent: ParentNode, moves: Moves): void {
  for (const node of parent.children) {
    if (!isTag(node)) continue;
    const [content] = node.name === 'template' ? node.children : [];
    if (content && content.type === 'root' && isShadow(node)) {
      openShadows(content, moves);
      moves.replace(node, node.next, content);
    } else openShadows(node, moves);
  }
}

// React sends a page in parts (`ReactDOMFizzInstructionSetShared.js`): those that are ready later stand in hidden boxes at its end.

/** A template keeps the place of a part that is not ready: `P:1`, or `B:1` with a stand-in behind it. */
function keepsPlace({ attribs }: Element): boolean {
  return PLACE.test(attribs.id ?? '');
}

const PLACE = /[BP]:[\da-f]+$/;
/** The calls that put a part in a place: `$RC("B:1","S:1")`, `$RR("B:1","S:1",…)`, `$RS("S:1","P:1")`. */
const CALLS = /\$R([CRS])\("([^"\s]{1,80})","([^"\s]{1,80})"/g;

/** Puts the parts in their places as the calls in the scripts would, one after another. */
function putStreamed(elements: readonly Element[], scripts: string[], moves: Moves): void {
  const byId = firstById(elements);
  for (const script of scripts) for (const call of script.matchAll(CALLS)) putPart(call, byId, moves);
}

function putPart([, kind, first = '', second = '']: RegExpExecArray, byId: Map<string, Element>, moves: Moves): void {
  const isBare = kind === 'S';
  const [placeId, partId] = isBare ? [second, first] : [first, second];
  const [place, part] = [byId.get(placeId), byId.get(partId)];
  if (!place || !part) return;
  // A part is put once.
  byId.delete(partId);
  if (isOutside(place, part)) moves.replace(place, isBare ? place.next : endOfStandIn(place), part);
}

function firstById(elements: readonly Element[]): Map<string, Element> {
  const byId = new Map<string, Element>();
  for (const element of elements) {
    const { id } = element.attribs;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

/** Whether the element is still on the page, and not in the part that is to be put there. */
function isOutside(element: Element, part: Element): boolean {
  let node: ParentNode = element;
  for (let level = 0; node.parent && node !== part && level < DEEPEST; level += 1) node = node.parent;
  return node.type === 'root';
}

/** Parts put within parts are asked for no deeper: with more levels than half of it the page is refused. */
const DEEPEST = 1_000;

/** The comment `/$` that ends what stands in for a part. Stand-ins have others within. */
function endOfStandIn({ next }: Element): ChildNode | null {
  let depth = 0;
  let node = next;
  for (let nodes = 0; node && nodes < MOST_STANDING_IN; nodes += 1) {
    const sign = node.type === 'comment' ? node.data : '';
    if (/^\/[$&]$/.test(sign)) depth -= 1;
    else if (/^\$[?!~]?$|^&$/.test(sign)) depth += 1;
    if (depth < 0) return node;
    node = node.next;
  }
  return next;
}

/** Nodes beside a place. */
const MOST_STANDING_IN = 1_000;
