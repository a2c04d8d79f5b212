/** A response of a WARC record as a page; also put off, for whoever converts the page. */
import { createHash } from 'node:crypto';
import { TearsheetError, type Warning } from '../../errors.ts';
import type { Exchange, FetchedPage } from '../../types.ts';
import { expectedDigest, matchesDigest } from '../../warc/digest.ts';
import {
  decodeContent,
  type HttpMessage,
  headerOf,
  parseMessage,
  parseMessageHead,
  parseStatusLine,
} from '../../warc/http-message.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { decodeHtml, parseContentType, requireHtml } from '../decode.ts';
import { REFRESH_ATTRIBUTE, REFRESH_CHARACTERS } from '../fetch/walls.ts';
import { shown } from '../url.ts';

/** A page's response as it stands in its record; `readResponse` makes the page of it. Plain data, so that it can go to a worker. */
export interface StoredResponse {
  block: Uint8Array;
  url: string;
  where: string;
  /** `WARC-Date`. */
  date: string;
  /** The record's fields that are asked for, by their names in lower case. */
  fields: Record<string, string | undefined>;
  request?: StoredRequest;
  /** The redirects that led to it. */
  hops: Exchange[];
  maxBytes: number;
}

export interface StoredRequest {
  url: string;
  method: string;
  headers: [string, string][];
}

export const MAYBE_HTML = new Set(['', 'application/xml', 'text/xml']);
export const HTML_TYPES = new Set([...MAYBE_HTML, 'text/html', 'application/xhtml+xml']);

/** Fields of the record that `readResponse` asks for. */
export const RESPONSE_FIELDS = ['warc-block-digest', 'warc-ip-address', 'warc-json-metadata'];

/**
 * Whether the head alone says that this is a page which stands by itself: whole, without content coding or chunks, not in UTF-16,
 * no copy of another archive, and sending nobody on. Such a page needs no look here; most of a crawl are so.
 */
export function isPlainPage(block: Buffer, entry: WarcEntry): boolean {
  if (entry.field('WARC-Truncated') !== undefined) return false;
  const head = parseMessageHead(block);
  const status = head && parseStatusLine(head.startLine)?.status;
  if (!head || (status !== 200 && status !== 203)) return false;
  const { type } = parseContentType(headerOf(head, 'content-type'));
  if (!HTML_TYPES.has(type) || MAYBE_HTML.has(type) || headerOf(head, 'memento-datetime') !== undefined) return false;
  const body = block.subarray(head.length);
  return isMarkup(body) && !mayRefresh(body);
}

/** Characters of up to four bytes: as much of a page as is looked at for a refresh. */
const REFRESH_BYTES = 4 * REFRESH_CHARACTERS;

/** Looks for the attribute only where the word stands: to look for bytes makes no text of the page. */
function mayRefresh(body: Buffer): boolean {
  const start = body.subarray(0, REFRESH_BYTES);
  const hasWord = ['refresh', 'Refresh', 'REFRESH'].some((word) => start.includes(word, 0, 'latin1'));
  return hasWord && REFRESH_ATTRIBUTE.test(start.toString('latin1'));
}

/** Makes the page of a response. Throws what is wrong with it, `bad-record` for a block that is not what was recorded. */
export async function readResponse({ fields, hops, ...stored }: StoredResponse): Promise<FetchedPage> {
  const { url, where, date, request, maxBytes } = stored;
  const entry = { field: (name: string) => fields[name.toLowerCase()] };
  const block = Buffer.from(stored.block.buffer, stored.block.byteOffset, stored.block.byteLength);
  requireDigest(entry, block, where);
  const message = parseMessage(block);
  if (message === undefined) throw new TearsheetError('bad-record', `${where}: there is no HTTP message in it`);
  const page = await pageInResponse(exchangeOf(url, date, message, entry, request), maxBytes);
  const exchanges = [...hops, ...page.exchanges];
  return { ...page, requestedUrl: exchanges[0]?.url ?? url, exchanges, warnings: warningsOf(exchanges) };
}

type Fields = Pick<WarcEntry, 'field'>;

/** A block that is not what was recorded is no page. Throws `bad-record`. */
export function requireDigest(entry: Fields, block: Buffer, where: string): void {
  const digest = expectedDigest(entry.field('WARC-Block-Digest'));
  digest?.hash.update(block);
  if (digest && !matchesDigest(digest))
    throw new TearsheetError('bad-record', `${where}: it does not match its block digest`);
}

const NO_STATUS = { httpVersion: '1.1', status: 0, statusText: '' };

export function exchangeOf(
  url: string,
  startedAt: string,
  message: HttpMessage,
  entry: Fields,
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

/** The TLS facts as our own captures state them; other writers' JSON says other things. */
function tlsOf(entry: Fields): Exchange['tls'] {
  try {
    const { tls } = JSON.parse(entry.field('WARC-JSON-Metadata') ?? '{}') as { tls?: Exchange['tls'] };
    return typeof tls?.verified === 'boolean' ? tls : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function pageInResponse(exchange: Exchange, maxBytes: number): Promise<FetchedPage> {
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
  return isMarkup(exchange.body)
    ? Promise.resolve(exchange.body)
    : decodeContent(exchange.body, headerOf(exchange, 'content-encoding'), maxBytes);
}

function isMarkup(body: Uint8Array): boolean {
  const start = Buffer.from(body.subarray(0, 64)).toString('latin1').trimStart();
  return /^(?:\xef\xbb\xbf)?<(?:!|\?xml|html)/i.test(start);
}

/** The `Location` as an absolute address; undefined when there is none or it is no URL. */
export function locationOf(exchange: Exchange): string | undefined {
  const location = headerOf(exchange, 'location');
  if (location === undefined) return undefined;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.canParse(text, exchange.url) ? new URL(text, exchange.url).href : undefined;
}

/** The warnings that a fetch would have given about the way to the page. */
export function warningsOf(exchanges: Exchange[]): Warning[] {
  const warnings: Warning[] = [];
  exchanges.forEach(({ url }, index) => {
    const next = exchanges[index + 1];
    if (url.startsWith('https:') && next?.url.startsWith('http:')) {
      warnings.push({ code: 'insecure-redirect', message: `${shown(new URL(url))} redirects from https to http` });
    }
  });
  const last = exchanges.at(-1);
  if (last?.tls?.verified === false) {
    warnings.push({ code: 'tls-not-verified', message: `TLS was not verified: ${new URL(last.url).host}` });
  }
  return warnings;
}
