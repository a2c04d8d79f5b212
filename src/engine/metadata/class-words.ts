/**
 * Words of class names, ids and test ids, for rules that know what a word means in any theme; and the zones of a page that
 * they mark: teasers, comments, navigation.
 */
import { ancestors, contains, type Element, elementsNamed, fact, factBy, HAS, type PageTree } from '../page/page.ts';
import { isHidden, textLength } from '../page/text.ts';

/** A rule that names may fit, as one bit; rules are joined by `|` where any of several will do. */
type Rule = number;

/** The rules that each word fits. */
const wordRules = new Map<string, Rule>();
const phrases: { pattern: RegExp; rule: Rule }[] = [];
let rules = 0;

/** The rule that any of the words is there. To be made when a module is loaded: there is room for 31. */
export function anyWord(words: string): Rule {
  const rule = newRule();
  for (const word of words.split(' ')) wordRules.set(word, (wordRules.get(word) ?? 0) | rule);
  return rule;
}

/** The rule that `pattern` fits the words in a row, in lower case, with a hyphen between them. */
export function phrase(pattern: RegExp): Rule {
  const rule = newRule();
  phrases.push({ pattern, rule });
  return rule;
}

function newRule(): Rule {
  rules += 1;
  return 1 << (rules - 1);
}

/** Whether the words of an element's class, id and data hooks fit the rule. */
export function fits(page: PageTree, element: Element, rule: Rule): boolean {
  return ((rulesOf(page).each[element.order] as Rule) & rule) !== 0;
}

/** Whether those of any element do. */
export function someFit(page: PageTree, rule: Rule): boolean {
  return (rulesOf(page).all & rule) !== 0;
}

interface PageRules {
  /** The rules that each element fits, by `order`. */
  each: Int32Array;
  all: Rule;
}

const OTHERS = /[^\0-\x7f]/;

const LETTER_A = 'a'.charCodeAt(0);
const LETTER_Z = 'z'.charCodeAt(0);

const rulesOf = fact((page): PageRules => {
  const each = new Int32Array(page.elements.length);
  const known = new Map<string, Rule>();
  let all = 0;
  for (let order = 0; order < each.length; order += 1) {
    const rule = rulesOfElement(page.elements[order] as Element, known);
    each[order] = rule;
    all |= rule;
  }
  return { each, all };
});

const HOOKS = HAS['data-testid'] | HAS['data-component'] | HAS['data-qa'];
const NAMED = HAS.class | HAS.id | HOOKS;

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;

/** `known` are the rules of the page's names so far: pages repeat few sets of names many times over. */
function rulesOfElement({ attribs, has }: Element, known: Map<string, Rule>): Rule {
  if (!(has & NAMED)) return 0;
  const hooks = has & HOOKS ? (attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa']) : undefined;
  const id = has & HAS.id ? attribs.id : undefined;
  const own = attribs.class;
  const all = id || hooks ? `${own ?? ''} ${id ?? ''} ${hooks ?? ''}` : own;
  if (!all) return 0;
  const names = all.length > MAX_LENGTH ? all.slice(0, MAX_LENGTH) : all;
  const before = known.get(names);
  if (before !== undefined) return before;
  const made = rulesOfWords(splitWords(names));
  known.set(names, made);
  return made;
}

function rulesOfWords(words: string[]): Rule {
  let found = 0;
  for (const word of words) found |= wordRules.get(word) ?? 0;
  const row = words.join('-');
  for (const { pattern, rule } of phrases) if (pattern.test(row)) found |= rule;
  return found;
}

/** Splits names at hyphens, underscores and inner capitals, into lower case. */
function splitWords(names: string): string[] {
  if (isAscii(names)) return splitAscii(names);
  // The lower case of other letters may have another length.
  const parted = names.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}

// Parts of a page that tell of other pages or other people: teasers, comments, navigation.

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
  if (ofTag === BESIDE || role === 'complementary') return zoneBeside(element);
  if (!fits(page, element, TELLS_OF_OTHERS | STANDS_BESIDE | PATH)) return 0;
  // A link or a time is small enough to speak for itself.
  if (name === 'a' || name === 'time' || !(attribs.class || attribs.id || attribs['data-testid'])) return 0;
  if (fits(page, element, TELLS_OF_OTHERS)) return FOREIGN;
  return fits(page, element, PATH) && !hasTime(page, element) ? FOREIGN : fits(page, element, STANDS_BESIDE) ? BESIDE : 0;
}

/** A side box of other articles is as foreign as any box that is called so. */
function zoneBeside({ name, attribs }: Element): number {
  return name === 'aside' && RELATED.test(attribs.class ?? '') ? FOREIGN : BESIDE;
}

const RELATED = /(?:^|[\s_-])(?:related|recommended)(?:$|[\s_-])/i;

function hasTime(page: PageTree, element: Element): boolean {
  return page.elements.slice(element.order, element.last + 1).some(({ name }) => name === 'time');
}

// Names as most pages write them, of ASCII only: split by hand, as a page has hundreds.

export function isAscii(names: string): boolean {
  return !OTHERS.test(names);
}

/** The runs of letters in lower case, split at inner capitals too. */
export function splitAscii(names: string): string[] {
  const lower = names.toLowerCase();
  const words: string[] = [];
  let start = -1;
  const { length } = lower;
  for (let at = 0; at < length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code < LETTER_A || code > LETTER_Z) {
      if (start >= 0) words.push(lower.slice(start, at));
      start = -1;
    } else if (start < 0) start = at;
    else if (isInnerCapital(names, at, names.charCodeAt(at))) {
      words.push(lower.slice(start, at));
      start = at;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

/** Whether the letter at a place, in a run of letters, is a capital behind a small one. */
function isInnerCapital(names: string, at: number, code: number): boolean {
  return code < LETTER_A && names.charCodeAt(at - 1) >= LETTER_A;
}

// Headings that nobody sees, or that lead elsewhere.

/** Whether the element, or one around it, is hidden by attribute or style. */
export function insideHidden(element: Element): boolean {
  if (isHidden(element)) return true;
  for (const ancestor of ancestors(element)) if (isHidden(ancestor)) return true;
  return false;
}

/**
 * Tells whether a heading is part of the navigation: the last crumb of a breadcrumb trail is one on many news sites, and no
 * headline.
 */
export function inNavigation(page: PageTree, element: Element): boolean {
  if (fits(page, element, PATH)) return true;
  for (const ancestor of ancestors(element)) {
    if (ancestor.name === 'nav' || ancestor.name === 'footer' || ancestor.name === 'aside') return true;
    if (fits(page, ancestor, PATH) && ancestor.last - ancestor.order <= LONGEST_TRAIL) return true;
    if (ancestor.name === 'article' || ancestor.name === 'main') return false;
  }
  return false;
}

/** Whether paragraphs of a whole text stand before an element: a heading there is that of a further one. */
export function isBelowText(page: PageTree, { order }: Element): boolean {
  let told = 0;
  for (const paragraph of elementsNamed(page, 'p')) {
    if (paragraph.order > order || told >= WHOLE_TEXT) break;
    const length = textLength(page, paragraph);
    if (length >= PARAGRAPH && !inNavigation(page, paragraph)) told += length;
  }
  return told >= WHOLE_TEXT;
}

/** Characters. */
const PARAGRAPH = 100;
const WHOLE_TEXT = 400;

// Elements in a trail: what is called so and holds more is a part of the page.
const LONGEST_TRAIL = 40;

/** Class words of a line over the headline. */
export const OVERLINE =
  'kicker eyebrow overline dachzeile spitzmarke roofline topline toplijn overtitle suptitle surtitre surtitle sobretitulo antetitulo antetítulo volanta volada cintillo ladillo cartola chapeu chapéu occhiello vignette vinjett stikktittel trompete oberzeile supertitle preheadline pretitle toptitle uptitle rutitr rotitr rootitr nadtitulok nadtitulek nadtytul nadtytuł надзаголовок soprattitolo sopratitolo sovratitolo trompet bovenkop felcím supratitlu üstbaşlık ustbaslik superhead supertitulo supertítulo';

// The rank of each mark of a headline: `h1` and `itemprop=headline` most, lower headings and class words less.
export const MAIN_HEADING = 2;
const LEVELS = new Map([['h1', MAIN_HEADING], ['h2', 1], ...['h3', 'h4', 'h5', 'h6'].map((name) => [name, 0.5] as const)]);
const TITLE_TAG = new Set(['div', 'span', 'p', 'strong', 'b', 'td', 'a', 'font', 'header']);
const TITLE = anyWord('headline title titel titulo titre titolo heading überschrift tytul');

export function headlineLevel(page: PageTree, element: Element): number {
  const { name, attribs, has } = element;
  const level = LEVELS.get(name);
  if (level === MAIN_HEADING) return level;
  if (has & HAS.itemprop && /(?:^|\s)headline(?:\s|$)/.test(attribs.itemprop ?? ''))
    return name === 'meta' ? 0 : MAIN_HEADING;
  if (level !== undefined) return level;
  if (has & HAS.role && attribs.role === 'heading' && attribs['aria-level'] === '1') return MAIN_HEADING;
  return TITLE_TAG.has(name) && fits(page, element, TITLE) && attribs.class ? 0.5 : 0;
}

const KICKER = anyWord(`${OVERLINE} rubrik label topic badge flag category date live`);

/** A data attribute named so; the other words mean other things there (`data-label`). */
const KICKER_ATTRIBUTE = /^data-(?:\w+-)*(?:kicker|overline|topline|roofline|dachzeile|spitzmarke|eyebrow)$/;

/** Whether an element is called a kicker, a label or a date. */
export function isKicker(page: PageTree, element: Element): boolean {
  if (element.name === 'time' || fits(page, element, KICKER)) return true;
  return element.attribs.list.some(({ name }) => KICKER_ATTRIBUTE.test(name));
}
