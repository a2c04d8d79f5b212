/** Days, months and years of a printed date, in the calendars that newspapers print. */

import { fold } from '../../lexicon/lexicon.ts';
import { isLatin } from '../../page/letters.ts';
import { late, matchesOf } from '../../page/text.ts';

interface DateParts {
  year: number;
  month: number;
  day: number;
  /** `hh:mm[:ss[.fff]]`. */
  time?: string;
  /** `Z` or `±hh:mm`. */
  offset?: string;
}

// The web's first pages are of 1991, printed ones that were put online are older; what is dated ahead of this program is a version
// number, an order's or the day of an event.
const MIN_YEAR = 1800;
const MAX_YEAR = 2035;

/** RFC 2822's zones, and others that have one meaning only. */
const ZONES: Record<string, string> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  ut: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  wet: '+00:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  мск: '+03:00',
  mez: '+01:00',
  mesz: '+02:00',
  sast: '+02:00',
  trt: '+03:00',
  pkt: '+05:00',
  wib: '+07:00',
  wita: '+08:00',
  sgt: '+08:00',
  hkt: '+08:00',
  awst: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
};

/** An offset or a zone's name as `Z` or `±hh:mm`; undefined for any other text. */
export function parseOffset(zone: string): string | undefined {
  const compact = zone.replace(/\s/g, '').replace('−', '-');
  const name = compact.toLowerCase();
  if (Object.hasOwn(ZONES, name)) return ZONES[name];
  const match = /^(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?$/i.exec(compact);
  if (!match) return undefined;
  const [, sign, hours, minutes] = match;
  if (Number(hours) > 14 || Number(minutes ?? 0) > 59) return undefined;
  return `${sign}${(hours as string).padStart(2, '0')}:${minutes ?? '00'}`;
}

/** `<time datetime="2025-01-14 16:01:26">01/14/2025 04:01 PM EST</time>`: the text states the zone of the same time of day. */
export function withShownOffset(stated: string, shown: string | undefined): string {
  const offset = shown && shown.slice(0, 16) === stated.slice(0, 16) ? (OFFSET.exec(shown)?.[0] ?? '') : '';
  return OFFSET.test(stated) ? stated : `${stated}${offset}`;
}

const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/;

const INDIAN = /^(?:as|bn|gu|hi|kn|ml|mr|or|pa|ta|te)(?:-|$)|-IN$/i;

/** "IST" is India's in the languages of India; elsewhere it may be Ireland's or Israel's. */
export function indianOffset(zone: string, language: string | undefined): string | undefined {
  return zone === 'IST' && INDIAN.test(language ?? '') ? '+05:30' : undefined;
}

/** Standard time of the zones that American papers name by two letters, in hours. */
const AMERICAN: Record<string, number> = { ET: -5, CT: -6, MT: -7, PT: -8 };

/** "ET" on a day: its offset, by the rule since 2007 (second Sunday of March to first Sunday of November). */
export function americanOffset(
  zone: string,
  { year, month, day }: { year: number; month: number; day: number },
): string | undefined {
  const standard = AMERICAN[zone];
  if (standard === undefined || year < 2007) return undefined;
  const sunday = (of: number, count: number) =>
    1 + ((7 - new Date(Date.UTC(year, of - 1, 1)).getUTCDay()) % 7) + 7 * (count - 1);
  const begun = month > 3 || (month === 3 && day >= sunday(3, 2));
  const isSummer = begun && (month < 11 || (month === 11 && day < sunday(11, 1)));
  return `-0${-standard - (isSummer ? 1 : 0)}:00`;
}

/** `a` or `p`, by the word before the hour or the letter behind it. */
export function halfOf(morning?: string, afternoon?: string, behind?: string): string | undefined {
  if (morning || afternoon) return morning ? 'a' : 'p';
  return behind && (AFTERNOON.test(behind) ? 'p' : 'a');
}

const AFTERNOON = /^(?:[pP](?!agi)|[مμ]|ب|পি|பிற்|malam|petang|chiều|tối)/;

/** A time of day as `hh:mm[:ss[.fff]]`; `half` is `a` or `p` of a clock of twelve hours. Undefined where there is none such. */
export function clock(hour: string, minute: string, second?: string, fraction?: string, half?: string): string | undefined {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  const decimals = fraction !== undefined && /[1-9]/.test(fraction) ? `.${fraction.slice(0, 3)}` : '';
  return `${String(hours).padStart(2, '0')}:${minute}${second !== undefined ? `:${second}${decimals}` : ''}`;
}

/** Writes the date in ISO 8601; gives undefined for a day that is not in the calendar. */
export function writeDate(parts: DateParts): string | undefined {
  const { year, month, day, time, offset } = parts;
  if (!isDay(year, month, day)) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return time === undefined ? date : `${date}T${time}${offset ?? ''}`;
}

/** Whether the calendar has such a day, in years that a publication can have. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12 && day >= 1)) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] as number));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Days that other calendars name, as days of the Gregorian one: Persian, Hijri, Thai-Buddhist, Japanese eras, Minguo.

export interface GregorianDay {
  year: number;
  month: number;
  day: number;
}

/** Years that a Japanese era began, and the Republic of China: the first year of an era is the year itself. */
const ERAS = { 令和: 2019, 平成: 1989, 昭和: 1926, 大正: 1912, 民國: 1912, 民国: 1912 };
const ERA = /(令和|平成|昭和|大正|民國|民国)\s?(元|\d{1,3})\s?年\s?(\d\d?)\s?月\s?(\d\d?)\s?日/u;

/** 令和7年1月14日, 民國114年1月14日; undefined where the text holds none. */
export function eraDay(text: string): (GregorianDay & { start: number; end: number }) | undefined {
  const match = isLatin(text) ? undefined : ERA.exec(text);
  if (!match) return undefined;
  const [whole, era = '', count, month, day] = match;
  const year = ERAS[era as keyof typeof ERAS] + (count === '元' ? 1 : Number(count)) - 1;
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

/** The text with short years written out: 14 Feb ’20, behind a Thai month 14 ม.ค. 68, and first in East Asia: 25-01-14, 114-01-14. */
export function withWholeYear(text: string, language: string | undefined): string {
  // The sign is looked for first: most texts have none, and the pattern looks around at every character.
  const whole = /['’]/.test(text) ? text.replace(SHORT_YEAR(), '20$1') : text;
  if (language?.startsWith('th')) return whole.replace(SHORT_BUDDHIST(), '$125$2');
  return YEAR_FIRST_IN.test(language ?? '') ? whole.replace(SHORT_FIRST, fromShortFirst) : whole;
}

const YEAR_FIRST_IN = /^(?:zh|ja|ko)(?:-|$)/;
/** Two digits of the year, or three since 1912, which Taiwan counts from. */
const SHORT_FIRST = /(?<![\d.:/-])(1[01]\d|[0-3]\d)([-./])\s?(\d\d)\2\s?(\d\d)(?![\d:]|[-./]\d)/;

function fromShortFirst(_whole: string, year: string, sign: string, month: string, day: string): string {
  return [year.length === 3 ? ERAS.民國 + Number(year) - 1 : `20${year}`, month, day].join(sign);
}

const SHORT_YEAR = late(() => /(?<=\p{L}\p{M}*\.? (?:\d\d? )?|, )['’](\d\d)(?![\d\p{L}])/gu);
const SHORT_BUDDHIST = late(() => /(?<!\d)(\d\d?\s?\p{Script=Thai}[\p{Script=Thai}.]{2,9}\s?)([56]\d)(?![\d:.])/gu);

const NAMED = late(() => /(?<!\d)(\d\d?)\s+(?:من\s+)?([\p{L}\u200c]+(?:\s[\p{L}\u200c]+)?)\s+(1[34]\d\d)(?!\d)/gu);
// Solar years that the web has seen; lunar years are some forty ahead of them.
const [FIRST_PERSIAN, LAST_PERSIAN] = [1340, 1425];
const [FIRST_HIJRI, LAST_HIJRI] = [1400, 1470];

/** Finds a day with a month's name, such as ۲۵ دی ۱۴۰۳ or 14 رجب 1446: digits are western already. */
export function namedDay(text: string): (GregorianDay & { start: number; end: number }) | undefined {
  if (!/1[34]\d\d/.test(text)) return undefined;
  for (const match of matchesOf(NAMED(), text)) {
    const [whole, day, words = '', year] = match;
    // مهرماه: the word for "month" may be joined to its name.
    const first = (words.split(' ')[0] ?? '').replace(/\u200c?ماه$/u, '');
    const known = MONTHS.get(fold(words)) ?? MONTHS.get(fold(first));
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

/** Whether a text of Latin letters has fewer digits than any date has: "5 min read", "Top 10". */
export function hasFewDigits(text: string): boolean {
  let digits = 0;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_LATIN) return false;
    if (code >= DIGIT_0 && code <= DIGIT_9) digits += 1;
    if (digits === LEAST_DIGITS) return false;
  }
  return true;
}

const [DIGIT_0, DIGIT_9, LAST_LATIN] = [0x30, 0x39, 0x24f];
// "5 Feb '20".
const LEAST_DIGITS = 3;

/** Digits of every script as 0 to 9: Unicode keeps each script's ten in one run. */
export function westernDigits(text: string): string {
  if (isLatin(text)) return text;
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
