/** Dates as sources write them, to ISO 8601 with the offset that they state; never with the machine's zone. */

import { monthNumber } from '../../lexicon/lexicon.ts';
import { anyScript } from '../../page/letters.ts';
import { collapse, late, matchesOf, Remembered } from '../../page/text.ts';
import {
  americanOffset,
  clock,
  eraDay,
  type GregorianDay,
  halfOf,
  hasFewDigits,
  indianOffset,
  isDay,
  namedDay,
  numberedPersian,
  parseOffset,
  westernDigits,
  withWholeYear,
  writeDate,
} from './date-parts.ts';

/**
 * A date of a machine-readable field: ISO 8601 in its common spellings, RFC 2822, Unix seconds or milliseconds, or else as
 * printed (see `parsePrintedDate`). Gives `YYYY-MM-DD`, with time and offset as far as the source states them.
 */
export function parseDate(text: string, language?: string): string | undefined {
  const value = westernDigits(collapse(text.slice(0, MAX_TEXT)));
  return parseIso(value) ?? parseUnix(value) ?? parseRfc2822(value) ?? parsePrintedDate(value, language);
}

// Anything longer is prose, not a date.
const MAX_TEXT = 200;

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T\s_]+(?:at\s)?(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,:](\d{0,9}))?|:\d?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT|[+-−]\d\d?:?\d\d|[+-−]\d\d)?(?:\[[\w/]+\])?)?(?![\d])/i;

function parseIso(text: string): string | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, half, zone] = match;
  // Seconds that no clock has are left out, and nothing else with them.
  const time =
    hour === undefined
      ? undefined
      : (clock(hour, minute as string, second, fraction, half) ?? clock(hour, minute as string, undefined, undefined, half));
  const offset = zone !== undefined ? parseOffset(zone) : undefined;
  return writeDate({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    ...(time && { time }),
    ...(time && offset && { offset }),
  });
}

function parseUnix(text: string): string | undefined {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return undefined;
  const date = new Date(text.length > 10 ? Number(text) : Number(text) * 1000);
  return date.toISOString().replace('.000Z', 'Z');
}

const RFC2822 =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d\d?)[\s-]([a-z]{3,9})|([a-z]{3,9})\s+(\d\d?)),?[\s-](\d{4}),?\s+(\d\d?):(\d\d)(?::(\d\d))?\s*(?:([ap])\.?m\.?)?\s*([+-]\d\d:?\d\d|[A-Z]{1,5}(?:[+-]\d\d:?\d\d)?)?/i;

function parseRfc2822(text: string): string | undefined {
  const match = RFC2822.exec(text) ?? undefined;
  if (!match) return javascriptDate(text);
  const [, day, monthName, otherName, otherDay, year, hour, minute, second, half, zone] = match;
  const month = monthNumber((monthName ?? otherName) as string);
  if (month === undefined) return undefined;
  const time = clock(hour as string, minute as string, second, undefined, half);
  const offset = zone !== undefined ? parseOffset(zone) : undefined;
  return writeDate({
    year: Number(year),
    month,
    day: Number(day ?? otherDay),
    ...(time && { time }),
    ...(time && offset && { offset }),
  });
}

/** `Tue Jan 14 10:20:30 CET 2025`, as Java and C print it; the zone may stand before or behind the year. */
function javascriptDate(text: string): string | undefined {
  const match =
    /^[a-z]{3}\s+([a-z]{3})\s+(\d\d?)\s+(?:(\d{4})\s+)?(\d\d):(\d\d):(\d\d)\s*((?:GMT|UTC)?[+-]\d\d:?\d\d|[A-Z]{1,5})?\s*(\d{4})?/i.exec(
      text,
    );
  const [, monthName = '', day, year, hour, minute, second, zone, lastYear] = match ?? [];
  const month = monthNumber(monthName);
  if (month === undefined) return undefined;
  const time = clock(hour as string, minute as string, second, undefined, undefined);
  const offset = zone && parseOffset(zone);
  return writeDate({
    year: Number(year ?? lastYear),
    month,
    day: Number(day),
    ...(time && { time }),
    ...(time && offset && { offset }),
  });
}

/**
 * A date as printed for readers, in the page's language or English, anywhere in a short text: `14. Januar 2025, 10:20 Uhr`,
 * `January 14, 2025`, `14/01/2025`, `2025年1月14日`. Months by name need a year of four digits. Where day and month could be
 * taken for each other, only American English puts the month first.
 */
export function parsePrintedDate(text: string, language?: string): string | undefined {
  if (hasFewDigits(text)) return undefined;
  if (text.length > MAX_TEXT) return readPrinted(text, language);
  const key = `${language} ${text}`;
  return (printed.get(key) ?? printed.set(key, readPrinted(text, language) ?? NO_DATE)) || undefined;
}

// Boxes in boxes hold the same line.
const printed = new Remembered<string>(300);
const NO_DATE = '';

function readPrinted(text: string, language: string | undefined): string | undefined {
  const value = withWholeYear(westernDigits(collapse(text.slice(0, MAX_TEXT))), language);
  const found =
    inOtherCalendar(value, language) ??
    yearFirst(value) ??
    counted(value) ??
    named(value, language) ??
    numbered(value, language);
  if (!found) return undefined;
  const rest = `${value.slice(found.end)} `;
  const before = value.slice(0, found.start);
  const timeBefore = () => printedTime(before.slice(-40), found.date, language);
  const time =
    (TIME_BEFORE.test(before) ? timeBefore() : undefined) ?? printedTime(rest, found.date, language) ?? timeBefore();
  return writeDate({ ...found.date, ...time });
}

/** `Published 8:30 a.m. ET May 14, 2024 Updated 10:05 a.m. ET ...`: the time right before the date is the date's. */
const TIME_BEFORE = /\d[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s(?:on\s)?$/i;

type Found = { date: GregorianDay; start: number; end: number };

/** Eras by their signs, months of two calendars by their names, and what only pages of the language mean by a number. */
function inOtherCalendar(text: string, language: string | undefined): Found | undefined {
  const other = eraDay(text) ?? namedDay(text) ?? (language?.startsWith('fa') ? numberedPersian(text) : undefined);
  if (other) return found(other.start, text.slice(other.start, other.end), other.year, other.month, other.day);
  if (!language?.startsWith('th') || !BUDDHIST.test(text)) return undefined;
  const western = text.replace(BUDDHIST, (year) => String(Number(year) - BUDDHIST_AHEAD)).replace(INNER_DOT(), '\u200c');
  return yearFirst(western) ?? named(western, language) ?? numbered(western, language);
}

/** Thai years count from the Buddha's death. */
const BUDDHIST = /(?<!\d)2[45]\d\d(?!\d)/g;
const BUDDHIST_AHEAD = 543;
/** `ก.พ.`: a month's short name has dots between its letters; a joiner keeps every place in the text. */
const INNER_DOT = late(() => /(?<=\p{Script=Thai})\.(?=\p{Script=Thai})/gu);

function yearFirst(text: string): Found | undefined {
  const match = YEAR_FIRST.exec(text);
  if (!match) return undefined;
  const [whole, year, month, day, countedMonth, countedDay] = match;
  return found(match.index, whole, Number(year), Number(month ?? countedMonth), Number(day ?? countedDay));
}

/** A date with the year first: 2025-1-14, and months that are counted: 2025年1月14日, 2025년 1월 14일, 2025 оны 1-р сарын 14. */
const YEAR_FIRST =
  /(?<![\d])(\d{4})(?:\s?[-/.]\s?(\d\d?)\s?[-/.]\s?(\d\d?)(?!\d)|\s?(?:年|년|оны)\s?(\d\d?)(?:\s?[月월]|-?р сарын)\s?(\d\d?)(?!\d))/;

/** Finds a Vietnamese date: 14 tháng 1, 2025; ngày 14 tháng 1 năm 2025 */
function counted(text: string): Found | undefined {
  const match = /(?<!\d)(\d\d?) tháng (\d\d?)(?:,| năm)? (\d{4})(?!\d)/i.exec(text);
  return match ? found(match.index, match[0], Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}

/** Words around a year of four digits: a month's name with a day before or behind it. */
function named(text: string, language: string | undefined): Found | undefined {
  if (!/(?:19|20)\d\d/.test(text)) return undefined;
  const words = matchesOf(WORD_OR_NUMBER(text), text);
  for (const [index, word] of words.entries()) {
    // A day stands beside its month; letters come behind the colon.
    if (word[0] < ':' || ![1, -1, -2, -3].some((step) => (words[index + step]?.[0] ?? ':') < ':')) continue;
    const month = monthNumber(word[0], language);
    if (month === undefined) continue;
    const around: Around = {
      at: (offset) => words[index + offset]?.[0] ?? '',
      isDay: (offset) => isDayOfMonth(text, words[index + offset]),
      isYear: (offset) => /^(?:19|20)\d\d$/.test(words[index + offset]?.[0] ?? ''),
    };
    const parts = dayBefore(around) ?? dayBehind(around, language);
    if (parts) return span(words, index, parts, month, around);
  }
  return undefined;
}

/** The words around a month, by how far they are from it. */
interface Around {
  at(offset: number): string;
  isDay(offset: number): boolean;
  isYear(offset: number): boolean;
}

/** Places of day and year, as seen from the month. */
interface Parts {
  day: number;
  year: number;
}

/** 14 January 2025, 14 de enero de 2025, 14th of January, 2025 */
function dayBefore({ isDay, isYear }: Around): Parts | undefined {
  const isDayBehind = isDay(1) && (isYear(2) || isYear(3));
  // "11.05 on March 3, 2025": farther away stands the time.
  const back = [1, 2, 3].find((step) => isDay(-step) && !(step > 1 && isDayBehind));
  if (back === undefined) return undefined;
  const ahead = [1, 2, 3].find((step) => isYear(step));
  if (ahead !== undefined) return { day: -back, year: ahead };
  // 2025. gada 14. janvāris; 2025 ж. 14 қаңтар
  const before = [1, 2, 3].find((step) => isYear(-back - step));
  return before === undefined ? undefined : { day: -back, year: -back - before };
}

/** January 14, 2025; January 14th, 2025 */
function dayBehind({ at, isDay, isYear }: Around, language: string | undefined): Parts | undefined {
  if (!isDay(1)) return undefined;
  const ahead = [2, 3].find((step) => isYear(step));
  // "Dydd Mawrth, 3 Awst 2025": a weekday that is called like a month.
  if (ahead === 3 && monthNumber(at(2), language) !== undefined) return undefined;
  if (ahead !== undefined) return { day: 1, year: ahead };
  // 2025. január 14.; 2025 m. sausio 14 d.; 2025(e)ko urtarrilaren 14(a)
  const back = [1, 2, 3].find((step) => isYear(-step));
  return back === undefined ? undefined : { day: 1, year: -back };
}

const CASED_OR_COLON = anyScript(String.raw`[\p{Lu}\p{Ll}:]$`);
/** Four months of the Levant have names of two words. */
const WORD_OR_NUMBER = anyScript(String.raw`(?:(?:تشرين|كانون) )?(?:[\p{L}\p{M}\u200c]|\u200d)+|\d+`, 'gu');

/** Tells whether the number is a day of a month, and no part of a name or of a time: "XM6", "17:41". */
function isDayOfMonth(text: string, word: RegExpMatchArray | undefined): boolean {
  if (!word || !/^\d\d?$/.test(word[0]) || Number(word[0]) < 1 || Number(word[0]) > 31) return false;
  const at = word.index as number;
  const before = text.slice(Math.max(0, at - 2), at);
  return !CASED_OR_COLON(before).test(before) && text[at + word[0].length] !== ':';
}

function span(words: RegExpMatchArray[], index: number, parts: Parts, month: number, { at }: Around): Found | undefined {
  const [year, day] = [Number(at(parts.year)), Number(at(parts.day))];
  const [first, last] = [
    words[index + Math.min(0, parts.day, parts.year)],
    words[index + Math.max(0, parts.day, parts.year)],
  ];
  if (!first || !last || !isDay(year, month, day)) return undefined;
  return { date: { year, month, day }, start: first.index as number, end: (last.index as number) + last[0].length };
}

function numbered(text: string, language: string | undefined): Found | undefined {
  const match = /(?<![\d.:/]|(?<!\p{Script=Hebrew})-)(\d\d?)\s?([./|-])\s?(\d\d?)\s?\2\s?(\d{4}|\d\d)(?![\d])/u.exec(text);
  if (!match) return undefined;
  const [whole, first, separator, second, year] = match;
  // "9 | 10 | 11" is a pager; in "ב-3.5.2023" the Hebrew word for "on" is joined.
  if (separator === '|' && year?.length === 2) return undefined;
  const [a, b] = [Number(first), Number(second)];
  const monthFirst = separator === '/' && (b > 12 || (a <= 12 && /^en(?:-us)?$/i.test(language ?? 'en')));
  const fullYear = (year as string).length === 2 ? 2000 + Number(year) : Number(year);
  return monthFirst ? found(match.index, whole, fullYear, a, b) : found(match.index, whole, fullYear, b, a);
}

/** Whether a date in numbers could as well have its day and month the other way round. */
export function isAmbiguous(text: string): boolean {
  const [, first, second] =
    /(?<![\d.:/-])(\d\d?)\s?[./-]\s?(\d\d?)\s?[./-]\s?(?:\d{4}|\d\d)(?!\d)/.exec(westernDigits(text)) ?? [];
  return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
}

function found(start: number, whole: string, year: number, month: number, day: number): Found | undefined {
  return isDay(year, month, day) ? { date: { year, month, day }, start, end: start + whole.length } : undefined;
}

// Halves of the day that stand before the hour: 오전 and 오후, 上午 and 下午, 午前 and 午後; and behind it: pm, م, μ.μ., পিএম, malam.
const TIME = anyScript(
  String.raw`^[^\d\p{L}]{0,6}(?:[일日]?[^\d\p{L}]{0,4})?(?:(오전|上午|午前)|(오후|下午|午後)|\p{L}{1,6}\.?[^\d\p{L}]{0,4}){0,3}\s?(\d\d?)(?:(?:[:.時시]|\s?h)\s?(\d\d)(?!\.\d)(?::(\d\d))?)\s*(?:([apAP])\.?\s?[mM]\b\.?|(?:([صمπμ]|[بق]\.?ظ|এএম|পিএম|முற்பகல்|பிற்பகல்|pagi|petang|malam|sáng|chiều|tối)(?:باحا?ً?ا?|ساءً?ا?|\.?\s?μ\.?)?)(?!\p{L}))?\s*(?:(?:Uhr|uur|hrs?|hs)\b\.?\s*(?=[A-Z(]))?(?:\(?((?:UTC|GMT)?\s?[+-−]\s?\d\d?(?::?\d\d)?|[A-Z]{2,4}|МСК)(?![\p{L}\d]))?`,
);

/** The time of day right after (or before) a date; a zone only where it is written as an offset or one of RFC 2822's names. */
function printedTime(
  text: string,
  date: GregorianDay,
  language: string | undefined,
): { time: string; offset?: string } | undefined {
  const match = /\d/.test(text) ? TIME(text).exec(text) : undefined;
  if (!match) return undefined;
  const [, morning, afternoon, hour, minute, second, latin, other, zone] = match;
  // 13:05 pm and 上午 0:10 say it twice.
  const isWhole = Number(hour) > 12 || Number(hour) === 0;
  const part = isWhole ? undefined : halfOf(morning, afternoon, latin ?? other);
  const time = clock(hour as string, minute as string, second, undefined, part);
  if (!time) return undefined;
  const offset = zone && (parseOffset(zone) ?? americanOffset(zone, date) ?? indianOffset(zone, language));
  return { time, ...(offset && { offset }) };
}
