/** Text that a page hides from readers, what it lays over its text, dialogs and notices on cookies, and notices beside it. */
import { commonShare, shareInScript } from '../../metadata/language.ts';
import { closest, contains, type Element, HAS, isTag } from '../../page/page.ts';
import { lowerCase } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between, isHeading } from '../groups.ts';
import { foldOf } from '../words.ts';
import { boxAround, headingsBefore, LONGEST_HEADING, MOST_BLOCKS, startOfCall } from './box-around.ts';
import { isMarkedOffer, LONE_LINK, linksIn } from './links.ts';
import { isDisjoint, LIKELY, type Sight } from './sight.ts';
import { besideText, endsInCall, endsInOffer, isAdvertisingNote, tellsOfStoring } from './signs.ts';
import { CONSENT_LINK, DATA, OFF_SCREEN, ONE_PIXEL, RIGHTS, SPOKEN } from './wording.ts';

export function findHiddenText(sight: Sight): void {
  const { blocks, page } = sight;
  const reasons = new Array<string>(page.elements.length);
  const hiding = { sight, pageLanguage: baseLanguage(page.html.attribs.lang), reasons };
  for (let i = 0; i < blocks.length; i += 1) {
    const { element, nodes } = blocks[i] as Block;
    const only = nodes.length === 1 && nodes[0] && isTag(nodes[0]) ? (nodes[0] as Element) : element;
    const reason = reasonOf(only, hiding);
    if (reason !== '') sight.drop(i, i + 1, reason);
  }
}

interface Hiding {
  sight: Sight;
  pageLanguage: string | undefined;
  /** The reason for each element so far, by `order`; empty for none. */
  reasons: string[];
}

function reasonOf(element: Element, hiding: Hiding): string {
  const known = hiding.reasons[element.order];
  if (known !== undefined) return known;
  const above = element.parent && isTag(element.parent) ? reasonOf(element.parent, hiding) : '';
  const reason = above || (asksBeforeEmbed(element, hiding.sight) ? 'consent' : (ownReason(element, hiding) ?? ''));
  hiding.reasons[element.order] = reason;
  return reason;
}

function ownReason(element: Element, { sight, pageLanguage }: Hiding): string | undefined {
  const isDialogue = isDialog(element);
  const isSpoken = isOnlySpoken(element);
  const isOff = isHidden(element);
  if (!isDialogue && !isSpoken && !isOff && !isNamedHidden(element)) return undefined;
  if (element === sight.page.body || sight.holdsHeadline(element)) return undefined;
  const share = sight.charsOf(element) / (sight.chars[sight.blocks.length] || 1);
  if (share > MOST_OF_PAGE && !isHiddenBeside(element, sight, isOfOther(element, pageLanguage))) return undefined;
  if (isDialogue) return contains(element, sight.core) ? undefined : 'dialog';
  if (isSpoken) return 'screen-reader-text';
  if (isTranslation(element, sight, pageLanguage)) return 'hidden-translation';
  return isOff && (describes(element, sight) || isNextArticle(element, sight) || isHiddenApart(element, sight))
    ? 'hidden'
    : undefined;
}

/** Whether a small box stands in the place of an embed until the reader agrees to it, as its class says. A post's words are the text's. */
function asksBeforeEmbed(element: Element, sight: Sight): boolean {
  const { attribs, has } = element;
  if (!(has & HAS.class) || !EMBED_WAITING.test(attribs.class ?? '')) return false;
  const [from, to] = sight.range(element);
  if (to - from > MOST_BLOCKS || contains(element, sight.core) || sight.holdsHeadline(element)) return false;
  return !sight.blocks.slice(from, to).some((block) => closest(block.element, 'blockquote'));
}

const EMBED_WAITING =
  /cookieconsent-optout|(?:placeholder|consent|blocked|opt-?in|(?:two|2)-?clicks?)(?:[\w-]{0,30}(?:embed|social|media|video|iframe)|(?<=(?:embed|social|media|video|iframe)[\w-]{0,30}))/i;

function isDialog({ attribs, has }: Element): boolean {
  if (has & HAS.role && (attribs.role === 'dialog' || attribs.role === 'alertdialog')) return true;
  return (has & HAS.popover) !== 0 || ((has & HAS['aria-modal']) !== 0 && attribs['aria-modal'] === 'true');
}

function isOnlySpoken({ attribs, has }: Element): boolean {
  if (has & HAS.class && SPOKEN.test(attribs.class ?? '')) return true;
  const style = has & HAS.style ? attribs.style : undefined;
  return style !== undefined && (OFF_SCREEN.test(style) || ONE_PIXEL.test(style));
}

/** Hidden text is dropped where it is in another language than the page; a fold of the article is hidden too. */
function isTranslation(element: Element, sight: Sight, pageLanguage: string | undefined): boolean {
  return isOfOther(element, pageLanguage) || isForeign(element, sight, pageLanguage);
}

/** Whether an element states another language than the page. */
function isOfOther({ attribs: { lang } }: Element, pageLanguage: string | undefined): boolean {
  const language = baseLanguage(lang);
  return language !== undefined && pageLanguage !== undefined && language !== pageLanguage;
}

/** Statements for machines on the publisher, the author or a picture, and on the article where its text stands elsewhere too. */
function describes(element: Element, sight: Sight): boolean {
  const inner = element.children.find((child) => isTag(child)) as Element | undefined;
  const types = [element.attribs.itemtype ?? '', inner?.attribs.itemtype ?? ''];
  return types.some((type) => SUBJECT.test(type) || (ARTICLE.test(type) && isHiddenBeside(element, sight)));
}

const SUBJECT = /(?:Organization|Person|ImageObject|WebPage|WebSite)$/;
const ARTICLE = /(?:Article|BlogPosting)$/;

/** A hidden text behind the first, with a headline of its own, which a script shows when the reader comes to it. */
function isNextArticle(element: Element, { blocks, core, headline, sums }: Sight): boolean {
  if (headline < 0 || !isDisjoint(element, core)) return false;
  const [from, to] = [sums.first(element), sums.end(element)];
  return (
    from > headline && blocks.slice(from, Math.min(to, from + HEAD_BLOCKS)).some((block) => block.element.name === 'h1')
  );
}

const HEAD_BLOCKS = 3;

/** Whether likely text stands outside of a hidden box: then the box is not the page. */
function isHiddenBeside(element: Element, sight: Sight, isOther = false): boolean {
  const beside = sight.likelyChars() - between(sight.mass, ...sight.range(element));
  return (isHidden(element) || isNamedHidden(element)) && beside >= (isOther ? LEAST_OF_OTHER : LEAST_BESIDE);
}

/** Characters; a text that is said to be in another language may be longer than the page's own. A larger dialog is the page. */
const [LEAST_BESIDE, LEAST_OF_OTHER, MOST_OF_PAGE] = [600, 200, 0.5];

/** Hidden from speech too, in a box apart from a visible text that is longer, and nothing before it that would fold it out. */
function isHiddenApart(element: Element, sight: Sight): boolean {
  if (element.attribs['aria-hidden'] !== 'true' || element.attribs.id !== undefined || foldOf(element)) return false;
  if (sight.charsOf(element) > sight.likelyChars() / 2 || !isDisjoint(element, sight.core)) return false;
  const before = sight.blocks[sight.range(element)[0] - 1];
  return before !== undefined && !/^(?:h[2-6]|button|summary|dt)$/.test(before.element.name);
}

/** Whether long hidden text has next to none of the common words of the page's language, or of its letters. */
function isForeign(element: Element, sight: Sight, pageLanguage: string | undefined): boolean {
  const [from, to] = sight.range(element);
  if (pageLanguage === undefined || sight.charsOf(element) < LEAST_FOREIGN || to - from > MOST_FOREIGN_BLOCKS) return false;
  // Names of goods and code have few common words in any language.
  if (!isHidden(element) && sight.paragraphsIn(from, to) < LEAST_PARAGRAPHS) return false;
  const text = sight.blocks
    .slice(from, to)
    .map((block) => block.text)
    .join(' ');
  const share = commonShare(text, pageLanguage) ?? shareInScript(text, pageLanguage);
  return share !== undefined && share < FEW_COMMON;
}

const [LEAST_FOREIGN, MOST_FOREIGN_BLOCKS, LEAST_PARAGRAPHS] = [200, 200, 3];
/** A text with a smaller share of the page's common words is in another language; prose has a fifth. */
const FEW_COMMON = 0.02;

function isHidden({ attribs, has }: Element): boolean {
  if (has & HAS.hidden) return true;
  return (has & HAS.style) !== 0 && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '');
}

/** Hidden by a style sheet, as its class says, or from speech: another language may stand there, and a fold of the article too. */
function isNamedHidden({ attribs, has }: Element): boolean {
  if (has & HAS['aria-hidden'] && attribs['aria-hidden'] === 'true') return true;
  return (has & HAS.class) !== 0 && NAMED_HIDDEN.test(attribs.class ?? '');
}

const NAMED_HIDDEN = /(?:^|[\s_-])(?:hidden|hide|invisible|none)(?:$|\s)/i;

/** The part of a language tag before its first hyphen: `de` of `de-AT`. */
function baseLanguage(tag: string | undefined): string | undefined {
  const base = tag?.trim().split(/[-_]/)[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(base) ? base : undefined;
}

// Notices on cookies, known by their words and their place.

/** A shorter text may be outweighed by a notice behind it. Characters. */
const LEAST_TEXT = 400;

/** Notices on cookies above the headline. */
export function findConsent(sight: Sight): void {
  if (sight.headline < 1) return;
  for (const block of sight.tellingOfCookies()) if (block.index < sight.headline) consentAbove(sight, block);
}

export function consentBehind(sight: Sight): void {
  const telling = sight.tellingOfCookies();
  for (const block of telling) {
    if (sight.dropped[block.index] !== undefined || block.index < sight.headline) continue;
    if (DATA.test(block.text) || tellsOfStoring(block.text)) consentBelow(sight, block, telling);
  }
}

/** A notice on cookies above the headline, with the box around it, or with what stands beside it. */
function consentAbove(sight: Sight, { element, index }: Block): void {
  const { blocks, headline } = sight;
  let [from, to] = [index, index + 1];
  while (to < headline && blocks[to]?.element.parent === element.parent) to += 1;
  const above = blocks[from - 1];
  if (above && isHeading(above) && above.element.parent === element.parent) from -= 1;
  for (let node = element.parent; node && isTag(node) && node !== sight.page.body; node = node.parent) {
    const [first, end] = sight.range(node as Element);
    if (end > headline || end - first > MOST_BLOCKS) break;
    [from, to] = [Math.min(from, first), Math.max(to, end)];
  }
  sight.drop(from, to, 'consent');
}

/** A notice on cookies, at most half as long as a short text, in a box with a button or a link, behind a text that does not speak of them. */
function consentBelow(sight: Sight, { element, text }: Block, [first]: Block[]): void {
  if ((!first || (sight.mass[first.index] as number) < LEAST_TEXT) && !tellsOfStoring(text)) return;
  const box = boxAround(sight, element, 2 * sight.likelyChars());
  if (!box) return;
  const [from, to] = sight.range(box);
  if (sight.blocks.slice(from, to).some(asksForConsent)) sight.drop(from, to, 'consent');
}

/** A button, a link that only a script answers, or one to what is done with data. */
function asksForConsent({ element, nodes }: Block): boolean {
  if (element.name === 'button' || nodes.some((node) => isTag(node) && node.name === 'button')) return true;
  return linksIn(nodes).some(({ attribs: { href = '' } }) => CONSENT_LINK.test(href));
}

// Notices beside the text, known by their words and their place: consent, advertising, an imprint, calls to subscribe or to follow.

/** Likely blocks from either end of the text in which a note on advertising stands, and at its end, in which an imprint begins; blocks before one apart. */
const [NOTE_REACH, IMPRINT_REACH, LEAST_BETWEEN] = [6, 4, 10];

export function findNotices(sight: Sight): void {
  imprint(sight);
  const total = sight.likelyChars();
  if (total >= LEAST_TEXT) consentBehind(sight);
  if (total >= LEAST_TEXT) advertisingNotes(sight);
  // All are found before one goes, after which the masses are summed up anew.
  const mayBeKept = ({ index: i }: Block) => sight.dropped[i] === undefined && (sight.scores[i] as number) >= MAY_BE_KEPT;
  const found = sight.blocks.filter(mayBeKept).flatMap((block) => noticeAt(sight, block));
  const isMost = found.reduce((sum, [from, to]) => sum + between(sight.chars, from, to), 0) > total / 2;
  if (isMost && total < LEAST_TEXT) return;
  const lone = found.filter(([, , reason]) => reason === LONE_LINK).length;
  // More of them are the text: a digest, a list of places.
  for (const notice of found) if (notice[2] !== LONE_LINK || lone <= MOST_LONE) sight.drop(...notice);
}

type Notice = [from: number, to: number, reason: string];

function noticeAt(sight: Sight, block: Block): Notice[] {
  const { index, links } = block;
  if (endsInCall(block) || (links > 0 && isMarkedOffer(block)))
    return [[startOfCall(sight, index), index + 1, 'subscription']];
  if (isAtEnd(sight, index) && endsInOffer(block, sight.page))
    return [[headingsBefore(sight, index, LONGEST_HEADING), index + 1, 'subscription']];
  const reason = besideText(block, sight.page);
  return reason ? [[index, index + 1, reason]] : [];
}

/** A rule may still keep what is less likely; most links that stand alone among paragraphs. */
const [MAY_BE_KEPT, MOST_LONE] = [0.2, 4];

/** Whether most of the text stands before a block that has a heading, or that the model is not sure of. */
function isAtEnd(sight: Sight, index: number): boolean {
  if ((sight.mass[index] as number) < MOST_BEFORE * sight.likelyChars()) return false;
  return (sight.scores[index] as number) < SURE_OF_LAST || headingsBefore(sight, index, LONGEST_HEADING) < index;
}

const [MOST_BEFORE, SURE_OF_LAST] = [0.7, 0.85];

function advertisingNotes(sight: Sight): void {
  const likely = likelyOnes(sight);
  const [first, last] = [likely[NOTE_REACH - 1], likely.at(-NOTE_REACH)];
  if (first === undefined || last === undefined) return;
  for (const { index, text } of sight.blocks)
    if ((index <= first || index >= last) && sight.dropped[index] === undefined && isAdvertisingNote(text))
      sight.drop(index, index + 1, 'advertising-note');
}

/** The numbers of the likely blocks that still stand. */
function likelyOnes({ dropped, scores }: Sight): number[] {
  const found: number[] = [];
  for (let i = 0; i < scores.length; i += 1) if (dropped[i] === undefined && (scores[i] as number) >= LIKELY) found.push(i);
  return found;
}

/** A line of rights behind the text or the headline, or likelier than all text, and what else of the imprint stands below it. */
function imprint(sight: Sight): void {
  const [{ blocks, headline }, likely] = [sight, likelyOnes(sight)];
  const start = headline < 0 ? blocks.length : headline;
  let at = (likely.at(-IMPRINT_REACH) ?? likely[0] ?? start) + (likely.length === 1 ? 0 : 1);
  while (at < blocks.length && !statesRights(blocks[at] as Block)) at += 1;
  if (at < blocks.length) sight.drop(startOfImprint(sight, at, likely), blocks.length, 'imprint');
}

/** An imprint begins above the line of rights, with the box of the line, where forms or menus part it from the text. */
function startOfImprint(sight: Sight, at: number, likely: number[]): number {
  const [from] = sight.range((sight.blocks[at] as Block).element.parent as Element);
  const last = likely.findLast((i) => i < from);
  return last !== undefined && from - last > LEAST_BETWEEN ? from : at;
}

/** A block that begins with words of rights, or a line one of whose sentences does. */
function statesRights({ text }: Block): boolean {
  const start = lowerCase(text.slice(0, LONGEST_RIGHTS));
  if (RIGHTS.test(start)) return true;
  // The name of the house may stand before the sign.
  return text.length <= LONGEST_RIGHTS && start.split(/\. |(?=[©ⓒ])/).some((sentence) => RIGHTS.test(sentence));
}

/** The words of rights end within so many characters. */
const LONGEST_RIGHTS = 160;
