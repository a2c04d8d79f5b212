/** Tells what stands on either side of an inline element, and whether its marks hold there: CommonMark's delimiter runs. */
import { BLOCK, type DomNode, DROPPED_ELEMENTS } from './dom.ts';

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
export function canEmphasise(node: DomNode, place: { lineStart: boolean; last: string }): boolean {
  const text = node.textContent;
  if (text.trim() === '' || hasBlocks(node)) return false;
  const before = place.lineStart || /^\s/.test(text) ? '' : place.last;
  const after = /\s$/.test(text) ? '' : following(node);
  const first = edgeCharacter(node, 'firstChild', 'nextSibling');
  const last = edgeCharacter(node, 'lastChild', 'previousSibling');
  // Two runs of marks side by side would be read as one.
  if (/[*~]/.test(before + after)) return false;
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
    if (BLOCK.has(next.nodeName) || next.nodeName === 'BR') return '';
    const text = next.nodeType === 3 || next.nodeType === 1 ? next.textContent : '';
    if (text === '' || DROPPED_ELEMENTS.has(next.nodeName) || (skipSpace && text.trim() === '')) continue;
    if (/^\s/.test(text) && !skipSpace) return ' ';
    return next.nodeType === 3 ? String.fromCodePoint(text.trimStart().codePointAt(0) as number) : openingMark(next);
  }
  return undefined;
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
