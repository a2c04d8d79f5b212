/** Further articles below the first: by a heading with a byline, a date or an address of its own, in a box apart. */
import { contains, type Element, isTag } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { between } from '../page-sums.ts';
import { isDisjoint, kindOf, type Sight } from './sight.ts';
import { isByline, isDate, pageLink } from './signs.ts';

const HEADING = /^h[1-4]$/;
/** So much of the first text stands before, and so much follows the heading. Characters. */
const LEAST_BEFORE = 400;
const LEAST_AFTER = 200;
/** The heading is among the first blocks of its piece, and byline and date stand about it. */
const HEAD_BLOCKS = 4;
/** A page of hundreds of headings is a list of another kind. */
const MOST_HEADINGS = 150;

export function* findSecondArticles(sight: Sight): Generator<[number, number, string]> {
  const { blocks } = sight;
  const headings = blocks.filter(({ element }) => HEADING.test(element.name));
  if (headings.length > MOST_HEADINGS) return;
  for (const { index, element } of headings) {
    if (sight.dropped[index] !== undefined || sight.holdsHeadline(element)) continue;
    if ((sight.mass[index] as number) < LEAST_BEFORE) continue;
    const piece = pieceOf(sight, index);
    if (!piece || sight.holdsHeadline(piece)) continue;
    const [from, to] = sight.range(piece);
    if (repeatsTitle(sight, from)) continue;
    if (index - from >= HEAD_BLOCKS || between(sight.chars, index + 1, to) < LEAST_AFTER) continue;
    if (hasLikeBefore(sight, piece, from) || !isProven(sight, piece, index, from, to)) continue;
    yield [from, to, 'second-article'];
  }
}

/** The page's headline once more: over its text where a lead stood first, or over a version to print. */
function repeatsTitle({ blocks, headline }: Sight, from: number): boolean {
  const title = blocks[headline]?.text.toLowerCase();
  return title !== undefined && blocks.slice(from, from + HEAD_BLOCKS + 2).some(({ text }) => text.toLowerCase() === title);
}

/** The largest element around the heading apart from the text before; undefined where they share one container. */
function pieceOf(sight: Sight, index: number): Element | undefined {
  const core = sight.coreBefore(index);
  let piece = (sight.blocks[index] as Block).element;
  if (!isDisjoint(piece, core)) return isOwnArticle(sight, index, core);
  while (piece.parent && isTag(piece.parent) && isDisjoint(piece.parent as Element, core)) piece = piece.parent as Element;
  // The heading alone is no piece.
  if (HEADING.test(piece.name)) return undefined;
  // A larger box may hold several: the one that begins with this heading.
  const narrowed = narrowest(sight, piece, index);
  return kindOf(narrowed) === kindOf(core) && !hasOwnHead(sight, narrowed) ? undefined : narrowed;
}

/** Inside the core only a box with a headline of the same rank as the page's own. */
function isOwnArticle(sight: Sight, index: number, core: Element): Element | undefined {
  const { element } = sight.blocks[index] as Block;
  const { headline } = sight.printed;
  if (element.name !== 'h1' || headline?.name !== 'h1') return undefined;
  let piece = element;
  while (piece.parent && isTag(piece.parent) && piece.parent !== core && !contains(piece.parent as Element, core)) {
    piece = piece.parent as Element;
    if (sight.charsOf(piece) >= LEAST_AFTER) return piece;
  }
  return undefined;
}

/** The smallest box around the heading with enough text after it. */
function narrowest(sight: Sight, piece: Element, index: number): Element {
  let best = piece;
  let node = (sight.blocks[index] as Block).element;
  while (node !== piece && node.parent && isTag(node.parent)) {
    node = node.parent as Element;
    const [from, to] = sight.range(node);
    if (
      index - from < HEAD_BLOCKS &&
      between(sight.chars, index + 1, to) >= LEAST_AFTER &&
      isWholePiece(sight, node, piece)
    ) {
      best = node;
      break;
    }
  }
  return best;
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

function hasOwnHead(sight: Sight, piece: Element): boolean {
  const [from] = sight.range(piece);
  return (sight.blocks[from] as Block | undefined)?.element.name === 'h1';
}

/** Live blogs, digests and chapters are pieces of one kind: one that stands before as text, and not as the page's own head. */
function hasLikeBefore(sight: Sight, piece: Element, from: number): boolean {
  const { parent } = piece;
  if (!parent || !isTag(parent)) return false;
  const kind = kindOf(piece);
  for (const child of parent.children) {
    if (child === piece) return false;
    if (!isTag(child) || kindOf(child) !== kind || sight.holdsHeadline(child)) continue;
    const [start, end] = sight.range(child);
    if (end <= from && between(sight.mass, start, end) >= LEAST_AFTER) return true;
  }
  return false;
}

/** Two signs, or one that is strong by the heading's rank. */
function isProven(sight: Sight, piece: Element, index: number, from: number, to: number): boolean {
  const { blocks, page } = sight;
  const heading = blocks[index] as Block;
  const near = blocks
    .slice(Math.max(from, index - HEAD_BLOCKS), Math.min(to, index + HEAD_BLOCKS))
    .filter((block) => block !== heading);
  const byline = near.some(isByline);
  const date = near.some(isDate);
  const link = pageLink(heading, page) !== undefined;
  const article = isArticle(piece);
  const top = heading.element.name === 'h1';
  if ((byline && date) || (byline && link) || (date && article)) return true;
  if (top && (byline || date || article)) return true;
  return statesOwn(piece) && (byline || date || link || article || top);
}

function isArticle(piece: Element): boolean {
  if (piece.name === 'article') return true;
  return piece.children.filter(isTag).some(({ name }) => name === 'article');
}

/** An address or a type of its own. */
function statesOwn({ attribs }: Element): boolean {
  const { itemtype } = attribs;
  if (itemtype !== undefined && /(?:Article|BlogPosting|Report)$/.test(itemtype)) return true;
  return Object.keys(attribs).some((name) => OWN_ADDRESS.test(name));
}

const OWN_ADDRESS = /^data-(?:.*-)?(?:url|permalink|canonical|href|post-?id|article-?id)$/;
