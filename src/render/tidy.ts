/** The tree made tidy before anything is looked at from its neighbours: texts, line breaks, emphasis, lists. */

import {
  BLOCK,
  childElements,
  type DomNode,
  DROPPED_ELEMENTS,
  elementNode,
  remove,
  rename,
  replaceBy,
  textNode,
} from './dom.ts';

/** Longest run of white space in code: turndown's time is quadratic in it. */
export const MAX_SPACE = 200;
const ENDS_LINE = new Set([...BLOCK, 'BR']);
/** Code points that no reader sees and that only break words for a search. */
export const SOFT = /[\u00ad\u200b\u2060]/g;

/**
 * Takes code points that no reader sees out of texts, which are clean otherwise, and moves line breaks out of the ends of inline
 * elements, before anything is looked at from its neighbours.
 */
export function tidy(parent: DomNode): void {
  let next: DomNode | null;
  for (let node = parent.firstChild; node; node = next) {
    if (node.nodeName === 'CODE') joinCode(node);
    next = node.nextSibling;
    if (node.nodeType === 3) node.data = node.data.replace(SOFT, '');
    else if (node.nodeName !== 'PRE') tidy(node);
    if (node.nodeType === 1 && !ENDS_LINE.has(node.nodeName)) tidyInline(node);
  }
}

function tidyInline(node: DomNode): void {
  if (node.nodeName === 'CODE') tidyCode(node);
  hoistBreaks(node);
  if (!node.firstChild) remove(node);
  else if (EMPHASIS[node.nodeName] !== undefined) tidyMarks(node);
}

/** Marks around a comma alone say nothing; a sign between two marked words parts their marks, which would make one run. */
function tidyMarks(node: DomNode): void {
  if (!LETTER.test(node.textContent)) {
    while (node.firstChild) node.parentNode?.insertBefore(node.firstChild, node);
    remove(node);
    return;
  }
  const { firstChild: first, previousSibling: before } = node;
  if (first?.nodeType !== 3 || before === null || EMPHASIS[before.nodeName] === undefined) return;
  const lead = SIGNS.exec(first.data)?.[0];
  if (lead === undefined) return;
  first.data = first.data.slice(lead.length);
  node.parentNode?.insertBefore(textNode(lead), node);
  hoistBreaks(node);
}

const LETTER = /[\p{L}\p{N}]/u;
/** Punctuation and symbols at the beginning of a text. */
export const SIGNS = /^[\p{P}\p{S}]+/u;

/** Moves line breaks and white space out of the ends of an inline element, to stand before and behind it. */
export function hoistBreaks(node: DomNode): void {
  for (let first = node.firstChild; first && isBreakOrSpace(first); first = node.firstChild)
    node.parentNode?.insertBefore(first, node);
  for (let last = node.lastChild; last && isBreakOrSpace(last); last = node.lastChild)
    node.parentNode?.insertBefore(last, node.nextSibling);
}

/** Spans of code side by side are one: their marks would be read as one run. */
function joinCode(code: DomNode): void {
  for (let next = code.nextSibling; next?.nodeName === 'CODE'; next = code.nextSibling) {
    while (next.firstChild) code.appendChild(next.firstChild);
    remove(next);
  }
}

/** A span of code is one line: each line of it is a span of its own. */
function tidyCode(code: DomNode): void {
  for (const lineBreak of code.getElementsByTagName('BR')) replaceBy(lineBreak, textNode(LINE_END));
  const lines = code.textContent.split(LINE_END);
  setText(code, lines.pop() as string);
  for (const line of lines) {
    const above = elementNode('CODE');
    setText(above, line);
    code.parentNode?.insertBefore(above, code);
    code.parentNode?.insertBefore(elementNode('BR'), code);
    if (line.trim() === '') remove(above);
    else trimCode(above);
  }
  trimCode(code);
}

/** A sign that no clean text has. */
const LINE_END = '\u2028';

/** Code is trimmed, and what is trimmed stands beside it. */
function trimCode(code: DomNode): void {
  const text = code.textContent;
  if (/^\s/.test(text)) code.parentNode?.insertBefore(textNode(' '), code);
  if (/\S\s+$/.test(text.slice(-MAX_SPACE))) code.parentNode?.insertBefore(textNode(' '), code.nextSibling);
  setText(code, text.trim());
}

function isBreakOrSpace(node: DomNode): boolean {
  return node.nodeName === 'BR' || (node.nodeType === 3 && node.data.trim() === '');
}

export function setText(element: DomNode, text: string): void {
  while (element.firstChild) remove(element.firstChild);
  element.appendChild(textNode(text));
}

// Tells what stands on either side of an inline element, and whether its marks hold there: CommonMark's delimiter runs.

/** Inline elements with a mark of their own, by kind. */
export const EMPHASIS: Record<string, string> = {
  EM: 'em',
  I: 'em',
  STRONG: 'strong',
  B: 'strong',
  DEL: 'del',
  S: 'del',
  STRIKE: 'del',
};

/** Whether CommonMark reads marks around `node` as emphasis: its rules on delimiter runs, and none side by side. */
export function canEmphasise(
  node: DomNode,
  place: { lineStart: boolean; last: string; marks?: ReadonlySet<string> },
): boolean {
  const text = node.textContent;
  if (text.trim() === '' || hasBlocks(node)) return false;
  const before = place.lineStart || /^\s/.test(text) ? '' : place.last;
  const after = /\s$/.test(text) ? '' : following(node);
  const first = edgeCharacter(node, 'firstChild', 'nextSibling');
  const last = edgeCharacter(node, 'lastChild', 'previousSibling');
  // Two runs of marks side by side would be read as one.
  if (/[*~]/.test(before + after)) return false;
  // Between two signs, marks that begin may as well end what is open.
  const isOpen = place.marks?.has('em') || place.marks?.has('strong') || place.marks?.has('del');
  if (isOpen && before.trim() !== '' && SIGNS.test(first)) return false;
  return flanks(first, before) && flanks(last, after);
}

/** Readers disagree whether symbols and what is beyond the BMP count as punctuation: only what all agree on passes. */
function flanks(inner: string, outer: string): boolean {
  return (
    !/[\p{P}\p{S}]/u.test(inner) || outer === '' || /^(?:\s|[!-/:-@[-`{-~]|(?![\u{10000}-\u{10ffff}])\p{P})$/u.test(outer)
  );
}

export function hasBlocks(node: DomNode): boolean {
  // Faster than a selector of forty names, and asked of every inline element.
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (BLOCK.has(child.nodeName) || hasBlocks(child)) return true;
  return false;
}

/** The outermost character of what `node` will be, seen from one end. */
function edgeCharacter(node: DomNode, end: 'firstChild' | 'lastChild', step: 'nextSibling' | 'previousSibling'): string {
  for (let child = node[end]; child; child = child[step]) {
    if (child.textContent.trim() === '') continue;
    if (child.nodeType === 3) {
      const characters = child.textContent.trim();
      return String.fromCodePoint((end === 'firstChild' ? characters.codePointAt(0) : lastCodePoint(characters)) as number);
    }
    // Marks of emphasis of the same sign join in one run; others stand in the way.
    const sign = signOf(child);
    return sign !== '' && sign !== signOf(node) ? sign : edgeCharacter(child, end, step);
  }
  return '';
}

function lastCodePoint(text: string): number {
  const pair = text.codePointAt(text.length - 2);
  return pair !== undefined && pair > 0xffff ? pair : text.charCodeAt(text.length - 1);
}

/**
 * The character that follows `node` on its line in the Markdown; empty at the line's end. Closing marks of emphasis are looked
 * through, as they join the run. `skipSpace` asks for the next character that is no white space.
 */
export function following(node: DomNode, skipSpace = false): string {
  for (let at: DomNode | null = node; at && !BLOCK.has(at.nodeName); at = at.parentNode) {
    const sign = signBehind(at, skipSpace);
    if (sign !== undefined) return sign;
    if (at.parentNode?.nodeName === 'A') return ']';
  }
  return '';
}

/** The sign among the siblings behind a node; undefined where they show none, so that the next is behind its parent. */
function signBehind(node: DomNode, skipSpace: boolean): string | undefined {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (ENDS_LINE.has(next.nodeName)) return '';
    const text = next.nodeType === 3 || next.nodeType === 1 ? next.textContent : '';
    if (text === '' || DROPPED_ELEMENTS.has(next.nodeName) || (skipSpace && text.trim() === '')) continue;
    if (/^\s/.test(text) && !skipSpace) return ' ';
    return next.nodeType === 3
      ? asWritten(String.fromCodePoint(text.trimStart().codePointAt(0) as number))
      : openingMark(next);
  }
  return undefined;
}

/** A star or a backtick of the text has a backslash before it, and is no mark. */
export function asWritten(sign: string): string {
  return sign === '*' || sign === '`' ? '\\' : sign;
}

function openingMark(node: DomNode): string {
  return signOf(node) || edgeCharacter(node, 'firstChild', 'nextSibling');
}

/** The sign with which an inline element begins in Markdown, if with any. */
export function signOf(node: DomNode): string {
  if (node.nodeName === 'A') return '[';
  if (node.nodeName === 'CODE') return '`';
  const kind = EMPHASIS[node.nodeName];
  return kind === undefined ? '' : kind === 'del' ? '~' : '*';
}

/** The text of a node with a sign where marks begin and end: a `$` behind one may begin a formula that one behind a space may not. */
export function markedText(node: DomNode): string {
  if (node.nodeType === 3) return node.data;
  let text = '';
  for (let child = node.firstChild; child; child = child.nextSibling) {
    text += marked(markedText(child), signOf(child));
  }
  return text;
}

/** White space at the ends of marks will stand outside of them. */
function marked(text: string, sign: string): string {
  if (sign === '' || text.trim() === '') return text;
  const end = text.trimEnd();
  const start = end.trimStart();
  return text.slice(0, end.length - start.length) + sign + start + sign + text.slice(end.length);
}

// Lists as Markdown can say them: items with their numbers, terms as bold lines.

/** Each item gets its number; a number that Markdown has no room for counts on, or from 1. */
export function numberItems(list: DomNode): void {
  let number = itemNumber(list, 'start') ?? 1;
  for (const item of childElements(list)) {
    if (item.nodeName !== 'LI') continue;
    number = itemNumber(item, 'value') ?? number;
    item.setAttribute('value', String(number));
    number += 1;
  }
}

function itemNumber(node: DomNode, name: string): number | undefined {
  const number = Number.parseInt(node.getAttribute(name) ?? '', 10);
  return number >= 0 && number < 1e9 ? number : undefined;
}

/** A term is bold, and what it means follows on the next line; longer meanings have paragraphs of their own. */
export function loosenedTerms(list: DomNode): DomNode {
  let line: DomNode | undefined;
  let previous = '';
  for (const part of childElements(list)) {
    const name = part.nodeName;
    if (name !== 'DT' && name !== 'DD') continue;
    const inner = part.firstChild?.nodeName === 'P' ? part.firstChild : part;
    const goesOn = !(name === 'DT' && previous !== 'DT') && !(inner === part && hasBlocks(part));
    if (name === 'DT' && !hasBlocks(inner)) makeBold(inner);
    previous = name;
    line = line && goesOn ? continuedLine(line, part, inner) : newLine(part, inner);
  }
  return rename(list, 'DIV');
}

/** The line that a part begins; undefined where nothing can be joined to it. */
function newLine(part: DomNode, inner: DomNode): DomNode | undefined {
  const line = inner === part ? rename(part, 'P') : inner;
  if (inner !== part) rename(part, 'DIV');
  return hasBlocks(line) ? undefined : line;
}

/** The line with a part joined to it; undefined where more of the part follows. */
function continuedLine(line: DomNode, part: DomNode, inner: DomNode): DomNode | undefined {
  line.appendChild(elementNode('BR'));
  while (inner.firstChild) line.appendChild(inner.firstChild);
  remove(inner);
  if (inner === part) return line;
  return rename(part, 'DIV').firstChild ? undefined : line;
}

export function makeBold(block: DomNode): void {
  const strong = elementNode('STRONG');
  while (block.firstChild) strong.appendChild(block.firstChild);
  block.appendChild(strong);
}
