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
/** A sign that goes on with a word that has begun: marks above letters, apostrophes, hyphens. */
const JOINING = 256;
/** A letter of a script whose words only a dictionary parts. */
const UNPARTED = 512;
/** Every character that was looked up has this bit. */
const KNOWN = 1024;

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
 * be used only later.
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
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = (kinds[code] as number) || learn(code);
    if (kind & LETTER) {
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

/** Letters and digits in any script. One of a script without spaces says as much as two others. */
export function countLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind & LETTER) letters += kind & SPACELESS ? 2 : 1;
  }
  return letters;
}

/** Whether a letter or digit of the basic plane has this code. */
export function isLetter(code: number): boolean {
  return (kindOf(code) & LETTER) !== 0;
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
