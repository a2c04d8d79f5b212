/** Boxes that are a quote without being a `<blockquote>`, and those that hold one with its attribution. */
import { type Element, HAS, isTag } from '../page/page.ts';
import type { Block } from './blocks.ts';
import { Boxes, namedBy, WHOLE_TEXTS } from './words.ts';

/** Class words for a quote set apart from the text. */
const QUOTE_NAME =
  /(?:^|[\s_-])(?:pull-?quotes?|block-?quotes?|quotes?|quotation|quote-?box|zitat(?:box)?|citations?|citaat|cita|citat|citação|citazione|sitat|sitaatti|cytat|цитата)(?:$|[\s_-])/i;
const isNamedQuote = namedBy(QUOTE_NAME);
/** Class words for a part of a quote's box: `quote-author`. */
const isPartOfQuote = namedBy(
  /(?:quotes?|quotation|zitat|citations?|cita|citat|citaat)[_-]{1,2}(?:author|attribution|by(?:line)?|caption|citation|cite|credit|footer|from|name|person|role|source|speaker|title|auteur|autor)(?:$|[\s_-])/i,
);
const BOXES = new Set(['aside', 'div', 'figure', 'section', 'p']);
/** A longer box holds more than a quote. In characters. */
const LONGEST_QUOTE = 1_500;
const NEAR = 4;

export function quoteBoxes(blocks: Block[]): Set<Element> {
  const boxes = new Set<Element>();
  const lengths = new Map<Element, number>();
  const boxOf = quoteBoxesIn(blocks);
  for (const { element, text } of blocks) {
    const box = boxOf(element);
    if (!box) continue;
    boxes.add(box);
    lengths.set(box, (lengths.get(box) ?? 0) + text.length);
  }
  for (const [box, length] of lengths) if (length > LONGEST_QUOTE) boxes.delete(box);
  return boxes;
}

/** The outermost box of a quote around an element, within a few steps. */
export function quoteBoxesIn(placed: { element: Element }[]): (element: Element) => Element | undefined {
  const boxes = new Boxes(placed, isQuoteBox, WHOLE_TEXTS);
  return (element) => boxes.outermost(element, NEAR);
}

function isQuoteBox(element: Element): boolean {
  if (!BOXES.has(element.name)) return false;
  if (isFigureOfQuote(element)) return true;
  const names = element.has & HAS.class ? element.attribs.class : undefined;
  return isNamedQuote(names) && !isPartOfQuote(names);
}

/** `<figure><blockquote>…</blockquote><figcaption>who said it</figcaption></figure>`, or a box of a quote and its footer alone. */
function isFigureOfQuote({ name, children, last, order }: Element): boolean {
  if (name === 'p' || last === order || (name !== 'figure' && children.length > MOST_IN_QUOTE_BOX)) return false;
  if (!children.some((child) => isTag(child) && child.name === 'blockquote')) return false;
  if (name === 'figure') return true;
  const parts = children.flatMap((child) => (isTag(child) && !DRAWN.has(child.name) ? [child.name] : []));
  return parts.length === 2 && parts[0] === 'blockquote' && (parts[1] === 'footer' || parts[1] === 'cite');
}

const MOST_IN_QUOTE_BOX = 9;
const DRAWN = new Set(['svg', 'hr', 'img']);
