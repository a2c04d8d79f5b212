/**
 * Text -> the words that are looked for, alike for the index, a query and the pages of a site: case, accents and Unicode forms
 * are ignored. In scripts that set no spaces every sign is a word of its own, so that any part of a text is found as a phrase.
 */

/** Letters that Unicode does not take apart into a letter and an accent. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ـ: '',
};
const ANY_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowel signs of Arabic. Marks of other scripts tell words apart. */
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const ASCII = /^[\0-\x7f]*$/;
/** Marks that join or break a word without being seen. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WITHOUT_SPACES = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc`;
const WORD = new RegExp(`[${WITHOUT_SPACES}]|(?:(?![${WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const SINGLE = new RegExp(`^[${WITHOUT_SPACES}]$`, 'u');

/** The words in their order, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** A word, and where its text stands. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

const PIECE = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu;

/** The same words with their places in the text as it is, for marking them. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) => placesIn(piece, index));
}

function placesIn(piece: string, at: number): PlacedWord[] {
  const words = foldedWords(piece);
  if (words.length === 1) return words.map((word) => ({ word, start: at, end: at + piece.length }));
  // Sign by sign: what a sign adds belongs to the word before it, where both are of one word.
  const places: PlacedWord[] = [];
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(piece)) {
    const [start, end] = [at + index, at + index + segment.length];
    for (const word of foldedWords(segment)) {
      const last = places.at(-1);
      if (last === undefined || isSingle(word) || isSingle(last.word)) places.push({ word, start, end });
      else Object.assign(last, { word: last.word + word, end });
    }
  }
  return places;
}

/** Whether a word is one sign of a script that sets no spaces. */
export function isSingle(word: string): boolean {
  return SINGLE.test(word);
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(ANY_LETTER, (letter) => LETTERS[letter] ?? letter);
}
