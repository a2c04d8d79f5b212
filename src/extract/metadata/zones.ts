/** Parts of a page that tell of other pages or other people: teasers, comments, navigation. */
import { isHidden } from '../text.ts';
import { contains, type Element, type PageTree } from '../tree.ts';
import { classWords } from './class-words.ts';

/** For each element, by `order`: 1 where it lies in a part that is not about this article. */
export type Zones = Uint8Array;

const FOREIGN_TAG = new Set(['nav', 'footer', 'form', 'dialog', 'button', 'select']);

/** Class words of parts that repeat headlines, names and dates of other articles, or of readers. */
const FOREIGN_WORD =
  /^(?:related|recommend(?:ed|ations?|ation)?|comments?|commentlist|disqus|reply|replies|respond|sidebar|widgets?|footer|nav|navbar|navigation|menu|breadcrumbs?|teasers?|trending|popular|carousel|newsletter|promo|advert|advertisement|ads|cookie|consent|modal|popup|offcanvas|mostread|morestories|suggested|outbrain|taboola|kommentare?|commentaires?|comentarios?|colophon|masthead|lightbox|tooltip|share|sharing|social)$/;

const FOREIGN_PHRASE =
  /(?:related|similar|more|latest|recent|popular|most|also|next|prev|previous|recommended|other)[-_ ]?(?:posts?|articles?|news|stories|story|items?|content|read|viewed|links)/i;

/** Marks foreign parts. What holds `headline` is never foreign as a whole, whatever it is called. */
export function foreignZones(page: PageTree, headline: Element | undefined): Zones {
  const zones = new Uint8Array(page.elements.length);
  for (const element of page.elements) {
    if (zones[element.order]) continue;
    if (headline && contains(element, headline)) continue;
    if (isForeign(element)) zones.fill(1, element.order, element.last + 1);
  }
  return zones;
}

// A wrapper of most of the page may be called `has-sidebar` or `newsletter-page`.
function isForeign(element: Element): boolean {
  if (element.name === 'body' || element.name === 'html' || element.name === 'main' || element.name === 'article')
    return false;
  if (FOREIGN_TAG.has(element.name) || isHidden(element)) return true;
  if (element.name === 'a' || element.name === 'time') return false;
  if (element.attribs.role === 'navigation' || element.attribs.role === 'complementary') return true;
  const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
  return classWords(element).some((word) => FOREIGN_WORD.test(word)) || FOREIGN_PHRASE.test(names.slice(0, 300));
}
