/** MIME (RFC 2045, 2046) into its parts, with the bytes of each as they stand in the file. */
import { Readable } from 'node:stream';
import type { MimeNode, MimePiece } from 'mailsplit';
import { TearsheetError } from '../../errors.ts';

export interface MimePart {
  /** Media type, lower case. */
  type: string;
  /** The encoding as stated, if it is. */
  charset?: string;
  /** A head's value, unfolded; '' where there is none. */
  head(name: string): string;
  /** The body, decoded anew at each call. */
  content(): Uint8Array;
}

/** A file with more parts, deeper ones or longer heads is no page; for each line all boundaries around it are looked at. */
const MOST_PARTS = 20_000;
const MOST_LEVELS = 100;
const HEAD_BYTES = 128 * 1024;

/**
 * The message first, then its parts in order, nested ones too; messages inside stay whole. Throws `truncated-body` where the end
 * is missing, `too-complex` beyond the limits, `bad-encoding` for what cannot be decoded.
 */
export async function readParts(bytes: Uint8Array, where: string): Promise<MimePart[]> {
  const bodies = new Map<MimeNode, Uint8Array[]>();
  const [{ Splitter }, { decode }] = await Promise.all([import('mailsplit'), import('libqp')]);
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: HEAD_BYTES, maxChildNodes: MOST_PARTS });
  // In pieces, so that what is refused is not read to its end first.
  Readable.from(piecesOf(bytes)).pipe(splitter);
  try {
    for await (const item of splitter as AsyncIterable<MimeNode | MimePiece>) {
      if (item.type === 'node') {
        if (levelOf(item) > MOST_LEVELS) throw new Error(`its parts are nested more than ${MOST_LEVELS} deep`);
        bodies.set(item, []);
      } else if (item.type === 'body' && item.value) bodies.get(item.node)?.push(item.value);
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new TearsheetError('too-complex', `${where} is no page that can be read: ${what}`, { cause: error });
  }
  const [root] = bodies.keys();
  if (root) requireEnd(root, bytes, where);
  return [...bodies].map(([node, pieces]) => partOf(node, pieces, decode));
}

function* piecesOf(bytes: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += READ_BYTES) {
    yield Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(READ_BYTES, bytes.length - from));
  }
}

const READ_BYTES = 64 * 1024;

function levelOf(node: MimeNode): number {
  let level = 0;
  for (let parent = node.parentNode; parent; parent = parent.parentNode) level += 1;
  return level;
}

/** A multipart ends with its boundary: without it nobody knows what of the last part is missing. */
function requireEnd(root: MimeNode, bytes: Uint8Array, where: string): void {
  const boundary = root.multipart ? boundaryOf(root) : undefined;
  if (boundary === undefined) return;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(`\n--${boundary}--`, undefined, 'utf8');
  const opening = file.lastIndexOf(`\n--${boundary}`, undefined, 'utf8');
  if (end < 0 || opening !== end) {
    throw new TearsheetError('truncated-body', `${where} is cut: the end of its last part is missing`);
  }
}

function boundaryOf(root: MimeNode): string | undefined {
  const type = root.headers.getFirst('Content-Type');
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(type) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? bare;
}

type Decode = (text: string) => Buffer;

function partOf(node: MimeNode, pieces: Uint8Array[], decode: Decode): MimePart {
  return {
    type: node.contentType || '',
    ...(node.charset && { charset: node.charset }),
    head: (name) => node.headers.getFirst(name),
    content: () => decoded(Buffer.concat(pieces), node.encoding, decode),
  };
}

function decoded(body: Buffer, encoding: string, decode: Decode): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? Buffer.concat([...linesTogether(body)].map((text) => decode(text))) : body;
}

/** Bytes of text that are decoded at once: the decoder lists every escape of what it gets. */
const PIECE = 1 << 20;
/** The decoder is quadratic in white space, which says nothing in markup. */
const LONG_SPACE = /[\t ]{1000,}/g;

/** Pieces of whole lines, one character a byte; a piece without line ends is cut, but not inside an escape. */
function* linesTogether(body: Buffer): Generator<string> {
  for (let at = 0; at < body.length; ) {
    let end = Math.min(at + PIECE, body.length);
    if (end < body.length) {
      const lineEnd = body.lastIndexOf(0x0a, end - 1);
      if (lineEnd > at) end = lineEnd + 1;
      else while (end > at + 3 && body.subarray(end - 2, end).includes(EQUALS)) end -= 1;
    }
    yield body.toString('latin1', at, end).replace(LONG_SPACE, ' ');
    at = end;
  }
}

const EQUALS = 0x3d;
