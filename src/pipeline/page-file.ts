/** One file of `extract`: HTML or a saved page, gzipped or not. */
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { readLocalPage } from '../sources/local.ts';
import { type FetchedText, htmlPageOf } from '../sources/sources.ts';
import { archiveAt } from '../sources/warc/archive-at.ts';
import type { FetchedPage } from '../types.ts';

/** A page that is still a file, gzipped or not; whoever converts it reads it. */
export interface PageFile {
  path: string;
  /** The folder in which relative paths start that are not found from the working folder. */
  folder: string;
  url: string;
  /** The address is only that of the file: a saved page may state its own. */
  isOwn?: boolean;
}

/** Largest page, in bytes after decoding: that of a fetch. */
export const MAX_PAGE = 20 * 1024 * 1024;

/** Throws `bad-record` for a path of a list that cannot be read, and what `readLocalPage` throws. */
export async function readPageFile({ path, folder, url, isOwn }: PageFile): Promise<FetchedText> {
  const file = await found(path, folder);
  return (await inArchive(file, url)) ?? withStatedFacts(await readAt(file, url, isOwn === true));
}

/** The page of the line's address in a WARC or WACZ, as `extract` of the whole file reads it. */
async function inArchive(file: string, url: string): Promise<FetchedText | undefined> {
  const archive = await archiveAt(file);
  if (archive === undefined) return undefined;
  const { chosenPage } = await import('../sources/warc/archive.ts');
  const page = await chosenPage(archive, { base: url, maxBytes: MAX_PAGE }).catch((error: unknown) => {
    throw error instanceof TearsheetError && error.code === 'usage' ? badRecord(error.message, error) : error;
  });
  return { ...htmlPageOf(page), fetched: page };
}

/**
 * The facts that a saved page states of its saving. A page that states no time of it says nothing: two runs give the same lines.
 */
export function withStatedFacts(page: FetchedPage): FetchedText {
  const { html, url, saved } = page;
  const isStated = saved !== undefined && !UNTIMED.has(saved.form) && saved.modified === undefined;
  return { html, url, ...(isStated && { fetched: page }) };
}

const UNTIMED = new Set(['html', 'complete']);

/** An address that the list states holds; one that is only the file's own gives way to what a saved page states. */
async function readAt(path: string, url: string, isOwn: boolean): Promise<FetchedPage> {
  try {
    if (isOwn) return await readLocalPage(path, { maxBytes: MAX_PAGE });
    // Lists state addresses of any scheme; those that are none of the web's are kept as they are.
    if (!/^(?:https?|file):/i.test(url))
      return { ...(await readLocalPage(path, { maxBytes: MAX_PAGE })), url, requestedUrl: url };
    return await readLocalPage(path, { maxBytes: MAX_PAGE, base: url });
  } catch (error) {
    if (error instanceof TearsheetError && error.code === 'usage') throw badRecord(`cannot read ${path}`, error);
    throw error;
  }
}

/** Relative paths start at the working folder; what is not there, at the folder of the list. */
async function found(path: string, folder: string): Promise<string> {
  const paths = isAbsolute(path) ? [path] : [path, join(folder, path)];
  for (const one of paths) {
    const isThere = await access(one).then(
      () => true,
      () => false,
    );
    if (isThere) return one;
  }
  throw badRecord(`cannot read ${path}: there is no such file`);
}

export function badRecord(message: string, cause?: unknown): TearsheetError {
  return new TearsheetError('bad-record', message, { cause });
}
