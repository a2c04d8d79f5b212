/** Boxes that are a quote without being a `<blockquote>`, and those that hold one with its attribution. */
import { ancestors, type Element } from '../page/tree.ts';
import { namedBy } from './apart.ts';
import type { Block } from './blocks.ts';

/** Class words for a quote set apart from the text. */
const QUOTE_NAME =
  /(?:^|[\s_-])(?:pull-?quotes?|block-?quotes?|quotes?|quotation|quote-?box|zitat(?:box)?|citations?|citaat|cita|citat|citação|citazione|sitat|sitaatti|cytat|цитата)(?:$|[\s_-])/i;
const isNamedQuote = namedBy(QUOTE_NAME);
const BOXES = new Set(['aside', 'div', 'figure', 'section', 'p']);
/** A longer box holds more than a quote. In characters. */
const LONGEST_QUOTE = 1_500;
const NEAR = 4;

export function quoteBoxes(blocks: Block[]): Set<Element> {
  const boxes = new Set<Element>();
  const lengths = new Map<Element, number>();
  for (const { element, text } of blocks) {
    const box = quoteBoxOf(element);
    if (!box) continue;
    boxes.add(box);
    lengths.set(box, (lengths.get(box) ?? 0) + text.length);
  }
  for (const [box, length] of lengths) if (length > LONGEST_QUOTE) boxes.delete(box);
  return boxes;
}

/** The outermost box of a quote around the element, within a few steps. */
export function quoteBoxOf(element: Element): Element | undefined {
  let found: Element | undefined;
  let level = 0;
  for (const node of [element, ...ancestors(element)]) {
    if (level > NEAR || node.name === 'body' || node.name === 'article' || node.name === 'main') break;
    if (BOXES.has(node.name) && (isFigureOfQuote(node) || isNamedQuote(node.attribs.class))) found = node;
    level += 1;
  }
  return found;
}

/** `<figure><blockquote>…</blockquote><figcaption>who said it</figcaption></figure>`. */
function isFigureOfQuote({ name, children }: Element): boolean {
  return name === 'figure' && children.some((child) => 'name' in child && child.name === 'blockquote');
}
