/** The article's record in the `metadata` of our own WARC files: JSON on one line of `application/warc-fields`. */
import type { ArticleRecord } from '../types.ts';
import type { WarcEntry } from './read.ts';

export const RECORD_FIELD = 'tearsheet-record';

/** Longest block that is read for it, in bytes: text, Markdown and removals of the largest page, escaped. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Whether it is worth keeping the block of an entry for `recordIn`. */
export function mayHoldRecord(entry: WarcEntry): boolean {
  const isFields = entry.type === 'metadata' && entry.field('Content-Type') === 'application/warc-fields';
  return isFields && entry.length <= MOST_BYTES;
}

/** Undefined for the `metadata` of other programs. Anyone can write a WARC: a caller looks at the shape of what it takes. */
export function recordIn(block: Uint8Array[]): Partial<ArticleRecord> | undefined {
  const json = RECORD_LINE.exec(Buffer.concat(block).toString('utf8'))?.[1];
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json) as Partial<ArticleRecord>;
  } catch (error) {
    // Whoever wrote it, it is no record of ours.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const RECORD_LINE = new RegExp(String.raw`^${RECORD_FIELD}: (\{.*\})\r?$`, 'm');

export async function readOwnRecord(entry: WarcEntry): Promise<Partial<ArticleRecord> | undefined> {
  if (!mayHoldRecord(entry)) return undefined;
  const block: Uint8Array[] = [];
  for await (const chunk of entry.block()) block.push(chunk);
  return recordIn(block);
}
