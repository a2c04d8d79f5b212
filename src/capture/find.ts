/** Where captures are. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists, hasCode } from '../files/durable.ts';

/** The folders of captures below a path, or the one that a path belongs to. */
export async function* findCaptures(path: string): AsyncGenerator<string> {
  const info = await stat(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) throw new TearsheetError('usage', `${path} does not exist`, { cause: error });
    throw error;
  });
  if (info.isDirectory()) {
    if (isCaptureName(path) || (await exists(join(path, SUMS)))) yield path;
    else yield* capturesBelow(path);
  } else if (basename(path) === SUMS) {
    yield dirname(path);
  } else {
    const folder = [path.slice(0, path.length - extname(path).length), path].map((stem) => `${stem}.files`);
    for (const one of folder) {
      if (await exists(one)) return yield one;
    }
  }
}

async function* capturesBelow(dir: string): AsyncGenerator<string> {
  const entries = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, name);
    // Hidden folders are captures that are being written.
    if (name.startsWith('.')) continue;
    if (isCaptureName(name) && (await looksLikeCapture(path))) yield path;
    else yield* capturesBelow(path);
  }
}

export const SUMS = 'SHA256SUMS';
function isCaptureName(path: string): boolean {
  return basename(path).endsWith('.files');
}

/** Browsers too save into folders of such names. */
async function looksLikeCapture(folder: string): Promise<boolean> {
  return (await exists(join(folder, SUMS))) || (await exists(join(folder, 'record.json')));
}
