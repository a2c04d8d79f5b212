/**
 * Cuts a page into blocks: the runs of text that a reader sees as one paragraph, heading, list item or cell. Text that hangs
 * bare in a `<div>` or is parted by `<br><br>` makes blocks like any other.
 */

import type { FigureCandidate } from '../figures/figures.ts';
import { collapse, INLINE } from '../text.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../tree.ts';

export interface Block {
  index: number;
  /** The nearest element around the run that is not inline. */
  element: Element;
  /** The inline nodes that make up the run. */
  nodes: ChildNode[];
  /** On one line. */
  text: string;
  /** The same with its line breaks. */
  lines: string;
  /** Characters of `text` inside links. */
  linkChars: number;
  /** Links in the run, or around it. */
  links: number;
  /** Where the run starts among the elements' `order`: its own first element's, else just after the last one before it. */
  position: number;
  /** True when an element around the run is hidden by attribute or style. */
  hidden: boolean;
}

/** Elements whose text is never an article's: code for the browser, controls, fallbacks of media. */
const SKIPPED = new Set(
  'script style template noscript head svg iframe object embed select textarea datalist audio video canvas math input map progress meter dialog'.split(
    ' ',
  ),
);
/** Skipped elements that stand in the middle of running text without parting it. */
const TRANSPARENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'input', 'math']);

/** Elements whose text is no part of the body. */
export function takenBy(figures: FigureCandidate[]): Set<Element> {
  return new Set(figures.flatMap(({ element, captionElements }) => [element, ...captionElements]));
}

/** The blocks of `page` in document order. What is inside `taken` (captions) is left out. */
export function cutBlocks(page: PageTree, taken: ReadonlySet<Element>): Block[] {
  const cutter = { blocks: [], taken, breaks: breaksInside(page), position: 0, run: [], start: 0 };
  cut(page.body, page.body, { hidden: false, linked: false }, cutter);
  return cutter.blocks;
}

interface Cutter {
  blocks: Block[];
  taken: ReadonlySet<Element>;
  /** By element order: 1 where the element holds something that breaks a line. */
  breaks: Uint8Array;
  position: number;
  /** The nodes of the next block so far, and where they start. */
  run: ChildNode[];
  start: number;
}

interface Around {
  hidden: boolean;
  /** A link is around the run, as when a whole teaser is one. */
  linked: boolean;
}

function cut(parent: Element, container: Element, around: Around, cutter: Cutter): void {
  for (const node of parent.children) {
    if (isText(node)) add(node, cutter.position, cutter);
    if (!isTag(node)) continue;
    if (SKIPPED.has(node.name) || cutter.taken.has(node)) {
      if (!TRANSPARENT.has(node.name)) flush(container, around, cutter);
      cutter.position = node.last;
    } else if (node.name === 'br' && isFollowedByBreak(node)) {
      flush(container, around, cutter);
      cutter.position = node.order;
    } else if (isInline(node) && !cutter.breaks[node.order]) {
      add(node, node.order, cutter);
      cutter.position = node.last;
    } else {
      flush(container, around, cutter);
      cutter.position = node.order;
      const inside = { hidden: around.hidden || isHiddenByMarkup(node), linked: around.linked || isLink(node) };
      cut(node, isInline(node) ? container : node, inside, cutter);
      // Half a step on: what follows stands after all that was inside, and before the next element.
      cutter.position = node.last + 0.5;
    }
  }
  flush(container, around, cutter);
}

function add(node: ChildNode, position: number, cutter: Cutter): void {
  if (!cutter.run.length) cutter.start = position;
  cutter.run.push(node);
}

function flush(container: Element, around: Around, cutter: Cutter): void {
  const { run, start } = cutter;
  if (!run.length) return;
  // Most runs are the white space between two elements; its room is used again.
  if (run.length === 1 && isBlank(run[0] as ChildNode)) run.pop();
  else {
    addBlock(container, run, start, around, cutter);
    cutter.run = [];
  }
}

function isBlank(node: ChildNode): boolean {
  return isText(node) && BLANK.test(node.data);
}

/** White space as `collapse` takes it. */
const BLANK = /^[\s\u00ad\u200b\ufeff\u2060]*$/;

/** Unknown elements (`<my-ad>`, `<o:p>`) are inline, as in browsers, unless something in them breaks a line. */
export function isInline(element: Element): boolean {
  return INLINE.has(element.name) || element.name === 'br' || /[-:]/.test(element.name);
}

/** True for what stands in running text without being read with it: code, icons, words for screen readers only. */
export function isSilent(element: Element): boolean {
  return SKIPPED.has(element.name) || (INLINE.has(element.name) && UNSEEN.test(element.attribs.class ?? ''));
}

/** Class words that style sheets of all kinds give to text that is only spoken ("opens in a new window"). */
const UNSEEN =
  /(?:^|[\s_-])(?:sr-only|vh|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|hidden-accessible|assistive-text)(?:$|[\s_-])/i;

/** By element order: 1 where an element has a line-breaking element inside; inline wrappers pass it on. */
function breaksInside(page: PageTree): Uint8Array {
  const breaks = new Uint8Array(page.elements.length);
  for (let i = page.elements.length - 1; i > 0; i -= 1) {
    const element = page.elements[i] as Element;
    const breaking = element.name === 'br' ? isFollowedByBreak(element) : !isInline(element) && !SKIPPED.has(element.name);
    const { parent } = element;
    if ((breaking || (breaks[i] && !SKIPPED.has(element.name))) && parent && isTag(parent as ChildNode))
      breaks[(parent as Element).order] = 1;
  }
  return breaks;
}

/** Whether another `<br>` follows with only white space between: a paragraph's end. */
function isFollowedByBreak(br: Element): boolean {
  for (let node = br.next; node; node = node.next) {
    if (isTag(node)) return node.name === 'br';
    if (isText(node) && /[^\s\u00a0]/.test(node.data)) return false;
  }
  return false;
}

function isHiddenByMarkup(element: Element): boolean {
  const { hidden, style } = element.attribs;
  if (hidden !== undefined || element.attribs['aria-hidden'] === 'true') return true;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function isLink(element: Element): boolean {
  return element.name === 'a' && element.attribs.href !== undefined;
}

function addBlock(element: Element, nodes: ChildNode[], position: number, around: Around, cutter: Cutter): void {
  const reader: RunReader = { parts: [], linkChars: 0, links: around.linked ? 1 : 0, taken: cutter.taken };
  for (const node of nodes) readRun(node, around.linked, reader);
  const lines = linesOf(reader.parts.join(''));
  if (!lines.length) return;
  const text = lines.join(' ');
  const { linkChars, links } = reader;
  const index = cutter.blocks.length;
  cutter.blocks.push({
    index,
    element,
    nodes,
    text,
    lines: lines.join('\n'),
    linkChars: Math.min(linkChars, text.length),
    links,
    position,
    hidden: around.hidden,
  });
}

function linesOf(text: string): string[] {
  const lines = text.includes('\n') ? text.split('\n').map(collapse) : [collapse(text)];
  return lines.filter(Boolean);
}

interface RunReader {
  parts: string[];
  linkChars: number;
  links: number;
  taken: ReadonlySet<Element>;
}

function readRun(node: ChildNode, inLink: boolean, reader: RunReader): void {
  if (isText(node)) {
    reader.parts.push(node.data.replace(/\n/g, ' '));
    if (inLink) reader.linkChars += collapse(node.data).length;
  } else if (isTag(node) && !isSilent(node) && !reader.taken.has(node)) {
    if (node.name === 'br') reader.parts.push('\n');
    const link = isLink(node);
    if (link) reader.links += 1;
    for (const child of node.children) readRun(child, inLink || link, reader);
  }
}
