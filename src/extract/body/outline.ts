/**
 * A smaller page with the outline that Readability judges: every block element, and for each run of text one text and one
 * link of the same lengths. What its rules never read is left out, and what its first pass throws away unread is a stub:
 * building such nodes in a DOM is nearly all of Readability's cost. Each run carries its block's number.
 */

import { type ChildNode, type Element, isTag, isText, type PageTree } from '../tree.ts';
import { escapeHtml } from './assemble.ts';
import type { Block } from './blocks.ts';
import { isHiddenFromReadability, isTelling, isUnlikely, mayBeByline, tellingId } from './readability-rules.ts';

/** The attribute that holds the numbers of the blocks in an element, parted by spaces. */
export const MARK = 'data-block';

export interface OutlineOptions {
  /** Leaves out what Readability's first attempt removes by name or role; its later attempts need the whole. */
  pruned: boolean;
  /** Lets it look for a byline, to take it out. */
  byline: boolean;
}

/** The outline of `page` as HTML. */
export function outline(page: PageTree, blocks: Block[], { pruned, byline }: OutlineOptions): string {
  const firstNode = new Map<ChildNode, Block>();
  for (const block of blocks) firstNode.set(block.nodes[0] as ChildNode, block);
  const writer = new OutlineWriter(firstNode, pruned);
  writer.element(page.body);
  const known = byline ? '' : '<meta name="author" content="known">';
  return `<!DOCTYPE html><html><head><title></title>${known}</head>${writer.parts.join('')}</html>`;
}

/** What Readability's rules read of an element besides class and id (0.6: visibility, bylines, data tables). */
const ATTRIBUTES = [
  'role',
  'rel',
  'itemprop',
  'hidden',
  'aria-hidden',
  'aria-modal',
  'summary',
  'datatable',
  'colspan',
  'rowspan',
];
const DROPPED = new Set(
  'script style template svg noscript head link meta iframe object embed canvas select textarea'.split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Readability gathers these, text and links into one paragraph. */
const PHRASING = new Set(
  'a abbr b bdo br cite code data dfn del em i ins kbd label mark q ruby samp small span strong sub sup time var wbr'.split(
    ' ',
  ),
);
/** Inline like those, but they part paragraphs in a `<div>`. */
const OTHER_INLINE = new Set('acronym bdi big font nobr rb rp rt s strike tt u'.split(' '));
/** A list with more items is judged by their number. */
const MAX_LIST_ITEMS = 100;

class OutlineWriter {
  readonly parts: string[] = [];
  readonly #firstNode: Map<ChildNode, Block>;
  readonly #pruned: boolean;
  /** Where the last text stands in `parts`: white space between elements goes there, which changes no length. */
  #lastText = -1;

  constructor(firstNode: Map<ChildNode, Block>, pruned: boolean) {
    this.#firstNode = firstNode;
    this.#pruned = pruned;
  }

  element(element: Element): void {
    if (DROPPED.has(element.name)) return;
    if (this.#isPruned(element)) {
      this.#stub(element);
      return;
    }
    const [only, ...more] = this.#blocksOfChildren(element);
    // A <div> around one paragraph is replaced by it, and would take the number along.
    const whole = only && more.length === 0 && element.name !== 'div' && isWholeContent(element, only);
    const list = isList(element.name) ? this.#flatList(element) : undefined;
    this.#open(element, whole ? String(only.index) : undefined);
    if (VOID.has(element.name)) return;
    if (list) this.#list(list);
    else if (whole) this.#run(only, element);
    else this.#children(element);
    this.parts.push('</', element.name, '>');
  }

  #isPruned(element: Element): boolean {
    if (element.name === 'body') return false;
    if (isHiddenFromReadability(element)) return true;
    return this.#pruned && !mayBeByline(element) && isUnlikely(element);
  }

  /** Readability removes it at once, as it would what stood here; until then it counts as a child. */
  #stub(element: Element): void {
    this.parts.push('<', element.name, ' hidden>');
    if (!VOID.has(element.name)) this.parts.push('</', element.name, '>');
  }

  #open(element: Element, mark: string | undefined): void {
    const { attribs, name } = element;
    this.parts.push('<', name);
    if (mark !== undefined) this.parts.push(` ${MARK}="`, mark, '"');
    if (attribs.class) this.parts.push(' class="', escapeHtml(attribs.class), '"');
    if (attribs.id && tellingId(attribs.id)) this.parts.push(' id="', escapeHtml(attribs.id), '"');
    for (const key of ATTRIBUTES) {
      const value = attribs[key];
      if (value !== undefined) this.parts.push(' ', key, '="', escapeHtml(value), '"');
    }
    // Only links into the page count differently from others.
    if (attribs.href !== undefined && /^#./.test(attribs.href)) this.parts.push(' href="#a"');
    if (name === 'img') this.parts.push(' src="i.jpg"');
    if (attribs.style !== undefined && isHiddenFromReadability(element)) this.parts.push(' hidden');
    this.parts.push('>');
  }

  #children(element: Element): void {
    const { children } = element;
    for (let i = 0; i < children.length; i += 1) {
      const node = children[i] as ChildNode;
      const block = this.#firstNode.get(node);
      if (block) {
        // Not a <span>: Readability counts text in spans as text with substance.
        this.parts.push(`<b ${MARK}="`, String(block.index), '">');
        this.#run(block, element);
        this.parts.push('</b>');
        const last = block.nodes.at(-1);
        while (children[i] !== last) i += 1;
      } else if (isText(node)) this.#text(node.data);
      else if (isTag(node)) this.element(node);
    }
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

  /** The nodes of a block: summed up where nothing inside can be judged by itself. */
  #run(block: Block, container: Element): void {
    const sum = new RunSum(this.#pruned, container.name === 'div');
    for (const node of block.nodes) sum.add(node, false);
    if (sum.simple) this.#sum(sum);
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
    for (let i = 0; i < sum.images; i += 1) this.parts.push('<img src="i.jpg">');
    if (sum.cut && (sum.text + sum.linkText + sum.anchorText).trim() === '') this.parts.push('<b hidden></b>');
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
    const sum = new RunSum(this.#pruned, false);
    const indices: number[] = [];
    let items = 0;
    for (const item of list.children) {
      if (isText(item)) sum.add(item, false);
      if (!isTag(item) || DROPPED.has(item.name)) continue;
      items += 1;
      if (item.name !== 'li' || items > MAX_LIST_ITEMS || isTelling(item)) return undefined;
      const [only, ...more] = this.#blocksOfChildren(item);
      if (more.length > 0 || (only && !isWholeContent(item, only))) return undefined;
      for (const node of item.children) sum.add(node, false);
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

/** Text, link text and pictures of a run. */
class RunSum {
  text = '';
  linkText = '';
  /** Text of links into the page, which weigh less. */
  anchorText = '';
  images = 0;
  /** False when something in it must be judged by itself. */
  simple = true;
  /** True when something was pruned. */
  cut = false;
  readonly #pruned: boolean;
  readonly #inDiv: boolean;

  constructor(pruned: boolean, inDiv: boolean) {
    this.#pruned = pruned;
    this.#inDiv = inDiv;
  }

  add(node: ChildNode, inLink: boolean, inAnchor = false): void {
    if (isText(node)) {
      if (inAnchor) this.anchorText += node.data;
      else if (inLink) this.linkText += node.data;
      else this.text += node.data;
      return;
    }
    if (!isTag(node) || DROPPED.has(node.name)) return;
    if (node.name === 'img') this.images += 1;
    else if (PHRASING.has(node.name) || (!this.#inDiv && OTHER_INLINE.has(node.name)))
      this.#addElement(node, inLink, inAnchor);
    else this.simple = false;
  }

  #addElement(element: Element, inLink: boolean, inAnchor: boolean): void {
    if (isTelling(element)) {
      const gone = this.#pruned && (isHiddenFromReadability(element) || (!mayBeByline(element) && isUnlikely(element)));
      if (gone) this.cut = true;
      else this.simple = false;
      return;
    }
    const link = element.name === 'a';
    const anchor = link && /^#./.test(element.attribs.href ?? '');
    for (const child of element.children) this.add(child, inLink || link, inAnchor || anchor);
  }
}
