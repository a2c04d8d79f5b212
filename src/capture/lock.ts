/**
 * The lock on a capture's name. Several processes can share a folder: a name is locked by creating `.NAME.claim` exclusively;
 * everything is written into the hidden folder `.NAME.OWNER.writing` and moved into place whole.
 */
import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { hasCode } from '../files/durable.ts';
import { isAlive, OWNER_PATTERN } from '../files/owner.ts';
import { readRegularText } from '../files/regular.ts';

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
export interface LockState {
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
