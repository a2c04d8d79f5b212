/** Whether a record holds what is looked for, and the passage that shows it. The index gives the same answers, sooner. */
import type { ArticleRecord } from '../../types.ts';
import { foldedWords, type PlacedWord, placedWords } from '../fold.ts';
import { isGerman, searchedTexts } from '../searched-texts.ts';
import type { Spelling, Term } from './query.ts';

export function matchesTerms(record: ArticleRecord, terms: Term[]): boolean {
  // No word holds a line feed, so that no phrase reaches from one text into the next.
  const all = searchedTexts(record)
    .map((text) => ` ${foldedWords(text).join(' ')} `)
    .join('\n');
  const german = isGerman(record);
  const stands = ({ words, isBeginning, germanOnly }: Spelling) =>
    (!germanOnly || german) && all.includes(` ${words.join(' ')}${isBeginning ? '' : ' '}`);
  return terms.every(({ spellings, excluded }) => spellings.some(stands) !== excluded);
}

/** A passage with the places of the hits in it, parted at them: odd parts are hits. */
export type Snippet = string[];

/** Characters before the first hit, and in all. */
const [BEFORE, LENGTH] = [60, 200];

/** The passage to show; undefined when nothing is required, so that nothing can be shown. */
export function snippetOf(record: ArticleRecord, terms: Term[]): Snippet | undefined {
  const german = isGerman(record);
  const spellings = terms
    .filter(({ excluded }) => !excluded)
    .map((one) => one.spellings.filter(({ germanOnly }) => !germanOnly || german));
  for (const text of searchedTexts(record)) {
    const hits = hitsIn(placedWords(text), spellings);
    if (hits.length > 0) return passage(text, hits);
  }
  return undefined;
}

interface Hit {
  start: number;
  end: number;
  /** Number of the term. */
  term: number;
}

function hitsIn(words: PlacedWord[], terms: Spelling[][]): Hit[] {
  const byFirst = new Map<string, { spelling: Spelling; term: number }[]>();
  const beginnings: { spelling: Spelling; term: number }[] = [];
  terms.forEach((spellings, term) => {
    for (const spelling of spellings) {
      const first = spelling.words[0] ?? '';
      if (spelling.isBeginning && spelling.words.length === 1) beginnings.push({ spelling, term });
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { spelling, term }]);
    }
  });
  return words.flatMap(({ word, start }, at) => {
    const candidates = [...(byFirst.get(word) ?? []), ...beginnings];
    const found = candidates.find(({ spelling }) => standsAt(words, at, spelling));
    const last = found && words[at + found.spelling.words.length - 1];
    return last ? [{ start, end: last.end, term: found.term }] : [];
  });
}

function standsAt(words: PlacedWord[], at: number, { words: wanted, isBeginning }: Spelling): boolean {
  return wanted.every((word, index) => {
    const found = words[at + index]?.word;
    return isBeginning && index === wanted.length - 1 ? found?.startsWith(word) === true : found === word;
  });
}

/** The passage around the hit from which on the most terms are near. */
function passage(text: string, hits: Hit[]): Snippet {
  const near = (from: Hit) => hits.filter(({ start }) => start >= from.start && start < from.start + LENGTH - BEFORE);
  const count = (from: Hit) => new Set(near(from).map(({ term }) => term)).size;
  const best = hits.slice(0, MOST_HITS).reduce((one, other) => (count(other) > count(one) ? other : one));
  const start = best.start <= BEFORE ? 0 : afterBlank(text, best.start - BEFORE, best.start);
  const end = Math.max(best.end, start + LENGTH);
  const parts: string[] = [];
  let from = start;
  for (const hit of hits) {
    if (hit.start < from || hit.end > end) continue;
    parts.push(text.slice(from, hit.start), text.slice(hit.start, hit.end));
    from = hit.end;
  }
  const rest = text.length <= end ? text.slice(from) : `${text.slice(from, beforeBlank(text, end, from))} …`;
  const all = [...parts, rest];
  if (start > 0) all[0] = `… ${all[0]}`;
  return all.map((part) => part.replace(/\s+/g, ' '));
}

/** The best of a long text is among the first. */
const MOST_HITS = 500;

function afterBlank(text: string, from: number, before: number): number {
  const blank = text.slice(from, before).search(/\s\S/);
  return blank < 0 ? from + (isLowSurrogate(text, from) ? 1 : 0) : from + blank + 1;
}

function beforeBlank(text: string, to: number, after: number): number {
  const blank = text.slice(after, to).search(/(?<!\s)\s+\S*$/);
  return blank > 0 ? after + blank : to - (isLowSurrogate(text, to) ? 1 : 0);
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '');
}
