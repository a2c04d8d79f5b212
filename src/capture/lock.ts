/**
 * The lock on a capture's name, and the last steps under it: a capture is put in its place, and an earlier one makes place
 * for it.
 */
import { lstat, mkdir, readdir, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { hasCode, TearsheetError } from '../errors.ts';
import { exists, isAlive, moveNew, OWNER_PATTERN, syncFolder } from '../files/durable.ts';
import { parseSums, readRegularText, sha256OfFile } from '../files/hash.ts';
import { SUMS } from './find.ts';
import { MOST_SUMS } from './sums.ts';
import { TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';

// The lock on a capture's name. Several processes can share a folder: a name is locked by creating `.NAME.claim`
// exclusively; everything is written into the hidden folder `.NAME.OWNER.writing` and moved into place whole.

/** A locked name, and the paths that belong to it. Plain data. */
export interface Lock {
  /** Folder of the capture. */
  dir: string;
  /** File name without extension. */
  name: string;
  /** Paths of the article's files, one an extension asked for, in that order. */
  texts: string[];
  /** `NAME.files`. */
  folder: string;
  /** The folder in which everything is written first. */
  staging: string;
  /** The folder in which an earlier capture waits until the new one that replaces it is in place. */
  aside: string;
  owner: string;
  /** An earlier capture is to make place. */
  replace: boolean;
}

/** The folder within the staging folder that holds the article's files while they are written. */
export const TEXTS = '.texts';

const EXTENSIONS = ['', '.md', '.json', '.html', '.txt'];

/** Whether a file beside the folder can be one of the capture's own: its name, with the ending of a format or none. */
export function isTextOf({ name }: Pick<Lock, 'name'>, file: string): boolean {
  return EXTENSIONS.some((extension) => file === name + extension);
}

export function lockOf(dir: string, name: string, extensions: string[], owner: string): Lock {
  return {
    dir,
    name,
    texts: extensions.map((extension) => join(dir, name + extension)),
    folder: join(dir, `${name}.files`),
    staging: join(dir, `.${name}.${owner}.writing`),
    aside: join(dir, `.${name}.${owner}.replaced`),
    owner,
    replace: false,
  };
}

export function lockFile(dir: string, name: string): string {
  return join(dir, `.${name}.claim`);
}

/** The content of a lock. An unfinished lock is being written this moment. */
interface LockState {
  owner: string;
  url: string;
  alive: boolean;
}

/** Largest lock in bytes: no address is so long. */
const MOST_BYTES = 128 * 1024;
const CONTENT = new RegExp(`^(${OWNER_PATTERN})\\n([^\\n]*)\\n$`);

/**
 * Undefined when it has gone meanwhile; `foreign` for whatever lies under the name and is no lock of ours, such as a pipe, a link,
 * a folder, or a file that says something else: it is left alone.
 */
export async function readLock(path: string): Promise<LockState | 'foreign' | undefined> {
  try {
    const text = await readRegularText(path, MOST_BYTES);
    if (text === undefined) return undefined;
    const { mtimeMs } = await lstat(path);
    const [, owner, url = ''] = CONTENT.exec(text) ?? [];
    if (owner !== undefined) return { owner, url, alive: isAlive(owner, mtimeMs) };
    const isYoung = !text.endsWith('\n') && Math.abs(Date.now() - mtimeMs) < 10_000;
    return isYoung ? { owner: '', url: '', alive: true } : 'foreign';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (error instanceof TearsheetError) return 'foreign';
    throw error;
  }
}

/** Lets go of the name of a capture that is in place. */
export async function unlock(lock: Lock): Promise<void> {
  await rm(lockFile(lock.dir, lock.name), { force: true });
}

/** Gives a name back and removes what was written under it. */
export async function rollBack(lock: Lock): Promise<void> {
  await unlock(lock);
  await rm(lock.staging, { recursive: true, force: true });
}

// The last steps of a capture, such that a process can die between any two of them: what was begun is finished or undone
// by whoever comes next (`sweep.ts`). The folder with SHA256SUMS takes its name last.

/**
 * The folder of the article's files from the moment that they move into place: from here on a capture is finished, not undone.
 */
const ADDING = '.adding';
export const REPLACING = '.replacing';

/** Moves a staged and synced capture into place, or throws and leaves everything as it was before. */
export async function putInPlace(lock: Lock): Promise<void> {
  await rename(join(lock.staging, TEXTS), moving(lock));
  try {
    await finish(lock);
  } catch (error) {
    await undo(lock);
    throw error;
  }
}

export function moving(lock: Lock): string {
  return join(lock.staging, lock.replace ? REPLACING : ADDING);
}

/** Finishes a capture that moves into place. Every step may find that it was done already. */
export async function finish(lock: Lock): Promise<void> {
  if (await exists(moving(lock))) {
    const names = await entries(moving(lock));
    if (lock.replace) await setAside(lock, names, moving(lock));
    for (const name of names) await moveNew(join(moving(lock), name), join(lock.dir, name));
    await rmdir(moving(lock));
  }
  await rename(lock.staging, lock.folder);
  await syncFolder(lock.dir);
  await clearAside(lock);
}

/** Takes the new files away again and puts the old ones back. The staging folder is left to whoever holds the lock. */
async function undo(lock: Lock): Promise<void> {
  const left = await entries(moving(lock));
  const moved = lock.texts.filter((path) => !left.some((name) => join(lock.dir, name) === path));
  for (const path of moved) await rm(path, { force: true });
  if (!(await exists(lock.aside))) return;
  const old = join(lock.aside, TEXTS);
  for (const name of await entries(old)) await rename(join(old, name), join(lock.dir, name));
  await rm(old, { recursive: true, force: true });
  await rename(lock.aside, lock.folder);
}

export async function entries(dir: string): Promise<string[]> {
  return await readdir(dir).catch(nothingThere);
}

/** A folder that cannot be read may still be written to; if not, the writing says so. */
export function nothingThere(error: unknown): never[] {
  if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return [];
  throw error;
}

// An earlier capture makes place for the one that replaces it. Taken are its own files alone: those that its SHA256SUMS
// names, of its own name and kinds, regular, with the stated sum. Whatever else lies there is its owner's, and is kept.

/** Makes place for the files `names` and the folder of a capture. Every step may find that it was done already. */
async function setAside(lock: Lock, names: string[], staged: string): Promise<void> {
  if (await isFolder(lock.folder)) await rename(lock.folder, lock.aside);
  else if (await exists(lock.folder)) await keep(lock, lock.folder);
  const old = join(lock.aside, TEXTS);
  await mkdir(old, { recursive: true });
  const stated = new Map([...(await statedSums(lock.aside))].flatMap(([path, sha256]) => textEntry(lock, path, sha256)));
  for (const name of new Set([...names, ...stated.keys()])) {
    const path = join(lock.dir, name);
    // A name that the new file has already was cleared by an earlier attempt.
    if (!(await exists(path)) || (await exists(join(old, name))) || (await isSame(path, join(staged, name)))) continue;
    if (await hasSum(path, stated.get(name))) await rename(path, join(old, name));
    else if (names.includes(name)) await keep(lock, path);
  }
}

function textEntry(lock: Lock, path: string, sha256: string): [name: string, sha256: string][] {
  const name = path.startsWith('../') ? path.slice(3) : '';
  return isTextOf(lock, name) ? [[name, sha256]] : [];
}

/** Removes what was set aside and is the capture's own; what is left is kept under a free name. */
export async function clearAside(lock: Lock): Promise<void> {
  const { aside } = lock;
  if (!(await isFolder(aside))) return;
  for (const [name, sha256] of await statedSums(aside)) {
    if (!name.includes('/') && (await hasSum(join(aside, name), sha256))) await unlink(join(aside, name));
  }
  await rm(join(aside, TEXTS), { recursive: true, force: true });
  for (const name of [TIMESTAMP_SUM_FILE, TIMESTAMP_FILE, SUMS]) await removeFile(join(aside, name));
  try {
    await rmdir(aside);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    await rename(aside, await freePath(lock, '.files'));
  }
}

/** The stated checksums by path; empty when there is no list that can be read. */
async function statedSums(folder: string): Promise<Map<string, string>> {
  try {
    const text = await readRegularText(join(folder, SUMS), MOST_SUMS);
    return new Map(parseSums(text ?? '').lines.map(({ path, sha256 }) => [path, sha256]));
  } catch (error) {
    if (error instanceof TearsheetError) return new Map();
    throw error;
  }
}

async function hasSum(path: string, stated: string | undefined): Promise<boolean> {
  if (stated === undefined) return false;
  try {
    return (await sha256OfFile(path)).sha256 === stated;
  } catch (error) {
    if (error instanceof TearsheetError) return false;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await exists(path)) && (await lstat(path)).isDirectory();
}

async function isSame(path: string, other: string): Promise<boolean> {
  if (!(await exists(other))) return false;
  const [one, two] = await Promise.all([lstat(path), lstat(other)]);
  return one.ino === two.ino && one.dev === two.dev;
}

/** A file that is ours by its name; a folder or whatever else is called so stays. */
async function removeFile(path: string): Promise<void> {
  if ((await exists(path)) && (await lstat(path)).isFile()) await unlink(path);
}

/** Moves what is its owner's to the next free name of the same kind. */
async function keep(lock: Lock, path: string): Promise<void> {
  const kind = path === lock.folder ? '.files' : extname(path);
  const free = await freePath(lock, kind);
  if ((await lstat(path)).isDirectory()) await rename(path, free);
  else await moveNew(path, free);
}

async function freePath({ dir, name }: Lock, kind: string): Promise<string> {
  for (let number = 2; ; number++) {
    const path = join(dir, `${name}-${number}${kind}`);
    if (!(await exists(path))) return path;
  }
}
