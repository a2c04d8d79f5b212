/** Real proxies on loopback for the tests. Whatever host is asked for, they connect to this machine, at the port asked for. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface TestProxy {
  /** `127.0.0.1:port`. */
  host: string;
  /** The requests that it got, in order: `GET http://host/path`, `CONNECT host:port`. */
  asked: string[];
}

export interface ProxyOptions {
  /** `name:password`; requests without them get 407. */
  credentials?: string;
  /** The answer to `CONNECT` in place of a tunnel. */
  refusal?: string;
  /** The proxy itself is reached by TLS. */
  identity?: { key: string; cert: string };
  /** The port that every tunnel leads to; else the one that is asked for. */
  leadsTo?: number;
}

/** An HTTP proxy while `run` runs: plain requests are passed on, `CONNECT` opens a tunnel. */
export async function withHttpProxy<T>(
  { credentials, refusal, identity, leadsTo }: ProxyOptions,
  run: (proxy: TestProxy) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const ends = new Set<Duplex>();
  const track = <D extends Duplex>(end: D): D => {
    ends.add(end.on('error', () => end.destroy()));
    return end;
  };
  const isAllowed = ({ headers }: IncomingMessage) =>
    credentials === undefined || headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = identity ? createTlsServer(identity) : createServer();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`);
    if (isAllowed(request)) passOn(request, response);
    else response.writeHead(407, { 'proxy-authenticate': 'Basic realm="test"' }).end();
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`);
    track(socket);
    if (!isAllowed(request)) return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    const target = track(connect(leadsTo ?? Number(new URL(`http://${request.url}`).port || 80), '127.0.0.1'));
    target.on('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(socket).pipe(target);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run({ host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
  } finally {
    for (const end of ends) end.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function passOn(request: IncomingMessage, response: ServerResponse): void {
  const { port, pathname, search } = new URL(request.url ?? '');
  const { 'proxy-authorization': _, ...headers } = request.headers;
  const options = { host: '127.0.0.1', port: port || 80, method: request.method, path: pathname + search, headers };
  const passed = httpRequest(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  request.pipe(passed);
}

/** A SOCKS5 proxy (RFC 1928, 1929) while `run` runs; `asked` has the host as it was sent, so names only if names were sent. */
export async function withSocksProxy<T>(
  { credentials, refusal, leadsTo }: { credentials?: string; refusal?: number; leadsTo?: number },
  run: (proxy: TestProxy) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const ends = new Set<Socket>();
  const server = createTcpServer((socket) => {
    track(socket);
    void serve(socket).catch(() => socket.destroy());
  });
  const track = (end: Socket) => ends.add(end.on('error', () => end.destroy()));

  async function serve(socket: Socket): Promise<void> {
    const reader = new Reader(socket);
    const [, methods = 0] = await reader.take(2);
    const offered = await reader.take(methods);
    const method = credentials === undefined ? 0 : 2;
    socket.write(Buffer.from([5, offered.includes(method) ? method : 0xff]));
    if (credentials !== undefined) {
      const isRight = (await readCredentials(reader)) === credentials;
      socket.write(Buffer.from([1, isRight ? 0 : 1]));
      if (!isRight) return void socket.end();
    }
    const { host, port } = await readTarget(reader);
    asked.push(`${host}:${port}`);
    const answer = (code: number) => socket.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (refusal !== undefined) {
      answer(refusal);
      return void socket.end();
    }
    const target = connect(leadsTo ?? port, '127.0.0.1');
    track(target);
    target.on('connect', () => {
      answer(0);
      reader.release();
      target.pipe(socket).pipe(target);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run({ host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
  } finally {
    for (const end of ends) end.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Name and password, parted by a colon (RFC 1929). */
async function readCredentials(reader: Reader): Promise<string> {
  const [, nameLength = 0] = await reader.take(2);
  const name = await reader.take(nameLength);
  const [passwordLength = 0] = await reader.take(1);
  return `${name}:${await reader.take(passwordLength)}`;
}

/** The host, an address of four bytes or a name, and the port (RFC 1928, 4). */
async function readTarget(reader: Reader): Promise<{ host: string; port: number }> {
  const [, , , type] = await reader.take(4);
  const host =
    type === 1 ? (await reader.take(4)).join('.') : (await reader.take((await reader.take(1))[0] ?? 0)).toString();
  return { host, port: (await reader.take(2)).readUInt16BE() };
}

/** Takes so many bytes at a time off a socket. */
class Reader {
  #bytes = Buffer.alloc(0);
  readonly #socket: Socket;
  #wake = () => {};
  readonly #onData = (data: Buffer) => {
    this.#bytes = Buffer.concat([this.#bytes, data]);
    this.#wake();
  };

  constructor(socket: Socket) {
    this.#socket = socket.on('data', this.#onData);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#bytes.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }

  release(): void {
    this.#socket.off('data', this.#onData);
    if (this.#bytes.length > 0) this.#socket.unshift(this.#bytes);
  }
}
