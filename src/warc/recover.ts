/**
 * Reads WARC files that may be damaged: a record that is damaged is told with its place, and the reading goes on at the next one.
 * A gzip member comes out only when its checksum holds (RFC 1952), so nothing of a damaged one is taken for a record.
 */
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { constants, crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import { TearsheetError } from '../errors.ts';
import { openRegular } from '../files/hash.ts';
import { ByteReader } from './bytes.ts';
import { nextEntry, readWarc, requireGrowth, type WarcEntry, type WarcReading } from './read.ts';

/** A record, or damage in its place. `offset` is the byte of the file at which it begins, or its gzip member does. */
export type RecoveredRecord = { offset: number } & ({ entry: WarcEntry } | { damage: TearsheetError });

/** Members that unpack to more are read as a stream, and damage in them or behind them ends the reading. In bytes. */
const LARGEST_MEMBER = 64 * 1024 * 1024;
/** Bytes that a member is looked for in, and that are read at once. */
const WINDOW = 1024 * 1024;
const AHEAD = 4 * WINDOW;
/** Bytes that zlib gives at once: for each piece it comes back to this thread. Most pages are one piece. */
const CHUNK_BYTES = 256 * 1024;
/** A member of so few bytes, such as a request, is unpacked here: the way to another thread and back takes longer. */
const SMALL_MEMBER = 2048;
/** The most that a small one may unpack to, and what is held for it at once. */
const [LARGEST_SMALL, SMALL_CHUNK] = [64 * 1024, 4 * 1024];
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const VERSION = Buffer.from('WARC/1.');
/** The start of a record in a file that is not compressed, where it begins on a line of its own. */
const VERSION_LINE = Buffer.from('\nWARC/1.');

interface Inflated {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

type Inflate = (bytes: Uint8Array, options: object) => Promise<Inflated>;

/** The main thread stays free meanwhile; another one has nothing else to do, and is spared the way to zlib's thread and back. */
const inflateMember = (isMainThread
  ? promisify(inflateRaw)
  : async (bytes: Uint8Array, options: object) => inflateRawSync(bytes, options)) as unknown as Inflate;

/** Throws `unreadable` for what is no regular file, and what `signal` is aborted with. Memory does not grow with the file. */
export async function* recoverWarc(path: string, { part, signal }: WarcReading = {}): AsyncGenerator<RecoveredRecord> {
  const file = await openRegular(path, Number.MAX_SAFE_INTEGER, { named: true });
  try {
    const { size } = await file.stat();
    const start = part?.offset ?? 0;
    const end = Math.min(size, start + (part?.length ?? size));
    const source: Source = { path, file, end, signal };
    const isGzip = (await bytesAt(source, start, 2)).equals(GZIP.subarray(0, 2));
    yield* isGzip ? members(source, start) : plainRecords(source, start);
  } finally {
    await file.close();
  }
}

interface Source {
  path: string;
  file: FileHandle;
  /** The byte behind the last that is read. */
  end: number;
  signal: AbortSignal | undefined;
  /** The bytes that were read last: members are smaller than what is read at once. */
  held?: { at: number; bytes: Buffer };
}

async function* members(source: Source, start: number): AsyncGenerator<RecoveredRecord> {
  const { path, end, signal } = source;
  let at: number | undefined = start;
  let unpacked = 0;
  while (at !== undefined && at < end) {
    signal?.throwIfAborted();
    const offset: number = at;
    const member = await readMember(source, offset);
    if (member === 'large') {
      yield* streamed(source, offset);
      return;
    }
    if (member instanceof TearsheetError) {
      yield { offset, damage: member };
      at = await findAhead(source, offset + 1, GZIP, beginsRecord);
    } else {
      unpacked += member.bytes.length;
      const bomb = grown(unpacked, member.next - start, path);
      if (bomb) return yield { offset, damage: bomb };
      yield* recordsIn(member.bytes, path, offset);
      at = member.next;
    }
  }
}

/** Members that are small one by one may be as much together as no file of pages is; the reading ends there. */
function grown(unpacked: number, packed: number, path: string): TearsheetError | undefined {
  try {
    requireGrowth(unpacked, packed, path);
    return undefined;
  } catch (error) {
    if (error instanceof TearsheetError) return error;
    throw error;
  }
}

/** The records of a member, most often one. */
async function* recordsIn(bytes: Buffer, path: string, offset: number): AsyncGenerator<RecoveredRecord> {
  const reader = new ByteReader(once(bytes));
  try {
    for (;;) {
      const entry = await nextEntry(reader, placeName(path, offset));
      if (entry === undefined) return;
      if (entry.length > bytes.length - reader.position) throw damaged(path, offset, 'it is cut short');
      yield { offset, entry };
      await entry.finish();
    }
  } catch (error) {
    yield { offset, damage: asDamage(error, path, offset) };
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Reads one gzip member, unpacked and checked; `large` for one that is not to be held; an error where it is damaged. */
async function readMember(source: Source, at: number): Promise<{ bytes: Buffer; next: number } | 'large' | TearsheetError> {
  const { path, end } = source;
  for (let size = WINDOW; ; size *= 4) {
    const window = await bytesAt(source, at, size);
    const member = await memberIn(window, size >= LARGEST_MEMBER);
    if (member === 'large') return member;
    if (member !== 'cut')
      return 'damage' in member ? damaged(path, at, member.damage) : { bytes: member.bytes, next: at + member.length };
    if (at + window.length >= end) return damaged(path, at, 'its gzip member is cut short');
  }
}

type Member = { bytes: Buffer; length: number } | { damage: string } | 'large' | 'cut';

/** The member at the beginning of a window; `cut` where the window ends before the member does, `large` where no window holds it. */
async function memberIn(window: Buffer, isLargest: boolean): Promise<Member> {
  const head = headerLength(window);
  if (head === undefined) return { damage: 'there is no gzip member' };
  const limits = { info: true, maxOutputLength: LARGEST_MEMBER, chunkSize: CHUNK_BYTES } as const;
  try {
    const { buffer, engine } = smallMember(window, head) ?? (await inflateMember(window.subarray(head), limits));
    const tail = head + engine.bytesWritten;
    if (tail + 8 > window.length) return 'cut';
    const isWhole = window.readUInt32LE(tail) === crc32(buffer) && window.readUInt32LE(tail + 4) === buffer.length % 2 ** 32;
    if (!isWhole) return { damage: 'the checksum of its gzip member does not match' };
    return { bytes: buffer, length: tail + 8 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'large';
    if (code !== 'Z_BUF_ERROR') return { damage: 'its gzip member is damaged' };
    return isLargest ? 'large' : 'cut';
  }
}

/** A member behind which another begins soon; undefined for any other, and where the other's mark is a part of this one. */
function smallMember(window: Buffer, head: number): Inflated | undefined {
  const next = window.subarray(0, SMALL_MEMBER).indexOf(GZIP, head);
  if (next < 0) return undefined;
  const limits = { info: true, maxOutputLength: LARGEST_SMALL, chunkSize: SMALL_CHUNK } as const;
  try {
    return inflateRawSync(window.subarray(head, next), limits) as unknown as Inflated;
  } catch (error) {
    // The way for all members finds out what is wrong, if anything is.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** Bytes of a member's header (RFC 1952, 2.3); undefined where there is none. */
function headerLength(bytes: Buffer): number | undefined {
  if (bytes.length < 10 || !bytes.subarray(0, 3).equals(GZIP)) return undefined;
  const flags = bytes[3] as number;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(Math.min(at, bytes.length - 2));
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if (flags & 2) at += 2;
  return at < bytes.length ? at : undefined;
}

/** Whether a member that begins here unpacks to the beginning of a record. */
function beginsRecord(window: Buffer): boolean {
  const head = headerLength(window);
  if (head === undefined) return false;
  try {
    const start = inflateRawSync(window.subarray(head, head + 512), { finishFlush: constants.Z_SYNC_FLUSH });
    return start.subarray(0, VERSION.length).equals(VERSION);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** A file of one large member, and records too large to be held. */
async function* streamed({ path, end, signal }: Source, offset: number): AsyncGenerator<RecoveredRecord> {
  try {
    for await (const entry of readWarc(path, { part: { offset, length: end - offset }, signal })) yield { offset, entry };
  } catch (error) {
    yield { offset, damage: asDamage(error, path, offset) };
  }
}

async function* plainRecords(source: Source, start: number): AsyncGenerator<RecoveredRecord> {
  const { path, file, end, signal } = source;
  for (let at: number | undefined = start; at !== undefined && at < end; ) {
    const from: number = at;
    const reader = new ByteReader(
      file.createReadStream({ start: from, end: end - 1, autoClose: false, highWaterMark: WINDOW }),
    );
    let offset = from;
    at = undefined;
    try {
      for (;;) {
        signal?.throwIfAborted();
        await reader.skipLineEnds();
        offset = from + reader.position;
        const entry = await nextEntry(reader, placeName(path, offset));
        if (entry === undefined) return;
        if (entry.length > end - from - reader.position) throw damaged(path, offset, 'it is cut short');
        yield { offset, entry };
        await entry.finish();
      }
    } catch (error) {
      yield { offset, damage: asDamage(error, path, offset) };
      const found = await findAhead(source, offset, VERSION_LINE, () => true);
      at = found === undefined ? undefined : found + 1;
    }
  }
}

/** The next place of `mark` at which `fits` agrees; undefined where there is none. */
async function findAhead(
  source: Source,
  start: number,
  mark: Buffer,
  fits: (window: Buffer) => boolean,
): Promise<number | undefined> {
  for (let at = start; at < source.end; at += WINDOW) {
    source.signal?.throwIfAborted();
    const window = await bytesAt(source, at, WINDOW + 1024);
    for (let found = window.indexOf(mark); found >= 0 && found < WINDOW; found = window.indexOf(mark, found + 1)) {
      if (fits(window.subarray(found))) return at + found;
    }
  }
  return undefined;
}

/** Reads `size` bytes, or fewer at the end of what is read. */
async function bytesAt(source: Source, at: number, size: number): Promise<Buffer> {
  const wanted = Math.max(0, Math.min(size, source.end - at));
  const { held } = source;
  if (!held || at < held.at || at + wanted > held.at + held.bytes.length) {
    source.held = { at, bytes: await read(source, at, Math.min(Math.max(wanted, AHEAD), source.end - at)) };
  }
  const { at: from, bytes } = source.held as { at: number; bytes: Buffer };
  return bytes.subarray(at - from, at - from + wanted);
}

async function read({ file }: Source, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function placeName(path: string, offset: number): string {
  return `${path}, byte ${offset}`;
}

function damaged(path: string, offset: number, why: string): TearsheetError {
  return new TearsheetError('bad-record', `${placeName(path, offset)}: ${why}`);
}

/** An error that is no damage of the record is thrown on. */
function asDamage(error: unknown, path: string, offset: number): TearsheetError {
  if (error instanceof TearsheetError && error.code === 'bad-record') return error;
  if (error instanceof RangeError) return damaged(path, offset, error.message);
  throw error;
}
