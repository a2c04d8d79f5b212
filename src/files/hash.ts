/** SHA-256 of bytes and of regular files, and the list SHA256SUMS. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileProblem, TearsheetError } from '../errors.ts';

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A part of a file, in bytes. */
export interface FilePart {
  offset: number;
  length: number;
}

interface HashOptions extends RegularOptions {
  part?: FilePart | undefined;
  /** Largest file, in bytes. */
  most?: number;
  signal?: AbortSignal | undefined;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Hash of a regular file, or of a part of it, read in pieces; also the size in bytes, less than asked for where the file ends.
 * Throws `unreadable`, and what the signal is aborted with.
 */
export async function sha256OfFile(
  path: string,
  { part, signal, most = Number.MAX_SAFE_INTEGER, ...options }: HashOptions = {},
): Promise<{ sha256: string; bytes: number }> {
  const file = await openRegular(path, most, options);
  try {
    const hash = createHash('sha256');
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, part?.length ?? size)));
    // Bytes that are appended meanwhile are not read: they might have no end.
    const end = Math.min(size, part === undefined ? size : part.offset + part.length);
    let at = part?.offset ?? 0;
    while (at < end) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    return { sha256: hash.digest('hex'), bytes: at - (part?.offset ?? 0) };
  } finally {
    await file.close();
  }
}

// Reading files that strangers may have made: a captured folder can hold pipes, devices, links and files without end
// where a capture's files are expected. All that is read from captures goes through here.

interface RegularOptions {
  /** A person named this path, and may have named it by a symbolic link. */
  named?: boolean;
}

/**
 * Opens a regular file of at most `most` bytes; the caller closes it. Never waits for a pipe or a device, and follows no symbolic
 * link in the last part of the path. Throws `unreadable` with one line that names the file; the error of the file system is its
 * cause.
 */
export async function openRegular(path: string, most: number, { named = false }: RegularOptions = {}): Promise<FileHandle> {
  if (path.includes('\0')) throw unreadable(path, 'no file can have such a name');
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (named ? 0 : (constants.O_NOFOLLOW ?? 0));
  const file = await open(path, flags).catch((error: unknown) => {
    throw unreadable(path, fileProblem(error), error);
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw unreadable(path, info.isDirectory() ? 'it is a folder' : 'it is no regular file');
    if (info.size > most) throw unreadable(path, `it has more than ${most} bytes`);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The bytes of a regular file of at most `most` bytes, also when it grows meanwhile. Throws what `openRegular` throws. */
export async function readRegular(path: string, most: number, options: RegularOptions = {}): Promise<Buffer> {
  const file = await openRegular(path, most, options);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    throw unreadable(path, fileProblem(error), error);
  } finally {
    await file.close();
  }
}

/** The text of a regular file in UTF-8; undefined when there is no such file. */
export async function readRegularText(path: string, most: number): Promise<string | undefined> {
  try {
    return (await readRegular(path, most)).toString('utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether `openRegular` failed because there is nothing under the name. */
export function isMissing(error: unknown): boolean {
  const cause = error instanceof TearsheetError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
}

function unreadable(path: string, why: string, cause?: unknown): TearsheetError {
  const name = JSON.stringify(path).slice(1, -1);
  const options = cause === undefined ? {} : { cause };
  return new TearsheetError('unreadable', `cannot read ${name}: ${why}`, options);
}

// SHA256SUMS in the format of coreutils' `sha256sum`: hash, space, `*` or space, path; `\` before a line with escapes.

export interface Sum {
  path: string;
  /** Lower-case hex. */
  sha256: string;
}

/** Lines in the order given. */
export function formatSums(sums: Sum[]): string {
  return sums
    .map(({ path, sha256 }) => {
      const escaped = path.replace(/[\\\n\r]/g, (char) => ESCAPES[char] ?? char);
      return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
    })
    .join('');
}

/** Lines that are not of the format are returned by number, from 1. */
export function parseSums(text: string): { lines: Sum[]; bad: number[] } {
  const lines: Sum[] = [];
  const bad: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [, escaped, sha256, path] = /^(\\?)([0-9a-fA-F]{64}) [ *](.+)$/.exec(line.replace(/\r$/, '')) ?? [];
    if (sha256 === undefined || path === undefined) bad.push(index + 1);
    else lines.push({ path: escaped ? unescaped(path) : path, sha256: sha256.toLowerCase() });
  });
  return { lines, bad };
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

function unescaped(path: string): string {
  return path.replace(/\\([\\nr])/g, (_, char: string) => ({ '\\': '\\', n: '\n', r: '\r' })[char] ?? char);
}
