/** The dek: the printed one; else the schema's second line, where that is no second headline. */
import type { Claim } from './claims.ts';
import { likeness, wordsOf } from './likeness.ts';

export interface SettledSubtitle {
  value: string;
  source: string;
}

/** `claims` come in order of precedence, `titles` are all that the page calls its title. */
export function settleSubtitle(
  claims: Claim[],
  title: string | undefined,
  titles: Claim[],
  others: { kicker: string | undefined; siteNames: string[] },
): SettledSubtitle | undefined {
  return claims.find((claim) => {
    if (repeatsTitle(claim.value, title) || claim.value === others.kicker) return false;
    return claim.place === 'dom:dek' || !isHeadline(claim.value, title, titles, others.siteNames);
  });
}

/** Tells whether the dek is the title over again, also after the kicker, or a part of it. */
function repeatsTitle(dek: string, title: string | undefined): boolean {
  const [words, said] = [wordsOf(title ?? ''), wordsOf(dek)];
  if (said.length > 0 && ` ${words.join(' ')} `.includes(` ${said.join(' ')} `)) return true;
  const kicker = said.length - words.length;
  if (words.length === 0 || kicker < 0 || kicker > MAX_KICKER) return dek === title;
  return words.every((word, index) => said[kicker + index] === word);
}

// Words of a kicker; a sentence that ends with the words of the headline has more before them.
const MAX_KICKER = 3;

// A headline of the same story has so much of the other; a dek says something else.
const SECOND_HEADLINE = 0.4;
const FEWEST_WORDS = 4;
const MOST_LETTERS = 500;

/** Tells whether a text is written for search engines or the home page: like the title, or one of the page's titles. */
function isHeadline(text: string, title: string | undefined, titles: Claim[], siteNames: string[]): boolean {
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS || text.length > MOST_LETTERS || siteNames.includes(text)) return true;
  if (likeness(words, wordsOf(title ?? '')) >= SECOND_HEADLINE) return true;
  return titles.some(({ value }) => value === text || likeness(wordsOf(value), words) >= SECOND_HEADLINE);
}
