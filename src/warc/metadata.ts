/** Reads one field out of a WARC's `metadata` record of the type `application/warc-fields`. */
import type { WarcEntry } from './read.ts';

/** Longest block that is read for it, in bytes: text, Markdown and removals of the largest page, escaped. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Whether the block of an entry may hold fields, and is not too large to be kept for `fieldIn`. */
export function mayHoldFields(entry: WarcEntry): boolean {
  const isFields = entry.type === 'metadata' && entry.field('Content-Type') === 'application/warc-fields';
  return isFields && entry.length <= MOST_BYTES;
}

/** The value of the first field of this name, which stands on one line; undefined when there is none. */
export function fieldIn(block: Uint8Array[], name: string): string | undefined {
  const text = Buffer.concat(block).toString('utf8');
  const start = `${name}: `;
  const at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (at === 0 && !text.startsWith(start)) return undefined;
  const end = text.indexOf('\n', at);
  return text.slice(at + start.length, end < 0 ? undefined : end).replace(/\r$/, '');
}

/** The value of the first field of this name in an entry, which is read to its end for it. */
export async function readField(entry: WarcEntry, name: string): Promise<string | undefined> {
  if (!mayHoldFields(entry)) return undefined;
  const block: Uint8Array[] = [];
  for await (const chunk of entry.block()) block.push(chunk);
  return fieldIn(block, name);
}
