import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, syncFolder, unwritable } from '../capture/capture.ts';
import { TearsheetError } from '../errors.ts';
import { type HashSet, readWorkList, sourceKey } from './work-list.ts';

/** The file of `--archive`: the finished URLs, one a line. Several processes may append to it. */
export class DoneList {
  readonly #file: FileHandle;
  readonly #path: string;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /** Opens or creates the file, and adds what is in it to `known`. Throws `unwritable`. */
  static async open(path: string, known: HashSet): Promise<DoneList> {
    try {
      await makeFolder(dirname(path));
      const file = await open(path, 'a+');
      // A device or a pipe has no list to read, and may have no end.
      if ((await file.stat()).isFile()) {
        await readInto(known, path);
        // A line is as durable as the name of its file.
        await syncFolder(dirname(path));
      }
      const list = new DoneList(file, path);
      if (!(await endsWithNewline(file))) await list.#append('\n');
      return list;
    } catch (error) {
      throw unwritable(`the archive list ${path}`, error);
    }
  }

  /** Appends one URL, without credentials; it is on the disk when this settles. Throws `unwritable`. */
  add(source: string): Promise<void> {
    const line = `${sourceKey(source)}\n`;
    const appended = this.#last.then(() => this.#append(line));
    // One failure is told to whoever caused it, and does not stop those behind.
    this.#last = appended.catch(() => {});
    return appended;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #append(line: string): Promise<void> {
    try {
      // One write, in append mode: a line of another process cannot come between.
      const bytes = Buffer.from(line);
      const { bytesWritten } = await this.#file.write(bytes);
      if (bytesWritten < bytes.length) throw tookPart(this.#path);
      await this.#file.datasync();
    } catch (error) {
      throw unwritable(`the archive list ${this.#path}`, error);
    }
  }
}

/** Adds what is in an archive file, if there is one, to `known` and touches nothing. */
export async function readDoneList(path: string, known: HashSet): Promise<void> {
  try {
    if ((await stat(path)).isFile()) await readInto(known, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(`the archive list ${path}`, error);
  }
}

async function readInto(known: HashSet, path: string): Promise<void> {
  for await (const line of readWorkList(createReadStream(path))) known.add(sourceKey(line));
}

async function endsWithNewline(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 10;
}

function tookPart(path: string): TearsheetError {
  return new TearsheetError('unwritable', `cannot write the archive list ${path}: the disk took only a part of a line`);
}
