/** A capture as its folder tells. Anyone may have written what is there, so every field is looked at before it is used. */
import { basename, join } from 'node:path';
import { parseSums, RECORD, SUMS } from '../capture/capture.ts';
import { hasCode, TearsheetError } from '../errors.ts';
import { readRegular, sha256 } from '../files/hash.ts';
import type { ArticleRecord } from '../types.ts';
import { safeRecord } from './safe-record.ts';
import { broken, type FoundFolder, unreadable } from './walk.ts';

export interface LibraryCapture {
  /** Absolute path of the capture's folder. */
  folder: string;
  /** The article's main file, as seen from where the library is read; the folder where there is none. */
  path: string;
  /** The folder, seen likewise. */
  shownFolder: string;
  record: ArticleRecord;
  /** SHA-256, hex, of its SHA256SUMS, which holds the hash of every file: it names the capture whole. */
  sha256: string;
}

/** Bytes; a record of a book is below 10 MB. */
const LARGEST_RECORD = 64 * 1024 * 1024;
/** Bytes: some ten thousand files. */
const LARGEST_SUMS = 1024 * 1024;

/** The capture, or what is wrong with it. Throws what the file system does. */
export async function readCapture(
  { folder, path }: FoundFolder,
  shown: (path: string) => string,
): Promise<LibraryCapture | { problem: TearsheetError }> {
  const damaged = (how: string) => ({ problem: broken(shown(folder), `damaged: ${how}`) });
  let files: [sums: Buffer, record: Buffer];
  try {
    files = await Promise.all([
      readRegular(join(folder, SUMS), LARGEST_SUMS),
      readRegular(join(folder, RECORD), LARGEST_RECORD),
    ]);
  } catch (error) {
    if (error instanceof TearsheetError && hasCode(error.cause, 'EACCES', 'EPERM', 'EIO'))
      return unreadable(folder, error.cause, shown);
    if (error instanceof TearsheetError) return damaged(error.message);
    throw error;
  }
  const [sums, bytes] = files;
  const stated = parseSums(sums.toString('utf8')).lines.find((line) => line.path === RECORD)?.sha256;
  if (stated !== sha256(bytes)) return damaged(`${RECORD} is not as ${SUMS} states it`);
  const record = safeRecord(bytes.toString('utf8'));
  if (record === undefined) return damaged(`${RECORD} is no record of an article`);
  return { folder, path: shown(path), shownFolder: shown(folder), record, sha256: sha256(sums) };
}

/** The file names of pictures in a record are as seen from the Markdown file: `NAME.files/1.jpg`. Absolute, or undefined for any other. */
export function pictureFile(capture: LibraryCapture, file: string): string | undefined {
  const [parent, name, ...more] = file.split('/');
  const isOwn = parent === basename(capture.folder) && name !== undefined && more.length === 0;
  return isOwn && /^\d+\.\w+$/.test(name) ? join(capture.folder, name) : undefined;
}
