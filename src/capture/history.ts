/** The captures of one page over time. */
import { dirname, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import type { ArticleRecord } from '../types.ts';
import { findCaptures, type OnUnreadable } from './find.ts';
import { RECORD, readRecordFile } from './record-file.ts';

/** One capture, as its record tells. */
export interface PastCapture {
  /** The capture's folder. */
  path: string;
  retrieved?: string;
  /** The time at which a web archive took the copy that the capture is of. */
  archived?: string;
  /** The time at which the capture's text was made from the WARC of the capture beside it. */
  extracted?: string;
  published?: string;
  modified?: string;
  title?: string;
  url: string;
}

/**
 * Captures of a page below `dir`, the oldest first. `subject` is a URL; or a capture, for all captures of its URLs, below the
 * folder that it lies in unless `dir` is given; or a folder, for all captures in it. `keyOf` gives what the spellings of one address
 * have in common. Throws `not-found` when there is none.
 */
export async function listHistory(
  subject: string,
  { dir, keyOf }: { dir?: string | undefined; keyOf: (url: string) => string },
): Promise<PastCapture[]> {
  const own = /^https?:\/\//i.test(subject) ? undefined : await foldersOf(subject);
  const place = dir ?? (own === undefined ? '.' : own.length === 1 ? dirname(own[0] as string) : subject);
  const urls = own === undefined ? [subject] : (await Promise.all(own.map(captureRecord))).flatMap(urlsOf);
  const wanted = new Set(urls.map(keyOf));
  const found: PastCapture[] = [];
  for await (const { capture, urls } of pastCaptures(place)) {
    if (urls.some((url) => wanted.has(keyOf(url)))) found.push(capture);
  }
  if (found.length === 0)
    throw new TearsheetError('not-found', `no capture of ${subject} in ${place}; -d DIR says where to look`);
  return found.sort(byAge);
}

/**
 * The newest capture below `dir` of each page, by `keyOf` of each of its URLs. A folder that does not exist has none; the captures
 * of one that cannot be read are not known, so that their pages are captured anew.
 */
export async function newestCaptures(dir: string, keyOf: (url: string) => string): Promise<Map<string, PastCapture>> {
  const newest = new Map<string, PastCapture>();
  if (!(await exists(dir))) return newest;
  for await (const { capture, urls } of pastCaptures(dir, () => {})) {
    for (const key of urls.map(keyOf)) {
      const other = newest.get(key);
      if (other === undefined || byAge(other, capture) <= 0) newest.set(key, capture);
    }
  }
  return newest;
}

/** A capture that was not finished, or whose record is none, is for `verify` to name. */
async function* pastCaptures(
  dir: string,
  onUnreadable?: OnUnreadable,
): AsyncGenerator<{ capture: PastCapture; urls: string[] }> {
  for await (const folder of findCaptures(dir, onUnreadable)) {
    const record = await readRecordFile(folder);
    if (record) yield { capture: summary(folder, record), urls: urlsOf(record) };
  }
}

function byAge(one: PastCapture, other: PastCapture): number {
  return order(one.retrieved, other.retrieved) || order(one.extracted, other.extracted);
}

async function foldersOf(path: string): Promise<string[]> {
  const folders: string[] = [];
  for await (const folder of findCaptures(path)) folders.push(folder);
  if (folders.length > 0) return folders;
  throw new TearsheetError('not-found', `no capture in ${path}; a capture is a folder that ends in .files`);
}

/** Times with different offsets by the instant that they mean; what is no time comes first. */
function order(a = '', b = ''): number {
  const [one, two] = [Date.parse(a), Date.parse(b)].map((time) => (Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time));
  return one === two ? 0 : (one as number) < (two as number) ? -1 : 1;
}

async function onlyCapture(path: string): Promise<string> {
  const [folder, another] = await foldersOf(path);
  if (another === undefined) return folder as string;
  throw new TearsheetError('usage', `there are several captures in ${path}; name one of them`);
}

/** The record of the capture that a path belongs to. Throws `usage` when there is none, or several. */
export async function captureRecord(path: string): Promise<ArticleRecord> {
  const folder = await onlyCapture(path);
  const record = await readRecordFile(folder);
  if (record !== undefined) return record;
  throw new TearsheetError('usage', `${join(folder, RECORD)} cannot be read; tearsheet verify tells more`);
}

function urlsOf({ url, requestedUrl, finalUrl }: ArticleRecord): string[] {
  return [url, requestedUrl, finalUrl].filter((address) => address !== undefined);
}

function summary(path: string, record: ArticleRecord): PastCapture {
  const { retrieved, published, modified, title, url, extractedFrom, snapshot } = record;
  const archived = snapshot?.takenAt;
  const stated = { retrieved, archived, extracted: extractedFrom?.at, published, modified, title };
  const known = Object.entries(stated).filter(([, value]) => typeof value === 'string');
  return { path, ...Object.fromEntries(known), url };
}
