/** Where a mark of an author is none of the article's own byline: in pictures, in cards of other articles, in prose. */
import { INLINE } from '../../page/text.ts';
import { ancestors, contains, type Element, type PageTree } from '../../page/tree.ts';
import { pageText, textLength } from '../page-text.ts';

/** Whether `element` stands in a link to another article, with its headline and lead. */
export function isInCard(page: PageTree, element: Element, headline: Element | undefined): boolean {
  const own = textLength(page, element);
  for (const ancestor of ancestors(element)) {
    if (headline && contains(ancestor, headline)) return false;
    if (ancestor.name === 'a' && textLength(page, ancestor) > own + CARD) return true;
  }
  return false;
}

// Letters that a link to an author's page has beside the name: "More from", a post. A headline and its lead are longer.
const CARD = 40;

/** Where a mark of an author is the photographer's. */
export function isInFigure(element: Element): boolean {
  for (const { name } of ancestors(element)) if (name === 'figure' || name === 'figcaption') return true;
  return false;
}

/** Whether a line that begins like a byline is a sentence, or stands inside one: "Author Jane Roe said that she began ...". */
export function isInProse(page: PageTree, element: Element, text: string): boolean {
  const isInline = INLINE.has(element.name);
  if ((isInline || SENTENCE_END.test(text)) && (text.match(LOWER_WORD)?.length ?? 0) >= MOST_LOWER_WORDS) return true;
  if (!isInline) return false;
  for (const block of ancestors(element)) {
    if (INLINE.has(block.name)) continue;
    const { text: all, start } = pageText(page);
    const before = all.slice(start[block.order], start[element.order]).trim();
    return textLength(page, block) > MAX_LINE && before !== '';
  }
  return false;
}

const SENTENCE_END = /[.!?…]["”’»]?$/u;
const LOWER_WORD = /(?<![\p{L}\p{N}])\p{Ll}+/gu;
// "By Jane Roe, who writes about the press for the Post." has fewer.
const MOST_LOWER_WORDS = 8;
// Author, date, section and reading time in one line; a paragraph is longer.
const MAX_LINE = 160;
