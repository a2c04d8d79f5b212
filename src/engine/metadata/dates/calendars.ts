/** Days that other calendars name, as days of the Gregorian one: Persian, Hijri, Thai-Buddhist, Japanese eras, Minguo. */
import { fold } from '../../lexicon/months.ts';

export interface GregorianDay {
  year: number;
  month: number;
  day: number;
}

/** Years that a Japanese era began, and the Republic of China: the first year of an era is the year itself. */
const ERAS: Record<string, number> = { 令和: 2019, 平成: 1989, 昭和: 1926, 大正: 1912, 民國: 1912, 民国: 1912 };
const ERA = /(令和|平成|昭和|大正|民國|民国)\s?(元|\d{1,3})\s?年\s?(\d\d?)\s?月\s?(\d\d?)\s?日/u;

/** 令和7年1月14日, 民國114年1月14日; undefined where the text holds none. */
export function eraDay(text: string): (GregorianDay & { start: number; end: number }) | undefined {
  const match = ERA.exec(text);
  if (!match) return undefined;
  const [whole, era = '', count, month, day] = match;
  const year = (ERAS[era] as number) + (count === '元' ? 1 : Number(count)) - 1;
  return { year, month: Number(month), day: Number(day), start: match.index, end: match.index + whole.length };
}

const PERSIAN = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند';
const HIJRI =
  'محرم صفر ربيع_الأول|ربيع_الاول ربيع_الآخر|ربيع_الثاني|ربيع_الاخر جمادى_الأولى|جمادى_الاولى جمادى_الآخرة|جمادى_الثانية|جمادى_الاخرة رجب شعبان رمضان شوال ذو_القعدة|ذي_القعدة ذو_الحجة|ذي_الحجة';

/** The months of both calendars by folded name: which month it is, of which calendar. */
const MONTHS = new Map(
  [PERSIAN, HIJRI].flatMap((row, calendar) =>
    row
      .split(' ')
      .flatMap((names, index) =>
        names.split('|').map((name) => [fold(name.replaceAll('_', ' ')), { calendar, month: index + 1 }] as const),
      ),
  ),
);

const NAMED = /(?<!\d)(\d\d?)\s+(?:من\s+)?([\p{L}\u200c]+(?:\s[\p{L}\u200c]+)?)\s+(1[34]\d\d)(?!\d)/gu;
// Solar years that the web has seen; lunar years are some forty ahead of them.
const [FIRST_PERSIAN, LAST_PERSIAN] = [1340, 1425];
const [FIRST_HIJRI, LAST_HIJRI] = [1400, 1470];

/** Finds a day with a month's name, such as ۲۵ دی ۱۴۰۳ or 14 رجب 1446: digits are western already. */
export function namedDay(text: string): (GregorianDay & { start: number; end: number }) | undefined {
  if (!/1[34]\d\d/.test(text)) return undefined;
  for (const match of text.matchAll(NAMED)) {
    const [whole, day, words = '', year] = match;
    const known = MONTHS.get(fold(words)) ?? MONTHS.get(fold(words.split(' ')[0] ?? ''));
    if (!known) continue;
    const found =
      known.calendar === 0
        ? fromPersian(Number(year), known.month, Number(day))
        : fromHijri(Number(year), known.month, Number(day));
    if (found) return { ...found, start: match.index, end: match.index + whole.length };
  }
  return undefined;
}

/** Finds a day such as 1403/10/25 on a Persian page: four digits of its years first. */
export function numberedPersian(text: string): (GregorianDay & { start: number; end: number }) | undefined {
  const match = /(?<![\d/.-])(1[34]\d\d)[/.-](\d\d?)[/.-](\d\d?)(?![\d/])/.exec(text);
  const found = match ? fromPersian(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  return match && found ? { ...found, start: match.index, end: match.index + match[0].length } : undefined;
}

/** Turns a Persian date into ours by the 33-year cycle, which is exact from 1178 to 1633 (Borkowski 1996). */
function fromPersian(year: number, month: number, day: number): GregorianDay | undefined {
  if (year < FIRST_PERSIAN || year > LAST_PERSIAN || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (month > 6 && day > 30) return undefined;
  const cycle = year - 1309;
  const leaps = Math.floor(cycle / 33) * 8 + Math.floor(((cycle % 33) + 3) / 4);
  const days = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  // 1 Farvardin 1309 was 21 March 1930.
  return gregorian(Date.UTC(1930, 2, 21) + (cycle * 365 + leaps + days) * DAY);
}

/** Turns an Islamic date into ours by the calendar of Umm al-Qura, which the press of the Gulf prints. */
function fromHijri(year: number, month: number, day: number): GregorianDay | undefined {
  if (year < FIRST_HIJRI || year > LAST_HIJRI || day < 1 || day > 30) return undefined;
  const about = Date.UTC(1979, 10, 20) + ((year - 1400) * 354.367 + (month - 1) * 29.53 + day - 1) * DAY;
  const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  for (let days = -4; days <= 4; days += 1) {
    const at = Math.floor(about / DAY + days) * DAY;
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (parts.get('year') === year && parts.get('month') === month && parts.get('day') === day) return gregorian(at);
  }
  return undefined;
}

const DAY = 86_400_000;

function gregorian(at: number): GregorianDay {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
