/** The folder that a browser writes beside a page: found by its name, and nothing but regular files inside it. */
import { constants, lstatSync, opendirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TearsheetError } from '../../errors.ts';
import type { PictureFolder } from './form.ts';

/** Endings that browsers put behind the page's name, in the languages in which they translate it. */
const ENDINGS = [
  '_files',
  '.files',
  '-Dateien',
  '_fichiers',
  '_archivos',
  '_file',
  '_bestanden',
  '-filer',
  '_ficheiros',
  '_arquivos',
  '_pliki',
  '_soubory',
  '_dosyalar',
  '_tiedostot',
  '_fajlovi',
];
/** The number of bytes of a page that are searched for the name of a folder that is not called after it. */
const SEARCHED = 1 << 20;

/** The folder beside the page at `path`, by the page's name or, where the page was renamed, by the page's own words. */
export function folderBeside(path: string, page: Uint8Array): PictureFolder | undefined {
  const beside = dirname(path);
  if (!mayHoldFolder(beside)) return undefined;
  const stem = basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z]{1,6}$/i, '');
  const names = new Set([...ENDINGS.map((ending) => `${stem}${ending}`), ...namesIn(page)]);
  for (const name of names) {
    const folder = join(beside, name);
    if (isKind(folder, 'isDirectory')) return { name, path: folder, has: (inside) => isInside(folder, inside) };
  }
  return undefined;
}

/** The number of names in a directory that are looked through for such a folder, before the page is. */
const MOST_NAMES = 2_000;
/** A run reads many pages of one directory. */
let lastLook = { directory: '', changed: 0n, mayHold: true };

/** Whether a folder with such an ending stands in the directory, or nobody can say. Asked once while no name comes or goes. */
function mayHoldFolder(directory: string): boolean {
  try {
    const changed = statSync(directory, { bigint: true }).mtimeNs;
    if (lastLook.directory !== directory || lastLook.changed !== changed)
      lastLook = { directory, changed, mayHold: holdsFolder(directory) };
    return lastLook.mayHold;
  } catch {
    // A file can be read in a directory whose names cannot.
    return true;
  }
}

const ANY_CASE = new RegExp(`(?:${ENDINGS.join('|').replaceAll('.', '\\.')})$`, 'i');

function holdsFolder(directory: string): boolean {
  const names = opendirSync(directory);
  try {
    for (let count = 0; count < MOST_NAMES; count += 1) {
      const entry = names.readSync();
      if (entry === null) return false;
      if (entry.isDirectory() && ANY_CASE.test(entry.name)) return true;
    }
    return true;
  } finally {
    names.closeSync();
  }
}

/** Nearly all pages name no such folder, which their bytes tell without being decoded. */
function namesIn(page: Uint8Array): string[] {
  const bytes = Buffer.from(page.buffer, page.byteOffset, Math.min(page.byteLength, SEARCHED));
  if (!ANY_ENDING.test(bytes.toString('latin1'))) return [];
  const names = [...bytes.toString('utf8').matchAll(REFERENCE)].flatMap(([, , name = '']) => [name, percentDecoded(name)]);
  return [...new Set(names)].filter((name) => isName(name) && ENDINGS.some((ending) => name.endsWith(ending))).slice(0, 10);
}

/** A slash behind a letter is looked for first, for it is less common than the signs that endings begin with. */
const ANY_ENDING = new RegExp(`[a-z]/(?<=(?:${ENDINGS.join('|').replaceAll('.', '\\.')})/)`);
const REFERENCE = /\bsrc\s{0,9}=\s{0,9}(["']?)(?:\.\/)?([^"'/<>]{1,300})\//gi;

function percentDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A lone percent sign is part of the name.
    return name;
  }
}

function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[\\/\0]/.test(name);
}

/** No link on the way, no `..`, no device. */
function isInside(folder: string, name: string): boolean {
  const parts = name.split('/');
  if (parts.length > 10 || !parts.every(isName)) return false;
  return parts.every((_, index) => {
    const path = join(folder, ...parts.slice(0, index + 1));
    return isKind(path, index === parts.length - 1 ? 'isFile' : 'isDirectory');
  });
}

function isKind(path: string, kind: 'isFile' | 'isDirectory'): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.[kind]() === true;
  } catch {
    // A name that is too long, or a folder that nobody may read, has no picture for us.
    return false;
  }
}

/** A picture of the folder. Throws `unsupported-type` for what is no regular file inside, `too-large` above `maxBytes`. */
export async function readInFolder(folder: string, name: string, maxBytes: number): Promise<Uint8Array> {
  if (!isInside(folder, name)) throw new TearsheetError('unsupported-type', `${name} is no file of the page's folder`);
  const file = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new TearsheetError('unsupported-type', `${name} is no file of the page's folder`);
    if (info.size > maxBytes) throw new TearsheetError('too-large', `${name} has more than ${maxBytes} bytes`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}
