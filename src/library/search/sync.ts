/** Brings the index up to date with the captures: what came, changed, moved or went since. */
import { relative } from 'node:path';
import { factsOf } from '../facts.ts';
import { foldedWords } from '../fold.ts';
import type { Library } from '../library.ts';
import { isGerman, searchedTexts } from '../searched-texts.ts';
import type { FoundFolder } from '../walk.ts';
import type { Database } from './database.ts';
import { closeQuietly, indexFolders, openIndex, removeIndex, replaceIndex } from './index-file.ts';
import { BORDER, GERMAN } from './indexed.ts';

export interface SyncOptions {
  onProgress?: (done: number, all: number) => void;
  signal?: AbortSignal;
}

export interface SyncedIndex {
  database: Database;
  /** Removes an index that shows to be damaged. */
  remove(): void;
}

/** The index, up to date and open; undefined where there can be none. Damaged captures are in none, and are told each time. */
export async function syncedIndex(library: Library, top: string, options: SyncOptions): Promise<SyncedIndex | undefined> {
  const folders: FoundFolder[] = [];
  for await (const found of library.folders()) folders.push(found);
  for await (const place of indexFolders(top)) {
    const database = await syncedIn(place, folders, library, top, options);
    if (database) return { database, remove: () => removeIndex(place) };
  }
  return undefined;
}

async function syncedIn(
  place: string,
  folders: FoundFolder[],
  library: Library,
  top: string,
  options: SyncOptions,
): Promise<Database | undefined> {
  const old = await openIndex(place);
  const known = old && knownIn(old);
  if (!known) closeQuietly(old);
  const changes = changesOf(known ?? new Map(), folders, top);
  if (known && changes.gone.length + changes.come.length === 0) return old;
  if (known) closeQuietly(old);
  try {
    await replaceIndex(place, known !== undefined, (database) => apply(database, changes, library, top, options));
  } catch (error) {
    options.signal?.throwIfAborted();
    // A folder that takes no files, a full disk; or an index whose damage shows now, which is then made anew.
    const isDamaged = known !== undefined && !(error instanceof Error && 'syscall' in error);
    if (!isDamaged) return undefined;
    const all = changesOf(new Map(), folders, top);
    await replaceIndex(place, false, (database) => apply(database, all, library, top, options));
  }
  return openIndex(place);
}

type Known = Map<string, { id: number; stamp: string }>;

function knownIn(index: Database): Known | undefined {
  try {
    const rows = index.all('SELECT id, folder, stamp FROM capture');
    return new Map(rows.map(({ id, folder, stamp }) => [String(folder), { id: Number(id), stamp: String(stamp) }]));
  } catch {
    // Damaged: it is made anew.
    return undefined;
  }
}

interface Changes {
  /** Ids of the captures in the index that are gone or changed. */
  gone: number[];
  come: FoundFolder[];
}

function changesOf(known: Known, folders: FoundFolder[], top: string): Changes {
  const left = new Map(known);
  const come = folders.filter((found) => {
    const folder = relative(top, found.folder);
    const before = left.get(folder);
    if (before?.stamp !== stampOf(found)) return true;
    left.delete(folder);
    return false;
  });
  return { gone: [...left.values()].map(({ id }) => id), come };
}

/** The main file may come or go without a change in the folder. */
function stampOf({ path, stamp }: FoundFolder): string {
  return `${stamp} ${path.slice(path.lastIndexOf('.'))}`;
}

async function apply(
  database: Database,
  { gone, come }: Changes,
  library: Library,
  top: string,
  { onProgress, signal }: SyncOptions,
): Promise<void> {
  for (const id of gone) {
    database.run('DELETE FROM word WHERE rowid = ?', [id]);
    database.run('DELETE FROM capture WHERE id = ?', [id]);
  }
  for (const [number, found] of come.entries()) {
    signal?.throwIfAborted();
    onProgress?.(number, come.length);
    const capture = await library.read(found);
    if (capture === undefined) continue;
    const { day, site, host, title, authors } = factsOf(capture.record);
    const [folder, main] = [relative(top, found.folder), relative(top, found.path)];
    database.run(
      `INSERT INTO capture (folder, main, stamp, day, site, host, title, authors) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [folder, main, stampOf(found), day, site, host, title, JSON.stringify(authors)],
    );
    const texts = searchedTexts(capture.record).map((text) => foldedWords(text).join(' '));
    const language = isGerman(capture.record) ? [GERMAN] : [];
    database.run('INSERT INTO word (rowid, words) VALUES (last_insert_rowid(), ?)', [
      [...language, ...texts].join(` ${BORDER} `),
    ]);
  }
  onProgress?.(come.length, come.length);
}
