/**
 * The signs of what is beside an article: bylines, dates and links of other texts, and the words of calls and notices in
 * many languages.
 */
import { hasBylineLabel } from '../../metadata/names/byline-labels.ts';
import { anyScript } from '../../page/letters.ts';
import { type ChildNode, contains, type Element, HAS, HEADINGS, isTag, type PageTree } from '../../page/page.ts';
import { lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { isHeading } from '../groups.ts';
import { isAllStrong } from '../words.ts';
import { firstLink, isOwnSite, lastLink, leadsToFiles, linkApart, linkAtEnd, linksIn, reasonOfLinks } from './links.ts';
import {
  ADVERTISING,
  ASIDE,
  BROADCAST,
  CALL,
  CARRIERS,
  COOKIES,
  FOLLOW,
  FOLLOW_LINE,
  LETTERS,
  LINKS,
  NETWORK,
  ON_COMMENTS,
  PAID_LABEL,
  PLEAS,
  PROGRAMS,
  SIGN_UP,
  STORED,
  SUBSCRIBE,
} from './wording.ts';

/** A longer block is prose. Characters. */
const LONGEST_LINE = 120;
const BYLINE_WORD = /(?:^|[\s_-])(?:by-?line|author|writer|autor|auteur|dateline)/i;
const DATE_WORD = /(?:^|[\s_-])(?:date|time|published|timestamp|datum|fecha)/i;
const DATE =
  /\b(?:19|20)\d\d\b|\d{1,2}[.:/h]\d\d|(?:19|20)\d\d\s?年|\b\d{1,2}\s?(?:min|h|hours?|days?|weeks?|months?|years?)\b\.? ago|\bvor \d{1,2} |\bhace \d|\bil y a \d/i;
const SENTENCE = anyScript(String.raw`(?<!\b[ap]\.)[\p{Ll}\p{Lo}][.!?。]["”’»]?$`);

export function isByline({ element, text }: Block): boolean {
  if (text.length > LONGEST_LINE) return false;
  return (near(element, namesAuthor) || hasBylineLabel(text)) && !isSentence(text);
}

/** The first line of a comment: a name, perhaps with its day. */
export function isNameLine({ element, text }: Block): boolean {
  return text.length <= LONGEST_NAME && !LARGE_HEADING.test(element.name) && NAME(text).test(text);
}

/** A person and a day in one line. */
export function isNameWithDay(block: Block): boolean {
  return block.text.length <= LONGEST_NAME && /\d{2}/.test(block.text) && isNameLine(block) && isDate(block);
}

/** Characters. */
export const LONGEST_NAME = 60;
const NAME = anyScript(
  String.raw`^@?\p{L}[\p{L}\p{M}\p{N}'’._-]*(?:\s+[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*){0,4}(?:(?:\s+\p{L}+){0,2}\s+\d|\s*[\d,.:/·|(（-]|$)`,
);
const LARGE_HEADING = /^h[1-3]$/;

function namesAuthor({ attribs, has }: Element): boolean {
  if (has & HAS.rel && attribs.rel === 'author') return true;
  if (has & HAS.itemprop && /author/i.test(attribs.itemprop ?? '')) return true;
  return (has & HAS.class) !== 0 && BYLINE_WORD.test(attribs.class ?? '');
}

export function isDate({ element, nodes, text }: Block): boolean {
  if (text.length > LONGEST_LINE) return false;
  const isTold = nodes.some(holdsTime) || (/\d/.test(text) && (DATE.test(text) || near(element, namesDate)));
  return isTold && !HEADINGS.has(element.name) && !isSentence(text);
}

/** Tells whether the node is a time, or has one among its children. */
function holdsTime(node: ChildNode): boolean {
  return isTag(node) && (node.name === 'time' || node.children.some((child) => isTag(child) && child.name === 'time'));
}

function namesDate({ attribs, has, name }: Element): boolean {
  return name === 'time' || ((has & HAS.class) !== 0 && DATE_WORD.test(attribs.class ?? ''));
}

/** The end alone is read: the pattern would be tried at each character. */
function isSentence(text: string): boolean {
  return SENTENCE(text).test(text.slice(-SENTENCE_END));
}

/** Characters that tell a sentence: a letter, a stop and a mark of quotation, and what `a.m.` has before its last letter. */
const SENTENCE_END = 8;

function near(element: Element, test: (element: Element) => boolean): boolean {
  const { parent } = element;
  return test(element) || (parent !== null && isTag(parent) && test(parent as Element));
}

const LISTED = /^(?:li|td|th|dd|dt|h[1-6])$/;
// Words of calls, notices and notes that stand beside an article, in many languages. Characters of each.
const [LONGEST_CALL, LONGEST_WITH_CALL, LONGEST_CARRIED, LONGEST_PAID_LABEL, LONGEST_PLEA] = [60, 400, 240, 60, 600];

export function isCall(text: string): boolean {
  return text.length <= LONGEST_CALL && CALL.test(lowerCase(text));
}

/** A short paragraph whose last words are a link that calls readers to subscribe, join or give. */
export function endsInCall({ links, nodes, text }: Block): boolean {
  if (links === 0 || text.length > LONGEST_WITH_CALL) return false;
  const link = linkAtEnd(nodes);
  return link !== undefined && isCall(visibleText(link));
}

/** A short paragraph that ends in a link to subscribe or give on the same site, which is a sentence of its own. */
export function endsInOffer(block: Block, page: PageTree): boolean {
  const { element, links, text } = block;
  if (links !== 1 || text.length > LONGEST_WITH_CALL || LISTED.test(element.name)) return false;
  const link = linkApart(block);
  return link !== undefined && leadsThere(link) && isOwnSite(link, page);
}

/** Tells what a line of a box is on by its words: a form to sign up, or a broadcast. */
export function framedBy(text: string): 'sign-up' | 'player' | undefined {
  if (text.length > LONGEST_NOTE) return undefined;
  const lower = lowerCase(text);
  if (SIGN_UP.test(lower)) return 'sign-up';
  return BROADCAST.test(lower) ? 'player' : undefined;
}

/** Words of an offer of letters, which come by mail and one may leave: true of news on letters, too, but seldom in a box apart. */
export function offersLetters(text: string): boolean {
  const [mail, leave] = LETTERS;
  // The rarer words first.
  if (text.length > LONGEST_NOTE) return false;
  const lower = lowerCase(text);
  return leave.test(lower) && mail.test(lower);
}

/** Names of two houses that carry broadcasts, and a word for programs: true of news on them, too, but seldom in a box apart. */
export function namesCarriers(text: string): boolean {
  const found = text.length <= LONGEST_CARRIED ? text.match(CARRIERS) : null;
  return found !== null && new Set(found.map(lowerCase)).size >= 2 && PROGRAMS.test(text);
}

/** A short line that asks to follow, in Chinese or Japanese, where a picture of a code stands for the link; one all in bold. */
function asksToFollow({ nodes, text }: Block): boolean {
  if (text.length <= LONGEST_FOLLOW_LINE && WIDE.test(text) && FOLLOW_LINE.test(text)) return true;
  return isAllStrong(nodes) && text.length <= LONGEST_LINKED_CALL && FOLLOW.test(lowerCase(text)) && NETWORK.test(text);
}

const [LONGEST_FOLLOW_LINE, WIDE] = [60, /[\u3040-\u30ff\u3400-\u9fff]/] as const;

/** A line that names who paid for what stands under it. */
export function isPaidLabel(text: string): boolean {
  return text.length <= LONGEST_PAID_LABEL && PAID_LABEL.test(lowerCase(text));
}

/** The reason why a line stands beside the text, if it does. */
export function besideText(block: Block, page: PageTree): string | undefined {
  if (asksToFollow(block)) return 'follow';
  const isAsked = block.links > 0 || ON_COMMENTS.test(block.text) || ASIDE.test(block.text);
  return isAsked ? reasonOfLinks(block, page) : undefined;
}

/** A paragraph that asks readers for money, in the words of the house and not of somebody who is quoted. */
export function pleads({ text }: Block): boolean {
  return (
    text.length <= LONGEST_PLEA &&
    !/["“”„«»「]/.test(text) &&
    PLEAS.some(([what, who]) => what.test(text) && who().test(text))
  );
}

/** A note that the page earns from its links or products. */
export function isAdvertisingNote(text: string): boolean {
  if (text.length > LONGEST_NOTE || !LINKS.test(text)) return false;
  return ADVERTISING.some(([what, who]) => what.test(text) && who.test(text));
}

/** The most characters of a note on advertising, and the least of one on what is stored, in Latin letters. */
const [LONGEST_NOTE, LEAST_OF_STORING] = [450, 12];

/** Most texts have neither, and the whole pattern is slow on each. */
const NOT_LATIN = /[^\0-\u024f\u2000-\u20cf]/;

/** Text on what a page stores of its readers. */
export function tellsOfCookies(text: string): boolean {
  const mayName = /ookie|OOKIE|[çÇ]erez|väste/.test(text) || NOT_LATIN.test(text);
  return (mayName && COOKIES.test(text)) || ((mayName || text.length >= LEAST_OF_STORING) && tellsOfStoring(text));
}

export function tellsOfStoring(text: string): boolean {
  return STORED.every((pattern) => pattern.test(text));
}

/** Tells how a block, short or nothing but links, leads to where something is to be ordered or given: by an address, or by its words. */
export function leadsToSubscribe(block: Block): 'there' | 'by-call' | undefined {
  const { linkChars, links, nodes, text } = block;
  if (links === 0 || text.length > LONGEST_LEADING) return undefined;
  const first = firstLink(nodes);
  if (leadsByAddress(block, first)) return 'there';
  const isAlone = text.length <= LONGEST_CALL && linkChars + links >= text.length;
  return isAlone && first !== undefined && isCall(visibleText(first)) ? 'by-call' : undefined;
}

function leadsByAddress({ linkChars, nodes, text }: Block, first: Element | undefined): boolean {
  const isFirst = first !== undefined && leadsThere(first);
  if (isFirst && offersLetters(text) && linkAtEnd(nodes) === first) return true;
  if (isFirst && isLabel(first, text)) return true;
  if (text.length > LONGEST_LINKED_CALL || linkChars < text.length * 0.5) return false;
  const last = lastLink(nodes);
  return last === first ? isFirst : last !== undefined && leadsThere(last);
}

function leadsThere({ attribs: { href = '' } }: Element): boolean {
  return SUBSCRIBE.test(href);
}

/** The link, a colon or a dash, and what it offers. */
function isLabel(link: Element, text: string): boolean {
  const label = visibleText(link).trim();
  return text.startsWith(label) && /^\s?[:：–—-]/.test(text.slice(label.length));
}

const [LONGEST_LINKED_CALL, LONGEST_LEADING] = [160, 400];

export function isSmall({ nodes }: Block): boolean {
  return nodes.length === 1 && nodes[0] !== undefined && isTag(nodes[0]) && nodes[0].name === 'small';
}

// "Read also: …" in the middle of an article: the line that leads on, and the links behind it.

interface Kept {
  block: Block;
}

/** Gives the lines of which the rest is a link, and the labels of links behind them or left out, with these links. */
export function readAlso<Line extends Kept>(kept: Line[]): Line[] {
  return [...new Set(kept.flatMap((line, i) => leadingOn(line, i, kept)))];
}

function leadingOn<Line extends Kept>(line: Line, i: number, kept: Line[]): Line[] {
  const { block } = line;
  if (opensLostLinks(block, kept[i + 1]?.block)) return [line];
  const isLink = linkShare(block) > 0.5;
  if (block.text.length >= (isLink ? MAX_READ_ALSO : LONGEST_LABEL)) return [];
  const said = READ_ALSO.exec(lowerCase(block.text))?.[0];
  if (said === undefined) return [];
  if (isLink) return [line];
  // A heading of the words is a section's, of an encyclopedia for one.
  if (block.text.length > said.length + LONGEST_TAIL || isHeading(block)) return [];
  const behind = kept.slice(i + 1, linksBehind(kept, i));
  const isGone = kept[i + 1]?.block.index !== block.index + 1;
  return isGone || behind.length > 0 ? [line, ...behind] : [];
}

/** A line that ends in a colon, or is all bold, before a list of links, and not of documents, of which none is kept; a short one at the end before any links. */
function opensLostLinks({ element, nodes, text }: Block, next: Block | undefined): boolean {
  const isLabel = /[:：]$/.test(text) || (text.length <= LONGEST_LABEL && !text.includes(',') && isAllStrong(nodes));
  if (text.length > LONGEST_LINE || !isLabel) return false;
  let list = element.next;
  while (list && !isTag(list) && !/\S/.test(list.type === 'text' ? list.data : '')) list = list.next;
  if (!list || !isTag(list) || (next && contains(list, next.element))) return false;
  if (!/^[uo]l$/.test(list.name)) return !next && text.length < LONGEST_LABEL && isAllLink(list);
  const items = list.children.filter(isTag);
  return items.length > 1 && items.every((item) => isAllLink(item)) && !leadsToFiles(list);
}

/** An item with nothing but a link in it. */
function isAllLink(item: Element): boolean {
  const links = linksIn(item.children);
  const linked = links.reduce((sum, link) => sum + visibleText(link).length, 0);
  return linked > 0 && linked >= MOST_LINK * visibleText(item).length;
}

/** Gives the place behind the links that follow a block of kept ones; one or two between them may be left out. */
function linksBehind(kept: Kept[], at: number): number {
  let end = at + 1;
  while (end < kept.length && isLinkBehind((kept[end] as Kept).block, (kept[end - 1] as Kept).block)) end += 1;
  return end;
}

function isLinkBehind(block: Block, before: Block): boolean {
  return block.index <= before.index + MOST_LOST && linkShare(block) > MOST_LINK && !isHeading(block);
}

const [MOST_LINK, MOST_LOST] = [0.9, 3];

const MAX_READ_ALSO = 250;
/** The longest of the words below, in characters. */
const LONGEST_LABEL = 40;
/** Words with which papers of many languages lead on to other articles. */
const READ_ALSO =
  /^\P{L}{0,4}(?:(?:also |must )?read (?:also|more|next|this)|read\s?:|also read|see also|featured stories$|more on this|related(?: articles?| stor(?:y|ies))?\s?:|lesen sie (?:hier|auch|dazu|mehr)|(?:lies|lest) auch|mehr zum thema|auch interessant|(?:à )?lire (?:aussi|également)|à lire|voir aussi|lea (?:también|además)|le[ae]r? (?:más|también|además)|lee también|mirá también|(?:también )?te puede interesar|te recomendamos|(?:seguí|sigue) leyendo|le(?:ia|r) (?:também|mais)|veja (?:também|mais)|leggi (?:anche|pure)|per approfondire|saiba mais|llegiu? també|lees ook|læs også|les også|läs (?:också|även|mer)|lue (?:myös|lisää)|loe (?:ka|lisaks|veel)|(?:taip pat )?skaitykite|lasi(?:et)? arī|preberite (?:še|tudi)|lexo(?:ni)? edhe|(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej)|(?:pře)?čtěte (?:si )?(?:také|i|více)|(?:pre)?čítajte (?:si )?(?:aj|viac)|ezt is olvassa|kapcsolódó|vezi și|olvasta már|olvassa el|citește și|pročitajte (?:i|još)|читайте также|(?:материалы |ещё |еще )?по теме|прочитајте|вижте още|още по темата|оқи отырыңыз|həmçinin oxuyun|ավելին|կարդացեք նաև|читать также|читайте також|смотрите также|см\. также|прочетете още|διαβάστε (?:επίσης|ακόμ[αη]|και)|bunu da oku|ilgili haber|baca juga|(?:mời (?:bạn )?)?(?:xem|đọc) (?:thêm|tiếp)|(?:tin|bài) liên quan|basahin|baca lagi|קראו (?:גם|עוד)|اقرأ أيض|اقرأ المزيد|(?:بیشتر|همچنین) بخوانید|(?:مزید|یہ بھی) پڑھیں|(?:यह|इसे|ये)(?: (?:खबर|ख़बर)(?:ें)?)? भी पढ़ें|আর[ওো]ও? পড়ুন|यो पनि पढ्नुहोस्|हे(?:ही)? वाचा|மேலும் (?:படிக்க|வாசிக்க)|อ่านเพิ่มเติม|延伸阅读|相关(?:阅读|新闻|报道)|推[荐薦][阅閱][读讀]|更多(?:新聞|新闻|報導|报道)|看更多|延伸閱讀|相關(?:閱讀|新聞|報導)|関連(?:記事|ニュース)|(?:あわせて|併せて|合わせて)(?:読む|読みたい)|[☞▶]?\s?관련 ?기사|함께 (?:읽기|보면))/u;
/** The signs behind the words, where they are all of a line. */
const LONGEST_TAIL = 4;

export function linkShare({ linkChars, text }: Block): number {
  return linkChars / text.length;
}
