/** Finds captures by their folders. Links are not followed; hidden folders are captures that are being written. */
import { lstatSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { RECORD, SUMS } from '../capture/capture.ts';
import { fileProblem, hasCode, TearsheetError } from '../errors.ts';

/** The folder of a finished capture, unread. */
export interface FoundFolder {
  /** Absolute path of the folder. */
  folder: string;
  /** Absolute path of the article's main file beside it, else the folder. */
  path: string;
  /** Changes when SHA256SUMS or record.json is another file, or was written, even with the same length and time of change. */
  stamp: string;
}

export type Found = FoundFolder | { problem: TearsheetError };

/** The main file is the first of these that is there; the last is that of a name given with `-o`. */
const MAIN_FILES = ['.md', '.html', '.txt', '.json', ''];
const FOLDER = '.files';

/** Captures at or below an absolute path. Throws `usage` when there is no such path. `shown` is how a path is told. */
export async function* walkCaptures(path: string, shown: (path: string) => string): AsyncGenerator<Found> {
  const info = await stat(path).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error;
    throw new TearsheetError('usage', `${shown(path)} does not exist`, { cause: error });
  });
  const folder = info.isDirectory() ? path : folderBeside(path);
  const own = folder.endsWith(FOLDER) ? await look(folder, await namesIn(dirname(folder)), shown) : undefined;
  if (own) yield own;
  else if (info.isDirectory()) yield* below(path, shown);
  else throw new TearsheetError('usage', `${shown(path)} is no capture; there is no ${basename(folder)} beside it`);
}

/** The capture's folder of a Markdown file, or of a file inside that folder. */
function folderBeside(file: string): string {
  if (dirname(file).endsWith(FOLDER)) return dirname(file);
  const stem = MAIN_FILES.includes(extname(file)) ? file.slice(0, file.length - extname(file).length) : file;
  return `${stem}${FOLDER}`;
}

async function namesIn(dir: string): Promise<Set<string>> {
  const entries = await readdir(dir, { withFileTypes: true });
  return new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
}

async function* below(dir: string, shown: (path: string) => string): AsyncGenerator<Found> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => unreadable(dir, error, shown));
  if (!Array.isArray(entries)) return yield entries;
  const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, name);
    const found = name.endsWith(FOLDER) ? await look(path, files, shown) : undefined;
    if (found) yield found;
    else yield* below(path, shown);
  }
}

/** A folder that others own, or that the disk fails to give, is told and passed over; any other error is thrown. */
export function unreadable(dir: string, error: unknown, shown: (path: string) => string): { problem: TearsheetError } {
  // A folder that went while its parent was read is nothing to tell.
  if (!hasCode(error, 'EACCES', 'EPERM', 'EIO', 'ELOOP')) throw error;
  return {
    problem: new TearsheetError('not-verified', `${shown(dir)} cannot be read: ${fileProblem(error)}`),
  };
}

/** Looks at a folder; undefined when it is no capture's: browsers save into folders of such names too. */
async function look(folder: string, beside: Set<string>, shown: (path: string) => string): Promise<Found | undefined> {
  let stamps: (string | undefined)[];
  try {
    stamps = [SUMS, RECORD].map((name) => stampOf(join(folder, name)));
  } catch (error) {
    return unreadable(folder, error, shown);
  }
  const [sums, record] = stamps;
  if (sums === undefined && record === undefined) return undefined;
  if (sums === undefined) return { problem: broken(shown(folder), `unfinished: there is no ${SUMS}`) };
  if (record === undefined) return { problem: broken(shown(folder), `damaged: ${RECORD} is missing`) };
  const stem = basename(folder).slice(0, -FOLDER.length);
  const main = MAIN_FILES.map((extension) => stem + extension).find((name) => name !== '' && beside.has(name));
  return { folder, path: main === undefined ? folder : join(dirname(folder), main), stamp: `${sums} ${record}` };
}

/** The stamp of a file; undefined when there is no such regular file. The system alone sets the time of a change (`ctime`). */
function stampOf(path: string): string | undefined {
  const info = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!info?.isFile()) return undefined;
  return [info.size, info.mtimeNs, info.ctimeNs, info.ino].map((value) => value.toString(36)).join('.');
}

export function broken(folder: string, how: string): TearsheetError {
  return new TearsheetError('not-verified', `${folder} is ${how}; tearsheet verify tells more`);
}
