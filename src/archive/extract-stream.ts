/** Pages from files or standard input -> records, in the order of the input; memory does not grow with its length. */
import { TearsheetError } from '../errors.ts';
import type { ArticleRecord, FailureRecord } from '../types.ts';
import { convertToRecord } from './convert.ts';
import { type PageInput, readPages } from './page-input.ts';

export interface ExtractStreamOptions {
  /** The URL of HTML files. */
  base?: string;
  /** Pages at once. */
  jobs?: number;
  /** Adds clean HTML to each record. */
  html?: boolean;
  force?: boolean;
  /** What the file name `-` reads, as JSONL. */
  stdin?: NodeJS.ReadableStream;
  /** Called with each WARC file and the number of answers in it that are no HTML pages. */
  onOthers?: (file: string, count: number) => void;
  signal?: AbortSignal;
}

/** One line of output. */
export interface ExtractLine {
  /** The record, or the failure in its place. */
  record: ArticleRecord | FailureRecord;
  /** File and line, or the page's URL. */
  where: string;
  /** What was thrown, for a failure. */
  error?: unknown;
}

/** One line a page, failures included; throws only for what ends the run, such as an input file that is not there. */
export async function* extractStream(files: string[], options: ExtractStreamOptions = {}): AsyncGenerator<ExtractLine> {
  for await (const input of readPages(files, options)) {
    options.signal?.throwIfAborted();
    yield convertInput(input, options);
    // A parsed page is only freed once the event loop has turned.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function convertInput(input: PageInput, options: ExtractStreamOptions): ExtractLine {
  const { id, url, where } = input;
  const named = { ...(id !== undefined && { id }) };
  try {
    if ('error' in input) throw input.error;
    const { html = false, force = false } = options;
    return { where, record: { ...named, ...convertToRecord(input.page, { html, force }) } };
  } catch (error) {
    const code = error instanceof TearsheetError ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    return { where, error, record: { ...named, ...(url !== undefined && { url }), error: { code, message } } };
  }
}
