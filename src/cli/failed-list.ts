/** `--failed FILE`: the sources that failed, one a line, as they were given, for another run with `-i`. */
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { fileProblem, TearsheetError } from '../errors.ts';

/** The list of failed sources. It is written beside its place, as the list that is being read may be the same file. */
export class FailedList {
  readonly #path: string;
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Throws `unwritable` before anything is begun. A link keeps leading to the list; a device or a pipe is never replaced. */
  static async open(named: string): Promise<FailedList> {
    const path = await realpath(named).catch(() => named);
    const found = await stat(path).catch(() => undefined);
    if (found && !found.isFile()) throw new TearsheetError('unwritable', `cannot write ${named}: it is no regular file`);
    try {
      return new FailedList(path, await open(temporary(path), 'wx'));
    } catch (error) {
      throw unwritable(named, error);
    }
  }

  async add(source: string): Promise<void> {
    await this.#file.appendFile(`${source}\n`).catch((error: unknown) => {
      throw unwritable(this.#path, error);
    });
  }

  /** Puts the list in its place. With `dropped` the old file stays: a stopped run that reads it would lose the rest. */
  async close({ dropped }: { dropped: boolean }): Promise<void> {
    await this.#file.close();
    if (dropped) await rm(temporary(this.#path), { force: true });
    else {
      await rename(temporary(this.#path), this.#path).catch((error: unknown) => {
        throw unwritable(this.#path, error);
      });
    }
  }
}

function temporary(path: string): string {
  return `${path}.${process.pid}.tmp`;
}

function unwritable(path: string, error: unknown): TearsheetError {
  return new TearsheetError('unwritable', `cannot write ${path}: ${fileProblem(error)}`, { cause: error });
}
