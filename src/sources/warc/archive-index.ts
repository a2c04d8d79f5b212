/**
 * The places of pages, pictures and other records in an archive. A process goes through an archive once; for each page that is asked
 * for then, its own records alone are read.
 */
import { stat } from 'node:fs/promises';
import { TearsheetError } from '../../errors.ts';
import type { FilePart } from '../../files/hash.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { recoverWarc } from '../../warc/recover.ts';
import { FETCH_LIMITS } from '../options.ts';
import { readSoftware } from './answer.ts';
import { readSavedFacts } from './saved-facts.ts';
import { withoutHash } from './trail.ts';
import { OURS, readWarcPages } from './warc.ts';

/** The place of an archive's records: a file, or a part of one. Plain data. */
export interface ArchivePart {
  path: string;
  part?: FilePart;
}

export interface ArchiveIndex {
  /** The pages in the archive's order. */
  pages: PagePlace[];
  /** The pages by the addresses that they were asked for and found at, without fragments. */
  byAddress: Map<string, PagePlace[]>;
  /** The first failure to read something; damage of the file goes before others. */
  failure?: unknown;
  /** The first picture of each address, without fragments. */
  pictures: Map<string, ArchivePart>;
  /** The requests and answers of each address, in order. */
  exchanges: Map<string, ArchivePart[]>;
}

/** The records that a page is read from: redirects and answer, or all of a capture of ours. */
export interface PagePlace extends ArchivePart {
  url: string;
  requestedUrl: string;
  /** The byte at which its answer begins. */
  offset: number;
  isOurs: boolean;
}

/** Bytes of a record that its head is looked for in. */
export const HEAD_BYTES = 64 * 1024;
/** Bytes of a record that is taken for a picture. */
export const LARGEST_PICTURE = FETCH_LIMITS.imageBytes + HEAD_BYTES;
/** Archives that are remembered. */
const MOST_KNOWN = 4;

const known = new Map<string, Promise<ArchiveIndex>>();

/** Goes through an archive, unless this process has done so and it is as it was then. `maxBytes` is the largest page. */
export async function indexOf(parts: ArchivePart[], maxBytes: number = FETCH_LIMITS.maxBytes): Promise<ArchiveIndex> {
  return remembered(known, JSON.stringify([maxBytes, parts, await versionOf(parts[0]?.path ?? '')]), () =>
    readIndex(parts, maxBytes),
  );
}

/** The answer made before for this key, as long as it is remembered; else a new one. */
export async function remembered<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = made.get(key);
  if (found !== undefined) return found;
  const making = make();
  made.set(key, making);
  for (const oldest of made.keys()) if (made.size > MOST_KNOWN) made.delete(oldest);
  // After a failure the next who asks tries again.
  making.catch(() => made.delete(key));
  return making;
}

/** A file that is written anew differs in size or time. */
export async function versionOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return [path, dev, ino, size, mtimeNs].join('\n');
}

async function readIndex(parts: ArchivePart[], maxBytes: number): Promise<ArchiveIndex> {
  const index: ArchiveIndex = { pages: [], byAddress: new Map(), pictures: new Map(), exchanges: new Map() };
  for (const part of parts) {
    const records = await recordsOf(part);
    for (const { url, kind, isPicture, ...place } of records) {
      if (isPicture && !index.pictures.has(url)) index.pictures.set(url, place);
      if (kind !== 'exchange') continue;
      const same = index.exchanges.get(url);
      if (same === undefined) index.exchanges.set(url, [place]);
      else same.push(place);
    }
    await readPages(part, records, index, maxBytes);
  }
  return index;
}

interface RecordPlace {
  path: string;
  part: FilePart;
  url: string;
  kind: 'exchange' | 'ours' | 'foreign' | 'facts' | 'other';
  isPicture: boolean;
}

/** A record reaches to the next one. Records of one gzip member have the same place. */
async function recordsOf({ path, part }: ArchivePart): Promise<RecordPlace[]> {
  const records: RecordPlace[] = [];
  let end = part === undefined ? (await stat(path)).size : part.offset + part.length;
  for await (const found of recoverWarc(path, { part })) {
    const facts = 'entry' in found ? await factsOf(found.entry) : UNREAD;
    records.push({ path, part: { offset: found.offset, length: 0 }, ...facts });
  }
  for (let at = records.length - 1; at >= 0; at--) {
    const { part: own } = records[at] as RecordPlace;
    own.length = end - own.offset;
    if (records[at - 1]?.part.offset !== own.offset) end = own.offset;
  }
  return records;
}

const UNREAD = { url: '', kind: 'other', isPicture: false } as const;

async function factsOf(entry: WarcEntry): Promise<Pick<RecordPlace, 'url' | 'kind' | 'isPicture'>> {
  const url = withoutHash(entry.field('WARC-Target-URI') ?? '');
  try {
    if (entry.type === 'warcinfo')
      return { ...UNREAD, kind: (await readSoftware(entry)).startsWith(OURS) ? 'ours' : 'foreign' };
    if (entry.type === 'metadata') return { ...UNREAD, kind: (await readSavedFacts(entry)) ? 'facts' : 'other' };
    if (entry.type === 'request') return { url, kind: 'exchange', isPicture: false };
    if (entry.type !== 'response' && entry.type !== 'resource') return UNREAD;
    const kind = entry.type === 'response' ? 'exchange' : 'other';
    return { url, kind, isPicture: entry.length <= LARGEST_PICTURE && holdsPicture(entry, await headOf(entry)) };
  } catch (error) {
    // The reading of the pages meets the damage too, and tells it.
    if (isDamage(error)) return UNREAD;
    throw error;
  }
}

async function headOf(entry: WarcEntry): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.block()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).toString('latin1', 0, HEAD_BYTES);
}

export function holdsPicture(entry: WarcEntry, start: string): boolean {
  if (entry.type === 'resource') return /^image\//i.test(entry.field('Content-Type') ?? '');
  const isWhole = /^HTTP\/\S+ 20[03]\b/.test(start);
  return isWhole && /^content-type:[ \t]*image\//im.test(start.slice(0, start.search(/\r?\n\r?\n/) + 1));
}

/** A page reaches from behind the page before it, since its redirects stand between, to the end of its answer. */
async function readPages(
  { path, part }: ArchivePart,
  records: RecordPlace[],
  index: ArchiveIndex,
  maxBytes: number,
): Promise<void> {
  const ends = endsOf(records);
  const captures = capturesIn(records, part?.offset);
  let start = part?.offset ?? 0;
  let passed = 0;
  for await (const found of readWarcPages(path, { maxBytes, ...(part && { part }) })) {
    const { offset = start } = found;
    const end = ends.get(offset) ?? { last: offset, isShared: true };
    if ('error' in found) index.failure = firstFailure(index.failure, found.error);
    else {
      while (endOf(captures[passed]) <= offset) passed++;
      const capture = captures[passed];
      const isOurs = capture !== undefined && capture.offset <= offset;
      const own = isOurs ? capture : { offset: start, length: end.last - start };
      const { url, requestedUrl } = found.page;
      addPage(index, { path, part: own, url, requestedUrl, offset, isOurs });
    }
    start = end.isShared ? offset : end.last;
  }
}

/** The ends of records by their beginnings. A gzip member that several share holds them all. */
function endsOf(records: RecordPlace[]): Map<number, { last: number; isShared: boolean }> {
  const ends = new Map<number, { last: number; isShared: boolean }>();
  for (const { part } of records) ends.set(part.offset, { last: endOf(part), isShared: ends.has(part.offset) });
  return ends;
}

/** The captures of ours, each up to the record with its facts; one that was not finished reaches to the end. */
function capturesIn(records: RecordPlace[], first: number | undefined): FilePart[] {
  const captures: FilePart[] = [];
  // A part of a file may have no record that states its program.
  let start = first;
  let isStated = false;
  for (const { kind, part } of records) {
    if (kind === 'ours' || kind === 'foreign') {
      isStated = kind === 'ours';
      start = isStated ? (start ?? part.offset) : undefined;
    } else if (kind === 'facts' && start !== undefined) {
      captures.push({ offset: start, length: endOf(part) - start });
      start = endOf(part);
    }
  }
  const end = endOf(records.at(-1)?.part);
  if (isStated && start !== undefined && start < end) captures.push({ offset: start, length: end - start });
  return captures;
}

function endOf(part: FilePart | undefined): number {
  return part === undefined ? Number.POSITIVE_INFINITY : part.offset + part.length;
}

function addPage({ pages, byAddress }: ArchiveIndex, page: PagePlace): void {
  pages.push(page);
  for (const address of new Set([page.url, page.requestedUrl].map(withoutHash))) {
    const same = byAddress.get(address);
    if (same === undefined) byAddress.set(address, [page]);
    else same.push(page);
  }
}

function firstFailure(known: unknown, found: unknown): unknown {
  return known === undefined || (isDamage(found) && !isDamage(known)) ? found : known;
}

export function isDamage(error: unknown): error is TearsheetError {
  return error instanceof TearsheetError && error.code === 'bad-record';
}
