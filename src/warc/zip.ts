/** A ZIP of files that are stored and not deflated, so that a browser can read single records out of them. */
import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { sha256OfFile } from '../files/hash.ts';

/** A file of the package: lines, each with its end, or a file on disk. */
export interface ZipPart {
  path: string;
  source: { lines: string[] } | { file: string };
}

/**
 * The bytes of the ZIP as they are made, with its 64-bit extension where 4 GiB or 65,535 files are not enough; `force64` uses it
 * throughout, for tests. Fails when a file cannot be read.
 */
export async function* zipOf(parts: ZipPart[], force64 = false): AsyncGenerator<Uint8Array> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const options = { compress: false, forceDosTimestamp: true, forceZip64Format: force64 };
  for (const part of parts) {
    const size = await sizeOf(part);
    zip.addReadStreamLazy(part.path, { ...options, size }, (ready) => ready(null, streamOf(part, zip)));
  }
  zip.end({ forceZip64Format: force64, comment: '' });
  yield* output;
}

async function sizeOf({ source }: ZipPart): Promise<number> {
  return 'file' in source ? (await stat(source.file)).size : byteLength(source.lines);
}

function byteLength(lines: string[]): number {
  return lines.reduce((bytes, line) => bytes + Buffer.byteLength(line), 0);
}

function streamOf({ source }: ZipPart, zip: EventEmitter): Readable {
  if ('lines' in source) return Readable.from(chunksOf(source.lines), { objectMode: false });
  return createReadStream(source.file, { highWaterMark: CHUNK_BYTES }).on('error', (error) => zip.emit('error', error));
}

/** SHA-256, hex, and size of a part. */
export async function hashOfPart({ source }: ZipPart): Promise<{ sha256: string; bytes: number }> {
  if ('file' in source) return sha256OfFile(source.file, { named: true });
  const hash = createHash('sha256');
  for (const text of chunksOf(source.lines)) hash.update(text);
  return { sha256: hash.digest('hex'), bytes: byteLength(source.lines) };
}

/** Bytes of a file that are read at once. */
const CHUNK_BYTES = 1 << 20;
/** Lines of an index together; all of a large one as one string would be longer than strings can be. */
const LINES_AT_ONCE = 1_000;

function* chunksOf(lines: string[]): Generator<Buffer> {
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    yield Buffer.from(lines.slice(at, at + LINES_AT_ONCE).join(''));
  }
}
