/**
 * The marks of a byline: attributes, class words, links to authors' pages, labels before names, dates beside them. Other marks
 * show that a line is none of the article's own: in pictures, in cards of other articles, in prose, of another hand.
 */

import { addressKey } from '../../addresses.ts';
import {
  ancestors,
  around,
  type ChildNode,
  contains,
  type Element,
  HAS,
  httpUrl,
  isTag,
  isText,
  type PageTree,
} from '../../page/page.ts';
import { INLINE, late, mayHaveDigit, pageText, textLength, textOf } from '../../page/text.ts';
import { anyWord, fits } from '../class-words.ts';
import { labelsBoth } from '../dates/date-labels.ts';
import { parsePrintedDate } from '../dates/dates.ts';
import { beginsByline, isLabelBefore } from '../names/byline-labels.ts';

/** Marks of a byline, the strongest first. */
export const CUES = ['dom:rel-author', 'dom:byline', 'dom:by-text', 'dom:author-link', 'dom:date-line'] as const;
export type Cue = (typeof CUES)[number];

const NO_BYLINE = new Set(['meta', 'link', 'img', 'html', 'body', 'script', 'style', 'svg', 'path', 'br', 'input']);
const BYLINE = anyWord(
  'byline bylines author authors authorname autor autoren autorin autore autores auteur auteurs username forfatter författare skribent skribenter redakteur verfasser yazar yazarlar muhabir penulis pewarta wartawan writer writers reporter contributor contributors signature signataire firma journalist journaliste journalister giornalista periodista jornalista vcard toimittaja kirjoittaja tekija tekijä assinatura autoria szerzo szerzok szerző szerzők autorius autoriai autrice dziennikarz autora autoras autori autorzy autorka avtor avtorji novinar redacteur tacgia автор 作者 記者 기자',
);
/** Class words of what stands beside a byline or describes the author. */
const BESIDE_BYLINE = anyWord(
  'bio biography avatar image img photo picture thumb thumbnail icon social share follow related more comment comments date time description desc role position title job jobtitle location category tag tags readtime posts articles stories caption credit quote blockquote about',
);
/** A class of its own; a part of another one may be anything ("added-by-plugin"). */
const [BY_CLASS, BY] = [/(?:^|\s)by(?:\s|$)/i, anyWord('by')];

/** The element's strongest mark, if it has any. */
export function cueOf(
  page: PageTree,
  element: Element,
  headline: Element | undefined,
  language: string | undefined,
): Cue | undefined {
  const { attribs, name } = element;
  if (name === 'byline') return 'dom:byline';
  if (NO_BYLINE.has(name)) return isDateLine(page, element, headline, language) ? 'dom:date-line' : undefined;
  if (element.has & (HAS.itemprop | HAS.rel) && namesAuthor(element)) return 'dom:rel-author';
  if (fits(page, element, BYLINE | BY) && isByline(page, element)) return 'dom:byline';
  if (name === 'a' && isAuthorLink(attribs.href)) return 'dom:author-link';
  if (startsWithBy(element, language) || followsLabel(page, element)) return 'dom:by-text';
  return isDateLine(page, element, headline, language) ? 'dom:date-line' : undefined;
}

function namesAuthor({ attribs }: Element): boolean {
  return /(?:^|\s)(?:author|creator)(?:\s|$)/.test(`${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`);
}

function isByline(page: PageTree, element: Element): boolean {
  if (fits(page, element, BESIDE_BYLINE)) return false;
  return fits(page, element, BYLINE) || BY_CLASS.test(element.attribs.class ?? '');
}

const AUTHOR_PATH =
  /\/(?:authors?|autor(?:es|en|in)?|auteurs?|autori?|byline|people|person|profiles?|profil|contributors?|staff|team|writers?|journalists?|reporters?|redaktion|experts?|columnists?|users?|by|forfattere?|skribent(?:er)?|autorzy|autorky|avtor(?:i|ji)?|journaliste?s?|giornalist[ai]|periodistas?|jornalistas?|colaborador(?:es)?|firmas?|redacteur(?:en|s)?|penulis|wartawan|yazar(?:lar)?|muhabir(?:ler)?|kirjoittajat?|toimittajat?|szerzok?|tac-gia|about-us\/team)\/(?!$|[?#])/i;

export function isAuthorLink(href: string | undefined): boolean {
  return href !== undefined && AUTHOR_PATH.test(href) && !OTHER_PATH.test(href) && !ACCOUNT_PATH.test(href);
}

/** The licence `/licenses/by/4.0/`, and the accounts of a site: `youtube.com/user/`, `bsky.app/profile/`. */
const OTHER_PATH =
  /\/licen[cs]es?\/|^(?:https?:)?\/\/(?:[\w-]+\.)*(?:youtube\.com|bsky\.app|facebook\.com|linkedin\.com|instagram\.com|x\.com|twitter\.com|flickr\.com|xing\.com|pinterest\.\w+|github\.com|vk\.com|tiktok\.com|threads\.(?:net|com)|researchgate\.net)\//i;

/** Addresses of the articles of a subject, by the words that content systems put there. */
const TOPIC_PATH =
  /\/(?:categor(?:y|ies|ia|ias|ie)|kategori[ea]?n?|rubriques?|rubrik(?:en)?|tags?|topics?|themen?|temas?|sections?|channels?)\//i;

/** Addresses where readers sign in or pay: `/author/login`. */
const ACCOUNT_PATH =
  /\/(?:log-?(?:in|out|on)|sign-?(?:in|up|on|out)|register|registration|my-?account|account|anmelden|registrieren|connexion|inscription|cart|checkout|subscribe)(?:\.\w+)?\/?(?:[?#]|$)/i;

/** Whether a name in the byline is the text of a link to a subject, or to a section of which another link has a part: "HR Strategy". */
export function isTopicLink(page: PageTree, byline: Element, name: string): boolean {
  const links = page.elements.slice(byline.order, byline.last + 1);
  return links.some(
    (link) =>
      link.name === 'a' &&
      textOf(page, link) === name &&
      ([TOPIC_PATH, ACCOUNT_PATH].some((path) => path.test(link.attribs.href ?? '')) ||
        /(?:^|\s)tag(?:\s|$)/.test(link.attribs.rel ?? '') ||
        links.some(({ attribs }) => attribs.href?.startsWith(`${link.attribs.href}/`))) &&
      !isAuthorLink(link.attribs.href),
  );
}

const BY_LINE_TAG = new Set('p div span address h2 h3 h4 h5 h6 li dd em i strong b small cite td font center'.split(' '));

/** A short line that begins with "By", in any of the languages that print bylines so. */
function startsWithBy({ name, children }: Element, language: string | undefined): boolean {
  if (!BY_LINE_TAG.has(name)) return false;
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as ChildNode;
    if (isTag(child)) return false;
    if (isText(child) && child.data.trim() !== '') return beginsByline(child.data, language);
  }
  return false;
}

const AFTER_LABEL = new Set('p div span a li strong b dd td h2 h3 h4 h5 h6'.split(' '));

/** `<p>Written by</p><p>Jane Roe</p>`: the label stands alone before it. */
export function followsLabel(page: PageTree, element: Element): boolean {
  if (!AFTER_LABEL.has(element.name)) return false;
  let before = element.prev;
  // White space, comments, the author's portrait: not thousands of empty links, each of which looked back at all before it.
  for (let step = 0; before && step < MOST_BETWEEN && isEmpty(page, before); step += 1) before = before.prev;
  if (!before) return false;
  if (isText(before)) return isLabelBefore(before.data.trim());
  return isTag(before) && before.last - before.order < 4 && isLabel(page, before);
}

const MOST_BETWEEN = 20;

function isEmpty(page: PageTree, node: ChildNode): boolean {
  return isTag(node) ? textLength(page, node) === 0 : !isText(node) || node.data.trim() === '';
}

/** Whether nothing stands in the element but a label. */
export function isLabel(page: PageTree, element: Element): boolean {
  return textLength(page, element) <= MAX_LABEL && isLabelBefore(textOf(page, element));
}

// Elements around a headline within which a line of a date and a name can only be the article's.
const [MAX_LABEL, DATE_LINE_REACH] = [30, 25];
export const [MAX_DATE_LINE, MAX_LINE_OF_BOTH] = [100, 120];

/** "Dec 19, 2025 · Jane Roe": no mark but the date beside the name, right at the headline. */
function isDateLine(page: PageTree, element: Element, headline: Element | undefined, language: string | undefined): boolean {
  if (!headline || Math.abs(element.order - headline.order) > DATE_LINE_REACH) return false;
  if (contains(element, headline) || contains(headline, element) || element.last - element.order > 8) return false;
  if (textLength(page, element) > MAX_LINE_OF_BOTH + 2 || !mayHaveDigit(page, element)) return false;
  // The ticker of the site's latest articles.
  if (page.elements.slice(element.order, element.last + 1).some((link) => link.name === 'a' && isHeadlineAway(page, link)))
    return false;
  const text = textOf(page, element);
  if (text.length <= 10 || text.length > MAX_LINE_OF_BOTH || (text.length > MAX_DATE_LINE && !labelsBoth(text)))
    return false;
  // `<span>Jane Roe</span><span>May 3, 2023</span>`: layout alone may set the day apart.
  const isDay = (part: ChildNode) =>
    isTag(part) && (part.attribs.datetime ?? parsePrintedDate(textOf(page, part), language)) !== undefined;
  return parsePrintedDate(text, language) !== undefined || element.children.some(isDay);
}

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

// The box of a card with its wrappers: levels above its date or author, elements, letters of headline and lead.
const [CARD_DEPTH, CARD_ELEMENTS, CARD_TEXT] = [5, 40, 400];
// Letters between the headline and what stands in one line or box with it.
const AT_HEADLINE = 300;
// Letters and words of a headline; names of sections and authors are shorter.
const [LEAST_LETTERS, LEAST_DENSE, LEAST_WORDS] = [25, 12, 5];
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether the element stands in the card of another article, away from the headline: a small box with a link that has a headline's length. */
export function isInOtherCard(page: PageTree, element: Element, headline: Element | undefined): boolean {
  if (headline && gapBetween(page, element, headline) <= AT_HEADLINE) return false;
  let depth = 0;
  for (const box of [element, ...ancestors(element)]) {
    depth += 1;
    if (depth > CARD_DEPTH || box.last - box.order > CARD_ELEMENTS || textLength(page, box) > CARD_TEXT) return false;
    if (headline && contains(box, headline)) return false;
    const inside = page.elements.slice(box.order, box.last + 1);
    if (inside.some((link) => link.name === 'a' && isHeadlineAway(page, link))) return true;
  }
  return false;
}

/** The characters of text between the two, 0 where one holds the other. */
function gapBetween(page: PageTree, a: Element, b: Element): number {
  const { start, end } = pageText(page);
  const above = (start[b.order] as number) - (end[a.order] as number);
  return Math.max(0, above, (start[a.order] as number) - (end[b.order] as number));
}

function isHeadlineAway(page: PageTree, link: Element): boolean {
  const { href } = link.attribs;
  if (!href || textLength(page, link) < LEAST_DENSE || isAuthorLink(href) || /^(?:#|mailto:|javascript:)/i.test(href))
    return false;
  const text = textOf(page, link);
  const isLong = DENSE.test(text) || (text.length >= LEAST_LETTERS && text.split(' ').length >= LEAST_WORDS);
  if (!isLong || leadsToOtherSite(page, href)) return false;
  return addressKey(href, page.url) !== addressKey(page.url, page.url);
}

/** The card of another article is of the same site; licences and partners are elsewhere. */
function leadsToOtherSite(page: PageTree, href: string): boolean {
  const address = httpUrl(href, page.baseUrl);
  const own = URL.canParse(page.url) ? new URL(page.url).hostname.replace(/^www\./, '') : '';
  return address === undefined || !new URL(address).hostname.endsWith(own);
}

/** Tells whether the element is in a figure or a quote, where an author is the one who took or said it. */
export function isInFigure(page: PageTree, element: Element): boolean {
  return around(element, 100).some((box, level) => IN_FIGURE.test(box.name) || (level < 4 && fits(page, box, QUOTE)));
}

const IN_FIGURE = /^(?:figure|figcaption|blockquote)$/;
const QUOTE = anyWord('quote pullquote citation zitat citat');

/** Whether a line that begins like a byline is a sentence, or stands inside one: "Author Jane Roe said that she began ...". */
export function isInProse(page: PageTree, element: Element, text: string): boolean {
  const isInline = INLINE.has(element.name);
  if ((isInline || SENTENCE_END.test(text)) && (text.match(LOWER_WORD())?.length ?? 0) >= MOST_LOWER_WORDS) return true;
  if (!isInline) return false;
  for (const block of ancestors(element)) {
    if (INLINE.has(block.name)) continue;
    const { text: all, start } = pageText(page);
    const before = all.slice(start[block.order], start[element.order]).trim();
    const length = textLength(page, block);
    // A line of its own in the upper half of its box is a byline; a lower one signs the text, and stays in it.
    if (before.length * 2 < length && isOwnLine(element)) return false;
    return length > MAX_PROSE_LINE && before !== '';
  }
  return false;
}

/** Between two line breaks, as pages are laid out that have no paragraphs. */
function isOwnLine({ prev, next }: Element): boolean {
  let [before, after] = [prev, next];
  if (before && isText(before) && before.data.trim() === '') before = before.prev;
  if (after && isText(after) && after.data.trim() === '') after = after.next;
  const isEdge = (node: ChildNode | null) => node != null && isTag(node) && (node.name === 'br' || !INLINE.has(node.name));
  return isEdge(before) && isEdge(after);
}

const SENTENCE_END = /[.!?…]["”’»]?$/u;
const LOWER_WORD = late(() => /(?<![\p{L}\p{N}])\p{Ll}+/gu);
// "By Jane Roe, who writes about the press for the Post." has fewer.
const MOST_LOWER_WORDS = 8;
// Author, date, section and reading time in one line; a paragraph is longer.
const MAX_PROSE_LINE = 160;

/** Words for those who checked, edited, drew or photographed: they stand in bylines, and are not the author. */
const OTHER_HAND =
  '(?:(?:(?:medically|technically|clinically|legally|scientifically|expert|fact)[- ]?)?(?:reviewed|checked|edited|approved|verified|updated|translated)|(?<!(?:and|[&,/])\\s)(?:photo(?:s|graph(?:s|y|ed))?|illustrat(?:ions?|ed)))';
/** Lines that name those who checked, drew or photographed, not the author. */
const OTHER_HANDS = new RegExp(
  `^(?:${OTHER_HAND}|reviewer|editor:|geprüft|überprüft|fotos?|illustrat|photograph|traduction|vérifié|revisado|faktencheck)`,
  'i',
);
const WRITTEN_BY = late(() => /(?<!\p{L})(?:written|reported|authored)\s*(?:\|\s*)?by(?!\p{L})/iu);
const OTHER_HAND_BEFORE = new RegExp(`(?<!\\p{L})${OTHER_HAND}\\s*by\\s*(?::\\s*)?$`, 'iu');
const HAND = `${OTHER_HAND}|written|reported|authored`;
/** The place where a line goes on to the next hand. */
const NEXT_HAND = new RegExp(`(?=(?<!\\p{L})(?:${HAND})\\s*(?:\\|\\s*)?by(?!\\p{L}))`, 'giu');

/** The word without which no such label stands in a line: patterns that look behind letters of any script are asked only then. */
const MADE_BY = /by/i;
/** Whether a line names such hands alone. */
export function namesOtherHand(line: string): boolean {
  return OTHER_HANDS.test(line) && !(/(?:written|reported|authored)/i.test(line) && WRITTEN_BY().test(line));
}

/** The line without those who checked the text: "Reviewed by Joe Doe | Written by Jane Roe". */
export function ownHands(line: string): string {
  if (!MADE_BY.test(line)) return line;
  const isOwn = (part: string, _: number, { length }: string[]) => length === 1 || !OTHER_HANDS.test(part);
  return line.split(NEXT_HAND).filter(isOwn).join(' | ');
}

/** Whether the last label before a name in a byline is that of someone who checked the text. */
export function isOtherHand(page: PageTree, byline: Element, mark: Element): boolean {
  const { text, start } = pageText(page);
  const before = text.slice(start[byline.order], start[mark.order]);
  return OTHER_HANDS.test(MADE_BY.test(before) ? (before.split(NEXT_HAND).at(-1) ?? '') : before);
}

/** Tells whether the element is right behind a label such as "Reviewed by", which stands in another element. */
export function followsOtherHand(page: PageTree, element: Element): boolean {
  const { text, start } = pageText(page);
  const at = start[element.order] as number;
  const before = text.slice(Math.max(0, at - LONGEST_LABEL), at);
  return MADE_BY.test(before) && OTHER_HAND_BEFORE.test(before);
}

const LONGEST_LABEL = 30; // "Medically reviewed by: " and its like
