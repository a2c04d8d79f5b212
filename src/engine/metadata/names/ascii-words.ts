/** Names as most pages write them, of ASCII only: split by hand, as a page has hundreds. */

export function isAscii(names: string): boolean {
  return !OTHERS.test(names);
}

const OTHERS = /[^\0-\x7f]/;

/** The runs of letters in lower case, split at inner capitals too. */
export function splitAscii(names: string): string[] {
  const lower = names.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code < LETTER_A || code > LETTER_Z) {
      if (start >= 0) words.push(lower.slice(start, at));
      start = -1;
    } else if (start < 0) start = at;
    else if (names.charCodeAt(at) < LETTER_A && names.charCodeAt(at - 1) >= LETTER_A) {
      words.push(lower.slice(start, at));
      start = at;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

const LETTER_A = 'a'.charCodeAt(0);
const LETTER_Z = 'z'.charCodeAt(0);
