/** Pages out of WARC files: our own captures, Common Crawl's news crawl, and what other crawlers write. */
import { createHash } from 'node:crypto';
import { TearsheetError } from '../errors.ts';
import type { Exchange, FetchedPage, Warning } from '../types.ts';
import { readWarc, type WarcEntry } from '../warc/warc.ts';
import { decodeContent } from './content-coding.ts';
import { decodeHtml } from './decode.ts';
import { type HttpMessage, headerOf, parseMessage } from './http-message.ts';
import { parseContentType, requireHtml } from './media-type.ts';
import { LIMITS } from './options.ts';
import { refreshTarget } from './refresh.ts';
import { readSavedFacts, type SavedFacts } from './saved-facts.ts';
import { shown } from './url.ts';
import { asSnapshot, storedSnapshot } from './wayback.ts';

export type { SavedFacts } from './saved-facts.ts';

/** A page of a WARC file, or why it could not be read. */
export type WarcPage = { url?: string; where: string; facts?: SavedFacts } & ({ page: FetchedPage } | { error: unknown });

export interface WarcInputOptions {
  /** Largest page in bytes, as stored and decoded. */
  maxBytes?: number;
  /** Called at the end with the number of answers that are no HTML pages, such as images and errors. */
  onOthers?: (count: number) => void;
}

/**
 * The HTML pages of a WARC file in its order, each with the redirects that stand right before it; the pages of one article in
 * a capture of ours are one. Memory does not grow with the file. What a damaged file holds before the damage is read; the
 * damage is an `error` at the end.
 */
export async function* readWarcPages(path: string, options: WarcInputOptions = {}): AsyncGenerator<WarcPage> {
  let isOurs = false;
  let capture: WarcPage[] = [];
  for await (const found of readAnswers(path, options)) {
    if ('software' in found) isOurs = found.software.startsWith('tearsheet/');
    else if ('facts' in found) {
      yield* wholeCapture(capture, found.facts);
      capture = [];
    } else if (isOurs) capture.push(found);
    else yield found;
  }
  // Without its last record a capture is not whole, and its pages are all that is known.
  yield* capture;
}

/** In our captures the page comes first, then its further pages, then images, whatever they call themselves. */
function* wholeCapture([first, ...others]: WarcPage[], facts: SavedFacts): Generator<WarcPage> {
  if (first === undefined) return;
  if ('error' in first) return yield first;
  const further = new Set(facts.pages.slice(1));
  const parts = others.flatMap((other) => ('page' in other && further.has(other.page.url) ? [other.page] : []));
  const page = asAsked(first.page, facts);
  yield { ...first, facts, page: { ...page, ...(parts.length > 0 && { parts }) } };
}

/** Under the addresses that it was asked for, with the warnings of its fetch. */
function asAsked(found: FetchedPage, { requestedUrl, finalUrl, isSnapshot, warnings }: SavedFacts): FetchedPage {
  const page = (isSnapshot && !found.snapshot ? asSnapshot(found) : undefined) ?? found;
  const url = finalUrl !== undefined && withoutHash(finalUrl) === withoutHash(page.url) ? finalUrl : page.url;
  return { ...page, url, requestedUrl: requestedUrl ?? page.requestedUrl, warnings };
}

type Found = WarcPage | { software: string } | { facts: SavedFacts };

async function* readAnswers(path: string, options: WarcInputOptions): AsyncGenerator<Found> {
  const trail = new Trail();
  let request: StoredRequest | undefined;
  let others = 0;
  let pages = 0;
  let number = 0;
  try {
    for await (const entry of readWarc(path)) {
      number++;
      const where = `${path}, record ${number}`;
      if (entry.type === 'request') request = await readRequest(entry);
      if (entry.type === 'warcinfo') yield { software: await readSoftware(entry) };
      if (entry.type === 'metadata') {
        const facts = await readSavedFacts(entry);
        if (facts) {
          yield* trail.end();
          yield { facts };
        }
      }
      if (entry.type !== 'response' && entry.type !== 'resource') continue;
      const answer = await readAnswer(entry, request, where, options.maxBytes ?? LIMITS.maxBytes);
      yield* trail.follow(answer);
      if (answer.kind === 'other') others++;
      else if (answer.kind !== 'redirect') pages++;
    }
  } catch (error) {
    if (!(error instanceof TearsheetError) || error.code !== 'bad-record') throw error;
    yield* trail.end();
    yield { where: path, error };
    return;
  }
  yield* trail.end();
  if (pages === 0) yield { where: path, error: new TearsheetError('unsupported-type', `there is no HTML page in ${path}`) };
  options.onOthers?.(others);
}

type Answer =
  | { kind: 'page'; url: string; where: string; page: FetchedPage }
  | { kind: 'redirect'; url: string; where: string; exchange: Exchange }
  | { kind: 'failure'; url: string; where: string; error: unknown }
  | { kind: 'other'; url: string; where: string };

/** Puts redirects and the page that they lead to together again. */
class Trail {
  private hops: Exchange[] = [];
  /** A page that asks for another at once: whether it is one more hop, the next answer tells. */
  private held: Extract<Answer, { kind: 'page' }> | undefined;

  *follow(answer: Answer): Generator<WarcPage> {
    if (this.held && withoutHash(refreshOf(this.held.page) ?? '') === withoutHash(answer.url)) {
      this.hops = this.held.page.exchanges;
      this.held = undefined;
    } else {
      yield* this.end();
      if (!this.leadsTo(answer.url)) this.hops = [];
    }
    if (answer.kind === 'redirect') this.hops.push(answer.exchange);
    else if (answer.kind === 'failure') yield answer;
    else if (answer.kind === 'page') yield* this.arrive(answer);
  }

  *end(): Generator<WarcPage> {
    if (this.held) yield { ...this.held, page: storedSnapshot(this.held.page) };
    this.held = undefined;
  }

  private *arrive(answer: Extract<Answer, { kind: 'page' }>): Generator<WarcPage> {
    const exchanges = [...this.hops, ...answer.page.exchanges];
    const requestedUrl = exchanges[0]?.url ?? answer.page.requestedUrl;
    const page = { ...answer.page, requestedUrl, exchanges, warnings: warningsOf(exchanges) };
    this.hops = [];
    if (refreshOf(page) === undefined) yield { ...answer, page: storedSnapshot(page) };
    else this.held = { ...answer, page };
  }

  private leadsTo(url: string): boolean {
    const last = this.hops.at(-1);
    const target = last && locationOf(last);
    return this.hops.length <= LIMITS.redirects && target !== undefined && withoutHash(target) === withoutHash(url);
  }
}

function refreshOf({ html, url }: FetchedPage): string | undefined {
  return refreshTarget(html, new URL(url))?.href;
}

function locationOf(exchange: Exchange): string | undefined {
  const location = headerOf(exchange, 'location');
  if (location === undefined) return undefined;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.canParse(text, exchange.url) ? new URL(text, exchange.url).href : undefined;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** What a fetch would have said about the way to the page. */
function warningsOf(exchanges: Exchange[]): Warning[] {
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

/** Largest HTTP head in a record, in bytes. */
const HEAD_BYTES = 256 * 1024;

async function readAnswer(
  entry: WarcEntry,
  request: StoredRequest | undefined,
  where: string,
  maxBytes: number,
): Promise<Answer> {
  const url = entry.field('WARC-Target-URI')?.replace(/^<(.*)>$/, '$1') ?? '';
  const other: Answer = { kind: 'other', url, where };
  if (!/^(?:https?|file):/i.test(url) || !URL.canParse(url)) return other;
  const { block, whole } = await readBlock(entry, maxBytes + HEAD_BYTES);
  const date = entry.field('WARC-Date') ?? '';
  const message = entry.type === 'resource' ? resourceMessage(entry, block) : parseMessage(block);
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
    return { kind: 'page', url, where, page: await pageOf(exchange, entry.type === 'resource', maxBytes) };
  } catch (error) {
    // A body without a declared type, or of XML, is a page only when it turns out to be one.
    return MAYBE_HTML.has(type) ? other : { kind: 'failure', url, where, error };
  }
}

const MAYBE_HTML = new Set(['', 'application/xml', 'text/xml']);
const HTML_TYPES = new Set([...MAYBE_HTML, 'text/html', 'application/xhtml+xml']);

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

/** A `resource` has no HTTP head: its type is the record's own. */
function resourceMessage(entry: WarcEntry, block: Buffer): HttpMessage {
  const type = entry.field('Content-Type') ?? '';
  return { startLine: 'HTTP/1.1 200 OK', headers: [['Content-Type', type]], body: block };
}

/** The program that wrote the file, such as `tearsheet/1.0.0`; empty when it is not stated. */
async function readSoftware(entry: WarcEntry): Promise<string> {
  const { block } = await readBlock(entry, HEAD_BYTES);
  return /^software: *(\S+)/im.exec(block.toString('utf8'))?.[1] ?? '';
}

interface StoredRequest {
  url: string;
  method: string;
  headers: [string, string][];
}

async function readRequest(entry: WarcEntry): Promise<StoredRequest | undefined> {
  const { block, whole } = await readBlock(entry, HEAD_BYTES);
  const message = whole ? parseMessage(block) : undefined;
  if (message === undefined) return undefined;
  const url = entry.field('WARC-Target-URI') ?? '';
  return { url, method: message.startLine.split(' ')[0] ?? 'GET', headers: message.headers };
}

function exchangeOf(
  url: string,
  startedAt: string,
  message: HttpMessage,
  entry: WarcEntry,
  request: StoredRequest | undefined,
): Exchange {
  const [, httpVersion = '1.1', status = '0', statusText = ''] =
    /^HTTP\/(\d(?:\.\d)?) +(\d{3}) ?(.*)$/.exec(message.startLine) ?? [];
  const ip = entry.field('WARC-IP-Address');
  const tls = tlsOf(entry);
  return {
    url,
    method: request?.method ?? 'GET',
    requestHeaders: request?.headers ?? [],
    startedAt,
    status: Number(status),
    statusText,
    httpVersion,
    headers: message.headers,
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

async function pageOf(exchange: Exchange, isLocal: boolean, maxBytes: number): Promise<FetchedPage> {
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
    exchanges: isLocal ? [] : [exchange],
    ...(isLocal && { body }),
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
