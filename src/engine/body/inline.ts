/**
 * The text of a block as clean HTML of few inline elements, and the same as plain text; raised and lowered text by
 * Unicode's own signs.
 */
import { escapeHtml } from '../../render/escape.ts';
import {
  ancestors,
  type ChildNode,
  closest,
  type Element,
  elementsNamed,
  HAS,
  httpUrl,
  isTag,
  isText,
  type PageTree,
} from '../page/page.ts';
import { collapse, late, NOT_ONE_SPACE, visibleText, withoutUnseen } from '../page/text.ts';
import { type Block, isSilent } from './blocks.ts';
import { drawnSigns, markOf, quotationMarks } from './marks.ts';

interface Inline {
  html: string;
  /** The text with its line breaks. */
  text: string;
}

/** Elements whose own text is another than what a reader sees. */
const SPECIAL = new Set(['q', 'sup', 'sub', 'msup', 'msub', 'mfrac', 'msqrt', 'rt']);

interface Writer {
  page: PageTree;
  taken: ReadonlySet<Element>;
  html: string[];
  /** The text with its line breaks so far; undefined where the block's own text is right. */
  text: string[] | undefined;
  /** The last characters of the text so far. */
  before: string;
  /** The number of quotes around. */
  quotes: number;
  /** White space is kept: in `<pre>` as it is, by style the ends of lines. */
  space: 'collapse' | 'pre' | 'lines';
}

export function inlineOf(block: Block, page: PageTree, taken: ReadonlySet<Element>): Inline {
  const space = spaceOf(block.element, page);
  const [first] = block.nodes;
  // Most blocks are one text, which is the same as HTML but for its signs.
  if (space === 'collapse' && block.nodes.length === 1 && first && isText(first))
    return { html: escapeHtml(block.text), text: block.lines };
  const special = space === 'lines' || block.nodes.some((node) => isTag(node) && holdsSpecial(node, page));
  const writer: Writer = { page, taken, html: [], text: special ? [] : undefined, before: '', quotes: 0, space };
  for (const node of block.nodes) write(node, writer);
  const html = inOneMark(writer.html.join(''));
  return {
    html: space === 'pre' ? withoutLineEnd(html, block) : withoutEdges(withoutUnseen(html).replace(NOT_ONE_SPACE, ' ')),
    text: writer.text ? writer.text.join('').split('\n').map(collapse).filter(Boolean).join('\n') : block.lines,
  };
}

/** Marks of one kind in each other or side by side are one mark: Markdown would read two runs of stars as one. */
function inOneMark(html: string): string {
  return html.includes('><') ? html.replace(IN_EACH_OTHER, '<$1>$2</$1>').replace(SIDE_BY_SIDE, '') : html;
}

const IN_EACH_OTHER = /<(em|strong|del)><\1>([^<]*)<\/\1><\/\1>/g;
const SIDE_BY_SIDE = /<\/(em|strong|del)><\1>/g;

/** A line break at the beginning or the end of a block says nothing. */
function withoutEdges(html: string): string {
  let edged = html.trim();
  while (edged.startsWith('<br>')) edged = edged.slice(4).trimStart();
  while (edged.endsWith('<br>')) edged = edged.slice(0, -4).trimEnd();
  return edged;
}

/** A box for each line of code ends the line itself. */
function withoutLineEnd(html: string, { nodes }: Block): string {
  const box = nodes.at(-1)?.parent;
  return box && isTag(box) && (box.name === 'pre' || box.name === 'code') ? html : html.replace(/(?:<br>|\n)$/, '');
}

function spaceOf(element: Element, page: PageTree): Writer['space'] {
  if (elementsNamed(page, 'pre').length > 0 && closest(element, 'pre')) return 'pre';
  const { parent } = element;
  return keepsLines(element) || (parent && isTag(parent) && keepsLines(parent)) ? 'lines' : 'collapse';
}

function keepsLines({ attribs, has }: Element): boolean {
  return (has & HAS.style) !== 0 && KEEPS_LINES.test(attribs.style ?? '');
}

const KEEPS_LINES = /white-space\s*:\s*(?:pre|break-spaces)/i;

function holdsSpecial(node: Element, { elements }: PageTree): boolean {
  for (let i = node.order; i <= node.last; i += 1) {
    const element = elements[i] as Element;
    if (SPECIAL.has(element.name) || (element.name === 'img' && drawnSigns(element) !== undefined)) return true;
  }
  return false;
}

function write(node: ChildNode, writer: Writer): void {
  if (isText(node)) writeText(node.data, writer);
  else if (isTag(node) && !writer.taken.has(node) && !isSilent(node)) writeElement(node, writer);
}

function writeText(data: string, writer: Writer): void {
  const lines = writer.space === 'lines' ? data.split('\n') : [data];
  lines.forEach((line, i) => {
    if (i > 0) breakLine(writer);
    writer.html.push(escapeHtml(line));
    writer.text?.push(line.replaceAll('\n', ' '));
  });
  if (writer.text) writer.before = `${writer.before}${data}`.replace(/(?<!\s)\s+$/, ' ').slice(-8);
}

function breakLine(writer: Writer): void {
  writer.html.push('<br>');
  writer.text?.push('\n');
}

function writeElement(node: Element, writer: Writer): void {
  const { name } = node;
  if (name === 'br') breakLine(writer);
  else if (name === 'q') writeQuote(node, writer);
  else if (name === 'sup' || name === 'sub') writeRaised(node, writer);
  else if (name === 'msup' || name === 'msub') writeIndexed(node, writer);
  else if (name === 'mfrac') writeFraction(node, writer);
  else if (name === 'msqrt') writeTerm('√', node, writer);
  else if (name === 'rt') writeReading(node, writer);
  else if (name === 'a') writeLink(node, writer);
  else if (name === 'img') writeText(drawnSigns(node) ?? '', writer);
  else writeMarked(node, markOf(node), '', writer);
}

/** Writes the quotation marks of a `<q>`, unless the page prints its own marks and switches the browser's off. */
function writeQuote(node: Element, writer: Writer): void {
  const [open, close] = PRINTED_MARK.test(visibleText(node)) ? ['', ''] : quotationMarks(node, writer.quotes);
  writeText(open, writer);
  writer.quotes += 1;
  for (const child of node.children) write(child, writer);
  writer.quotes -= 1;
  writeText(close, writer);
}

const PRINTED_MARK = /^["'“”„«»‘’‚‹›「『]/;

function writeRaised(node: Element, writer: Writer): void {
  const text = raisedText(node, writer.before.trimEnd());
  if (text !== undefined) writeText(text, writer);
  else for (const child of node.children) write(child, writer);
}

/** A reading over a word stands in brackets behind it, as in browsers without ruby; many pages print them for those. */
function writeReading(node: Element, writer: Writer): void {
  const reading = visibleText(node);
  const isPrinted = node.parent?.children.some((child) => isTag(child) && child.name === 'rp');
  if (isPrinted || reading === '') for (const child of node.children) write(child, writer);
  else writeText(/[\u2e80-\u9fff]/.test(reading) ? `（${reading}）` : `(${reading})`, writer);
}

/** A formula's power or index: in Unicode's signs, else behind the sign that is typed for it. */
function writeIndexed(node: Element, writer: Writer): void {
  const [base, index] = node.children.filter((child) => isTag(child));
  if (base) write(base, writer);
  if (!index || !isTag(index)) return;
  const text = inSigns(visibleText(index), node.name === 'msup' ? RAISED : LOWERED);
  writeText(text ?? `${node.name === 'msup' ? '^' : '_'}${visibleText(index)}`, writer);
}

/** `1/2`, `(a + b)/2`. */
function writeFraction(node: Element, writer: Writer): void {
  const [above, below] = node.children.filter((child) => isTag(child));
  if (above) writeTerm('', above, writer);
  if (below) writeTerm('/', below, writer);
}

/** Writes a part of a formula behind a sign that holds for all of it: in brackets where it is more than a number or a letter. */
function writeTerm(sign: string, node: Element, writer: Writer): void {
  const isOne = /^(?:[\d.,]+|\p{L}|)$/u.test(visibleText(node));
  writeText(isOne ? sign : `${sign}(`, writer);
  for (const child of node.children) write(child, writer);
  if (!isOne) writeText(')', writer);
}

/** The mark of a note is no link, and what leads back from a note is not of the text. */
function writeLink(node: Element, writer: Writer): void {
  const place = isPlaceLink(node) ? visibleText(node) : '';
  if (BACK.test(place)) return;
  const isRaised = node.children.some((child) => isTag(child) && child.name === 'sup');
  if (MARK.test(place) && (isRaised || isNoteLink(node))) {
    const number = isRaised ? undefined : NUMBER.exec(place)?.[1];
    if (number === undefined) writeMarked(node, undefined, '', writer);
    else writeText(`[${number}]`, writer);
    return;
  }
  const href = linkTarget(node.attribs.href, writer.page.baseUrl);
  writeMarked(node, href ? 'a' : undefined, href ? ` href="${escapeHtml(href)}"` : '', writer);
}

const BACK = /^(?:[↩↑^⤴⏎¶#§∞⚓]|🔗|[\ufe0e\ufe0f])+$/u;
const MARK = /^[[(]?[\d*†‡]{1,3}[\])]?$/;

function writeMarked(node: Element, name: string | undefined, attributes: string, writer: Writer): void {
  const { html } = writer;
  const before = html.length;
  if (name) html.push(`<${name}${attributes}>`);
  const inside = html.length;
  for (const child of node.children) write(child, writer);
  if (!name) return;
  // An element that came out empty would leave stray marks in Markdown.
  if (isBlank(html, inside)) html.splice(before, 1);
  else html.push(`</${name}>`);
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

// Raised and lowered text: Unicode's own signs where it has them, the marks of notes in brackets, the rest plain.

const RAISED = signs('0123456789+-−–=()nixyzk*', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱˣʸᶻᵏ*');
const LOWERED = signs('0123456789+-−–=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');

function signs(plain: string, special: string): Map<string, string> {
  const characters = [...special];
  return new Map([...plain].map((character, i) => [character, characters[i] as string]));
}

/** Gives the text of a `<sup>` or `<sub>` behind `before`, its line so far; undefined where its own content may stand. */
function raisedText(element: Element, before: string): string | undefined {
  const text = visibleText(element);
  if (element.name === 'sup') {
    const mark = noteMark(element, text, before);
    if (mark !== undefined) return mark;
  }
  return inSigns(text, element.name === 'sup' ? RAISED : LOWERED);
}

function inSigns(text: string, special: Map<string, string>): string | undefined {
  const found = [...text.replaceAll(' ', '')].map((character) => special.get(character));
  return found.length > 0 && found.every((sign) => sign !== undefined) ? found.join('') : undefined;
}

/** `[1]` for the number of a note, by its link, its name, or where it stands: behind a sentence or a word that is no unit. */
function noteMark(element: Element, text: string, before: string): string | undefined {
  const number = NUMBER.exec(text)?.[1] ?? LETTERED.exec(`${before}^${text}`)?.[1];
  if (number === undefined) return undefined;
  const isNote = text !== number || isNoteLink(element) || (BEHIND_TEXT().test(before) && !isOfNextSign(element));
  return isNote ? `[${number}]` : undefined;
}

/** `<sup>137</sup>Cs`, `<sup>3</sup>/<sub>4</sub>`: an isotope's number and a fraction's are parted from the word before alone. */
function isOfNextSign({ next, prev }: Element): boolean {
  const isParted = !prev || (isText(prev) && /\s$/.test(prev.data));
  return isParted && next !== null && isText(next) && /^(?:\p{Lu}\p{Ll}?(?!\p{L})|[/⁄])/u.test(next.data);
}

/** Below a table, notes have letters; behind a shorter word, or capitals, one may be an ending: `n<sup>o</sup>`. */
const LETTERED = /[a-z\u00df-\u00ff]{4}\^([a-d])$/;
const NUMBER = /^[[(]?(\d{1,3})[\])]?$/;
/** A sentence's end, or a word of four letters at least: no unit or symbol is as long. */
const BEHIND_TEXT = late(() => /(?:[.,;:!?…»”’"')\]]|\p{L}{4})$/u);
const NOTE_NAME = /(?:foot|end)-?note|noteref|(?:^|[\s_-])(?:fn|ref|reference|cite)(?:$|[\s_-])|cite_ref|^fn/i;

/** Places of notes as people and word processors name them: `#fn1`, `#_ftn1`. */
const NOTE_PLACE = /^\s*#_?(?:fn|ftn|edn|sdfootnote|(?:foot|end)?note)[-_:]?\w{0,8}\d/i;

/** True for a reference to a note: a link to a place of this page around or inside, or what it is called. */
function isNoteLink(element: Element): boolean {
  if (isNamedNote(element)) return true;
  for (const child of element.children) if (isTag(child) && (isPlaceLink(child) || isNamedNote(child))) return true;
  for (const around of ancestors(element)) {
    if (around.name === 'a') return isPlaceLink(around);
    if (around.name !== 'span' && around.name !== 'b') return false;
    if (isNamedNote(around)) return true;
  }
  return false;
}

function isNamedNote({ attribs }: Element): boolean {
  if (NOTE_PLACE.test(attribs.href ?? '')) return true;
  return attribs.role === 'doc-noteref' || NOTE_NAME.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}

/** A link to a place of the page that it stands on. */
function isPlaceLink({ name, attribs }: Element): boolean {
  return name === 'a' && attribs.href !== undefined && attribs.href.trim().startsWith('#');
}
