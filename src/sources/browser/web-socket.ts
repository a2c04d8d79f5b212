/** A WebSocket of a page: its way to the server, by the same rules and connections as every request. Its messages are not recorded. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { routeFor } from '../fetch/agents.ts';
import { failure } from '../fetch/failures.ts';
import { isProxied } from '../fetch/proxies.ts';
import type { FetchOptions } from '../options.ts';

export interface SocketRequest {
  /** http or https. */
  url: URL;
  headers: [string, string][];
  privateAllowed: boolean;
  isOwn: boolean;
  signal: AbortSignal;
}

/** Opens it at the server and ties both ends together. Throws coded errors; then nothing was written to `socket`. */
export async function passWebSocket(socket: Socket, request: SocketRequest, options: FetchOptions): Promise<void> {
  const { url, headers, signal } = request;
  const { agent, origin, path, headers: toProxy } = routeFor(url, options, request);
  const asked = {
    origin,
    path,
    method: 'GET' as const,
    headers: [...toProxy, ...headers].flat(),
    protocol: 'websocket',
    signal,
  };
  const { headers: answer, socket: far } = await agent.upgrade(asked).catch((error: unknown) => {
    throw failure(error, url, 'request', isProxied(url, options));
  });
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headLines(answer)}\r\n`);
  const end = () => {
    socket.destroy();
    far.destroy();
  };
  for (const side of [socket, far]) side.on('close', end).on('error', end);
  signal.addEventListener('abort', end, { once: true });
  socket.pipe(far).pipe(socket);
}

function headLines(headers: IncomingHttpHeaders): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}`));
  return lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}
