/** Keys to cite by: `roe2020bridge`, of the first author's family name, the year and the first telling word of the title. */
import type { ArticleRecord } from '../../types.ts';
import { hostOf } from '../facts.ts';
import { foldedWords } from '../fold.ts';
import { namesOf } from './names.ts';

/** Small words that titles begin with, in the languages where they are most frequent. */
const SMALL = new Set(
  `a an the of on in at to for from by with and or is are was how why what when who as it its this that
   der die das den dem des ein eine einer und im am zu von mit auf fur wie was
   le la les l un une des du de d et en au aux el los las lo una uno y il gli i di da del o os as um uma e
   het een van op te en i och att det den og`.split(/\s+/),
);

export function keyOf(record: ArticleRecord): string {
  const [first] = namesOf(record);
  const host = hostOf(record.url).split('.').at(-2);
  const who =
    letters(first?.family ?? first?.literal ?? '') || letters(record.site ?? '') || letters(host ?? '') || 'anonymous';
  const year = /^\d{4}/.exec(record.published ?? record.retrieved ?? '')?.[0] ?? 'nd';
  const words = foldedWords(record.title ?? '').filter((word) => !SMALL.has(word));
  return `${who}${year}${words.map(letters).find((word) => word.length > 1) ?? ''}`;
}

/** A key has ASCII letters and digits alone: not every BibTeX tool takes more. */
function letters(text: string): string {
  return foldedWords(text)
    .join('')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LONGEST);
}

const LONGEST = 24;

/**
 * Of several captures with one key, the first that was retrieved keeps it, and the others get a part of their hash: a later
 * capture changes no key that is cited already.
 */
export function distinctKeys<T extends { key: string; retrieved: string; sha256: string }>(entries: T[]): T[] {
  const first = new Map<string, T>();
  for (const entry of entries) {
    const other = first.get(entry.key);
    if (other === undefined || comesBefore(entry, other)) first.set(entry.key, entry);
  }
  return entries.map((entry) =>
    first.get(entry.key) === entry ? entry : { ...entry, key: `${entry.key}-${entry.sha256.slice(0, 8)}` },
  );
}

function comesBefore(one: { retrieved: string; sha256: string }, other: { retrieved: string; sha256: string }): boolean {
  if (one.retrieved !== other.retrieved) return one.retrieved < other.retrieved;
  return one.sha256 < other.sha256;
}
