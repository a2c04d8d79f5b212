/**
 * Captures by their words, site, author and day. An index of the library answers; it follows the captures by itself, and where there
 * can be none (a read-only disk) or it fails, the captures are read one by one, with the same answers.
 */
import { join, relative, resolve } from 'node:path';
import { type CaptureFacts, factsOf, newestFirst } from './facts.ts';
import { checkFilter, type Filter, matchesFilter } from './filter.ts';
import type { Library } from './library.ts';
import { closeQuietly } from './search/index-file.ts';
import { findInIndex, type IndexedCapture } from './search/indexed.ts';
import { matchesTerms } from './search/match.ts';
import type { Term } from './search/query.ts';
import { syncedIndex } from './search/sync.ts';
import type { FoundFolder } from './walk.ts';

export { type Snippet, snippetOf } from './search/match.ts';
export { parseQuery, type Term } from './search/query.ts';

/** A capture that was found; `library.read` gives its record. */
export interface Hit extends CaptureFacts {
  /** The main file, as it is told. */
  path: string;
  found: FoundFolder;
}

export interface SearchOptions extends Filter {
  /** The terms, all of which must hold; without any, every capture is found. */
  terms?: Term[];
  /** Called while the index is brought up to date. */
  onProgress?: (done: number, all: number) => void;
  signal?: AbortSignal;
}

/** Hits, newest first. `top` is the library's folder, which `library` was opened with. Throws `usage` for a day that is none. */
export async function* searchLibrary(library: Library, top: string, options: SearchOptions = {}): AsyncGenerator<Hit> {
  checkFilter(options);
  const given = new Set<string>();
  const index = await syncedIndex(library, resolve(top), options);
  try {
    for (const capture of index ? findInIndex(index.database, options) : []) {
      const hit = hitOf(capture, resolve(top));
      given.add(hit.found.folder);
      yield hit;
    }
    if (index) return;
  } catch (error) {
    // Damage in the middle, which SQLite finds only now: the next search makes the index anew.
    if (!(error instanceof Error) || index === undefined) throw error;
    index.remove();
  } finally {
    closeQuietly(index?.database);
  }
  for await (const hit of byReading(library, options)) if (!given.has(hit.found.folder)) yield hit;
}

function hitOf({ folder, main, stamp, ...facts }: IndexedCapture, top: string): Hit {
  const path = join(top, main);
  return { ...facts, path: relative('', path) || '.', found: { folder: join(top, folder), path, stamp } };
}

async function* byReading(library: Library, options: SearchOptions): AsyncGenerator<Hit> {
  const hits: Hit[] = [];
  for await (const found of library.folders()) {
    options.signal?.throwIfAborted();
    const capture = await library.read(found);
    if (capture === undefined) continue;
    const facts = factsOf(capture.record);
    if (!matchesFilter(facts, options) || !matchesTerms(capture.record, options.terms ?? [])) continue;
    hits.push({ ...facts, path: capture.path, found });
  }
  yield* hits.sort(newestFirst);
}
