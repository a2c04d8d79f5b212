/** Parts of a page that tell of other pages or other people: teasers, comments, navigation. */
import { contains, type Element, factBy, HAS, type PageTree } from '../page/page.ts';
import { isHidden } from '../page/text.ts';
import { anyWord, fits, phrase } from './class-words.ts';

/** The zone of each element, by `order`: 0 where it may be about this article, else `BESIDE` or `FOREIGN`. */
export type Zones = Uint8Array;

/** The zone beside the text: side bars, footers, share bars. The article's date or author may stand there, but so may others'. */
export const BESIDE = 1;
/** The zone about other pages or by readers; nothing is read there. */
export const FOREIGN = 2;

const ZONE_OF_TAG = new Map([
  ...['body', 'html', 'main', 'article', 'head'].map((name) => [name, 0] as const),
  ...['footer', 'aside', 'form', 'button'].map((name) => [name, BESIDE] as const),
  ...['nav', 'dialog', 'select'].map((name) => [name, FOREIGN] as const),
]);

/** Class words of parts that repeat headlines, names and dates of other articles, or of readers. */
const TELLS_OF_OTHERS =
  anyWord(
    'related recommend recommended recommendation recommendations comment comments commentlist disqus reply replies respond nav navbar navigation menu teaser teasers trending popular carousel promo advert advertisement ads cookie consent modal popup offcanvas mostread morestories suggested outbrain taboola kommentar kommentare commentaire commentaires comentario comentarios colophon lightbox tooltip',
  ) |
  phrase(
    /(?:related|similar|more|latest|recent|popular|most|also|next|prev|previous|recommended|other)-?(?:posts?|articles?|news|stories|story|items?|content|read|viewed|links)/,
  );
/** The path to the section; some themes call the whole line so that has the date, too. */
const PATH = anyWord('breadcrumb breadcrumbs');
const STANDS_BESIDE = anyWord('sidebar widget widgets footer masthead share sharing social aside');
const NEWSLETTER = anyWord('newsletter');

/** Marks such parts. What holds the headline is never one, whatever it is called. */
export const foreignZones = factBy(mark);

function mark(page: PageTree, headline: Element | undefined): Zones {
  const zones = new Uint8Array(page.elements.length);
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    if (zones[order] === FOREIGN || (headline && contains(element, headline))) continue;
    const zone = isSubscription(page, element) ? FOREIGN : zoneOf(page, element);
    if (zone > (zones[order] as number)) zones.fill(zone, order, element.last + 1);
  }
  return zones;
}

/** A box to subscribe to a newsletter; the issue of a newsletter that is read on the web is an article. */
function isSubscription(page: PageTree, element: Element): boolean {
  if (element.last - element.order > MAX_BOX || !fits(page, element, NEWSLETTER)) return false;
  return page.elements.slice(element.order, element.last + 1).some(({ name }) => ASKING.has(name));
}

// Elements in such a box; what has more holds half the page.
const MAX_BOX = 200;
const ASKING = new Set(['form', 'input', 'button', 'iframe', 'label']);

function zoneOf(page: PageTree, element: Element): number {
  const { name, attribs } = element;
  const ofTag = ZONE_OF_TAG.get(name);
  if (ofTag === 0) return 0;
  const role = element.has & HAS.role ? attribs.role : undefined;
  if (ofTag === FOREIGN || isHidden(element) || role === 'navigation') return FOREIGN;
  if (ofTag === BESIDE || role === 'complementary') return BESIDE;
  if (!fits(page, element, TELLS_OF_OTHERS | STANDS_BESIDE | PATH)) return 0;
  // A link or a time is small enough to speak for itself.
  if (name === 'a' || name === 'time' || !(attribs.class || attribs.id || attribs['data-testid'])) return 0;
  if (fits(page, element, TELLS_OF_OTHERS)) return FOREIGN;
  return fits(page, element, PATH) && !hasTime(page, element) ? FOREIGN : fits(page, element, STANDS_BESIDE) ? BESIDE : 0;
}

function hasTime(page: PageTree, element: Element): boolean {
  return page.elements.slice(element.order, element.last + 1).some(({ name }) => name === 'time');
}
