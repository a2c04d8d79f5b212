/** Text of light-tree nodes: white space, what is visible, word counts. */
import { countWords } from './characters.ts';
import { type ChildNode, type Element, isTag, isText } from './tree.ts';

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
  return text.replace(UNSEEN, '').replace(NOT_ONE_SPACE, ' ').trim();
}

/**
 * Marks that no reader sees and that part words for a search: soft hyphens, zero-width spaces, byte order marks; joiners, but
 * where a script or an emoji uses them.
 */
export const UNSEEN =
  /[\u00ad\u200b\ufeff\u2060]|(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Hebrew}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}])[\u200c\u200d]/gu;

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
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
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
    const edge = !INLINE.has(node.name);
    if (edge) parts.push(' ');
    for (const child of node.children) collect(child, parts);
    if (edge) parts.push(' ');
  }
}

/** Elements that do not break a line. All others, unknown ones included when they hold such, part blocks. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math menclose mfenced mfrac mi mn mo mover mpadded mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover nobr picture q rb rp rt ruby s samp semantics small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** True when no reader sees the element: an invisible kind, `hidden`, `display:none`. */
export function isHidden(element: Element): boolean {
  // React's server streams parts of the page in as `<div hidden id="S:1">` and moves them into place.
  if (element.attribs.hidden !== undefined && !/^S:\w+$/.test(element.attribs.id ?? '')) return true;
  if (INVISIBLE.has(element.name)) return true;
  const style = element.attribs.style;
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

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

/** The same text, to be kept: V8 makes the parts of a text as views, which keep the whole page in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
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
