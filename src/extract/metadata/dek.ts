/** The dek: a standfirst printed between the headline and the body. */
import { visibleText } from '../text.ts';
import { contains, type Element, type PageTree } from '../tree.ts';
import { classWords } from './class-words.ts';
import { likeness, wordsOf } from './headline.ts';
import type { Zones } from './zones.ts';

export interface Dek {
  element: Element;
  text: string;
}

const DEK_WORD =
  /^(?:dek|deck|subtitle|subtitel|subheadline|subheading|subhead|subline|standfirst|lede|lead|leadtext|excerpt|intro|introduction|chapo|chapeau|vorspann|ingress|entradilla|bajada|sommario|occhiello|untertitel|unterzeile|abstract|manchet|lid|summary|kicker2|perex|подзаголовок)$/;

// Elements between the headline and its dek: date, byline, share bar, picture.
const REACH = 60;
const MIN_LENGTH = 20;
const MAX_LENGTH = 500;
// Likeness to the page's own description from which on an unmarked line is the dek.
const IS_DESCRIPTION = 0.9;

/** The first line below the headline that is marked as a dek, or a heading there that says what the description says. */
export function printedDek(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  descriptions: string[],
): Dek | undefined {
  if (!headline) return undefined;
  const claimed = descriptions.map(wordsOf).filter((words) => words.length > 3);
  const end = Math.min(page.elements.length, headline.last + 1 + REACH);
  for (let order = headline.last + 1; order < end; order += 1) {
    const element = page.elements[order] as Element;
    if (zones[order] || element.last - element.order > 20 || contains(element, headline)) continue;
    const marked = isMarked(element);
    if (!marked && !/^(?:h2|h3|p|div)$/.test(element.name)) continue;
    const text = visibleText(element);
    if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) continue;
    if (marked || (/^h[23]$/.test(element.name) && isDescription(text, claimed))) return { element, text };
    // The text has begun.
    if (element.name === 'p' && text.length > MAX_LENGTH / 4) return undefined;
  }
  return undefined;
}

function isMarked(element: Element): boolean {
  if (!/^(?:p|div|h[2-6]|span|section|header|em|strong|summary)$/.test(element.name)) return false;
  if (/(?:^|\s)alternativeHeadline(?:\s|$)/.test(element.attribs.itemprop ?? '')) return true;
  return classWords(element).some((word) => DEK_WORD.test(word));
}

function isDescription(text: string, claimed: string[][]): boolean {
  const words = wordsOf(text);
  return claimed.some((other) => likeness(words, other) >= IS_DESCRIPTION);
}
