/**
 * tearsheet as a library: the steps of the command line, typed.
 *
 *   import { archiveUrl, extractArticle } from 'tearsheet';
 *   const { path, record } = await archiveUrl('https://example.org/news/1', { dir: 'archive' });
 *   const article = extractArticle({ html, url });
 *
 * Failures are thrown as `TearsheetError` with a stable `code`.
 */

export type { Access, Article, BlockDecision, Figure, Metadata, Removal } from './engine/index.ts';
export { type ErrorCode, EXIT_CODE, TearsheetError, type Warning } from './errors.ts';
export { type ConvertOptions, convert as extractArticle, type HtmlPage } from './pipeline/convert.ts';
export type { ArchiveOptions } from './pipeline/options.ts';
export { type Archived, archiveUrl, type ReadArticle, readArticle } from './pipeline/pipeline.ts';
export { type ExtractLine, type ExtractStreamOptions, extractStream } from './pipeline/stream.ts';
export { buildRecord, completeRecord, render } from './render/render.ts';
export { type FetchOptions, fetchPage } from './sources/sources.ts';
export type {
  ArticleRecord,
  Exchange,
  FailureRecord,
  FetchedPage,
  Format,
  Outcome,
  RecordImage,
  Rendered,
  SavedCapture,
} from './types.ts';
export { VERSION } from './version.ts';
