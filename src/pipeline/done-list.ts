import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, syncFolder, unwritable } from '../capture/capture.ts';
import { TearsheetError } from '../errors.ts';
import { HashSet, readWorkList, sourceKey } from './work-list.ts';
import { WorkLocks } from './work-locks.ts';

/** Bytes of the list that are read at once. */
const READ_BYTES = 256 * 1024;

/**
 * The file of `--archive`: the finished URLs, one a line. Several processes may append to it; they share it while they run: what
 * others finish is read as the file grows, and what is in work is locked.
 */
export class DoneList {
  readonly #file: FileHandle;
  readonly #path: string;
  /** The locks on sources; absent where the list is a device or a pipe. */
  readonly #locks: WorkLocks | undefined;
  /** Keys of the sources that were appended since the list was opened. */
  readonly #finished = new HashSet();
  #read: number;
  #reading: Promise<void> = Promise.resolve();
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, path: string, size: number | undefined) {
    this.#file = file;
    this.#path = path;
    this.#read = size ?? 0;
    this.#locks = size === undefined ? undefined : new WorkLocks(path);
  }

  /** Opens or creates the file, and adds what is in it to `known`. Throws `unwritable`. */
  static async open(path: string, known: HashSet): Promise<DoneList> {
    try {
      await makeFolder(dirname(path));
      const file = await open(path, 'a+');
      // A device or a pipe has no list to read, and may have no end.
      const info = await file.stat();
      if (info.isFile()) {
        if (info.size > 0) await readInto(known, path, info.size);
        // A line is as durable as the name of its file.
        await syncFolder(dirname(path));
      }
      const list = new DoneList(file, path, info.isFile() ? info.size : undefined);
      if (!(await endsWithNewline(file))) await list.#append('\n');
      return list;
    } catch (error) {
      throw unwritable(`the archive list ${path}`, error);
    }
  }

  /**
   * Begins the work on a source: false when another process finished it meanwhile or has it in work. Each beginning ends in `end`.
   * Throws `unwritable`.
   */
  async begin(source: string): Promise<boolean> {
    const key = sourceKey(source);
    try {
      if (!((await this.#locks?.lock(key)) ?? true)) return false;
      // A process that had the source in work noted it before the lock came free.
      this.#reading = this.#reading.then(() => this.#readOn());
      await this.#reading;
      if (!this.#finished.has(key)) return true;
      await this.#locks?.unlock(key);
      return false;
    } catch (error) {
      throw unwritable(`the archive list ${this.#path}`, error);
    }
  }

  /** Ends the work on a source, noted or not. */
  async end(source: string): Promise<void> {
    // A lock that cannot be removed ends with this process: then nobody heeds it.
    await this.#locks?.unlock(sourceKey(source)).catch(() => {});
  }

  /** Reads the whole lines that were appended since. */
  async #readOn(): Promise<void> {
    if (this.#locks === undefined) return;
    const { size } = await this.#file.stat();
    while (this.#read < size) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, this.#read);
      const end = buffer.lastIndexOf(10, bytesRead - 1) + 1;
      // A line that is being written, or none that a URL can be.
      if (bytesRead === 0 || end === 0) return;
      for (const line of buffer.toString('utf8', 0, end).split('\n')) {
        if (line !== '') this.#finished.add(sourceKey(line.trim()));
      }
      this.#read += end;
    }
  }

  /** Appends one URL, without credentials; it is on the disk when this settles. Throws `unwritable`. */
  add(source: string): Promise<void> {
    const line = `${sourceKey(source)}\n`;
    const appended = this.#last.then(() => this.#append(line));
    // A failure is told to whoever caused it, and does not stop those behind.
    this.#last = appended.catch(() => {});
    return appended;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#locks?.close();
    await this.#file.close();
  }

  async #append(line: string): Promise<void> {
    try {
      // A single write in append mode keeps lines of other processes from coming between.
      const bytes = Buffer.from(line);
      const { bytesWritten } = await this.#file.write(bytes);
      if (bytesWritten < bytes.length) throw tookPart(this.#path);
      // A device or a pipe keeps nothing that could be synced, and refuses.
      if (this.#locks) await this.#file.datasync();
    } catch (error) {
      throw unwritable(`the archive list ${this.#path}`, error);
    }
  }
}

/** Adds what is in an archive file, if there is one, to `known` and touches nothing. */
export async function readDoneList(path: string, known: HashSet): Promise<void> {
  try {
    const info = await stat(path);
    if (info.isFile() && info.size > 0) await readInto(known, path, info.size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(`the archive list ${path}`, error);
  }
}

/** Reads the first `size` bytes of the list. */
async function readInto(known: HashSet, path: string, size: number): Promise<void> {
  for await (const line of readWorkList(createReadStream(path, { end: size - 1 }))) known.add(sourceKey(line));
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
