/** Reads the inputs of `extract`: page JSONL, HTML files, each gzipped or not. One bad line is one failure. */
import { createReadStream } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import { type ErrorCode, fileProblem, TearsheetError } from '../../errors.ts';
import { readLocalPage } from '../../sources/local.ts';
import { isGzip } from '../../sources/saved/gzip.ts';
import { type FetchedText, htmlPageOf } from '../../sources/sources.ts';
import { archiveAt } from '../../sources/warc/archive-at.ts';
import { readWarcLazily, type SavedFacts } from '../../sources/warc/warc.ts';
import type { FetchedPage } from '../../types.ts';
import { badRecord, MAX_PAGE, withStatedFacts } from '../page-file.ts';
import { isInShard, type Shard } from '../shard.ts';
import { packedResponse, type UnreadPage } from '../unread-page.ts';

/** A page to convert, or why it could not be read. */
export type PageInput = {
  id?: string | number;
  url?: string;
  /** The page's name for messages: file and line. */
  where: string;
  /** The page's place in its input: the line, from 1 ... */
  line?: number;
  /** ... or the byte of its WARC record. */
  offset?: number;
  /** The record of a WARC that it stands in. */
  from?: InputRecord;
  /** To be called when the page is done with: its memory is for another then. */
  release?: () => void;
} & ({ page: FetchedText | UnreadPage } | { error: unknown });

/** An input that could not be read, or not to its end; what it gave before has its lines. */
export interface UnreadInput {
  unread: unknown;
  where: string;
}

/** Facts that a page's own record in a WARC tells of it. */
export interface InputRecord {
  /** The address as recorded. */
  url: string;
  /** `WARC-Record-ID`, with its angle brackets. */
  recordId?: string;
  /** `WARC-Date`. */
  date?: string;
}

export interface PageInputOptions {
  base?: string;
  /** Called with a file and the number of answers in it that are no HTML pages. */
  onOthers?: (file: string, count: number) => void;
  stdin?: NodeJS.ReadableStream;
  /** The share of an input's lines that is read. */
  lines?: Shard;
  /** Gives memory for a line; by default new memory that threads share. */
  place?: (length: number) => Uint8Array;
  /** Reads large files instead, in a thread. */
  readLarge?: (file: string, options: PageInputOptions) => AsyncGenerator<PageInput>;
}

const STDIN = 'standard input';
/** Bytes of a file that is worth a thread: reading a smaller one takes no longer than the thread's start. */
export const LARGE_INPUT = 4 * 1024 * 1024;
/** Bytes of a file that are read at once: some lines. */
const CHUNK_BYTES = 512 * 1024;
/** Longest line in bytes: a page of the largest size, escaped. */
const MAX_LINE = 6 * MAX_PAGE;

/** All pages of the files, in order. A file that cannot be read is told in its place, and the next one is read. */
export async function* readPages(files: string[], options: PageInputOptions): AsyncGenerator<PageInput | UnreadInput> {
  for (const file of files) {
    try {
      const { readLarge } = options;
      if (readLarge && (await isLarge(file))) yield* readLarge(file, options);
      else yield* readInput(file, options);
    } catch (error) {
      if (files.length === 1 && file === '-') throw error;
      // A file that was read and is no page has its line, as any page without an article.
      if (error instanceof TearsheetError && NO_PAGE.has(error.code)) yield { where: file, error };
      else yield { unread: unreadableInput(file, error), where: file };
    }
  }
}

/** A pipe is never read by a thread, which could not be ended while it waits for bytes. */
async function isLarge(file: string): Promise<boolean> {
  if (file === '-') return false;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true && found.size >= LARGE_INPUT;
}

const NO_PAGE = new Set<ErrorCode>(['unsupported-type', 'truncated-body', 'bad-encoding', 'too-large', 'empty-page']);

function unreadableInput(file: string, error: unknown): unknown {
  if (error instanceof TearsheetError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code?.startsWith('Z_') ? `its gzip is damaged or cut short (${message})` : fileProblem(error);
  return new TearsheetError('unreadable', `cannot read ${file}: ${why}`, { cause: error });
}

/** The pages of one input. Throws what reading it throws. */
export async function* readInput(file: string, options: PageInputOptions): AsyncGenerator<PageInput> {
  if (file === '-') {
    if (!options.stdin) throw new TearsheetError('usage', 'standard input was not given');
    if (options.base === undefined) yield* readLines(options.stdin, STDIN, '.', options);
    else yield await readHtmlOnStdin(options.stdin, requireBase(options.base));
  } else if (/\.warc(?:\.gz)?$/i.test(file)) yield* readCaptures(file, options);
  else if (/\.jsonl(?:\.gz)?$/i.test(file)) yield* readLines(await openFile(file), file, dirname(file), options);
  else yield* readByBytes(file, options);
}

/** A WACZ, a WARC of another name, else HTML or a saved page. */
async function* readByBytes(file: string, options: PageInputOptions): AsyncGenerator<PageInput> {
  const archive = await archiveAt(file);
  if (archive === undefined) {
    await access(file);
    yield readHtmlFile(file, options.base);
    return;
  }
  const { listedPages } = await import('../../sources/warc/archive.ts');
  for await (const found of listedPages(archive)) yield 'error' in found ? found : inputOf(found);
}

async function* readCaptures(file: string, { onOthers }: PageInputOptions): AsyncGenerator<PageInput> {
  const counting = onOthers === undefined ? {} : { onOthers: (count: number) => onOthers(file, count) };
  for await (const found of readWarcLazily(file, counting)) {
    if ('error' in found) yield found;
    else if ('page' in found) yield inputOf(found);
    else {
      const { where, url, stored, recordId } = found;
      const from = { url: stored.url, date: stored.date, ...(recordId !== undefined && { recordId }) };
      yield { url, where, from, page: packedResponse(stored), ...(found.offset !== undefined && { offset: found.offset }) };
    }
  }
}

type StoredPage = { where: string; page: FetchedPage; facts?: SavedFacts; recordId?: string; offset?: number };

function inputOf({ where, page, facts, recordId, offset }: StoredPage): PageInput {
  const from = { url: page.url, date: page.fetchedAt, ...(recordId !== undefined && { recordId }) };
  const text = { ...htmlPageOf(page), fetched: page, ...(facts && { facts }) };
  return { url: page.requestedUrl, where, from, page: text, ...(offset !== undefined && { offset }) };
}

async function openFile(file: string): Promise<NodeJS.ReadableStream> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('unreadable', `cannot read ${file}: ${fileProblem(error)}`, { cause: error });
  });
  const start = Buffer.alloc(2);
  await handle.read(start, 0, 2, 0);
  await handle.close();
  const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (!isGzip(start)) return stream;
  const unzipped = stream.pipe(createGunzip());
  stream.on('error', (error) => unzipped.destroy(error));
  return unzipped;
}

async function* readLines(
  stream: NodeJS.ReadableStream,
  name: string,
  folder: string,
  { lines, place = sharedMemory }: PageInputOptions,
): AsyncGenerator<PageInput> {
  let number = 0;
  for await (const line of splitLines(stream, place)) {
    number += 1;
    if (!isInShard(number, lines)) continue;
    const where = `${name}:${number}`;
    if (line === undefined) yield { where, line: number, error: badRecord(`the line is longer than ${MAX_LINE} bytes`) };
    else if (!isBlank(line)) yield { where, line: number, page: { line, folder } };
  }
}

/** A byte order mark is white space too. */
function isBlank(line: Uint8Array): boolean {
  return line.length <= LONGEST_BLANK && Buffer.from(line).toString('utf8').trim() === '';
}

/** A longer line of white space is told as no JSON. */
const LONGEST_BLANK = 64;

/** Lines as bytes; undefined for one that is too long, which is skipped and not held. */
async function* splitLines(
  stream: NodeJS.ReadableStream,
  place: (length: number) => Uint8Array,
): AsyncGenerator<Uint8Array | undefined> {
  const joined = (all: Buffer[], size: number) => (size > MAX_LINE ? undefined : joinedAt(place(size), all));
  let parts: Buffer[] = [];
  let length = 0;
  for await (const data of stream) {
    let chunk = typeof data === 'string' ? Buffer.from(data) : (data as unknown as Buffer);
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      yield joined([...parts, chunk.subarray(0, end)], length + end);
      parts = [];
      length = 0;
      chunk = chunk.subarray(end + 1);
    }
    length += chunk.length;
    if (length <= MAX_LINE) parts.push(chunk);
    else parts = [];
  }
  if (length > 0) yield joined(parts, length);
}

/** The line lies in memory that threads share: whoever converts the page reads it where it is. */
function sharedMemory(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

function joinedAt(line: Uint8Array, parts: Buffer[]): Uint8Array {
  let at = 0;
  for (const part of parts) {
    line.set(part, at);
    at += part.length;
  }
  return line;
}

function readHtmlFile(file: string, base: string | undefined): PageInput {
  const url = base === undefined ? pathToFileURL(resolve(file)).href : requireBase(base);
  return { url, where: file, page: { path: file, folder: '.', url, isOwn: base === undefined } };
}

/** Reads one page, whose address is what `--base` says. */
async function readHtmlOnStdin(stream: NodeJS.ReadableStream, url: string): Promise<PageInput> {
  try {
    const page = await readLocalPage('-', { base: url, maxBytes: MAX_PAGE, stdin: stream as Readable });
    return { url, where: STDIN, page: withStatedFacts(page) };
  } catch (error) {
    return { url, where: STDIN, error };
  }
}

function requireBase(base: string): string {
  if (/^(?:https?|file):$/.test(URL.canParse(base) ? new URL(base).protocol : '')) return base;
  throw new TearsheetError('usage', `--base must be an http or https URL: ${base}`);
}
