/**
 * Local servers for the tests: real sockets on loopback, closed (connections too) when the test's function ends.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The answer of a path: HTML text, bytes, a full reply, or a function of the request. */
export type Route =
  | string
  | Uint8Array
  | Reply
  | ((request: IncomingMessage, response: ServerResponse) => void | Promise<void>);

export interface Reply {
  status?: number;
  /** Default `content-type: text/html; charset=utf-8`. */
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
}

export interface TestServer {
  /** `http://127.0.0.1:port`, no slash at its end. */
  origin: string;
  port: number;
  /** Every request so far, in order. */
  requests: SeenRequest[];
}

/** Serves the routes (path with query, or path alone, as key; `*` is any other, else 404) while `run` runs. */
export function withServer<T>(
  routes: RequestListener | Record<string, Route>,
  run: (server: TestServer) => Promise<T>,
): Promise<T> {
  const requests: SeenRequest[] = [];
  return serve(createServer({ maxHeaderSize: 1 << 20 }, listener(routes, requests)), 'http', requests, run);
}

/** Serves the routes over TLS, with a certificate for `localhost`, 127.0.0.1 and further hosts that nobody has signed. */
export function withTlsServer<T>(
  routes: RequestListener | Record<string, Route>,
  run: (server: TestServer & { certificate: string }) => Promise<T>,
  hosts: string[] = [],
): Promise<T> {
  const requests: SeenRequest[] = [];
  const { key, cert } = selfSigned(hosts);
  return serve(createTlsServer({ key, cert }, listener(routes, requests)), 'https', requests, (server) =>
    run({ ...server, certificate: cert }),
  );
}

/**
 * A bare TCP server: `answer` gets each request head as text and the socket, and writes what it likes.
 * It is called once a request head (up to the blank line) has arrived.
 */
export function withRawServer<T>(
  answer: (socket: Socket, head: string) => void,
  run: (server: Omit<TestServer, 'requests'> & { heads: string[] }) => Promise<T>,
): Promise<T> {
  const heads: string[] = [];
  const server = createTcpServer((socket) => {
    let seen = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      for (let end = seen.indexOf('\r\n\r\n'); end >= 0; end = seen.indexOf('\r\n\r\n')) {
        const head = seen.slice(0, end + 4);
        seen = seen.slice(end + 4);
        heads.push(head);
        answer(socket, head);
      }
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const closeAllConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return serve(Object.assign(server, { closeAllConnections }), 'http', [], ({ origin, port }) =>
    run({ origin, port, heads }),
  );
}

/** A key and a certificate for `localhost`, 127.0.0.1 and further hosts, made by openssl, valid for a day. */
export function selfSigned(hosts: string[] = []): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const named = ['IP:127.0.0.1', 'DNS:localhost', ...hosts.map((host) => `DNS:${host}`)].join(',');
    const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=${named}`];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert, ...subject], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function listener(routes: RequestListener | Record<string, Route>, requests: SeenRequest[]): RequestListener {
  return (request, response) => {
    const { method = '', url = '', headers, rawHeaders } = request;
    requests.push({ method, url, headers, rawHeaders });
    if (typeof routes === 'function') return routes(request, response);
    const route = routes[url] ?? routes[url.split('?')[0] ?? ''] ?? routes['*'];
    return reply(route ?? { status: 404, body: '<!doctype html><title>Not found</title>' }, request, response);
  };
}

function reply(route: Route, request: IncomingMessage, response: ServerResponse): void {
  if (typeof route === 'function') return void route(request, response);
  const {
    status = 200,
    headers = {},
    body = '',
  } = typeof route === 'string' || route instanceof Uint8Array ? { body: route } : route;
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  response.writeHead(status, named ? headers : { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

async function serve<T>(
  server: TcpServer & { closeAllConnections(): void },
  scheme: string,
  requests: SeenRequest[],
  run: (server: TestServer) => Promise<T>,
): Promise<T> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    return await run({ origin: `${scheme}://127.0.0.1:${port}`, port, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
