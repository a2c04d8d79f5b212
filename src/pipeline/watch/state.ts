/**
 * The known facts about the pages that are watched: one JSON file in the folder of the captures, replaced whole after each page.
 */
import { join, relative } from 'node:path';
import { newestCaptures, type PastCapture } from '../../capture/history.ts';
import { pageKey } from '../../engine/addresses.ts';
import { makeFolder, replaceFile } from '../../files/durable.ts';
import { readRegularText } from '../../files/hash.ts';

/** Times are ISO 8601 in UTC. */
export interface PageState {
  /** The time of the last look at the page; empty for never. */
  checked: string;
  /** The time at which a capture last differed from the one before. */
  changed: string;
  /** The folder of the newest capture, as seen from the folder of the captures. */
  capture: string;
}

export interface WatchState {
  /** The state of a page by the file; where the file tells none, by the newest capture of the page. */
  get(source: string): Promise<PageState | undefined>;
  set(source: string, page: PageState): Promise<void>;
  /** A path as it stands in the file. */
  relative(path: string): string;
}

/** A file that is missing or damaged knows nothing, so that every page is due. */
export async function openWatchState(dir: string): Promise<WatchState> {
  const folder = join(dir, '.tearsheet');
  const path = join(folder, 'watch.json');
  const pages = await readPages(path);
  // Writes run one after the other: each writes all that is known by then.
  let writing: Promise<void> = Promise.resolve();
  // The captures are read once for all pages that the file does not tell.
  let captures: Promise<Map<string, PastCapture>> | undefined;
  return {
    get: async (source) => {
      const known = pages.get(source);
      if (known !== undefined) return known;
      captures ??= newestCaptures(dir, pageKey);
      const last = (await captures).get(pageKey(source));
      // A page that was captured while the folder was read has its state by now.
      if (last?.retrieved === undefined) return pages.get(source);
      return pages.get(source) ?? { checked: '', changed: last.retrieved, capture: relative(dir, last.path) };
    },
    set: (source, page) => {
      pages.set(source, page);
      writing = writing.then(async () => {
        await makeFolder(folder);
        const text = `${JSON.stringify(Object.fromEntries(pages), null, 1)}\n`;
        await replaceFile(path, (file) => file.writeFile(text));
      });
      return writing;
    },
    relative: (file) => relative(dir, file),
  };
}

/** Some hundred thousand pages. */
const MOST_BYTES = 256 * 1024 * 1024;

async function readPages(path: string): Promise<Map<string, PageState>> {
  try {
    const value: unknown = JSON.parse((await readRegularText(path, MOST_BYTES)) ?? 'null');
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).filter((entry): entry is [string, PageState] => isState(entry[1])));
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

function isState(value: unknown): value is PageState {
  if (typeof value !== 'object' || value === null) return false;
  const { checked, changed, capture } = value as Record<string, unknown>;
  return [checked, changed, capture].every((one) => typeof one === 'string');
}
