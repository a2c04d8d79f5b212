/** Writes blocks, pictures and embeds into the structure that is around them on the page. */
import type { Element } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { headingOf, type Outline, type Part, verseOf } from './structure.ts';

/** Elements whose text needs no paragraph around it where it is their only one. */
const TIGHT = new Set('li td th pre dt dd caption'.split(' '));
/** A line that the next one may join into one paragraph: of a poem, or of a heading in two boxes. */
interface Last {
  element: Element;
  end: string;
}

export class StructureWriter {
  readonly #html: string[] = [];
  readonly #outline: Outline;
  #open: Part[] = [];
  readonly #begun = new Set<Element>();
  #last: Last | undefined;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  /** Adds a block; gives what parts its text from the one before where both are one paragraph, row or line, else undefined. */
  addBlock(block: Block, content: string): string | undefined {
    const path = this.#outline.pathOf(block.element);
    const last = this.#last;
    const [isSameBox, isSameRow] = this.#goTo(path);
    const heading = headingOf(block.element);
    const line = heading?.element ?? verseOf(block.element);
    if (line && last?.element === line && isSameBox) {
      this.#html.splice(-1, 1, heading ? ' ' : '<br>', content, last.end);
      return heading ? ' ' : '\n';
    }
    const box = path.at(-1);
    const name = heading?.name ?? (this.#needsParagraph(box, block) ? 'p' : '');
    const end = name ? `</${name}>` : '';
    if (box?.name === 'pre' && isSameBox) this.#html.push('\n');
    else if (!name && isSameBox && last) this.#html.push('<br>');
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
    return name === 'pre' ? languageOfCode(element) : '';
  }
}

const CELL = /^t[dh]$/;

function spansOf({ attribs }: Element): string {
  let spans = '';
  for (const name of ['colspan', 'rowspan']) {
    const value = attribs[name];
    if (value !== undefined && /^\d{1,4}$/.test(value)) spans += ` ${name}="${value}"`;
  }
  return spans;
}

/** The name that highlighters read from the class of `<pre>` or the `<code>` in it. */
function languageOfCode(pre: Element): string {
  const code = pre.children.find((child): child is Element => 'name' in child && child.name === 'code');
  const classes = `${code?.attribs.class ?? ''} ${pre.attribs.class ?? ''}`;
  const language = /(?:^|\s)(?:language|lang|brush:)-?\s?([a-z][\w+#-]{0,20})/i.exec(classes)?.[1];
  return language ? ` class="language-${language.toLowerCase()}"` : '';
}
