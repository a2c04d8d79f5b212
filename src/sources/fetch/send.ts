import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { Dispatcher } from 'undici';
import { TearsheetError } from '../../errors.ts';
import type { Exchange } from '../../types.ts';
import { parseHead, parseStatusLine } from '../../warc/http-message.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { shown, withoutCredentials } from '../url.ts';
import { routeFor } from './agents.ts';
import { failure } from './failures.ts';
import { isProxied, isSocks, proxyFor } from './proxies.ts';
import { peerOf, type ReceivedHead, receiveHead, wasUsed } from './received.ts';

export interface Outgoing {
  url: URL;
  method: string;
  headers: [string, string][];
  body?: Uint8Array;
  privateAllowed: boolean;
  /** Whether the request goes to the origin that headers and credentials were given for. */
  isOwn: boolean;
  maxBytes: number;
  signal: AbortSignal;
}

/** An answer whose head is there, and whose body is still to come. */
export interface OpenAnswer {
  head: Omit<Exchange, 'body'>;
  /** The body as received. What it throws becomes a coded error by `bodyFailure`. */
  body: Readable;
}

/** Sends one request and reads the whole answer, body as received. Follows nothing, retries nothing. */
export async function send(outgoing: Outgoing, options: FetchOptions): Promise<Exchange> {
  const { head, body: stream } = await openAnswer(outgoing, options);
  try {
    const body = await readBody(stream, head.headers, outgoing.maxBytes);
    // A turn of the event loop lets undici take the connection for the next request, and not open a second one.
    await new Promise((resolve) => setImmediate(resolve));
    return { ...head, body };
  } catch (error) {
    throw bodyFailure(error, outgoing, options);
  }
}

/**
 * Sends one request and waits for the head of the answer. Throws coded errors. Where a connection that was kept open turns out to
 * be closed, the request is sent anew, as browsers and curl do (RFC 9112, section 9.3.1): each time a connection less is kept.
 */
export async function openAnswer(outgoing: Omit<Outgoing, 'maxBytes'>, options: FetchOptions): Promise<OpenAnswer> {
  for (;;) {
    const seen: Seen = { requestHeaders: [] };
    try {
      return await answerTo(outgoing, options, seen);
    } catch (error) {
      const isClosed = error instanceof TearsheetError && error.code === 'reset' && seen.head?.isEmpty === true;
      if (!isClosed || !seen.isReused || outgoing.body !== undefined) throw error;
    }
  }
}

async function answerTo(outgoing: Omit<Outgoing, 'maxBytes'>, options: FetchOptions, seen: Seen): Promise<OpenAnswer> {
  const { url, method, headers, signal } = outgoing;
  const startedAt = new Date().toISOString();
  try {
    const answer = await dispatch(outgoing, options, seen);
    if (answer.statusCode === 407 && isFromProxy(url, options)) {
      answer.body.on('error', () => {}).destroy();
      throw new TearsheetError('connect', `the proxy refuses without a login (407): ${shown(url)}`);
    }
    const head = {
      url: withoutCredentials(url).href,
      method,
      requestHeaders: seen.requestHeaders.length > 0 ? seen.requestHeaders : headers,
      startedAt,
      ...receivedHead(answer, seen.head?.bytes),
      ...connectionOf(url, seen, options),
    };
    return { head, body: answer.body };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw failure(error, url, 'request', isProxied(url, options));
  }
}

/** Whether an answer may be the proxy's own: in a tunnel it is not. */
function isFromProxy(url: URL, options: FetchOptions): boolean {
  const proxy = proxyFor(url, options);
  return url.protocol === 'http:' && proxy !== undefined && !isSocks(proxy);
}

/** The reason why a body did not come whole, as a coded error. */
export function bodyFailure(
  error: unknown,
  { url, signal }: Pick<Outgoing, 'url' | 'signal'>,
  options: FetchOptions,
): unknown {
  return signal.aborted ? signal.reason : failure(error, url, 'body', isProxied(url, options));
}

/** The head as it came, line by line; undici's reading of it where the bytes were not seen. */
function receivedHead(answer: Dispatcher.ResponseData, bytes: Buffer | undefined) {
  const { startLine, headers } = parseHead(bytes ?? Buffer.alloc(0));
  const status = parseStatusLine(startLine);
  if (bytes !== undefined && status !== undefined) return { ...status, headers, rawHead: new Uint8Array(bytes) };
  const pairs = headerPairs(answer.headers as unknown as string[]);
  return { status: answer.statusCode, statusText: answer.statusText ?? '', httpVersion: '1.1', headers: pairs };
}

function connectionOf(url: URL, { ip, tls, certificates }: Seen, options: FetchOptions) {
  return {
    ...(ip && !isProxied(url, options) ? { ip } : {}),
    ...(tls ? { tls } : {}),
    // A proxy's own certificates are not the site's.
    ...(certificates && url.protocol === 'https:' ? { certificates } : {}),
  };
}

/** The first value of a header, whatever its case. */
export function header(exchange: Exchange, name: string): string | undefined {
  return exchange.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function dispatch(
  outgoing: Omit<Outgoing, 'maxBytes'>,
  options: FetchOptions,
  seen: Seen,
): Promise<Dispatcher.ResponseData> {
  const { url, method, headers, body, signal } = outgoing;
  const { headerSeconds = FETCH_LIMITS.headerSeconds, idleSeconds = FETCH_LIMITS.idleSeconds } = options;
  const { agent, origin, path, headers: toProxy } = routeFor(url, options, outgoing);
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  dispatching = seen;
  try {
    return agent.request({
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers: [...toProxy.filter(([name]) => !named.has(name.toLowerCase())), ...headers].flat(),
      ...(body ? { body } : {}),
      headersTimeout: headerSeconds * 1000,
      bodyTimeout: idleSeconds * 1000,
      signal,
      responseHeaders: 'raw',
    });
  } finally {
    dispatching = undefined;
  }
}

async function readBody(body: Readable, headers: [string, string][], maxBytes: number): Promise<Uint8Array> {
  const announced = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]);
  if (announced > maxBytes) {
    body.on('error', () => {}).destroy();
    throw tooLarge(maxBytes);
  }
  // Pieces that are joined in the end are held twice; a length that is announced is a place for them.
  const whole = announced > 0 ? Buffer.allocUnsafeSlow(announced) : undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (size + chunk.length > (whole?.length ?? maxBytes)) throw tooLarge(maxBytes);
    if (whole) whole.set(chunk, size);
    else chunks.push(chunk);
    size += chunk.length;
  }
  return whole?.subarray(0, size) ?? Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): TearsheetError {
  return new TearsheetError('too-large', `body of more than ${maxBytes} bytes; --max-size sets the limit`);
}

/** Raw headers come as one flat list, each byte a character (latin1), so that nothing is lost. */
function headerPairs(flat: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index] ?? '', flat[index + 1] ?? '']);
  return pairs;
}

/** Facts that undici's diagnostics channels tell about a request: its head as written to the socket, and the socket. */
interface Seen {
  request?: object;
  requestHeaders: [string, string][];
  head?: ReceivedHead;
  /** The connection had a request before. */
  isReused?: boolean;
  ip?: string;
  tls?: NonNullable<Exchange['tls']>;
  certificates?: string[];
}

const bySentRequest = new WeakMap<object, Seen>();
/** Set while a dispatch runs: undici creates its request object within it, before it yields. */
let dispatching: Seen | undefined;

subscribe('undici:request:create', (message) => {
  const { request } = message as { request: object };
  // The first request of a dispatch is ours; a second one is the CONNECT to a proxy.
  if (!dispatching || dispatching.request) return;
  dispatching.request = request;
  bySentRequest.set(request, dispatching);
});

subscribe('undici:client:sendHeaders', (message) => {
  const { request, headers, socket } = message as { request: object; headers: string; socket: Socket };
  const seen = bySentRequest.get(request);
  if (!seen) return;
  const lines = headers.split('\r\n').slice(1).filter(Boolean);
  seen.requestHeaders = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  seen.isReused = wasUsed(socket);
  seen.head = receiveHead(socket);
  if (socket.remoteAddress) seen.ip = socket.remoteAddress;
  if ('getPeerCertificate' in socket) Object.assign(seen, peerOf(socket as TLSSocket));
});
