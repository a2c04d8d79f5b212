/**
 * Writing so that a name either holds the whole file or does not exist, also after a crash: beside its place, synced, then
 * moved; and the names of processes that files in work carry.
 */

import { createHash, randomBytes } from 'node:crypto';
import { constants, lstatSync, readFileSync } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { hostname, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import { hasCode, unwritable } from '../errors.ts';

// Writing so that a name either holds the whole file or does not exist, also after a crash: beside its place, synced,
// then renamed, then the folder synced. write-file-atomic is not used: it follows symbolic links, opens its temporary
// file without O_EXCL and does not sync the folder.

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

// Writes a file that takes its name when it is whole.

/** A pipe or a device is written through. Throws `unwritable` and leaves what was there as it was. */
export async function replaceFile(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const isPlain = there === undefined || there.isFile();
  const target = isPlain ? join(dirname(path), `.${newOwner()}.part`) : path;
  try {
    const file = await open(target, isPlain ? NEW_FILE : 'w', 0o666);
    try {
      await fill(file);
      if (isPlain) await file.sync();
    } finally {
      await file.close();
    }
    if (isPlain) {
      await rename(target, path);
      await syncFolder(dirname(path));
    }
  } catch (error) {
    if (isPlain) await rm(target, { force: true });
    throw unwritable(path, error);
  }
}

// Moves a file without ever overwriting another.

/** A rename that never overwrites. */
export async function moveNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK')) {
      // File systems without hard links, such as FAT.
      await writeNewFile(to, await readFile(from));
    } else if (!hasCode(error, 'EEXIST') || !(await sameFile(from, to))) {
      throw error;
    }
  }
  await unlink(from);
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(a), lstat(b)]);
  return one.ino === other.ino && one.dev === other.dev;
}

// A name for this process, in file names and locks, by which others on the machine can check whether it lives.

/** A lock from another machine cannot be checked; after this many milliseconds it counts as dead. */
const FOREIGN_LIFETIME = 24 * 60 * 60 * 1000;

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Pattern of an owner's name inside a file name. */
export const OWNER_PATTERN = String.raw`\d+-\d+-[0-9a-f]{8}-[0-9a-f]{8}`;

/** A name for one piece of work of this process: process id, its start, the machine, a random part. */
export function newOwner(): string {
  return `${pid}-${startOf(pid)}-${HOST}-${randomBytes(4).toString('hex')}`;
}

/** Whether the process behind an owner's name still runs. `touched` is when its file was last changed, in milliseconds. */
export function isAlive(owner: string, touched: number): boolean {
  const [id = '', start = '', host = ''] = owner.split('-');
  if (host !== HOST) return Date.now() - touched < FOREIGN_LIFETIME;
  return runs(Number(id)) && startOf(Number(id)) === start;
}

/** Whether the process is known to have ended: one of another machine never is. */
export function isDeadHere(owner: string): boolean {
  const [, , host] = owner.split('-');
  return host === HOST && !isAlive(owner, 0);
}

function runs(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * Start of a process in clock ticks since boot, so that a reused process id is told apart; 0 where the system does not say. A process
 * that was killed and is not yet taken off the list by its parent (a zombie) has no start: it writes nothing any more.
 */
function startOf(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field is the command in brackets and may hold spaces; the state is field 3, the start field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /^[ZX]/.test(fields[0] ?? '') ? 'ended' : (fields[19] ?? '0');
  } catch {
    return '0';
  }
}
