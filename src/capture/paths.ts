/** The names of captures: a template filled with what the article says, safe on every file system that people use. */
import { TearsheetError } from '../errors.ts';

export const DEFAULT_TEMPLATE = '{date}-{host}-{slug}';

/**
 * Longest stem in UTF-8 bytes. The promise is 120 bytes for a whole name; `.files` and a number for a clash still have to
 * fit.
 */
const STEM_BYTES = 108;
/** Longest host in bytes: DNS allows 253, which would leave no room for the title. Its end says whose it is. */
const HOST_BYTES = 48;
/** Longest other value in bytes, so that one long value leaves room for the rest. */
const VALUE_BYTES = 48;

/** Windows refuses these as a name, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
/** Apostrophes and joiners stand inside words: `don't` is one word. */
const INSIDE_WORDS = /['’ʼ＇]|\u200c|\u200d|\u00ad/gu;
const NOT_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;

/** The parts that a name can be made of. All but `retrieved` and `url` may be missing. */
export interface NameParts {
  url: string;
  /** ISO 8601. */
  retrieved: string;
  published?: string | undefined;
  title?: string | undefined;
  site?: string | undefined;
  section?: string | undefined;
  language?: string | undefined;
  authors?: string[] | undefined;
}

/**
 * Fills a `--name` template and returns a path without extension, relative to the target folder. `/` in the template makes
 * folders; nothing that comes from the page can.
 */
export function captureName(parts: NameParts, template: string = DEFAULT_TEMPLATE): string {
  const values = nameValues(parts);
  const segments = template.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 || template.startsWith('/')) throw badTemplate(template, 'it must be a relative name');
  return segments.map((segment) => fillSegment(segment, values, template)).join('/');
}

/** The number of folders that a template puts between `dir` and its captures. */
export function templateDepth(template: string = DEFAULT_TEMPLATE): number {
  return template.split('/').filter((segment) => segment !== '').length - 1;
}

function nameValues(parts: NameParts): Record<string, string> {
  const day = calendarDay(parts.published) ?? calendarDay(parts.retrieved) ?? 'undated';
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return {
    date: day,
    year,
    month,
    day: dayOfMonth,
    time:
      /T(\d\d):(\d\d)(?::(\d\d))?/
        .exec(parts.published ?? parts.retrieved)
        ?.slice(1)
        .join('') ?? '',
    retrieved: parts.retrieved.replace(/\.\d+/, '').replace(/[-:]/g, ''),
    host: hostName(parts.url),
    slug: slug(parts.title ?? '') || slug(lastPathSegment(parts.url)) || 'untitled',
    site: shorten(slug(parts.site ?? ''), VALUE_BYTES),
    author: shorten(slug(parts.authors?.[0] ?? ''), VALUE_BYTES),
    section: shorten(slug(parts.section ?? ''), VALUE_BYTES),
    language: slug(parts.language ?? ''),
  };
}

/** The day as the source states it; never moved to another time zone. */
function calendarDay(iso: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(iso ?? '')?.[0];
}

function hostName(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const plain = host.replace(/^www\d?\./, '').replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return (plain.length > HOST_BYTES ? plain.slice(-HOST_BYTES) : plain).replace(/^[.-]+|(?<![.-])[.-]+$/g, '');
}

function lastPathSegment(url: string): string {
  if (!URL.canParse(url)) return '';
  const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '';
  return decodeLeniently(last).replace(/\.\w{1,5}$/, '');
}

function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** Letters, marks and digits of every script in lower case, parted by hyphens, in Unicode's form NFC. */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .replace(INSIDE_WORDS, '')
    .replace(NOT_WORDS, '-')
    .replace(/^[-\p{M}]+|(?<!-)-+$/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

function fillSegment(segment: string, values: Record<string, string>, template: string): string {
  const fill = (title: string) =>
    segment.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = name === 'slug' ? title : values[name];
      if (value === undefined) {
        throw badTemplate(template, `{${name}} is unknown; there is ${Object.keys(values).join(', ')}`);
      }
      return value;
    });
  const room = STEM_BYTES - byteLength(fill(''));
  const whole = shorten(safeName(fill(shorten(values.slug ?? '', Math.max(room, 0)))), STEM_BYTES);
  if (whole === '') throw badTemplate(template, 'it gives an empty name');
  return whole;
}

/** A name and what sets it apart from the one before, in whole words and within the length of all names. */
export function withSuffix(stem: string, suffix: string): string {
  return shorten(stem, STEM_BYTES - byteLength(suffix)) + suffix;
}

/** A name that no file system refuses and that hides nothing. */
function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\\/:*?"<>|]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[.~-]+|(?<![.-])[.-]+$/g, '');
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/** The longest beginning of whole words within `limit` bytes; of whole characters when not even one word fits. */
function shorten(text: string, limit: number): string {
  if (byteLength(text) <= limit) return text;
  const words = longestPrefix(text, limit, 'word');
  return (words === '' ? longestPrefix(text, limit, 'grapheme') : words).replace(/(?<![.-])[.-]+$/, '');
}

function longestPrefix(text: string, limit: number, granularity: 'word' | 'grapheme'): string {
  let end = 0;
  let bytes = 0;
  for (const { segment, index } of new Intl.Segmenter('und', { granularity }).segment(text)) {
    bytes += byteLength(segment);
    if (bytes > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

function badTemplate(template: string, why: string): TearsheetError {
  return new TearsheetError('usage', `--name ${JSON.stringify(template)} cannot be used: ${why}`);
}
