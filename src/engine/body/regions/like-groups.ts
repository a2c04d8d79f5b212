/** Groups of like siblings with text: items of lists, cards, comments, parts of a text. */
import { type Element, isTag } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { kindOf, type Sight } from './sight.ts';

export interface LikeGroup {
  parent: Element;
  /** The siblings in document order. */
  items: Element[];
}

/** A text of two is no list. */
const LEAST_ITEMS = 3;
const PARTS_OF_TEXT = new Set('p tr td th li h1 h2 h3 h4 h5 h6 a span br'.split(' '));

/** Siblings of one name and class that hold blocks, but paragraphs; with `rows`, those of tables too. */
export function likeGroups({ blocks, page }: Sight, rows = false): LikeGroup[] {
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
  for (const [parent, items] of children) if (items.length >= LEAST_ITEMS) groups.push(...groupsOf(parent, items, rows));
  return groups;
}

function groupsOf(parent: Element, children: Element[], rows: boolean): LikeGroup[] {
  const byKind = new Map<string, Element[]>();
  for (const child of children) {
    if (PARTS_OF_TEXT.has(child.name) && child.name !== 'li' && !(rows && child.name === 'tr')) continue;
    const kind = kindOf(child);
    const known = byKind.get(kind);
    if (known) known.push(child);
    else byKind.set(kind, [child]);
  }
  return [...byKind.values()].filter(({ length }) => length >= LEAST_ITEMS).map((items) => ({ parent, items }));
}
