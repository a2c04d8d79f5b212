/** The sources of a batch: those that were typed, then the lines of `-i`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileProblem, TearsheetError } from '../errors.ts';
import { readRows } from '../pipeline/list-rows.ts';
import type { ListedFacts } from '../types.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** A source, or a line that is none. */
export type Listed = ListedFacts & { source: string; error?: TearsheetError };

export async function* listSources(typed: string[], { inputFile }: CliOptions, terminal: Terminal): AsyncGenerator<Listed> {
  for (const source of typed) yield { source };
  if (inputFile === undefined) return;
  const lines = inputFile === '-' ? terminal.stdin : openList(inputFile);
  const name = inputFile === '-' ? 'standard input' : inputFile;
  for await (const { place, ...row } of readRows(lines)) {
    const { source } = row;
    if (/^https?:/i.test(source) && URL.canParse(source)) yield row;
    else yield { ...row, error: notListable(source, `${name}, ${place}`) };
  }
}

/** Checks before anything is begun that the list can be read. */
export async function requireList({ inputFile = '-' }: CliOptions): Promise<void> {
  if (inputFile === '-') return;
  const found = await stat(inputFile).catch((error: unknown) => {
    throw unreadable(inputFile, error);
  });
  if (found.isDirectory()) throw new TearsheetError('usage', `cannot read the list ${inputFile}: it is a folder`);
}

function notListable(source: string, where: string): TearsheetError {
  const shown = JSON.stringify(source.slice(0, 200));
  return new TearsheetError('usage', `${where}: a list may hold http and https URLs only: ${shown}`);
}

async function* openList(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): TearsheetError {
  return new TearsheetError('usage', `cannot read the list ${path}: ${fileProblem(error)}`, { cause: error });
}
