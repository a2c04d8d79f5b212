/**
 * The lock on a capture's name. Several processes can share a folder: a name is locked by creating `.NAME.claim` exclusively;
 * everything is written into the hidden folder `.NAME.OWNER.writing` and moved into place whole.
 */
import { lstat, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../files/durable.ts';
import { isAlive } from '../files/owner.ts';

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
  /** Where everything is written first. */
  staging: string;
  /** Where an earlier capture waits until the new one that replaces it is in place. */
  aside: string;
  owner: string;
  /** An earlier capture is to make place. */
  replace: boolean;
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

/** A lock's content; undefined when it has gone meanwhile. An unfinished one is being written this moment. */
export async function readLock(path: string): Promise<{ owner: string; url: string; alive: boolean } | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), lstat(path)]);
    const [owner = '', url = ''] = text.split('\n');
    const unfinished = !text.endsWith('\n') && Date.now() - mtimeMs < 10_000;
    return { owner, url, alive: unfinished || isAlive(owner, mtimeMs) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
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
