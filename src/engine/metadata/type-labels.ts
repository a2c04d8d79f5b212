/** A label beside the headline that says what kind of article it is: `Opinion`, `Anzeige`. */
import { isHidden, visibleText } from '../page/text.ts';
import { ancestors, contains, type Element, type PageTree } from '../page/tree.ts';
import { isTypeWord } from './article-types.ts';
import type { Claim } from './claims.ts';
import { textLength } from './page-text.ts';

// Elements before and behind the headline among which its labels stand.
const BEFORE = 12;
const BEHIND = 12;
const LONGEST = 40;

export function typeLabelClaims(page: PageTree, headline: Element | undefined): Claim[] {
  if (!headline) return [];
  const near = [
    ...page.elements.slice(Math.max(0, headline.order - BEFORE), headline.order).reverse(),
    ...page.elements.slice(headline.last + 1, headline.last + 1 + BEHIND),
  ];
  for (const element of near) {
    if (element.order > headline.order && /^h[1-6]$/.test(element.name)) break;
    if (contains(element, headline) || element.last - element.order > 2 || !LABELS.has(element.name)) continue;
    const value = visibleText(element);
    if (value.length > LONGEST || !isTypeWord(value) || isHidden(element) || !isInHead(page, element, headline)) continue;
    if (leadsToComments(element)) continue;
    return [{ field: 'type', place: 'dom:label', source: 'dom:label', value, element }];
  }
  return [];
}

const LABELS = new Set('span div p a strong b em small h2 h3 h4 h5 h6 li'.split(' '));

// Head of an article: headline, dek, byline, dates, labels.
const MOST_IN_HEAD = 800;
const MOST_LEVELS = 4;

/**
 * Tells whether an element is in one small box with the headline; a menu names all kinds of articles that the site has, and an
 * advertisement says what it is.
 */
function isInHead(page: PageTree, element: Element, headline: Element): boolean {
  let level = 0;
  for (const box of ancestors(element)) {
    if (contains(box, headline)) return box.name !== 'body' && textLength(page, box) <= MOST_IN_HEAD;
    level += 1;
    if (level > MOST_LEVELS || box.name === 'nav' || box.name === 'footer' || box.attribs.role === 'navigation')
      return false;
    if (/(?:^|[\s_-])(?:ad|ads|adslot|advert|advertisement|banner|menu)(?:$|[\s_-])/i.test(box.attribs.class ?? ''))
      return false;
  }
  return false;
}

/** `Kommentare` may be the readers'. */
function leadsToComments(element: Element): boolean {
  if (/^comments?$/i.test(visibleText(element))) return true;
  const near = [
    element,
    ...[...ancestors(element)].slice(0, 2),
    ...element.children.filter((child) => child.type === 'tag'),
  ];
  return near.some(({ attribs }) =>
    /comment|kommentar|respond|disqus/i.test(`${attribs.href ?? ''} ${attribs.class ?? ''}`),
  );
}
