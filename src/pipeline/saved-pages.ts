/** Tells which pages a folder has finished captures of, by every address that they are known by. */
import { dirname, join, resolve } from 'node:path';
import { findCaptures, readRecordFile, SUMS } from '../capture/capture.ts';
import { pageKey } from '../engine/addresses.ts';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import type { ArticleRecord } from '../types.ts';

export interface KnownCapture {
  /** The capture's main file. */
  path: string;
  record: ArticleRecord;
}

/** Reads the folder once, when it is first asked. */
export class SavedPages {
  readonly #dir: string;
  readonly #output: string | undefined;
  #folders: Promise<Map<string, string>> | undefined;

  /** The capture of `output` alone counts where that is given. */
  constructor({ dir = '.', output }: { dir?: string | undefined; output?: string | undefined }) {
    this.#dir = output === undefined ? dir : dirname(output);
    this.#output = output === undefined ? undefined : resolve(output);
  }

  /** The finished capture of this address, as it was typed, where it led to, or as the page states it; else undefined. */
  async find(source: string): Promise<KnownCapture | undefined> {
    if (!/^https?:\/\//i.test(source) || !URL.canParse(source)) return undefined;
    this.#folders ??= foldersByPage(this.#dir);
    const folder = (await this.#folders).get(pageKey(source));
    const record = folder === undefined ? undefined : await readRecordFile(folder);
    const path = folder === undefined ? undefined : await mainFile(folder);
    if (!record || path === undefined) return undefined;
    return this.#output === undefined || resolve(path) === this.#output ? { path, record } : undefined;
  }
}

async function foldersByPage(dir: string): Promise<Map<string, string>> {
  const folders = new Map<string, string>();
  try {
    for await (const folder of findCaptures(dir, () => {})) {
      // A capture that was not finished is to be done again.
      if (!(await exists(join(folder, SUMS)))) continue;
      const record = await readRecordFile(folder);
      const addresses = record ? [record.url, record.requestedUrl, record.finalUrl] : [];
      for (const address of addresses) if (address !== undefined) folders.set(pageKey(address), folder);
    }
  } catch (error) {
    // A folder that is not there yet has no captures.
    if (!(error instanceof TearsheetError && error.code === 'usage')) throw error;
  }
  return folders;
}

async function mainFile(folder: string): Promise<string | undefined> {
  const stem = folder.replace(/\.files$/, '');
  for (const extension of ['.md', '.json', '.html', '.txt', '']) {
    if (await exists(`${stem}${extension}`)) return `${stem}${extension}`;
  }
  return undefined;
}
