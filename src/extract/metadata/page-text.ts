/** The text of a whole page that a reader sees, written once, with the part of each element in it. */
import { INLINE, INVISIBLE } from '../text.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../tree.ts';

export interface PageText {
  /** White space collapsed as in `visibleText`; nothing of invisible elements. */
  text: string;
  /** By `order`: where the element's text begins and ends in `text`, with a space at either side at most. */
  start: Uint32Array;
  end: Uint32Array;
}

const texts = new WeakMap<PageTree, PageText>();

/** The page's text, read on the first call. */
export function pageText(page: PageTree): PageText {
  const known = texts.get(page);
  if (known) return known;
  const made = read(page);
  texts.set(page, made);
  return made;
}

/** The text that a reader sees in `element`, as `visibleText` gives it; none for what stands in an invisible one. */
export function textOf(page: PageTree, element: Element): string {
  const { text, start, end } = pageText(page);
  return text.slice(start[element.order], end[element.order]).trim();
}

/** Its length, a space at either side counted in: enough to pass over long texts without reading them. */
export function textLength(page: PageTree, element: Element): number {
  const { start, end } = pageText(page);
  return (end[element.order] as number) - (start[element.order] as number);
}

const BLANK = /^\s*$/;
const MAX_INDENT = 100;

function read(page: PageTree): PageText {
  const size = page.elements.length;
  const [start, end] = [new Uint32Array(size), new Uint32Array(size)];
  const parts: string[] = [];
  let length = 0;
  let spaced = true;
  const add = (text: string) => {
    const part = spaced && text.startsWith(' ') ? text.slice(1) : text;
    if (part === '') return;
    parts.push(part);
    length += part.length;
    spaced = part.endsWith(' ');
  };
  const visit = (node: ChildNode) => {
    if (isText(node)) {
      // Indentation between elements is most of all texts.
      if (!spaced || node.data.length > MAX_INDENT || !BLANK.test(node.data)) add(spacesCollapsed(node.data));
      return;
    }
    if (!isTag(node)) return;
    const edge = !INLINE.has(node.name);
    if (INVISIBLE.has(node.name)) {
      start.fill(length, node.order, node.last + 1);
      end.fill(length, node.order, node.last + 1);
      return;
    }
    if (edge) add(' ');
    start[node.order] = length;
    for (const child of node.children) visit(child);
    end[node.order] = length;
    if (edge) add(' ');
  };
  for (const node of page.document.children) visit(node);
  return { text: parts.join(''), start, end };
}

// Most texts are one even line already.
const UNEVEN = /[\u00ad\u200b\ufeff\u2060]|[^\S ]| {2}/;

function spacesCollapsed(text: string): string {
  if (!UNEVEN.test(text)) return text;
  return text.replace(/[\u00ad\u200b\ufeff\u2060]+/g, '').replace(/[\s\u00a0]+/g, ' ');
}
