/** One line of page JSONL: `{ id?, url, html }` or `{ id?, url, path }`. */
import { TearsheetError } from '../errors.ts';
import type { FetchedText } from '../sources/sources.ts';
import type { PageFile } from './page-file.ts';

/** A line as its input has it; whoever converts its page parses it. */
export interface PageLine {
  /** UTF-8, in memory that threads may share. */
  line: Uint8Array;
  /** The folder in which relative paths start that are not found from the working folder. */
  folder: string;
}

/** Names that a line gives its page. */
export interface PageNames {
  id?: string | number;
  url?: string;
}

/** Throws `bad-record` for a line that names no page. */
export function readPageLine({ line, folder }: PageLine): PageNames & { page: FetchedText | PageFile } {
  const value = parsed(line);
  const { url, html, path } = value;
  if (typeof url !== 'string' || !URL.canParse(url)) throw badRecord('"url" must be an absolute URL');
  if (typeof html !== 'string' && typeof path !== 'string') throw badRecord('there must be "html" or "path"');
  const page = typeof html === 'string' ? { html, url } : { path: path as string, folder, url };
  return { ...namesIn(value), page };
}

/** The names for a failure, as far as they are known. */
export function namesOfLine({ line }: PageLine): PageNames {
  try {
    return namesIn(parsed(line));
  } catch (error) {
    if (error instanceof TearsheetError) return {};
    throw error;
  }
}

function namesIn({ id, url }: Record<string, unknown>): PageNames {
  return {
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    ...(typeof url === 'string' ? { url } : {}),
  };
}

function parsed(line: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(line));
  } catch (error) {
    throw badRecord('the line is not JSON', error);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw badRecord('the line is not a JSON object');
  return value as Record<string, unknown>;
}

/** The line's text without a byte order mark. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

function badRecord(message: string, cause?: unknown): TearsheetError {
  return new TearsheetError('bad-record', message, { cause });
}
