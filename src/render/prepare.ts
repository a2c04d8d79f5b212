/**
 * The tree that turndown converts, with every text escaped for its place and every construct taken out that Markdown cannot
 * say. Linear in the size of the page, where turndown alone is not.
 */
import {
  BLOCK,
  cellsOf,
  type DomNode,
  DROPPED_ELEMENTS,
  elementNode,
  headingShift,
  readCleanHtml,
  remove,
  rename,
  replaceBy,
  rowsOf,
  textNode,
} from './dom.ts';
import { escapeInline, escapeLineStart, linkDestination } from './escape.ts';
import { codeLines, joinItems } from './tables.ts';
import {
  asWritten,
  canEmphasise,
  EMPHASIS,
  following,
  hasBlocks,
  hoistBreaks,
  loosenedTerms,
  MAX_SPACE,
  makeBold,
  markedText,
  numberItems,
  SIGNS,
  SOFT,
  setText,
  signOf,
  tidy,
} from './tidy.ts';

const CELL_BLOCKS = new Set('H1 H2 H3 H4 H5 H6 BLOCKQUOTE HR TABLE CAPTION THEAD TBODY TFOOT TR TD TH'.split(' '));
/** Lists and quotes nested deeper become plain blocks: each level indents all of its text again. */
const MAX_NESTING = 12;
/** Runs of white space but for a single space, which most are and which stays as it is. */
const NOT_ONE_SPACE = /[^\S ]\s*| \s+/g;

/** The state of the walk. */
interface Place {
  /** True while this line has nothing but white space. */
  lineStart: boolean;
  /** The last character on this line; empty at its start. */
  last: string;
  nesting: number;
  inCell: boolean;
  marks: ReadonlySet<string>;
  shift: number;
  /** The block whose text was asked for last, and that text. */
  block: DomNode | undefined;
  blockText: string;
}

/** The root element of the prepared tree of `html`, which is clean (`cleanLines`). */
export function prepare(html: string): DomNode {
  const root = readCleanHtml(html);
  const place = {
    lineStart: true,
    last: '',
    nesting: 0,
    inCell: false,
    marks: new Set<string>(),
    shift: headingShift(root),
    block: undefined,
    blockText: '',
  };
  tidy(root);
  visitChildren(root, place);
  return root;
}

function visitChildren(parent: DomNode, place: Place): void {
  let next: DomNode | null;
  for (let node = parent.firstChild; node; node = next) {
    next = node.nextSibling;
    visit(node, place);
  }
}

function visit(node: DomNode, place: Place): void {
  if (node.nodeType === 3) visitText(node, place);
  else if (node.nodeType !== 1 || DROPPED_ELEMENTS.has(node.nodeName)) remove(node);
  else if (node.nodeName === 'BR') visitBreak(node, place);
  else if (BLOCK.has(node.nodeName)) visitBlock(node, place);
  else visitInline(node, place);
}

function visitText(node: DomNode, place: Place): void {
  let text = node.data.replace(NOT_ONE_SPACE, ' ');
  if ((place.lineStart || place.last === ' ') && text.startsWith(' ')) text = text.slice(1);
  if (text === '') {
    remove(node);
    return;
  }
  const escaped = PAIRED.test(text) ? escapeInline(text, textOfBlock(node, place)) : escapeInline(text);
  node.data = place.lineStart && !place.inCell ? escapeLineStart(escaped) : escaped;
  // A link after an exclamation mark would be an image.
  if (text.endsWith('!') && /[[*~]/.test(following(node))) node.data = `${node.data.slice(0, -1)}\\!`;
  place.last = asWritten(text.at(-1) as string);
  place.lineStart = false;
}

/** Signs that are markup where the block around has another of them. */
const PAIRED = /[$^~=%]/;

function textOfBlock(node: DomNode, place: Place): string {
  let block = node;
  while (block.parentNode && !BLOCK.has(block.nodeName)) block = block.parentNode;
  if (block !== place.block) {
    place.block = block;
    place.blockText = markedText(block);
  }
  return place.blockText;
}

/** A break at the start or the end of a block, or after another, says nothing, and would leave a backslash. */
function visitBreak(node: DomNode, place: Place): void {
  if (place.lineStart || following(node, true) === '') remove(node);
  else startLine(place);
}

function visitBlock(node: DomNode, place: Place): void {
  startLine(place);
  const block = place.inCell && CELL_BLOCKS.has(node.nodeName) ? rename(node, 'DIV') : node;
  if (block.nodeName === 'PRE') preparePre(block, place);
  else if (block.nodeName === 'FIGURE' && block.getElementsByTagName('IMG').length > 0) return;
  else if (block.nodeName === 'FIGURE') visitChildren(rename(block, 'DIV'), place);
  else if (/^(?:UL|OL|LI|BLOCKQUOTE)$/.test(block.nodeName)) visitNested(block, place);
  else if (block.nodeName === 'DL') visitChildren(loosenedTerms(block), place);
  else if (block.nodeName === 'TABLE') visitTable(block, place);
  else {
    visitChildren(/^H[1-6]$/.test(block.nodeName) ? shifted(block, place.shift) : block, place);
  }
  startLine(place);
}

function shifted(heading: DomNode, shift: number): DomNode {
  return shift === 0 ? heading : rename(heading, `H${Math.min(6, Number(heading.nodeName[1]) + shift)}`);
}

function startLine(place: Place): void {
  place.lineStart = true;
  place.last = '';
}

function preparePre(pre: DomNode, place: Place): void {
  for (const lineBreak of pre.getElementsByTagName('BR')) replaceBy(lineBreak, textNode('\n'));
  const text = pre.textContent.replace(SOFT, '');
  const language = pre.getAttribute('class');
  if (place.inCell) {
    replaceBy(pre, codeLines(text));
    return;
  }
  const holder = elementNode('PRE', language === null ? undefined : new Map([['class', language]]));
  holder.appendChild(textNode(text.replace(/\s+/g, (run) => run.slice(0, MAX_SPACE))));
  replaceBy(pre, holder);
}

function visitNested(node: DomNode, place: Place): void {
  if (place.nesting >= MAX_NESTING) {
    visitChildren(rename(node, 'DIV'), place);
    return;
  }
  if (node.nodeName === 'OL') numberItems(node);
  const item = node.nodeName === 'LI';
  place.nesting += item ? 0 : 1;
  visitChildren(node, place);
  place.nesting -= item ? 0 : 1;
}

/** The caption is a bold line before the table. */
function visitTable(table: DomNode, place: Place): void {
  const [caption] = table.getElementsByTagName('CAPTION');
  if (caption && table.parentNode) {
    const paragraph = rename(caption, 'P');
    if (!hasBlocks(paragraph)) makeBold(paragraph);
    table.parentNode.insertBefore(paragraph, table);
    visitBlock(paragraph, place);
  }
  place.inCell = true;
  for (const row of rowsOf(table)) {
    for (const cell of cellsOf(row)) {
      joinItems(cell);
      // A row has no way to say a bar in code that all readers read alike. Marks beside it have to see the text that it will be.
      for (const code of cell.getElementsByTagName('CODE'))
        if (code.textContent.includes('|')) replaceBy(code, textNode(code.textContent));
      startLine(place);
      visitChildren(cell, place);
    }
  }
  place.inCell = false;
}

function visitInline(node: DomNode, place: Place): void {
  if (node.nodeName === 'CODE') {
    visitCode(node, place);
    return;
  }
  const kind = node.nodeName === 'A' ? 'a' : EMPHASIS[node.nodeName];
  const isFree = kind !== undefined && !place.marks.has(kind);
  if (isFree && kind !== 'a' && !canEmphasise(node, place) && (visitTurned(node, place) || visitPeeled(node, place))) return;
  if (!isFree || !(kind === 'a' ? isLink(node) : canEmphasise(node, place))) {
    unwrap(node, place);
    return;
  }
  const { marks } = place;
  place.marks = new Set([...marks, kind]);
  if (kind === 'a') place.last = '[';
  visitChildren(node, place);
  place.marks = marks;
  if (!place.lineStart && place.last !== ' ') place.last = kind === 'a' ? ')' : signOf(node);
}

/** Marks around a link that hold no better there than between a bracket and a letter stand inside of it. False where there is none. */
function visitTurned(node: DomNode, place: Place): boolean {
  const link = node.firstChild;
  if (link?.nodeName !== 'A' || link !== node.lastChild || place.marks.has('a') || !isLink(link)) return false;
  replaceBy(node, link);
  while (link.firstChild) node.appendChild(link.firstChild);
  link.appendChild(node);
  visit(link, place);
  return true;
}

/**
 * Marks of emphasis between a letter and a quotation mark or bracket are none for CommonMark: then the sign stands outside of them.
 * False where that is no help.
 */
function visitPeeled(node: DomNode, place: Place): boolean {
  const [first, last] = [node.firstChild, node.lastChild];
  if (node.textContent.length > LONGEST_PEELED || first?.nodeType !== 3 || last?.nodeType !== 3) return false;
  const lead = SIGNS.exec(first.data)?.[0] ?? '';
  const trail = first === last && lead === first.data ? '' : (/(?<![\p{P}\p{S}])[\p{P}\p{S}]+$/u.exec(last.data)?.[0] ?? '');
  if (!lead && !trail) return false;
  const whole = [first.data, last.data] as const;
  first.data = first.data.slice(lead.length);
  last.data = last.data.slice(0, last.data.length - trail.length);
  const [before, after] = [textNode(lead), textNode(trail)];
  node.parentNode?.insertBefore(before, node);
  node.parentNode?.insertBefore(after, node.nextSibling);
  if (!canEmphasise(node, lead ? { lineStart: false, last: asWritten(lead.slice(-1)) } : place)) {
    // Parted texts without marks between them would be escaped each for itself.
    remove(before);
    remove(after);
    [first.data, last.data] = whole;
    return false;
  }
  // A break that the sign stood before or behind would be at the edge of the marks now, where they hold no better.
  hoistBreaks(node);
  let next: DomNode | null;
  for (let at: DomNode | null = before; at; at = next) {
    next = at === after ? null : at.nextSibling;
    visit(at, place);
  }
  return true;
}

const LONGEST_PEELED = 2_000;

function visitCode(node: DomNode, place: Place): void {
  const text = node.textContent.replace(/\s+/g, ' ').trim();
  const previous = node.previousSibling;
  // Two spans side by side would be read as one; a link that begins a line with this in its code, as a definition.
  const isDefinition = place.marks.has('a') && text.includes(']:');
  if (text === '' || isDefinition || place.last === '`' || previous?.nodeName === 'CODE') {
    replaceAndVisit(node, textNode(node.textContent), place);
    return;
  }
  setText(node, text);
  place.last = '`';
  place.lineStart = false;
}

function isLink(node: DomNode): boolean {
  return linkDestination(node.getAttribute('href') ?? '') !== '' && node.textContent.trim() !== '' && !hasBlocks(node);
}

function unwrap(node: DomNode, place: Place): void {
  const children: DomNode[] = [];
  while (node.firstChild) {
    const child = node.firstChild;
    node.parentNode?.insertBefore(child, node);
    children.push(child);
  }
  remove(node);
  for (const child of children) visit(child, place);
}

function replaceAndVisit(node: DomNode, by: DomNode, place: Place): void {
  replaceBy(node, by);
  visit(by, place);
}
