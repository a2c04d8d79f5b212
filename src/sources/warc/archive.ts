/** WARC and WACZ files as sources: the pages in them, each a source of its own, and the pictures that stand beside these. */
import { open, stat } from 'node:fs/promises';
import { TearsheetError } from '../../errors.ts';
import type { FetchedPage } from '../../types.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { type ArchivePart, picturesIn, withRecords, withStoredPictures } from './archived-pictures.ts';
import { readWacz } from './wacz.ts';
import { readWarcPages, type WarcPage } from './warc.ts';

/** A file with the records of pages. Plain data. */
export interface Archive {
  form: 'warc' | 'wacz';
  path: string;
  parts: ArchivePart[];
  /** The addresses of the pages that a WACZ lists, without fragments. */
  listed?: Set<string>;
}

/** The archive that a file is by its bytes; undefined for any other file. Throws `truncated-body` for a damaged WACZ. */
export async function archiveAt(path: string): Promise<Archive | undefined> {
  const kind = await kindOf(path);
  if (kind === 'zip') return readWacz(path).catch((error: unknown) => withoutForeignZip(error, path));
  return kind === 'warc' ? { form: 'warc', path, parts: [{ path }] } : undefined;
}

/** A ZIP that cannot be read is a damaged WACZ only by its name; any other is no page, and refused by its bytes as such. */
function withoutForeignZip(error: unknown, path: string): undefined {
  if (/\.wacz$/i.test(path) || !(error instanceof TearsheetError)) throw error;
  return undefined;
}

/** The kind of a file by its first bytes; for gzip by the first that come out of it. */
async function kindOf(path: string): Promise<'zip' | 'warc' | undefined> {
  // Opening a pipe would wait until somebody writes into it.
  const info = await stat(path).catch(() => undefined);
  const file = info?.isFile() ? await open(path, 'r').catch(() => undefined) : undefined;
  if (file === undefined) return undefined;
  try {
    const start = Buffer.alloc(64 * 1024);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const head = await unzippedStart(start.subarray(0, bytesRead));
    if (head.readUInt32BE(0) === 0x504b0304) return 'zip';
    return /^WARC\/\d\.\d\r?\n/.test(head.toString('latin1', 0, 12)) ? 'warc' : undefined;
  } finally {
    await file.close();
  }
}

async function unzippedStart(start: Buffer): Promise<Buffer> {
  const padded = Buffer.concat([start, Buffer.alloc(12)]);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return padded;
  const { constants, gunzipSync } = await import('node:zlib');
  try {
    // The bytes after the first ones are not there yet, which does not matter.
    return Buffer.concat([gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }), Buffer.alloc(12)]);
  } catch {
    // Damage is told by whoever reads the whole.
    return padded;
  }
}

/** The addresses of an archive's pages, in its order, each once. Throws what the first page that cannot be read throws, if none can. */
export async function pagesIn(archive: Archive): Promise<string[]> {
  const urls = new Set<string>();
  let failure: unknown;
  for await (const found of listedPages(archive)) {
    if ('error' in found) failure ??= found.error;
    else urls.add(found.page.requestedUrl);
  }
  if (urls.size === 0) throw damaged(archive, failure);
  return [...urls];
}

/** The pages of an archive, of a WACZ those that it lists, and what could not be read. */
export async function* listedPages(archive: Archive): AsyncGenerator<WarcPage> {
  for await (const found of foundIn(archive, FETCH_LIMITS.maxBytes))
    if ('error' in found || isListed(archive, found.page)) yield found;
}

async function* foundIn({ parts }: Archive, maxBytes: number) {
  for (const { path, part } of parts) yield* readWarcPages(path, { maxBytes, ...(part && { part }) });
}

function isListed({ listed }: Archive, { url, requestedUrl }: FetchedPage): boolean {
  return listed === undefined || [url, requestedUrl].some((one) => listed.has(withoutHash(one)));
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** A cut or damaged file is one of the network's failures, as a cut answer is. */
function damaged({ path }: Archive, failure: unknown): TearsheetError {
  if (failure === undefined) return new TearsheetError('unsupported-type', `there is no HTML page in ${path}`);
  if (failure instanceof TearsheetError && failure.code !== 'bad-record') return failure;
  const what = failure instanceof Error ? failure.message : String(failure);
  return new TearsheetError('truncated-body', `${path} is cut or damaged: ${what}`, { cause: failure });
}

/** The page that `base` names, or the only one. Its pictures are those of the archive. */
export async function readArchivedPage(archive: Archive, options: FetchOptions): Promise<FetchedPage> {
  return withArchivedPictures(await chosenPage(archive, options), archive);
}

/** The same page as its records have it. Throws `usage` where `base` names none, or is missing and there are several. */
export async function chosenPage(archive: Archive, options: FetchOptions): Promise<FetchedPage> {
  const { maxBytes = FETCH_LIMITS.maxBytes, base } = options;
  const wanted = base === undefined ? undefined : withoutHash(base);
  const urls = new Set<string>();
  let page: FetchedPage | undefined;
  let failure: unknown;
  for await (const found of foundIn(archive, maxBytes)) {
    if ('error' in found) failure ??= found.error;
    else if (wanted === undefined ? isListed(archive, found.page) : isAt(found.page, wanted)) {
      page ??= found.page;
      urls.add(found.page.requestedUrl);
    }
  }
  // Records behind the damage of a file may be the page's pictures.
  if (failure instanceof TearsheetError && failure.code === 'bad-record') throw damaged(archive, failure);
  if (page === undefined && wanted !== undefined && failure === undefined)
    throw new TearsheetError('usage', `${archive.path} holds no page of the address ${wanted}`);
  if (page === undefined) throw damaged(archive, failure);
  if (urls.size > 1)
    throw new TearsheetError(
      'usage',
      `${archive.path} holds ${urls.size} pages; --base URL chooses one, such as ${[...urls][0]}`,
    );
  return page;
}

function isAt({ url, requestedUrl }: FetchedPage, wanted: string): boolean {
  return [url, requestedUrl].some((one) => withoutHash(one) === wanted);
}

async function withArchivedPictures(page: FetchedPage, archive: Archive): Promise<FetchedPage> {
  const addresses = await picturesIn(archive.parts);
  const own = page.saved?.pictures ?? [];
  const { html, found } = withStoredPictures(page, addresses);
  const pictures = [...own, ...found.map((url) => ({ url }))];
  const { form, parts } = archive;
  const exchanges = await withRecords(page.exchanges, parts);
  return {
    ...page,
    html,
    exchanges,
    saved: { type: '', ...page.saved, form: page.saved?.form ?? form, pictures, holdsPictures: true, parts },
  };
}
