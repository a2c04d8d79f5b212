import { unescape as percentDecoded } from 'node:querystring';
import { TearsheetError, type Warning } from '../../errors.ts';
import type { Exchange } from '../../types.ts';
import { ACCEPT_ENCODING, decodeContent } from '../../warc/http-message.ts';
import { FETCH_LIMITS, type FetchEvent, type FetchOptions, USER_AGENT } from '../options.ts';
import { hostAndPort, isWeb, parseUrl, resourceOf, shown, withoutCredentials } from '../url.ts';
import { addressLiteral, isGlobalAddress, isThisMachine, privateAddress, wasPrivate } from './agents.ts';
import type { CookieStore } from './cookies.ts';
import { clean } from './failures.ts';
import { backoff, type Deadline, isRefusal, isRetryableFailure, isRetryableStatus, retryAfter } from './pace.ts';
import { isProxied } from './proxies.ts';
import { header, send } from './send.ts';

/** One resource to get, as a visit of a URL: redirects, retries and cookies included. */
export interface VisitRequest {
  url: URL;
  /** `Accept` and whatever else this kind of resource needs. */
  headers: [string, string][];
  method?: 'GET' | 'POST';
  body?: Uint8Array;
  maxBytes: number;
  deadline: Deadline;
  cookies?: CookieStore;
  /** Host and port that a person named, and that may therefore be private (see `hostAndPort`). */
  trusted?: string;
  /** The URL that headers and credentials were given for; default `url`. */
  owner?: URL;
  /** The next URL that an HTML page asks for by `<meta http-equiv=refresh>`. */
  refresh?: (response: Response) => URL | undefined;
  /** Throws when a URL, at any hop, may not be asked for; robots.txt is to be had under the same limits. */
  require?: (url: URL, privateAllowed: boolean) => Promise<void>;
  /** A last answer, such as a bot wall, although its status allows a retry. */
  isFinal?: (response: Response) => boolean;
}

export interface Response {
  exchange: Exchange;
  /** The body without content codings; empty for redirects. */
  bytes: Uint8Array;
  /** The time until which the server asked to wait, when there was no time or no retry left. */
  retryAfter?: string;
}

export interface Visited extends Response {
  url: URL;
  exchanges: Exchange[];
  warnings: Warning[];
}

/** Follows one URL to its last answer, whatever the status. Throws coded errors as `failures.ts` and `promises` name them. */
export async function visit(request: VisitRequest, options: FetchOptions): Promise<Visited> {
  const { exchanges, warnings }: Pick<Visited, 'exchanges' | 'warnings'> = { exchanges: [], warnings: [] };
  const state = { retriesLeft: options.retries ?? FETCH_LIMITS.retries, trusted: new Set<string>() };
  if (request.trusted) state.trusted.add(request.trusted);
  const seen = new Set<string>();
  let url = request.url;
  for (;;) {
    const privateAllowed = mayBePrivate(url, exchanges.length === 0, options, state.trusted);
    await request.require?.(url, privateAllowed);
    const response = await answerOf(url, privateAllowed, request, options, state);
    exchanges.push(response.exchange);
    await request.cookies?.store(url, response.exchange);
    trustTyped(response.exchange, url, exchanges.length === 1, options, state.trusted);
    const next = redirectTarget(response.exchange, url) ?? request.refresh?.(response);
    if (!next) return { ...response, url: withoutCredentials(url), exchanges, warnings };
    if (exchanges.length > FETCH_LIMITS.redirects) {
      throw new TearsheetError('redirect-loop', `more than ${FETCH_LIMITS.redirects} redirects: ${shown(request.url)}`);
    }
    await refuseLoop(next, url, seen, request.cookies);
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      warnings.push({ code: 'insecure-redirect', message: `${shown(url)} redirects from https to http` });
    }
    url = next;
  }
}

interface State {
  retriesLeft: number;
  trusted: Set<string>;
}

/** One hop: asks, and asks again after failures that pass, within the retries and the time left. */
async function answerOf(
  url: URL,
  privateAllowed: boolean,
  request: VisitRequest,
  options: FetchOptions,
  state: State,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    await request.deadline.paused(async () => options.beforeRequest?.(url, privateAllowed));
    request.deadline.check();
    const result = await attemptOrFailure(url, privateAllowed, request, options, state);
    const failed = result instanceof TearsheetError;
    if (!failed && (!isRetryableStatus(result.exchange.status) || request.isFinal?.(result))) return result;
    const asked = failed ? undefined : retryAfter(header(result.exchange, 'retry-after'));
    // A server that asks for no wait at all is not to be asked again and again at once.
    const wait = Math.max(asked?.milliseconds ?? 0, backoff(attempt));
    if (state.retriesLeft === 0 || wait >= request.deadline.left) return lastResult(result, asked?.text);
    state.retriesLeft--;
    const why = failed ? result.code : `HTTP ${result.exchange.status}`;
    options.onEvent?.({ kind: 'wait', url: shown(url), milliseconds: wait, why, left: state.retriesLeft });
    await request.deadline.wait(wait);
  }
}

/** The result once nobody asks again: a failure is thrown; an answer carries the wait that the server asked for. */
function lastResult(result: Response | TearsheetError, retryAfter: string | undefined): Response {
  if (result instanceof TearsheetError) throw result;
  return retryAfter === undefined ? result : { ...result, retryAfter };
}

/** Gives a failure after which the host may be asked again; throws any other. */
async function attemptOrFailure(
  url: URL,
  privateAllowed: boolean,
  request: VisitRequest,
  options: FetchOptions,
  { retriesLeft }: State,
): Promise<Response | TearsheetError> {
  try {
    const response = await attemptOnce(url, privateAllowed, request, options);
    options.refusals?.note(url.host, false);
    return response;
  } catch (error) {
    if (error instanceof TearsheetError && mayTryAgain(url, error, options) && retriesLeft > 0) return error;
    throw error;
  }
}

function mayTryAgain({ host }: URL, error: TearsheetError, { refusals }: FetchOptions): boolean {
  const isRefused = isRefusal(error);
  refusals?.note(host, isRefused);
  return isRetryableFailure(error) && !(isRefused && refusals?.isGivenUp(host));
}

async function attemptOnce(
  url: URL,
  privateAllowed: boolean,
  request: VisitRequest,
  options: FetchOptions,
): Promise<Response> {
  const headers = await requestHeaders(url, request, options);
  const { method = 'GET', body, maxBytes, deadline } = request;
  const isOwn = url.origin === (request.owner ?? request.url).origin;
  const outgoing = { url, method, headers: headers.pairs, maxBytes, privateAllowed, isOwn, signal: deadline.signal };
  options.onEvent?.({ kind: 'request', url: shown(url), method });
  const started = performance.now();
  const exchange = await send({ ...outgoing, ...(body ? { body } : {}) }, options);
  options.onEvent?.(answered(url, exchange, performance.now() - started));
  const secret = [...headers.secret, ...sentToProxy(exchange)];
  if (secret.length > 0) exchange.secretHeaders = secret;
  if (isRedirect(exchange.status)) return { exchange, bytes: new Uint8Array() };
  const decoded = decodeContent(exchange.body, header(exchange, 'content-encoding'), maxBytes);
  const bytes = await decoded.catch((error: TearsheetError) => {
    // The body of an error only helps to tell walls from errors; the status is what counts.
    if (exchange.status >= 400) return new Uint8Array();
    throw new TearsheetError(error.code, `${error.message}: ${shown(url)}`, { cause: error });
  });
  return { exchange, bytes };
}

function answered(url: URL, exchange: Exchange, milliseconds: number): FetchEvent {
  const { status, statusText, body } = exchange;
  const location = isRedirect(status) ? header(exchange, 'location') : undefined;
  const told = { kind: 'answer', url: shown(url), status, statusText, bytes: body.length, milliseconds } as const;
  return location === undefined ? told : { ...told, location: clean(location) };
}

/** Headers of the user's that may leave the source's own origin and stand in the WARC: all others may hold what is his alone. */
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'user-agent', 'referer', 'dnt', 'cache-control']);

async function requestHeaders(url: URL, request: VisitRequest, options: FetchOptions) {
  const owner = request.owner ?? request.url;
  const { supplied, secret } = headersOfUser(url, owner, options);
  const suppliedNames = new Set(supplied.map(([name]) => name.toLowerCase()));
  const defaults: [string, string][] = [
    ['User-Agent', utf8(options.userAgent ?? USER_AGENT)],
    ...request.headers,
    ['Accept-Encoding', ACCEPT_ENCODING],
  ];
  const pairs = [...defaults.filter(([name]) => !suppliedNames.has(name.toLowerCase())), ...supplied];
  const cookie = suppliedNames.has('cookie') ? undefined : await request.cookies?.header(url);
  if (cookie?.text) pairs.push(['Cookie', cookie.text]);
  if (cookie?.secret) secret.push('cookie');
  return { pairs, secret };
}

/** The user's headers and the credentials in the owner's URL that a request for a URL gets, and which of them are secret. */
export function headersOfUser(
  url: URL,
  owner: URL,
  options: FetchOptions,
): { supplied: [string, string][]; secret: string[] } {
  const own = url.origin === owner.origin;
  const supplied = (options.headers ?? [])
    .filter(([name]) => own || SAFE_HEADERS.has(name.toLowerCase()))
    .map(([name, value]): [string, string] => [name, utf8(value)]);
  const isNamed = supplied.some(([name]) => name.toLowerCase() === 'authorization');
  if (own && owner.username && !isNamed) supplied.push(['Authorization', basic(owner)]);
  return { supplied, secret: supplied.map(([name]) => name.toLowerCase()).filter((name) => !SAFE_HEADERS.has(name)) };
}

/** undici adds the credentials of a proxy by itself. */
function sentToProxy({ requestHeaders }: Exchange): string[] {
  return requestHeaders.map(([name]) => name.toLowerCase()).filter((name) => name === 'proxy-authorization');
}

/** Headers go out one byte a character. */
function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function basic({ username, password }: URL): string {
  // `percentDecoded` takes what is no percent-encoding as it stands, unlike decodeURIComponent.
  return `Basic ${Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`).toString('base64')}`;
}

/** Whether a request may reach a private address; throws `private-address` where that is known before the look-up. */
export function mayBePrivate(url: URL, first: boolean, options: FetchOptions, trusted: Set<string>): boolean {
  if (options.allowPrivate || (first && !options.fromList && trusted.size === 0) || trusted.has(hostAndPort(url)))
    return true;
  const literal = addressLiteral(url);
  if (literal && !isGlobalAddress(literal)) throw privateAddress(literal, literal);
  // A proxy does the look-up, out of sight; the names of this machine itself are known all the same.
  if (isProxied(url, options) && isThisMachine(url)) throw privateAddress(url.hostname, '127.0.0.1');
  return false;
}

/** A typed host that proved private stays allowed for its own redirects; a public one can never turn private. */
export function trustTyped(exchange: Exchange, url: URL, first: boolean, options: FetchOptions, trusted: Set<string>): void {
  if (!first || options.fromList) return;
  if (wasPrivate(exchange, url)) trusted.add(hostAndPort(url));
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function redirectTarget(exchange: Exchange, url: URL): URL | undefined {
  if (!isRedirect(exchange.status)) return undefined;
  const location = header(exchange, 'location');
  if (!location) throw new TearsheetError('bad-redirect', `HTTP ${exchange.status} without a Location: ${shown(url)}`);
  // Header bytes arrive as latin1; browsers read a Location as UTF-8.
  const target = parseUrl(Buffer.from(location, 'latin1').toString('utf8'), url);
  if (!target || !isWeb(target)) {
    throw new TearsheetError(
      'bad-redirect',
      `redirect to "${clean(location)}", which is no http or https URL: ${shown(url)}`,
    );
  }
  if (!target.hash) target.hash = url.hash;
  return withoutCredentials(target);
}

/** Throws where a redirect leads to a URL that was asked with the same cookies before: its answer would be the same. */
async function refuseLoop(next: URL, from: URL, seen: Set<string>, cookies: CookieStore | undefined): Promise<void> {
  const key = `${resourceOf(next)} ${(await cookies?.header(next))?.text ?? ''}`;
  if (seen.size === 0) seen.add(`${resourceOf(from)} `);
  if (seen.has(key)) throw new TearsheetError('redirect-loop', `redirects in a circle: ${shown(next)}`);
  seen.add(key);
}
