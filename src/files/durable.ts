/**
 * Writing so that a name either holds the whole file or does not exist, also after a crash: beside its place, synced, then
 * renamed, then the folder synced. write-file-atomic is not used: it follows symbolic links, opens its temporary file
 * without O_EXCL and does not sync the folder.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { TearsheetError } from '../errors.ts';

/** Flags for a new file: opening fails when the name exists, also as a symbolic link that leads nowhere. */
export const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Writes a new file and syncs it. The folder is the caller's to sync, once for all its files. */
export async function writeNewFile(path: string, data: Uint8Array | string): Promise<void> {
  await withNewFile(path, (file) => file.writeFile(data));
}

/** Opens a new file for `fill` to write, then syncs and closes it. */
export async function withNewFile(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, NEW_FILE, 0o666);
  try {
    await fill(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Makes a folder and those above it, durably; one that is there is left alone. Node's own `recursive` never ends where the
 * system takes no new names, such as in `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path);
  try {
    await mkdir(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT') && !(await isThere(parent))) {
      await makeFolder(parent);
      return makeFolder(path);
    }
    // The slash tells a folder from a file, which then has an error of its own.
    await stat(`${path}/`).catch((other: unknown) => {
      throw hasCode(other, 'ENOTDIR') ? other : error;
    });
    return;
  }
  await syncFolder(parent);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes the names in a folder durable. Windows cannot open folders and needs no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (platform() === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } catch (error) {
    // Network file systems may refuse to sync a folder, and have nothing weaker to offer.
    if (!hasCode(error, 'EINVAL', 'ENOTSUP', 'EPERM')) throw error;
  } finally {
    await folder.close();
  }
}

/** Whether the name is taken, be it by a symbolic link that leads nowhere. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/** Whether an error of the file system carries one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link',
  EEXIST: 'it exists already',
  ENOENT: 'no such file or folder',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many open files; ulimit -n sets the limit',
  ENFILE: 'the system has too many open files',
  ENXIO: 'it is no regular file',
  EFBIG: 'the file would be too large',
  EIO: 'the disk failed',
};

/** Turns an error of the file system into `unwritable`, with the reason in words. Other errors pass unchanged. */
export function unwritable(path: string, error: unknown): unknown {
  if (error instanceof TearsheetError || !(error instanceof Error) || !('code' in error)) return error;
  return new TearsheetError('unwritable', `cannot write ${path}: ${fileProblem(error)}`, { cause: error });
}

/** Error of the file system, in words. */
export function fileProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ('code' in error && REASONS[String(error.code)]) || error.message;
}
