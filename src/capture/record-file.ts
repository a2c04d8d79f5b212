/** The record of a capture, which anyone may have changed. */
import { join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import { readRegularText } from '../files/hash.ts';
import { parseForeignJson } from '../files/json.ts';
import type { ArticleRecord } from '../types.ts';
import { SUMS } from './find.ts';
import { wrongPart } from './record-shape.ts';

export const RECORD = 'record.json';

/** Largest record that is read, in bytes: text, Markdown and removals of the largest page, escaped. */
export const MOST_RECORD = 128 * 1024 * 1024;

/** The record in the capture's folder; undefined when there is none, or what is there is no file that can be read as one. */
export async function readRecordFile(folder: string): Promise<ArticleRecord | undefined> {
  try {
    return await readRecordStrictly(folder);
  } catch (error) {
    if (error instanceof TearsheetError) return undefined;
    throw error;
  }
}

/**
 * The record in a folder; undefined when there is none. Throws `unreadable` and `bad-record`, each with one line that names the
 * file.
 */
export async function readRecordStrictly(folder: string): Promise<ArticleRecord | undefined> {
  return (await readRecordWithText(folder))?.record;
}

/** The record in a folder, with the text that it was read from. Throws as `readRecordStrictly` does. */
export async function readRecordWithText(folder: string): Promise<{ record: ArticleRecord; text: string } | undefined> {
  const path = join(folder, RECORD);
  const text = await readRegularText(path, MOST_RECORD);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = parseForeignJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new TearsheetError('bad-record', `${path} is no record: it is not JSON`, { cause: error });
  }
  const wrong = wrongPart(value);
  if (wrong === undefined) return { record: value as ArticleRecord, text };
  throw new TearsheetError('bad-record', `${path} is no record: ${wrong.slice(0, 100)} is missing or not of its kind`);
}

/** Whether a finished capture in this folder is of one of these addresses. */
export async function isCaptureOf(folder: string, urls: string[]): Promise<boolean> {
  if (!(await exists(join(folder, SUMS)))) return false;
  const { url, requestedUrl, finalUrl } = (await readRecordFile(folder)) ?? {};
  return [url, requestedUrl, finalUrl].some((address) => address !== undefined && urls.includes(address));
}

/** The JSON object that a WARC holds as the record of its article, whatever is in it; undefined for other text. */
export function parseStoredRecord(json: string | undefined): Partial<ArticleRecord> | undefined {
  try {
    const value = parseForeignJson(json ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
