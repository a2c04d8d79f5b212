/**
 * Signatures: lines of nothing but names that a text begins or ends with, and the shape of such a line. They are read where
 * no other place names a person.
 */

import { isSiteLine } from '../../lexicon/lexicon.ts';
import type { Element, PageTree } from '../../page/page.ts';
import { late, pageText } from '../../page/text.ts';
import type { Claim } from '../claims.ts';
import type { Zones } from '../class-words.ts';
import { hasBylineLabel } from '../names/byline-labels.ts';
import {
  EAST_ASIAN_SIGNED,
  isNewsroom,
  isOffice,
  isPressRole,
  looksLikeName,
  mailedName,
  reportersIn,
} from '../names/name-shape.ts';
import { piecesOf } from '../names/names.ts';
import { type EdgeLine, textEdges } from './text-edges.ts';

type Found = Signature & { element?: Element | undefined };

/** Claims of the signature at the foot of the text, else at its head. */
export function signedLines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  title: string | undefined,
  language: string | undefined,
  isSite: (name: string) => boolean,
): Claim[] {
  const edges = textEdges(page, zones, headline, language);
  if (!edges) return [];
  const { head, foot, nearFoot, paragraphs } = edges;
  const last = paragraphs.at(-1) as string;
  const behind = BEHIND_SENTENCE.exec(last)?.[1];
  const whole = pageText(page).text;
  const story = [title ?? '', ...paragraphs.slice(0, -1), behind ? last.slice(0, -behind.length) : last];
  const read = ({ text, set, quoted, linked, element }: EdgeLine, atFoot: boolean): Found | undefined => {
    const mailed = atFoot ? mailedName(text) : undefined;
    if (mailed) return { kind: 'person', names: [mailed], posted: true, element };
    const found = linked ? undefined : signatureOf({ text, set: set !== undefined, quoted, foot: atFoot }, language, isSite);
    return found && isFree(found, story, whole, atFoot) ? { ...found, element } : undefined;
  };
  const signature =
    first(foot, (line) => read(line, true)) ??
    (behind ? read({ ...BARE, text: behind.replace(/^【(.*)】$/u, '（$1）') }, true) : undefined) ??
    first(nearFoot, (line) => {
      const found = read(line, true);
      const tellsOf = (name: string) => paragraphs.slice(-2).some((text) => text.startsWith(name));
      // Bold lines are headings of paragraphs, unless these are about the author.
      const sure = found?.kind === 'newsroom' || line.set === 'slanted' || found?.names.every(tellsOf);
      return sure ? found : undefined;
    }) ??
    first(head.toReversed(), (line) => {
      const found = read(line, false);
      return line.set ||
        found?.posted ||
        found?.names.every((name) => last.startsWith(name) || isAround(whole, paragraphs, name))
        ? found
        : undefined;
    }) ??
    signedStart(paragraphs[0] as string, language);
  if (!signature) return [];
  if (signature.element) elements.set(page, signature.element);
  return claimsOf(signature);
}

const elements = new WeakMap<PageTree, Element>();

/** The element of the signature that was read last, where it holds nothing else. */
export function signatureElement(page: PageTree): Element | undefined {
  return elements.get(page);
}

/** "[부산=정하늘 기자] ...", "本报讯（记者 林小雨）...", "Ayşe Yılmaz / İZMİR, (DHA) - ...": who reported it, first. */
function signedStart(text: string, language: string | undefined): Found | undefined {
  const [, bracket, behind] = SIGNED_START.exec(text) ?? [];
  const reporters = behind === undefined && bracket !== undefined ? reportersIn(bracket) : undefined;
  if (reporters) return { kind: 'person', names: reporters, posted: true };
  const own = MAY_BE_SLASHED.test(text) ? SLASHED_START().exec(text.slice(0, MAX_LINE))?.[1] : undefined;
  const line = own ?? behind ?? bracket?.split(/[=＝]/).at(-1)?.split(/[/／]/)[0]?.trim();
  if (line === undefined || (own === undefined && !REPORTER.test(line))) return undefined;
  const found = signatureOfPeople(piecesOf(line, language));
  return found && { ...found, posted: true };
}

const SIGNED_START =
  /^(?:[\p{Script=Han}\d]{2,14}[讯訊電电]\s?)?[([【（［〔]([^()[\]【】（）［］〔〕]{2,40})[)\]】）］〕]\s?([가-힣]{2,4} (?:기자|특파원)(?=\s?[=＝]))?/u;
const REPORTER = /기자|특파원|记者|記者/;
const MAY_BE_SLASHED = /^[^/(]{4,60}\/[^/(]{2,45}\(/;
const SLASHED_START = late(() => /^(\p{Lu}[\p{L}.'’ ,-]{3,50}?)\s?\/\s?\p{Lu}[^/()]{1,40}\(\p{Lu}{2,5}\)\s?[–—-]/u);

/** "... since 2015. (Jane Roe)": in brackets behind the last sentence. */
const BEHIND_SENTENCE = /[.!?…"“”»’。」]\s*(\([^()]{2,60}\)|（[^（）]{2,30}）|【[^【】]{2,30}】)$/u;
const BARE = { element: undefined, set: undefined, linked: false, quoted: false, apart: false };

function first<T>(lines: EdgeLine[], read: (line: EdgeLine) => T | undefined): T | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found) return found;
  }
  return undefined;
}

function claimsOf({ kind, names, element }: Found): Claim[] {
  const place = kind === 'person' ? 'dom:signature' : 'dom:signed-office';
  return names.map((value) => ({
    field: 'authors',
    place,
    source: 'dom:signature',
    value,
    ...(element && { element }),
  }));
}

/** Tells whether the name stands above the text, and below it in the box about the author. */
function isAround(page: string, paragraphs: string[], name: string): boolean {
  const start = page.indexOf((paragraphs[0] as string).slice(0, TELLING));
  const end = page.lastIndexOf((paragraphs.at(-1) as string).slice(-TELLING));
  const at = page.indexOf(name);
  return at >= 0 && at < start && page.indexOf(name, Math.max(end, start)) > end;
}

// Letters that a paragraph is found by.
const TELLING = 40;

/** The people of a story, and the words of any language, stand elsewhere in it too; who signs it does not. */
function isFree({ names, kind }: Signature, story: string[], page: string, foot: boolean): boolean {
  if (kind === 'newsroom') return true;
  if (kind === 'sign') return !names.some((name) => story.some((text) => hasWord(text, name)));
  return names.every((name) => {
    // The syllables of Vietnamese names are words of every day.
    if (!/\p{Lu}/u.test(name) || /[\u1ea0-\u1ef9]/.test(name)) return !story.some((text) => text.includes(name));
    const words = name.split(' ').filter((word) => /^\p{Lu}\p{L}{2}/u.test(word));
    const lower = words.map((word) => word.toLowerCase());
    // A line above the text that looks like a name may be its heading, and tell of what follows by any of its words.
    const telling = foot ? lower.slice(-1) : lower;
    // Paragraphs about the author begin with the name.
    const tellsOf = (text: string) => !text.startsWith(name) && telling.some((word) => hasWord(text.toLowerCase(), word));
    return words.length > 0 && !story.some(tellsOf) && !lower.some((word) => hasWord(page, word));
  });
}

/** Whether `word` stands in `text`, and not as a part of a longer word or an address. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    if (!JOINED_BEFORE().test(text.slice(Math.max(0, at - 2), at)) && !JOINED_BEHIND().test(text.slice(end, end + 2)))
      return true;
  }
  return false;
}

const JOINED_BEFORE = late(() => /[\p{L}\p{N}@_/]$|[\p{L}\p{N}][.-]$/u);
const JOINED_BEHIND = late(() => /^[\p{L}\p{N}@_/]|^[.-][\p{L}\p{N}]/u);

// The form of a short line that may be a signature: nothing in it but names, posts of the press and places.

interface Signature {
  /** People; else a newsroom, or the signs of editors and agencies (`ssi`, `dpa`). */
  kind: 'person' | 'newsroom' | 'sign';
  names: string[];
  /** A post of the press stands behind a name: what has one tells of nothing but an author. */
  posted: boolean;
}

interface SignedText {
  text: string;
  /** Bold, slanted or small. */
  set: boolean;
  /** True behind a quotation, where a name tells who said it. */
  quoted: boolean;
  /** True below the text, false above it. */
  foot: boolean;
}

// Letters of two or three names with roles and places.
const MAX_LINE = 120;
// The most pieces: two authors with a place and a role each.
const MAX_PIECES = 6;

/** Reads the whole line as a signature; what is left unexplained makes it none. */
function signatureOf(
  { text: line, set, quoted, foot }: SignedText,
  language: string | undefined,
  isSite: (name: string) => boolean,
): Signature | undefined {
  const { text, isFramed } = bareLine(line, quoted || !foot) ?? {};
  if (text === undefined) return undefined;
  const labelled = hasBylineLabel(text);
  if (!labelled && COLON.test(text)) return undefined;
  const pieces = piecesOf(text, language).filter((piece) => !isSite(piece) && !NEWSROOM_SIGN.test(piece));
  if (pieces.length === 0 || pieces.length > MAX_PIECES) return undefined;
  const apart = isFramed === true || text.length < line.length;
  const sign = foot ? signIn(pieces, text, apart, set) : undefined;
  if (sign) return sign;
  const isQuotation = quoted && !set && !isFramed;
  const isSure = labelled || (foot && EAST_ASIAN_SIGNED.some((form) => form.test(line) || form.test(text)));
  return isSure || !isOther(text, pieces, isQuotation, foot) ? signatureOfPeople(pieces) : undefined;
}

function isOther(text: string, pieces: string[], isQuotation: boolean, foot: boolean): boolean {
  return isQuotation || CASELESS().test(text) || (!foot && isOfPicture(pieces));
}

/** The words of a line without its frame or dash. Where `tellsSpeaker` holds, a dash says whose words these are: "– Jane Roe". */
function bareLine(line: string, tellsSpeaker: boolean): { text: string; isFramed: boolean } | undefined {
  if (line.length > MAX_LINE || line.length < 2) return undefined;
  const framed = FRAME.exec(line)?.[1]?.trim();
  if (framed === undefined && tellsSpeaker && DASH.test(line)) return undefined;
  const text = bareText(framed ?? line.replace(DASH, ''));
  return text === undefined ? undefined : { text, isFramed: framed !== undefined };
}

/** "Jane Roe / AFP" above the text made its picture. */
function isOfPicture(pieces: string[]): boolean {
  return pieces.some((piece) => SIGN().test(piece));
}

function signatureOfPeople(pieces: string[]): Signature | undefined {
  const names = peopleIn(pieces);
  return names.length > 0 ? { kind: 'person', names, posted: pieces.some(isPressRole) } : undefined;
}

/** The short signs of people or agencies, or the newsroom, below a text. */
function signIn(pieces: string[], text: string, apart: boolean, set: boolean): Signature | undefined {
  const signs = pieces.every((piece) => SIGN().test(piece)) && !isSiteLine(text);
  // Capitals in bold are a heading.
  if (signs && (apart || CODES().test(text) || (set && !/\p{Lu}/u.test(text))))
    return { kind: 'sign', names: pieces, posted: false };
  const isOfNewsroom = pieces.length === 1 && isNewsroom(pieces[0] as string);
  return isOfNewsroom ? { kind: 'newsroom', names: pieces, posted: false } : undefined;
}

/** The line without addresses and credits; undefined where it is a sentence, a greeting or holds a number. */
function bareText(line: string): string | undefined {
  const text = withoutCredits(MAY_HAVE_ADDRESS.test(line) ? line.replace(ADDRESS, ' ') : line).trim();
  return text === '' || ENDS_SENTENCE().test(text) || /\p{N}/u.test(text) || GREETING.test(text) ? undefined : text;
}

/** A frame of brackets around a whole line. */
const FRAME = /^[([【（［]([^()[\]【】（）]+)[)\]】）］]\.?$/u;
const DASH = /^(?:[–—―‒~*•/-]|--)\s*/u;
const ADDRESS = /(?<!\S)\S+(?:@|\[at\]|\(at\))\S+|(?:https?:\/\/|www\.)\S+|(?<!\S)@\w+/giu;
/**
 * A sign of an address, looked for first: a short line seldom has one, and V8 takes a millisecond to compile the pattern itself.
 */
const MAY_HAVE_ADDRESS = /@|[[(]at[\])]|https?:|www\./i;
const ENDS_SENTENCE = late(() => /\p{Ll}[!?…:]$|\p{Ll}{3}\.$/u);
const COLON = /[:：]/u;
/** Wishes and what else takes leave of the reader. */
const GREETING =
  /^(?:viele?n?|liebe|herzliche?n?|beste|schöne|frohe|gute|euere?|eure|ihre?|dein|mit|best|kind|warm|many|yours?|sincerely|happy|good|merry|see|thank|thanks|bien|bonne|bon|cordialement|merci|saludos?|un|feliz|gracias|muchas|cordiali|cari|buon[ao]?|grazie|met|groetjes|med|hilsen|vänliga|mange|pozdrawiam|dziękuję|с|спасибо)\s/iu;
/** "dpa/jr": the signs of agency and editor. */
const CODES = late(() => /^\p{Ll}{2,5}(?:\/\p{Ll}{2,5})+$/u);
const SIGN = late(() => /^(?:\p{Ll}{2,5}|\p{Lu}{2,5})(?:\/\p{Ll}{2,6})*$/u);
/** "red" for "Redaktion" behind an agency's sign. */
const NEWSROOM_SIGN = /^(?:red|redaktion|reds?\.|文|文字|撰文)$/iu;
/** Scripts without capitals, in which any words could be a name. */
const CASELESS = late(
  () =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Thai}]/u,
);

/** "ssi, dan; Foto: Agency": the credits of the pictures follow. */
function withoutCredits(line: string): string {
  const parts = line.split(/[;|·]/).map((part) => part.trim());
  return parts.filter((part, index) => index === 0 || !COLON.test(part)).join('; ');
}

/** The names, where behind the first there are only names, posts and places. */
function peopleIn(pieces: string[]): string[] {
  const names = pieces.filter(isFullName);
  const explained = (piece: string, index: number) =>
    isFullName(piece) || (index > 0 && (isPressRole(piece) || isPlace(piece) || SIGN().test(piece)));
  return pieces.every(explained) ? names : [];
}

// Longer ones are real, but so are lines of four words and more that only look like names.
const MAX_NAME_WORDS = 4;

function isFullName(piece: string): boolean {
  return (
    looksLikeName(piece) &&
    !isOffice(piece) &&
    !isSiteLine(piece) &&
    piece.split(' ').length <= MAX_NAME_WORDS &&
    !/\p{P}{2}|;/u.test(piece)
  );
}

/** "Jane Roe, Beispielstadt". */
function isPlace(piece: string): boolean {
  return /^(?:in )?\p{Lu}[\p{L}-]+$/u.test(piece);
}
