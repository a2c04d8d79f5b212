/** WARC and WACZ files as sources: the pages in them, each a source of its own, and the pictures that stand beside these. */
import { TearsheetError } from '../../errors.ts';
import type { FetchedPage } from '../../types.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { type ArchivePart, indexOf, isDamage, type PagePlace, remembered, versionOf } from './archive-index.ts';
import { withRecords } from './archived-pictures.ts';
import { withoutHash } from './trail.ts';
import { readWacz } from './wacz.ts';
import { readWarcPages, type WarcPage, withStoredPictures } from './warc.ts';

/** A file with the records of pages. Plain data. */
export interface Archive {
  form: 'warc' | 'wacz';
  path: string;
  parts: ArchivePart[];
  /** The addresses of the pages that a WACZ lists, without fragments. */
  listed?: Set<string>;
}

const waczs = new Map<string, Promise<Archive>>();

/** The archive in a file, whose first bytes are a WARC's or a ZIP's. Throws `truncated-body` for a damaged WACZ; undefined for any other ZIP. */
export async function openArchive(path: string, kind: 'warc' | 'zip'): Promise<Archive | undefined> {
  if (kind === 'warc') return { form: 'warc', path, parts: [{ path }] };
  const wacz = remembered(waczs, await versionOf(path), () => readWacz(path));
  return wacz.catch((error: unknown) => withoutForeignZip(error, path));
}

/** A ZIP that cannot be read is a damaged WACZ only by its name; any other is no page, and refused by its bytes as such. */
function withoutForeignZip(error: unknown, path: string): undefined {
  if (/\.wacz$/i.test(path) || !(error instanceof TearsheetError)) throw error;
  return undefined;
}

/** The addresses of an archive's pages, in its order, each once. Throws what the first page that cannot be read throws, if none can. */
export async function pagesIn(archive: Archive): Promise<string[]> {
  const { pages, failure } = await indexOf(archive.parts);
  const urls = new Set(pages.filter((page) => isListed(archive, page)).map(({ requestedUrl }) => requestedUrl));
  if (urls.size === 0) throw damaged(archive, failure);
  return [...urls];
}

/** The pages of an archive, of a WACZ those that it lists, and what could not be read. */
export async function* listedPages(archive: Archive): AsyncGenerator<WarcPage> {
  for (const { path, part } of archive.parts)
    for await (const found of readWarcPages(path, { ...(part && { part }) }))
      if ('error' in found || isListed(archive, found.page)) yield found;
}

function isListed({ listed }: Archive, { url, requestedUrl }: Pick<FetchedPage, 'url' | 'requestedUrl'>): boolean {
  return listed === undefined || [url, requestedUrl].some((one) => listed.has(withoutHash(one)));
}

/** A cut or damaged file is one of the network's failures, as a cut answer is. */
function damaged({ path }: Archive, failure: unknown): TearsheetError {
  if (failure === undefined) return new TearsheetError('unsupported-type', `there is no HTML page in ${path}`);
  if (failure instanceof TearsheetError && !isDamage(failure)) return failure;
  const what = failure instanceof Error ? failure.message : String(failure);
  return new TearsheetError('truncated-body', `${path} is cut or damaged: ${what}`, { cause: failure });
}

/** The page that `base` names, or the only one. Its pictures are those of the archive. */
export async function readArchivedPage(archive: Archive, options: FetchOptions): Promise<FetchedPage> {
  return withArchivedPictures(await chosenPage(archive, options), archive, options.maxBytes);
}

/** The page that `base` names, or the only one, as its records have it. Throws `usage` where there is no such page or several. */
export async function chosenPage(archive: Archive, options: FetchOptions): Promise<FetchedPage> {
  const { maxBytes = FETCH_LIMITS.maxBytes, base } = options;
  const wanted = base === undefined ? undefined : withoutHash(base);
  const { pages, byAddress, failure } = await indexOf(archive.parts, maxBytes);
  // Records behind the damage of a file may be the page's pictures.
  if (isDamage(failure)) throw damaged(archive, failure);
  const fitting = wanted === undefined ? pages.filter((page) => isListed(archive, page)) : (byAddress.get(wanted) ?? []);
  const [page] = fitting;
  if (page === undefined && wanted !== undefined && failure === undefined)
    throw new TearsheetError('usage', `${archive.path} holds no page of the address ${wanted}`);
  if (page === undefined) throw damaged(archive, failure);
  const urls = new Set(fitting.map(({ requestedUrl }) => requestedUrl));
  if (urls.size > 1)
    throw new TearsheetError(
      'usage',
      `${archive.path} holds ${urls.size} pages; --base URL chooses one, such as ${[...urls][0]}`,
    );
  return readPageAt(page, maxBytes);
}

async function readPageAt(
  { path, part, offset, url, requestedUrl, isOurs }: PagePlace,
  maxBytes: number,
): Promise<FetchedPage> {
  for await (const found of readWarcPages(path, { maxBytes, isOurs, ...(part && { part }) })) {
    if ('error' in found || found.offset !== offset) continue;
    if (found.page.url === url && found.page.requestedUrl === requestedUrl) return found.page;
  }
  throw new TearsheetError('truncated-body', `${path} was written to while it was read`);
}

async function withArchivedPictures(page: FetchedPage, archive: Archive, maxBytes?: number): Promise<FetchedPage> {
  const index = await indexOf(archive.parts, maxBytes);
  const own = page.saved?.pictures ?? [];
  const { html, found } = withStoredPictures(page, index.pictures);
  const pictures = [...own, ...found.map((url) => ({ url }))];
  const { form, parts } = archive;
  const exchanges = await withRecords(page.exchanges, index);
  return {
    ...page,
    html,
    exchanges,
    saved: { type: '', ...page.saved, form: page.saved?.form ?? form, pictures, holdsPictures: true, parts },
  };
}
