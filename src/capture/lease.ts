/** Leases the first free name for a capture. */
import { link, lstat, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode, TearsheetError, unwritable } from '../errors.ts';
import { exists, makeFolder, newOwner, writeNewFile } from '../files/durable.ts';
import { type Lock, lockFile, lockOf, readLock, rollBack } from './lock.ts';
import { isCaptureOf } from './record-file.ts';
import { recover } from './sweep.ts';

export type IfExists = 'new' | 'skip' | 'replace';

/** The wanted name: the stem relative to `dir`, and whose it is. */
export interface Wish {
  dir: string;
  stem: string;
  /** The extensions with the dot, such as `.md`. */
  extensions: string[];
  /** Captures of these addresses count as the same page for `skip` and `replace`. */
  urls: string[];
  ifExists: IfExists;
  /** The name was given by a person and may not be numbered. */
  exact: boolean;
}

/** A template that gives one folder more captures of one name than this is a mistake. */
const MOST_NUMBERS = 10_000;

/** Locks the first free name, or says which capture is there already. Throws `unwritable`. */
export async function leaseName(wish: Wish): Promise<Lock | { exists: string }> {
  try {
    const dir = await makeFolders(wish.dir, dirname(wish.stem));
    for (let number = 1; number < MOST_NUMBERS; number++) {
      const name = number === 1 ? basename(wish.stem) : `${basename(wish.stem)}-${number}`;
      const result = await leaseOne(wish, lockOf(dir, name, wish.extensions, newOwner()));
      if (result !== 'taken') return result;
    }
  } catch (error) {
    throw unwritable(join(wish.dir, wish.stem), error);
  }
  throw new TearsheetError('unwritable', `cannot write ${join(wish.dir, wish.stem)}: every number of the name is taken`);
}

/** The folders of a template, made one by one; what the page names may not lead through a symbolic link. */
async function makeFolders(dir: string, below: string): Promise<string> {
  await makeFolder(dir);
  let path = dir;
  for (const part of below.split(/[\\/]/)) {
    if (part === '.' || part === '') continue;
    path = join(path, part);
    await mkdir(path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    if (!(await lstat(path)).isDirectory()) {
      throw new TearsheetError('unwritable', `cannot write into ${path}: it is not a folder of its own`);
    }
  }
  return path;
}

/** The staging folder is made before the lock: a lock without it means that the capture was put in place. */
async function leaseOne(wish: Wish, lock: Lock): Promise<Lock | { exists: string } | 'taken'> {
  await mkdir(lock.staging);
  try {
    const other = await takeLock(wish, lock);
    if (other !== undefined) return await lockedByOther(wish, lock, other.url);
  } catch (error) {
    await rm(lock.staging, { recursive: true, force: true });
    if (error instanceof ForeignLock) return inTheWay(wish, lock, error.path);
    throw error;
  }
  try {
    return await yieldToWhatIsThere(wish, lock);
  } catch (error) {
    await rollBack(lock);
    throw error;
  }
}

/** Something that is no lock of ours lies where the lock would be. */
class ForeignLock extends Error {
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** The next number is free of it; a name that was given has no other. */
function inTheWay(wish: Wish, lock: Lock, path: string): 'taken' {
  if (!wish.exact) return 'taken';
  const message = `cannot write ${lock.texts[0]}: ${path} is in the way and is not ours; move it away`;
  throw new TearsheetError('unwritable', message);
}

/** Takes the name: undefined when it is ours now, else whose it is. What a dead process left under it is cleared first. */
async function takeLock(wish: Wish, lock: Lock): Promise<{ url: string } | undefined> {
  const path = lockFile(lock.dir, lock.name);
  for (;;) {
    try {
      await createLock(lock, path, `${lock.owner}\n${wish.urls[0] ?? ''}\n`);
      return undefined;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const other = await readLock(path);
    if (other === 'foreign') throw new ForeignLock(path);
    if (other?.alive) return other;
    if (other === undefined) continue;
    const recovered = await recover(lock.dir, lock.name, other.owner, other.url);
    if (recovered === 'failed') throw new ForeignLock(path);
  }
}

/**
 * The lock has its content from the first moment: a lock that a dying process left empty looks like one that is being written.
 */
async function createLock(lock: Lock, path: string, text: string): Promise<void> {
  const draft = join(lock.staging, '.claim');
  await writeNewFile(draft, text);
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error;
    await writeNewFile(path, text);
  } finally {
    await rm(draft);
  }
}

async function lockedByOther(wish: Wish, lock: Lock, url: string): Promise<{ exists: string } | 'taken'> {
  await rm(lock.staging, { recursive: true, force: true });
  if (wish.exact)
    throw new TearsheetError('unwritable', `cannot write ${lock.texts[0]}: another capture is being written there`);
  return wish.ifExists === 'skip' && wish.urls.includes(url) ? { exists: lock.texts[0] ?? lock.folder } : 'taken';
}

async function yieldToWhatIsThere(wish: Wish, lock: Lock): Promise<Lock | { exists: string } | 'taken'> {
  const there = await firstThatExists([...lock.texts, lock.folder]);
  if (there === undefined) return lock;
  const same = wish.exact || (await isCaptureOf(lock.folder, wish.urls));
  if (same && wish.ifExists === 'replace') return { ...lock, replace: true };
  if (wish.exact && wish.ifExists === 'new') throw existsAlready(there);
  await rollBack(lock);
  return same && wish.ifExists === 'skip' ? { exists: there } : 'taken';
}

async function firstThatExists(paths: string[]): Promise<string | undefined> {
  for (const path of paths) if (await exists(path)) return path;
  return undefined;
}

function existsAlready(path: string): TearsheetError {
  const advice = 'give another name, or --if-exists replace or skip';
  return new TearsheetError('unwritable', `cannot write ${path}: it exists already; ${advice}`);
}
