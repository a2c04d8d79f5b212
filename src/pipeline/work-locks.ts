/**
 * Sources in work, for processes that share an archive list: one file a source in a hidden folder beside the list, made when the
 * work begins and removed when it is noted. What a dead process left blocks nobody.
 */
import { createHash } from 'node:crypto';
import { link, lstat, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode, TearsheetError } from '../errors.ts';
import { isAlive, newOwner, OWNER_PATTERN, writeNewFile } from '../files/durable.ts';
import { readRegularText } from '../files/hash.ts';

const CONTENT = new RegExp(`^(${OWNER_PATTERN})\\n$`);

export class WorkLocks {
  readonly #folder: string;
  readonly #owner = newOwner();

  /** `list` is the path of the archive list. */
  constructor(list: string) {
    this.#folder = join(dirname(list), `.${basename(list)}.work`);
  }

  /** False when another process that runs has it in work. Throws what the file system does. */
  async lock(key: string): Promise<boolean> {
    const path = this.#pathOf(key);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (await this.#create(path)) return true;
      const owner = await ownerOf(path);
      // A file that is no lock of ours keeps nobody from work.
      if (owner === 'foreign') return true;
      if (owner === undefined) continue;
      if (owner.alive) return false;
      await this.#clear(path, owner.name);
    }
    return true;
  }

  async unlock(key: string): Promise<void> {
    const path = this.#pathOf(key);
    const owner = await ownerOf(path);
    if (owner !== undefined && owner !== 'foreign' && owner.name === this.#owner) await rm(path, { force: true });
  }

  /** Removes the folder when no other process has anything in it. */
  async close(): Promise<void> {
    await rmdir(this.#folder).catch((error: unknown) => {
      if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR')) throw error;
    });
  }

  #pathOf(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex').slice(0, 32));
  }

  /** Creates a lock that has its content from the first moment, so that nobody takes it for a dead one. */
  async #create(path: string): Promise<boolean> {
    const draft = `${path}.${newOwner()}`;
    for (;;) {
      try {
        await writeNewFile(draft, `${this.#owner}\n`);
        break;
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error;
        await mkdir(this.#folder).catch((other: unknown) => {
          if (!hasCode(other, 'EEXIST')) throw other;
        });
      }
    }
    try {
      await link(draft, path);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Clears a dead lock: of several processes that find it, the one that can rename it does so. */
  async #clear(path: string, dead: string): Promise<void> {
    const taken = `${path}.${newOwner()}`;
    try {
      await rename(path, taken);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return;
      throw error;
    }
    const found = await ownerOf(taken);
    // Another process cleared the lock a moment ago and a third has the source in work: that one's lock goes back.
    if (found !== undefined && found !== 'foreign' && found.name !== dead) await link(taken, path).catch(() => {});
    await rm(taken, { force: true });
  }
}

/** Largest number of attempts: other processes change a lock at most so often while one looks at it. */
const MOST_ATTEMPTS = 20;

async function ownerOf(path: string): Promise<{ name: string; alive: boolean } | 'foreign' | undefined> {
  try {
    const text = await readRegularText(path, 1000);
    if (text === undefined) return undefined;
    const name = CONTENT.exec(text)?.[1];
    return name === undefined ? 'foreign' : { name, alive: isAlive(name, (await lstat(path)).mtimeMs) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (error instanceof TearsheetError) return 'foreign';
    throw error;
  }
}
