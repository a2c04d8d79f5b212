/** The interface of a form of output: what it does with the lines of the stream. */
import type { ArticleRecord } from '../../types.ts';
import type { AnyLine } from '../stream.ts';

/** Takes lines in order; `end` writes what the form has behind the last. */
export interface LineWriter {
  add(line: AnyLine): Promise<void>;
  end(): Promise<void>;
}

/** A function that takes a writer's bytes. */
export type WriteBytes = (data: Uint8Array | string) => Promise<void>;

/** A failure has no text and no row: it is told in the statistics. */
export function isArticle(record: AnyLine['record']): record is ArticleRecord {
  return record !== undefined && !('error' in record);
}
