/**
 * The structure of the page around the kept blocks: lists with their numbers, tables of data, quotes, headings, terms; and
 * boxes that are a quote without being a `<blockquote>`.
 */
import { ancestors, closest, type Element, HAS, HEADINGS, isTag, isText, type ParentNode } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { Boxes, namedBy, WHOLE_TEXTS } from './words.ts';

/** An element that survives around a block, and what it is written as. */
export interface Part {
  element: Element;
  name: string;
}

const NAMES = new Set('ul ol li blockquote table caption thead tfoot tr td th pre dl dt dd'.split(' '));
const TABLE_PARTS = new Set('table caption thead tfoot tr td th'.split(' '));
/** Boxes whose blocks are lines of one paragraph, by their class: verses, and others. */
const POEM = /(?:^|[\s_-])(?:poem|verse|vers|stanza|strophe|lyrics?|gedicht|poème|poema)(?:$|[\s_-])/i;
const LINES = /(?:^|[\s_-])(?:address|adresse|signature)(?:$|[\s_-])/i;

/** The outline of the page, asked about each block and each picture: everything else around them is a wrapper. */
export class Outline {
  /** The number of kept blocks that stand directly in each box. */
  readonly #blocksIn = new Map<Element, number>();
  readonly #layout: Set<Element>;
  readonly #quotes: ReadonlySet<Element>;
  /** Boxes with kept text anywhere in them. */
  readonly #used = new Set<Element>();
  readonly #numbers = new Map<Element, number>();
  /** The table of data that a figure holds. */
  readonly #tableOf = new Map<Element, Element>();
  readonly #paths = new Map<Element, Part[]>();

  constructor(blocks: Block[]) {
    this.#layout = layoutTables(blocks);
    for (const { element } of blocks) {
      const figure = element.name === 'figcaption' ? undefined : closest(element, 'figure');
      const table = figure && closest(element, 'table');
      if (table && !this.#layout.has(table)) this.#tableOf.set(figure, table);
    }
    this.#quotes = quoteBoxes(blocks);
    for (const block of blocks) {
      const path = this.pathOf(block.element);
      const box = path.at(-1)?.element;
      if (box) this.#blocksIn.set(box, (this.#blocksIn.get(box) ?? 0) + 1);
      for (const { element } of path) this.#used.add(element);
    }
  }

  /** Outermost first. */
  pathOf(element: Element): Part[] {
    let path = this.#paths.get(element);
    if (!path) {
      path = this.#readPath(element);
      this.#paths.set(element, path);
    }
    return path;
  }

  #readPath(element: Element): Part[] {
    const path: Part[] = [];
    for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) {
      const name = this.#quotes.has(node) ? 'blockquote' : node.name;
      const table = name === 'figcaption' && node.parent && isTag(node.parent) ? this.#tableOf.get(node.parent) : undefined;
      if (table) path.push({ element: node, name: 'caption' }, { element: table, name: 'table' });
      else if (NAMES.has(name)) path.push({ element: node, name });
      const item = LISTS.has(node.name) ? itemBefore(node) : undefined;
      if (item) path.push({ element: item, name: 'li' });
    }
    return path.filter((part, at) => this.#stays(part, at, path)).reverse();
  }

  /**
   * Gives the parts around a picture or an embed that hold text, too: a gallery is no list. A table's cells may hold nothing
   * else.
   */
  pathOfFigure(element: Element): Part[] {
    const path = this.pathOf(element);
    const inTable = path.findLastIndex(({ element: around, name }) => name === 'table' && this.#used.has(around));
    return path.filter(
      (part, at) => this.#used.has(part.element) || (inTable >= 0 && at > inTable && TABLE_PARTS.has(part.name)),
    );
  }

  /** Gives how many kept blocks stand directly in the box. */
  blocksIn(element: Element): number {
    return this.#blocksIn.get(element) ?? 0;
  }

  /** The number that a browser gives the item of an ordered list. */
  numberOf(item: Element): number {
    if (!this.#numbers.has(item) && item.parent && isTag(item.parent)) countItems(item.parent, this.#numbers);
    return this.#numbers.get(item) ?? 1;
  }

  /**
   * Tells whether a part is written. A part of a table belongs to the next table around it; a quote in a quote box is the box.
   */
  #stays({ element, name }: Part, at: number, path: Part[]): boolean {
    if (TABLE_PARTS.has(name)) {
      const table = path.slice(at).find((around) => around.name === 'table');
      return table !== undefined && !this.#layout.has(table.element);
    }
    if (this.#quotes.size === 0 || name !== 'blockquote') return true;
    if (element.name !== name) return !path.some((around, above) => above > at && around.element.name === name);
    const around = path[at + 1];
    return around === undefined || around.element.name === 'blockquote' || !this.#quotes.has(around.element);
  }
}

const LISTS = new Set(['ul', 'ol']);
/** Nodes between a list and the item before it. */
const FARTHEST_ITEM = 20;

/** A list that stands in a list beside the items is of the item before it. */
function itemBefore({ parent, prev }: Element): Element | undefined {
  if (!parent || !isTag(parent) || !LISTS.has(parent.name)) return undefined;
  let node = prev;
  for (let step = 0; node && step < FARTHEST_ITEM; step += 1, node = node.prev) {
    if (isTag(node) && node.name === 'li') return node;
  }
  return undefined;
}

/** A cell of data is not as long: a table with running text in it parts columns of the page. In characters. */
const LONGEST_CELL = 300;
/** A table with header cells is one of data, unless one cell holds a whole article. */
const LONGEST_CELL_BELOW_HEADERS = 2_000;

/** Tables that lay out the page: with running text in a cell, with a single cell in a row, or with a table in them. */
function layoutTables(blocks: Block[]): Set<Element> {
  const layout = new Set<Element>();
  for (const [table, { cells, headers, tables }] of tableSizes(blocks, layout)) {
    if (isBox(table, headers, [...cells.keys()])) {
      layout.add(table);
      continue;
    }
    const most = headers > 1 && !layout.has(table) ? LONGEST_CELL_BELOW_HEADERS : LONGEST_CELL;
    if (Math.max(...cells.values()) <= most) continue;
    for (const around of tables) layout.add(around);
  }
  return layout;
}

interface TableSize {
  /** The characters in each cell. */
  cells: Map<Element, number>;
  headers: number;
  /** The table and those around it, the innermost first. */
  tables: Element[];
}

/** Measures the innermost table around each block; tables around others go to `layout`. */
function tableSizes(blocks: Block[], layout: Set<Element>): Map<Element, TableSize> {
  const sizes = new Map<Element, TableSize>();
  for (const { element, text } of blocks) {
    const table = closest(element, 'table');
    if (!table) continue;
    const around = [element, ...ancestors(element)];
    const tables = around.filter(({ name }) => name === 'table');
    addOuter(tables, layout);
    const size = sizes.get(table) ?? { cells: new Map(), headers: 0, tables };
    sizes.set(table, size);
    const cell = around.find(({ name }) => name === 'td' || name === 'th') ?? table;
    if (cell.name === 'th' && !size.cells.has(cell)) size.headers += 1;
    size.cells.set(cell, (size.cells.get(cell) ?? 0) + text.length);
  }
  return sizes;
}

/** A table that says that it is none, or has text in one cell a row and neither header cells nor a caption: a box around text. */
function isBox({ attribs, children }: Element, headers: number, cells: Element[]): boolean {
  if (attribs.role === 'presentation' || attribs.role === 'none') return true;
  if (headers > 0 || children.some((child) => isTag(child) && child.name === 'caption')) return false;
  return new Set(cells.map(({ parent }) => parent)).size === cells.length;
}

/** A table around another lays out the page; one that names its columns is of data, and the small table in it is none. */
function addOuter(tables: Element[], layout: Set<Element>): void {
  for (const [at, outer] of tables.entries()) {
    if (at > 0) layout.add(hasHeaderRow(outer) ? (tables[at - 1] as Element) : outer);
  }
}

/** A table that names its columns is one of data, also with small tables in its cells. */
function hasHeaderRow(table: Element): boolean {
  const rows = table.children.flatMap((child) => (!isTag(child) ? [] : child.name === 'tr' ? [child] : child.children));
  const row = rows.find((child): child is Element => isTag(child) && child.name === 'tr');
  const cells = (row?.children ?? []).filter((child): child is Element => isTag(child));
  return cells.length > 1 && cells.every(({ name }) => name === 'th');
}

/** Numbers the items by the rules of HTML for `start`, `value` and `reversed`. */
function countItems(list: Element, numbers: Map<Element, number>): void {
  const items = list.children.filter((child): child is Element => isTag(child) && child.name === 'li');
  const step = list.attribs.reversed === undefined ? 1 : -1;
  let number = integer(list.attribs.start) ?? (step < 0 ? items.length : 1);
  for (const item of items) {
    number = integer(item.attribs.value) ?? number;
    numbers.set(item, number);
    number += step;
  }
}

function integer(value: string | undefined): number | undefined {
  const digits = /^\s*(-?\d{1,9})/.exec(value ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The heading that a block is in, or is one by its role or class, and the level. */
export function headingOf(element: Element): { element: Element; name: string } | undefined {
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) {
    if (HEADINGS.has(node.name)) return { element: node, name: node.name };
    if (node.has & HAS.role && node.attribs.role === 'heading')
      return { element: node, name: `h${levelOf(node.attribs['aria-level'])}` };
    if (NAMES.has(node.name) || node.name === 'body') return undefined;
    if (node === element && (isSubhead(node) || isSubhead(onlyChildOf(node)))) return { element: node, name: 'h2' };
  }
  return undefined;
}

function isSubhead(element: Element | undefined): boolean {
  return element !== undefined && (element.has & HAS.class) !== 0 && isNamedSubhead(element.attribs.class);
}

/** The inline element that holds all of a box's text. */
function onlyChildOf({ children }: Element): Element | undefined {
  const inked = children.filter((child) => isTag(child) || (isText(child) && /\S/.test(child.data)));
  const [only] = inked;
  return inked.length === 1 && only && isTag(only) ? only : undefined;
}

/** Class words of newsrooms for a heading within the text. */
const SUBHEAD =
  /(?:^|[\s_-])(?:sub-?head(?:ing|line|er)?|cross-?head(?:ing)?|zwischen(?:titel|überschrift|ueberschrift)|inter-?t[ií]t(?:re|ulo)s?|tussenkop(?:je)?|ladillo|mellanrubrik|mellomtittel|mellemrubrik|v[äa]liotsikko|[śs]r[óo]dtytu[łl]|mezititulek|entre-?t[ií]tulo|occhiello-interno|(?:paragraph|section|text|content)-?(?:title|heading|headline)|sub-?headline|mid-?title)(?:$|[\s_-])/i;

export const isNamedPoem = namedBy(POEM);
const isNamedLines = namedBy(LINES);
const isNamedSubhead = namedBy(SUBHEAD);

function levelOf(value: string | undefined): number {
  const level = Number.parseInt(value ?? '2', 10);
  return level >= 1 && level <= 6 ? level : 2;
}

/** The box around a block whose blocks are lines of one paragraph. */
export function verseOf({ name, parent }: Element): Element | undefined {
  // Paragraphs in a poem are its stanzas.
  if (name === 'p' || !parent || !isTag(parent)) return undefined;
  return isNamedPoem(parent.attribs.class) || isNamedLines(parent.attribs.class) ? parent : undefined;
}

// Boxes that are a quote without being a `<blockquote>`, and those that hold one with its attribution.

/** Class words for a quote set apart from the text; `quote-author` is a part of its box. */
const QUOTE_NAME =
  /(?:^|[\s_-])(?:pull-?quotes?|block-?quotes?|quotes?|quotation|quote-?box|zitat(?:box)?|citations?|citaat|cita|citat|citação|citazione|sitat|sitaatti|cytat|цитата)(?:$|\s|[_-](?![_-]?(?:author|attribution|by(?:line)?|caption|citation|cite|credit|footer|from|name|person|role|source|speaker|title|auteur|autor)(?:$|[\s_-])))/i;
const isNamedQuote = namedBy(QUOTE_NAME);
const BOXES = new Set(['aside', 'div', 'figure', 'section', 'p']);
/** A longer box holds more than a quote, in characters. */
const [LONGEST_QUOTE, NEAR] = [1_500, 4];

function quoteBoxes(blocks: Block[]): Set<Element> {
  const boxes = new Set<Element>();
  const lengths = new Map<Element, number>();
  const boxOf = quoteBoxesIn(blocks);
  for (const { element, text } of blocks) {
    const box = boxOf(element);
    if (!box) continue;
    boxes.add(box);
    lengths.set(box, (lengths.get(box) ?? 0) + text.length);
  }
  for (const [box, length] of lengths) if (length > LONGEST_QUOTE) boxes.delete(box);
  return boxes;
}

/** The outermost box of a quote around an element, within a few steps. */
export function quoteBoxesIn(placed: { element: Element }[]): (element: Element) => Element | undefined {
  const boxes = new Boxes(placed, isQuoteBox, WHOLE_TEXTS);
  return (element) => boxes.outermost(element, NEAR);
}

function isQuoteBox(element: Element): boolean {
  if (!BOXES.has(element.name)) return false;
  return isFigureOfQuote(element) || ((element.has & HAS.class) !== 0 && isNamedQuote(element.attribs.class));
}

/** `<figure><blockquote>…</blockquote><figcaption>who said it</figcaption></figure>`, or a box of a quote and who said it alone. */
function isFigureOfQuote({ name, children, last, order }: Element): boolean {
  if (name === 'p' || last === order || (name !== 'figure' && children.length > MOST_IN_QUOTE_BOX)) return false;
  if (!children.some((child) => isTag(child) && child.name === 'blockquote')) return false;
  if (name === 'figure') return true;
  const [quote, by, more] = children.filter((child): child is Element => isTag(child) && !DRAWN.has(child.name));
  if (quote?.name !== 'blockquote' || !by || more) return false;
  return by.name === 'footer' || by.name === 'cite' || isNamedSource(by.attribs.class);
}

const isNamedSource = namedBy(/(?:^|[\s_-])(?:attribution|author|auteur|autor|by-?line|cite|name|source)(?:$|[\s_-])/i);

const [MOST_IN_QUOTE_BOX, DRAWN] = [9, new Set(['svg', 'hr', 'img'])];
