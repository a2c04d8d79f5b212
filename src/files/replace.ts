/** Writes a file that takes its name when it is whole. */
import { lstatSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NEW_FILE, syncFolder, unwritable } from './durable.ts';
import { newOwner } from './owner.ts';

/** A pipe or a device is written through. Throws `unwritable` and leaves what was there as it was. */
export async function replaceFile(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const isPlain = there === undefined || there.isFile();
  const target = isPlain ? join(dirname(path), `.${newOwner()}.part`) : path;
  try {
    const file = await open(target, isPlain ? NEW_FILE : 'w', 0o666);
    try {
      await fill(file);
      if (isPlain) await file.sync();
    } finally {
      await file.close();
    }
    if (isPlain) {
      await rename(target, path);
      await syncFolder(dirname(path));
    }
  } catch (error) {
    if (isPlain) await rm(target, { force: true });
    throw unwritable(path, error);
  }
}
