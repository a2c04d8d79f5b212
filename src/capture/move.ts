/** Moves a file without ever overwriting another. */
import { link, lstat, readFile, stat, unlink } from 'node:fs/promises';
import { hasCode, writeNewFile } from '../files/durable.ts';

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
