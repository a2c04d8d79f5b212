/**
 * The proxy on loopback that a page's browser has as its only way out: every request of every frame, worker and socket goes
 * through the rules of `guard.ts`, leaves by the connections that all other requests of the program use, and is recorded as it was
 * received. TLS ends here, with `certificate.ts`. The decision is in docs/decisions/browser-proxy.md.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { TLSSocket } from 'node:tls';
import { TearsheetError } from '../../errors.ts';
import { bodyFailure, openAnswer } from '../fetch/send.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { isWeb, parseUrl, shown } from '../url.ts';
import { type ProxyCertificate, proxyCertificate } from './certificate.ts';
import { type Guard, HOP_BY_HOP } from './guard.ts';
import { KeptBody } from './kept-body.ts';
import { isOwnProcess } from './peer.ts';
import { type Recorded, Recording } from './recording.ts';
import { passWebSocket } from './web-socket.ts';

/** Largest body of a request, in bytes: what pages send is forms and queries. */
const REQUEST_BYTES = 20 * 1024 * 1024;

export class RecordingProxy {
  readonly recording = new Recording();
  readonly #guard: Guard;
  readonly #options: FetchOptions;
  readonly #certificate: ProxyCertificate;
  readonly #stop = new AbortController();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #answering = new Set<Promise<void>>();
  /** The origin that a tunnel was opened for. */
  readonly #tunnels = new WeakMap<Socket, string>();

  private constructor(guard: Guard, options: FetchOptions, certificate: ProxyCertificate) {
    [this.#guard, this.#options, this.#certificate] = [guard, options, certificate];
    this.#server = createServer({ maxHeaderSize: FETCH_LIMITS.headerBytes, keepAliveTimeout: 0, requestTimeout: 0 });
    this.#server.on('request', (request, response) => {
      const answered = this.#answer(request, response).finally(() => this.#answering.delete(answered));
      this.#answering.add(answered);
    });
    this.#server.on('connection', (socket: Socket) => this.#accept(socket));
    this.#server.on('connect', (request, socket: Socket, head: Buffer) => this.#tunnel(request, socket, head));
    this.#server.on('upgrade', (request, socket: Socket) => void this.#upgrade(request, socket));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Listens on a port of loopback that nobody else can use. */
  static async open(guard: Guard, options: FetchOptions): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(guard, options, await proxyCertificate());
    await new Promise<void>((resolve, reject) => {
      proxy.#server.once('error', reject);
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  /** `http://127.0.0.1:PORT` */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends all that is still under way; what was received of it stays recorded. */
  async close(): Promise<void> {
    this.#stop.abort(new TearsheetError('interrupted', 'the page was left'));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#answering);
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Other users of this machine have no business with the user's cookies: their connections are cut. */
  #accept(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!(socket instanceof TLSSocket) && !this.#tunnels.has(socket) && !isOwnProcess(socket)) socket.destroy();
  }

  /** A tunnel carries TLS, or HTTP in the clear as sockets of pages speak it; anything else has no way out. */
  #tunnel({ url = '' }: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null;
      if (first === null) return void socket.destroy();
      socket.unshift(first);
      const isTls = first[0] === TLS_HANDSHAKE;
      if (!isTls && !/^[A-Z]/.test(String.fromCharCode(first[0] ?? 0))) return void socket.destroy();
      const inner = isTls
        ? new TLSSocket(socket, {
            isServer: true,
            secureContext: this.#certificate.context,
            ALPNProtocols: ['http/1.1'],
          })
        : socket;
      this.#tunnels.set(inner, `${isTls ? 'https' : 'http'}://${url}`);
      this.#server.emit('connection', inner);
    });
  }

  #urlOf({ url = '', socket }: IncomingMessage): URL | undefined {
    const origin = this.#tunnels.get(socket);
    const parsed = origin === undefined ? parseUrl(url) : parseUrl(`${origin}${url}`);
    return parsed && isWeb(parsed) ? parsed : undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = this.#urlOf(request);
    if (url === undefined) return void response.destroy();
    const { method = 'GET' } = request;
    const entry = this.recording.begin(url, method, request.headers['upgrade-insecure-requests'] !== undefined);
    const cut = new AbortController();
    const signal = AbortSignal.any([cut.signal, this.#stop.signal]);
    // The browser wants it no more.
    response.on('close', () => cut.abort(new TearsheetError('reset', `the page dropped the request: ${shown(url)}`)));
    try {
      await this.#pass(url, request, response, entry, signal);
    } catch (error) {
      entry.error ??= error;
      // An answer of ours would be taken for the server's.
      response.destroy();
      if (!(error instanceof TearsheetError)) entry.error = new TearsheetError('internal', String(error), { cause: error });
    } finally {
      this.recording.end(entry);
    }
  }

  async #pass(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    entry: Recorded,
    signal: AbortSignal,
  ): Promise<void> {
    const { method } = entry;
    const body = await bodyOf(request);
    const { privateAllowed, isOwn, headers, secret } = this.#guard.admit(url, method, pairsOf(request.rawHeaders));
    this.#options.onEvent?.({ kind: 'request', url: shown(url), method });
    const outgoing = { url, method, headers, privateAllowed, isOwn, signal, ...(body && { body }) };
    const { head, body: stream } = await openAnswer(outgoing, this.#options);
    this.#guard.answered(head, url);
    entry.exchange = {
      ...head,
      body: new Uint8Array(),
      ...(body && { requestBody: body }),
      ...(secret.length > 0 && { secretHeaders: secret }),
    };
    response.writeHead(head.status, head.statusText, forBrowser(head.headers).flat());
    response.flushHeaders();
    const { exchange } = entry;
    const kept = new KeptBody(exchange, this.recording, this.#options.maxBytes ?? FETCH_LIMITS.maxBytes);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        kept.push(chunk);
        if (!response.write(chunk)) await drained(response);
      }
    } catch (error) {
      exchange.truncated ??= signal.aborted ? 'time' : 'disconnect';
      throw bodyFailure(error, outgoing, this.#options);
    } finally {
      kept.end();
    }
    response.end();
    await finished(response);
    this.#tell(entry, url);
  }

  #tell({ exchange, startedAt }: Recorded, url: URL): void {
    if (exchange === undefined) return;
    const { status, statusText, body } = exchange;
    const milliseconds = performance.now() - startedAt;
    this.#options.onEvent?.({ kind: 'answer', url: shown(url), status, statusText, bytes: body.length, milliseconds });
  }

  async #upgrade(request: IncomingMessage, socket: Socket): Promise<void> {
    const url = this.#urlOf(request);
    if (url === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') return void socket.destroy();
    try {
      const { headers, ...reach } = this.#guard.admit(url, 'WEBSOCKET', pairsOf(request.rawHeaders));
      await passWebSocket(socket, { url, headers, ...reach, signal: this.#stop.signal }, this.#options);
    } catch (error) {
      if (!(error instanceof TearsheetError)) throw error;
      socket.destroy();
    }
  }
}

/** First byte of a TLS connection (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 0x16;

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > REQUEST_BYTES) throw new TearsheetError('too-large', `a request of more than ${REQUEST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return size === 0 ? undefined : Buffer.concat(chunks);
}

export function pairsOf(raw: string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] as string, raw[index + 1] as string]);
  return pairs;
}

/** The headers without the connection's own, without offers of ways round the proxy, and without what Node refuses to write. */
function forBrowser(headers: [string, string][]): [string, string][] {
  return headers.filter(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'content-length') return /^\d+$/.test(value);
    return (
      !HOP_BY_HOP.has(lower) &&
      lower !== 'alt-svc' &&
      /^[!#$%&'*+.^_`|~\w-]+$/.test(name) &&
      /^[\t -~\x80-\xff]*$/.test(value)
    );
  });
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.on('drain', go);
    response.on('close', go);
  });
}
