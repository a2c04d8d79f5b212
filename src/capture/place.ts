/**
 * The last steps of a capture, such that a process can die between any two of them: what was begun is finished or undone by
 * whoever comes next (`sweep.ts`). The folder with SHA256SUMS takes its name last.
 */
import { link, lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, hasCode, syncFolder, writeNewFile } from '../files/durable.ts';
import { parseSums } from './checksums.ts';
import type { Lock } from './lock.ts';

/** In the staging folder: the article's files while they are written. */
export const TEXTS = '.texts';
/** Their folder from the moment that they move into place: from here on a capture is finished, not undone. */
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

/** Every step may find that it was done already. */
export async function finish(lock: Lock): Promise<void> {
  if (await exists(moving(lock))) {
    const names = await entries(moving(lock));
    if (lock.replace) await setAside(lock, names);
    for (const name of names) await moveNew(join(moving(lock), name), join(lock.dir, name));
    await rmdir(moving(lock));
  }
  await rename(lock.staging, lock.folder);
  await syncFolder(lock.dir);
  await rm(lock.aside, { recursive: true, force: true });
}

async function setAside(lock: Lock, names: string[]): Promise<void> {
  if (await exists(lock.folder)) await rename(lock.folder, lock.aside);
  const old = join(lock.aside, TEXTS);
  await mkdir(old, { recursive: true });
  for (const name of new Set([...names, ...(await filesBeside(lock.aside))])) {
    if (names.includes(name) || !(await exists(join(old, name)))) await moveIfThere(join(lock.dir, name), join(old, name));
  }
}

/** Names of the files beside a capture's folder that its SHA256SUMS covers. */
async function filesBeside(folder: string): Promise<string[]> {
  if (!(await exists(join(folder, 'SHA256SUMS')))) return [];
  const { lines } = parseSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'));
  return lines.flatMap(({ path }) => /^\.\.\/([^/\\]+)$/.exec(path)?.[1] ?? []).filter((name) => name !== '..');
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}

/** A rename that never overwrites. */
async function moveNew(from: string, to: string): Promise<void> {
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
