/** An HTTP/1 message as a WARC record holds it. */

export interface HttpMessage {
  /** Request or status line. */
  startLine: string;
  /** One byte a character, as everywhere in exchanges. */
  headers: [name: string, value: string][];
  /** Content codings still applied, chunks taken off. */
  body: Uint8Array;
}

/** The first header of this name, in any case. */
export function headerOf({ headers }: { headers: [string, string][] }, name: string): string | undefined {
  return headers.find(([found]) => found.toLowerCase() === name)?.[1];
}

/** Undefined when there is no head. A body that was stored without its chunks, though announced with them, stays as it is. */
export function parseMessage(block: Buffer): HttpMessage | undefined {
  const end = endOfHead(block);
  if (end === undefined) return undefined;
  const [startLine = '', ...lines] = block.toString('latin1', 0, end.head).split(/\r?\n/);
  if (!/HTTP\/\d/.test(startLine)) return undefined;
  const headers = parseHeaders(lines);
  const coding = headers.find(([name]) => name.toLowerCase() === 'transfer-encoding')?.[1];
  const stored = block.subarray(end.body);
  return { startLine, headers, body: /\bchunked\b/i.test(coding ?? '') ? (withoutChunks(stored) ?? stored) : stored };
}

function endOfHead(block: Buffer): { head: number; body: number } | undefined {
  const strict = block.indexOf('\r\n\r\n');
  const bare = block.indexOf('\n\n');
  if (strict >= 0 && (bare < 0 || strict < bare)) return { head: strict, body: strict + 4 };
  if (bare >= 0) return { head: bare, body: bare + 2 };
  // A message without a body may end with its last header.
  return block.length < LONGEST_BARE_HEAD ? { head: block.length, body: block.length } : undefined;
}

/** More than this without an empty line is no head. */
const LONGEST_BARE_HEAD = 64 * 1024;

/** The names that a writer gave to headers which no longer describe the stored body, as received again. */
const RENAMED = /^x-orig-(?=transfer-encoding$)/i;

function parseHeaders(lines: string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const [, name, value = ''] = /^([^\s:]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    const last = headers.at(-1);
    if (name !== undefined) headers.push([name.replace(RENAMED, ''), value]);
    else if (last && /^[ \t]/.test(line)) last[1] += ` ${line.trim()}`;
  }
  return headers;
}

/** RFC 9112, 7.1. Undefined when the body is not in chunks. */
function withoutChunks(body: Buffer): Buffer | undefined {
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
