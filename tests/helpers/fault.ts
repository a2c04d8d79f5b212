/** A fault of a server: its name, the code that it must end with, and the bytes that make it. */
import type { Socket } from 'node:net';
import type { ErrorCode } from '../../src/errors.ts';

export interface Fault {
  name: string;
  code: ErrorCode | 'saved';
  /** Writes the answer. `origin` is the fault server's own, `other` that of a server that nobody may be led to. */
  answer: (socket: Socket, origin: string, other: string) => void;
  /** A URL of its own, for what no server of ours can answer. */
  url?: string;
}

/** A whole answer, and the end of the connection. */
export function http(
  socket: Socket,
  status: number,
  headers: [string, string][],
  body: string | Uint8Array,
  reason = 'Reason',
): void {
  const bytes = Buffer.from(body);
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const all: [string, string][] = [
    ...(named.has('content-type') ? [] : [['Content-Type', 'text/html; charset=utf-8'] as [string, string]]),
    ...headers,
    ['Content-Length', String(bytes.length)],
    ['Connection', 'close'],
  ];
  socket.write(
    `HTTP/1.1 ${status} ${reason}\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    'latin1',
  );
  socket.end(bytes);
}

/** The beginning of a good answer, to be gone on with. */
export const HTML = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

/** Bytes, as they are, and the end of the connection. */
export function raw(name: string, code: Fault['code'], answer: string): Fault {
  return { name, code, answer: (socket) => void socket.end(answer, 'latin1') };
}

/** A whole answer. */
export function reply(
  name: string,
  code: Fault['code'],
  status: number,
  headers: [string, string][],
  body: string | Uint8Array,
): Fault {
  return { name, code, answer: (socket) => http(socket, status, headers, body) };
}

/** A whole answer whose body is coded as it says, or is not. */
export function coded(name: string, code: Fault['code'], coding: string, body: () => Uint8Array): Fault {
  return { name, code, answer: (socket) => http(socket, 200, [['Content-Encoding', coding]], body()) };
}

/** A redirect to an address of this server, of another or of none. */
export function redirect(name: string, code: Fault['code'], target: (origin: string, other: string) => string): Fault {
  return { name, code, answer: (socket, origin, other) => http(socket, 302, [['Location', target(origin, other)]], '') };
}

/** Sends a piece every 100 ms until the client goes away. */
export function drip(socket: Socket, start: string, piece: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write(piece), 100);
  socket.on('close', () => clearInterval(timer));
}

/** Sends as fast as the client takes it. */
export function flood(socket: Socket, start: string, piece: string): void {
  socket.write(start);
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}
