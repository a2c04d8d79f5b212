/** Turns what is typed after an option into a value, or refuses it with the reason. */

import { InvalidArgumentError } from 'commander';
import { parseShard, type Shard } from '../pipeline/shard.ts';
import type { Format } from '../types.ts';

/** Longest wait that an option may ask for: Node fires a timer of more than 2,147,483 seconds at once. */
const MOST_SECONDS = 2_000_000;

/** Text that goes into a header. */
export function oneLineValue(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new InvalidArgumentError('It must be on one line.');
  return text;
}

/** `Name: value`; the option may be given several times. */
export function collectHeader(line: string, previous: [string, string][] = []): [string, string][] {
  const match = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(?![ \t])([^\r\n\0]*)$/.exec(line);
  if (!match) throw new InvalidArgumentError('It must be `Name: value` on one line.');
  return [...previous, [match[1] as string, match[2] as string]];
}

/** Formats parted by commas. */
export function formats(list: string): Format[] {
  const known = ['md', 'json', 'html', 'txt'];
  const wanted = [...new Set(list.split(',').map((name) => name.trim()))];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`${JSON.stringify(unknown)} is none of ${known.join(', ')}.`);
  return wanted as Format[];
}

/** Seconds, 0 or more. */
export function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= MOST_SECONDS))
    throw new InvalidArgumentError(`It must be a number of seconds, at most ${MOST_SECONDS}.`);
  return value;
}

/** Seconds, more than 0. */
export function positive(text: string): number {
  const value = seconds(text);
  if (value === 0) throw new InvalidArgumentError('It must be more than 0.');
  return value;
}

/** A whole number, 0 or more. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** A whole number, 1 or more. */
export function positiveCount(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return value;
}

/** `500K`, `20M`, `1G` (of 1024) or bytes. */
export function byteSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text);
  const value = match ? Number(match[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf((match[2] as string).toLowerCase()) : 0;
  if (value < 1) throw new InvalidArgumentError('It must be a size such as 500K or 20M.');
  return Math.floor(value);
}

/** `I/N`: part I of N, from 1. */
export function shard(text: string): Shard {
  const value = parseShard(text);
  if (value === undefined) throw new InvalidArgumentError('It must be I/N with 1 <= I <= N, such as 1/7.');
  return value;
}

/** The path of a program; empty where none was given. */
export function browserPath(text: string): string {
  if (text !== '' && !isBrowserPath(text))
    throw new InvalidArgumentError('A path there begins with /, ./, ../ or ~; a source needs a blank before it.');
  return text;
}

/** Whether a word behind `--browser` is the path of a browser; any other word there is a source. */
export function isBrowserPath(text: string): boolean {
  return /^(?:\/|\.{1,2}\/|~|[A-Za-z]:[\\/])/.test(text);
}
