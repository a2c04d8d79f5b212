/**
 * A smaller page with the outline that Readability judges: every block element, and for each run of text one text and one
 * link of the same lengths. What its rules never read is left out, and what its first pass throws away unread is a stub:
 * building such nodes in a DOM is nearly all of Readability's cost. Each run carries its block's number.
 */

import { escapeHtml } from '../../render/escape/html.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { DROPPED, isWordless, RunSum, standsAlone } from './outline-run.ts';
import { isHiddenFromReadability, isTelling, isUnlikely, looksLikeByline, tellingId } from './readability-rules.ts';

/** The attribute that holds the numbers of the blocks in an element, parted by spaces. */
export const MARK = 'data-block';

export interface OutlineOptions {
  /** Leaves out what an attempt strips by name or role. */
  stripped: boolean;
  /** Leaves out the first byline: Readability takes it out of the text, and looks for it in every element. */
  seeksByline: boolean;
}

/** The outline of `page` as HTML, and whether a byline was found. */
export function outline(page: PageTree, blocks: Block[], options: OutlineOptions): { html: string; byline: boolean } {
  const firstNode = new Map<ChildNode, Block>();
  for (const block of blocks) firstNode.set(block.nodes[0] as ChildNode, block);
  const writer = new OutlineWriter(firstNode, options);
  writer.element(page.body);
  // With an author known from the head, it does not look for a byline.
  const head = '<head><title></title><meta name="author" content="known"></head>';
  return { html: `<!DOCTYPE html><html>${head}${writer.parts.join('')}</html>`, byline: writer.hasByline };
}

/** What its rules read of tables. */
const TABLE_ATTRIBUTES = ['role', 'summary', 'datatable', 'colspan', 'rowspan'];
const OF_TABLES = new Set(['table', 'tr', 'td']);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that it weighs by their names even where they hold nothing but text. */
const WEIGHED = new Set('div form fieldset table ul h1 h2'.split(' '));
/** A list with more items is judged by their number. */
const MAX_LIST_ITEMS = 100;

class OutlineWriter {
  readonly parts: string[] = [];
  readonly #firstNode: Map<ChildNode, Block>;
  readonly #stripped: boolean;
  #seeksByline: boolean;
  hasByline = false;
  /** Where the last text stands in `parts`: white space between elements goes there, which changes no length. */
  #lastText = -1;

  constructor(firstNode: Map<ChildNode, Block>, { stripped, seeksByline }: OutlineOptions) {
    this.#firstNode = firstNode;
    this.#stripped = stripped;
    this.#seeksByline = seeksByline;
  }

  element(element: Element): void {
    if (DROPPED.has(element.name)) return;
    if (this.#isRemoved(element)) {
      this.#stub(element);
      return;
    }
    const [only, ...more] = this.#blocksOfChildren(element);
    // A <div> around one paragraph is replaced by it, and would take the number along.
    const whole = only && more.length === 0 && element.name !== 'div' && isWholeContent(element, only);
    const sum = whole ? this.#sumOf(only.nodes, element) : undefined;
    const list = isList(element.name) ? this.#flatList(element) : undefined;
    const isLeaf = sum !== undefined || !element.children.some(isTag);
    this.#open(element, whole ? String(only.index) : undefined, isLeaf);
    if (VOID.has(element.name)) return;
    if (list) this.#list(list);
    else if (whole) this.#run(only, sum);
    else this.#children(element);
    this.parts.push('</', element.name, '>');
  }

  #isRemoved(element: Element): boolean {
    if (element.name === 'body') return false;
    if (isHiddenFromReadability(element)) return true;
    if (this.#seeksByline && looksLikeByline(element)) {
      this.#seeksByline = false;
      this.hasByline = true;
      return true;
    }
    return this.#stripped && isUnlikely(element);
  }

  /** Readability removes it at once, as it would what stood here; until then it counts as a child. */
  #stub(element: Element): void {
    this.parts.push('<', element.name, ' hidden>');
    if (!VOID.has(element.name)) this.parts.push('</', element.name, '>');
  }

  /** Around mere text its names count for little. */
  #open(element: Element, mark: string | undefined, isLeaf: boolean): void {
    const { attribs, name } = element;
    this.parts.push('<', name);
    if (mark !== undefined) this.parts.push(` ${MARK}="`, mark, '"');
    if (!isLeaf || WEIGHED.has(name) || isTelling(element)) this.#names(attribs);
    for (const key of OF_TABLES.has(name) ? TABLE_ATTRIBUTES : []) {
      const value = attribs[key];
      if (value !== undefined) this.parts.push(' ', key, '="', escapeHtml(value), '"');
    }
    // Only links into the page count differently from others.
    if (attribs.href !== undefined && /^#./.test(attribs.href)) this.parts.push(' href="#a"');
    if (name === 'img') this.parts.push(' src="i.jpg"');
    if (name === 'body' && isHiddenFromReadability(element)) this.parts.push(' hidden');
    this.parts.push('>');
  }

  #names({ class: classes, id }: Element['attribs']): void {
    if (classes) this.parts.push(' class="', escapeHtml(classes), '"');
    if (id && tellingId(id)) this.parts.push(' id="', escapeHtml(id), '"');
  }

  #children(element: Element): void {
    const { children } = element;
    for (let i = 0; i < children.length; i += 1) {
      const node = children[i] as ChildNode;
      const block = this.#firstNode.get(node);
      if (block) {
        this.#block(block, element);
        const last = block.nodes.at(-1);
        while (children[i] !== last) i += 1;
      } else if (isText(node)) this.#text(node.data);
      else if (isTag(node)) i += this.#wordless(children, i, element);
    }
  }

  /** An element without text together with those after it, or else the element alone; gives how many more nodes that were. */
  #wordless(children: ChildNode[], from: number, container: Element): number {
    const sum = new RunSum(this.#stripped, container.name === 'div');
    let end = from;
    let elements = 0;
    for (; end < children.length && isWordless(children[end] as ChildNode, container); end += 1) {
      const node = children[end] as ChildNode;
      sum.add(node);
      if (isText(node)) this.#text(node.data);
      else if (isTag(node) && !DROPPED.has(node.name)) elements += 1;
    }
    if (end === from) {
      this.element(children[from] as Element);
      return 0;
    }
    this.#pieces(sum);
    // Whether there are none, one or more is what its rules ask.
    for (let i = sum.images + sum.fields; i < Math.min(elements, 2); i += 1) this.parts.push('<b></b>');
    return end - from - 1;
  }

  /** In a `<div>` Readability makes a paragraph of it, unless it is one already. */
  #block(block: Block, container: Element): void {
    const sum = this.#sumOf(block.nodes, container);
    // Not a <span>: Readability counts text in spans as text with substance.
    const name = sum && container.name === 'div' && standsAlone(block.nodes) ? 'p' : 'b';
    this.parts.push(`<${name} ${MARK}="`, String(block.index), '">');
    this.#run(block, sum);
    this.parts.push(`</${name}>`);
  }

  #text(data: string): void {
    const text = data.replace(/\s{2,}/g, ' ');
    if (text.trim() !== '') {
      this.#lastText = this.parts.length;
      this.parts.push(escapeHtml(text));
    } else if (text !== '' && this.#lastText >= 0) {
      const before = this.parts[this.#lastText] as string;
      if (!before.endsWith(' ')) this.parts[this.#lastText] = `${before} `;
    }
  }

  /** What the nodes sum up to, where nothing among them can be judged by itself. */
  #sumOf(nodes: ChildNode[], container: Element): RunSum | undefined {
    const sum = new RunSum(this.#stripped, container.name === 'div');
    for (const node of nodes) sum.add(node);
    return sum.simple ? sum : undefined;
  }

  #run(block: Block, sum: RunSum | undefined): void {
    if (sum) this.#sum(sum);
    else for (const node of block.nodes) this.#node(node);
  }

  #node(node: ChildNode): void {
    if (isText(node)) this.#text(node.data);
    else if (isTag(node)) this.element(node);
  }

  #sum(sum: RunSum): void {
    this.#text(sum.text);
    for (const [href, text] of [
      ['', sum.linkText],
      [' href="#a"', sum.anchorText],
    ] as const) {
      if (text.trim() === '') continue;
      this.parts.push(`<a${href}>`);
      this.#text(text);
      this.parts.push('</a>');
    }
    this.#pieces(sum);
    if (sum.cut && (sum.text + sum.linkText + sum.anchorText).trim() === '') this.parts.push('<b hidden></b>');
  }

  #pieces({ images, fields }: RunSum): void {
    for (let i = 0; i < images; i += 1) this.parts.push('<img src="i.jpg">');
    for (let i = 0; i < fields; i += 1) this.parts.push('<input>');
  }

  #blocksOfChildren(element: Element): Block[] {
    const found: Block[] = [];
    for (const node of element.children) {
      const block = this.#firstNode.get(node);
      if (block && found.push(block) > 1) break;
    }
    return found;
  }

  /** The runs of a list that has nothing but short items of text and links: Readability keeps or drops it whole. */
  #flatList(list: Element): { sum: RunSum; indices: number[] } | undefined {
    const sum = new RunSum(this.#stripped, false);
    const indices: number[] = [];
    let items = 0;
    for (const item of list.children) {
      if (isText(item)) sum.add(item);
      if (!isTag(item) || DROPPED.has(item.name)) continue;
      items += 1;
      if (item.name !== 'li' || items > MAX_LIST_ITEMS || isTelling(item)) return undefined;
      const [only, ...more] = this.#blocksOfChildren(item);
      if (more.length > 0 || (only && !isWholeContent(item, only))) return undefined;
      for (const node of item.children) sum.add(node);
      if (!sum.simple || sum.images > 0) return undefined;
      if (only) indices.push(only.index);
    }
    return items > 1 ? { sum, indices } : undefined;
  }

  #list({ sum, indices }: { sum: RunSum; indices: number[] }): void {
    this.parts.push(`<li ${MARK}="`, indices.join(' '), '">');
    this.#sum(sum);
    this.parts.push('</li>');
  }
}

/** True when the element holds nothing that Readability sees besides the block. */
function isWholeContent(element: Element, block: Block): boolean {
  const nodes = new Set(block.nodes);
  return element.children.every((node) => {
    if (nodes.has(node)) return true;
    return isTag(node) ? DROPPED.has(node.name) : !isText(node) || node.data.trim() === '';
  });
}

function isList(name: string): boolean {
  return name === 'ul' || name === 'ol';
}
