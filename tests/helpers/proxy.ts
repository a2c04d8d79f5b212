/** Real proxies on loopback for the tests. Whatever host is asked for, they connect to this machine, at the port asked for. */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface TestProxy {
  /** `127.0.0.1:port`. */
  host: string;
  /** What was asked of it, in order: `GET http://host/path`, `CONNECT host:port`. */
  asked: string[];
}

export interface ProxyOptions {
  /** `name:password`; requests without them get 407. */
  credentials?: string;
  /** What `CONNECT` is answered with in place of a tunnel. */
  refusal?: string;
}

/** An HTTP proxy while `run` runs: plain requests are passed on, `CONNECT` opens a tunnel. */
export async function withHttpProxy<T>(
  { credentials, refusal }: ProxyOptions,
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
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (isAllowed(request)) passOn(request, response);
    else response.writeHead(407, { 'proxy-authenticate': 'Basic realm="test"' }).end();
  });
  server.on('connect', (request, socket: Socket, head) => {
    asked.push(`CONNECT ${request.url}`);
    track(socket);
    if (!isAllowed(request)) return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    const target = track(connect(Number(new URL(`http://${request.url}`).port || 80), '127.0.0.1'));
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
