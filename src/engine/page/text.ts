/**
 * Text of the light tree: white space, what is visible, word counts; and the text of the whole page that a reader sees,
 * with the part of each element in it.
 */
import { countWords } from './characters.ts';
import { type ChildNode, type Element, fact, HAS, isTag, isText, type PageTree } from './page.ts';

/** Elements whose text no reader sees. */
export const INVISIBLE = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'iframe',
  'object',
  'select',
  'textarea',
  'datalist',
  'audio',
  'video',
  'canvas',
  'annotation',
  'annotation-xml',
]);

/** HTML's white space and no-break spaces become single spaces; soft hyphens and zero-width marks that carry no meaning go. */
export function collapse(text: string): string {
  if (isEven(text)) return text.trim();
  return withoutUnseen(text).replace(NOT_ONE_SPACE, ' ').trim();
}

/** Drops marks that nobody sees and that part words: soft hyphens, zero-width spaces; joiners, but where a script uses them. */
export function withoutUnseen(text: string): string {
  return MAY_BE_UNSEEN.test(text) ? text.replace(UNSEEN(), '') : text;
}

const MAY_BE_UNSEEN = /[\u00ad\u200b-\u200d\ufeff\u2060]/;
const UNSEEN = late(
  () =>
    /[\u00ad\u200b\ufeff\u2060]|(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Hebrew}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}])[\u200c\u200d]/gu,
);

/** Runs of white space but for a single space, which most are and which may stay. */
export const NOT_ONE_SPACE = /[^\S ]\s*| \s+/g;

/** Whether nothing in the text is to be collapsed, as in most texts. */
export function isEven(text: string): boolean {
  return !UNEVEN.test(text);
}

const UNEVEN = /[\u00ad\u200b-\u200d\ufeff\u2060]|[^\S ]| {2}/;

/**
 * Does the work of `text.matchAll(pattern)`, which copies the pattern for each call: with a long one that takes five times as
 * long.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    // A match of nothing leaves the place where it is, and would come again; in the middle of a character, too.
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** A pattern or else that is made when it is first asked for: V8 reads one of many words for a millisecond, and a page needs few. */
export function late<T = RegExp>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The text that a reader sees in `node`, white space collapsed; `<br>` and block edges part words. */
export function visibleText(node: ChildNode): string {
  const parts: string[] = [];
  collect(node, parts);
  return collapse(parts.join(''));
}

function collect(node: ChildNode, parts: string[]): void {
  if (isText(node)) parts.push(node.data);
  else if (isTag(node) && !INVISIBLE.has(node.name)) {
    const edge = !isInline(node);
    if (edge) parts.push(' ');
    for (const child of node.children) collect(child, parts);
    if (edge) parts.push(' ');
  }
}

/** Elements that do not break a line. All others, unknown ones included when they hold such, part blocks. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label link mark math menclose meta mfenced mfrac mi mjx-assistive-mml mjx-container mn mo mover mpadded mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover nobr picture q rb rp rt ruby s samp semantics small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** True when no reader sees the element: an invisible kind, `hidden`, `display:none`. */
export function isHidden(element: Element): boolean {
  // React's server streams parts of the page in as `<div hidden id="S:1">` and moves them into place.
  if (element.has & HAS.hidden && !/^S:\w+$/.test(element.attribs.id ?? '')) return true;
  if (INVISIBLE.has(element.name)) return true;
  const style = element.has & HAS.style ? element.attribs.style : undefined;
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** Whether the element stands in the line of the text around it, by its kind or by a style of its own. */
function isInline({ name, attribs, has }: Element): boolean {
  const display = has & HAS.style ? displayOf(attribs.style ?? '') : undefined;
  return display === undefined ? INLINE.has(name) : display === 'inline';
}

/** Gives how a style sets its element, where that alone decides whether a line ends: an `inline-block` is what its kind is. */
export function displayOf(style: string): 'inline' | 'block' | undefined {
  const display = DISPLAY.exec(style)?.[1]?.toLowerCase();
  return display === undefined ? undefined : display === 'inline' ? 'inline' : 'block';
}

const DISPLAY = /(?:^|;)\s*display\s*:\s*(inline|block|flex|grid|table|list-item|flow-root)\s*(?:;|!|$)/i;

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words by Unicode's rules (UAX #29); dictionary-based where the script writes no spaces (Chinese, Japanese, Thai ...). */
export function wordCount(text: string, language?: string): number {
  const plain = countWords(text);
  if (plain !== undefined) return plain;
  if (!SPACELESS.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;
  const locale = language && Intl.Segmenter.supportedLocalesOf(language).length ? language : undefined;
  const segmenter = new Intl.Segmenter(locale ?? 'en', { granularity: 'word' });
  let count = 0;
  for (const piece of pieces(text)) for (const segment of segmenter.segment(piece)) if (segment.isWordLike) count += 1;
  return count;
}

/** The places where no word goes on: white space, dashes, brackets and full-width punctuation. */
const BETWEEN_WORDS = /[\s\u2014\u2026\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f]+/;
/** The most characters of a piece. */
const LONGEST_PIECE = 1000;

/** V8 copies the whole text for every segment of it (100,000 characters take 20 s, measured), so it gets short pieces. */
function* pieces(text: string): Generator<string> {
  for (const run of text.split(BETWEEN_WORDS)) {
    for (let at = 0; at < run.length; at += LONGEST_PIECE) yield run.slice(at, at + LONGEST_PIECE);
  }
}

/**
 * Gives the text in lower case, each character at its place. A pattern of many words that is matched against it needs no flag
 * `i`, with which V8 takes three times as long to compile it.
 */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  // The character İ alone becomes two.
  return lower.length === text.length ? lower : text.replaceAll('İ', 'i').toLowerCase();
}

// The text of a whole page that a reader sees, written once, with the part of each element in it.

interface PageText {
  /** White space collapsed as in `visibleText`; nothing of invisible elements. */
  text: string;
  /** The bounds of each element's text in `text`, by `order`, with a space at either side at most. */
  start: Uint32Array;
  end: Uint32Array;
  /** The place where a digit was looked for last, and the first one from there on. */
  digit: { from: number; at: number };
}

/** The page's text. */
export const pageText = fact(read);

/** The page's text in small letters, each at its place. */
export const lowerText = fact((page) => lowerCase(pageText(page).text));

/** The text that a reader sees in `element`, as `visibleText` gives it; none for what stands in an invisible one. */
export function textOf(page: PageTree, element: Element): string {
  const { text, start, end } = pageText(page);
  return text.slice(start[element.order], end[element.order]).trim();
}

/**
 * Gives the length of the element's text, a space at either side counted in: enough to pass over long texts without reading them.
 */
export function textLength(page: PageTree, element: Element): number {
  const { start, end } = pageText(page);
  return (end[element.order] as number) - (start[element.order] as number);
}

/** Whether a digit may be in the element's text: asked in document order, it reads the page's text once. */
export function mayHaveDigit(page: PageTree, element: Element): boolean {
  const { text, start, end, digit } = pageText(page);
  const from = start[element.order] as number;
  if (from < digit.from || from > digit.at) {
    DIGIT.lastIndex = from;
    digit.from = from;
    digit.at = DIGIT.exec(text)?.index ?? text.length;
  }
  return digit.at < (end[element.order] as number);
}

// Any letter will do in scripts with digits of their own: to tell these apart takes five times as long.
const DIGIT = /[\d\u0600-\u1fff\ua600-\uabff\uff10-\uff19\ud800-\udfff]/g;
const MAX_INDENT = 100;
const SPACE = 0x20;

function read(page: PageTree): PageText {
  const size = page.elements.length;
  const [start, end] = [new Uint32Array(size), new Uint32Array(size)];
  const writer: Writer = { start, end, parts: [], length: 0, spaced: true };
  for (const node of page.document.children) write(node, writer);
  return { text: writer.parts.join(''), start, end, digit: { from: 0, at: -1 } };
}

interface Writer {
  start: Uint32Array;
  end: Uint32Array;
  parts: string[];
  length: number;
  /** True where the text so far ends with a space, or there is none yet. */
  spaced: boolean;
}

function write(node: ChildNode, writer: Writer): void {
  if (isText(node)) {
    // Indentation between elements is most of all texts.
    if (!writer.spaced || !isIndent(node.data)) add(spacesCollapsed(node.data), writer);
    return;
  }
  if (!isTag(node)) return;
  if (INVISIBLE.has(node.name)) {
    writer.start.fill(writer.length, node.order, node.last + 1);
    writer.end.fill(writer.length, node.order, node.last + 1);
    return;
  }
  const edge = !isInline(node);
  if (edge && !writer.spaced) add(' ', writer);
  writer.start[node.order] = writer.length;
  const { children } = node;
  for (let at = 0; at < children.length; at += 1) write(children[at] as ChildNode, writer);
  writer.end[node.order] = writer.length;
  if (edge && !writer.spaced) add(' ', writer);
}

function isIndent(text: string): boolean {
  return text.charCodeAt(0) <= SPACE && text.length <= MAX_INDENT && text.trim() === '';
}

function add(text: string, writer: Writer): void {
  const part = writer.spaced && text.charCodeAt(0) === SPACE ? text.slice(1) : text;
  if (part === '') return;
  writer.parts.push(part);
  writer.length += part.length;
  writer.spaced = part.charCodeAt(part.length - 1) === SPACE;
}

function spacesCollapsed(text: string): string {
  if (isEven(text)) return text;
  return text.replace(/[\u00ad\u200b\ufeff\u2060]+/g, '').replace(NOT_ONE_SPACE, ' ');
}

// Texts that outlive their page, and what was found for them.

/**
 * A bounded cache of what was found for texts; once full, it begins anew. It keeps texts of its own (`ownCopy`); values must not be
 * parts of a page's text.
 */
export class Remembered<T> {
  readonly #most: number;
  readonly #values = new Map<string, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): T | undefined {
    return this.#values.get(text);
  }

  /** Gives the value back. */
  set(text: string, value: T): T {
    if (this.#values.size >= this.#most) this.#values.clear();
    this.#values.set(ownCopy(text), value);
    return value;
  }
}

/**
 * The same text, to be kept: V8 makes the parts of a text as views, and texts joined of them too, which keep the whole page in
 * memory. A joined text is written anew where a part of it is asked for; a buffer takes four times as long to do so.
 */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
