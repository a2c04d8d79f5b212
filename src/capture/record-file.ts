/** The record of a capture, which anyone may have changed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../files/durable.ts';
import type { ArticleRecord } from '../types.ts';

export const RECORD = 'record.json';

/** Given the capture's folder; undefined when there is none, or what is there has not the shape of one. */
export async function readRecordFile(folder: string): Promise<ArticleRecord | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, RECORD), 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
    throw error;
  }
}

/** The JSON object that a WARC holds as the record of its article, whatever is in it; undefined for other text. */
export function parseStoredRecord(json: string | undefined): Partial<ArticleRecord> | undefined {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is ArticleRecord {
  if (!isObject(value)) return false;
  const { url, authors, images } = value;
  return typeof url === 'string' && Array.isArray(authors) && Array.isArray(images) && images.every(isObject);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
