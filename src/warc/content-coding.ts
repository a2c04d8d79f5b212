import { promisify } from 'node:util';
import zlib, { type InputType, type ZlibOptions } from 'node:zlib';
import { TearsheetError } from '../errors.ts';

type Decoder = (body: InputType, options: ZlibOptions) => Promise<Buffer>;

const gunzip = promisify<InputType, ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<InputType, ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<InputType, ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

const DECODERS: Record<string, Decoder> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // RFC 9110 means zlib's format; some servers send bare DEFLATE, which never begins with zlib's 8 in the low half byte.
  deflate: (body, options) =>
    (((body as Uint8Array)[0] ?? 0) & 15) === 8 ? inflate(body, options) : inflateRaw(body, options),
  br: (body, options) => brotli(body, { maxOutputLength: options.maxOutputLength }),
  identity: async (body) => Buffer.from(body as Uint8Array),
};

/** Largest number of codings on top of each other: more are a bomb. */
export const MOST_CODINGS = 5;

/** The codings that a request offers. This Node's zlib has no zstd. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * Takes the content codings off a body (RFC 9110, 8.4), last one first.
 * Throws `truncated-body` for a cut stream, `bad-encoding` for a broken or unknown one, `too-large` above `maxBytes`.
 */
export async function decodeContent(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean);
  if (codings.length > MOST_CODINGS) {
    throw new TearsheetError('bad-encoding', `${codings.length} content codings on top of each other`);
  }
  let decoded = body;
  for (const coding of codings.reverse()) {
    const decoder = DECODERS[coding];
    if (!decoder) throw new TearsheetError('bad-encoding', `unknown content coding "${coding.slice(0, 20)}"`);
    if (decoded.length === 0) return decoded;
    decoded = await decoder(decoded, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
      throw decodingFailure(error, coding, maxBytes);
    });
  }
  return decoded;
}

function decodingFailure(error: NodeJS.ErrnoException, coding: string, maxBytes: number): TearsheetError {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') {
    return new TearsheetError('too-large', `body decodes to more than ${maxBytes} bytes; --max-size sets the limit`, {
      cause: error,
    });
  }
  if (error.code === 'Z_BUF_ERROR')
    return new TearsheetError('truncated-body', `${coding} stream is cut short`, { cause: error });
  return new TearsheetError('bad-encoding', `${coding} stream is broken (${error.message})`, { cause: error });
}
