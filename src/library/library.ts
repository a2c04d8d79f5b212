/**
 * A folder tree of captures, which is all that a library is. Whatever reads one goes through `openLibrary`: it finds each finished
 * capture once, and names what is unfinished or damaged. Nothing here fetches, and nothing needs the index.
 */

import { relative, resolve } from 'node:path';
import type { TearsheetError } from '../errors.ts';
import { hasCode } from '../errors.ts';
import { type LibraryCapture, readCapture } from './capture.ts';
import { type FoundFolder, walkCaptures } from './walk.ts';

export type { LibraryCapture } from './capture.ts';
export { type CaptureFacts, factsOf } from './facts.ts';
export { type Filter, matchesFilter } from './filter.ts';

export interface Library {
  /** Finds each finished capture once, in the order of the folders' names. A capture that cannot be read is told and passed over. */
  captures(): AsyncGenerator<LibraryCapture>;
  /** The folders alone, unread, with what tells whether one has changed. */
  folders(): AsyncGenerator<FoundFolder>;
  /** Reads one of them; undefined when it is damaged or gone, which is told. */
  read(found: FoundFolder): Promise<LibraryCapture | undefined>;
}

export interface LibraryOptions {
  /** Paths are told as seen from here; default the working folder. */
  from?: string;
  /** Called with each capture that is unfinished or damaged: one line, with the path. */
  onProblem: (problem: TearsheetError) => void;
  signal?: AbortSignal;
}

/** `paths` are folders of captures, captures' folders or Markdown files. Throws `usage` for one that does not exist. */
export function openLibrary(paths: string[], options: LibraryOptions): Library {
  const from = resolve(options.from ?? '.');
  const shown = (path: string) => relative(from, path) || '.';
  // A library may be read twice in one run.
  const told = new Set<string>();
  const tell = (problem: TearsheetError) => {
    if (!told.has(problem.message)) options.onProblem(problem);
    told.add(problem.message);
  };
  async function* folders(): AsyncGenerator<FoundFolder> {
    const seen = new Set<string>();
    for (const path of paths) {
      for await (const found of walkCaptures(resolve(path), shown)) {
        options.signal?.throwIfAborted();
        if ('problem' in found) tell(found.problem);
        else if (!seen.has(found.folder)) {
          seen.add(found.folder);
          yield found;
        }
      }
    }
  }
  async function read(found: FoundFolder): Promise<LibraryCapture | undefined> {
    const result = await readCapture(found, shown).catch((error: unknown) => {
      // Removed while the library is read: it is not there any more, which is no damage.
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw error;
    });
    if (result === undefined || !('problem' in result)) return result;
    tell(result.problem);
    return undefined;
  }
  async function* captures(): AsyncGenerator<LibraryCapture> {
    for await (const found of folders()) {
      const capture = await read(found);
      if (capture) yield capture;
    }
  }
  return { captures, folders, read };
}
