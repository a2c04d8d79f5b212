/**
 * tearsheet as a library: the steps of the command line, typed.
 *
 *   import { archiveUrl, extractArticle } from 'tearsheet';
 *   const { path, record } = await archiveUrl('https://example.org/news/1', { dir: 'archive' });
 *   const article = extractArticle({ html, url });
 *
 * Failures are thrown as `TearsheetError` with a stable `code`.
 */
export { type Archived, type ArchiveOptions, archiveUrl, type ReadArticle, readArticle } from './archive/archive.ts';
export { type ConvertOptions, convert as extractArticle, type PageText } from './archive/convert.ts';
export { type ExtractLine, type ExtractStreamOptions, extractStream } from './archive/extract-stream.ts';
export { type ErrorCode, EXIT_CODE, TearsheetError } from './errors.ts';
export { type FetchOptions, fetchPage } from './fetch/fetch.ts';
export { buildRecord, completeRecord, render } from './render/render.ts';
export type {
  Access,
  Article,
  ArticleRecord,
  BlockDecision,
  Exchange,
  FailureRecord,
  FetchedPage,
  Figure,
  Format,
  Metadata,
  Outcome,
  RecordImage,
  Removal,
  Rendered,
  SavedCapture,
  Warning,
} from './types.ts';
export { VERSION } from './version.ts';
