/** The dek, which is a standfirst between headline and body, and the settled subtitle. */

import { ancestors, contains, type Element, isTag, type PageTree } from '../page/page.ts';
import { collapse, INLINE, late, pageText, textLength, textOf, visibleText } from '../page/text.ts';
import type { Claim, Settled } from './claims.ts';
import { anyWord, fits, phrase, type Zones } from './class-words.ts';
import { likeness, wordsOf } from './title-parts.ts';

interface Dek {
  element: Element;
  text: string;
}

const DEK =
  anyWord(
    'dek deck subtitle subtitel subheadline subheading subhead subline standfirst lede lead leadtext excerpt intro introduction chapo chapeau vorspann ingress entradilla bajada sommario occhiello untertitel unterzeile abstract manchet lid summary perex подзаголовок bajada copete bajante subtitular subtitulo subtítulo linhafina soustitre sottotitolo catenaccio onderkop ondertitel underrubrik undertittel underrubrik ingres teaserlead subline lidtext leadin articlelead articledek articlesummary articlesubtitle podtytuł zajawka podnaslov alcím spot ozet özet tagline strapline strap blurb sapo anons анонс accroche resumen sumario subttl subtit',
  ) |
  phrase(
    /(?:^|-)(?:linha-fina|sous-titre|sub-(?:tit(?:le)?|headline)|stand-first|detail-preview|preview-text|teaser-text|(?:article-?|post|story|news)(?:header|-header)?-(?:teaser|description|resume))(?:-|$)/,
  );
/** A class of teasers and of the text that repeats one at the head of its article. */
const TEASER = 'teaser';
const TEASER_TEXT = /(?:^|\s)(?:teaser-text|(?:article|post|story|news)[_-]+teaser)(?:\s|$)/;

// Elements between the headline and its dek, without share bars, pictures and the like, which are passed over whole.
const REACH = 60;
const FURTHEST = 600;
const MIN_LENGTH = 20;
const MIN_LENGTH_CJK = 8;
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
  const below = lineBelow(page, headline);
  const claimed = descriptions.map(wordsOf).filter((words) => words.length > 3);
  const end = Math.min(page.elements.length, headline.last + 1 + FURTHEST);
  let seen = 0;
  for (let order = headline.last + 1; order < end && seen < REACH; order += 1) {
    const element = page.elements[order] as Element;
    const isZone = zones[order] && !isOwnTeaser(page, element, headline, claimed);
    if (isZone || BESIDE_DEK_TAG.has(element.name) || DRAWN.has(element.name) || isBeside(page, element)) {
      order = element.last;
      continue;
    }
    seen += 1;
    if (!mayBeDek(page, element, headline)) continue;
    const dek = dekIn(page, zones, element, headline, claimed);
    if (dek) return dek;
    // The text has begun.
    if (element.name === 'p' && textOf(page, element).length > MAX_LENGTH / 4) return below;
  }
  return below;
}

/** The teaser that the article's own box repeats below its headline; it leads nowhere. */
function isOwnTeaser(page: PageTree, element: Element, headline: Element, claimed: string[][]): boolean {
  const { class: names = '' } = element.attribs;
  if (!TEASER_TEXT.test(names) && !(names === TEASER && isDescription(textOf(page, element), claimed))) return false;
  const own = [...ancestors(headline)].slice(0, 3).includes(element.parent as Element);
  return own && !page.elements.slice(element.order + 1, element.last + 1).some(({ name }) => name === 'a');
}

function mayBeDek(page: PageTree, element: Element, headline: Element): boolean {
  if (element.last - element.order > 20 || contains(element, headline)) return false;
  if (!/^(?:h2|h3|p|div)$/.test(element.name) && !isMarked(page, element)) return false;
  return textLength(page, element) <= MAX_LENGTH + 2;
}

function dekIn(page: PageTree, zones: Zones, element: Element, headline: Element, claimed: string[][]): Dek | undefined {
  const whole = textOf(page, element);
  const marked = isMarked(page, element);
  const own = marked ? ownText(page, element) : whole;
  // A dek may be a list.
  const isList = own === '' && element.children.some((child) => isTag(child) && child.name === 'ul');
  const text = isList && isDescription(whole, claimed) ? whole : own;
  if (text.length < leastLength(text) || whole.length > MAX_LENGTH || isDate(text)) return undefined;
  const isSaid =
    (marked ||
      element.attribs.class === TEASER ||
      /^h[23]$/.test(element.name) ||
      isApartFromText(page, element, headline)) &&
    isDescription(text, claimed);
  const isDek =
    isSaid || (marked && !hasInner(page, zones, element) && !isAboutAuthor(page, element, headline) && !isCaption(element));
  return isDek ? { element, text } : undefined;
}

/** `Updated 14 January 2025, 10:15 GMT`: a year or a time, and few words. */
function isDate(text: string): boolean {
  if (text.length > LONGEST_DATE || !/\d\d:\d\d|\b\d{4}\b/.test(text)) return false;
  return (text.match(/\p{L}{2,}/gu) ?? []).length <= WORDS_OF_DATE;
}

const [LONGEST_DATE, WORDS_OF_DATE] = [40, 3];

/** The one line that a head of its own prints right below the headline, whatever it is called; the body is elsewhere. */
function lineBelow(page: PageTree, headline: Element): Dek | undefined {
  const head = headOf(page, headline);
  const { parent } = head;
  const next = tagAfter(head);
  if (!parent || !isTag(parent) || !next || !/^(?:p|h[2-4]|div)$/.test(next.name)) return undefined;
  if (next.children.some((child) => isTag(child) && !INLINE.has(child.name)) || isBeside(page, next)) return undefined;
  const text = visibleText(next);
  if (text.length < leastLength(text) || text.length > MAX_LENGTH) return undefined;
  if (fits(page, next, DESCRIPTION)) return { element: next, text };
  const after = tagAfter(next);
  if (!SENTENCE_END().test(text)) return headsNoText(page, next, text, after) ? { element: next, text } : undefined;
  // A paragraph beside it is the text, which begins here.
  if (next.name === 'p' && after?.name === 'p' && !isBeside(page, after) && !BYLINE().test(textOf(page, after)))
    return undefined;
  // A heading that heads no text is a second line of the headline, wherever the body stands.
  if (/^h[2-4]$/.test(next.name) && after && !/^(?:p|h[2-6]|ul|ol)$/.test(after.name)) return { element: next, text };
  if (textLength(page, parent) - textLength(page, headline) - text.length > MOST_IN_HEAD) return undefined;
  return { element: next, text };
}

/** Pictures and films have descriptions too, so the name counts right below the headline alone. */
const DESCRIPTION = anyWord('description desc descr');

/** A second heading that heads a byline, or is of a sentence's length and heads nothing: deks of many papers have no full stop. */
function headsNoText(page: PageTree, { name }: Element, text: string, after: Element | undefined): boolean {
  if (/^h[2-4]$/.test(name) && after !== undefined && BYLINE().test(textOf(page, after))) return true;
  const isLong = text.length >= LONG_HEADING && text.split(' ').length >= LONG_HEADING_WORDS;
  return /^h[2-4]$/.test(name) && isLong && after !== undefined && /^(?:div|time|address|figure|span)$/.test(after.name);
}

const [LONG_HEADING, LONG_HEADING_WORDS] = [60, 9];

function tagAfter({ next }: Element): Element | undefined {
  for (let node = next; node; node = node.next) if (isTag(node)) return node;
  return undefined;
}

const SENTENCE_END = late(() => /[\p{L}\p{N}][.!?。！？؟।…]["”’»」]?$/u);
// Byline, dates and the lead picture's caption stand in a head too; the body's paragraphs are more.
const MOST_IN_HEAD = 350;

// Fields of a content system that hold the body, and may hold a summary.
const MAY_HAVE_DEK = phrase(/(?:^|-)with-(?:summary|excerpt|intro|lead|subtitle)(?:-|$)/);

function isMarked(page: PageTree, element: Element): boolean {
  if (!/^(?:p|div|h[2-6]|span|section|header|em|strong|summary)$/.test(element.name)) return false;
  if (/(?:^|\s)alternativeHeadline(?:\s|$)/.test(element.attribs.itemprop ?? '')) return true;
  return fits(page, element, DEK) && !fits(page, element, MAY_HAVE_DEK);
}

/** A line beside the headline, or the box of nothing else around it, that no paragraph follows: the text stands in a box of its own. */
function isApartFromText(page: PageTree, element: Element, headline: Element): boolean {
  const after = tagAfter(element);
  if (!isLine(element) || after === undefined || after.name === 'p') return false;
  const head = headOf(page, headline);
  return element.parent === head.parent && (head === headline || !hasParagraphBehind(element));
}

/** The headline, or the box of nothing else around it. */
function headOf(page: PageTree, headline: Element): Element {
  let head = headline;
  while (head.parent && isTag(head.parent) && textLength(page, head.parent) <= textLength(page, headline) + 2)
    head = head.parent;
  return head;
}

function hasParagraphBehind(element: Element): boolean {
  for (let after = tagAfter(element); after; after = tagAfter(after)) if (after.name === 'p') return true;
  return false;
}

/** A paragraph, or a box of nothing but text. */
function isLine({ name, children }: Element): boolean {
  return name === 'p' || (name === 'div' && !children.some((child) => isTag(child) && !INLINE.has(child.name)));
}

/** The words under a picture, whatever they are called. */
function isCaption(element: Element): boolean {
  return (
    element.name === 'figcaption' ||
    [...ancestors(element)].slice(0, 4).some(({ name }) => name === 'figure' || name === 'figcaption')
  );
}

/** Whether a dek is marked as such inside `element`: then that one is the dek, and this its box. */
function hasInner(page: PageTree, zones: Zones, element: Element): boolean {
  for (let order = element.order + 1; order <= element.last; order += 1) {
    const inner = page.elements[order] as Element;
    if (!zones[order] && isMarked(page, inner) && ownText(page, inner).length >= MIN_LENGTH_CJK) return true;
  }
  return false;
}

const ABOUT_AUTHOR = anyWord('author authors autor autore auteur bio biography profile');

/** Whether it stands in a box about the author that the headline is not part of. */
function isAboutAuthor(page: PageTree, element: Element, headline: Element): boolean {
  for (const box of ancestors(element)) {
    if (contains(box, headline)) return false;
    if (fits(page, box, ABOUT_AUTHOR)) return true;
  }
  return false;
}

/** The text of a box that is marked as a dek, without the byline, date, picture or links that share it. */
function ownText(page: PageTree, box: Element): string {
  const { text, start, end } = pageText(page);
  const parts: string[] = [];
  let from = start[box.order] as number;
  for (let order = box.order + 1; order <= box.last; order += 1) {
    const inner = page.elements[order] as Element;
    if (!BESIDE_DEK_TAG.has(inner.name) && !fits(page, inner, BESIDE_DEK)) continue;
    parts.push(text.slice(from, start[order]));
    from = end[order] as number;
    order = inner.last;
  }
  parts.push(text.slice(from, end[box.order]));
  if (BYLINE().test(textOf(page, box))) return '';
  return collapse(parts.join(' ')).replace(BEFORE_NAME, '');
}

/** A byline, a caption or a share bar, that is not called a dek as well. */
function isBeside(page: PageTree, element: Element): boolean {
  if (!fits(page, element, BESIDE_DEK) || fits(page, element, DEK) || textLength(page, element) > MAX_LENGTH) return false;
  return !page.elements.slice(element.order + 1, element.last + 1).some((inner) => isMarked(page, inner));
}

/** A line of Chinese or Japanese says in eight signs what takes twenty letters. */
function leastLength(text: string): number {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text) ? MIN_LENGTH_CJK : MIN_LENGTH;
}

const DRAWN = new Set('svg script style noscript iframe video audio template'.split(' '));
const BESIDE_DEK_TAG = new Set('time figure figcaption picture ul ol button footer address form'.split(' '));
const BESIDE_DEK = anyWord(
  'author authors autor auteur byline signature signataire firma contributor contributors contribution contributions credit credits copyright caption captions meta metadata date datum time share sharing social',
);
// A theme may set the byline in the large letters that it calls lead.
const BYLINE = late(() => /^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|di|av|af|przez) \p{Lu}[^.!?]*$/u);
const BEFORE_NAME = /(?<=[.!?…]["”’»]?) (?:by|von|par|por|door)$/i;

function isDescription(text: string, claimed: string[][]): boolean {
  const words = wordsOf(text);
  return claimed.some((other) => likeness(words, other) >= IS_DESCRIPTION);
}

// The dek: the printed one; else the schema's second line, where that is no second headline.

/** `claims` come in order of precedence, `titles` are all that the page calls its title. */
export function settleSubtitle(
  claims: Claim[],
  title: string | undefined,
  titles: Claim[],
  others: { kicker: string | undefined; siteNames: string[]; authors: string[] },
): Settled<string> | undefined {
  const people = new Set(others.authors.flatMap(wordsOf));
  const found = claims.find((claim) => {
    if (repeatsTitle(claim.value, title) || claim.value === others.kicker) return false;
    // A line of the authors' names alone.
    if (people.size > 1 && wordsOf(claim.value).every((word) => people.has(word))) return false;
    return claim.place === 'dom:dek' || !repeatsHeadline(claim.value, title, titles, others.siteNames);
  });
  return found && { ...found, value: found.value.replace(LABEL, '') };
}

/** Labels that a system prints before a dek. */
const LABEL =
  /^(?:summary|abstract|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|samenvatting|sammanfattning|streszczenie|краткое содержание|аннотация|摘要|要約|요약)\s?[:：]\s*/i;

/** Tells whether a text is written for search engines or the home page: like the title, or one of the page's titles. */
function repeatsHeadline(text: string, title: string | undefined, titles: Claim[], siteNames: string[]): boolean {
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS || text.length > MOST_LETTERS || siteNames.includes(text)) return true;
  if (likeness(words, wordsOf(title ?? '')) >= SECOND_HEADLINE) return true;
  return titles.some(({ value }) => value === text || likeness(wordsOf(value), words) >= SECOND_HEADLINE);
}

/** Tells whether the dek is the title over again, also after the kicker, or a part of it. */
function repeatsTitle(dek: string, title: string | undefined): boolean {
  const [words, said] = [wordsOf(title ?? ''), wordsOf(dek)];
  if (said.length > 0 && ` ${words.join(' ')} `.includes(` ${said.join(' ')} `)) return true;
  const kicker = said.length - words.length;
  if (words.length === 0 || kicker < 0 || kicker > MAX_KICKER) return dek === title;
  return words.every((word, index) => said[kicker + index] === word);
}

// Words of a kicker; a sentence that ends with the words of the headline has more before them.
const MAX_KICKER = 3;

// A headline of the same story has so much of the other; a dek says something else.
const SECOND_HEADLINE = 0.4;

const FEWEST_WORDS = 4;
const MOST_LETTERS = 500;
