/**
 * Builds the article from the kept blocks: wrappers go, structure (lists, tables, quotes, headings, code) stays, pictures
 * and embeds stand where they stood. The result is clean HTML of an allow-list and the same as plain text.
 */
import { escapeHtml } from '../../render/escape.ts';
import type { Figure } from '../article.ts';
import type { Embed } from '../embeds/embeds.ts';
import { labelOf } from '../media.ts';
import { contains, type Element, elementsNamed, isTag, type PageTree } from '../page/page.ts';
import { collapse } from '../page/text.ts';
import { type Block, languageOfCode } from './blocks.ts';
import { inlineOf } from './inline.ts';
import { headingOf, Outline, type Part, verseOf } from './structure.ts';

/** A picture and the element that it stands at. */
export interface PlacedFigure {
  figure: Figure;
  element: Element;
}

/** A picture or embed that is set between the blocks. */
interface Placed {
  element: Element;
  html: string;
  /** The place among the elements' `order`. */
  position: number;
}

export interface Assembled {
  html: string;
  text: string;
}

interface Parts {
  blocks: Block[];
  figures: PlacedFigure[];
  embeds?: Embed[];
  /** Elements whose text is no part of the body. */
  taken: ReadonlySet<Element>;
  /** A dek that is set as a heading, and heads nothing. */
  dek?: Block | undefined;
}

export function assemble(page: PageTree, { blocks, figures, embeds = [], taken, dek }: Parts): Assembled {
  const outline = new Outline(blocks);
  const writer = new StructureWriter(outline);
  const text: string[] = [];
  const placed = [
    ...figures.map(({ element, figure }) => ({ element, html: figureHtml(figure), position: element.order })),
    ...embeds.map(placedEmbed),
    ...rulesBetween(page, blocks),
  ].sort((a, b) => a.position - b.position);
  let next = 0;
  const placeUntil = (position: number) => {
    for (; next < placed.length && (placed[next] as Placed).position <= position; next += 1) {
      const { element, html } = placed[next] as Placed;
      writer.add(element, html);
    }
  };
  for (const block of blocks) {
    placeUntil(block.position);
    const content = inlineOf(block, page, taken);
    const joined = writer.addBlock(block, content.html, block === dek);
    // A row is one line of the text.
    const words = writer.isInRow ? content.text.replaceAll('\n', ' ') : content.text;
    if (joined !== undefined && text.length) text[text.length - 1] += joined + words;
    else text.push(words);
  }
  placeUntil(Number.POSITIVE_INFINITY);
  return { html: writer.end(), text: text.join('\n\n') };
}

/** Lines that part the text: those between two blocks of their own box. */
function rulesBetween(page: PageTree, blocks: Block[]): Placed[] {
  const rules: Placed[] = [];
  let at = 0;
  for (const rule of elementsNamed(page, 'hr')) {
    while (at < blocks.length && (blocks[at] as Block).position < rule.order) at += 1;
    const [before, after] = [blocks[at - 1], blocks[at]];
    const { parent } = rule;
    if (!before || !after || !parent || !isTag(parent)) continue;
    const isBetween = contains(parent, before.element) && contains(parent, after.element) && before.element !== parent;
    if (isBetween && before.index + 1 === after.index) rules.push({ element: rule, html: '<hr>', position: rule.order });
  }
  return rules;
}

/** The address of a quoted post stands behind its words, within the quote. */
function placedEmbed(embed: Embed): Placed {
  const { element, isQuoted } = embed;
  return { element, html: embedHtml(embed), position: isQuoted ? element.last + HALF : element.order };
}

/** The step to a place behind all that is inside an element, before what follows it. */
const HALF = 0.25;

/** A trace where it stood, and the words under it. */
function embedHtml(embed: Embed): string {
  const link = `<p><a href="${escapeHtml(embed.url)}">${escapeHtml(labelOf(embed))}</a></p>`;
  return embed.caption === undefined ? link : `${link}<p><em>${escapeHtml(embed.caption)}</em></p>`;
}

function figureHtml({ url, alt, caption, credit, width, height }: Figure): string {
  const size = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join('');
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(collapse(alt ?? ''))}"${size}>`;
  const words = [caption && escapeHtml(caption), credit && `<cite>${escapeHtml(credit)}</cite>`].filter(Boolean).join(' ');
  return `<figure>${image}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}

// Writes blocks, pictures and embeds into the structure that is around them on the page.

/** Elements whose text needs no paragraph around it where it is their only one. */
const TIGHT = new Set('li td th pre dt dd caption'.split(' '));
/** A line that the next one may join into one paragraph: of a poem, or of a heading in two boxes. */
interface Last {
  element: Element;
  end: string;
}

class StructureWriter {
  readonly #html: string[] = [];
  readonly #outline: Outline;
  #open: Part[] = [];
  readonly #begun = new Set<Element>();
  #last: Last | undefined;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  /** Adds a block; gives what parts its text from the one before where both are one paragraph, row or line, else undefined. */
  addBlock(block: Block, content: string, isDek = false): string | undefined {
    const path = this.#outline.pathOf(block.element);
    const last = this.#last;
    const [isSameBox, isSameRow] = this.#goTo(path);
    const heading = isDek ? undefined : headingOf(block.element);
    const line = heading?.element ?? verseOf(block.element);
    if (line && last?.element === line && isSameBox) {
      this.#html.splice(-1, 1, heading ? ' ' : '<br>', content, last.end);
      return heading ? ' ' : '\n';
    }
    const box = path.at(-1);
    const name = heading?.name ?? (this.#needsParagraph(box, block) ? 'p' : '');
    const end = name ? `</${name}>` : '';
    if (isSameBox) this.#html.push(lineBreak(box, name, last));
    this.#html.push(name ? `<${name}>` : '', content, end);
    this.#last = { element: line ?? block.element, end };
    return isSameRow ? ' | ' : undefined;
  }

  get isInRow(): boolean {
    return this.#open.some(({ name }) => name === 'tr');
  }

  /** A picture, an embed or a rule. */
  add(element: Element, html: string): void {
    this.#goTo(this.#outline.pathOfFigure(element));
    this.#html.push(html);
    this.#last = undefined;
  }

  end(): string {
    this.#close(0);
    return this.#html.join('');
  }

  /** An only text of an item or cell stands in it as it is; so does the first one before a list in it. */
  #needsParagraph(box: Part | undefined, block: Block): boolean {
    if (!box || !TIGHT.has(box.name)) return true;
    if (box.name === 'pre' || box.name === 'caption') return false;
    if (this.#outline.blocksIn(box.element) === 1) return false;
    return this.#begun.has(box.element) || block.element !== box.element;
  }

  /** Closes and opens elements until `path` is open: whether its innermost has been begun, and whether its row has text. */
  #goTo(path: Part[]): [isSameBox: boolean, isSameRow: boolean] {
    let shared = 0;
    while (shared < path.length && this.#open[shared]?.element === path[shared]?.element) shared += 1;
    if (shared < this.#open.length || shared < path.length) this.#last = undefined;
    this.#close(shared);
    for (const part of path.slice(shared)) {
      if (CELL.test(part.name)) this.#addEmptyCells(part.element);
      this.#html.push(`<${part.name}${this.#attributesOf(part)}>`);
      this.#open.push(part);
    }
    const row = path.findIndex(({ name }) => name === 'tr');
    const box = path.at(-1)?.element;
    const isSameBox = box === undefined || this.#begun.has(box);
    for (const { element } of path) this.#begun.add(element);
    return [isSameBox && shared === path.length, row >= 0 && shared > row];
  }

  /** Adds the cells without text before `cell` in its row. */
  #addEmptyCells(cell: Element): void {
    for (const child of cell.parent?.children ?? []) {
      if (child === cell) break;
      if (!('name' in child) || !CELL.test(child.name) || this.#begun.has(child)) continue;
      this.#html.push(`<${child.name}${spansOf(child)}></${child.name}>`);
      this.#begun.add(child);
    }
  }

  #close(keep: number): void {
    while (this.#open.length > keep) this.#html.push(`</${(this.#open.pop() as Part).name}>`);
  }

  #attributesOf({ element, name }: Part): string {
    if (name === 'li' && element.parent && 'name' in element.parent && element.parent.name === 'ol')
      return ` value="${this.#outline.numberOf(element)}"`;
    if (CELL.test(name)) return spansOf(element);
    const language = name === 'pre' ? languageOfCode(element) : undefined;
    return language ? ` class="language-${language}"` : '';
  }
}

/** The break between two texts that stand in one box without a paragraph around the second. */
function lineBreak(box: Part | undefined, name: string, last: Last | undefined): string {
  if (box?.name === 'pre') return '\n';
  return name === '' && last ? '<br>' : '';
}

const CELL = /^t[dh]$/;

function spansOf({ attribs }: Element): string {
  let spans = '';
  for (const name of ['colspan', 'rowspan']) {
    const value = attribs.of(name);
    if (value !== undefined && /^\d{1,4}$/.test(value)) spans += ` ${name}="${value}"`;
  }
  return spans;
}
