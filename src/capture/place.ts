/**
 * The last steps of a capture, such that a process can die between any two of them: what was begun is finished or undone by
 * whoever comes next (`sweep.ts`). The folder with SHA256SUMS takes its name last.
 */
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, hasCode, syncFolder } from '../files/durable.ts';
import { clearAside, setAside } from './aside.ts';
import { type Lock, TEXTS } from './lock.ts';
import { moveNew } from './move.ts';

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
