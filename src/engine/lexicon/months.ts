/** Names of months in every language of the lexicon. */
import { Remembered } from '../bounded-cache.ts';
import { LANGUAGES, tablesOf } from './lexicon.ts';

// Lines with a date repeat few words.
const answers = new Remembered<number>(1_000);
const NO_MONTH = 0;

/** Gives 1 to 12 for a month's name, whole or shortened, in the page's language or English; undefined for any other word. */
export function monthNumber(word: string, language = ''): number | undefined {
  const key = `${language} ${word}`;
  return (answers.get(key) ?? answers.set(key, lookUp(word, language) ?? NO_MONTH)) || undefined;
}

function lookUp(word: string, language: string): number | undefined {
  const key = fold(word);
  if (key.length < 2) return undefined;
  const rows = tablesOf(language).flatMap(({ months, monthsElsewhere = [] }) => [months ?? [], monthsElsewhere].flat());
  for (const row of [...rows, LANGUAGES.en?.months ?? '']) {
    const month = numbered(row).get(key);
    if (month !== undefined && month !== SEVERAL) return month;
  }
  return undefined;
}

// "Sept", "Febr", "Okt": shorter beginnings fit words that are no months.
const MIN_PREFIX = 3;

/** A beginning of names of several months, which tells of none. */
const SEVERAL = 0;

/** The numbered months of each row; there are no more rows than the tables have. */
const known = new Map<string, Map<string, number>>();

/** Months by their names in a row of the tables, whole or shortened, and by the beginnings of these. */
function numbered(row: string): Map<string, number> {
  const before = known.get(row);
  if (before) return before;
  const names = monthNames(row);
  const months = new Map(names);
  for (const [name, month] of names) {
    for (let end = MIN_PREFIX; end < name.length; end += 1) {
      const begun = name.slice(0, end);
      if (names.has(begun)) continue;
      const other = months.get(begun);
      months.set(begun, other === undefined || other === month ? month : SEVERAL);
    }
  }
  known.set(row, months);
  return months;
}

/** Gives 1 to 12 by the names in a row: see `Language.months`. */
export function monthNames(row: string): Map<string, number> {
  const each = row.split(' ').map((names) => (names === '-' ? [] : names.replaceAll('_', ' ').split('|')));
  return new Map(each.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
}

/** Takes accents, vowel points and joiners away; the vowel signs of Indic scripts are letters that tell January from June. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200c.,॰]|\u200d/g, '')
    .toLowerCase();
}
