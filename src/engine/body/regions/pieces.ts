/** The reach of a piece that begins with a heading: a box apart, a box among the first text, or a run of siblings. */
import { contains, type Element, isTag } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
import { kindOf } from './like-groups.ts';
import type { Sight } from './sight.ts';
import { isByline, isDate } from './signs.ts';

const HEADING = /^h[1-4]$/;
const TOP_HEADING = /^h[12]$/;
/** The text behind the heading is at least this long. Characters. */
export const LEAST_AFTER = 200;
/** The heading is among the first blocks of its piece, and byline and date stand about it. */
export const HEAD_BLOCKS = 4;

/** A part of the page that begins with a heading; `element` where it has a box, `inside` where that stands among the first text. */
export interface Piece {
  element?: Element;
  heading: number;
  from: number;
  to: number;
  inside: boolean;
}

/** Gives the smallest box inside the core with enough text that begins with the heading. */
export function boxInside(sight: Sight, index: number, core: Element): Piece | undefined {
  const { element: heading } = sight.blocks[index] as Block;
  let node = heading;
  while (node.parent && isTag(node.parent) && node.parent !== core && !contains(node.parent as Element, core)) {
    node = node.parent as Element;
    const [from, to] = sight.range(node);
    if (index - from >= HEAD_BLOCKS) return undefined;
    if (between(sight.chars, index + 1, to) >= LEAST_AFTER) return { element: node, heading: index, from, to, inside: true };
  }
  return undefined;
}

/**
 * Gives the piece behind a text that shares the container: from the heading to the next of its kind with a byline and a date, or
 * the container's end. The first text is at least as long as half of it, so that no digest is cut behind its introduction.
 */
export function runFrom(sight: Sight, index: number): Piece | undefined {
  const { element } = sight.blocks[index] as Block;
  const { parent } = element;
  if (!TOP_HEADING.test(element.name) || !parent || !isTag(parent)) return undefined;
  if (!isHeaded(sight, index)) return undefined;
  const [start, end] = sight.range(parent as Element);
  let to = index + 1;
  while (to < end && !(sight.blocks[to]?.element.name === element.name && isHeaded(sight, to))) to += 1;
  const before = between(sight.mass, start, index);
  const isLong = before >= LEAST_FIRST && before >= between(sight.mass, index, to) / 2;
  return isLong ? { heading: index, from: index, to, inside: true } : undefined;
}

/** Characters of the first text. */
const LEAST_FIRST = 600;

/** Byline and date follow at once. */
function isHeaded({ blocks }: Sight, index: number): boolean {
  const lines = blocks.slice(index + 1, index + 3);
  return lines.some(isByline) && lines.some(isDate);
}

/** The smallest box around the heading with enough text after it, in a box apart. */
export function narrowest(sight: Sight, piece: Element, index: number): Element {
  let node = (sight.blocks[index] as Block).element;
  while (node !== piece && node.parent && isTag(node.parent)) {
    node = node.parent as Element;
    const [from, to] = sight.range(node);
    const isEnough = index - from < HEAD_BLOCKS && between(sight.chars, index + 1, to) >= LEAST_AFTER;
    if (isEnough && isWholePiece(sight, node, piece)) return node;
  }
  return piece;
}

/** A box whose siblings are its own text would cut a piece in two. */
function isWholePiece(sight: Sight, node: Element, piece: Element): boolean {
  if (node === piece) return true;
  const [, to] = sight.range(node);
  const [, end] = sight.range(piece);
  if (to >= end) return true;
  const next = sight.blocks[to] as Block;
  return (
    HEADING.test(next.element.name) ||
    !contains(node.parent as Element, next.element) ||
    kindOf(topIn(next.element, node.parent as Element)) === kindOf(node)
  );
}

function topIn(element: Element, parent: Element): Element {
  let node = element;
  while (node.parent && node.parent !== parent && isTag(node.parent)) node = node.parent as Element;
  return node;
}
