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
import { parseStoredRecord } from './record-file.ts';

/**
 * Packs captures, folders of captures and WARC files into a new file. Throws `usage` when there is no WARC, and what `packWarcs`
 * throws; then nothing is written. `force64` is for tests of what packages beyond 4 GiB look like.
 */
export async function writeWacz(output: string, paths: string[], { force64 = false } = {}): Promise<void> {
  if (await exists(output)) throw new TearsheetError('unwritable', `cannot write ${output}: it exists already`);
  const options = { software: `tearsheet ${VERSION}`, describe: titleOf, force64 };
  await packWarcs(output, await findWarcs(paths), options);
}

async function findWarcs(paths: string[]): Promise<PackedWarc[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (/\.warc\.gz$/i.test(path)) files.push(path);
    else for await (const folder of findCaptures(path)) files.push(join(folder, 'capture.warc.gz'));
  }
  const present: PackedWarc[] = [];
  for (const file of files) if (await exists(file)) present.push({ file, name: nameOf(file) });
  if (present.length > 0) return present;
  throw new TearsheetError('usage', `no WARC in ${paths.join(', ')}; one that captures share is named by its own path`);
}

/** A capture's WARC is called after its capture. */
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
