/** Groups of like siblings with text: items of lists, cards, comments, parts of a text. */
import { type Element, isTag, type PageTree } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';

export interface LikeGroup {
  parent: Element;
  /** The siblings in document order. */
  items: Element[];
}

/** A text of two is no list. */
const LEAST_ITEMS = 3;
const PARTS_OF_TEXT = new Set('p td th h1 h2 h3 h4 h5 h6 a span br'.split(' '));

/** Siblings of one name and class that hold blocks, but paragraphs. */
export function likeGroups(blocks: Block[], page: PageTree): LikeGroup[] {
  const children = new Map<Element, Element[]>();
  const seen = new Set<Element>([page.body]);
  for (let i = 0; i < blocks.length; i += 1) {
    let node: Element = (blocks[i] as Block).element;
    while (!seen.has(node)) {
      seen.add(node);
      const { parent } = node;
      if (!parent || !isTag(parent)) break;
      const known = children.get(parent);
      if (known) known.push(node);
      else children.set(parent, [node]);
      node = parent;
    }
  }
  const groups: LikeGroup[] = [];
  for (const [parent, items] of children) if (items.length >= LEAST_ITEMS) groups.push(...groupsOf(parent, items));
  return groups;
}

function groupsOf(parent: Element, children: Element[]): LikeGroup[] {
  const byKind = new Map<string, Element[]>();
  for (const child of children) {
    if (PARTS_OF_TEXT.has(child.name)) continue;
    const kind = kindOf(child);
    const known = byKind.get(kind);
    if (known) known.push(child);
    else byKind.set(kind, [child]);
  }
  return [...byKind.values()].filter(({ length }) => length >= LEAST_ITEMS).map((items) => ({ parent, items }));
}

/** Name and classes of an element without numbers, parity and the like: what the items of one list share. */
export function kindOf({ attribs, name }: Element): string {
  const classes = attribs.class;
  return classes === undefined ? name : `${name} ${classes.replace(VARYING, '')}`;
}

const VARYING = /\b(?:odd|even|alt|first|last|active|depth-?\d+|level-?\d+|thread-(?:odd|even|alt))\b|\d+/g;
