/** Characters of a page: their kinds, counted in one pass; those of markup; and character references. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { anyScript, hasLetter } from './letters.ts';

/** Bits of `kindOf`. */
const UPPER = 1;
const DIGIT = 2;
const LETTER = 4;
const SPACELESS = 8;
const SENTENCE_MARK = 16;
const COMMA = 32;
const SIGN = 64;
const QUESTION = 128;
/** A sign that goes on with a word that has begun: marks above letters, apostrophes, hyphens. */
const JOINING = 256;
/** A letter of a script whose words only a dictionary parts. */
const UNPARTED = 512;
/** Every character that was looked up has this bit. */
const KNOWN = 1024;
const SMALL_LETTER = KNOWN | LETTER;

export interface CharacterCounts {
  upper: number;
  digits: number;
  /** Upper-case letters that begin a word. */
  capitals: number;
  /** Characters of scripts without spaces, or with syllable signs. */
  spaceless: number;
  sentenceMarks: number;
  commas: number;
  signs: number;
  /** Question and exclamation marks. */
  questions: number;
}

/**
 * Counts the kinds of characters. Each bit is shifted down to be counted: V8 takes back what it compiled of a branch that came to
 * be used only later. The length is asked for once: V8 has a dozen kinds of strings, and where it met five of them it looks the
 * length up in a table, which takes five times as long as a step of the loop.
 */
export function countCharacters(text: string): CharacterCounts {
  let upper = 0;
  let digits = 0;
  let capitals = 0;
  let spaceless = 0;
  let sentenceMarks = 0;
  let commas = 0;
  let signs = 0;
  let questions = 0;
  let inWord = false;
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = (kinds[code] as number) || learn(code);
    // Most are small letters, which count for nothing.
    if (kind === SMALL_LETTER) inWord = true;
    else if (kind & LETTER) {
      const capital = kind & UPPER;
      upper += capital;
      capitals += inWord ? 0 : capital;
      digits += (kind & DIGIT) >> 1;
      spaceless += (kind & SPACELESS) >> 3;
      inWord = true;
    } else {
      inWord = false;
      sentenceMarks += (kind & SENTENCE_MARK) >> 4;
      commas += (kind & COMMA) >> 5;
      signs += (kind & SIGN) >> 6;
      questions += (kind & QUESTION) >> 7;
    }
  }
  return { upper, digits, capitals, spaceless, sentenceMarks, commas, signs, questions };
}

/** Words: a letter or digit and what goes on with it. Undefined where only a dictionary or the code points can tell. */
export function countWords(text: string): number | undefined {
  let count = 0;
  let inWord = false;
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind & UNPARTED || isSurrogate(code)) return undefined;
    if (kind & LETTER) {
      if (!inWord) count += 1;
      inWord = true;
    } else if (!(kind & JOINING)) inWord = false;
  }
  return count;
}

/** Letters and digits in any script. One of a script without spaces says as much as two others. */
export function countLetters(text: string): number {
  let letters = 0;
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind & LETTER) letters += kind & SPACELESS ? 2 : 1;
  }
  return letters;
}

/** Whether a letter or digit of the basic plane has this code. */
export function isLetter(code: number): boolean {
  return (kindOf(code) & LETTER) !== 0;
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Tells whether a code is half of a letter beyond the basic plane. */
export function isSurrogate(code: number): boolean {
  return (code & 0xf800) === 0xd800;
}

/** The kind of each character, by its code; 0 where it is not yet known. */
const kinds = new Uint16Array(0x10000);

/** Halves of surrogate pairs have no kind: such letters are too rare to tell blocks apart. */
function kindOf(code: number): number {
  return (kinds[code] as number) || learn(code);
}

function learn(code: number): number {
  const kind = classify(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function classify(character: string): number {
  let kind = KNOWN;
  if (hasLetter(character)) kind |= LETTER;
  if (CAPITAL(character).test(character)) kind |= UPPER;
  if (NUMERAL(character).test(character)) kind |= DIGIT;
  if (SYLLABIC(character).test(character)) kind |= SPACELESS;
  if (/[.!?。！？।؟]/.test(character)) kind |= SENTENCE_MARK;
  if (/[,，、،;]/.test(character)) kind |= COMMA;
  if (/[|©®@#›»→▶•·/*]/.test(character)) kind |= SIGN;
  if (/[?!？！]/.test(character)) kind |= QUESTION;
  if (JOINS(character).test(character)) kind |= JOINING;
  if (WITHOUT_SPACES(character).test(character)) kind |= UNPARTED;
  return kind;
}

const CAPITAL = anyScript(String.raw`\p{Lu}`);
const NUMERAL = anyScript(String.raw`\p{Nd}`);
const SYLLABIC = anyScript(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]`,
);
const JOINS = anyScript(String.raw`[\p{M}'’-]`);
const WITHOUT_SPACES = anyScript(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`,
);

// Codes of the characters that HTML's markup is made with.

export const QUOTE = 0x22;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const SLASH = 0x2f;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const GRAVE = 0x60;

/** White space between attributes; carriage returns are line feeds by then (HTML, 13.2.3.5). */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0c;
}

// Character references (HTML, 13.2.5.72): the common ones, read at a glance, and those that are too long for parse5.

/**
 * The same markup without references to characters that no standard knows: parse5's decoder makes NaN of some 250 digits, and
 * throws. The HTML standard (13.2.5.80) reads U+FFFD there.
 */
export function withoutEndlessReferences(html: string): string {
  if (!hasLongReference(html)) return html;
  return html.replace(/&#(?:x[\da-f]{100,}|\d{100,})/gi, '&#65533');
}

/** Whether any reference by number goes on for as long; most pages have a few short ones, and are not searched by the pattern. */
function hasLongReference(html: string): boolean {
  for (let at = html.indexOf('&#'); at >= 0; at = html.indexOf('&#', at + 2))
    if (LONG_REFERENCE.test(html.slice(at + 2, at + 2 + ENDLESS))) return true;
  return false;
}

/** The beginning of such a reference; whether it is one, the whole pattern tells. */
const LONG_REFERENCE = /^[x\da-f][\da-f]{99}$/i;
const ENDLESS = 100;

/** `&amp;`, `&name=`, which is none in an attribute, and whatever else may be a reference there. */
const REFERENCE = /&(?:(#\d{1,5}|#x[\da-f]{1,4}|[a-z]{2,6});|[a-z][\da-z]*=|(?=[\da-z#]))/gi;

const OTHER_REFERENCE = /&(?=[\da-zA-Z#])(?!amp;|[a-zA-Z][\da-zA-Z]*=)|\0/;

/** An attribute's value with its character references read; undefined where parse5 must read them. */
export function withoutReferences(value: string): string | undefined {
  // JSON in an attribute has hundreds of these; most others are in addresses.
  const unquoted = value.replace(/&quot;/g, '"');
  if (!OTHER_REFERENCE.test(unquoted)) return unquoted.replace(/&amp;/g, '&');
  let isRead = !value.includes('\0');
  const read = unquoted.replace(REFERENCE, (whole, name: string | undefined) => {
    if (name === undefined && whole !== '&') return whole;
    const character = name && characterOf(name);
    isRead &&= character !== undefined;
    return character ?? whole;
  });
  return isRead ? read : undefined;
}

/** Characters of the longest reference that `characterOf` reads, its `&` counted. */
export const LONGEST_REFERENCE = 8;

/** The references that pages write most; none of white space, which may count apart in text. */
const NAMED = new Map(
  Object.entries({
    ...{ amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0', shy: '\u00ad', copy: '©', reg: '®', euro: '€' },
    ...{ laquo: '«', raquo: '»', middot: '·', times: '×', hellip: '…', ndash: '–', mdash: '—', bull: '•' },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
    ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß' },
    ...{ eacute: 'é', egrave: 'è', agrave: 'à' },
  }),
);
const NUMBERED = /^#(?:(\d{1,5})|x([\da-f]{1,4}))$/i;

/** The character that a reference of text stands for, given without its `&` and `;`; undefined where parse5 must read it. */
export function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name);
  const [, decimal, hexadecimal] = NUMBERED.exec(name) ?? [];
  const code = Number(decimal ?? `0x${hexadecimal}`);
  // Other numbers may stand for what they do not say (HTML, 13.2.5.80).
  return (code > 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) ? String.fromCharCode(code) : undefined;
}

// Text out of strings that may hold markup: JSON-LD values and attributes that were escaped once too often.

// A headline or a byline is short; longer values (article bodies) are cut before they are parsed as HTML.
const MAX_MARKUP = 5_000;

const TEXT_TAGS =
  'a|abbr|acronym|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|picture|q|s|samp|small|source|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|wbr';
// A `<` that begins no tag of text is prose: a headline may be about `<script>`, or say that 3 <4.
const PROSE = new RegExp(`<(?!/?(?:${TEXT_TAGS})(?:[\\s/>]|$)|!--)`, 'gi');
const PROSE_BESIDE_RAW_TEXT = new RegExp(`<(?!/?(?:${TEXT_TAGS}|script|style|iframe)(?:[\\s/>]|$)|!--)`, 'gi');

/** `text` with entities decoded (`&amp;amp;` too) and tags dropped. Prose with a bare `<` keeps it. */
export function plainText(text: string): string {
  let plain = text;
  for (let pass = 0; pass < 2 && /&(?:#x?[\da-f]{1,7}|[a-z]\w{1,31});|<\/?[a-z][^<>]{0,2000}>/i.test(plain); pass += 1) {
    const markup = plain.slice(0, MAX_MARKUP);
    const prose = /<\/(?:script|style|iframe)\b/i.test(markup) ? PROSE_BESIDE_RAW_TEXT : PROSE;
    plain = textContent(parseFragment(withoutEndlessReferences(markup.replace(prose, '&lt;'))));
  }
  return plain;
}

function textContent(node: DefaultTreeAdapterMap['node']): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  if (node.nodeName === 'script' || node.nodeName === 'style' || !('childNodes' in node)) return '';
  const inner = node.childNodes.map(textContent).join('');
  return /^(?:p|br|div|li)$/.test(node.nodeName) ? ` ${inner} ` : inner;
}
