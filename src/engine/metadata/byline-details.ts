/**
 * The details that a page prints beside an author's name: the address of a page, an e-mail address, the post; and the hands that
 * it names beside the author.
 */

import { anyLanguage } from '../lexicon/lexicon.ts';
import { anyScript, beginnings, bySomeWord, someBegins } from '../page/letters.ts';
import {
  ancestors,
  type Element,
  elementBefore,
  elementsNamed,
  fact,
  HAS,
  httpUrl,
  isTag,
  type PageTree,
} from '../page/page.ts';
import { late, lowerCase, matchesOf, pageText, textLength, textOf, visibleText } from '../page/text.ts';
import { isAuthorLink, isInFigure } from './authors/byline-cues.ts';
import type { Byline } from './authors/bylines.ts';
import type { Claim } from './claims.ts';
import { BESIDE, type Zones } from './class-words.ts';
import { agenciesAlone } from './datelines.ts';
import { lineText } from './line-text.ts';
import { isLabelBefore } from './names/byline-labels.ts';
import { isOffice, isRole, looksLikeName, nameKey, uniqueNames } from './names/name-shape.ts';
import { piecesOf } from './names/names.ts';
import { compactName } from './title-parts.ts';

export interface BylineDetails {
  url?: string;
  email?: string;
  title?: string;
}

// A link's text with the name may have a "By" before it.
const LONGEST_LINK = 100;
const [MOST_IN_BYLINE, LONGEST_TITLE] = [30, 80];

export function bylineDetails(page: PageTree, name: string): BylineDetails {
  const key = nameKey(name);
  const { marked, mails } = linksOf(page);
  const link = marked.find((each) => isOf(each, key)) ?? leadingLinks(page).find((each) => isOf(each, key));
  const mail = mails.find((each) => isOf(each, key)) ?? mails.find((each) => isBesideName(each, key));
  const line = link ?? mail ?? elementOf(page, key);
  const box = line && bylineBox(line);
  const url = httpUrl((link ?? (box && portraitLink(leadingLinks(page), box)))?.attribs.href, page.baseUrl);
  const email =
    addressIn(mail) ?? (box && addressIn(inside(page, box).find(({ attribs }) => /^mailto:/i.test(attribs.href ?? ''))));
  const title = box && line && titleIn(page, box, line, name);
  return { ...(url && { url }), ...(email && { email }), ...(title && { title }) };
}

/** The links that lead to a page of authors. */
const leadingLinks = fact((page) => elementsNamed(page, 'a').filter(({ attribs }) => isAuthorLink(attribs.href)));

/** The links that are marked as an author's, and that lead to a mail box. */
const linksOf = fact((page) => {
  const links = elementsNamed(page, 'a');
  return {
    marked: links.filter(({ attribs, has }) => has & HAS.rel && /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? '')),
    mails: links.filter(({ attribs }) => attribs.href !== undefined && /^mailto:/i.test(attribs.href)),
  };
});

function isOf(link: Element, key: string): boolean {
  if (!link.attribs.href || link.last - link.order > MOST_IN_BYLINE) return false;
  const text = visibleText(link);
  return text.length <= LONGEST_LINK && ` ${nameKey(text)} `.includes(` ${key} `);
}

/** `By Jane Roe (jroe@example.com)`: a link in the line of the name. */
function isBesideName({ parent }: Element, key: string): boolean {
  if (!parent || !isTag(parent) || parent.last - parent.order > MOST_IN_BYLINE) return false;
  const text = lineText(parent);
  return text.length <= LONGEST_LINK && ` ${nameKey(text)} `.includes(` ${key} `);
}

/** The first small element that prints the name alone and is called an author. */
function elementOf(page: PageTree, key: string): Element | undefined {
  const known = authorElements(page);
  const says = (element: Element) => ` ${nameKey(visibleText(element))} `.includes(` ${key} `);
  const before = known.found.find(says);
  if (before) return before;
  while (known.next < page.elements.length) {
    const element = page.elements[known.next] as Element;
    known.next += 1;
    if (!isCalledAuthor(element)) continue;
    known.found.push(element);
    if (says(element)) return element;
  }
  return undefined;
}

/** The small elements that are called an author's, up to the next that is to be asked: most names stand near the first. */
const authorElements = fact((): { found: Element[]; next: number } => ({ found: [], next: 0 }));

function isCalledAuthor({ attribs, has, order, last, name }: Element): boolean {
  if (!(has & CALLED) || last - order > MOST_IN_BYLINE || name === 'script' || name === 'meta') return false;
  if (has & HAS.class && isAuthors(attribs.class)) return true;
  return (has & (HAS.itemprop | HAS.rel)) > 0 && (isAuthors(attribs.itemprop) || isAuthors(attribs.rel));
}

const CALLED = HAS.class | HAS.itemprop | HAS.rel;

function isAuthors(names: string | undefined): boolean {
  return names !== undefined && /author|byline|autor|auteur|writer/i.test(names);
}

/** The box of the byline, where it is small. */
function bylineBox(line: Element): Element {
  let box = line;
  for (const parent of [...ancestors(line)].slice(0, 2)) {
    if (parent.last - parent.order > MOST_IN_BYLINE || visibleText(parent).length > 2 * LONGEST_LINK) break;
    box = parent;
  }
  return box;
}

function inside(page: PageTree, box: Element): Element[] {
  return page.elements.slice(box.order, box.last + 1);
}

/** The one link without words in the box of a byline, around the portrait. */
function portraitLink(leading: Element[], box: Element): Element | undefined {
  const around = box.parent && isTag(box.parent) ? box.parent : box;
  const inside = leading.filter(({ order, last }) => around.order < order && last <= around.last);
  const [link, more] = inside;
  return link && !more && around.last - around.order <= MOST_IN_BYLINE && visibleText(link) === '' ? link : undefined;
}

function addressIn(link: Element | undefined): string | undefined {
  return /^mailto:([^?\s]+@[^?\s]+)/i.exec(link?.attribs.href ?? '')?.[1];
}

/** A post in an element of its own, or behind the name and a comma. */
function titleIn(page: PageTree, box: Element, line: Element, name: string): string | undefined {
  // Of several authors each has a post: the nearest behind the name is hers.
  const posts = inside(page, box).filter(isCalledPost);
  for (const element of [...posts.filter(({ order }) => order > line.order), ...posts]) {
    const text = visibleText(element).replace(/^[\s,|–—-]+|(?<![\s,|–—-])[\s,|–—-]+$/g, '');
    if (text && text.length <= LONGEST_TITLE && !nameKey(text).includes(nameKey(name))) return text;
  }
  const next = postBehind(line);
  if (next) return next;
  const text = visibleText(box);
  const at = text.indexOf(name);
  const behind =
    at < 0
      ? undefined
      : /^\s*[,|–—(]\s*(?!\s)([^,|–—()\d@]{2,60}?)\s*(?:[,|–—)(]|\s-\s|$|\d)/u.exec(text.slice(at + name.length))?.[1];
  return behind && isRole(behind) && behind.split(' ').length <= 6 ? behind : undefined;
}

/** `<a href="/staff/roe">Jane Roe</a><span>Transport Correspondent</span>`: a post in the element right behind the name. */
function postBehind({ next }: Element): string | undefined {
  const element = next && !isTag(next) && next.next ? next.next : next;
  if (!element || !isTag(element) || element.last > element.order + 1) return undefined;
  const text = visibleText(element);
  return text.length <= LONGEST_POST && isRole(text) && !/[\d,|·()]/.test(text) && !isLabelBefore(text) ? text : undefined;
}

// "Senior Transport Correspondent".
const LONGEST_POST = 40;

function isCalledPost({ attribs }: Element): boolean {
  return POST_CLASS.test(`${attribs.itemprop ?? ''} ${attribs.class ?? ''}`);
}

const POST_CLASS =
  /job-?title|author-?(?:title|role|position|job)|byline-?(?:title|role|position)|position|(?:^|[\s_-])role(?:$|[\s_-])/i;

// The hands beside the author's that a page prints: who edited, translated or checked the text.

const DONE = anyLanguage('editing', 'translation');
const [BY, OF] = [anyLanguage('by'), anyLanguage('of')];
const FIELDS = 'medically|technically|clinically|legally|scientifically|fact';

/** A label, and what stands between it and the names: "Editor:", "Translated from the German by". */
const HANDS = [DONE, `reporting|(?:${FIELDS})[- ]?(?:reviewed|checked)|reviewed|checked`];
const HAND = bySomeWord(
  (part) =>
    `(?<![\\p{L}\\p{M}\\p{N}])((?:additional )?${part(HANDS)})(?:\\s*[:：=＝・／]|(?:\\s\\p{L}+(?:[’']\\p{L}+)?){0,3}?\\s(?:${BY})(?=\\s)|\\s(?:${OF})(?=\\s))\\s*`,
  'gu',
);
const HANDS_BEGIN = beginnings(DONE, `additional|reporting|reviewed|checked|${FIELDS}`);
/** The end of the names behind one label. */
const END = anyScript(String.raw`[;|•·()（）\n]|(?<=\p{L}{3})\.(?:\s|$)|[\s,]\s?\p{L}[\p{L}-]+\s?[:：]`);
/** Signs before a label that begins a part of a line. */
const OPENING = new Set('|;•·.(（[:–—-');

/** "Aus dem Englischen übersetzt von", "Del inglés traducido por". */
const FROM = /^(?:aus|uit|från|fra|del|dal|du|do|dall[’']|z|из) [^\s,]{2,20}(?: [^\s,]{2,20})?$/i;

const FROM_FIRST = new Set(['aus ', 'uit ', 'från', 'fra ', 'del ', 'dal ', 'dall']);

const LINE = new Set('p div span li dd dt em i small address footer strong b'.split(' '));
const [SHORTEST_LINE, LONGEST_LINE] = [5, 200];
// Elements and letters around the headline that hold the bylines.
const [ABOVE, BELOW, LETTERS_BELOW] = [15, 60, 600];
// Letters of the text that such a line closes, and those of what may follow it in its box.
const [LEAST_TEXT, MOST_BEHIND] = [400, 500];
const BEFORE = new Set('p div section ul ol blockquote figure hr h2 h3 h4 table br'.split(' '));

/** Claims the authors that a byline names. */
export function bylineClaims({ place, names, loose, element, told }: Byline): Claim[] {
  const [values, kind] = names.length > 0 ? [names, 'dom:byline'] : [loose, 'dom:loose-byline'];
  return values.map((value) => ({ field: 'authors', place: kind, source: place, value, element, told }));
}

/** Claims of the labelled names in the lines at the headline, and in those that the text ends with. */
export function otherHands(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): Claim[] {
  const found: Claim[] = [];
  const { start, end } = pageText(page);
  const reach = headline ? (end[headline.order] as number) + LETTERS_BELOW : 0;
  for (let order = Math.max(0, (headline?.order ?? 0) - ABOVE); order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    if ((zones[order] as number) > BESIDE || !isLine(page, element) || !LINE.has(element.name)) continue;
    const isNear = headline && order <= headline.last + BELOW && (start[order] as number) <= reach;
    if (!isNear && !(closesText(page, element) && beginsSo(page, element))) continue;
    const claims = handsIn(textOf(page, element), language);
    if (claims.length === 0 || isInFigure(page, element)) continue;
    found.push(...claims);
    order = element.last;
  }
  return found;
}

function isLine(page: PageTree, element: Element): boolean {
  const length = textLength(page, element);
  return length >= SHORTEST_LINE && length <= LONGEST_LINE;
}

/** Asked of every short line at an end: the first letters are looked up. */
function beginsSo(page: PageTree, element: Element): boolean {
  const { text, start } = pageText(page);
  const at = start[element.order] as number;
  const line = lowerCase(text.slice(at, at + 8)).replace(/^[\s(（[*—–-]+/, '');
  return HANDS_BEGIN.has(line.slice(0, 3)) || HANDS_BEGIN.has(line.slice(0, 2)) || FROM_FIRST.has(line.slice(0, 4));
}

function closesText(page: PageTree, element: Element): boolean {
  const { start, end } = pageText(page);
  const box = element.parent;
  // Behind a box of the page's stands another.
  if (!box || !isTag(box) || box.name === 'body' || !BEFORE.has(elementBefore(element)?.name ?? '')) return false;
  const before = (start[element.order] as number) - (start[box.order] as number);
  const behind = (end[box.order] as number) - (end[element.order] as number);
  return before >= LEAST_TEXT && behind <= MOST_BEHIND;
}

function handsIn(text: string, language: string | undefined): Claim[] {
  const lower = lowerCase(text);
  if (!someBegins(lower, HANDS_BEGIN)) return [];
  const labels = matchesOf(HAND(lower), lower);
  return labels.flatMap((label, index) => {
    const from = label.index + label[0].length;
    const role = text.slice(label.index, label.index + (label[1] as string).length);
    const before = text.slice(0, label.index).trimEnd();
    // "140 ideas, edited by Jane Roe" is what a line tells of a book.
    const begins = before === '' || OPENING.has(before.at(-1) as string) || FROM.test(before);
    if (!begins && /^\p{Ll}/u.test(role)) return [];
    const [names = ''] = text.slice(from, labels[index + 1]?.index).split(END(text), 1);
    const pieces = piecesOf(names, language);
    // The last name may have a word of the next label in it: "Jane Roe Our Standards:".
    if (/^\s\p{L}/u.test(text.slice(from + names.length))) pieces.pop();
    // A piece behind a post is the house where she has it.
    const other = pieces.findIndex((piece) => !looksLikeName(piece) || isOffice(piece));
    return uniqueNames(other < 0 ? pieces : pieces.slice(0, other)).map((value) => ({
      field: 'contributors' as const,
      place: 'dom:other-hand',
      source: 'dom:other-hand',
      value,
      kind: 'person' as const,
      role,
    }));
  });
}

/** `The White House`, `Weininstitut GmbH`: the article before a name of English, the form of a company behind it. */
export function isCompany(name: string): boolean {
  return IN_LAW.test(name);
}

const IN_LAW =
  /^The [A-Z]\S+ [A-Z]|\s(?:GmbH|gGmbH|AG|KG|e\. ?V\.|Inc\.?|Ltd\.?|LLC|Corp\.|PLC|S\.A\.|S\.L\.|S\.p\.A\.|S\.r\.l\.|B\.V\.|N\.V\.|A\/S|Oyj?|Sp\. z o\.o\.)$/;

/** "Le Journal avec AFP": one of the `houses`, and the agency whose report it used. In parts it would say something else. */
export function isWithAgency(text: string, houses: Set<string>): boolean {
  const [house = '', agency, ...more] = text.split(JOINED());
  return agency !== undefined && more.length === 0 && houses.has(compactName(house)) && agenciesAlone(agency).length > 0;
}

const JOINED = late(() => new RegExp(`\\s(?:${anyLanguage('and', 'with')})\\s`, 'u'));
