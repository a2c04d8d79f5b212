/** Whether the part of a shared WARC (`--warc-file`) that a record names is what it was. */
import { basename, dirname, join } from 'node:path';
import { exists } from '../files/durable.ts';
import { sha256OfFile } from '../files/hash.ts';
import type { WarcPlace } from '../warc/shared-warc.ts';
import type { Parts } from './agree.ts';
import type { Problem } from './problem.ts';
import { RECORD } from './record-file.ts';

/** Nothing where the file is neither among `warcs` nor beside the capture: it may be kept anywhere. */
export async function sharedWarcProblems({ folder, intact, record }: Parts, warcs: string[]): Promise<Problem[]> {
  if (record?.warc === undefined || !intact.has(RECORD)) return [];
  if (!isPlace(record.warc)) {
    return [{ file: join(folder, RECORD), kind: 'contradicts', message: 'names no part of a WARC that there can be' }];
  }
  const { file: name, sha256, ...part } = record.warc;
  const file = warcs.find((path) => basename(path) === name) ?? join(dirname(folder), name);
  if (!(await exists(file))) return [];
  const found = await sha256OfFile(file, part);
  if (found.sha256 === sha256) return [];
  const message = `differs in the part that ${join(folder, RECORD)} names (${part.length} bytes from ${part.offset})`;
  return [{ file, kind: 'differs', message }];
}

function isPlace(place: unknown): place is WarcPlace {
  const { file, offset, length, sha256 } = (place ?? {}) as Record<string, unknown>;
  const isFrom = (least: number, value: unknown) => Number.isSafeInteger(value) && Number(value) >= least;
  const isFile = typeof file === 'string' && basename(file) === file;
  return isFile && typeof sha256 === 'string' && isFrom(0, offset) && isFrom(1, length);
}
