/** The data that a connection received, byte for byte: the head of the answer and the certificates of the server. */
import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { Exchange } from '../../types.ts';

/** Longest head that is kept, in bytes; the parser refuses far shorter ones. */
const MOST_BYTES = 1024 * 1024;

/** Collects the bytes of one answer up to the empty line that ends its head; heads of 1xx answers before it are dropped. */
export class ReceivedHead {
  #pieces: Buffer[] = [];
  #size = 0;
  #isWhole = false;

  /** Whether nothing came. */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** The bytes of the head; undefined until it is whole. */
  get bytes(): Buffer | undefined {
    return this.#isWhole ? Buffer.concat(this.#pieces) : undefined;
  }

  push(chunk: Buffer): void {
    for (let rest: Buffer | undefined = chunk; rest !== undefined && !this.#isWhole && this.#size < MOST_BYTES; ) {
      rest = this.#take(rest);
    }
  }

  /** Returns what is left after the head of a 1xx answer. */
  #take(chunk: Buffer): Buffer | undefined {
    // An end may begin in the piece before.
    const before = Buffer.concat(this.#pieces.slice(-3)).subarray(-3);
    const end = endOfHead(Buffer.concat([before, chunk]));
    const taken = end === undefined ? chunk : chunk.subarray(0, end - before.length);
    this.#pieces.push(Buffer.from(taken));
    this.#size += taken.length;
    if (end === undefined) return undefined;
    const start = Buffer.concat(this.#pieces).toString('latin1', 0, 20);
    this.#isWhole = !/^HTTP\/\d\.\d 1\d\d/.test(start) || /^HTTP\/\d\.\d 101/.test(start);
    if (this.#isWhole) return undefined;
    this.#pieces = [];
    this.#size = 0;
    return chunk.subarray(taken.length);
  }
}

/** The place behind the first empty line, whatever the line ends; undefined when there is none. */
function endOfHead(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return undefined;
}

const [CR, LF] = [0x0d, 0x0a];

const heads = new WeakMap<Socket, { current: ReceivedHead }>();

/** Whether a request was sent on the connection before. */
export function wasUsed(socket: Socket): boolean {
  return heads.has(socket);
}

/** Collects the head of the next answer on a connection that has one request at a time. */
export function receiveHead(socket: Socket): ReceivedHead {
  const head = new ReceivedHead();
  const tapped = heads.get(socket);
  if (tapped !== undefined) {
    tapped.current = head;
    return head;
  }
  const tap = { current: head };
  heads.set(socket, tap);
  const read: Readable['read'] = socket.read.bind(socket);
  // The parser takes what it parses from here: nothing else sees the bytes before they are parsed.
  socket.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (chunk instanceof Buffer) tap.current.push(chunk);
    return chunk;
  };
  return head;
}

/** The certificates and the protocol that the server of a connection showed. */
export interface Peer {
  tls: NonNullable<Exchange['tls']>;
  /** The certificates as the server sent them, its own first, as PEM; no certificate of this machine's is among them. */
  certificates: string[];
}

const peers = new WeakMap<TLSSocket, Peer>();

/** The peer of a connection, asked for once: Node takes the certificates off it when it hands them over. */
export function peerOf(socket: TLSSocket): Peer {
  const known = peers.get(socket);
  if (known !== undefined) return known;
  const peer = { tls: tlsOf(socket), certificates: certificatesOf(socket) };
  peers.set(socket, peer);
  return peer;
}

function certificatesOf(socket: TLSSocket): string[] {
  const chain = new Map<string, string>();
  let certificate: X509Certificate | undefined = socket.getPeerX509Certificate();
  while (certificate !== undefined && !chain.has(certificate.fingerprint256)) {
    chain.set(certificate.fingerprint256, certificate.toString());
    certificate = certificate.issuerCertificate;
  }
  return [...chain.values()];
}

function tlsOf(socket: TLSSocket): NonNullable<Exchange['tls']> {
  const { fingerprint256, subject, issuer } = socket.getPeerCertificate();
  const protocol = socket.getProtocol();
  return {
    verified: socket.authorized,
    ...(protocol ? { protocol } : {}),
    ...(fingerprint256 ? { fingerprint256 } : {}),
    ...(subject ? { subject: name(subject) } : {}),
    ...(issuer ? { issuer: name(issuer) } : {}),
  };
}

function name(fields: object): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}=${[value].flat().join('+')}`)
    .join(', ');
}
