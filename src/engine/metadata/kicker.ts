/** The kicker: a word or a short line that is printed over the headline, apart from it. */
import { isTag } from '../page/nodes.ts';
import { isHidden, visibleText } from '../page/text.ts';
import { ancestors, contains, type Element, type PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits } from './class-words.ts';
import { wordsOf } from './likeness.ts';
import { isNoSection } from './section-words.ts';

const KICKER = anyWord(
  'kicker eyebrow overline dachzeile spitzmarke roofline topline toplijn overtitle suptitle surtitre surtitle sobretitulo antetitulo antetítulo volanta volada cintillo ladillo cartola chapeu chapéu occhiello vignette vinjett stikktittel trompete oberzeile supertitle preheadline pretitle nadtitulok nadtytul надзаголовок',
);

// Elements before the headline in which its kicker stands.
const REACH = 15;
const LONGEST = 120;
/** Dates and times stand in the same line. */
const WHEN =
  /(?:(?<!\s)\s+)?(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}\.?\s\p{L}{3,10}\.?\s\d{4}|\d{1,2}[:.]\d{2}\s?(?:Uhr|h|am|pm)?(?!\d)).*/isu;
const MOST_WORDS = 14;

/** Claims the text that is marked as a kicker in the headline or right above it. */
export function kickerClaims(page: PageTree, headline: Element | undefined, title: string | undefined): Claim[] {
  if (!headline) return [];
  const found = inside(page, headline) ?? above(page, headline);
  const value =
    found &&
    visibleText(found)
      .replace(WHEN, '')
      .replace(/^[\s|:•·–—-]+|(?<![\s|:•·–—-])[\s|:•·–—-]+$/g, '');
  if (!found || !value || value.length > LONGEST || isNoSection(value)) return [];
  const words = wordsOf(value);
  if (words.length === 0 || words.length > MOST_WORDS || words.join(' ') === wordsOf(title ?? '').join(' ')) return [];
  return [{ field: 'kicker', place: 'dom:kicker', source: 'dom:kicker', value, element: found }];
}

function inside(page: PageTree, headline: Element): Element | undefined {
  for (let order = headline.order + 1; order <= headline.last; order += 1) {
    const element = page.elements[order] as Element;
    if (fits(page, element, KICKER) && !isHidden(element)) return element;
  }
  return smallLine(headline);
}

/** `<h1><small>Traffic</small><br>Bridge opens</h1>`: small letters that the heading begins with. */
function smallLine(headline: Element): Element | undefined {
  const [first, second] = headline.children.filter((child) => child.type !== 'text' || child.data.trim() !== '');
  return first && second && isTag(first) && first.name === 'small' ? first : undefined;
}

/** The nearest one before the headline, and not that of another article. */
function above(page: PageTree, headline: Element): Element | undefined {
  const first = Math.max(0, headline.order - REACH);
  for (let order = headline.order - 1; order >= first; order -= 1) {
    const element = page.elements[order] as Element;
    if (contains(element, headline) || !fits(page, element, KICKER) || isHidden(element)) continue;
    if (element.children.some((child) => isTag(child) && fits(page, child, KICKER) && visibleText(child) !== '')) continue;
    if (!isElsewhere(element, headline)) return element;
  }
  return undefined;
}

/** Tells whether the element is in a navigation, a side box or a footer, apart from the headline. */
function isElsewhere(element: Element, headline: Element): boolean {
  for (const box of ancestors(element)) {
    if (contains(box, headline)) return false;
    if (box.name === 'nav' || box.name === 'aside' || box.name === 'footer') return true;
  }
  return false;
}
