/**
 * Reads WARC 1.0 and 1.1 files, plain or gzipped, record by record. Written here since warcio's parser loops for ever on a file
 * that is cut short and takes the whole rest of a file for one header when its end is damaged.
 */
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fileProblem, TearsheetError } from '../errors.ts';
import { type FilePart, openRegular } from '../files/hash.ts';
import { ByteReader } from './bytes.ts';
import { isFolded, splitHeader } from './http-message.ts';

/** A record whose block can be read once, while it is the current one. */
export interface WarcEntry {
  type: string;
  /** A WARC field by name, in any case. */
  field(name: string): string | undefined;
  /** The record's header as it stands, line ends as the standard has them, without the empty line. */
  header: string;
  /** `Content-Length`: bytes in the block. */
  length: number;
  block(): AsyncGenerator<Uint8Array>;
}

/** Bytes of one line of a record's header. */
const LONGEST_LINE = 256 * 1024;
const MOST_FIELDS = 1_000;
/** Bytes of a record's whole header. */
const LONGEST_HEADER = 1024 * 1024;
/** A file unpacks to at most as many times its bytes, beyond a start: pages and pictures stay far below. */
const MOST_GROWTH = 250;
const FREE_BYTES = 64 * 1024 * 1024;
/** Memory of the gunzip and of each read. */
const CHUNK_BYTES = 256 * 1024;

export interface WarcReading {
  /** The part that is read of a file that captures share. */
  part?: FilePart | undefined;
  /** The reading ends when it is aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * Records in the order of the file. Memory does not grow with the file or its records. Throws `bad-record` where the file is
 * damaged or cut short, naming the record; `unreadable` when it cannot be opened or is no regular file; what `signal` is
 * aborted with.
 */
export async function* readWarc(path: string, options: WarcReading = {}): AsyncGenerator<WarcEntry> {
  const file = await openRegular(path, Number.MAX_SAFE_INTEGER, { named: true });
  try {
    const reader = new ByteReader(heedful(named(await plainBytes(file, path, options.part), path), options.signal));
    for (let number = 1; ; number++) {
      const entry = await nextEntry(reader, `${path}, record ${number}`);
      if (entry === undefined) return;
      yield entry;
      await entry.finish();
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw unreadable(path, error);
  } finally {
    await file.close();
  }
}

async function* heedful(source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

async function plainBytes(file: FileHandle, path: string, part?: FilePart): Promise<AsyncIterable<Uint8Array>> {
  const { size } = await file.stat();
  const start = part?.offset ?? 0;
  const length = Math.min(part?.length ?? size, Math.max(0, size - start));
  if (length === 0) return nothing();
  const magic = Buffer.alloc(2);
  await file.read(magic, 0, 2, start);
  const source = file.createReadStream({ start, end: start + length - 1, autoClose: false, highWaterMark: CHUNK_BYTES });
  if (magic.readUInt16BE() !== 0x1f8b) return source;
  return gunzipped(source, length, path);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Failures come out of whichever read meets them, so they are put into words here. */
async function* named(source: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): TearsheetError {
  if (error instanceof TearsheetError) return error;
  return new TearsheetError('bad-record', `${path} cannot be read to its end: ${fileProblem(error)}`, { cause: error });
}

/** Unpacks all members. zlib takes what follows a member and is none for garbage to be ignored; here it is damage. */
async function* gunzipped(source: NodeJS.ReadableStream, size: number, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Errors of the pipeline come out of the iteration below.
  pipeline(source, gunzip, () => {});
  let unpacked = 0;
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    unpacked += chunk.length;
    requireGrowth(unpacked, gunzip.bytesWritten, path);
    yield chunk;
  }
  if (gunzip.bytesWritten < size) {
    throw new TearsheetError('bad-record', `${path} is damaged at byte ${gunzip.bytesWritten}: there is no gzip member`);
  }
}

/** Throws `bad-record` for a file that unpacks to more than any page and picture does. */
export function requireGrowth(unpacked: number, packed: number, path: string): void {
  if (unpacked <= FREE_BYTES + MOST_GROWTH * packed) return;
  throw new TearsheetError('bad-record', `${path} unpacks to more than ${MOST_GROWTH} times its bytes`);
}

/** The next record; what is left of its block is to be passed over with `finish` before the one after it is asked for. */
export async function nextEntry(
  reader: ByteReader,
  where: string,
): Promise<(WarcEntry & { finish(): Promise<void> }) | undefined> {
  const version = await firstLine(reader);
  if (version === undefined) return undefined;
  if (!/^WARC\/\d\.\d$/.test(version)) throw damaged(where, 'there is no WARC record');
  const lines = [version];
  const fields = await readFields(reader, where, lines);
  // WARC 1.0 puts the address into angle brackets, and wget still does.
  const target = /^<(.*)>$/.exec(fields.get('warc-target-uri') ?? '')?.[1];
  if (target !== undefined) fields.set('warc-target-uri', target);
  const length = Number(fields.get('content-length'));
  if (!/^\d{1,15}$/.test(fields.get('content-length') ?? '')) throw damaged(where, 'it has no Content-Length');
  let left = length;
  async function* block(): AsyncGenerator<Uint8Array> {
    while (left > 0) {
      const chunk = await reader.upTo(left);
      if (chunk === undefined) throw damaged(where, `it is cut short (${left} of ${length} bytes are missing)`);
      left -= chunk.length;
      yield chunk;
    }
  }
  return {
    type: (fields.get('warc-type') ?? '').toLowerCase(),
    field: (name) => fields.get(name.toLowerCase()),
    header: lines.join('\r\n'),
    length,
    block,
    async finish() {
      for await (const _ of block());
    },
  };
}

/** Two line ends part the records; some writers put more, or none at the end of the file. */
async function firstLine(reader: ByteReader): Promise<string | undefined> {
  for (;;) {
    const line = await reader.line(LONGEST_LINE);
    if (line === undefined) return undefined;
    if (line !== '') return line;
  }
}

/** Reads the fields by lower-case name; a repeated field has its first value. */
async function readFields(reader: ByteReader, where: string, lines: string[]): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  let left = LONGEST_HEADER;
  for (let count = 0; count < MOST_FIELDS; count++) {
    const line = await reader.line(Math.min(LONGEST_LINE, left));
    if (line === undefined) throw damaged(where, 'it is cut short in its header');
    if (line === '') return fields;
    left -= line.length;
    lines.push(line);
    last = addField(fields, last, line);
  }
  throw damaged(where, `it has more than ${MOST_FIELDS} fields`);
}

/** Adds the field of a line, or what a folded line adds to the `last` field; gives the field that the next line may go on with. */
function addField(fields: Map<string, string>, last: string | undefined, line: string): string | undefined {
  const { name, value } = splitHeader(line);
  if (name === undefined) {
    if (isFolded(line) && last !== undefined) fields.set(last, `${fields.get(last)} ${value}`);
    return last;
  }
  const field = name.toLowerCase();
  if (fields.has(field)) return undefined;
  fields.set(field, value);
  return field;
}

function damaged(where: string, why: string): TearsheetError {
  return new TearsheetError('bad-record', `${where}: ${why}`);
}
