/** How much text and how many pictures an element holds, each asked in constant time after one walk over the page. */
import { type Element, isTag, isText, type PageTree } from '../tree.ts';

export interface Measures {
  /** Characters of text that is printed, white space left out. */
  textLength(element: Element): number;
  /** Characters printed between the end of one element and the start of a later one. */
  textBetween(first: Element, second: Element): number;
  /** Pictures among the elements inside, itself included. */
  pictures(element: Element): number;
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'iframe']);

export function measure(page: PageTree, pictures: Element[]): Measures {
  const count = new Uint32Array(page.elements.length + 2);
  for (const picture of pictures) count[picture.order + 1] = 1;
  for (let i = 1; i < count.length; i += 1) count[i] = (count[i] as number) + (count[i - 1] as number);
  const before = new Float64Array(page.elements.length + 1);
  const after = new Float64Array(page.elements.length + 1);
  walk(page.html, { count, before, after, length: 0 });
  const at = (array: Float64Array | Uint32Array, index: number) => array[index] as number;
  return {
    textLength: (element) => at(after, element.order) - at(before, element.order),
    textBetween: (first, second) => at(before, second.order) - at(after, first.order),
    pictures: (element) => at(count, element.last + 1) - at(count, element.order),
  };
}

interface Walk {
  /** Pictures before each element, by its order. */
  count: Uint32Array;
  /** Characters printed before an element's start and up to its end, by its order. */
  before: Float64Array;
  after: Float64Array;
  length: number;
}

function walk(element: Element, state: Walk): void {
  state.before[element.order] = state.length;
  if (isSilent(element, state.count)) skipInside(element, state);
  else {
    for (const child of element.children) {
      if (isText(child)) state.length += printed(child.data);
      else if (isTag(child)) walk(child, state);
    }
  }
  state.after[element.order] = state.length;
}

/** Buttons are controls, unless one opens the picture that it holds with its caption. */
function isSilent({ name, order, last }: Element, count: Uint32Array): boolean {
  return SILENT.has(name) || (name === 'button' && count[last + 1] === count[order]);
}

function skipInside({ order, last }: Element, { before, after, length }: Walk): void {
  before.fill(length, order + 1, last + 1);
  after.fill(length, order + 1, last + 1);
}

function printed(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 32 && (code < 0xa0 || (code !== 0xa0 && code !== 0xad && code !== 0x200b && code !== 0xfeff))) count += 1;
  }
  return count;
}
