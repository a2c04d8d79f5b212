/** Further articles below the first, by a heading with a byline, a date or an address of its own, in a box apart or behind the text. */
import { ancestors, around, contains, type Element, elementsNamed, isTag } from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { isFold } from '../words.ts';
import { holdsArticle, isCalledNext, pageLink, statesOwn, WHOLES } from './links.ts';
import { isDisjoint, kindOf, LIKELY, PARAGRAPH, type Sight } from './sight.ts';
import { isByline, isDate } from './signs.ts';

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
/** Characters of the first text before another article begins. Of a list of more headings only main ones are asked. Boxes around one. */
const [LEAST_BEFORE, MOST_HEADINGS, FOLD_LEVELS] = [400, 150, 6];

export function findSecondArticles(sight: Sight): void {
  const headings = sight.blocks.filter((block) => HEADINGS.has(block.element.name) || isSignedTitle(sight, block));
  const isList = headings.length > MOST_HEADINGS;
  for (const { index, element } of headings) {
    if ((isList && element.name !== 'h1') || sight.dropped[index] !== undefined || sight.holdsHeadline(element)) continue;
    if (sight.likelyBefore(index) < LEAST_BEFORE) continue;
    const piece = pieceOf(sight, index);
    if (piece && isSecond(sight, piece) && !isSignedOver(sight, piece)) sight.drop(piece.from, piece.to, 'second-article');
  }
}

/** A short line in a box that is no heading, with a byline and a date in the next line. */
function isSignedTitle({ blocks }: Sight, { element, index, text }: Block): boolean {
  const next = blocks[index + 1];
  if (element.name !== 'div' || next?.element.name !== 'div' || text.length > PARAGRAPH) return false;
  return isDate(next) && isByline(next) && !isByline(blocks[index] as Block);
}

function isSecond(sight: Sight, piece: Piece): boolean {
  const { element, from, heading, inside, to } = piece;
  if (heading - from >= HEAD_BLOCKS || between(sight.chars, heading + 1, to) < LEAST_AFTER) return false;
  if ((element && sight.holdsHeadline(element)) || (inside && isEntry(sight, piece))) return false;
  if (!isTop(sight, heading) && !isShortByLead(sight, piece, MOST_BY_OVERVIEW)) return false;
  const boxes = around((sight.blocks[heading] as Block).element, FOLD_LEVELS);
  if (boxes.some((box) => isFold(box) && !sight.holdsHeadline(box))) return false; // Questions and answers, say.
  if (repeatsTitle(sight, from) || (element && hasLikeBefore(sight, element, from))) return false;
  if (inside && goesOnBehind(sight, piece)) return false;
  return isNext(sight, piece) || isProven(sight, piece);
}

/** Byline and date over the heading of a part, and nowhere before, are the page's own, over its text. */
function isSignedOver({ blocks }: Sight, { from, heading }: Piece): boolean {
  const [before, over] = [blocks.slice(0, from), blocks.slice(from, heading)];
  return over.some(isByline) && over.some(isDate) && !before.some((block) => isByline(block) || isDate(block));
}

/** The page's headline once more: over its text where a lead stood first, or over a version to print. */
function repeatsTitle({ blocks, headline }: Sight, from: number): boolean {
  const title = blocks[headline]?.text;
  if (title === undefined) return false;
  const lower = title.toLowerCase();
  return blocks
    .slice(from, from + HEAD_BLOCKS + 2)
    .some(({ text }) => text.length === title.length && text.toLowerCase() === lower);
}

/** The largest element around the heading apart from the text before; where they share one container, the box or run in it. */
function pieceOf(sight: Sight, index: number): Piece | undefined {
  const core = sight.coreBefore(index);
  let box = (sight.blocks[index] as Block).element;
  if (!isDisjoint(box, core)) return boxInside(sight, index, core) ?? runFrom(sight, index);
  while (box.parent && isTag(box.parent) && isDisjoint(box.parent as Element, core)) box = box.parent as Element;
  if (HEADINGS.has(box.name)) return runFrom(sight, index); // The heading alone is no piece.
  // A larger box may hold several: the one that begins with this heading.
  const element = narrowest(sight, box, index);
  const [from, to] = sight.range(element);
  const hasOwnHead = () => sight.blocks[from]?.element.name === 'h1' || isLikeHeadline(sight, index);
  const isLike = element.attribs.class !== undefined && kindOf(element) === kindOf(core);
  if (isLike && !hasOwnHead() && !isSecondWhole(sight, element, index)) return undefined;
  return { element, heading: index, from, to, inside: false };
}

/** Tells whether a heading is set as the page's headline is, by element and class: chapters and entries are set otherwise. */
function isLikeHeadline({ blocks, headline }: Sight, index: number): boolean {
  const own = blocks[headline]?.element;
  const { element } = blocks[index] as Block;
  return own?.attribs.class !== undefined && own !== element && HEADINGS.has(own.name) && kindOf(own) === kindOf(element);
}

/** Live blogs, digests and chapters are pieces of one kind, one of which stands before as text; without a class it has a heading. */
function hasLikeBefore(sight: Sight, piece: Element, from: number): boolean {
  for (const like of likesOf(piece)) {
    if (like === piece) return false;
    if (sight.holdsHeadline(like)) continue;
    const [start, end] = sight.range(like);
    const isTold = piece.attribs.class !== undefined || isHeadedBox(sight, start, end);
    if (isTold && end <= from && between(sight.mass, start, end) >= LEAST_AFTER) return true;
  }
  return false;
}

function isHeadedBox({ blocks }: Sight, start: number, end: number): boolean {
  return blocks.slice(start, Math.min(end, start + HEAD_BLOCKS)).some(({ element }) => HEADINGS.has(element.name));
}

/** Whether the heading heads an entry of the first text, as of a live blog: one of lower rank, or of several like boxes. */
function isEntry(sight: Sight, piece: Piece): boolean {
  const { element, heading } = piece;
  const { name } = (sight.blocks[heading] as Block).element;
  if (name !== 'h2') return name !== 'h1';
  if (!element) return false;
  if (pageLink(sight.blocks[heading] as Block, sight.page) !== undefined && isWholeByLead(sight, piece)) return false;
  return likesOf(element).length > MOST_PIECES;
}

/** The boxes beside one that are of its kind, itself among them. */
function likesOf(box: Element): Element[] {
  const kind = kindOf(box);
  return (box.parent as Element).children.filter((child): child is Element => isTag(child) && kindOf(child) === kind);
}

/** Boxes of one kind; of more than the second number the text is a list, whose entries may have hours. Paragraphs. */
const [MOST_PIECES, MOST_ALIKE, LEAST_PARAGRAPHS] = [2, 6, 3];

/** The first text goes on behind a box that was set into it. A further piece has its own heading. */
function goesOnBehind({ blocks, dropped, lengths, scores }: Sight, { element, to }: Piece): boolean {
  const { parent } = element ?? {};
  if (!parent || !isTag(parent)) return false;
  for (let i = to; i < blocks.length && contains(parent as Element, (blocks[i] as Block).element); i += 1) {
    if (HEADINGS.has((blocks[i] as Block).element.name)) return false;
    if (dropped[i] === undefined && (scores[i] as number) >= LIKELY && (lengths[i] as number) >= PARAGRAPH) return true;
  }
  return false;
}

function isNext(sight: Sight, piece: Piece): boolean {
  if (!piece.element || !isCalledNext(sight.blocks, piece, piece.element)) return false;
  return isTop(sight, piece.heading) || signsOf(sight, piece).isOne();
}

/** Whether signs prove an article: two, or one strong by the heading's rank; a byline amid the first text needs its date. */
function isProven(sight: Sight, piece: Piece): boolean {
  const [{ element, inside }, signs] = [piece, signsOf(sight, piece)];
  const { date, top } = signs;
  if (!element || (date && signs.byline())) return date && signs.byline();
  if ((top && (signs.isOne() || isTwin(sight, piece))) || (date && signs.link() && isWholeByLead(sight, piece))) return true;
  if (!inside) return isProvenApart(sight, { ...piece, element }, signs);
  // Entries of a digest are signed and linked too, below a lead that is shorter than they are.
  if (signs.link() && signs.byline()) return isShortByLead(sight, piece);
  return (statesOwn(element) && signs.isOne()) || (top && WHOLES.has(element.name));
}

/** Tells whether a box is set as the one beside it that holds the page's headline, with such a line under its heading. */
function isTwin(sight: Sight, { element, heading }: Piece): boolean {
  const [line, own] = [sight.blocks[heading + 1], sight.blocks[sight.headline + 1]];
  if (!element || !line || !own || line.text.length > PARAGRAPH || own.text.length > PARAGRAPH) return false;
  return kindOf(line.element) === kindOf(own.element) && likesOf(element).some((like) => sight.holdsHeadline(like));
}

function isProvenApart(
  sight: Sight,
  { element, heading, from }: Required<Piece>,
  { byline, date, isOne, link, top }: Signs,
): boolean {
  const mayBeOne = () => likesOf(element).length <= MOST_ALIKE && holdsArticle(element);
  if (date && (mayBeOne() || isOneOfLongPieces(sight, element, from))) return true;
  if ((link() && byline()) || isSecondWhole(sight, element, heading)) return true;
  return statesOwn(element) && (top || link() || isOne());
}

/** One of two or three boxes of one kind, of which another holds the page's headline: articles, or with a heading that leads on. */
function isSecondWhole(sight: Sight, piece: Element, heading: number): boolean {
  const [block, { page }, kind] = [sight.blocks[heading] as Block, sight, kindOf(piece)];
  if (piece.attribs.class === undefined || sight.holdsHeadline(piece)) return false;
  if (piece.name !== 'article' && pageLink(block, page) === undefined) return false;
  const isLike = (other: Element) => other.name === piece.name && kindOf(other) === kind;
  const { headline } = sight.printed;
  if (!headline || ![headline, ...ancestors(headline)].some(isLike)) return false;
  return elementsNamed(page, piece.name).filter(isLike).length <= MOST_PIECES + 1;
}

/** The signs of a piece; those that take time are found when they are asked for. */
interface Signs {
  date: boolean;
  /** The heading is one of the first rank. */
  top: boolean;
  byline(): boolean;
  link(): boolean;
  /** A byline, a date, or an element for articles. */
  isOne(): boolean;
}

function signsOf(sight: Sight, { element, from, heading: at, to }: Piece): Signs {
  const { blocks, page } = sight;
  const near = blocks.slice(Math.max(from, at - HEAD_BLOCKS), Math.min(to, at + HEAD_BLOCKS)).filter((b) => b.index !== at);
  const date = near.some(isDate);
  const byline = () => near.some(isByline);
  const link = () => pageLink(blocks[at] as Block, page) !== undefined;
  const isOne = () => date || (element !== undefined && holdsArticle(element)) || byline();
  return { date, top: isTop(sight, at), byline, link, isOne };
}

const isTop = (sight: Sight, heading: number) =>
  sight.blocks[heading]?.element.name === 'h1' || isLikeHeadline(sight, heading);

function isShortByLead(sight: Sight, { from, heading, to }: Piece, most = MOST_BY_LEAD): boolean {
  return between(sight.chars, heading, to) <= most * (sight.mass[from] as number);
}

/** Several paragraphs that are no longer than the text before them, but by half. */
function isWholeByLead(sight: Sight, piece: Piece): boolean {
  return isShortByLead(sight, piece) && sight.paragraphsIn(piece.from, piece.to) >= LEAST_PARAGRAPHS;
}

/** A signed piece amid the first text is at most this many times as long as what stands before it; over more that is an overview. */
const [MOST_BY_LEAD, MOST_BY_OVERVIEW] = [1.5, 4];

/** Two or three like boxes of several paragraphs each, no longer than twice the text before: entries of a live blog are short or many. */
function isOneOfLongPieces(sight: Sight, piece: Element, from: number): boolean {
  const [alike, most] = [likesOf(piece), 2 * (sight.mass[from] as number)];
  if (alike.length < 2 || alike.length > MOST_PIECES + 1) return false;
  return alike.every((child) => {
    const [start, end] = sight.range(child);
    const isHeaded = isHeadedBox(sight, start, end) && sight.blocks.slice(start, start + HEAD_BLOCKS).some(isDate);
    return isHeaded && sight.paragraphsIn(start, end) >= LEAST_PARAGRAPHS && between(sight.chars, start, end) <= most;
  });
}

// The reach of a piece that begins with a heading: a box apart, a box among the first text, or a run of siblings.

/** The text behind the heading is at least so long, and a first one that shares its container. Characters. */
const [LEAST_AFTER, LEAST_FIRST] = [200, 600];
const HEAD_BLOCKS = 4; // The heading is among the first blocks of its piece, and byline and date stand about it.

/** A part of the page that begins with a heading; `element` where it has a box, `inside` where that stands among the first text. */
interface Piece {
  element?: Element;
  heading: number;
  from: number;
  to: number;
  inside: boolean;
}

/** Gives the smallest box inside the core with enough text that begins with the heading. */
function boxInside(sight: Sight, index: number, core: Element): Piece | undefined {
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
function runFrom(sight: Sight, index: number): Piece | undefined {
  const { element } = sight.blocks[index] as Block;
  const { parent } = element;
  if (!/^h[12]$/.test(element.name) || !parent || !isTag(parent)) return undefined;
  const [start, end] = sight.range(parent as Element);
  const before = between(sight.mass, start, index);
  if (before < LEAST_FIRST || !isHeaded(sight, index)) return undefined;
  let to = index + 1;
  while (to < end && !(sight.blocks[to]?.element.name === element.name && isHeaded(sight, to))) to += 1;
  return before >= between(sight.mass, index, to) / 2 ? { heading: index, from: index, to, inside: true } : undefined;
}

function isHeaded({ blocks }: Sight, index: number): boolean {
  const lines = blocks.slice(index + 1, index + 3); // Both follow at once.
  return lines.some(isDate) && lines.some(isByline);
}

/** The smallest box around the heading with enough text after it, in a box apart. */
function narrowest(sight: Sight, piece: Element, index: number): Element {
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
  const [[, to], [, end]] = [sight.range(node), sight.range(piece)];
  if (to >= end) return true;
  const next = sight.blocks[to] as Block;
  return (
    HEADINGS.has(next.element.name) ||
    !contains(node.parent as Element, next.element) ||
    kindOf(topIn(next.element, node.parent as Element)) === kindOf(node)
  );
}

function topIn(element: Element, parent: Element): Element {
  let node = element;
  while (node.parent && node.parent !== parent && isTag(node.parent)) node = node.parent as Element;
  return node;
}
