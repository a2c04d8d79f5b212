import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { TearsheetError } from '../errors.ts';

/** The bytes of a local file; `usage` when it cannot be read, `too-large` above `maxBytes`. */
export async function readLocalFile(source: string, maxBytes: number): Promise<Uint8Array> {
  const path = source.startsWith('file:') ? pathOf(source) : source;
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('usage', missing(source, error), { cause: error });
  });
  try {
    if ((await file.stat()).isDirectory()) throw new TearsheetError('usage', `${source} is a folder, not an HTML file`);
    return await readAll(file.createReadStream({ autoClose: false }), source, maxBytes);
  } finally {
    await file.close();
  }
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new TearsheetError('usage', 'not the URL of a file on this machine', { cause: error });
  }
}

/** All bytes of a stream, such as standard input; `too-large` above `maxBytes`. */
export async function readAll(stream: Readable, source: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes)
      throw new TearsheetError('too-large', `${source} has more than ${maxBytes} bytes; --max-size sets the limit`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function missing(source: string, error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') return `cannot read ${source} (${error.code})`;
  const looksLikeHost = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(source);
  return looksLikeHost ? `no file ${source}; for the web address type https://${source}` : `no such file: ${source}`;
}
