/** The amount of text and pictures in an element: pictures by one pass over the page, text where it is asked for. */
import { type Element, isTag, isText, type PageTree } from '../page/tree.ts';

export interface PictureMeasures {
  /** Characters of text that is printed, white space left out. Beyond `COUNTED` it is only more than that. */
  textLength(element: Element): number;
  /** Pictures among the elements inside, itself included. */
  pictures(element: Element): number;
}

/** Longer than any caption. Most boxes that are asked for hold less, and few of the page's elements are asked for. */
const COUNTED = 2_000;
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'iframe']);

export function measure(page: PageTree, pictures: Element[]): PictureMeasures {
  /** Pictures before each element, by its order. */
  const count = new Uint32Array(page.elements.length + 2);
  for (const picture of pictures) count[picture.order + 1] = 1;
  for (let i = 1; i < count.length; i += 1) count[i] = (count[i] as number) + (count[i - 1] as number);
  const inSilent = insideSilent(page, count);
  return {
    textLength: (element) => (inSilent[element.order] ? 0 : addText(element, count, 0)),
    pictures: ({ order, last }) => (count[last + 1] as number) - (count[order] as number),
  };
}

/** Gives 1 for each element, by order, that is inside one whose text is not printed. */
function insideSilent({ elements }: PageTree, count: Uint32Array): Uint8Array {
  const inside = new Uint8Array(elements.length);
  for (let i = 0; i < elements.length; i += 1) {
    const element = elements[i] as Element;
    if (element.last === i || !isSilent(element, count)) continue;
    inside.fill(1, i + 1, element.last + 1);
    i = element.last;
  }
  return inside;
}

/** Buttons are controls, unless one opens the picture that it holds with its caption. */
function isSilent({ name, order, last }: Element, count: Uint32Array): boolean {
  return SILENT.has(name) || (name === 'button' && count[last + 1] === count[order]);
}

/** `length` and what the element adds to it. */
function addText(element: Element, count: Uint32Array, length: number): number {
  if (isSilent(element, count)) return length;
  let sum = length;
  for (const child of element.children) {
    if (isText(child)) sum += printed(child.data);
    else if (isTag(child)) sum = addText(child, count, sum);
    if (sum > COUNTED) break;
  }
  return sum;
}

function printed(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32 && (code < 0xa0 || (code !== 0xa0 && code !== 0xad && code !== 0x200b && code !== 0xfeff))) count += 1;
  }
  return count;
}
