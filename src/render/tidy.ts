/** Texts and line breaks of the tree made tidy, before anything is looked at from its neighbours. */
import { cleanLines } from './clean-text.ts';
import { BLOCK, type DomNode, remove, textNode } from './dom.ts';

/** Longest run of white space in code: turndown's time is quadratic in it. */
export const MAX_SPACE = 200;
/** Code points that no reader sees and that only break words for a search. */
const SOFT = /[\u00ad\u200b\u2060]/g;

/** Lines of a text, without code points that no reader sees. */
export function visibleLines(text: string): string {
  return cleanLines(text).replace(SOFT, '');
}

/** Cleans texts and moves line breaks out of the ends of inline elements, before anything is looked at from its neighbours. */
export function tidy(parent: DomNode): void {
  let next: DomNode | null;
  for (let node = parent.firstChild; node; node = next) {
    next = node.nextSibling;
    if (node.nodeType === 3) node.data = visibleLines(node.data);
    else if (node.nodeName !== 'PRE') tidy(node);
    if (node.nodeType !== 1 || BLOCK.has(node.nodeName) || node.nodeName === 'BR') continue;
    if (node.nodeName === 'CODE') moveEdgeSpace(node);
    hoistBreaks(node);
    if (!node.firstChild) remove(node);
  }
}

function hoistBreaks(node: DomNode): void {
  for (let first = node.firstChild; first; first = node.firstChild) {
    if (!isBreakOrSpace(first)) break;
    node.parentNode?.insertBefore(first, node);
  }
  for (let last = node.lastChild; last; last = node.lastChild) {
    if (!isBreakOrSpace(last)) break;
    node.parentNode?.insertBefore(last, node.nextSibling);
  }
}

/** Code is trimmed, and what is trimmed stands beside it. */
function moveEdgeSpace(code: DomNode): void {
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
