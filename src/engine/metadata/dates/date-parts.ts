/** The parts of a date, read from their texts and written in ISO 8601. */

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

/** RFC 2822's zones, and those of Europe, which have one meaning only. */
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
  jst: '+09:00',
  kst: '+09:00',
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
