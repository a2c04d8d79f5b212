/**
 * WARC 1.1 (ISO 28500:2017), each record a gzip member. Written here and not with warcio, which keeps headers in a map: it
 * moves repeated headers together and turns header bytes that are not UTF-8 into others, so that they are no longer as received.
 */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ArticleRecord, Exchange, FetchedPage } from '../types.ts';
import { RECORD_FIELD } from './own-record.ts';

const compress = promisify(gzip);

/** Images and other compressed bytes gain nothing from a better level. */
const GZIP_LEVEL = 6;

export interface WarcRecord {
  type: 'warcinfo' | 'request' | 'response' | 'resource' | 'metadata';
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
}

export interface WarcContent {
  page: FetchedPage;
  /** Exchanges of the saved images. */
  images: Exchange[];
  record: ArticleRecord;
  /** Keeps what `secretHeaders` names. */
  keepSecrets?: boolean;
}

/** The records of one capture after the `warcinfo`: page hop by hop, images, then `metadata` with the article's record. */
export function* captureRecords(content: WarcContent): Generator<WarcRecord> {
  const { page, images, record, keepSecrets = false } = content;
  let pageId = '';
  for (const exchange of page.exchanges) {
    const [request, response] = exchangeRecords(exchange, keepSecrets);
    pageId = response.id;
    yield request;
    yield response;
  }
  if (page.exchanges.length === 0) {
    const resource = localPage(page);
    pageId = resource.id;
    yield resource;
  }
  for (const part of page.parts ?? []) for (const exchange of part.exchanges) yield* exchangeRecords(exchange, keepSecrets);
  for (const exchange of images) yield* exchangeRecords(exchange, keepSecrets);
  yield metadataRecord(page, record, pageId);
}

/** Describes the file. `filename` is the name that it will have. */
export function warcinfo(version: string, date: string, filename: string): WarcRecord {
  const lines: [string, string][] = [
    ['software', `tearsheet/${version}`],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
  ];
  const fields: [string, string][] = [['WARC-Filename', filename]];
  const payload = fieldLines(lines);
  return { type: 'warcinfo', id: newId(), date, contentType: WARC_FIELDS, fields, head: NOTHING, payload };
}

/** One record as a gzip member. */
export async function serialize(record: WarcRecord, warcinfoId?: string): Promise<Buffer> {
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
  const bytes = Buffer.concat([Buffer.from('WARC/1.1\r\n'), fieldLines(fields), CRLF, block, CRLF, CRLF]);
  return compress(bytes, { level: GZIP_LEVEL });
}

const CRLF = Buffer.from('\r\n');
const NOTHING = new Uint8Array();
const WARC_FIELDS = 'application/warc-fields';
const HAS_PAYLOAD = new Set<WarcRecord['type']>(['request', 'response', 'resource']);

function newId(): string {
  return `<urn:uuid:${randomUUID()}>`;
}

function digest(data: Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** Without user name and password; percent-encoded, so that nothing in it can end the line. */
function targetUri(url: string): string {
  if (!URL.canParse(url)) return encodeURI(url);
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = '';
  return address.href;
}

/** UTF-8, as WARC fields are. A value cannot start a line of its own. */
function fieldLines(fields: [string, string][]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join(''));
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}

function exchangeRecords(exchange: Exchange, keepSecrets: boolean): [request: WarcRecord, response: WarcRecord] {
  const common = { date: exchange.startedAt, targetUri: exchange.url };
  const [requestId, responseId] = [newId(), newId()];
  const connection = connectionFields(exchange);
  const { head, leftOut } = requestHead(exchange, keepSecrets);
  const marked: [string, string][] = leftOut.length === 0 ? [] : [[LEFT_OUT_FIELD, leftOut.join(', ')]];
  return [
    {
      ...common,
      type: 'request',
      id: requestId,
      contentType: 'application/http; msgtype=request',
      fields: [...connection, ['WARC-Concurrent-To', responseId], ...marked],
      head,
      payload: NOTHING,
    },
    {
      ...common,
      type: 'response',
      id: responseId,
      contentType: 'application/http; msgtype=response',
      fields: connection,
      head: responseHead(exchange),
      payload: exchange.body,
    },
  ];
}

/** Names the request headers that were sent and are not in the record. */
export const LEFT_OUT_FIELD = 'X-Left-Out-Headers';

function connectionFields({ ip, httpVersion, tls }: Exchange): [string, string][] {
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

function requestHead(exchange: Exchange, keepSecrets: boolean): { head: Buffer; leftOut: string[] } {
  const { pathname, search } = new URL(exchange.url);
  const secret = new Set([...ALWAYS_SECRET, ...(exchange.secretHeaders ?? [])]);
  const isKept = ([name]: [string, string]) => keepSecrets || !secret.has(name.toLowerCase());
  const head = httpHead(
    `${exchange.method} ${pathname}${search} HTTP/${exchange.httpVersion}`,
    exchange.requestHeaders.filter((header) => isKept(header)),
  );
  const leftOut = exchange.requestHeaders.filter((header) => !isKept(header)).map(([name]) => name);
  return { head, leftOut: [...new Set(leftOut)] };
}

/** Passwords whatever their origin. Cookies that a site set in its own redirect are in its response and stay. */
const ALWAYS_SECRET = ['authorization', 'proxy-authorization'];

/**
 * The body has its chunks taken off, so a `Transfer-Encoding` that still announced them would make readers misread it. It
 * is kept under a name that crawlers use for this.
 */
function responseHead({ httpVersion, status, statusText, headers }: Exchange): Buffer {
  const kept = headers.map(([name, value]): [string, string] => [
    name.toLowerCase() === 'transfer-encoding' ? `${ORIGINAL_PREFIX}${name}` : name,
    value,
  ]);
  return httpHead(`HTTP/${httpVersion} ${status} ${statusText}`, kept);
}

export const ORIGINAL_PREFIX = 'X-Orig-';

/** Header strings hold one byte a character; one that holds more came from elsewhere and is written as UTF-8. */
function httpHead(startLine: string, headers: [string, string][]): Buffer {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const text = `${lines.map(oneLine).join('\r\n')}\r\n\r\n`;
  return Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8');
}

/** A file or standard input: there was no request, so it is a `resource`. */
function localPage(page: FetchedPage): WarcRecord {
  return {
    type: 'resource',
    id: newId(),
    date: page.fetchedAt,
    targetUri: page.url,
    contentType: page.body === undefined ? 'text/html; charset=utf-8' : `text/html; charset=${page.charset}`,
    head: NOTHING,
    payload: page.body ?? Buffer.from(page.html),
  };
}

/** As `warc-fields`, which indexes of replay programs pass over; the record is JSON on one line. */
function metadataRecord(page: FetchedPage, record: ArticleRecord, pageId: string): WarcRecord {
  return {
    type: 'metadata',
    id: newId(),
    date: page.fetchedAt,
    targetUri: page.url,
    contentType: WARC_FIELDS,
    fields: [['WARC-Refers-To', pageId]],
    head: NOTHING,
    payload: fieldLines([[RECORD_FIELD, JSON.stringify(record)]]),
  };
}
