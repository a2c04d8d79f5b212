import { createHash } from 'node:crypto';

/** A longer line is no URL; without a limit one line could take all memory. */
const LONGEST_LINE = 64 * 1024;

/**
 * The sources of a plain list, one a line: UTF-8 or UTF-16 with a byte order mark, any line ends; blank lines and lines that begin
 * with `#` are left out. Streamed.
 */
export async function* readWorkList(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  for await (const { text } of readLines(decoded(stream), LONGEST_LINE)) if (isSource(text)) yield text.trim();
}

/** The text of a list. */
export async function* decoded(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** Lines with any line ends, counted from 1; of one that is longer than `longest` the beginning. */
export async function* readLines(
  texts: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<{ text: string; line: number }> {
  let rest = '';
  let line = 0;
  for await (const piece of texts) {
    const text = rest + piece;
    // Half of a line end may be still to come.
    const lines = (text.endsWith('\r') ? text.slice(0, -1) : text).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '').slice(0, longest) + (text.endsWith('\r') ? '\r' : '');
    for (const each of lines) {
      line += 1;
      yield { text: each, line };
    }
  }
  if (rest !== '') yield { text: rest.replace(/\r$/, ''), line: line + 1 };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The key that two spellings of one source share: no fragment, no credentials, host and path as the URL Standard writes them. */
export function sourceKey(source: string): string {
  if (!URL.canParse(source)) return source;
  const url = new URL(source);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/** A set of long strings that keeps 12 bytes of each: a hundred thousand take some megabytes. */
export class HashSet {
  readonly #hashes = new Set<string>();

  has(text: string): boolean {
    return this.#hashes.has(hashOf(text));
  }

  /** False when it was there already. */
  add(text: string): boolean {
    const hash = hashOf(text);
    if (this.#hashes.has(hash)) return false;
    this.#hashes.add(hash);
    return true;
  }
}

/** 96 bits: two of a billion different URLs meet with a chance of one in 10^11. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1', 0, 12);
}

function isSource(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#');
}
