/** An HTTP/1 message as a WARC record holds it. */
import { isFolded, splitHeader, trimBlanks } from './header.ts';

export interface HttpHead {
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
