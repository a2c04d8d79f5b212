/** Whether a file is a WARC or a WACZ: asked of every file, so the code that reads them is loaded for one that is. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Archive } from './archive.ts';

/** The archive that a file is by its bytes; undefined for any other file. Throws `truncated-body` for a damaged WACZ. */
export async function archiveAt(path: string): Promise<Archive | undefined> {
  const kind = await kindOf(path);
  return kind && (await import('./archive.ts')).openArchive(path, kind);
}

/** The kind of a file by its first bytes; for gzip by the first that come out of it. Every file is asked, so it waits for no thread. */
async function kindOf(path: string): Promise<'warc' | 'zip' | undefined> {
  const head = await firstBytes(path);
  if (head.readUInt32BE(0) === 0x504b0304) return 'zip';
  return /^WARC\/\d\.\d\r?\n/.test(head.toString('latin1')) ? 'warc' : undefined;
}

/** Bytes that tell the kind of a file. */
const TELLING = 12;
/** Bytes of a gzip file out of which as many come, unless its head holds a long name or comment: then more are read. */
const PACKED_START = 512;
const LONG_PACKED_START = 64 * 1024;
const GZIP = 0x1f8b;

/** The first bytes of a file, of gzip those that come out of it, with zeros behind a shorter one; zeros for what cannot be read. */
async function firstBytes(path: string): Promise<Buffer> {
  const start = startOf(path, PACKED_START);
  if (start.readUInt16BE(0) !== GZIP) return start.subarray(0, TELLING);
  const { constants, gunzipSync } = await import('node:zlib');
  // The bytes after the first ones are not there yet, which does not matter.
  const unzipped = (packed: Buffer) => gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  try {
    const first = unzipped(start);
    const enough = first.length >= TELLING ? first : unzipped(startOf(path, LONG_PACKED_START));
    return Buffer.concat([enough, Buffer.alloc(TELLING)], TELLING);
  } catch {
    // Damage is told by whoever reads the whole.
    return start.subarray(0, TELLING);
  }
}

/** The first bytes of a file, at least those that tell its kind, with zeros where there are none. */
function startOf(path: string, most: number): Buffer {
  const start = Buffer.alloc(most);
  let file: number | undefined;
  try {
    // Opening a pipe would wait until somebody writes into it.
    if (!statSync(path).isFile()) return start.subarray(0, TELLING);
    file = openSync(path, 'r');
    return start.subarray(0, Math.max(TELLING, readSync(file, start, 0, most, 0)));
  } catch {
    // The reason is told by whoever reads the whole.
    return start.subarray(0, TELLING);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
