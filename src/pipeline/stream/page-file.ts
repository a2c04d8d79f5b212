/** One HTML file of `extract`: read, unzipped and decoded. */
import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { gunzip } from 'node:zlib';
import { TearsheetError } from '../../errors.ts';
import { decodeHtml } from '../../sources/decode.ts';
import { requireText } from '../../sources/media-type.ts';
import type { HtmlPage } from '../convert.ts';

/** A page that is still a file, gzipped or not; whoever converts it reads it. */
export interface PageFile {
  path: string;
  /** Where relative paths start that are not found from the working folder. */
  folder: string;
  url: string;
}

/** Largest page, in bytes after decoding: that of a fetch. */
export const MAX_PAGE = 20 * 1024 * 1024;

/** Throws `bad-record` for what cannot be read, `too-large`, and `bad-encoding` for broken gzip. */
export async function readPageFile({ path, folder, url }: PageFile): Promise<HtmlPage> {
  return { html: await readHtml(path, folder), url };
}

/** Relative paths start at the working folder; what is not there, at the folder of the list. */
async function readHtml(path: string, folder: string): Promise<string> {
  const bytes = await readCapped(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isAbsolute(path)) throw unreadable(path, error);
    return readCapped(join(folder, path)).catch((second: unknown) => {
      throw unreadable(path, second);
    });
  });
  return readHtmlBytes(isGzip(bytes) ? await unzip(bytes, path) : bytes, path);
}

/** Throws `unsupported-type` for bytes that are no page, whatever their name. */
export async function readHtmlBytes(bytes: Uint8Array, where: string): Promise<string> {
  await requireText(bytes, where);
  return (await decodeHtml(bytes)).html;
}

async function readCapped(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    if (size > MAX_PAGE) throw new TearsheetError('too-large', `${path} is larger than ${MAX_PAGE} bytes`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function unzip(bytes: Buffer, path: string): Promise<Buffer> {
  return new Promise((done, fail) => {
    gunzip(bytes, { maxOutputLength: MAX_PAGE }, (error, unzipped) => {
      if (!error) return done(unzipped);
      const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      const what = large
        ? `${path} is larger than ${MAX_PAGE} bytes unzipped`
        : `${path} is not whole gzip: ${error.message}`;
      fail(new TearsheetError(large ? 'too-large' : 'bad-encoding', what, { cause: error }));
    });
  });
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unreadable(path: string, error: unknown): TearsheetError {
  if (error instanceof TearsheetError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return badRecord(`cannot read ${path}: ${code ?? message}`, error);
}

export function badRecord(message: string, cause?: unknown): TearsheetError {
  return new TearsheetError('bad-record', message, { cause });
}
