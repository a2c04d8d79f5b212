/** Files and standard input -> the page in them: HTML, or one of the forms that `saved/` reads. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileProblem, TearsheetError } from '../errors.ts';
import type { FetchedPage } from '../types.ts';
import { FETCH_LIMITS, type FetchOptions } from './options.ts';
import { folderBeside } from './saved/folder.ts';
import { type PictureFolder, readSaved, SAVED_BYTES } from './saved/saved.ts';
import { isWeb, parseUrl } from './url.ts';

/** The page of a file, a `file:` URL, or `-` for `options.stdin`. Throws what `readSaved` throws, and `usage`. */
export async function readLocalPage(source: string, options: FetchOptions): Promise<FetchedPage> {
  const { stdin, maxBytes = FETCH_LIMITS.maxBytes } = options;
  requireBase(options.base);
  if (source === '-' && !stdin) throw new TearsheetError('usage', 'standard input was not given');
  const where = source === '-' ? 'standard input' : source;
  const { bytes, modified } =
    stdin && source === '-' ? { bytes: await readAll(stdin, where, SAVED_BYTES) } : await readLocalFile(source, SAVED_BYTES);
  if (source === '-' && bytes.length === 0 && options.base === undefined) throw needsBase(where);
  const folder = source === '-' ? undefined : (page: Uint8Array) => folderBeside(pathOf(source), page);
  return pageOfBytes(bytes, {
    where,
    maxBytes,
    base: options.base,
    ...(folder && { folder }),
    ...(modified && { modified }),
    own: ownAddress(source),
  });
}

export interface BytesOptions {
  where: string;
  maxBytes: number;
  /** The address that overrides what the file states. */
  base?: string | undefined;
  /** The address of what states none; undefined where there has to be one. */
  own?: string | undefined;
  folder?: (page: Uint8Array) => PictureFolder | undefined;
  /** The encoding that comes with the bytes. */
  charset?: string;
  /** The times at which the file was written, and at which it was read. */
  modified?: string;
  readAt?: string;
}

/** The page in bytes of a file, which may come out of a capture. */
export async function pageOfBytes(bytes: Uint8Array, options: BytesOptions): Promise<FetchedPage> {
  const { where, maxBytes, modified, readAt = new Date().toISOString() } = options;
  let beside: PictureFolder | undefined;
  const folder = (page: Uint8Array) => {
    beside = options.folder?.(page);
    return beside;
  };
  const page = await readSaved(bytes, { where, maxBytes, folder, ...(options.charset && { charset: options.charset }) });
  const url = options.base ?? page.url ?? options.own;
  if (url === undefined) throw needsBase(where);
  const { html, charset, form, type, pictures, holdsPictures, savedAt } = page;
  const isSaved = form !== 'html' || pictures.length > 0 || type === 'application/gzip';
  return {
    requestedUrl: url,
    url,
    fetchedAt: savedAt ?? readAt,
    charset,
    html,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    exchanges: [],
    body: bytes,
    warnings: [],
    ...(isSaved && {
      saved: {
        form,
        type,
        pictures,
        holdsPictures,
        ...(beside && { folder: { name: beside.name, ...(beside.path !== undefined && { path: beside.path }) } }),
        ...(savedAt === undefined && modified !== undefined && { modified }),
      },
    }),
  };
}

function needsBase(where: string): TearsheetError {
  return new TearsheetError('usage', `${where} does not state its address: HTML there needs --base URL`);
}

function requireBase(base: string | undefined): void {
  const url = base === undefined ? undefined : parseUrl(base);
  if (base !== undefined && !(url && (isWeb(url) || url.protocol === 'file:')))
    throw new TearsheetError('usage', `--base must be an http or https URL: ${base}`);
}

function ownAddress(source: string): string | undefined {
  if (source === '-') return undefined;
  return source.startsWith('file:') ? new URL(source).href : pathToFileURL(resolve(source)).href;
}

/** The bytes of a local file; `usage` when it cannot be read, `too-large` above `maxBytes`. */
export async function readLocalFile(source: string, maxBytes: number): Promise<{ bytes: Uint8Array; modified: string }> {
  const path = pathOf(source);
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('usage', missing(source, error), { cause: error });
  });
  try {
    const info = await file.stat();
    if (info.isDirectory()) throw new TearsheetError('usage', `${source} is a folder, not an HTML file`);
    return {
      bytes: await readAll(pieces(file, Math.min(info.size, maxBytes)), source, maxBytes),
      modified: info.mtime.toISOString(),
    };
  } finally {
    await file.close();
  }
}

/** The bytes of an open file, which may be a pipe: read without Node's streams, whose code takes longer to load than a page to read. */
async function* pieces(file: FileHandle, size: number): AsyncIterable<Uint8Array> {
  for (let most = Math.max(size + 1, PIECE); ; most = PIECE) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(most));
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

const PIECE = 64 * 1024;

/** The path of a file that is named as one or by a `file:` URL. */
export function pathOf(source: string): string {
  if (!source.startsWith('file:')) return source;
  try {
    return fileURLToPath(source);
  } catch (error) {
    throw new TearsheetError('usage', 'not the URL of a file on this machine', { cause: error });
  }
}

/** All bytes of a stream, such as standard input; `too-large` above `maxBytes`. */
export async function readAll(
  stream: AsyncIterable<Uint8Array | string>,
  source: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes)
      throw new TearsheetError('too-large', `${source} has more than ${maxBytes} bytes; --max-size sets the limit`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Endings that no host has. */
const FILE_ENDING = /\.(?:x?html?|mht|mhtml|warc|wacz|gz|jsonl?|txt|pdf)$/i;

function missing(source: string, error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') return `cannot read ${source}: ${fileProblem(error)}`;
  const looksLikeHost = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(source) && !FILE_ENDING.test(source);
  return looksLikeHost ? `no file ${source}; for the web address type https://${source}` : `no such file: ${source}`;
}
