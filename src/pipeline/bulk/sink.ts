/** The target of one output's bytes: a file that is whole or absent, or a pipe that is written through. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { constants, type WriteStream } from 'node:fs';
import { open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { hasCode, TearsheetError, unwritable } from '../../errors.ts';
import { isDeadHere, makeFolder, NEW_FILE, newOwner, OWNER_PATTERN, syncFolder } from '../../files/durable.ts';

/** Facts about an output, once it is whole. */
export interface Written {
  path: string;
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** Takes an output's bytes in order. */
export interface Sink {
  write(data: Uint8Array | string): Promise<void>;
  /** Ends the bytes, syncs them and gives the file its name. */
  commit(): Promise<Written>;
  /** Forgets what was written; nothing stays. */
  abandon(): Promise<void>;
}

/** Throws `usage` for an ending that this Node cannot write, before anything is read. */
export function requireCompression(path: string): void {
  if (path.endsWith('.zst') && compressorOf(path) === undefined)
    throw new TearsheetError('usage', `this Node has no Zstandard, so ${path} cannot be written; use .gz, or a newer Node`);
}

/** `packed` false leaves the bytes as they come, whatever the ending says. */
export async function openSink(path: string, packed: boolean): Promise<Sink> {
  try {
    const folder = dirname(path);
    await makeFolder(folder);
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory()) throw new TearsheetError('unwritable', `cannot write ${path}: it is a folder`);
    // A pipe or a device has a reader; it gets the bytes as they come.
    const isThrough = there !== undefined && !there.isFile();
    const temporary = isThrough ? path : join(folder, `.${basename(path)}.${newOwner()}.writing`);
    const handle = await open(temporary, isThrough ? constants.O_WRONLY : NEW_FILE, 0o666);
    return new FileSink(
      path,
      temporary,
      handle.createWriteStream({ flush: !isThrough }),
      packed ? compressorOf(path)?.() : undefined,
    );
  } catch (error) {
    throw unwritable(path, error);
  }
}

class FileSink implements Sink {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: WriteStream;
  readonly #packer: Transform | undefined;
  readonly #hash: Hash = createHash('sha256');
  readonly #done: Promise<void>;
  #bytes = 0;
  #failure: unknown;

  constructor(path: string, temporary: string, file: WriteStream, packer: Transform | undefined) {
    [this.#path, this.#temporary, this.#file, this.#packer] = [path, temporary, file, packer];
    packer?.on('data', (chunk: Buffer) => this.#count(chunk));
    packer?.pipe(file);
    this.#done = finished(file).catch((error: unknown) => {
      this.#failure = unwritable(path, error);
      packer?.destroy();
    });
  }

  async write(data: Uint8Array | string): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (!this.#packer) this.#count(data);
    const into = this.#packer ?? this.#file;
    if (into.write(data)) return;
    await Promise.race([once(into, 'drain').catch(() => {}), this.#done]);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async commit(): Promise<Written> {
    (this.#packer ?? this.#file).end();
    await this.#done;
    if (this.#failure !== undefined) {
      await this.abandon();
      throw this.#failure;
    }
    try {
      if (this.#temporary !== this.#path) {
        await rename(this.#temporary, this.#path);
        await syncFolder(dirname(this.#path));
      }
    } catch (error) {
      throw unwritable(this.#path, error);
    }
    return { path: this.#path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async abandon(): Promise<void> {
    this.#packer?.destroy();
    this.#file.destroy();
    await this.#done;
    if (this.#temporary === this.#path) return;
    await unlink(this.#temporary).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error;
    });
  }

  #count(data: Uint8Array | string): void {
    this.#hash.update(data);
    this.#bytes += typeof data === 'string' ? Buffer.byteLength(data) : data.length;
  }
}

/** The compressor by the path's ending; undefined for plain bytes, and for Zstandard where Node has none. */
function compressorOf(path: string): (() => Transform) | undefined {
  if (path.endsWith('.gz')) return () => zlib.createGzip();
  if (!path.endsWith('.zst')) return undefined;
  return (zlib as { createZstdCompress?: () => Transform }).createZstdCompress;
}

const TEMPORARY = new RegExp(String.raw`^\..+\.(${OWNER_PATTERN})\.writing$`);

/** Deletes what dead processes of this machine left half written. Files of living processes and of other machines stay. */
export async function sweepOutputs(folder: string): Promise<void> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of names) {
    const owner = TEMPORARY.exec(entry.name)?.[1];
    if (owner === undefined || !entry.isFile() || !isDeadHere(owner)) continue;
    await unlink(join(folder, entry.name)).catch(() => {});
  }
}

/** Writes a small file whole. */
export async function writeWhole(path: string, text: string): Promise<Written> {
  const sink = await openSink(path, false);
  await sink.write(text);
  return sink.commit();
}
