/** The likeness of two titles, by their words. */

/** The words of a text in lower case; of scripts without spaces between words, the signs. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // A text without spaces between words is compared by characters.
  return CJK.test(text) ? words.flatMap((word) => (CJK.test(word) ? [...word] : [word])) : words;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

// A claim that goes on with the site's name or a slogan, or begins with one, has the headline all the same.
export const BESIDE_NAME = 0.9;

/** Gives how far the likest of `targets` agrees, 0 to 1. */
export function bestAgreement(words: string[], targets: string[][]): number {
  let best = 0;
  for (const target of targets) {
    if (best < BESIDE_NAME && isPart(words, target)) best = BESIDE_NAME;
    const most = (2 * Math.min(words.length, target.length)) / (words.length + target.length);
    if (most > best) best = Math.max(best, likeness(words, target));
  }
  return best;
}

/** Whether a longer `target` begins or ends with `words`. */
function isPart(words: string[], target: string[]): boolean {
  const behind = target.length - words.length;
  if (words.length < 3 || behind <= 0) return false;
  const at = (start: number) => words.every((word, index) => target[start + index] === word);
  return at(0) || at(behind);
}

/** Likeness below which two headlines have nothing to do with each other: one may be of another article. */
export const OTHER_STORY = 0.2;

/** Dice's coefficient of two bags of words. */
export function likeness(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const bag = new Map<string, number>();
  for (let at = 0; at < a.length; at += 1) bag.set(a[at] as string, (bag.get(a[at] as string) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length; at += 1) {
    const word = b[at] as string;
    const left = bag.get(word) ?? 0;
    if (left > 0) {
      shared += 1;
      bag.set(word, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}
