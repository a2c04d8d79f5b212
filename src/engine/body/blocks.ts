/**
 * Cuts a page into blocks: the runs of text that a reader sees as one paragraph, heading, list item or cell. Text that hangs
 * bare in a `<div>` or is parted by `<br><br>` makes blocks like any other.
 */

import type { FigureCandidate } from '../figures/candidate.ts';
import { around, type ChildNode, type Element, factBy, HAS, HEADINGS, isTag, isText, type PageTree } from '../page/page.ts';
import { collapse, displayOf, INLINE } from '../page/text.ts';

export interface Block {
  index: number;
  /** The nearest element around the run that is not inline. */
  element: Element;
  /** The inline nodes that make up the run. */
  nodes: ChildNode[];
  /** The text on one line. */
  text: string;
  /** The text with its line breaks. */
  lines: string;
  /** Characters of `text` inside links. */
  linkChars: number;
  /** Links in the run, or around it. */
  links: number;
  /** The start of the run among the elements' `order`: its own first element's, else just after the last one before it. */
  position: number;
  /** True when an element around the run is hidden by attribute or style. */
  hidden: boolean;
}

/** Elements whose text is never an article's: code for the browser, controls, fallbacks of media. */
const SKIPPED = new Set(
  'script style template noscript head link meta svg iframe object embed select textarea datalist audio video canvas annotation annotation-xml input map progress meter dialog amp-audio amp-video amp-iframe amp-twitter amp-instagram amp-facebook amp-ad amp-embed'.split(
    ' ',
  ),
);
/** Skipped elements that stand in the middle of running text without parting it. */
const TRANSPARENT = new Set('script style template noscript link meta svg input annotation annotation-xml'.split(' '));

/** Elements whose text is no part of the body. */
export function takenBy(figures: FigureCandidate[]): Set<Element> {
  return new Set(figures.flatMap(({ element, captionElements }) => [element, ...captionElements]));
}

/** The blocks of `page` in document order. What is inside `taken` (captions) is left out. */
export function cutBlocks(page: PageTree, taken: ReadonlySet<Element>): Block[] {
  const cutter = { blocks: [], taken, kinds: kindsOf(page), position: 0, run: [], count: 0, start: 0 };
  cut(page.body, page.body, false, false, cutter);
  return cutter.blocks;
}

interface Cutter {
  blocks: Block[];
  taken: ReadonlySet<Element>;
  /** The bits that `kindsOf` gives, one number for each element by its order. */
  kinds: Uint8Array;
  position: number;
  /** The nodes of the next block so far, in front of what is left of longer runs, and where they start. */
  run: ChildNode[];
  count: number;
  start: number;
}

/** `hidden` where an element around is hidden; `linked` where a link is around the run, as when a whole teaser is one. */
function cut(parent: Element, container: Element, hidden: boolean, linked: boolean, cutter: Cutter): void {
  for (let at = 0; at < parent.children.length; at += 1) {
    const node = parent.children[at] as ChildNode;
    if (isText(node)) add(node, cutter.position, cutter);
    else if (isTag(node)) cutElement(node, container, hidden, linked, cutter);
  }
  flush(container, hidden, linked, cutter);
}

function cutElement(node: Element, container: Element, hidden: boolean, linked: boolean, cutter: Cutter): void {
  const kind = cutter.kinds[node.order] as number;
  if (kind & IS_SKIPPED || cutter.taken.has(node)) {
    if (!(kind & IS_TRANSPARENT)) flush(container, hidden, linked, cutter);
    cutter.position = node.last;
  } else if (kind & ENDS_PARAGRAPH) {
    flush(container, hidden, linked, cutter);
    cutter.position = node.order;
  } else if ((kind & (IS_INLINE | HOLDS_BREAK)) === IS_INLINE) {
    add(node, node.order, cutter);
    cutter.position = node.last;
  } else {
    flush(container, hidden, linked, cutter);
    cutter.position = node.order;
    const inside = kind & IS_INLINE ? container : node;
    cut(node, inside, hidden || isHiddenByMarkup(node), linked || isLink(node), cutter);
    // The position is half a step on: what follows stands after all that was inside, and before the next element.
    cutter.position = node.last + 0.5;
  }
}

function add(node: ChildNode, position: number, cutter: Cutter): void {
  if (cutter.count === 0) cutter.start = position;
  cutter.run[cutter.count] = node;
  cutter.count += 1;
}

function flush(container: Element, hidden: boolean, linked: boolean, cutter: Cutter): void {
  const { count, run } = cutter;
  if (count === 0) return;
  // Most runs are the white space between two elements, and make no block.
  if (count > 1 || !isBlank(run[0] as ChildNode)) addBlock(container, hidden, linked, cutter);
  cutter.count = 0;
}

function isBlank(node: ChildNode): boolean {
  return isText(node) && BLANK.test(node.data);
}

/** White space as `collapse` takes it. */
const BLANK = /^[\s\u00ad\u200b\ufeff\u2060]*$/;

const IS_SKIPPED = 1;
const IS_TRANSPARENT = 2;
const IS_INLINE = 4;
/** An element with a line-breaking one inside; inline wrappers pass it on. */
const HOLDS_BREAK = 8;
/** A `<br>` with another behind it. */
const ENDS_PARAGRAPH = 16;

/** Gives for each element, by its order, the bits that the cut asks for. */
function kindsOf(page: PageTree): Uint8Array {
  const kinds = new Uint8Array(page.elements.length);
  for (let i = page.elements.length - 1; i > 0; i -= 1) {
    const element = page.elements[i] as Element;
    const kind = kindOf(page, element);
    const ends = element.name === 'br' && isFollowedByBreak(element);
    const breaking = ends || (kind & (IS_SKIPPED | IS_INLINE)) === 0 || ((kinds[i] as number) | kind) & HOLDS_BREAK;
    kinds[i] = (kinds[i] as number) | kind | (ends ? ENDS_PARAGRAPH : 0);
    const { parent } = element;
    if (breaking && !(kind & IS_SKIPPED) && parent && isTag(parent as ChildNode))
      kinds[(parent as Element).order] = (kinds[(parent as Element).order] as number) | HOLDS_BREAK;
  }
  return kinds;
}

function kindOf(page: PageTree, element: Element): number {
  const { name, attribs, children, has } = element;
  if (name === 'object' && showsFallback(attribs)) return 0;
  const kind = KINDS.get(name) ?? (UNKNOWN_NAME.test(name) && !isBoxOfSite(page, element) ? IS_INLINE : 0);
  if (!(has & HAS.style) || children.length === 0 || kind & IS_SKIPPED) return kind;
  const display = displayOf(attribs.style as string);
  if (display === undefined) return kind;
  return display === 'inline' ? kind | IS_INLINE : kind | HOLDS_BREAK;
}

/** A browser that has nothing to load for an `<object>`, or no plug-in for it, shows what is inside. */
function showsFallback({ data, type = '' }: Element['attribs']): boolean {
  return data === undefined || /flash/i.test(type) || /\.swf(?:\?|$)/i.test(data);
}

/** Unknown elements (`<my-ad>`, `<o:p>`) are inline, as in browsers, unless something in them breaks a line. */
const UNKNOWN_NAME = /[-:]/;

/** Elements of a site's own side by side, with no text between them: its style sheet sets them as boxes. */
function isBoxOfSite(page: PageTree, { name, parent }: Element): boolean {
  return name.includes('-') && parent !== null && isTag(parent as ChildNode) && holdsBoxes(page, parent as Element);
}

/** Whether there are elements alone inside, none of them of a line. Asked once of all that are inside. */
const holdsBoxes = factBy((_page, { children, name }: Element): boolean => {
  if (INLINE.has(name) || PARAGRAPHS.test(name)) return false;
  const isOwn = (child: ChildNode) => (isTag(child) ? !INLINE.has(child.name) : !isText(child) || isBlank(child));
  return children.length > 1 && children.every(isOwn) && children.filter(isTag).length > 1;
});

const PARAGRAPHS = /^(?:p|h[1-6]|li|dt|dd|td|th|figcaption)$/;

const KINDS = new Map<string, number>();
for (const name of [...INLINE, 'br']) KINDS.set(name, IS_INLINE);
for (const name of SKIPPED) KINDS.set(name, (KINDS.get(name) ?? 0) | IS_SKIPPED);
for (const name of TRANSPARENT) KINDS.set(name, (KINDS.get(name) ?? 0) | IS_TRANSPARENT);

/** True for what stands in running text without being read with it: code, icons, words for screen readers only. */
export function isSilent(element: Element): boolean {
  const { attribs, has, name } = element;
  if (SKIPPED.has(name)) return true;
  if (!INLINE.has(name) || (has & MAY_SILENCE) === 0) return false;
  if (has & HAS['aria-hidden'] && drawsFormula(element)) return true;
  const { class: classes, role, style } = attribs;
  if (has & HAS.hidden || role === 'tooltip' || (style !== undefined && HIDING.test(style))) return true;
  return classes !== undefined && ((UNSEEN.test(classes) && !partsWords(element.children[0])) || explainsTerm(element));
}

/** The tooltip right behind the term that names it as its label. */
function explainsTerm({ attribs, prev }: Element): boolean {
  if (attribs.id === undefined || !/tooltip/i.test(attribs.class ?? '') || !prev || !isTag(prev)) return false;
  return [prev.attribs['aria-labelledby'], prev.attribs['aria-describedby']].includes(attribs.id);
}

/** The drawing of a formula that is written as `<math>` beside it, as KaTeX and MathJax have it. */
function drawsFormula({ prev, next }: Element): boolean {
  return [prev, next].some((beside) => {
    const first = beside && isTag(beside) ? beside.children[0] : undefined;
    return first !== undefined && isTag(first) && first.name === 'math';
  });
}

/** Class words that style sheets of all kinds give to text that is only spoken ("opens in a new window") or shown on demand, and the editor's links of a wiki. */
const UNSEEN =
  /(?:^|[\s_-])(?:sr-only|vh|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|hidden-accessible|assistive-text|tooltip-?(?:text|content|bubble)|mw-editsection)(?:$|[\s_-])/i;

/** A colon, say, and white space: without it two words would be one. */
const PARTS_WORDS = /^\s*[:：,;.|–—-]+\s+$/;
const partsWords = (node: ChildNode | undefined) => node !== undefined && isText(node) && PARTS_WORDS.test(node.data);

/** Whether another `<br>` follows with only white space between: a paragraph's end. */
function isFollowedByBreak(br: Element): boolean {
  for (let node = br.next; node; node = node.next) {
    if (isTag(node)) return node.name === 'br';
    if (isText(node) && INKED.test(node.data)) return false;
  }
  return false;
}

const INKED = /[^\s\u00a0]/;

function isHiddenByMarkup({ attribs, has }: Element): boolean {
  if (has & HAS.hidden || (has & HAS['aria-hidden'] && attribs['aria-hidden'] === 'true')) return true;
  return (has & HAS.style) !== 0 && HIDING.test(attribs.style as string);
}

const MAY_SILENCE = HAS['aria-hidden'] | HAS.class | HAS.hidden | HAS.role | HAS.style;
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

const isLink = ({ attribs, name }: Element) => name === 'a' && attribs.href !== undefined;

function addBlock(element: Element, hidden: boolean, linked: boolean, cutter: Cutter): void {
  const { blocks, start, taken } = cutter;
  const nodes = cutter.run.slice(0, cutter.count);
  const reader: RunReader = { text: '', before: undefined, linkChars: 0, links: linked ? 1 : 0, taken };
  for (const node of nodes) readRun(node, linked, reader);
  const lines = reader.before ? linesOf(reader.before, reader.text) : collapse(reader.text);
  const text = reader.before ? lines.replaceAll('\n', ' ') : lines;
  if (text === '') return;
  blocks.push({
    index: blocks.length,
    element: headingAround(element) ?? element,
    nodes,
    text,
    lines,
    linkChars: Math.min(reader.linkChars, text.length),
    links: reader.links,
    position: start,
    hidden,
  });
}

/** The heading whose only element is a box with all its words: the box is none of its own. */
function headingAround({ name, parent }: Element): Element | undefined {
  if ((name !== 'div' && name !== 'p') || !parent || !isTag(parent as ChildNode)) return undefined;
  const heading = parent as Element;
  return HEADINGS.has(heading.name) && heading.children.filter(isInked).length === 1 ? heading : undefined;
}

const isInked = (node: ChildNode) => isTag(node) || (isText(node) && INKED.test(node.data));

function linesOf(before: string[], last: string): string {
  return [...before, last].map(collapse).filter(Boolean).join('\n');
}

interface RunReader {
  /** The text of the line that is read; `before` holds the lines above it. */
  text: string;
  before: string[] | undefined;
  linkChars: number;
  links: number;
  taken: ReadonlySet<Element>;
}

function readRun(node: ChildNode, inLink: boolean, reader: RunReader): void {
  if (isText(node)) {
    reader.text += node.data;
    if (inLink) reader.linkChars += collapse(node.data).length;
  } else if (isTag(node) && !isSilent(node) && !reader.taken.has(node)) {
    if (node.name === 'br') {
      reader.before ??= [];
      reader.before.push(reader.text);
      reader.text = '';
    }
    const link = isLink(node);
    if (link) reader.links += 1;
    for (const child of node.children) readRun(child, inLink || link, reader);
  }
}

/** The name that highlighters read from the class of `<pre>`, the `<code>` in it, or the boxes around it, as Jekyll has it. */
export function languageOfCode(pre: Element): string | undefined {
  const code = pre.children.find((child): child is Element => isTag(child) && child.name === 'code');
  const stated = STATED.map((name) => code?.attribs.of(name) ?? pre.attribs.of(name) ?? '').find(Boolean) ?? '';
  const own = LANGUAGE.exec(`${code?.attribs.class ?? ''} ${pre.attribs.class ?? ''} lang-${stated}`)?.[1];
  const name = own ?? around(pre, 2).flatMap(({ attribs }) => LANGUAGE_AROUND.exec(attribs.class ?? '')?.[1] ?? [])[0];
  return name?.toLowerCase();
}

const STATED = ['data-language', 'data-lang', 'data-enlighter-language'];
const LANGUAGE = /(?:^|\s)(?:language|lang|brush:)-?\s?([a-z][\w+#-]{0,20})/i;
const LANGUAGE_AROUND = /(?:^|\s)(?:language|highlight-source)-([a-z][\w+#-]{0,20})/;
