/**
 * Reading files that strangers may have made: a captured folder can hold pipes, devices, links and files without end where a
 * capture's files are expected. All that is read from captures goes through here.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { TearsheetError } from '../errors.ts';
import { fileProblem } from './durable.ts';

export interface RegularOptions {
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

/** The same as UTF-8; undefined when there is no such file. */
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
