/**
 * Static pages of a library, to read, filter and search in a browser without a server: a list, a page a capture, and the words of
 * all texts in pieces that the list loads when somebody searches.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hasCode, TearsheetError, unwritable } from '../errors.ts';
import { makeFolder, newOwner } from '../files/durable.ts';
import { openRegular } from '../files/hash.ts';
import { pictureFile } from './capture.ts';
import { type ExportOrder, exportOrder } from './export.ts';
import type { Library, LibraryCapture } from './library.ts';
import { capturePage, type OtherCapture } from './site/capture-page.ts';
import { GENERATOR, indexPage, type ListedCapture, listed } from './site/index-page.ts';
import { SITE_SCRIPT } from './site/script.ts';
import { searchedWords } from './site/words.ts';

/** Captures whose words are in one file: some megabyte. */
const PER_FILE = 250;

export interface SiteOptions {
  onProgress?: (done: number, all: number) => void;
  signal?: AbortSignal;
}

/** Writes the site into a folder that is new, empty, or holds a site; other files in it stay. Gives the path of its first page. */
export async function writeSite(library: Library, dir: string, options: SiteOptions = {}): Promise<string> {
  await checkTarget(dir);
  const staging = join(dir, `.${newOwner()}.site`);
  try {
    await makeFolder(staging);
    await fillSite(library, staging, dir, options);
    await putInPlace(staging, dir);
  } catch (error) {
    throw unwritable(dir, error);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return join(dir, 'index.html');
}

async function fillSite(library: Library, staging: string, dir: string, options: SiteOptions): Promise<void> {
  await Promise.all(['captures', 'search'].map((name) => mkdir(join(staging, name))));
  const order = (await exportOrder(library)).reverse();
  const names = pageNames(order.map(({ found }) => basename(found.folder, '.files')));
  const versions = versionsByPage(order);
  const list: ListedCapture[] = [];
  const words = new WordFiles(join(staging, 'search'));
  for (const [index, { found }] of order.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(index, order.length);
    const capture = await library.read(found);
    if (capture === undefined) continue;
    const name = names[index] as string;
    const others = othersOf(index, order, names, versions);
    const before = others.find(({ isBefore }) => isBefore);
    const earlier =
      before && order[before.index] ? await library.read((order[before.index] as ExportOrder).found) : undefined;
    const pictures = await copyPictures(capture, join(staging, 'captures', name));
    const page = join(resolve(dir), 'captures', `${name}.html`);
    const html = await capturePage({ capture, pictures, name, page, others, earlier });
    await writeFile(join(staging, 'captures', `${name}.html`), html);
    list.push(listed(capture, name));
    await words.add(searchedWords(capture.record));
  }
  await words.end();
  await writeFile(join(staging, 'site.js'), SITE_SCRIPT);
  await writeFile(join(staging, 'index.html'), indexPage(list, PER_FILE));
  options.onProgress?.(order.length, order.length);
}

/** The words of the captures in the order of the list, some hundred a file: scripts, as a page from a file can load nothing else. */
class WordFiles {
  readonly #dir: string;
  #files = 0;
  #words: string[] = [];

  constructor(dir: string) {
    this.#dir = dir;
  }

  async add(words: string): Promise<void> {
    this.#words.push(words);
    if (this.#words.length === PER_FILE) await this.end();
  }

  async end(): Promise<void> {
    if (this.#words.length === 0) return;
    await writeFile(
      join(this.#dir, `${this.#files}.js`),
      `tearsheetWords(${this.#files},${JSON.stringify(this.#words)});\n`,
    );
    this.#files += 1;
    this.#words = [];
  }
}

/** The first page comes last, so that it never leads to pages that are not there. */
async function putInPlace(staging: string, dir: string): Promise<void> {
  for (const name of ['captures', 'search', 'site.js', 'index.html']) {
    await rm(join(dir, name), { recursive: true, force: true });
    await rename(join(staging, name), join(dir, name));
  }
}

async function checkTarget(dir: string): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw hasCode(error, 'ENOTDIR') ? new TearsheetError('usage', `-o ${dir} is no folder`) : unwritable(dir, error);
  });
  if (names.filter((name) => !name.startsWith('.')).length === 0) return;
  const first = await startOf(join(dir, 'index.html'));
  if (!first.includes(GENERATOR)) {
    throw new TearsheetError('usage', `-o ${dir} holds files that are no site of tearsheet; name a new folder`);
  }
}

async function startOf(path: string): Promise<string> {
  try {
    const file = await openRegular(path, Number.POSITIVE_INFINITY);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2_000), 0, 2_000, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isUnreadable(error)) return '';
    throw error;
  }
}

/** Names of the captures' pages, with a number where two folders hold one name. Case plays no part, as on some file systems. */
function pageNames(stems: string[]): string[] {
  const taken = new Set<string>();
  return stems.map((stem) => {
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function isUnreadable(error: unknown): boolean {
  return error instanceof TearsheetError && error.code === 'unreadable';
}

/** Largest picture that is copied, in bytes: no saved one is larger, unless somebody asked for larger ones. */
const LARGEST_PICTURE = 1 << 30;

/** Copies the pictures, so that a site can be passed on; names are as in the record. */
async function copyPictures(
  { record, folder, path, shownFolder, sha256 }: LibraryCapture,
  target: string,
): Promise<Set<string>> {
  const copied = new Set<string>();
  for (const { file } of record.images) {
    const source = file === undefined ? undefined : pictureFile({ record, folder, path, shownFolder, sha256 }, file);
    if (file === undefined || source === undefined || copied.has(file)) continue;
    await mkdir(target, { recursive: true });
    try {
      const from = await openRegular(source, LARGEST_PICTURE);
      await pipeline(from.createReadStream(), createWriteStream(join(target, basename(source)), { flags: 'wx' }));
      copied.add(file);
    } catch (error) {
      // A picture that was lost, or that is a pipe, a link or a device, is shown as one that was not saved.
      if (!isUnreadable(error)) throw error;
    }
  }
  return copied;
}

/** The captures of each page, by the place in the order. */
function versionsByPage(order: ExportOrder[]): Map<string, number[]> {
  const versions = new Map<string, number[]>();
  for (const [index, { url }] of order.entries()) {
    const page = samePage(url);
    versions.set(page, [...(versions.get(page) ?? []), index]);
  }
  return versions;
}

function samePage(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*/s, '')
    .replace(/\/$/, '');
}

/** The other captures of a page, the newest first. */
function othersOf(own: number, order: ExportOrder[], names: string[], versions: Map<string, number[]>): OtherCapture[] {
  const when = order[own]?.retrieved ?? '';
  const others = (versions.get(samePage(order[own]?.url ?? '')) ?? []).filter((index) => index !== own);
  return others
    .map((index) => ({ index, name: names[index] ?? '', retrieved: order[index]?.retrieved ?? '' }))
    .map((other) => ({ ...other, isBefore: other.retrieved < when }))
    .sort((a, b) => (a.retrieved < b.retrieved ? 1 : -1));
}
