/** Pictures that stand in an article and are none of its own: teasers, portraits, logos, posters. */
import type { Figure } from '../article.ts';
import {
  ancestors,
  around,
  contains,
  type Element,
  elementsNamed,
  HAS,
  isTag,
  type PageTree,
  type ParentNode,
} from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import type { FigureCandidate } from './candidate.ts';
import { holdsOneOf, type Place } from './place.ts';
import { classNames, FIGURE_NAME, isSameSite, leadsAway } from './words.ts';

// Names of boxes inside an article that hold pictures of other things.
const FOREIGN_NAME =
  /-(?:related|relacionad[ao]s?|recommend\w*|recirc\w*|teasers?|promos?|newsletter|signup|sidebar|comments?|advert\w*|ads?|adslot|banner|sponsor\w*|outbrain|taboola|most-?read|most-?popular|popular|trending|read-?more|more-(?:news|stories|on)|also-?read|see-?also|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post)|author-?(?:box|bio|card|info)|about-?author|bio|byline|subscribe|subscription|paywall|breadcrumb|footer|menu|nav|navigation|social|share|tags|lire-aussi|leer-mas|lees-ook|mehr-zum-thema|weiterlesen|up-?next|latest-?(?:news|posts)?)-/;
// The picture that opens an article is its teaser image, in the words of some systems; with a caption it is so meant.
const OPENING_NAME = /-teasers?(?=-(?:image|img|picture|photo|media|bild|foto)-)/g;
const FOREIGN_TAG = new Set(['nav', 'footer', 'form', 'dialog']);
const AD_TAG = new Set(['ins', 'amp-ad', 'gpt-ad']);
// Boxes of players, by the words of their makers.
const PLAYER_NAME =
  /-(?:video-?(?:js|player|wrapper|container|embed|box|thumb(?:nail)?|teaser|card|list|item|poster|preview|still)?|videos|vjs|jwplayer|jw|player|brightcove|dailymotion|youtube|lite-?youtube|vimeo|plyr|mediaplayer|reel|shorts)-/;
const STILL_HOST =
  /^https?:\/\/(?:i\d?\.ytimg\.com|img\.youtube\.com|i\.vimeocdn\.com|s\d\.dmcdn\.net|cf-images\.[\w-]+\.prod\.boltdns\.net|play\.vidyard\.com)\//;

// The most levels from a picture to the link around its card.
const MOST_LEVELS = 12;
// A caption may link its credit or a name; a teaser links all.
const MOST_LINKED = 0.8;

/** Tells whether a picture is in a box of teasers, ads or the like, or is itself a link to another page. */
export function isForeign(candidate: FigureCandidate, place: Place): boolean {
  const { page, kept, common, declared, authors } = place;
  if (isByline(page, candidate) || isTeaser(page, candidate) || place.others.has(candidate.key)) return true;
  // A picture that the page declares to be its own is so in a box called teaser too; a columnist's portrait is none.
  if (declared.has(candidate.key)) return isSmallLogo(candidate.figure) || isInAuthorFolder(candidate.figure);
  if (isMark(candidate.figure) || isStrip(candidate) || isPortrait(candidate, authors)) return true;
  if (isStill(candidate, place)) return true;
  for (let element: ParentNode | null = candidate.element; element && isTag(element); element = element.parent) {
    if (holdsOneOf(kept, element) || contains(element, common)) break;
    if (isForeignBox(element, candidate, place)) return true;
  }
  return !candidate.figure.caption && isLinkedAway(page, candidate);
}

/** Tells whether an element around a picture, or the picture's own, says that it is of something else than the article. */
function isForeignBox(element: Element, { element: own, figure }: FigureCandidate, { page, dropped }: Place): boolean {
  const { caption, credit } = figure;
  if (AD_TAG.has(element.name)) return true;
  if (!caption && !credit && /(?:^|\s)sponsored(?:\s|$)/.test(element.attribs.rel ?? '')) return true;
  const names = caption || credit ? classNames(element).replace(OPENING_NAME, '') : classNames(element);
  if (isForeignTag(element, names) || FOREIGN_NAME.test(names)) return true;
  // An article of its own is a teaser; some systems wrap each picture in one that they call media.
  if (element.name === 'article' && !FIGURE_NAME.test(names)) return true;
  if (caption) return false;
  if (element !== own && holdsOneOf(dropped, element)) return true;
  return element.name === 'aside' || (element.name === 'a' && leadsAway(page, element));
}

/** Movable Type sets a picture into a form. */
function isForeignTag({ name }: Element, names: string): boolean {
  return FOREIGN_TAG.has(name) && !names.includes('-mt-enclosure-');
}

/** Tells a portrait, also where the page declares it: it has no caption and is in a box that is named after the author. */
export function isInAuthorBox(candidate: FigureCandidate): boolean {
  const { element, picture } = candidate;
  for (const { attribs, has, name } of [picture, element, ...around(element, MOST_PORTRAIT_LEVELS)]) {
    if (name === 'article' || name === 'main' || name === 'body') return false;
    if (has & HAS.class && AUTHOR_BOX.test(`-${(attribs.class ?? '').replace(/\s+/g, '--')}-`))
      return !candidate.figure.caption;
  }
  return false;
}

const MOST_PORTRAIT_LEVELS = 3;
const AUTHOR_BOX =
  /-(?:(?:post|entry|article|story)[-_]+)?(?:author[-_]*(?:box|bio|card|info|image|photo|picture|avatar)|about[-_]*(?:the[-_]*)?author|autor(?:en|in)?[-_]*(?:bild|foto|box|info)|bio|byline)-|(?:^|-)-(?:author|autora?|autore|auteur|yazar)-(?:-|$)/i;

/** A still stands for a video, which is no picture: by the player around it, the service that it comes from, or what JSON-LD says. */
function isStill({ picture, figure, key }: FigureCandidate, { page, kept, stills }: Place): boolean {
  if (picture.name === 'video' || picture.name === 'amp-video' || STILL_HOST.test(figure.url)) return true;
  if (stills.has(key) && !figure.caption) return true;
  for (const box of around(picture, MOST_PLAYER_LEVELS)) {
    if (box.name === 'body' || box.name === 'article' || holdsOneOf(kept, box)) return false;
    // A box with such a name may hold a picture where there is a caption, unless the player itself stands beside it.
    const isPlayer = PLAYER_TAG.test(box.name) || PLAYER_NAME.test(classNames(box));
    if (isPlayer && (!figure.caption || holdsOneOf(elementsNamed(page, 'video'), box))) return true;
  }
  return false;
}

const MOST_PLAYER_LEVELS = 5;
const PLAYER_TAG = /^(?:lite-youtube|lite-vimeo|amp-youtube|video-js)$/;

/** A logo, a portrait that its folder is named for, a film's still, or the card that social networks show for pages without a picture. */
export function isNoArticlePicture(url: string): boolean {
  const [path = ''] = url.slice(0, LONGEST_ADDRESS).split(/[?#]/, 1);
  return SHARE_CARD.test(path) || MARK_FILE.test(path) || PORTRAIT_FILE.test(path) || STILL_HOST.test(path);
}

/** The most characters of an address, more than servers take. */
const LONGEST_ADDRESS = 4_000;
const SHARE_CARD =
  /(?:^|[/_.-])(?:ogp?|opengraph|open-graph|social|share|sharing|facebook|fb|twitter|default|fallback|placeholder|no-?image|noimg|blank|generic|favicon|apple-touch-icon|site)(?:[-_.]?(?:image|img|card|share|sharing|default|logo|preview|picture|og|fallback|thumb(?:nail)?|post|facebook|twitter|media|social|home-?page|cover|banner|icon))*(?:[-_]?(?:\d+(?:x\d+)?(?!\d)|v\d+(?!\d)|large|small))*\.(?:png|jpe?g|webp|gif|svg)$|\/(?:og-image|og_image|opengraph-image|social-cards?|share-cards?|api\/og)(?:[/.?-]|$)|\/og(?:\/(?:api|image|generate|default))?\/?$|\/(?:assets\/(?:png|svg|logos?)|themes?|skins?|_next\/static|static\/(?:img|images|media|assets))\//i;

// `acme-logo.png`, `AcmeLogo2.jpg`, `purple-icon.png`; not `catalogo.jpg`.
const MARK_FILE = /(?:(?<![a-z])(?:logo|icon|emblem)s?(?![a-z])|Logo)[^/]*$/;
const MARK_ALT = /(?:^|\s)(?:logo|icon|avatar|banner|qr[ -]?code)$/i;
const PORTRAIT_FILE =
  /\/(?:authors?|autor(?:es|en)?|auteurs?|autori|columnistas?|colunistas?|contributors?|staff|profiles?|headshots?|byline)\/|author[-_](?:bio|photo|image|pic)|headshot|profile[-_](?:photo|pic|image)/i;

/** A logo or an icon by its file or alt text, with nothing printed under it, or by its size, whatever is printed beside it. */
function isMark({ url, alt, caption, credit, width = Infinity, height }: Figure): boolean {
  if (width <= ICON && width === height) return true;
  return !caption && !credit && (MARK_FILE.test(url) || MARK_ALT.test(alt ?? ''));
}

/** The sides of an icon, or of a face beside a name. Pixels. */
const ICON = 48;

function isInAuthorFolder({ url, caption, credit }: Figure): boolean {
  return !caption && !credit && AUTHOR_FOLDER.test(url.slice(0, LONGEST_ADDRESS));
}

const AUTHOR_FOLDER = /^[^?#]*\/(?:authors?|autor(?:es|en)?|auteurs?|autori|columnistas?|colunistas?)\//i;

/** The site's logo, which it declares where it has no picture, and prints beside the text. */
function isSmallLogo({ url, caption, width = 0 }: Figure): boolean {
  return !caption && width > 0 && width < LEAST_DECLARED && MARK_FILE.test(url);
}

// Pixels.
const LEAST_DECLARED = 600;

/** A banner, a sponsor's sign, the stars of a rating, or a line between parts. */
function isStrip({ figure: { caption, credit, ...figure }, picture: { attribs } }: FigureCandidate): boolean {
  const width = figure.width ?? Number.parseInt(attribs.width ?? '', 10);
  const height = figure.height ?? Number.parseInt(attribs.height ?? '', 10);
  return !caption && !credit && height > 0 && height <= STRIP_HEIGHT && width >= STRIP_SHAPE * height;
}

// Pixels; times as wide as high.
const [STRIP_HEIGHT, STRIP_SHAPE] = [60, 3];

/** A picture of an author by its alt text or file, or by the only line under or beside it, the byline. */
function isPortrait({ figure, picture }: FigureCandidate, authors: Set<string>): boolean {
  const { url, alt, caption, credit, width = Infinity } = figure;
  if (credit) return false;
  const isAuthor = (text = '') => authors.has(text.toLowerCase().replace(BY, ''));
  // A small one may have a line about the author beside it.
  if (caption) return isAuthor(caption) || (width <= LARGEST_FACE && isAuthor(alt));
  return isAuthor(alt) || PORTRAIT_FILE.test(url) || around(picture, 2).some((box) => isAuthor(shortText(box)));
}

/** Pixels. */
const LARGEST_FACE = 200;

function shortText(box: Element): string {
  return box.last - box.order <= MOST_IN_BYLINE ? visibleText(box) : '';
}

const MOST_IN_BYLINE = 5;
const BY = /^(?:by|von|par|por|di|door|av|af|przez)\s+/;

/**
 * Tells whether the caption is a link to another page of the site, as in a teaser; a link to elsewhere is the picture's source.
 */
function isTeaser(page: PageTree, { picture, captionElements }: FigureCandidate): boolean {
  let [length, linked] = [0, 0];
  // Picture and caption lead to one page.
  const target = around(picture, MOST_LEVELS).find(({ name }) => name === 'a')?.attribs.href;
  for (const element of captionElements) {
    length += visibleText(element).length;
    for (let i = element.order; i <= element.last; i += 1) {
      const inner = page.elements[i] as Element;
      if (inner.name !== 'a' || !leadsAway(page, inner) || !isSameSite(page, inner)) continue;
      if (inner.attribs.href === target) return true;
      linked += visibleText(inner).length;
    }
  }
  return linked > MOST_LINKED * length;
}

/** A link to another page of the site around picture and caption, whatever that is called. */
export function isCard(page: PageTree, { picture, captionElements }: FigureCandidate): boolean {
  const [first] = captionElements;
  if (!first) return false;
  const link = around(picture, MOST_LEVELS).find(({ name }) => name === 'a');
  if (!link || !captionElements.every((element) => contains(link, element))) return false;
  return leadsAway(page, link) && isSameSite(page, link);
}

/** The portrait of an author beside the name. */
function isByline(page: PageTree, { element }: FigureCandidate): boolean {
  for (let i = element.order; i <= element.last; i += 1) {
    const { name, attribs } = page.elements[i] as Element;
    if (name === 'address' || (name === 'a' && /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? ''))) return true;
  }
  return false;
}

/** A link around the picture, within its box. */
function isLinkedAway(page: PageTree, { element, picture }: FigureCandidate): boolean {
  for (const parent of ancestors(picture)) {
    if (!contains(element, parent)) break;
    if (parent.name === 'a' && leadsAway(page, parent)) return true;
  }
  return false;
}
