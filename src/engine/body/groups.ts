/** The blocks that have something in common: what is around them, what they look like, the heading above. */
import { type Element, isTag, type ParentNode } from '../page/tree.ts';
import { Numbers, PairNumbers } from './numbers.ts';

export interface Groups {
  /** The number of each block's group. */
  of: Int32Array;
  /** Three sums for each group: of score times weight, of weight, and of blocks. */
  mass: Float64Array;
  weight: Float64Array;
  count: Float64Array;
}

interface Placed {
  element: Element;
}

export const GROUP_NAMES = ['element', 'parent', 'grandparent', 'shape', 'heading'];

/** Puts the blocks into groups of each kind, in the order of `GROUP_NAMES`. */
export function groupBlocks(blocks: Placed[], weights: Float64Array, scores: Float32Array): Groups[] {
  const own = new Int32Array(blocks.length);
  const parents = new Int32Array(blocks.length);
  const grandparents = new Int32Array(blocks.length);
  for (let i = 0; i < blocks.length; i += 1) {
    const { order, parent } = (blocks[i] as Placed).element;
    own[i] = order;
    parents[i] = orderOf(parent);
    grandparents[i] = orderOf(parent?.parent);
  }
  const numbered = [
    numberOrders(own),
    numberOrders(parents),
    numberOrders(grandparents),
    numberShapes(blocks),
    numberHeadings(blocks),
  ];
  return numbered.map((of) => sumUp(of, weights, scores));
}

function orderOf(node: ParentNode | null | undefined): number {
  return node && isTag(node) ? node.order : -1;
}

/** The blocks that have the same element; all that have none, -1, are one group. */
function numberOrders(orders: Int32Array): Int32Array {
  let most = -1;
  for (let i = 0; i < orders.length; i += 1) most = Math.max(most, orders[i] as number);
  // The group of each order, numbered from 1 as they come; the numbers are small, as there are sums of each group.
  const groups = new Int32Array(most + 2);
  let known = 0;
  return orders.map((order) => {
    if (groups[order + 1] === 0) groups[order + 1] = ++known;
    return (groups[order + 1] as number) - 1;
  });
}

/** The blocks whose elements have the same name and class. */
function numberShapes(blocks: Placed[]): Int32Array {
  const names = new Numbers<string>();
  const classes = new Numbers<string>();
  const shapes = new PairNumbers();
  const found = new Int32Array(blocks.length);
  for (let i = 0; i < blocks.length; i += 1) {
    const { attribs, name } = (blocks[i] as Placed).element;
    found[i] = shapes.of(names.of(name), classes.of(attribs.class ?? ''));
  }
  return found;
}

/** The blocks below the same heading, it among them. */
function numberHeadings(blocks: Placed[]): Int32Array {
  const found = new Int32Array(blocks.length);
  let headings = 0;
  for (let i = 0; i < blocks.length; i += 1) {
    if (HEADING.test((blocks[i] as Placed).element.name)) headings += 1;
    found[i] = headings;
  }
  return found;
}

const HEADING = /^h[1-6]$/;

/** Sums up the blocks that have the same number in `of`. */
export function sumUp(of: Int32Array, weights: Float64Array, scores: Float32Array): Groups {
  let size = 0;
  for (let i = 0; i < of.length; i += 1) size = Math.max(size, (of[i] as number) + 1);
  const mass = new Float64Array(size);
  const weight = new Float64Array(size);
  const count = new Float64Array(size);
  for (let i = 0; i < of.length; i += 1) {
    const group = of[i] as number;
    const own = weights[i] as number;
    mass[group] = (mass[group] as number) + own * (scores[i] as number);
    weight[group] = (weight[group] as number) + own;
    count[group] = (count[group] as number) + 1;
  }
  return { of, mass, weight, count };
}
