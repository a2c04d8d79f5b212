/** Finds the captures in a folder. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileProblem, hasCode, TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';

export const SUMS = 'SHA256SUMS';

/** Called with a folder that cannot be read; without it that is thrown. */
export type OnUnreadable = (path: string, error: unknown) => void;

/**
 * The folders of captures below a path, or the one that a path belongs to; symbolic links are not followed. Throws `usage` for a
 * path that does not exist.
 */
export async function* findCaptures(path: string, onUnreadable?: OnUnreadable): AsyncGenerator<string> {
  const info = await stat(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) throw new TearsheetError('usage', `${path} does not exist`, { cause: error });
    throw new TearsheetError('unreadable', `cannot read ${path}: ${fileProblem(error)}`, { cause: error });
  });
  if (info.isDirectory()) {
    if (isCaptureName(path) || (await exists(join(path, SUMS)))) yield path;
    else yield* capturesBelow(path, onUnreadable);
  } else if (basename(path) === SUMS) {
    yield dirname(path);
  } else {
    const folder = [path.slice(0, path.length - extname(path).length), path].map((stem) => `${stem}.files`);
    for (const one of folder) {
      if (await exists(one)) return yield one;
    }
  }
}

async function* capturesBelow(dir: string, onUnreadable: OnUnreadable | undefined): AsyncGenerator<string> {
  for (const name of await foldersIn(dir, onUnreadable)) {
    const path = join(dir, name);
    // Hidden folders are captures that are being written.
    if (name.startsWith('.')) continue;
    if (isCaptureName(name) && (await looksLikeCapture(path))) yield path;
    else yield* capturesBelow(path, onUnreadable);
  }
}

async function foldersIn(dir: string, onUnreadable: OnUnreadable | undefined): Promise<string[]> {
  try {
    const entries = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => name).sort();
  } catch (error) {
    if (onUnreadable === undefined) throw error;
    onUnreadable(dir, new TearsheetError('unreadable', `cannot read ${dir}: ${fileProblem(error)}`, { cause: error }));
    return [];
  }
}

function isCaptureName(path: string): boolean {
  return basename(path).endsWith('.files');
}

/** Browsers too save into folders of such names. One that cannot be looked into may be a capture: who reads it says so. */
async function looksLikeCapture(folder: string): Promise<boolean> {
  try {
    return (await exists(join(folder, SUMS))) || (await exists(join(folder, 'record.json')));
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) return true;
    throw error;
  }
}
