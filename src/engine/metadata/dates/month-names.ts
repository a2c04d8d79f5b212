/** Names of months in any language that Intl knows. */
import { Remembered } from '../../bounded-cache.ts';
import { frequentMonths } from './frequent-months.ts';

const lexicons = new Map<string, Map<string, number>>();

// Lines with a date repeat few words.
const answers = new Remembered<number>(1_000);
const NO_MONTH = 0;

/** 1 to 12 for a month's name, whole or shortened, in the page's language or English; undefined for any other word. */
export function monthNumber(word: string, language = ''): number | undefined {
  const key = `${language} ${word}`;
  return (answers.get(key) ?? answers.set(key, lookUp(word, language) ?? NO_MONTH)) || undefined;
}

function lookUp(word: string, language: string): number | undefined {
  const key = fold(word);
  if (key.length < 2) return undefined;
  const locales = language ? [language, ...(OTHER_NAMES[language.toLowerCase().slice(0, 2)] ?? []), 'en'] : ['en'];
  for (const locale of locales) {
    const month = lexicon(locale).get(key);
    if (month !== undefined && month !== SEVERAL) return month;
  }
  return undefined;
}

/** Countries whose names of months differ from those of their language: Jänner, setiembre, كانون الثاني, غشت. */
const OTHER_NAMES: Record<string, string[]> = {
  ar: ['ar-SY', 'ar-DZ', 'ar-MA'],
  de: ['de-AT'],
  es: ['es-PE'],
  sr: ['sr-Latn'],
  uz: ['uz-Cyrl'],
};

// "Sept", "Febr", "Okt": shorter beginnings fit words that are no months.
const MIN_PREFIX = 3;

/** A beginning of names of several months, which tells of none. */
const SEVERAL = 0;

/** Months by their names in the language, whole or shortened, and by the beginnings of these. */
function lexicon(locale: string): Map<string, number> {
  const known = lexicons.get(locale);
  if (known) return known;
  const names = frequentMonths(locale) ?? namesByIntl(locale);
  const months = new Map(names);
  for (const [name, month] of names) {
    for (let end = MIN_PREFIX; end < name.length; end += 1) {
      const begun = name.slice(0, end);
      if (names.has(begun)) continue;
      const other = months.get(begun);
      months.set(begun, other === undefined || other === month ? month : SEVERAL);
    }
  }
  lexicons.set(locale, months);
  return months;
}

/** What Intl says of the language; nothing where it does not know it. */
export function namesByIntl(locale: string): Map<string, number> {
  const names = new Map<string, number>();
  if (!isSupported(locale)) return names;
  for (const options of STYLES) {
    const format = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
    for (let month = 0; month < 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(2020, month, 15));
      const at = parts.findIndex(({ type }) => type === 'month');
      const name = fold(parts[at]?.value ?? '');
      // Hebrew writes its "in" as the first letter of the month.
      const prefix = /\p{L}+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
      for (const key of [name, `${prefix}${name}`]) {
        if (/\p{L}/u.test(key) && !names.has(key)) names.set(key, month + 1);
      }
    }
  }
  return names;
}

// With a day the month takes its inflected form (Slavic languages, Finnish, Greek); alone it stands in the nominative.
const STYLES: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'short' },
];

function isSupported(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch (error) {
    // A page may declare anything as its language; what is not a tag at all names no months.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Without accents, vowel points and joiners; the vowel signs of Indic scripts are letters that tell January from June. */
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200c.,॰]|\u200d/g, '')
    .toLowerCase();
}
