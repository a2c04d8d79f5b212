/**
 * The white space of the tree that turndown converts, collapsed as a browser shows it. turndown would do so itself, but it writes
 * every space of a text anew.
 */
import { BLOCK, type DomNode, remove } from './dom.ts';

interface Line {
  /** The text before on the line, where a space at its end stands for one at the beginning of the next. */
  text: DomNode | undefined;
  /** Behind a picture or another element without content a space stays. */
  keepsSpace: boolean;
}

export function collapseSpaces(root: DomNode): void {
  const line: Line = { text: undefined, keepsSpace: false };
  collapseIn(root, line);
  trimEnd(line);
  if (line.text?.data === '') remove(line.text);
}

function collapseIn(parent: DomNode, line: Line): void {
  let next: DomNode | null;
  for (let node = parent.firstChild; node; node = next) {
    next = node.nextSibling;
    if (node.nodeType === 3) collapseText(node, line);
    else {
      pass(node, line);
      if (node.nodeName === 'PRE' || !node.firstChild) continue;
      collapseIn(node, line);
      pass(node, line);
    }
  }
}

function collapseText(node: DomNode, line: Line): void {
  let text = UNEVEN.test(node.data) ? node.data.replace(SPACES, ' ') : node.data;
  const isBehindSpace = !line.text || line.text.data.endsWith(' ');
  if (isBehindSpace && !line.keepsSpace && text.startsWith(' ')) text = text.slice(1);
  if (text === '') {
    remove(node);
    return;
  }
  node.data = text;
  line.text = node;
}

const UNEVEN = /[\r\n\t]| {2}/;
const SPACES = /[ \r\n\t]+/g;

/** Goes over the beginning or the end of an element. */
function pass({ nodeName }: DomNode, line: Line): void {
  const isVoid = VOID.has(nodeName);
  if (nodeName === 'BR' || (BLOCK.has(nodeName) && !isVoid)) {
    trimEnd(line);
    line.text = undefined;
    line.keepsSpace = false;
  } else if (isVoid) {
    line.text = undefined;
    line.keepsSpace = true;
  } else if (line.text) line.keepsSpace = false;
}

const VOID = new Set(['IMG', 'WBR']);

function trimEnd({ text }: Line): void {
  if (text?.data.endsWith(' ')) text.data = text.data.slice(0, -1);
}
