/** Sweeps what dead processes left in a folder: captures that were put in place are finished, others undone. */

import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../errors.ts';
import { exists, isAlive, OWNER_PATTERN } from '../files/durable.ts';
import {
  clearAside,
  entries,
  finish,
  isTextOf,
  type Lock,
  lockFile,
  lockOf,
  moving,
  nothingThere,
  REPLACING,
  readLock,
  TEXTS,
} from './lock.ts';
import { isCaptureOf } from './record-file.ts';

/** A capture that a process finished but may not have reported before it died. */
export interface Unreported {
  url: string;
  folder: string;
}

/**
 * Clears a folder of what dead processes left, and the folders in it to `depth`: those that a template of names makes. Returns
 * the captures that they finished but may not have reported.
 */
export async function sweepFolder(dir: string, depth = 0): Promise<Unreported[]> {
  const unreported: Unreported[] = [];
  for await (const folder of foldersOf(dir, depth)) {
    const failed = new Set<string>();
    for (const { name, owner, url } of await deadLocks(folder)) {
      const whole = await recover(folder, name, owner, url);
      if (whole === 'failed') failed.add(owner);
      else if (whole !== undefined) unreported.push(whole);
    }
    await removeOrphans(folder, failed);
  }
  return unreported;
}

/** Sweeps what a dead process had only begun. Finished captures keep their lock, for the batch that has to report them. */
export async function sweepUnfinished(dir: string, depth = 0): Promise<void> {
  for await (const folder of foldersOf(dir, depth)) {
    const dead = await deadLocks(folder);
    for (const { name, owner, url } of dead) {
      const lock = lockOf(folder, name, [], owner);
      if ((await exists(lock.staging)) && !(await hasBegun(lock))) await recover(folder, name, owner, url);
    }
    const kept = new Set(dead.map(({ owner }) => owner));
    await removeOrphans(folder, kept);
  }
}

/** Itself and, to `depth`, the folders in it; not those of captures, the hidden, and what a symbolic link leads to. */
async function* foldersOf(dir: string, depth: number): AsyncGenerator<string> {
  yield dir;
  if (depth === 0) return;
  for (const entry of await readdir(dir, { withFileTypes: true }).catch(nothingThere)) {
    const isOurs = entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.endsWith('.files');
    if (isOurs) yield* foldersOf(join(dir, entry.name), depth - 1);
  }
}

async function deadLocks(dir: string): Promise<{ name: string; owner: string; url: string }[]> {
  const dead: { name: string; owner: string; url: string }[] = [];
  for (const file of await entries(dir)) {
    const name = /^\.(.+)\.claim$/.exec(file)?.[1];
    const lock = name === undefined ? undefined : await readLock(join(dir, file));
    if (name !== undefined && lock && lock !== 'foreign' && !lock.alive) dead.push({ name, ...lock });
  }
  return dead;
}

const LEFT_OVER = new RegExp(`^\\.(.+)\\.(${OWNER_PATTERN})\\.(writing|replaced|taken)$`);

/** Staging folders whose process died just before it locked the name, or while it cleared up. */
async function removeOrphans(dir: string, kept: ReadonlySet<string> = new Set()): Promise<void> {
  for (const file of await entries(dir)) {
    const [, name = '', owner, kind] = LEFT_OVER.exec(file) ?? [];
    if (owner === undefined || kept.has(owner)) continue;
    const path = join(dir, file);
    const info = await lstat(path).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (info === undefined || isAlive(owner, info.mtimeMs)) continue;
    if (kind === 'replaced') await clearAside(lockOf(dir, name, [], owner));
    else await rm(path, { recursive: true, force: true });
  }
}

/**
 * Finishes or undoes what a dead process left under one name. Says so when that capture is whole, and when the file system refused:
 * then all stays as it is, for the next to try.
 */
export async function recover(
  dir: string,
  name: string,
  owner: string,
  url: string,
): Promise<Unreported | 'failed' | undefined> {
  try {
    return await recoverOne(dir, name, owner, url);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const lock = lockOf(dir, name, [], owner);
    if ((await exists(takenFile(lock))) && !(await exists(lockFile(dir, name)))) {
      await rename(takenFile(lock), lockFile(dir, name));
    }
    return 'failed';
  }
}

async function recoverOne(dir: string, name: string, owner: string, url: string): Promise<Unreported | undefined> {
  const base = lockOf(dir, name, [], owner);
  const lock = { ...base, replace: await exists(join(base.staging, REPLACING)) };
  const taken = await takeOver(lock);
  if (!taken) return undefined;
  const staged = await exists(lock.staging);
  const begun = staged && (await hasBegun(lock));
  if (begun) await finish(lock);
  else await rm(lock.staging, { recursive: true, force: true });
  await clearAside(lock);
  await rm(takenFile(lock), { force: true });
  // A missing staging folder means that the capture had been moved into place: that folder was made before the lock. Anyone can
  // write a lock: the capture has to be there.
  const isWhole = (begun || !staged) && (await isCaptureOf(lock.folder, [url]));
  return isWhole ? { url, folder: lock.folder } : undefined;
}

/** The folder of texts is there from the first and goes when the last of them is in place. It holds nothing but texts. */
async function hasBegun(lock: Lock): Promise<boolean> {
  if (await exists(moving(lock))) return (await entries(moving(lock))).every((name) => isTextOf(lock, name));
  return (await exists(join(lock.staging, 'SHA256SUMS'))) && !(await exists(join(lock.staging, TEXTS)));
}

/** Takes over a dead lock: of several processes that find it, the one that can rename it may clear it. */
async function takeOver(lock: Lock): Promise<boolean> {
  const path = lockFile(lock.dir, lock.name);
  try {
    await rename(path, takenFile(lock));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  const found = await readLock(takenFile(lock));
  if (found !== undefined && found !== 'foreign' && found.owner === lock.owner) return true;
  // Someone else cleared it a moment ago and a third has locked the name since: theirs goes back.
  await rename(takenFile(lock), path);
  return false;
}

function takenFile(lock: Lock): string {
  return join(lock.dir, `.${lock.name}.${lock.owner}.taken`);
}
