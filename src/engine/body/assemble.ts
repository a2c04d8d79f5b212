/**
 * Builds the article from the kept blocks: wrappers go, structure (lists, tables, quotes, headings, code) stays, pictures
 * stand where they stood. The result is clean HTML of an allow-list and the same as plain text.
 */

import type { Figure } from '../article.ts';
import { collapse, NOT_ONE_SPACE } from '../page/text.ts';
import {
  ancestors,
  type ChildNode,
  closest,
  type Element,
  httpUrl,
  isTag,
  isText,
  type PageTree,
  type ParentNode,
} from '../page/tree.ts';
import { type Block, isSilent } from './blocks.ts';

/** A picture and the element that it stands at. */
export interface PlacedFigure {
  figure: Figure;
  element: Element;
}

export interface Assembled {
  html: string;
  text: string;
}

/** Structure that survives around a block; everything else is a wrapper. */
const STRUCTURE = new Set('ul ol li blockquote table tr td th pre dl dt dd'.split(' '));
const HEADING = /^h[1-6]$/;

export function assemble(page: PageTree, blocks: Block[], figures: PlacedFigure[], taken: ReadonlySet<Element>): Assembled {
  const html: string[] = [];
  const text: string[] = [];
  const writer = new StructureWriter(html);
  const layout = layoutTables(blocks);
  let next = 0;
  const figuresUntil = (position: number) => {
    for (; next < figures.length && (figures[next] as PlacedFigure).element.order <= position; next += 1) {
      writer.closeAll();
      html.push(figureHtml((figures[next] as PlacedFigure).figure));
    }
  };
  for (const block of blocks) {
    figuresUntil(block.position);
    const row = writer.open(structureOf(block.element, layout));
    const name = HEADING.test(block.element.name) ? block.element.name : 'p';
    const content = inlineHtml(block, page, taken);
    html.push(writer.tight ? `${content}` : `<${name}>${content}</${name}>`);
    if (row && text.length) text[text.length - 1] += ` | ${block.text}`;
    else text.push(block.lines);
  }
  figuresUntil(Number.POSITIVE_INFINITY);
  writer.closeAll();
  return { html: html.join(''), text: text.join('\n\n') };
}

/** A cell of data is not as long: a table with running text in it parts columns of the page. In characters. */
const LONGEST_CELL = 300;
const TABLE_PART = /^(?:table|tr|td|th)$/;

/** Tables that lay out the page: with running text in a cell, or with a table in them. */
function layoutTables(blocks: Block[]): Set<Element> {
  const layout = new Set<Element>();
  for (const { element, text } of blocks) {
    if (!closest(element, 'table')) continue;
    const tables = [element, ...ancestors(element)].filter(({ name }) => name === 'table');
    for (const table of text.length > LONGEST_CELL ? tables : tables.slice(1)) layout.add(table);
  }
  return layout;
}

/** Outermost first. */
function structureOf(element: Element, layout: ReadonlySet<Element>): Element[] {
  const path: Element[] = [];
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent)
    if (STRUCTURE.has(node.name)) path.push(node);
  if (layout.size === 0) return path.reverse();
  // From the inside: a part of a table belongs to the next table around it.
  return path.filter((part, at) => !TABLE_PART.test(part.name) || !isLayout(path.slice(at), layout)).reverse();
}

function isLayout(fromPart: Element[], layout: ReadonlySet<Element>): boolean {
  const table = fromPart.find(({ name }) => name === 'table');
  return table !== undefined && layout.has(table);
}

/** Opens and closes structural elements so that neighbouring blocks share what they share on the page. */
class StructureWriter {
  #open: Element[] = [];
  #used = new Set<Element>();
  readonly #html: string[];

  constructor(html: string[]) {
    this.#html = html;
  }

  /** True directly inside an element whose text needs no paragraph around it. */
  get tight(): boolean {
    const innermost = this.#open.at(-1)?.name;
    return innermost !== undefined && innermost !== 'blockquote' && innermost !== 'tr';
  }

  /** Returns true when the block goes on a table row that already has text. */
  open(path: Element[]): boolean {
    let shared = 0;
    while (shared < path.length && this.#open[shared] === path[shared]) shared += 1;
    this.#close(shared);
    const row = path.find((element) => element.name === 'tr');
    const continues = row !== undefined && shared > path.indexOf(row);
    const sameBox = shared === path.length && shared > 0 && this.#used.has(path[shared - 1] as Element);
    // Two blocks in one cell or item: a line break parts them.
    if (sameBox && this.tight) this.#html.push(path[shared - 1]?.name === 'pre' ? '\n' : '<br><br>');
    for (const element of path.slice(shared)) {
      this.#html.push(`<${element.name}${spanOf(element)}>`);
      this.#open.push(element);
    }
    const innermost = this.#open.at(-1);
    if (innermost) this.#used.add(innermost);
    return continues;
  }

  closeAll(): void {
    this.#close(0);
  }

  #close(keep: number): void {
    while (this.#open.length > keep) this.#html.push(`</${(this.#open.pop() as Element).name}>`);
  }
}

function spanOf({ attribs }: Element): string {
  let spans = '';
  for (const name of SPANS) {
    const value = attribs[name];
    if (value !== undefined && SPAN.test(value)) spans += ` ${name}="${value}"`;
  }
  return spans;
}

const SPANS = ['colspan', 'rowspan', 'start'];
const SPAN = /^\d{1,4}$/;

/** Inline elements that carry meaning, by the name that they are written with. */
const INLINE_NAMES: Record<string, string> = {
  ...{
    em: 'em',
    i: 'em',
    cite: 'em',
    dfn: 'em',
    strong: 'strong',
    b: 'strong',
    code: 'code',
    kbd: 'code',
    samp: 'code',
    tt: 'code',
  },
  ...{ sub: 'sub', sup: 'sup', del: 'del', s: 'del', strike: 'del', q: 'q' },
};

function inlineHtml(block: Block, page: PageTree, taken: ReadonlySet<Element>): string {
  const verbatim = closest(block.element, 'pre') !== undefined;
  const parts: string[] = [];
  for (const node of block.nodes) writeInline(node, page, taken, parts);
  const html = parts.join('');
  return verbatim ? html : html.replace(NOT_ONE_SPACE, ' ').trim();
}

function writeInline(node: ChildNode, page: PageTree, taken: ReadonlySet<Element>, parts: string[]): void {
  if (isText(node)) parts.push(escapeHtml(node.data));
  if (!isTag(node) || taken.has(node) || isSilent(node)) return;
  if (node.name === 'br') {
    parts.push('<br>');
    return;
  }
  const href = node.name === 'a' ? linkTarget(node.attribs.href, page.baseUrl) : undefined;
  const name = href ? 'a' : INLINE_NAMES[node.name];
  const before = parts.length;
  if (name) parts.push(href ? `<a href="${escapeHtml(href)}">` : `<${name}>`);
  const inside = parts.length;
  for (const child of node.children) writeInline(child, page, taken, parts);
  if (!name) return;
  // An element that came out empty would leave stray marks in Markdown.
  if (isBlank(parts, inside)) parts.splice(before, 1);
  else parts.push(`</${name}>`);
}

function isBlank(parts: string[], from: number): boolean {
  for (let i = from; i < parts.length; i += 1) if (INKED.test(parts[i] as string)) return false;
  return true;
}

const INKED = /\S/;

function linkTarget(href: string | undefined, base: string): string | undefined {
  if (href !== undefined && MAIL.test(href)) return href.trim();
  return httpUrl(href, base);
}

const MAIL = /^\s*mailto:[^\s]+$/i;

function figureHtml({ url, alt, caption, credit, width, height }: Figure): string {
  const size = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join('');
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(collapse(alt ?? ''))}"${size}>`;
  const words = [caption && escapeHtml(caption), credit && `<cite>${escapeHtml(credit)}</cite>`].filter(Boolean).join(' ');
  return `<figure>${image}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}

export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const SPECIAL = /[&<>"]/;
