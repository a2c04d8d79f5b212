/** The blocks that have something in common: what is around them, what they look like, the heading above. */
import { type Element, isTag, type ParentNode } from '../tree.ts';
import { Numbers, PairNumbers } from './numbers.ts';

export interface Groups {
  /** The number of each block's group. */
  of: Int32Array;
  /** By group, the sums of score times weight, of weight, and of blocks. */
  mass: Float64Array;
  weight: Float64Array;
  count: Float64Array;
}

export const GROUP_NAMES = ['element', 'parent', 'grandparent', 'shape', 'heading'];

/** In the order of their names. */
export function groupBlocks(blocks: { element: Element }[], weights: Float64Array, scores: Float32Array): Groups[] {
  const elements = blocks.map(({ element }) => element);
  const parents = elements.map(({ parent }) => parent);
  const grandparents = parents.map((parent) => parent?.parent);
  return [
    numberNodes(elements),
    numberNodes(parents),
    numberNodes(grandparents),
    numberShapes(elements),
    numberHeadings(elements),
  ].map((of) => sumUp(of, weights, scores));
}

/** The blocks that have the same node; all that have no element are one group. */
function numberNodes(nodes: (ParentNode | null | undefined)[]): Int32Array {
  const numbers = new Numbers<number>();
  const found = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i];
    found[i] = numbers.of(node && isTag(node) ? node.order : -1);
  }
  return found;
}

/** The blocks whose elements have the same name and class. */
function numberShapes(elements: Element[]): Int32Array {
  const names = new Numbers<string>();
  const classes = new Numbers<string>();
  const shapes = new PairNumbers();
  const found = new Int32Array(elements.length);
  for (let i = 0; i < elements.length; i += 1) {
    const { attribs, name } = elements[i] as Element;
    found[i] = shapes.of(names.of(name), classes.of(attribs.class ?? ''));
  }
  return found;
}

/** The blocks below the same heading, it among them. */
function numberHeadings(elements: Element[]): Int32Array {
  const found = new Int32Array(elements.length);
  let headings = 0;
  for (let i = 0; i < elements.length; i += 1) {
    if (HEADING.test((elements[i] as Element).name)) headings += 1;
    found[i] = headings;
  }
  return found;
}

const HEADING = /^h[1-6]$/;

function sumUp(of: Int32Array, weights: Float64Array, scores: Float32Array): Groups {
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
