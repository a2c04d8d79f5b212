/**
 * The short lines that a text begins and ends with, where articles are signed without any mark; and the box of the page's
 * largest text.
 */

import { EAST_ASIAN } from '../../page/letters.ts';
import {
  ancestors,
  type ChildNode,
  contains,
  type Element,
  HEADINGS,
  isTag,
  isText,
  type PageTree,
  type ParentNode,
} from '../../page/page.ts';
import { INLINE, INVISIBLE, isEven, textLength } from '../../page/text.ts';
import { anyWord, fits, type Zones } from '../class-words.ts';

export interface EdgeLine {
  text: string;
  /** An element that holds the line and nothing else, where there is one. */
  element: Element | undefined;
  /** Set apart by its letters throughout: as subheadings are too, or as they are not. */
  set: 'bold' | 'slanted' | undefined;
  /** True where the line is a link alone. */
  linked: boolean;
  /** True right behind a quotation, where the line tells who said that. */
  quoted: boolean;
  /** True behind a list or table. */
  apart: boolean;
}

interface TextEdges {
  /** The lines before the first paragraph, from the headline on, in order. */
  head: EdgeLine[];
  /** The lines after the last paragraph, up to the next heading. */
  foot: EdgeLine[];
  /** Set lines before the last paragraphs, which may tell of the author or of the site. */
  nearFoot: EdgeLine[];
  paragraphs: string[];
}

// Lines of dek, date and place between headline and text; and of thanks and pleas under a signature.
const HEAD_LINES = 5;
const FOOT_LINES = 4;
// Paragraphs under a signature: about the author, about the site.
const BEHIND_SIGNATURE = 2;

/** The edges of the page's largest text; none where it has no paragraph. */
export function textEdges(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): TextEdges | undefined {
  const least = /^(?:zh|ja|ko)/.test(language ?? '') ? DENSE_PROSE : PROSE;
  const container = largestText(page, zones, least);
  if (!container) return undefined;
  const lines = linesOf(page, zones, container);
  const begins = headline && contains(container, headline) ? lines.findIndex((line) => line.at > headline.last) : 0;
  const own = begins < 0 ? [] : lines.slice(begins);
  const prose = own.flatMap((line, index) => (isProse(line) ? [index] : []));
  const [first, last] = [prose[0], prose.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const below = own.slice(last + 1);
  const heading = below.findIndex((line) => line.heading);
  const near = prose.at(-1 - BEHIND_SIGNATURE) ?? first;
  return {
    head: headLines(page, zones, headline, container, own.slice(0, first + 1)),
    foot: (heading < 0 ? below : below.slice(0, heading)).slice(0, FOOT_LINES),
    nearFoot: own
      .slice(near + 1, last)
      .filter((line) => line.set && !line.heading)
      .slice(-FOOT_LINES),
    paragraphs: prose.map((index) => (own[index] as Line).text),
  };
}

/** The lines between the headline, which may stand outside the text's box, and the first paragraph, the last of `above`. */
function headLines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  container: Element,
  above: Line[],
): EdgeLine[] {
  const root = headline && [container, ...ancestors(container)].find((element) => contains(element, headline));
  const start = (above.at(-1) as Line).at;
  const between =
    headline && root && root !== container
      ? linesOf(page, zones, root).filter(({ at }) => at > headline.last && at <= start)
      : above;
  // A line over a list is its heading.
  const overList = Math.max(
    0,
    between.findLastIndex((line) => line.apart),
  );
  return between
    .slice(overList)
    .filter((line) => !line.heading && !isProse(line))
    .slice(-HEAD_LINES);
}

interface Line extends EdgeLine {
  heading: boolean;
  /** Order of the last element that begins before the line. */
  at: number;
}

/** A plea for money in bold and a list of links are no paragraphs. */
function isProse({ text, set, heading }: Line): boolean {
  return text.length >= DENSE_PROSE && text.length >= (EAST_ASIAN.test(text) ? DENSE_PROSE : PROSE) && !set && !heading;
}

const LIST = new Set(['ul', 'ol', 'dl', 'table']);
const QUOTATION = /^["“„”»«‘‚「『].*["“”»«’」』][.!?]?$/u;
const BOLD = new Set(['b', 'strong']);
const SLANTED = new Set(['em', 'i', 'small', 'address']);

const OTHER = anyWord(
  'caption captions credit credits copyright legende bildunterschrift quote pullquote teaser related comment comments reply tag tags social share newsletter promo ad ads bio biography gallery infobox toc',
);

function linesOf(page: PageTree, zones: Zones, container: Element): Line[] {
  const reader: Reader = {
    page,
    zones,
    lines: [],
    parts: [],
    letters: 0,
    setLetters: 0,
    slantLetters: 0,
    linkLetters: 0,
    at: container.order,
    wrapper: undefined,
    wrapped: 0,
    quoted: false,
    apart: false,
  };
  for (const child of container.children) read(child, reader, 0);
  flush(reader, undefined);
  return reader.lines;
}

interface Reader {
  page: PageTree;
  zones: Zones;
  lines: Line[];
  parts: string[];
  letters: number;
  setLetters: number;
  slantLetters: number;
  linkLetters: number;
  at: number;
  /** The outermost element that began with the line, and the letters of the line when it ended. */
  wrapper: Element | undefined;
  wrapped: number;
  quoted: boolean;
  apart: boolean;
}

/** Styles that an element gives to the letters in it, as bits. */
const IS_BOLD = 1;
const IS_SLANTED = 2;
const IS_LINKED = 4;

function read(node: ChildNode, reader: Reader, style: number): void {
  if (isText(node)) addText(node.data, reader, style);
  if (!isTag(node) || INVISIBLE.has(node.name)) return;
  const block = !INLINE.has(node.name);
  if (block) flush(reader, undefined);
  if (reader.zones[node.order] || NO_TEXT.has(node.name) || fits(reader.page, node, OTHER)) {
    passOver(node, reader);
    return;
  }
  const before = reader.lines.length;
  if (reader.letters === 0) beginLine(node, reader, block);
  const inner = styleOf(node, style);
  for (const child of node.children) read(child, reader, inner);
  if (reader.wrapper === node) endWrapper(reader);
  if (block) flush(reader, reader.lines.length === before ? node : undefined);
}

/** Tells the next line what stood before it. */
function passOver(node: Element, reader: Reader): void {
  if (node.name === 'blockquote') reader.quoted = true;
  if (LIST.has(node.name) && textLength(reader.page, node) > 2) reader.apart = true;
}

function beginLine(node: Element, reader: Reader, block: boolean): void {
  reader.at = node.order;
  if (!block) reader.wrapper ??= node;
}

function endWrapper(reader: Reader): void {
  reader.wrapped = reader.letters;
  if (reader.letters === 0) reader.wrapper = undefined;
}

function addText(text: string, reader: Reader, style: number): void {
  const { length } = text.trim();
  reader.parts.push(text);
  reader.letters += length;
  if (style & (IS_BOLD | IS_SLANTED)) reader.setLetters += length;
  if (style & IS_SLANTED) reader.slantLetters += length;
  if (style & IS_LINKED) reader.linkLetters += length;
}

function styleOf({ name }: Element, style: number): number {
  if (BOLD.has(name)) return style | IS_BOLD;
  if (SLANTED.has(name)) return style | IS_SLANTED;
  return name === 'a' ? style | IS_LINKED : style;
}

function flush(reader: Reader, block: Element | undefined): void {
  const { parts, letters, setLetters, slantLetters, linkLetters, lines, at, wrapper, wrapped } = reader;
  const element = block ?? (wrapped === letters ? wrapper : undefined);
  const text = letters > 0 ? printed(parts.join('')) : '';
  if (text !== '') {
    const set = setLetters < letters ? undefined : slantLetters > 0 ? 'slanted' : 'bold';
    const linked = linkLetters === letters;
    const { quoted, apart } = reader;
    lines.push({ text, element, set, linked, quoted, apart, heading: HEADINGS.has(element?.name ?? ''), at });
    reader.apart = false;
    // A quotation marks a list of what several people said, each with a name behind it.
    reader.quoted = QUOTATION.test(text) || (quoted && text.length < PROSE);
  }
  reader.parts = [];
  reader.letters = 0;
  reader.setLetters = 0;
  reader.slantLetters = 0;
  reader.linkLetters = 0;
  reader.wrapper = undefined;
  reader.wrapped = 0;
}

/** The text as a reader sees it, with single spaces. */
function printed(raw: string): string {
  return (isEven(raw) ? raw : raw.replace(/[\u00ad\u200b\ufeff\u2060]+/g, '').replace(/\s+/g, ' ')).trim();
}

// The box that holds the page's largest text.

// Letters of a paragraph; signatures, roles and captions are shorter.
const PROSE = 80;
// Scripts of East Asia say the same in half of them.
const DENSE_PROSE = 40;

/** Parts of a text whose names are of the pictured, the quoted, the linked. */
const NO_TEXT = new Set(
  'figure figcaption picture table ul ol dl blockquote form aside footer nav button iframe dialog details cite q pre'.split(
    ' ',
  ),
);

/** The element with the most letters of paragraphs right in it, or in the boxes in it. */
function largestText(page: PageTree, zones: Zones, least: number): Element | undefined {
  const sums: Sums = { letters: new Float64Array(page.elements.length), best: undefined };
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    const { name } = element;
    if (zones[order] || textLength(page, element) < least || INLINE.has(name) || INVISIBLE.has(name) || NO_TEXT.has(name))
      continue;
    if (name === 'p' || hasOwnText(element, least)) addTo(sums, element, textLength(page, element));
  }
  return sums.best;
}

interface Sums {
  /** The letters of each element, by `order`. */
  letters: Float64Array;
  best: Element | undefined;
}

function addTo(sums: Sums, element: Element, length: number): void {
  // Paragraphs parted by `<br>` stand right in their box.
  if (element.name !== 'p' && element.children.some((child) => isTag(child) && child.name === 'br')) {
    add(sums, element, length);
    return;
  }
  const { parent } = element;
  add(sums, parent, length);
  add(sums, parent?.parent, length / 2);
}

function add(sums: Sums, element: ParentNode | null | undefined, count: number): void {
  if (!element || !isTag(element) || element.name === 'html') return;
  const { letters, best } = sums;
  const sum = (letters[element.order] as number) + count;
  letters[element.order] = sum;
  if (!best || sum > (letters[best.order] as number)) sums.best = element;
}

function hasOwnText({ children }: Element, least: number): boolean {
  return children.some((child) => isText(child) && child.data.length >= least && child.data.trim().length >= least);
}
