/**
 * Reads WARC 1.0 and 1.1 files, plain or gzipped, record by record. Written here since warcio's parser loops for ever on a file
 * that is cut short and takes the whole rest of a file for one header when its end is damaged.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TearsheetError } from '../errors.ts';
import { ByteReader } from './bytes.ts';

/** A record whose block can be read once, while it is the current one. */
export interface WarcEntry {
  type: string;
  /** A WARC field by name, in any case. */
  field(name: string): string | undefined;
  /** `Content-Length`: bytes in the block. */
  length: number;
  block(): AsyncGenerator<Uint8Array>;
}

/** Bytes of one line of a record's header. */
const LONGEST_LINE = 256 * 1024;
const MOST_FIELDS = 1_000;
/** Memory of the gunzip and of each read. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Records in the order of the file. Memory does not grow with the file or its records. Throws `bad-record` where the file is
 * damaged or cut short, naming the record; `usage` when it cannot be opened.
 */
export async function* readWarc(path: string): AsyncGenerator<WarcEntry> {
  const file = await open(path).catch((error: unknown) => {
    throw new TearsheetError('usage', `cannot read ${path}: ${reason(error)}`, { cause: error });
  });
  try {
    const reader = new ByteReader(named(await plainBytes(file, path), path));
    for (let number = 1; ; number++) {
      const entry = await nextEntry(reader, `${path}, record ${number}`);
      if (entry === undefined) return;
      yield entry;
      await entry.finish();
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file.close();
  }
}

async function plainBytes(file: FileHandle, path: string): Promise<AsyncIterable<Uint8Array>> {
  const magic = Buffer.alloc(2);
  await file.read(magic, 0, 2, 0);
  const source = file.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK_BYTES });
  if (magic.readUInt16BE() !== 0x1f8b) return source;
  return gunzipped(source, (await file.stat()).size, path);
}

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
  return new TearsheetError('bad-record', `${path} cannot be read to its end: ${reason(error)}`, { cause: error });
}

/** All members. zlib takes what follows a member and is none for garbage to be ignored; here it is damage. */
async function* gunzipped(source: NodeJS.ReadableStream, size: number, path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Its errors come out of the iteration below.
  pipeline(source, gunzip, () => {});
  yield* gunzip as AsyncIterable<Uint8Array>;
  if (gunzip.bytesWritten < size) {
    throw new TearsheetError('bad-record', `${path} is damaged at byte ${gunzip.bytesWritten}: there is no gzip member`);
  }
}

async function nextEntry(reader: ByteReader, where: string): Promise<(WarcEntry & { finish(): Promise<void> }) | undefined> {
  const version = await firstLine(reader);
  if (version === undefined) return undefined;
  if (!/^WARC\/\d\.\d$/.test(version)) throw damaged(where, 'there is no WARC record');
  const fields = await readFields(reader, where);
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

/** By lower-case name; of a repeated field the first. */
async function readFields(reader: ByteReader, where: string): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (let count = 0; count < MOST_FIELDS; count++) {
    const line = await reader.line(LONGEST_LINE);
    if (line === undefined) throw damaged(where, 'it is cut short in its header');
    if (line === '') return fields;
    const [, name, value = ''] = /^([^:\s]+)\s*:\s*(.*?)\s*$/s.exec(line) ?? [];
    if (name !== undefined) {
      last = fields.has(name.toLowerCase()) ? undefined : name.toLowerCase();
      if (last !== undefined) fields.set(last, value);
    } else if (/^[ \t]/.test(line) && last !== undefined) {
      // A folded line goes on with the value before it.
      fields.set(last, `${fields.get(last)} ${line.trim()}`);
    }
  }
  throw damaged(where, `it has more than ${MOST_FIELDS} fields`);
}

function damaged(where: string, why: string): TearsheetError {
  return new TearsheetError('bad-record', `${where}: ${why}`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
