/** Times as saved pages state them, with their offset: `retrieved` keeps it. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:(?:(?:GMT|UTC|UT)\s*)?([+-]\d{2}):?(\d{2})|(?:GMT|UTC|UT|Z)\b)`;
/** RFC 5322, as MHTML has it: `Fri, 27 Nov 2026 18:19:32 +0100`. */
const MAIL = new RegExp(String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})\s+${CLOCK}`, 'i');
/** JavaScript's own, as SingleFile has it: `Fri Nov 27 2026 18:19:32 GMT-0500 (Eastern Standard Time)`. */
const SCRIPT = new RegExp(String.raw`^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{4})\s+${CLOCK}`, 'i');
/** A time that is ISO 8601 already. */
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})$/i;

/** The stated time as ISO 8601 with its offset (`Z` for GMT); undefined for what is no time that there was. */
export function statedTime(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 200);
  const [, isoDay, isoClock, isoOffset] = ISO.exec(trimmed) ?? [];
  if (isoDay) return valid(`${isoDay}T${isoClock}${isoOffset?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  const mail = MAIL.exec(trimmed);
  if (mail) return assembled(mail[3], mail[2], mail[1], mail.slice(4));
  const script = SCRIPT.exec(trimmed);
  return script ? assembled(script[3], script[1], script[2], script.slice(4)) : undefined;
}

function assembled(year = '', monthName = '', day = '', clock: (string | undefined)[]): string | undefined {
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  const [hour = '', minute = '', second = '00', offsetHour, offsetMinute = '00'] = clock;
  const isUtc = offsetHour === undefined || (/^[+-]00$/.test(offsetHour) && offsetMinute === '00');
  const offset = isUtc ? 'Z' : `${offsetHour}:${offsetMinute}`;
  const two = (number: string | number) => String(number).padStart(2, '0');
  return valid(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset}`);
}

/** Refuses days like the 31st of February, and offsets that no clock has. */
function valid(iso: string): string | undefined {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return undefined;
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(iso) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const local = new Date(time + offset * 60_000).toISOString();
  return Math.abs(offset) <= 15 * 60 && local.slice(0, 10) === iso.slice(0, 10) ? iso : undefined;
}
