/**
 * tearsheet as a library: the steps of the command line, typed.
 *
 *   import { archiveUrl, toMarkdown } from 'tearsheet';
 *   const { path, record } = await archiveUrl('https://example.org/news/1', { dir: 'archive' });
 *   const markdown = toMarkdown({ html, url });
 *
 * Failures are thrown as `TearsheetError` with a stable `code`. Every type that a public one names is exported here.
 */

import type { Verification, VerifyPathsOptions } from './capture/verify.ts';
import type { DiscoverOptions, FoundArticle } from './discover/discover.ts';
import type { TearsheetError } from './errors.ts';
import type { CaptureFacts, Filter } from './library/library.ts';
import type { BatchOptions } from './pipeline/batch.ts';
import { type ConvertOptions, convert } from './pipeline/convert.ts';
import type { ArchiveOptions } from './pipeline/options.ts';
import { type Archived, archiveUrl, type ReadArticle, readArticle } from './pipeline/pipeline.ts';
import { buildRecord, render, type TextStyle } from './render/render.ts';
import { type FetchOptions, fetchPage, type HtmlPage, Pace, politely } from './sources/sources.ts';
import type { ArticleRecord, FetchedPage } from './types.ts';

export type { IfExists } from './capture/capture.ts';
export type { Check, Problem, Verification } from './capture/verify.ts';
export type { FoundArticle } from './discover/discover.ts';
export type {
  Access,
  Alternate,
  AlternateKind,
  Article,
  ArticleType,
  BlockDecision,
  ClaimReview,
  Contributor,
  Engine,
  Figure,
  Identifier,
  MediaKind,
  Medium,
  Metadata,
  Removal,
  Rights,
} from './engine/index.ts';
export { type ErrorCode, EXIT_CODE, TearsheetError, type Warning } from './errors.ts';
export type { CaptureFacts, Filter } from './library/library.ts';
export { type ConvertOptions, convert as extractArticle } from './pipeline/convert.ts';
export {
  type ExtractLine,
  type ExtractStreamOptions,
  extractStream,
  type InputRecord,
  type Shard,
  type UnreadInput,
} from './pipeline/stream.ts';
export {
  buildRecord,
  completeRecord,
  type FrontMatterProfile,
  type ImageFile,
  render,
  type TextStyle,
} from './render/render.ts';
export type { BrowserOptions, FetchEvent, HtmlPage } from './sources/sources.ts';
export type {
  ArticleRecord,
  BrowserFacts,
  BrowserVisit,
  CaptureProvenance,
  ConsentFacts,
  Exchange,
  FailureRecord,
  FetchedPage,
  Format,
  HttpSummary,
  ListedFacts,
  Outcome,
  RecordImage,
  Rendered,
  RenderedPage,
  SavedCapture,
  SavedFileFacts,
  SavedSource,
  StoredPicture,
} from './types.ts';
export { VERSION } from './version.ts';

/** Options of fetching. Every field has a default; times are in seconds, sizes in bytes. */
type OpenFetchOptions = Omit<FetchOptions, 'beforeRequest' | 'credentialsOf' | 'deadline' | 'fromList' | 'trustedHost'>;

/** Options of archiving. Every field has a default. `warc: false` writes no WARC. */
interface OpenArchiveOptions extends Omit<ArchiveOptions, 'converter' | 'fetch' | 'keepLock' | 'warc'> {
  fetch?: OpenFetchOptions;
  warc?: boolean;
}

/** An article that was saved, or found saved already. */
type OpenArchived = Omit<Archived, 'plan'>;

/**
 * Archives one source: an http(s) URL, a file or `-`. With `ifExists: 'skip'` nobody is asked for a page that a finished capture
 * in `dir` is of. Throws a TearsheetError; then nothing is left on disk.
 */
const archiveOpenly: (source: string, options?: OpenArchiveOptions) => Promise<OpenArchived> = archiveUrl;

/** Fetches and reads one source, and writes nothing. */
const readOpenly: (source: string, options?: OpenArchiveOptions) => Promise<ReadArticle> = readArticle;

/** Fetches and decodes one source: an http(s) URL, a file or `-`. */
const fetchOpenly: (source: string, options?: OpenFetchOptions) => Promise<FetchedPage> = fetchPage;

// The steps take what only the program itself may say, such as which host a person typed; others get the rest of their options.
export {
  archiveOpenly as archiveUrl,
  fetchOpenly as fetchPage,
  type OpenArchived as Archived,
  type OpenArchiveOptions as ArchiveOptions,
  type OpenFetchOptions as FetchOptions,
  type ReadArticle,
  readOpenly as readArticle,
};

/** The Markdown of the article in a page, with its front matter: the same text that `tearsheet` prints. Throws as `extractArticle` does. */
export function toMarkdown(page: HtmlPage, options: ConvertOptions & TextStyle = {}): string {
  const article = convert(page, options);
  return render(article, buildRecord(article), 'md', options).text;
}

/** Options of archiving many sources. */
export interface ArchiveManyOptions
  extends OpenArchiveOptions,
    Pick<BatchOptions, 'archive' | 'delaySeconds' | 'jobs' | 'perHost' | 'signal'> {}

/** The end of one source of several: `'error' in result` tells a failure from what was saved. */
export type ArchiveResult = { source: string; archived: OpenArchived } | { source: string; error: unknown };

/**
 * Archives many sources, several hosts at once and each politely, and yields each end as it comes. Duplicates are skipped, and with
 * `archive` the sources that an earlier run finished. A source is treated as one of a list: it may lead to a private address only with
 * `fetch.allowPrivate`.
 */
export async function* archiveMany(
  sources: AsyncIterable<string> | Iterable<string>,
  options: ArchiveManyOptions = {},
): AsyncGenerator<ArchiveResult> {
  const { archive: doneList, delaySeconds = 1, jobs, perHost, signal, fetch, ...each } = options;
  const pace = new Pace(delaySeconds);
  const { runBatch } = await import('./pipeline/batch.ts');
  const work = async (source: string, stop: AbortSignal) => ({
    value: await archiveUrl(source, { ...each, fetch: politely({ ...fetch, signal: stop, fromList: true }, pace) }),
  });
  const batch = {
    delaySeconds,
    ...(doneList !== undefined && { archive: doneList }),
    ...(jobs !== undefined && { jobs }),
    ...(perHost !== undefined && { perHost }),
    ...(signal !== undefined && { signal }),
  };
  for await (const result of runBatch(sources, work, batch)) {
    yield 'error' in result ? result : { source: result.source, archived: result.value };
  }
}

/** Options of looking for articles. */
export interface FindOptions extends Omit<DiscoverOptions, 'fetch'> {
  fetch?: OpenFetchOptions;
}

/** The addresses of articles that a site, a feed or a sitemap names, each once; `tearsheet links` prints the same. */
export async function* findArticles(address: string, options: FindOptions = {}): AsyncGenerator<FoundArticle> {
  const { discoverArticles } = await import('./discover/discover.ts');
  yield* discoverArticles(address, options);
}

/** Options of verifying. `quick` checks the sums alone, `deep` also what another version made; `jobs` are captures at once. */
export type VerifyManyOptions = Pick<VerifyPathsOptions, 'deep' | 'jobs' | 'quick' | 'signal'>;

/**
 * Checks captures in the order found: their sums, their WARC, and the text read again from it. `paths` are Markdown files, captures'
 * folders, folders above captures, or WARC files. Throws `usage` for a path that does not exist or holds no capture.
 */
export async function* verifyCaptures(paths: string[], options: VerifyManyOptions = {}): AsyncGenerator<Verification> {
  const [{ verifyPaths }, { createRereader }] = await Promise.all([
    import('./capture/verify.ts'),
    import('./pipeline/read-again.ts'),
  ]);
  const { signal, jobs } = options;
  const reader = createRereader({ ...(jobs !== undefined && { jobs }), ...(signal !== undefined && { signal }) });
  try {
    yield* verifyPaths(paths, { ...options, readAgain: reader.readAgain });
  } finally {
    await reader.close();
  }
}

/** Options of a search. */
export interface SearchCapturesOptions extends Filter {
  /** Called with each capture that is unfinished or damaged, and passed over. */
  onProblem?: (problem: TearsheetError) => void;
  signal?: AbortSignal;
}

/** A capture that was found, with its record. */
export interface FoundCapture extends CaptureFacts {
  /** The main file. */
  path: string;
  record: ArticleRecord;
}

/**
 * The captures below a folder that hold all the words, newest first; all of them without words. Words are written as for
 * `tearsheet search`: `-word` excludes, `word*` begins so.
 */
export async function* searchCaptures(
  dir: string,
  words: string[] = [],
  options: SearchCapturesOptions = {},
): AsyncGenerator<FoundCapture> {
  const [{ openLibrary }, { parseQuery, searchLibrary }] = await Promise.all([
    import('./library/library.ts'),
    import('./library/search.ts'),
  ]);
  const { onProblem = () => {}, ...filter } = options;
  const library = openLibrary([dir], { onProblem, ...(filter.signal && { signal: filter.signal }) });
  const terms = words.length > 0 ? { terms: parseQuery(words) } : {};
  for await (const { found, ...hit } of searchLibrary(library, dir, { ...filter, ...terms })) {
    const capture = await library.read(found);
    if (capture) yield { ...hit, record: capture.record };
  }
}
