/** Lists as Markdown can say them: items with their numbers, terms as bold lines, a list in a cell as one line. */
import { childElements, type DomNode, elementNode, remove, rename, replaceBy, textNode } from './dom.ts';
import { hasBlocks } from './emphasis.ts';

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

/** The items of a cell's list, parted by semicolons. */
export function joinItems(cell: DomNode): void {
  for (const name of ['UL', 'OL']) {
    // Inner lists go on in the line of the outer one.
    for (const list of [...cell.getElementsByTagName(name)].reverse()) replaceBy(list, lineOfItems(list));
  }
}

function lineOfItems(list: DomNode): DomNode {
  const isInner = list.parentNode?.nodeName === 'LI';
  const line = elementNode(isInner ? 'SPAN' : 'P');
  if (isInner) line.appendChild(textNode('; '));
  for (const item of childElements(list)) {
    if (line.firstChild && line.textContent !== '; ') line.appendChild(textNode('; '));
    while (item.firstChild) line.appendChild(item.firstChild);
  }
  return line;
}

export function makeBold(block: DomNode): void {
  const strong = elementNode('STRONG');
  while (block.firstChild) strong.appendChild(block.firstChild);
  block.appendChild(strong);
}
