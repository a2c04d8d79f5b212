/**
 * The index as a file: SQLite in `.tearsheet/index.sqlite` at the library's top. It is never written in place: a copy is brought up
 * to date and takes its name, so that a killed process, a second one or a reader meets a whole index or none.
 */

import { createHash } from 'node:crypto';
import { constants, lstatSync, rmSync, utimesSync } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../../errors.ts';
import { isAlive, makeFolder, newOwner, OWNER_PATTERN } from '../../files/durable.ts';
import { type Database, openDatabase } from './database.ts';

/** A change of the tables or of what is put into them is a new number: an index of another is made anew. */
const FORMAT = 1;

const TABLES = [
  'CREATE TABLE state (format INTEGER, written INTEGER)',
  `CREATE TABLE capture (id INTEGER PRIMARY KEY, folder TEXT UNIQUE, main TEXT, stamp TEXT,
    day TEXT, site TEXT, host TEXT, title TEXT, authors TEXT)`,
  'CREATE INDEX by_day ON capture (day DESC, main)',
  // The words are cut and folded beforehand; the texts themselves stay in the captures.
  `CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, tokenize='ascii')`,
];

const NAME = 'index.sqlite';
const TEMPORARY = new RegExp(`^index\\.(${OWNER_PATTERN})\\.tmp(?:\\.lock)?$`);

/** The index of a library, open for reading; undefined when there is none, or it is not one that this program has written. */
export async function openIndex(folder: string): Promise<Database | undefined> {
  const path = join(folder, NAME);
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info?.isFile()) return undefined;
  let database: Database | undefined;
  try {
    database = await openDatabase(path, 'read');
    // The index states the time at which it was written: whoever wrote into it later has changed the time.
    const isOurs = (await hasOurTables(database)) && isState(database.all('SELECT * FROM state'), info.mtimeMs);
    if (isOurs) return database;
  } catch {
    // Any damage that SQLite finds has one answer: the index is made anew.
  }
  closeQuietly(database);
  return undefined;
}

function isState(rows: Record<string, unknown>[], mtime: number): boolean {
  const [state] = rows;
  return rows.length === 1 && state?.format === FORMAT && Number(state.written) * 1000 === mtime;
}

/** An index may come with a stranger's captures: one with other tables, views or triggers is not read. */
async function hasOurTables(database: Database): Promise<boolean> {
  const made = await openDatabase(':memory:', 'write');
  try {
    for (const table of TABLES) made.exec(table);
    return schemaOf(database) === schemaOf(made);
  } finally {
    made.close();
  }
}

function schemaOf(database: Database): string {
  return JSON.stringify(database.all('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name'));
}

export function removeIndex(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}

/** Damage can show when it is closed, too, and is of no interest any more. */
export function closeQuietly(database: Database | undefined): void {
  try {
    database?.close();
  } catch {
    // A damaged index is replaced anyway.
  }
}

/**
 * Lets `change` bring a copy of the index up to date, or a new one when `old` is false, and puts it in its place. Throws what the
 * file system does, for a folder that takes no files; then the old one is as it was.
 */
export async function replaceIndex(
  folder: string,
  old: boolean,
  change: (database: Database) => Promise<void>,
): Promise<void> {
  await sweep(folder);
  const temporary = join(folder, `index.${newOwner()}.tmp`);
  try {
    if (old) await copyFile(join(folder, NAME), temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    const written = Math.floor(Date.now() / 1000);
    const database = await openDatabase(temporary, 'write');
    try {
      // The file is this process's alone, and is thrown away when anything fails.
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000');
      if (!old) for (const table of TABLES) database.exec(table);
      database.exec('BEGIN');
      await change(database);
      database.exec('DELETE FROM state');
      database.run('INSERT INTO state VALUES (?, ?)', [FORMAT, written]);
      database.exec('COMMIT');
    } finally {
      closeQuietly(database);
    }
    await sync(temporary);
    utimesSync(temporary, written, written);
    await rename(temporary, join(folder, NAME));
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes the files of processes that died. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner === undefined) continue;
    const info = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (info && !isAlive(owner, info.mtimeMs)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Folders where the index may be: in the library, else in the user's cache. Each is made, and is the user's own. */
export async function* indexFolders(top: string): AsyncGenerator<string> {
  for (const make of [() => ownFolder(join(top, '.tearsheet')), () => cacheFolder(top)]) {
    const folder = await make().catch((error: unknown) => {
      if (error instanceof Error && 'syscall' in error) return undefined;
      throw error;
    });
    if (folder !== undefined) yield folder;
  }
}

async function cacheFolder(top: string): Promise<string | undefined> {
  const name = createHash('sha256')
    .update(await realpath(top))
    .digest('hex')
    .slice(0, 24);
  const root = join(cacheRoot(), 'tearsheet', 'libraries');
  await makeFolder(root);
  return ownFolder(join(root, name));
}

function cacheRoot(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME?.startsWith('/')) return XDG_CACHE_HOME;
  if (platform() === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), platform() === 'darwin' ? 'Library/Caches' : '.cache');
}

/**
 * Makes a folder for the index; undefined for a link, which could lead anywhere, and for a folder of somebody else's in which
 * they could put an index of theirs.
 */
async function ownFolder(path: string): Promise<string | undefined> {
  await mkdir(path, { mode: 0o755 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  const info = await lstat(path);
  return info.isDirectory() ? path : undefined;
}
