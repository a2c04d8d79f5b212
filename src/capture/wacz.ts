/** Captures packed into a WACZ, each under its own name. */
import { basename, dirname, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import { RECORD_FIELD } from '../types.ts';
import { VERSION } from '../version.ts';
import { readField } from '../warc/metadata.ts';
import type { WarcEntry } from '../warc/read.ts';
import { type PackedWarc, packWarcs } from '../warc/wacz.ts';
import { findCaptures } from './find.ts';
import { parseStoredRecord, readRecordStrictly } from './record-file.ts';

export interface PackOptions {
  /** Called with the error of a capture that is left out, as its record cannot be read; without it the error is thrown. */
  onProblem?: (problem: TearsheetError) => void;
  /** Gives a small package the form of one beyond 4 GiB; tests ask for it. */
  force64?: boolean;
}

/**
 * Packs captures, folders of captures and WARC files into a new file. Throws `usage` when there is no WARC, and what `packWarcs`
 * throws; then nothing is written.
 */
export async function writeWacz(output: string, paths: string[], options: PackOptions = {}): Promise<void> {
  const { onProblem, force64 = false } = options;
  if (await exists(output)) throw new TearsheetError('unwritable', `cannot write ${output}: it exists already`);
  const packed = await findWarcs(paths, onProblem);
  await packWarcs(output, packed, { software: `tearsheet ${VERSION}`, describe: titleOf, force64 });
}

async function findWarcs(paths: string[], onProblem: PackOptions['onProblem']): Promise<PackedWarc[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (/\.warc\.gz$/i.test(path)) files.push(path);
    else
      for await (const folder of findCaptures(path)) {
        if (await isReadable(folder, onProblem)) files.push(join(folder, 'capture.warc.gz'));
      }
  }
  const present: PackedWarc[] = [];
  for (const file of files) if (await exists(file)) present.push({ file, name: nameOf(file) });
  if (present.length > 0) return present;
  throw new TearsheetError('usage', `no WARC in ${paths.join(', ')}; one that captures share is named by its own path`);
}

/** Whether a capture's record can be read. A capture with a broken record is left out, as the commands on a library do. */
async function isReadable(folder: string, onProblem: PackOptions['onProblem']): Promise<boolean> {
  try {
    await readRecordStrictly(folder);
    return true;
  } catch (error) {
    if (!(error instanceof TearsheetError) || onProblem === undefined) throw error;
    onProblem(error);
    return false;
  }
}

/** The name in the package: the WARC of a capture has the capture's name there, as all are `capture.warc.gz` on disk. */
function nameOf(file: string): string {
  if (basename(file) !== 'capture.warc.gz') return basename(file);
  return basename(dirname(file)).replace(/\.files$/, '.warc.gz');
}

/** The title from the record that our own WARC files carry. */
async function titleOf(entry: WarcEntry): Promise<{ title?: string } | undefined> {
  const json = await readField(entry, RECORD_FIELD);
  const record = parseStoredRecord(json);
  if (record === undefined) return undefined;
  const { title } = record as { title?: unknown };
  return typeof title === 'string' ? { title } : {};
}
