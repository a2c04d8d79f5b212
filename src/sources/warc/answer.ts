/** Tells what one record of a WARC file is: a page, a redirect, or something else. */
import { createHash } from 'node:crypto';
import { TearsheetError } from '../../errors.ts';
import type { Exchange, FetchedPage } from '../../types.ts';
import { headerOf, parseMessage } from '../../warc/http-message.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { parseContentType } from '../decode.ts';
import { pageOfBytes } from '../local.ts';
import { SAVED_BYTES } from '../saved/saved.ts';
import {
  exchangeOf,
  HTML_TYPES,
  isPlainPage,
  locationOf,
  MAYBE_HTML,
  pageInResponse,
  RESPONSE_FIELDS,
  requireDigest,
  type StoredRequest,
  type StoredResponse,
} from './response.ts';

/** The content of a record. `where` names it for failures. */
export type StoredAnswer = { offset?: number; recordId?: string } & (
  | { kind: 'page'; url: string; where: string; page: FetchedPage }
  /** The page that a browser made of the answer that has this record id. */
  | { kind: 'rendered'; url: string; where: string; page: FetchedPage; renders: string }
  | { kind: 'stored'; url: string; where: string; stored: StoredResponse }
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
  { maxBytes, isLazy = false }: { maxBytes: number; isLazy?: boolean },
): Promise<StoredAnswer> {
  const url = entry.field('WARC-Target-URI') ?? '';
  const other: StoredAnswer = { kind: 'other', url, where };
  if (!/^(?:https?|file):/i.test(url) || !URL.canParse(url)) return other;
  if (entry.type === 'resource') return readResource(entry, { url, where }, maxBytes);
  const { block, whole } = await readBlock(entry, maxBytes + HEAD_BYTES);
  const date = entry.field('WARC-Date') ?? '';
  const asked = request?.url === url ? request : undefined;
  if (isLazy && whole && isPlainPage(block, entry))
    return { kind: 'stored', url, where, stored: unreadOf(entry, { block, url, where, date, maxBytes }, asked) };
  if (whole) requireDigest(entry, block, where);
  const message = parseMessage(block);
  if (message === undefined) return other;
  const exchange = exchangeOf(url, date, message, entry, asked);
  return answerIn(exchange, { url, where }, maxBytes, () => requireWhole(entry, url, whole, maxBytes));
}

/** Tells what an exchange answered; `requireAll` throws where its body is not all there. */
async function answerIn(
  exchange: Exchange,
  named: { url: string; where: string },
  maxBytes: number,
  requireAll: () => void,
): Promise<StoredAnswer> {
  const other: StoredAnswer = { kind: 'other', ...named };
  if (exchange.status >= 300 && exchange.status < 400) {
    return locationOf(exchange) === undefined ? other : { kind: 'redirect', ...named, exchange };
  }
  const { type } = parseContentType(headerOf(exchange, 'content-type'));
  if ((exchange.status !== 200 && exchange.status !== 203) || !HTML_TYPES.has(type)) return other;
  try {
    requireAll();
    return { kind: 'page', ...named, page: await pageInResponse(exchange, maxBytes) };
  } catch (error) {
    // A body without a declared type, or of XML, is a page only when it turns out to be one.
    return MAYBE_HTML.has(type) ? other : { kind: 'failure', ...named, error, exchange };
  }
}

function unreadOf(
  entry: WarcEntry,
  read: Pick<StoredResponse, 'block' | 'url' | 'where' | 'date' | 'maxBytes'>,
  request: StoredRequest | undefined,
): StoredResponse {
  const fields = Object.fromEntries(RESPONSE_FIELDS.map((name) => [name, entry.field(name)]));
  return { ...read, fields, ...(request && { request }), hops: [] };
}

function requireWhole(entry: WarcEntry, url: string, whole: boolean, maxBytes: number): void {
  if (!whole) throw new TearsheetError('too-large', `${url} has more than ${maxBytes} bytes`);
  if (entry.field('WARC-Truncated') !== undefined)
    throw new TearsheetError('truncated-body', `${url} was cut short when it was recorded`);
}

/** Reads at most `limit` bytes; the reader passes over the rest. */
async function readBlock(entry: WarcEntry, limit: number): Promise<{ block: Buffer; whole: boolean }> {
  const wanted = entry.length <= limit ? entry.length : HEAD_BYTES;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of entry.block()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= wanted) break;
  }
  const [first] = chunks;
  const block =
    first && chunks.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat(chunks);
  return { block, whole: wanted === entry.length };
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

/** The page as the capture wrote it: in UTF-8, and of no form that a saved file has. */
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

/** Media types of the forms that `saved/` reads. */
const SAVED_TYPES = new Set(['multipart/related', 'message/rfc822', 'message/http', 'application/gzip']);

/** The program that wrote the file, such as `tearsheet/1.0.0`; empty when it is not stated. */
export async function readSoftware(entry: WarcEntry): Promise<string> {
  const { block } = await readBlock(entry, HEAD_BYTES);
  return /^software: *(\S+)/im.exec(block.toString('utf8'))?.[1] ?? '';
}

export async function readRequest(entry: WarcEntry): Promise<StoredRequest | undefined> {
  const { block, whole } = await readBlock(entry, HEAD_BYTES);
  const message = whole ? parseMessage(block) : undefined;
  if (message === undefined) return undefined;
  const url = entry.field('WARC-Target-URI') ?? '';
  return { url, method: message.startLine.split(' ')[0] ?? 'GET', headers: message.headers };
}
