/**
 * Pages that are captured again when they are due, and what was edited since. A clock outside (cron) starts it; what it knows of
 * each page lies in one file beside the captures, and can be deleted: then every page is due.
 */
import { join } from 'node:path';
import { compareRecords, type Difference } from '../capture/compare.ts';
import { captureRecord } from '../capture/history.ts';
import { TearsheetError } from '../errors.ts';
import { completeRecord } from '../render/render.ts';
import type { ArticleRecord } from '../types.ts';
import { VERSION } from '../version.ts';
import { recordOf } from './convert.ts';
import { Converter } from './converter.ts';
import type { ArchiveOptions } from './options.ts';
import { archiveRead, readArticle } from './pipeline.ts';
import { readStoredPage } from './stored-page.ts';
import type { PageState, WatchState } from './watch/state.ts';

export { openWatchState, type WatchState } from './watch/state.ts';

export interface WatchOptions extends ArchiveOptions {
  dir: string;
  /** Words that an edit has at least, removed and added together; smaller ones are passed over until they add up. Default 1. */
  minChange?: number;
}

/** The result for one page. */
export type Watched =
  /** The page was captured for the first time. */
  | { kind: 'new'; path: string }
  /** The last look at the page is too short a while ago. */
  | { kind: 'waiting' }
  | { kind: 'same' }
  /** The page was captured again, with what was edited. */
  | { kind: 'edited'; before: string; path: string; words: number; differences: Difference[] };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Milliseconds between two looks: of a page that has just changed, and of one that has not for a week. */
const [SHORTEST, LONGEST] = [15 * MINUTE, DAY];
const QUIET_AFTER = 7 * DAY;
/** Cron is not exact: what is due in a twentieth of its time is due now, or it would wait for a second round. */
const EARLY = 0.05;

/** Whether it is time to look again: the longer nothing has changed the rarer, from a quarter of an hour to a day. */
export function isDue({ checked, changed }: Pick<PageState, 'checked' | 'changed'>, now: number): boolean {
  const [last, since] = [Date.parse(checked), Date.parse(changed)];
  if (Number.isNaN(last) || Number.isNaN(since) || last > now) return true;
  const interval = Math.min(LONGEST, Math.max(SHORTEST, ((last - since) / QUIET_AFTER) * LONGEST));
  return now - last >= interval * (1 - EARLY);
}

/** Looks at one page if it is due. Throws what archiving it throws; then it is due again as before. */
export async function watchPage(source: string, state: WatchState, options: WatchOptions): Promise<Watched> {
  const now = new Date();
  const known = await state.get(source);
  if (known && !isDue(known, now.getTime())) return { kind: 'waiting' };
  const before = known && (await recordAsRead(join(options.dir, known.capture)));
  const checked = now.toISOString();
  const read = await readIfChanged(source, options, before);
  if (read === undefined && known) return noted(state, source, { ...known, checked });
  if (read === undefined) throw new TearsheetError('no-content', `HTTP 304, an answer without a page: ${source}`);
  const differences = before ? await editsOf(before, completeRecord(read.article, read.record)) : [];
  const words = differences.reduce((sum, difference) => sum + changedWords(difference), 0);
  if (known && before && words < Math.max(1, options.minChange ?? 1)) return noted(state, source, { ...known, checked });
  const { path, capture } = await archiveRead(source, read, { ...options, ifExists: 'new' });
  const folder = capture?.folder ?? path;
  await state.set(source, { checked, changed: checked, capture: state.relative(folder) });
  if (!known || !before) return { kind: 'new', path };
  return { kind: 'edited', before: join(options.dir, known.capture), path, words, differences };
}

async function noted(state: WatchState, source: string, page: PageState): Promise<Watched> {
  await state.set(source, page);
  return { kind: 'same' };
}

/**
 * The record as this version reads the stored page, so that neither an upgrade nor a record that was cut is an edit; undefined when
 * the capture is gone.
 */
async function recordAsRead(folder: string): Promise<ArticleRecord | undefined> {
  const record = await captureRecord(folder).catch(undefinedIfCoded);
  if (record?.tearsheet === VERSION) return record;
  const converter = new Converter({ threads: 1 });
  try {
    const { page } = await readStoredPage({ path: join(folder, 'capture.warc.gz') });
    const again = recordOf(await converter.fetched(page), page);
    return record?.http ? { ...again, http: record.http } : again;
  } catch (error) {
    // A capture without its WARC has only what was read then.
    if (error instanceof TearsheetError || (error instanceof Error && 'syscall' in error)) return record;
    throw error;
  } finally {
    await converter.close();
  }
}

function undefinedIfCoded(error: unknown): undefined {
  if (error instanceof TearsheetError) return undefined;
  throw error;
}

/** Reads the page; undefined when the server says that the page is as it was. Pictures are asked for without the condition. */
async function readIfChanged(source: string, options: WatchOptions, before: ArticleRecord | undefined) {
  const { fetch = {} } = options;
  const conditions = before && before.pages === undefined ? conditionsOf(before) : [];
  try {
    return await readArticle(source, {
      ...options,
      fetch: { ...fetch, headers: [...(fetch.headers ?? []), ...conditions] },
    });
  } catch (error) {
    if (conditions.length > 0 && error instanceof TearsheetError && error.status === 304) return undefined;
    throw error;
  }
}

function conditionsOf({ http }: ArticleRecord): [string, string][] {
  const headers = Array.isArray(http?.headers) ? http.headers : [];
  const value = (name: string) => headers.find(([header]) => String(header).toLowerCase() === name)?.[1];
  const [etag, modified] = [value('etag'), value('last-modified')];
  const isSafe = (text: string | undefined): text is string => text !== undefined && /^[\x20-\x7e]+$/.test(text);
  return [
    ...(isSafe(etag) ? [['If-None-Match', etag] as [string, string]] : []),
    ...(isSafe(modified) ? [['If-Modified-Since', modified] as [string, string]] : []),
  ];
}

const EDITS = new Set(['title', 'authors', 'published', 'modified', 'captions', 'text']);

async function editsOf(before: ArticleRecord, after: ArticleRecord): Promise<Difference[]> {
  return (await compareRecords(before, after)).filter(({ field }) => EDITS.has(field));
}

function changedWords({ changes }: Difference): number {
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  const changed = changes.filter(({ kind }) => kind !== 'same').map(({ text }) => text);
  const words = changed.flatMap((text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike));
  // A sign alone is an edit, too.
  return Math.max(words.length, changed.length > 0 ? 1 : 0);
}
