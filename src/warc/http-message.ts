/** An HTTP/1 message as a WARC record holds it: its head, line by line, and its body without content codings. */
import { promisify } from 'node:util';
import type { InputType, ZlibOptions } from 'node:zlib';
import zlib from 'node:zlib';
import { TearsheetError } from '../errors.ts';

interface HttpHead {
  /** Request or status line. */
  startLine: string;
  /** Header pairs, one byte a character, as everywhere in exchanges. */
  headers: [name: string, value: string][];
}

export interface HttpMessage extends HttpHead {
  /** The head's bytes, with the empty line where it has one; absent where the head was made up. */
  rawHead?: Uint8Array;
  /** Content codings still applied, chunks taken off. */
  body: Uint8Array;
}

/** The first header of this name, in any case. */
export function headerOf({ headers }: { headers: [string, string][] }, name: string): string | undefined {
  return headers.find(([found]) => found.toLowerCase() === name)?.[1];
}

/**
 * The message in a block; undefined when there is no head. A body that was stored without its chunks, though announced with them,
 * stays as it is.
 */
export function parseMessage(block: Buffer): HttpMessage | undefined {
  const found = parseMessageHead(block);
  if (found === undefined) return undefined;
  const { length, ...head } = found;
  const coding = headerOf(head, 'transfer-encoding') ?? '';
  const stored = block.subarray(length);
  const body = /\bchunked\b/i.test(coding) ? (withoutChunks(stored) ?? stored) : stored;
  return { ...head, rawHead: new Uint8Array(block.subarray(0, length)), body };
}

/** The head alone; `length` is its bytes, with the empty line. Undefined when there is none. */
export function parseMessageHead(block: Buffer): (HttpHead & { length: number }) | undefined {
  const end = endOfHead(block);
  if (end === undefined) return undefined;
  const head = asReceived(parseHead(block.subarray(0, end.head)));
  return /HTTP\/\d/.test(head.startLine) ? { ...head, length: end.body } : undefined;
}

function asReceived({ startLine, headers }: HttpHead): HttpHead {
  const isRenamed = (name: string) => name.toLowerCase() === RENAMED;
  const own = headers.map(([name, value]): [string, string] => [
    isRenamed(name) ? name.slice('x-orig-'.length) : name,
    value,
  ]);
  return { startLine, headers: own };
}

function endOfHead(block: Buffer): { head: number; body: number } | undefined {
  const strict = block.indexOf('\r\n\r\n');
  const bare = block.indexOf('\n\n');
  if (strict >= 0 && (bare < 0 || strict < bare)) return { head: strict, body: strict + 4 };
  if (bare >= 0) return { head: bare, body: bare + 2 };
  // A message without a body may end with its last header.
  return block.length < LONGEST_BARE_HEAD ? { head: block.length, body: block.length } : undefined;
}

/** Longest head without an empty line, in bytes: a longer run is no head. */
const LONGEST_BARE_HEAD = 64 * 1024;

/** The name that a writer gave to a header which no longer describes the stored body, as received again. */
const RENAMED = 'x-orig-transfer-encoding';

/**
 * The start line and headers of a head, in time that is linear in its length. A folded line goes on with the value before it
 * after one space, as curl reads it.
 */
export function parseHead(bytes: Uint8Array): HttpHead {
  const [startLine = '', ...lines] = Buffer.from(bytes).toString('latin1').split('\n').map(withoutReturn);
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    if (isFolded(line)) {
      if (last) last[1] = `${last[1]} ${trimBlanks(line)}`;
      continue;
    }
    const { name, value } = splitHeader(line);
    if (name !== undefined) headers.push([name, value]);
  }
  return { startLine, headers };
}

/** Version, status and reason of an answer; the reason may be missing. Undefined for any other line. */
export function parseStatusLine(line: string): { httpVersion: string; status: number; statusText: string } | undefined {
  const [, httpVersion = '', status = ''] = /^HTTP\/(\d(?:\.\d)?) {1,9}(\d{3})(?: |$)/.exec(line) ?? [];
  if (status === '') return undefined;
  return { httpVersion, status: Number(status), statusText: line.slice(line.indexOf(status, 6) + 4) };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** RFC 9112, 7.1. Undefined when the body is not in chunks. */
export function withoutChunks(body: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0 || lineEnd - at > 256) return undefined;
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(body.toString('latin1', at, lineEnd))?.[1];
    if (size === undefined) return undefined;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    const start = lineEnd + 2;
    if (body.toString('latin1', start + length, start + length + 2) !== '\r\n') return undefined;
    chunks.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}

// One line of a WARC or HTTP head, split in time that is linear in its length, whoever wrote it.

/** `name` is undefined where the line has none, so that it may go on with the line before. */
interface HeaderLine {
  name?: string;
  value: string;
}

/** The name is what stands before the first colon, without blanks inside; the value has no blanks at its ends. */
export function splitHeader(line: string): HeaderLine {
  const colon = line.indexOf(':');
  const name = colon < 0 ? '' : trimBlanks(line.slice(0, colon));
  if (name === '' || /\s/.test(name)) return { value: trimBlanks(line) };
  return { name, value: trimBlanks(line.slice(colon + 1)) };
}

/** Whether a line begins with a blank and so belongs to the one before it (RFC 9112, 5.2). */
export function isFolded(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/** The text without the spaces and tabs at its ends. `trim` would take bytes of UTF-8 that look like other blanks. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

type Decoder = (body: InputType, options: ZlibOptions) => Promise<Buffer>;

const gunzip = promisify<InputType, ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<InputType, ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<InputType, ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

const DECODERS: Record<string, Decoder> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // RFC 9110 means zlib's format; some servers send bare DEFLATE, which never begins with zlib's 8 in the low half byte.
  deflate: (body, options) =>
    (((body as Uint8Array)[0] ?? 0) & 15) === 8 ? inflate(body, options) : inflateRaw(body, options),
  br: (body, options) => brotli(body, { maxOutputLength: options.maxOutputLength }),
  identity: async (body) => Buffer.from(body as Uint8Array),
};

/** Largest number of codings on top of each other: more are a bomb. */
export const MOST_CODINGS = 5;

/** The codings that a request offers. This Node's zlib has no zstd. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * Takes the content codings off a body (RFC 9110, 8.4), last one first.
 * Throws `truncated-body` for a cut stream, `bad-encoding` for a broken or unknown one, `too-large` above `maxBytes`.
 */
export async function decodeContent(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean);
  if (codings.length > MOST_CODINGS) {
    throw new TearsheetError('bad-encoding', `${codings.length} content codings on top of each other`);
  }
  let decoded = body;
  for (const coding of codings.reverse()) {
    const decoder = DECODERS[coding];
    if (!decoder) throw new TearsheetError('bad-encoding', `unknown content coding "${coding.slice(0, 20)}"`);
    if (decoded.length === 0) return decoded;
    decoded = await decoder(decoded, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
      throw decodingFailure(error, coding, maxBytes);
    });
  }
  return decoded;
}

function decodingFailure(error: NodeJS.ErrnoException, coding: string, maxBytes: number): TearsheetError {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') {
    return new TearsheetError('too-large', `body decodes to more than ${maxBytes} bytes; --max-size sets the limit`, {
      cause: error,
    });
  }
  if (error.code === 'Z_BUF_ERROR')
    return new TearsheetError('truncated-body', `${coding} stream is cut short`, { cause: error });
  return new TearsheetError('bad-encoding', `${coding} stream is broken (${error.message})`, { cause: error });
}
