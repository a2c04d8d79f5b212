import { TearsheetError } from '../../errors.ts';
import { shown } from '../url.ts';

/** The phase in which an exchange failed: the same broken socket means another thing before and within a body. */
export type Phase = 'request' | 'body';

const CONNECT: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EADDRNOTAVAIL: 'address not available',
  EACCES: 'connection not permitted',
};

const TIMEOUT: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ETIMEDOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped sending',
};

/**
 * Turns an error of undici, of the socket or of TLS into a coded error of one line, without passwords or control characters.
 * `isProxied`: it was a proxy that had to be reached.
 */
export function failure(error: unknown, url: URL, phase: Phase, isProxied = false): TearsheetError {
  if (error instanceof TearsheetError) return error;
  const root = rootCause(error);
  if (root instanceof TearsheetError) return root;
  const [kind, what] = kindOfFailure(root, url, phase, isProxied) ?? [];
  if (kind === undefined) throw error;
  return new TearsheetError(kind, `${what}: ${shown(url)}`, { cause: error });
}

/** The error's code and its words; undefined for an error of the program itself. */
function kindOfFailure(
  root: NodeJS.ErrnoException,
  url: URL,
  phase: Phase,
  isProxied: boolean,
): [TearsheetError['code'], string] | undefined {
  const { code = '', message } = root;
  if (/^(ENOTFOUND|EAI_)/.test(code))
    return ['dns', `no address found for ${isProxied ? 'the proxy' : url.hostname} (${code})`];
  if (CONNECT[code]) return ['connect', `${CONNECT[code]} by ${isProxied ? 'the proxy' : url.host}`];
  if (TIMEOUT[code]) return ['timeout', TIMEOUT[code]];
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return ['too-large', 'response headers of more than 128 KB'];
  if (isTls(code, message)) return ['tls', tlsFailure(code, message, isProxied)];
  if (/^Proxy|proxy/i.test(message)) return ['connect', clean(message)];
  return brokenAnswer(root, phase) ?? (code ? ['connect', `${clean(message)} (${code})`] : undefined);
}

/** An answer that ends too soon or is no HTTP. */
function brokenAnswer(
  { code = '', name, message }: NodeJS.ErrnoException,
  phase: Phase,
): [TearsheetError['code'], string] | undefined {
  // Before the body, undici calls contradicting lengths a mismatch as well.
  if (phase === 'request' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return ['protocol', 'not valid HTTP (contradicting lengths)'];
  if (phase === 'body' && isCut(code)) return ['truncated-body', 'the body ended too soon'];
  if (isCut(code)) return ['reset', 'the connection was closed without an answer'];
  if (name === 'HTTPParserError' || code.startsWith('HPE_') || code === 'UND_ERR_INVALID_ARG')
    return ['protocol', `not valid HTTP (${clean(message)})`];
  return undefined;
}

/** Text from the other side on one line, without control characters, at most 200 characters. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function rootCause(error: unknown): NodeJS.ErrnoException {
  let current = error as NodeJS.ErrnoException & { errors?: unknown[]; cause?: unknown };
  // undici wraps sockets' errors, Node gathers those of several addresses: the first inner one tells the reason.
  for (let depth = 0; depth < 5; depth++) {
    const inner = (current.errors?.[0] ?? current.cause) as typeof current | undefined;
    if (!(inner instanceof Error)) break;
    current = inner;
  }
  return current;
}

function isTls(code: string, message: string): boolean {
  return (
    /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/.test(code) ||
    (code === 'EPROTO' && /ssl|tls/i.test(message))
  );
}

/** OpenSSL's own lines are `ID:error:CODE:SSL routines:FUNCTION:REASON:FILE:LINE:`. No option helps against those. */
function tlsFailure(code: string, message: string, isProxied: boolean): string {
  const reason = /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1];
  const advice = isProxied ? "-k goes on regardless of a server's, --cacert trusts a proxy's" : '-k goes on regardless';
  if (code !== 'EPROTO' && !code.startsWith('ERR_SSL')) return `TLS: ${clean(message)} (${advice})`;
  return `TLS: ${clean(reason ?? message)}${reason === 'wrong version number' ? ', the server does not speak it' : ''}`;
}

function isCut(code: string): boolean {
  return [
    'ECONNRESET',
    'EPIPE',
    'ECONNABORTED',
    'UND_ERR_SOCKET',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'HPE_INVALID_EOF_STATE',
    'UND_ERR_ABORTED',
  ].includes(code);
}
