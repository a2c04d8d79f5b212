/** Moments of two places: told in the offset of the page's own place where the page lets that be known, and compared. */
import { type Element, elementsNamed, type PageTree } from '../../page/page.ts';
import { matchesOf, pageText } from '../../page/text.ts';

/** Hints at the page's time zone: times of day beside the printed date, offsets of other times. */
export interface ZoneHints {
  /** `hh:mm`. */
  clocks: string[];
  /** `±hh:mm`. */
  offsets: string[];
}

const UTC = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]00:00)$/;

/** A whole quarter of an hour from -12:00 to +14:00, in minutes: what zones differ by. */
const [WEST, EAST, STEP] = [-12 * 60, 14 * 60, 15];

/**
 * `moment` in the offset that makes it fall on the day which the page prints: by the printed time of day, by the midnight that
 * a system stores for a day alone, by a time of day near the printed date, or by an offset that the page states elsewhere. As
 * it is where none of these is known, and where the days agree.
 */
export function inLocalTime(moment: string, printed: string, hints: () => ZoneHints): string {
  const match = UTC.exec(moment);
  if (!match || minutesApart(moment, printed) !== DAY) return moment;
  const utc = match[1] as string;
  const day = printed.slice(0, 10);
  const { clocks, offsets } = hints();
  const candidates = [
    ...(/T\d\d:\d\d/.test(printed) ? [minutesBetween(utc.slice(0, 16), printed.slice(0, 16))] : []),
    ...(/T\d\d:\d\d(?::00)?$/.test(utc) ? [minutesBetween(utc.slice(0, 16), `${day}T00:00`)] : []),
    ...clocks.map((clock) => minutesBetween(utc.slice(0, 16), `${day}T${clock}`)),
    ...offsets.map(minutesOf),
  ];
  const offset = candidates.find(
    (minutes) => minutes >= WEST && minutes <= EAST && minutes % STEP === 0 && shifted(utc, minutes).slice(0, 10) === day,
  );
  return offset === undefined ? moment : `${shifted(utc, offset)}${written(offset)}`;
}

const DAY = 24 * 60;

/** Whether two moments are more than an hour apart; where a zone is unknown, on days that no zones explain. */
export function isAnotherTime(a: string, b: string): boolean {
  const haveOffsets = [a, b].every((value) => /(?:Z|[+-]\d\d:\d\d)$/.test(value));
  return haveOffsets ? Math.abs(Date.parse(a) - Date.parse(b)) > HOUR : minutesApart(a, b) > DAY;
}

const HOUR = 3_600_000;

/** The hints of the page around the element that prints the date. */
export function zoneHints(page: PageTree, printed: Element | undefined): ZoneHints {
  return { clocks: printed ? clocksNear(page, printed) : [], offsets: offsetsOf(page) };
}

// Characters around the date in which an author, a section or an icon may stand before its time of day.
const CLOCK_REACH = 250;

function clocksNear(page: PageTree, { order }: Element): string[] {
  const { text, start, end } = pageText(page);
  const [from, to] = [start[order] as number, end[order] as number];
  // The two sides are read apart, since a date and its time are often set beside each other without a space.
  const sides = [text.slice(to, to + CLOCK_REACH), text.slice(Math.max(0, from - CLOCK_REACH), from)];
  return sides.flatMap((side) =>
    matchesOf(CLOCK, side).map(([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`),
  );
}

const CLOCK = /(?<![\d:.])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d:.]| ?[ap]\.?m)/gi;

/** The offsets of the page's other times, comments' included; each once. */
function offsetsOf(page: PageTree): string[] {
  const offsets = elementsNamed(page, 'time').flatMap(({ attribs }) => {
    const offset = /^[^T]*T\d\d:\d\d.*([+-]\d\d:?\d\d)$/.exec(attribs.datetime ?? '')?.[1];
    return offset && !/00:?00/.test(offset) ? [offset] : [];
  });
  return [...new Set(offsets)];
}

/** Minutes between two days, whatever the times of day. */
function minutesApart(a: string, b: string): number {
  return Math.abs(minutesBetween(`${a.slice(0, 10)}T12:00`, `${b.slice(0, 10)}T12:00`));
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) as RegExpExecArray;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function shifted(utc: string, minutes: number): string {
  const iso = new Date(Date.parse(`${utc}Z`) + minutes * 60_000).toISOString();
  return iso.slice(0, utc.length);
}

function written(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
