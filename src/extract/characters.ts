/** Counts kinds of characters in one pass: the classes of Unicode's basic plane are looked up once a program. */

/** Bits of `kindOf`. */
const UPPER = 1;
const DIGIT = 2;
const LETTER = 4;
const SPACELESS = 8;
const SENTENCE_MARK = 16;
const COMMA = 32;
const SIGN = 64;
const QUESTION = 128;
/** Goes on with a word that has begun: marks above letters, apostrophes, hyphens. */
const JOINING = 256;
/** Of a script whose words only a dictionary parts. */
const UNPARTED = 512;

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

export function countCharacters(text: string): CharacterCounts {
  const counts = {
    upper: 0,
    digits: 0,
    capitals: 0,
    spaceless: 0,
    sentenceMarks: 0,
    commas: 0,
    signs: 0,
    questions: 0,
  };
  let inWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind & LETTER) {
      if (kind & UPPER) {
        counts.upper += 1;
        if (!inWord) counts.capitals += 1;
      }
      if (kind & DIGIT) counts.digits += 1;
      if (kind & SPACELESS) counts.spaceless += 1;
      inWord = true;
      continue;
    }
    inWord = false;
    if (kind === 0) continue;
    if (kind & SENTENCE_MARK) counts.sentenceMarks += 1;
    if (kind & COMMA) counts.commas += 1;
    if (kind & SIGN) counts.signs += 1;
    if (kind & QUESTION) counts.questions += 1;
  }
  return counts;
}

/** Words: a letter or digit and what goes on with it. Undefined where only a dictionary or the code points can tell. */
export function countWords(text: string): number | undefined {
  let count = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i += 1) {
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

/** Letters and digits in any script. */
export function countLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) if (kindOf(text.charCodeAt(i)) & LETTER) letters += 1;
  return letters;
}

/** Whether a letter or digit of the basic plane has this code. */
export function isLetter(code: number): boolean {
  return (kindOf(code) & LETTER) !== 0;
}

/** Half of a letter beyond the basic plane. */
export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

const UNKNOWN = 0xffff;
const kinds = new Uint16Array(0x10000).fill(UNKNOWN);

/** Halves of surrogate pairs have no kind: such letters are too rare to tell blocks apart. */
function kindOf(code: number): number {
  let kind = kinds[code] as number;
  if (kind === UNKNOWN) {
    kind = classify(String.fromCharCode(code));
    kinds[code] = kind;
  }
  return kind;
}

function classify(character: string): number {
  let kind = 0;
  if (/[\p{L}\p{N}]/u.test(character)) kind |= LETTER;
  if (/\p{Lu}/u.test(character)) kind |= UPPER;
  if (/\p{Nd}/u.test(character)) kind |= DIGIT;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(character))
    kind |= SPACELESS;
  if (/[.!?。！？।؟]/.test(character)) kind |= SENTENCE_MARK;
  if (/[,，、،;]/.test(character)) kind |= COMMA;
  if (/[|©®@#›»→▶•·/*]/.test(character)) kind |= SIGN;
  if (/[?!？！]/.test(character)) kind |= QUESTION;
  if (/[\p{M}'’-]/u.test(character)) kind |= JOINING;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      character,
    )
  )
    kind |= UNPARTED;
  return kind;
}
