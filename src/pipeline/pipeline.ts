/** The story of one URL: fetch, further pages, extract, images, record, render, store. */

import { setTimeout as wait } from 'node:timers/promises';
import { abandonCapture, type CapturePlan, planCapture, previewPath, storeCapture } from '../capture/capture.ts';
import type { Article } from '../engine/index.ts';
import { TearsheetError, type Warning } from '../errors.ts';
import { buildRecord, type ImageFile } from '../render/render.ts';
import {
  Deadline,
  FETCH_LIMITS,
  type FetchOptions,
  type FoundImages,
  fetchLinkedPage,
  fetchPage,
  htmlPageOf,
  withImages,
} from '../sources/sources.ts';
import type { ArticleRecord, FetchedImage, FetchedPage, SavedCapture } from '../types.ts';
import { withoutImages } from './convert.ts';
import { oneShotConverter } from './converter.ts';
import type { ArchiveOptions } from './options.ts';
import { captureProvenance, recordedOptions } from './provenance.ts';
import { SavedPages } from './saved-pages.ts';
import { timestampCapture } from './timestamp.ts';

/** An article that was saved, or found saved already. */
export interface Archived {
  /** The page and its article: absent when a capture of the page was there, and nobody was asked for it. */
  page?: FetchedPage;
  article?: Article;
  record: ArticleRecord;
  /** The capture; absent when nothing was written because a capture of the page is there. */
  capture?: SavedCapture;
  /** The main file, also of the capture that was there. */
  path: string;
  /** The text is known to be only a part: a paywall, a cut page. */
  incomplete: boolean;
  plan?: CapturePlan;
}

/** An article that was fetched and read, and nothing else. */
export interface ReadArticle {
  page: FetchedPage;
  article: Article;
  record: ArticleRecord;
}

/** A saved article whose page was fetched for it. */
export type ArchivedNow = Archived & ReadArticle;

/**
 * Archives one source: an http(s) URL, a file or `-`. With `ifExists: 'skip'` nobody is asked for a page that a finished capture
 * in `dir` is of. Throws a TearsheetError; then nothing is left on disk.
 */
export async function archiveUrl(source: string, options: ArchiveOptions = {}): Promise<Archived> {
  const saved = options.ifExists === 'skip' ? await new SavedPages(options).find(source) : undefined;
  return saved ? { ...saved, incomplete: isIncomplete(saved.record) } : archiveNow(source, options);
}

/** Archives a source without asking whether a capture of it is there already. */
export async function archiveNow(source: string, options: ArchiveOptions = {}): Promise<ArchivedNow> {
  return archiveRead(source, await readArticle(source, options), options);
}

/** Archives what was read already. */
export async function archiveRead(
  source: string,
  { page, article, record: preview }: ReadArticle,
  options: ArchiveOptions = {},
): Promise<ArchivedNow> {
  if (options.dryRun) {
    const path = previewPath(subject(page, article, []), planOptions(options));
    return { page, article, record: preview, path, incomplete: isIncomplete(preview) };
  }
  const images = options.images === undefined || options.images === 'save' ? article.figures.map(({ url }) => url) : [];
  return withImages(images, ownedBy(source, options.fetch), page, (found) => save(page, article, found, options));
}

async function save(
  page: FetchedPage,
  article: Article,
  { images, warnings }: FoundImages,
  options: ArchiveOptions,
): Promise<ArchivedNow> {
  const plan = await planCapture(subject(page, article, images), planOptions(options));
  const fetched = { ...page, warnings: [...page.warnings, ...warnings, ...(plan.skip ? [] : plan.warnings)] };
  const record = buildRecord(article, fetched, plan.skip ? undefined : imageFiles(plan));
  const incomplete = isIncomplete(record);
  if (plan.skip) return { page, article, record, path: plan.path, incomplete };
  try {
    const { record: complete, rendered } = await (options.converter ?? oneShotConverter).rendered(
      article,
      record,
      plan.formats,
      { frontMatter: options.frontMatter, sourceLine: options.sourceLine },
    );
    const stored = { ...complete, capture: captureProvenance(fetched, article, recordedOptions(options)) };
    const capture = await storeCapture(plan, { page, rendered, record: stored, images }, storeOptions(options));
    const withLate = { ...complete, warnings: [...complete.warnings, ...(await stamp(capture, options))] };
    return { page, article, record: withLate, capture, path: capture.path, incomplete, plan };
  } catch (error) {
    await abandonCapture(plan);
    throw error;
  }
}

/** The capture is whole without its stamp, which can be asked for again. */
async function stamp({ folder }: SavedCapture, { timestamp, fetch = {} }: ArchiveOptions): Promise<Warning[]> {
  if (timestamp === undefined || folder === undefined) return [];
  try {
    await timestampCapture(folder, timestamp, { fetch });
    return [];
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    const message = `no time stamp (${error.message}); tearsheet timestamp tries again`;
    return [{ code: 'timestamp-failed', message }];
  }
}

/** Fetches and extracts one source and writes nothing. Images stay where they are. */
export async function readArticle(source: string, options: ArchiveOptions = {}): Promise<ReadArticle> {
  const { force = false, blocks = false, engine = 'full', converter = oneShotConverter } = options;
  const read = async (page: FetchedPage) => converter.article(htmlPageOf(page), { force, blocks, engine });
  const fetched = await fetchOrFallBack(source, options);
  const first = options.listed ? { ...fetched, listed: options.listed } : fetched;
  const start = await read(first);
  const page = await withFurtherPages(first, start, read, ownedBy(source, options.fetch));
  const found = page.parts ? await read(page) : start;
  const article = options.images === 'none' ? withoutImages(found) : found;
  return { page, article, record: buildRecord(article, page) };
}

/** The source's credentials belong to the source: no other address that the page leads to gets them. */
function ownedBy(source: string, fetch: FetchOptions = {}): FetchOptions {
  return /^https?:/i.test(source) ? { ...fetch, credentialsOf: source } : fetch;
}

/** Fetches the source, or with `fallback` an archived copy of a page that is dead. */
async function fetchOrFallBack(source: string, { fetch = {}, fallback, wayback }: ArchiveOptions): Promise<FetchedPage> {
  try {
    return await fetchPage(source, fetch);
  } catch (error) {
    if (fallback !== 'wayback') throw error;
    const { fetchSnapshot, isDead } = await import('../sources/fetch/wayback.ts');
    if (!isDead(error)) throw error;
    return fetchSnapshot(source, error, fetch, wayback);
  }
}

/** Codes of warnings that say that the text is not whole. */
const INCOMPLETE = new Set(['truncated-article', 'paywalled']);

/** Whether the record itself says that the article's text is not all there. */
export function isIncomplete(record: ArticleRecord): boolean {
  return record.warnings.some((warning) => INCOMPLETE.has(warning.code));
}

function subject(page: FetchedPage, { metadata }: Article, images: FetchedImage[]) {
  const { title, published, site, section, language, authors, url } = metadata;
  const { requestedUrl, url: finalUrl, fetchedAt: retrieved } = page;
  return { url, requestedUrl, finalUrl, retrieved, published, title, site, section, language, authors, images };
}

function planOptions({ dir = '.', formats = ['md'], output, name, ifExists }: ArchiveOptions) {
  return {
    dir,
    formats,
    ...(output !== undefined && { output }),
    ...(name !== undefined && { name }),
    ...(ifExists && { ifExists }),
  };
}

function storeOptions({ warc = true, keepSecrets = false, keepLock = false }: ArchiveOptions) {
  return { warc, keepSecrets, keepLock };
}

function imageFiles(plan: CapturePlan): Map<string, ImageFile> {
  return new Map(plan.images.map(({ url, file, sha256 }) => [url, { file: `${plan.folderName}/${file}`, sha256 }]));
}

// Fetches the further pages of an article that is split over several, one after the other and not in haste.

/** Largest number of pages: no article has more; a calendar or a list goes on for ever. */
const MAX_PAGES = 20;
/** Milliseconds between two requests to one host, where no `beforeRequest` sees to that. */
const DELAY = 1000;

/**
 * The page with its `parts`; `read` extracts one. What cannot be fetched ends the search with a warning: what is there is
 * kept, and known to be a part. Pages that came from a file are not followed to the network.
 */
export async function withFurtherPages(
  page: FetchedPage,
  article: Article,
  read: (page: FetchedPage) => Promise<Article>,
  options: FetchOptions = {},
): Promise<FetchedPage> {
  // All pages share one deadline, as images do.
  const deadline = new Deadline(options.maxSeconds ?? FETCH_LIMITS.maxSeconds, options.signal);
  try {
    return await followPages(page, article, read, { ...options, deadline });
  } finally {
    deadline.dispose();
  }
}

async function followPages(
  page: FetchedPage,
  article: Article,
  read: (page: FetchedPage) => Promise<Article>,
  options: FetchOptions & { deadline: Deadline },
): Promise<FetchedPage> {
  const parts: FetchedPage[] = [];
  const texts = new Set([article.text]);
  const ended = (...more: Warning[]): FetchedPage => ({
    ...page,
    ...(parts.length > 0 && { parts }),
    warnings: distinct([page, ...parts].flatMap(({ warnings }) => warnings).concat(more)),
  });
  for (let url = article.nextPage; url !== undefined; ) {
    // The finder takes both schemes for one address; a page that came over TLS goes on over it.
    const next = page.url.startsWith('https:') ? url.replace(/^http:/, 'https:') : url;
    if (page.exchanges.length === 0 || page.saved) return ended(unread(next, 'the page came from a file'));
    if (parts.length + 1 === MAX_PAGES) return ended(unread(next, `only ${MAX_PAGES} pages are read`));
    const further = await furtherPage(next, page, read, options);
    if (further instanceof TearsheetError) return ended(unread(next, further.message));
    const { part, text, nextPage } = further;
    // Sites answer a number that is too high with the first page again.
    if (!text || texts.has(text)) break;
    texts.add(text);
    parts.push(part);
    url = nextPage;
  }
  return ended();
}

/** The page at `url` with its text and what follows it; the failure where it cannot be had. */
async function furtherPage(
  url: string,
  page: FetchedPage,
  read: (page: FetchedPage) => Promise<Article>,
  options: FetchOptions & { deadline: Deadline },
): Promise<{ part: FetchedPage; text: string; nextPage?: string } | TearsheetError> {
  const { deadline, signal } = options;
  try {
    if (!options.beforeRequest) await deadline.paused(() => wait(DELAY, undefined, signal ? { signal } : {}));
    const part = await fetchLinkedPage(url, page, options);
    return { part, ...(await deadline.paused(() => read(part))) };
  } catch (error) {
    if (!(error instanceof TearsheetError) || signal?.aborted) throw error;
    return error;
  }
}

function distinct(warnings: Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [warning.message, warning])).values()];
}

function unread(url: string, why: string): Warning {
  return { code: 'truncated-article', message: `the article goes on at ${url}, which was not read: ${why}` };
}
