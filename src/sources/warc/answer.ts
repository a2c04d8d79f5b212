/** What one record of a WARC file is: a page, a redirect, or something else. */
import { createHash } from 'node:crypto';
import { TearsheetError } from '../../errors.ts';
import type { Exchange, FetchedPage } from '../../types.ts';
import { decodeContent } from '../../warc/content-coding.ts';
import { expectedDigest, matchesDigest } from '../../warc/digest.ts';
import { type HttpMessage, headerOf, parseMessage, parseStatusLine } from '../../warc/http-message.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { decodeHtml } from '../decode.ts';
import { pageOfBytes } from '../local.ts';
import { parseContentType, requireHtml } from '../media-type.ts';
import { SAVED_BYTES } from '../saved/saved.ts';

/** What a record gave. `where` names it for failures. */
export type StoredAnswer = { offset?: number; recordId?: string } & (
  | { kind: 'page'; url: string; where: string; page: FetchedPage }
  /** What a browser made of the page whose answer has this record id. */
  | { kind: 'rendered'; url: string; where: string; page: FetchedPage; renders: string }
  | { kind: 'redirect'; url: string; where: string; exchange: Exchange }
  | { kind: 'failure'; url: string; where: string; error: unknown; exchange?: Exchange }
  | { kind: 'other'; url: string; where: string }
);

/** Largest HTTP head in a record, in bytes. */
const HEAD_BYTES = 256 * 1024;

export async function readStoredAnswer(
  entry: WarcEntry,
  request: StoredRequest | undefined,
  where: string,
  maxBytes: number,
): Promise<StoredAnswer> {
  const url = entry.field('WARC-Target-URI') ?? '';
  const other: StoredAnswer = { kind: 'other', url, where };
  if (!/^(?:https?|file):/i.test(url) || !URL.canParse(url)) return other;
  if (entry.type === 'resource') return readResource(entry, { url, where }, maxBytes);
  const { block, whole } = await readBlock(entry, maxBytes + HEAD_BYTES);
  const date = entry.field('WARC-Date') ?? '';
  if (whole) requireDigest(entry, block, where);
  const message = parseMessage(block);
  if (message === undefined) return other;
  const exchange = exchangeOf(url, date, message, entry, request?.url === url ? request : undefined);
  if (exchange.status >= 300 && exchange.status < 400) {
    return locationOf(exchange) === undefined ? other : { kind: 'redirect', url, where, exchange };
  }
  const { type } = parseContentType(headerOf(exchange, 'content-type'));
  if ((exchange.status !== 200 && exchange.status !== 203) || !HTML_TYPES.has(type)) return other;
  try {
    if (!whole) throw new TearsheetError('too-large', `${url} has more than ${maxBytes} bytes`);
    if (entry.field('WARC-Truncated') !== undefined) {
      throw new TearsheetError('truncated-body', `${url} was cut short when it was recorded`);
    }
    return { kind: 'page', url, where, page: await pageOf(exchange, maxBytes) };
  } catch (error) {
    // A body without a declared type, or of XML, is a page only when it turns out to be one.
    return MAYBE_HTML.has(type) ? other : { kind: 'failure', url, where, error, exchange };
  }
}

const MAYBE_HTML = new Set(['', 'application/xml', 'text/xml']);
const HTML_TYPES = new Set([...MAYBE_HTML, 'text/html', 'application/xhtml+xml']);

/** A block that is not what was recorded is no page. Throws `bad-record`. */
function requireDigest(entry: WarcEntry, block: Buffer, where: string): void {
  const digest = expectedDigest(entry.field('WARC-Block-Digest'));
  digest?.hash.update(block);
  if (digest && !matchesDigest(digest))
    throw new TearsheetError('bad-record', `${where}: it does not match its block digest`);
}

/** At most `limit` bytes; the reader passes over the rest. */
async function readBlock(entry: WarcEntry, limit: number): Promise<{ block: Buffer; whole: boolean }> {
  const wanted = entry.length <= limit ? entry.length : HEAD_BYTES;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.block()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= wanted) break;
  }
  return { block: Buffer.concat(chunks), whole: wanted === entry.length };
}

/** A `resource` has no HTTP head: it is a file as somebody had it, which may be a whole saved page. */
async function readResource(
  entry: WarcEntry,
  named: { url: string; where: string },
  maxBytes: number,
): Promise<StoredAnswer> {
  const { type, charset } = parseContentType(entry.field('Content-Type'));
  if (!HTML_TYPES.has(type) && !SAVED_TYPES.has(type)) return { kind: 'other', ...named };
  const { url } = named;
  try {
    const { block, whole } = await readBlock(entry, SAVED_BYTES);
    if (!whole) throw new TearsheetError('too-large', `${url} has more than ${SAVED_BYTES} bytes`);
    const readAt = entry.field('WARC-Date') ?? '';
    const renders = entry.field('WARC-Concurrent-To');
    if (renders !== undefined) return { kind: 'rendered', ...named, page: renderedPage(block, url, readAt), renders };
    const options = { where: url, maxBytes, base: url, readAt, ...(charset !== undefined && { charset }) };
    return { kind: 'page', ...named, page: await pageOfBytes(block, options) };
  } catch (error) {
    return MAYBE_HTML.has(type) ? { kind: 'other', ...named } : { kind: 'failure', ...named, error };
  }
}

/** As the capture wrote it: in UTF-8, and of no form that a saved file has. */
function renderedPage(body: Buffer, url: string, at: string): FetchedPage {
  return {
    requestedUrl: url,
    url,
    fetchedAt: at,
    charset: 'utf-8',
    html: body.toString('utf8'),
    sha256: createHash('sha256').update(body).digest('hex'),
    exchanges: [],
    rendered: { at, body },
    warnings: [],
  };
}

/** Of the forms that `saved/` reads. */
const SAVED_TYPES = new Set(['multipart/related', 'message/rfc822', 'message/http', 'application/gzip']);

/** The program that wrote the file, such as `tearsheet/1.0.0`; empty when it is not stated. */
export async function readSoftware(entry: WarcEntry): Promise<string> {
  const { block } = await readBlock(entry, HEAD_BYTES);
  return /^software: *(\S+)/im.exec(block.toString('utf8'))?.[1] ?? '';
}

export interface StoredRequest {
  url: string;
  method: string;
  headers: [string, string][];
}

export async function readRequest(entry: WarcEntry): Promise<StoredRequest | undefined> {
  const { block, whole } = await readBlock(entry, HEAD_BYTES);
  const message = whole ? parseMessage(block) : undefined;
  if (message === undefined) return undefined;
  const url = entry.field('WARC-Target-URI') ?? '';
  return { url, method: message.startLine.split(' ')[0] ?? 'GET', headers: message.headers };
}

const NO_STATUS = { httpVersion: '1.1', status: 0, statusText: '' };

export function exchangeOf(
  url: string,
  startedAt: string,
  message: HttpMessage,
  entry: WarcEntry,
  request: StoredRequest | undefined,
): Exchange {
  const { httpVersion, status, statusText } = parseStatusLine(message.startLine) ?? NO_STATUS;
  const ip = entry.field('WARC-IP-Address');
  const tls = tlsOf(entry);
  return {
    url,
    method: request?.method ?? 'GET',
    requestHeaders: request?.headers ?? [],
    startedAt,
    status,
    statusText,
    httpVersion,
    headers: message.headers,
    ...(message.rawHead && { rawHead: message.rawHead }),
    body: message.body,
    ...(ip !== undefined && { ip }),
    ...(tls !== undefined && { tls }),
  };
}

/** As our own captures state it; other writers' JSON says other things. */
function tlsOf(entry: WarcEntry): Exchange['tls'] {
  try {
    const { tls } = JSON.parse(entry.field('WARC-JSON-Metadata') ?? '{}') as { tls?: Exchange['tls'] };
    return typeof tls?.verified === 'boolean' ? tls : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function pageOf(exchange: Exchange, maxBytes: number): Promise<FetchedPage> {
  const { url, body, startedAt } = exchange;
  const { type, charset: label } = parseContentType(headerOf(exchange, 'content-type'));
  const bytes = await decodeBody(exchange, maxBytes);
  await requireHtml(bytes, type, url);
  const { html, charset } = await decodeHtml(bytes, label);
  return {
    requestedUrl: url,
    url,
    fetchedAt: startedAt,
    charset,
    html,
    sha256: createHash('sha256').update(body).digest('hex'),
    exchanges: [exchange],
    warnings: [],
  };
}

/** Some writers take the content coding off and leave its header: markup needs no decoding. */
function decodeBody(exchange: Exchange, maxBytes: number): Promise<Uint8Array> {
  const start = Buffer.from(exchange.body.subarray(0, 64)).toString('latin1').trimStart();
  const isPlain = /^(?:\xef\xbb\xbf)?<(?:!|\?xml|html)/i.test(start);
  return isPlain
    ? Promise.resolve(exchange.body)
    : decodeContent(exchange.body, headerOf(exchange, 'content-encoding'), maxBytes);
}

/** Absolute; undefined when there is none or it is no URL. */
export function locationOf(exchange: Exchange): string | undefined {
  const location = headerOf(exchange, 'location');
  if (location === undefined) return undefined;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.canParse(text, exchange.url) ? new URL(text, exchange.url).href : undefined;
}
