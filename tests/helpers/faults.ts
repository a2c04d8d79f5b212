/**
 * Faults of servers and hostile pages, each served under its name by one raw TCP server, with the code that it must end with.
 * `saved` is a page that is hostile, or a server that is odd, and that has to be archived all the same.
 */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { ARTICLE } from './article.ts';
import { coded, drip, type Fault, flood, HTML, http, raw, redirect, reply } from './fault.ts';
import { HOSTILE_PAGES } from './hostile-pages.ts';
import { withRawServer } from './server.ts';

export interface FaultServer {
  origin: string;
  /** A fault's address. */
  url: (fault: Fault) => string;
  /** Names of the faults that were asked for. */
  served: Set<string>;
  /** Heads of the requests to the server that nobody may be led to. */
  trespasses: string[];
}

/** Runs with every fault served. */
export function withFaults<T>(run: (server: FaultServer) => Promise<T>): Promise<T> {
  const served = new Set<string>();
  return withRawServer(
    (socket) => http(socket, 200, [], ARTICLE),
    (other) =>
      withRawServer(
        (socket, head) => {
          const [, name = ''] = /^\S+ \/([^/? ]*)/.exec(head) ?? [];
          const fault = BY_NAME.get(name);
          if (fault) served.add(name);
          if (fault) fault.answer(socket, `http://${/^host: (.*)$/im.exec(head)?.[1]?.trim()}`, other.origin);
          else http(socket, 404, [], '');
        },
        ({ origin }) =>
          run({ origin, url: (fault) => fault.url ?? `${origin}/${fault.name}`, served, trespasses: other.heads }),
      ),
  );
}

const LONG = ARTICLE.repeat(20);
const BOMB = () => Buffer.alloc(40 << 20, 0x20);

const CONNECTIONS: Fault[] = [
  { name: 'refused', code: 'connect', url: 'http://127.0.0.1:9/', answer: () => {} },
  { name: 'no-such-host', code: 'dns', url: 'http://no-such-host.invalid/', answer: () => {} },
  { name: 'empty-reply', code: 'reset', answer: (socket) => void socket.end() },
  { name: 'reset-at-once', code: 'reset', answer: (socket) => void socket.resetAndDestroy() },
  {
    name: 'reset-in-body',
    code: 'truncated-body',
    answer: (socket) => void socket.write(`${HTML}Content-Length: 90000\r\n\r\n<p>half`, () => socket.resetAndDestroy()),
  },
  { name: 'silent', code: 'timeout', answer: () => {} },
  { name: 'slow-headers', code: 'timeout', answer: (socket) => drip(socket, HTML, 'X-More: x\r\n') },
  { name: 'idle-body', code: 'timeout', answer: (socket) => void socket.write(`${HTML}\r\n<p>begun`) },
  { name: 'drip-body', code: 'timeout', answer: (socket) => drip(socket, `${HTML}\r\n`, '<p>x') },
  {
    name: 'drip-chunks',
    code: 'timeout',
    answer: (socket) => drip(socket, `${HTML}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'),
  },
  { name: 'endless-body', code: 'too-large', answer: (socket) => flood(socket, `${HTML}\r\n`, '<p>x</p>'.repeat(8192)) },
  { name: 'endless-headers', code: 'too-large', answer: (socket) => flood(socket, HTML, `X: ${'x'.repeat(1000)}\r\n`) },
  { name: 'endless-continue', code: 'reset', answer: (socket) => flood(socket, '', 'HTTP/1.1 100 Continue\r\n\r\n') },
];

const MESSAGES: Fault[] = [
  raw('short-body', 'truncated-body', `${HTML}Content-Length: 90000\r\n\r\n${ARTICLE}`),
  raw('no-last-chunk', 'truncated-body', `${HTML}Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ha\r\n`),
  raw('chunk-cut', 'truncated-body', `${HTML}Transfer-Encoding: chunked\r\n\r\nff\r\n<p>ha`),
  raw('bad-chunk', 'protocol', `${HTML}Transfer-Encoding: chunked\r\n\r\nxyz\r\n<p>ha\r\n0\r\n\r\n`),
  raw('two-lengths', 'protocol', `${HTML}Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>`),
  raw(
    'length-and-chunks',
    'protocol',
    `${HTML}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n\r\n`,
  ),
  raw('negative-length', 'protocol', `${HTML}Content-Length: -1\r\n\r\n<p>`),
  raw('huge-length', 'too-large', `${HTML}Content-Length: 99999999999\r\n\r\n<p>`),
  raw('overflowing-length', 'protocol', `${HTML}Content-Length: 99999999999999999999999\r\n\r\n<p>`),
  raw('header-without-colon', 'protocol', `${HTML}nonsense\r\n\r\n<p>`),
  raw('nul-in-header', 'protocol', `${HTML}X: a\0b\r\n\r\n<p>`),
  raw('huge-header', 'too-large', `${HTML}X: ${'x'.repeat(140_000)}\r\n\r\n`),
  raw('other-protocol', 'protocol', 'SSH-2.0-OpenSSH_9.6\r\n'),
  raw('no-head', 'protocol', '<html>no head at all</html>'),
  raw('status-in-words', 'protocol', 'HTTP/1.1 fine OK\r\n\r\n<p>'),
  raw('switching-protocols', 'reset', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
  raw('http-1.0', 'saved', `HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${ARTICLE}`),
  raw(
    'early-hints',
    'saved',
    `HTTP/1.1 103 Early Hints\r\nLink: </x.css>\r\n\r\n${HTML}Content-Length: ${ARTICLE.length}\r\n\r\n${ARTICLE}`,
  ),
  reply(
    'thousands-of-headers',
    'saved',
    200,
    Array.from({ length: 5000 }, (_, n) => [`X-${n}`, 'value']),
    ARTICLE,
  ),
  reply(
    'thousands-of-cookies',
    'saved',
    200,
    Array.from({ length: 3000 }, (_, n) => ['Set-Cookie', `c${n}=${n}; Path=/x${n}`]),
    ARTICLE,
  ),
  raw('headers-of-bare-lines', 'protocol', `HTTP/1.1 200 OK\nContent-Type: text/html\n\n${ARTICLE}`),
  raw(
    'chunks-with-extensions-and-trailers',
    'saved',
    `${HTML}Transfer-Encoding: chunked\r\n\r\n${ARTICLE.length.toString(16)};x=y\r\n${ARTICLE}\r\n0\r\nX-Trailer: t\r\n\r\n`,
  ),
  reply('escapes-in-header', 'saved', 200, [['X-Evil', 'café \x9b31m "; drop']], ARTICLE),
];

const CODINGS: Fault[] = [
  coded('gzip', 'saved', 'gzip', () => gzipSync(ARTICLE)),
  coded('gzip-twice', 'saved', 'gzip, gzip', () => gzipSync(gzipSync(ARTICLE))),
  coded('gzip-cut', 'truncated-body', 'gzip', () => gzipSync(LONG).subarray(0, -20)),
  coded('gzip-broken', 'bad-encoding', 'gzip', () => Buffer.concat([gzipSync(LONG).subarray(0, 200), Buffer.alloc(300, 7)])),
  coded('gzip-not', 'bad-encoding', 'gzip', () => Buffer.from(ARTICLE)),
  coded('gzip-bomb', 'too-large', 'gzip', () => gzipSync(BOMB())),
  coded('gzip-bomb-nested', 'too-large', 'gzip, gzip', () => gzipSync(gzipSync(BOMB()))),
  coded('brotli-bomb', 'too-large', 'br', () => brotliCompressSync(BOMB())),
  coded('brotli-cut', 'truncated-body', 'br', () => brotliCompressSync(Buffer.from(LONG)).subarray(0, -8)),
  coded('deflate-broken', 'bad-encoding', 'deflate', () =>
    Buffer.concat([deflateSync(LONG).subarray(0, 100), Buffer.alloc(300, 7)]),
  ),
  coded('zstd', 'bad-encoding', 'zstd', () => Buffer.from('28b52ffd', 'hex')),
  coded('gzip-of-nothing', 'empty-page', 'gzip', () => gzipSync('')),
  coded('gzip-without-a-body', 'empty-page', 'gzip', () => Buffer.alloc(0)),
  coded('gzip-and-more', 'saved', 'gzip', () => Buffer.concat([gzipSync(ARTICLE), Buffer.alloc(40)])),
  coded('deflate-bare', 'saved', 'deflate', () => deflateRawSync(ARTICLE)),
  coded('identity', 'saved', 'identity', () => Buffer.from(ARTICLE)),
  reply('gzip-not-told', 'unsupported-type', 200, [], gzipSync(ARTICLE)),
  coded('six-codings', 'bad-encoding', 'gzip, gzip, gzip, gzip, gzip, gzip', () => gzipSync(ARTICLE)),
];

const REDIRECTS: Fault[] = [
  redirect('to-itself', 'redirect-loop', (origin) => `${origin}/to-itself`),
  redirect('circle-1', 'redirect-loop', () => '/circle-2'),
  redirect('circle-2', 'redirect-loop', () => '/circle-1'),
  redirect('endless', 'redirect-loop', () => `/endless?${Math.random()}`),
  redirect('to-file', 'bad-redirect', () => 'file:///etc/passwd'),
  redirect('to-script', 'bad-redirect', () => 'javascript:alert(1)'),
  redirect('to-data', 'bad-redirect', () => `data:text/html,${encodeURIComponent(ARTICLE)}`),
  redirect('to-ftp', 'bad-redirect', () => 'ftp://127.0.0.1/x'),
  redirect('to-nonsense', 'bad-redirect', () => 'http://[nonsense'),
  reply('to-nowhere', 'bad-redirect', 301, [], ''),
  redirect('to-a-huge-address', 'http-status', () => `/${'x'.repeat(60_000)}`),
  redirect('to-escapes', 'http-status', () => '/\x9b31m\x85'),
  redirect('to-private', 'private-address', (_origin, other) => other),
  redirect('to-private-name', 'private-address', (_origin, other) => other.replace('127.0.0.1', 'localhost')),
  redirect('to-private-mapped', 'private-address', (_origin, other) => other.replace('127.0.0.1', '[::ffff:127.0.0.1]')),
  redirect('to-private-number', 'private-address', (_origin, other) => other.replace('127.0.0.1', '2130706433')),
  redirect('to-metadata', 'private-address', () => 'http://169.254.169.254/latest/meta-data/'),
  {
    name: 'refresh-to-private',
    code: 'private-address',
    answer: (socket, _origin, other) => http(socket, 200, [], `<meta http-equiv=refresh content="0;url=${other}">`),
  },
  reply('refresh-circle', 'redirect-loop', 200, [], '<meta http-equiv=refresh content="0;url=/refresh-circle-2">'),
  reply('refresh-circle-2', 'redirect-loop', 200, [], '<meta http-equiv=refresh content="0;url=/refresh-circle">'),
  redirect('to-article', 'saved', () => '/gzip'),
];

const STATUSES: Fault[] = [
  ...[300, 400, 401, 402, 403, 404, 405, 410, 418, 429, 451, 500, 502, 503, 504, 599, 999].map((status) =>
    reply(`status-${status}`, 'http-status', status, [], '<title>Error</title><h1>Error</h1>'),
  ),
  reply('retry-tomorrow', 'http-status', 503, [['Retry-After', '86400']], ''),
  raw('status-204', 'no-content', 'HTTP/1.1 204 No Content\r\n\r\n'),
  raw('status-205', 'no-content', 'HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n'),
  raw('status-304', 'no-content', 'HTTP/1.1 304 Not Modified\r\n\r\n'),
  reply('status-206', 'http-status', 206, [['Content-Range', 'bytes 0-99/1000']], ARTICLE),
  reply('error-that-is-an-article', 'http-status', 404, [], ARTICLE),
  reply('cloudflare-403', 'bot-wall', 403, [['cf-mitigated', 'challenge']], '<title>Just a moment...</title>'),
  reply('cloudflare-503', 'bot-wall', 503, [], '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>'),
  reply('datadome', 'bot-wall', 403, [], '<script src="https://ct.captcha-delivery.com/c.js"></script>'),
  reply(
    'captcha-200',
    'bot-wall',
    200,
    [],
    '<title>Check</title><h1>Please verify you are a human</h1><div class="g-recaptcha"></div>',
  ),
  reply(
    'consent-page',
    'consent-wall',
    200,
    [],
    '<title>Before you continue</title><form class="consent-form" action="/save"><button>Accept</button></form>',
  ),
];

const TYPES: Fault[] = [
  reply('pdf', 'unsupported-type', 200, [['Content-Type', 'application/pdf']], '%PDF-1.7'),
  reply('pdf-called-html', 'unsupported-type', 200, [], '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj <</Type/Catalog>>'),
  reply('json', 'unsupported-type', 200, [['Content-Type', 'application/json']], '{}'),
  reply('plain', 'unsupported-type', 200, [['Content-Type', 'text/plain']], 'text'),
  reply('octets', 'unsupported-type', 200, [['Content-Type', 'application/octet-stream']], ARTICLE),
  reply('image', 'unsupported-type', 200, [['Content-Type', 'image/png']], Buffer.from('89504e470d0a1a0a', 'hex')),
  reply(
    'zip-called-html',
    'unsupported-type',
    200,
    [],
    Buffer.from('504b0304140000000800000000000000000000000000000000000000', 'hex'),
  ),
  reply('feed', 'unsupported-type', 200, [['Content-Type', 'application/rss+xml']], '<rss><channel/></rss>'),
  reply('words-called-html', 'unsupported-type', 200, [], 'only some words'),
  reply('type-of-escapes', 'unsupported-type', 200, [['Content-Type', 'text/\x9b31m']], 'x'),
  reply('control-in-header', 'protocol', 200, [['X-Evil', 'a\x07b']], ARTICLE),
  reply('empty-body', 'empty-page', 200, [], ''),
  reply('charset-of-nobody', 'saved', 200, [['Content-Type', 'text/html; charset=x-nonsense']], ARTICLE),
  reply('charset-that-browsers-refuse', 'saved', 200, [['Content-Type', 'text/html; charset=iso-2022-kr']], ARTICLE),
  reply('utf-16', 'saved', 200, [['Content-Type', 'text/html']], Buffer.from(`\ufeff${ARTICLE}`, 'utf16le')),
];

const PAGES: Fault[] = HOSTILE_PAGES.map(({ name, code, html }) => ({
  name,
  code,
  answer: (socket) => http(socket, 200, [], html()),
}));

export const FAULTS: Fault[] = [...CONNECTIONS, ...MESSAGES, ...CODINGS, ...REDIRECTS, ...STATUSES, ...TYPES, ...PAGES];

const BY_NAME = new Map(FAULTS.map((fault) => [fault.name, fault]));
