/** The text of a whole page that a reader sees, written once, with the part of each element in it. */
import { fact } from '../page/page.ts';
import { INLINE, INVISIBLE, isEven, lowerCase, NOT_ONE_SPACE } from '../page/text.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../page/tree.ts';

export interface PageText {
  /** White space collapsed as in `visibleText`; nothing of invisible elements. */
  text: string;
  /** The bounds of each element's text in `text`, by `order`, with a space at either side at most. */
  start: Uint32Array;
  end: Uint32Array;
  /** The place where a digit was looked for last, and the first one from there on. */
  digit: { from: number; at: number };
}

/** The page's text. */
export const pageText = fact(read);

/** The page's text in small letters, each at its place. */
export const lowerText = fact((page) => lowerCase(pageText(page).text));

/** The text that a reader sees in `element`, as `visibleText` gives it; none for what stands in an invisible one. */
export function textOf(page: PageTree, element: Element): string {
  const { text, start, end } = pageText(page);
  return text.slice(start[element.order], end[element.order]).trim();
}

/**
 * Gives the length of the element's text, a space at either side counted in: enough to pass over long texts without reading them.
 */
export function textLength(page: PageTree, element: Element): number {
  const { start, end } = pageText(page);
  return (end[element.order] as number) - (start[element.order] as number);
}

/** Whether a digit may be in the element's text: asked in document order, it reads the page's text once. */
export function mayHaveDigit(page: PageTree, element: Element): boolean {
  const { text, start, end, digit } = pageText(page);
  const from = start[element.order] as number;
  if (from < digit.from || from > digit.at) {
    DIGIT.lastIndex = from;
    digit.from = from;
    digit.at = DIGIT.exec(text)?.index ?? text.length;
  }
  return digit.at < (end[element.order] as number);
}

// Any letter will do in scripts with digits of their own: to tell these apart takes five times as long.
const DIGIT = /[\d\u0600-\u1fff\ua600-\uabff\uff10-\uff19\ud800-\udfff]/g;
const BLANK = /^\s*$/;
const MAX_INDENT = 100;

function read(page: PageTree): PageText {
  const size = page.elements.length;
  const [start, end] = [new Uint32Array(size), new Uint32Array(size)];
  const writer: Writer = { start, end, parts: [], length: 0, spaced: true };
  for (const node of page.document.children) write(node, writer);
  return { text: writer.parts.join(''), start, end, digit: { from: 0, at: -1 } };
}

interface Writer {
  start: Uint32Array;
  end: Uint32Array;
  parts: string[];
  length: number;
  /** True where the text so far ends with a space, or there is none yet. */
  spaced: boolean;
}

function write(node: ChildNode, writer: Writer): void {
  if (isText(node)) {
    // Indentation between elements is most of all texts.
    if (!writer.spaced || node.data.length > MAX_INDENT || !BLANK.test(node.data)) add(spacesCollapsed(node.data), writer);
    return;
  }
  if (!isTag(node)) return;
  if (INVISIBLE.has(node.name)) {
    writer.start.fill(writer.length, node.order, node.last + 1);
    writer.end.fill(writer.length, node.order, node.last + 1);
    return;
  }
  const edge = !INLINE.has(node.name);
  if (edge) add(' ', writer);
  writer.start[node.order] = writer.length;
  const { children } = node;
  for (let at = 0; at < children.length; at += 1) write(children[at] as ChildNode, writer);
  writer.end[node.order] = writer.length;
  if (edge) add(' ', writer);
}

function add(text: string, writer: Writer): void {
  const part = writer.spaced && text.startsWith(' ') ? text.slice(1) : text;
  if (part === '') return;
  writer.parts.push(part);
  writer.length += part.length;
  writer.spaced = part.endsWith(' ');
}

function spacesCollapsed(text: string): string {
  if (isEven(text)) return text;
  return text.replace(/[\u00ad\u200b\ufeff\u2060]+/g, '').replace(NOT_ONE_SPACE, ' ');
}
