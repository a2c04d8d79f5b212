/** What `extract` reads: page JSONL, HTML files, each gzipped or not. One bad line is one failure. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import { TearsheetError } from '../../errors.ts';
import { readWarcPages, type SavedFacts } from '../../sources/warc/warc.ts';
import type { FetchedPage } from '../../types.ts';
import { type FetchedText, htmlPageOf } from '../convert.ts';
import { badRecord, isGzip, MAX_PAGE, type PageFile } from './page-file.ts';

/** A page to convert, or why it could not be read. */
export type PageInput = {
  id?: string | number;
  url?: string;
  /** For messages: file and line. */
  where: string;
} & ({ page: FetchedText | PageFile } | { error: unknown });

export interface PageInputOptions {
  base?: string;
  /** Called with a file and the number of answers in it that are no HTML pages. */
  onOthers?: (file: string, count: number) => void;
  stdin?: NodeJS.ReadableStream;
}

/** Longest line in bytes: a page of the largest size, escaped. */
const MAX_LINE = 6 * MAX_PAGE;

/** All pages of the files, in order. Throws `usage` for a file that cannot be opened. */
export async function* readPages(files: string[], options: PageInputOptions): AsyncGenerator<PageInput> {
  for (const file of files) {
    if (file === '-') {
      if (!options.stdin) throw new TearsheetError('usage', 'standard input was not given');
      yield* readLines(options.stdin, 'standard input', '.');
    } else if (/\.warc(?:\.gz)?$/i.test(file)) yield* readCaptures(file, options);
    else if (/\.jsonl(?:\.gz)?$/i.test(file)) yield* readLines(await openFile(file), file, dirname(file));
    else yield readHtmlFile(file, options.base);
  }
}

async function* readCaptures(file: string, { onOthers }: PageInputOptions): AsyncGenerator<PageInput> {
  const counting = onOthers === undefined ? {} : { onOthers: (count: number) => onOthers(file, count) };
  for await (const found of readWarcPages(file, counting)) {
    if ('error' in found) yield found;
    else yield inputOf(found);
  }
}

function inputOf({ where, page, facts }: { where: string; page: FetchedPage; facts?: SavedFacts }): PageInput {
  return { url: page.requestedUrl, where, page: { ...htmlPageOf(page), fetched: page, ...(facts && { facts }) } };
}

async function openFile(file: string): Promise<NodeJS.ReadableStream> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('usage', `cannot read ${file}: ${error.code ?? error.message}`, { cause: error });
  });
  const start = Buffer.alloc(2);
  await handle.read(start, 0, 2, 0);
  await handle.close();
  const stream = createReadStream(file);
  if (!isGzip(start)) return stream;
  const unzipped = stream.pipe(createGunzip());
  stream.on('error', (error) => unzipped.destroy(error));
  return unzipped;
}

async function* readLines(stream: NodeJS.ReadableStream, name: string, folder: string): AsyncGenerator<PageInput> {
  let number = 0;
  for await (const line of splitLines(stream)) {
    number += 1;
    const where = `${name}:${number}`;
    if (line === undefined) yield { where, error: badRecord(`the line is longer than ${MAX_LINE} bytes`) };
    else if (line.trim() !== '') yield readRecord(number === 1 ? line.replace(/^\ufeff/, '') : line, where, folder);
  }
}

/** Lines as text; undefined for one that is too long, which is skipped and not held. */
async function* splitLines(stream: NodeJS.ReadableStream): AsyncGenerator<string | undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const data of stream) {
    let chunk = Buffer.from(data as Uint8Array);
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      yield joined(parts, length + end, chunk.subarray(0, end));
      parts = [];
      length = 0;
      chunk = chunk.subarray(end + 1);
    }
    length += chunk.length;
    if (length <= MAX_LINE) parts.push(chunk);
    else parts = [];
  }
  if (length > 0) yield joined(parts, length, Buffer.alloc(0));
}

function joined(parts: Buffer[], length: number, last: Buffer): string | undefined {
  return length > MAX_LINE ? undefined : Buffer.concat([...parts, last]).toString('utf8');
}

function readRecord(line: string, where: string, folder: string): PageInput {
  let named: { id?: string | number; url?: string } = {};
  try {
    const { id, url, html, path } = parseRecord(line);
    named = {
      ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
      ...(typeof url === 'string' ? { url } : {}),
    };
    if (typeof url !== 'string' || !URL.canParse(url)) throw badRecord('"url" must be an absolute URL');
    if (typeof html === 'string') return { ...named, where, page: { html, url } };
    if (typeof path !== 'string') throw badRecord('there must be "html" or "path"');
    return { ...named, where, page: { path, folder, url } };
  } catch (error) {
    return { ...named, where, error };
  }
}

function parseRecord(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw badRecord('the line is not JSON', error);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw badRecord('the line is not a JSON object');
  return value as Record<string, unknown>;
}

function readHtmlFile(file: string, base: string | undefined): PageInput {
  if (base !== undefined && !/^(?:https?|file):$/.test(URL.canParse(base) ? new URL(base).protocol : '')) {
    throw new TearsheetError('usage', `--base must be an http or https URL: ${base}`);
  }
  const url = base ?? pathToFileURL(resolve(file)).href;
  return { url, where: file, page: { path: file, folder: '.', url } };
}
