/**
 * An earlier capture makes place for the one that replaces it. Taken are its own files alone: those that its SHA256SUMS names, of
 * its own name and kinds, regular, with the stated sum. Whatever else lies there is its owner's, and is kept.
 */
import { lstat, mkdir, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists, hasCode } from '../files/durable.ts';
import { sha256OfFile } from '../files/hash.ts';
import { readRegularText } from '../files/regular.ts';
import { parseSums } from './checksums.ts';
import { SUMS } from './find.ts';
import { isTextOf, type Lock, TEXTS } from './lock.ts';
import { moveNew } from './move.ts';
import { MOST_SUMS } from './sums.ts';
import { TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';

/** Makes place for the files `names` and the folder of a capture. Every step may find that it was done already. */
export async function setAside(lock: Lock, names: string[], staged: string): Promise<void> {
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
