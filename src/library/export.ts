/** Captures for other programs: reference managers, spreadsheets, data frames. Each capture once, the oldest first; two runs give the same bytes. */
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VERSION } from '../version.ts';
import { bibtex } from './export/bibtex.ts';
import { cslJson } from './export/csl-json.ts';
import { csv } from './export/csv.ts';
import { distinctKeys, keyOf } from './export/keys.ts';
import { ris } from './export/ris.ts';
import type { TextFormat } from './export/text-format.ts';
import { dayIn, oldestFirst } from './facts.ts';
import type { Library, LibraryCapture } from './library.ts';
import type { FoundFolder } from './walk.ts';

const jsonl: TextFormat = {
  before: '',
  item: ({ record: { capture: _, ...record }, path }) => `${JSON.stringify({ path, ...record })}\n`,
  between: '',
  after: '',
};

const TEXT_FORMATS = { 'csl-json': cslJson, bibtex, ris, csv, jsonl } satisfies Record<string, TextFormat>;

export type TextFormatName = keyof typeof TEXT_FORMATS;

export function isTextFormat(name: string): name is TextFormatName {
  return Object.hasOwn(TEXT_FORMATS, name);
}

/** The captures of a library in the order of exports, each with its key. Memory holds a line of each, never all records. */
export interface ExportOrder {
  found: FoundFolder;
  key: string;
  url: string;
  retrieved: string;
}

/**
 * Reads the library once for its order. A text that was read again later (`extract --write`) stands for the capture that it is of,
 * so that nothing is cited or counted twice.
 */
export async function exportOrder(library: Library): Promise<ExportOrder[]> {
  const entries: (ExportOrder & { day: string; path: string; sha256: string; readAgain: string })[] = [];
  const newest = new Map<string, { folder: string; at: string }>();
  for await (const found of library.folders()) {
    const capture = await library.read(found);
    if (capture === undefined) continue;
    const { record, path, sha256, folder } = capture;
    const { published, retrieved = '' } = record;
    const of = evidenceFolder(capture);
    const at = of === folder ? '' : (record.extractedFrom?.at ?? '');
    const day = dayIn(published) ?? dayIn(retrieved) ?? '';
    entries.push({ found, key: keyOf(record), url: record.url, day, path, sha256, retrieved, readAgain: of });
    if ((newest.get(of)?.at ?? '') <= at) newest.set(of, { folder, at });
  }
  const kept = entries.filter(({ found, readAgain }) => newest.get(readAgain)?.folder === found.folder);
  return distinctKeys(kept).sort(oldestFirst);
}

/** The folder of the capture whose stored page the text was read from: mostly its own. */
export function evidenceFolder({ folder, record }: LibraryCapture): string {
  const file = record.extractedFrom?.file;
  return typeof file === 'string' ? join(dirname(folder), basename(dirname(file))) : folder;
}

/** The export as pieces of text. */
export async function* exportText(library: Library, order: ExportOrder[], name: TextFormatName): AsyncGenerator<string> {
  const format: TextFormat = TEXT_FORMATS[name];
  yield format.before;
  let isFirst = true;
  for (const { found, key } of order) {
    const capture = await library.read(found);
    if (capture === undefined) continue;
    yield (isFirst ? '' : format.between) + format.item(capture, key);
    isFirst = false;
  }
  yield format.after;
}

/** The columns of `extract --to parquet`, after the path and the capture's hash. A file, as its end is told when it is written. */
export async function exportParquet(library: Library, order: ExportOrder[], file: FileHandle): Promise<void> {
  const { parquetWriter } = await import('../render/parquet.ts');
  const rows = await parquetWriter((bytes) => file.writeFile(bytes), `tearsheet version ${VERSION}`, [
    'path',
    'captureSha256',
  ]);
  for await (const { record, path, sha256 } of captures(library, order)) {
    await rows.add({ ...record, path, captureSha256: sha256 } as typeof record);
  }
  await rows.end();
}

async function* captures(library: Library, order: ExportOrder[]): AsyncGenerator<LibraryCapture> {
  for (const { found } of order) {
    const capture = await library.read(found);
    if (capture) yield capture;
  }
}
