/** WARC records as they are written, and an HTTP exchange as two of them. */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

// WARC 1.1 (ISO 28500:2017), each record a gzip member. Written here and not with warcio, which keeps headers in a map:
// it moves repeated headers together and turns header bytes that are not UTF-8 into others, so that they are no longer as
// received.

const compress = promisify(gzip);

/** Images and other compressed bytes gain nothing from a better level. */
const GZIP_LEVEL = 6;

export interface WarcRecord {
  type: 'warcinfo' | 'request' | 'response' | 'resource' | 'metadata' | 'conversion';
  id: string;
  /** ISO 8601 in UTC. */
  date: string;
  targetUri?: string;
  contentType: string;
  /** Further WARC fields. */
  fields?: [name: string, value: string][];
  /** The HTTP head, with its empty line; empty where there is none. */
  head: Uint8Array;
  payload: Uint8Array;
  /** The whole record as another file has it, which is written in place of all this. */
  whole?: Uint8Array;
}

/** Describes the file. `software` is `NAME/VERSION`, `filename` the name that the file will have. */
export function warcinfo(software: string, date: string, filename: string): WarcRecord {
  const lines: [string, string][] = [
    ['software', software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
  ];
  const fields: [string, string][] = [['WARC-Filename', filename]];
  const payload = fieldLines(lines);
  return { type: 'warcinfo', id: newId(), date, contentType: WARC_FIELDS, fields, head: NOTHING, payload };
}

/** The record as a gzip member. */
export function serialize(record: WarcRecord, warcinfoId?: string): Promise<Buffer> {
  return gzipMember(recordBytes(record, warcinfoId));
}

export function gzipMember(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { level: GZIP_LEVEL });
}

/** The record's bytes, not compressed. */
export function recordBytes(record: WarcRecord, warcinfoId?: string): Buffer {
  if (record.whole !== undefined) return Buffer.from(record.whole);
  const block = Buffer.concat([record.head, record.payload]);
  const fields: [string, string][] = [
    ['WARC-Type', record.type],
    ['WARC-Record-ID', record.id],
    ['WARC-Date', record.date],
    ...(record.targetUri === undefined ? [] : [['WARC-Target-URI', targetUri(record.targetUri)] as [string, string]]),
    ...(warcinfoId === undefined ? [] : [['WARC-Warcinfo-ID', warcinfoId] as [string, string]]),
    ...(record.fields ?? []),
    ['Content-Type', record.contentType],
    ['WARC-Block-Digest', digest(block)],
    ...(HAS_PAYLOAD.has(record.type) ? [['WARC-Payload-Digest', digest(record.payload)] as [string, string]] : []),
    ['Content-Length', String(block.length)],
  ];
  return Buffer.concat([Buffer.from('WARC/1.1\r\n'), fieldLines(fields), CRLF, block, CRLF, CRLF]);
}

const CRLF = Buffer.from('\r\n');
export const NOTHING = new Uint8Array();
export const WARC_FIELDS = 'application/warc-fields';
const HAS_PAYLOAD = new Set<WarcRecord['type']>(['request', 'response', 'resource']);

export function newId(): string {
  return `<urn:uuid:${randomUUID()}>`;
}

function digest(data: Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** The address without user name and password; percent-encoded, so that nothing in it can end the line. */
function targetUri(url: string): string {
  if (!URL.canParse(url)) return encodeURI(url);
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = '';
  return address.href;
}

/** UTF-8, as WARC fields are. A value cannot start a line of its own. */
export function fieldLines(fields: [string, string][]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${fieldValue(value)}\r\n`).join(''));
}

function fieldValue(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

// An HTTP exchange as two WARC records: the request and the response, with their heads as they were sent and received.

/** One request and its response. Plain data. */
interface HttpExchange {
  url: string;
  method: string;
  /** Header pairs as sent, in order and case. */
  requestHeaders: [name: string, value: string][];
  /** ISO 8601 in UTC, milliseconds: when the request was sent. */
  startedAt: string;
  status: number;
  statusText: string;
  httpVersion: string;
  /** Header pairs as received, one byte a character. */
  headers: [name: string, value: string][];
  /** Status line and headers as received, with the empty line; absent where only the pairs are known. */
  rawHead?: Uint8Array;
  /** The body as received, without its chunks. */
  body: Uint8Array;
  requestBody?: Uint8Array;
  /** The reason why the body is not whole, as `WARC-Truncated` says it (ISO 28500:2017, 5.13). */
  truncated?: 'disconnect' | 'length' | 'time';
  ip?: string;
  tls?: { protocol?: string };
}

/** `leftOut` names the request headers, in lower case, that are not written; a field of the record names them then. */
export function exchangeRecords(
  exchange: HttpExchange,
  leftOut: ReadonlySet<string>,
): [request: WarcRecord, response: WarcRecord] {
  const common = { date: exchange.startedAt, targetUri: exchange.url };
  const [requestId, responseId] = [newId(), newId()];
  const connection = connectionFields(exchange);
  const { head, names } = requestHead(exchange, leftOut);
  const marked: [string, string][] = names.length === 0 ? [] : [[LEFT_OUT_FIELD, names.join(', ')]];
  return [
    {
      ...common,
      type: 'request',
      id: requestId,
      contentType: 'application/http; msgtype=request',
      fields: [...connection, ['WARC-Concurrent-To', responseId], ...marked],
      head,
      payload: exchange.requestBody ?? NOTHING,
    },
    {
      ...common,
      type: 'response',
      id: responseId,
      contentType: 'application/http; msgtype=response',
      fields: [
        ...connection,
        ...(exchange.truncated === undefined ? [] : [['WARC-Truncated', exchange.truncated] as [string, string]]),
        ...(withoutLogins(exchange, leftOut) === exchange ? [] : [[LEFT_OUT_FIELD, SET_COOKIE] as [string, string]]),
      ],
      head: responseHead(withoutLogins(exchange, leftOut)),
      payload: exchange.body,
    },
  ];
}

/** Beginning of the target URI of a `resource` that holds a server's certificates; then follow host and port. */
export const TLS_URN = 'urn:tls:';

/** Names the request headers that were sent and are not in the record. */
const LEFT_OUT_FIELD = 'X-Left-Out-Headers';

function connectionFields({ ip, httpVersion, tls }: HttpExchange): [string, string][] {
  return [
    ...(ip === undefined ? [] : [['WARC-IP-Address', ip.replace(/^\[|\]$/g, '')] as [string, string]]),
    ['WARC-Protocol', `http/${httpVersion}`],
    ...(tls?.protocol === undefined ? [] : [['WARC-Protocol', tlsName(tls.protocol)] as [string, string]]),
    ...(tls === undefined ? [] : [['WARC-JSON-Metadata', JSON.stringify({ tls })] as [string, string]]),
  ];
}

/** `TLSv1.3` as the IIPC's register of protocols writes it: `tls/1.3`. */
function tlsName(protocol: string): string {
  return protocol.toLowerCase().replace(/^(tls|ssl)v/, '$1/');
}

const SET_COOKIE = 'Set-Cookie';

/** The exchange without the lines of its answer that set cookies, also folded ones, where cookies are to be left out. */
function withoutLogins(exchange: HttpExchange, leftOut: ReadonlySet<string>): HttpExchange {
  const isCookie = ([name]: [string, string]) => name.toLowerCase() === 'set-cookie';
  if (!leftOut.has('set-cookie') || !exchange.headers.some(isCookie)) return exchange;
  const raw = exchange.rawHead && Buffer.from(exchange.rawHead).toString('latin1');
  const rawHead =
    raw === undefined
      ? undefined
      : Buffer.from(raw.replace(/^set-cookie[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*/gim, ''), 'latin1');
  return { ...exchange, headers: exchange.headers.filter((header) => !isCookie(header)), ...(rawHead && { rawHead }) };
}

/** The head names HTTP/1.1, which alone this program speaks, whatever version it is answered in. */
function requestHead({ url, method, requestHeaders }: HttpExchange, leftOut: ReadonlySet<string>) {
  const { pathname, search } = new URL(url);
  const isKept = ([name]: [string, string]) => !leftOut.has(name.toLowerCase());
  const head = httpHead(`${method} ${pathname}${search} HTTP/1.1`, requestHeaders.filter(isKept));
  const names = requestHeaders.filter((header) => !isKept(header)).map(([name]) => name);
  return { head, names: [...new Set(names)] };
}

/**
 * The body has its chunks taken off, so a `Transfer-Encoding` that still announced them would make readers misread it. It is
 * kept under a name that crawlers use for this; no other byte of a head as received is changed.
 */
function responseHead({ rawHead, httpVersion, status, statusText, headers }: HttpExchange): Buffer {
  if (rawHead !== undefined) return withoutTransferCoding(Buffer.from(rawHead));
  const kept = headers.map(([name, value]): [string, string] => [
    name.toLowerCase() === TRANSFER_CODING ? `${ORIGINAL_PREFIX}${name}` : name,
    value,
  ]);
  return httpHead(`HTTP/${httpVersion} ${status} ${statusText}`, kept);
}

const ORIGINAL_PREFIX = 'X-Orig-';
const TRANSFER_CODING = 'transfer-encoding';

function withoutTransferCoding(head: Buffer): Buffer {
  const lines = head.toString('latin1').split('\n');
  const renamed = lines.map((line) => (isTransferCoding(line) ? `${ORIGINAL_PREFIX}${line}` : line));
  return Buffer.from(renamed.join('\n'), 'latin1');
}

function isTransferCoding(line: string): boolean {
  const start = line.slice(0, TRANSFER_CODING.length).toLowerCase();
  return start === TRANSFER_CODING && /^[ \t]*:/.test(line.slice(TRANSFER_CODING.length));
}

/** Header strings hold one byte a character; one that holds more came from elsewhere and is written as UTF-8. */
function httpHead(startLine: string, headers: [string, string][]): Buffer {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const text = `${lines.map(fieldValue).join('\r\n')}\r\n\r\n`;
  return Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8');
}
