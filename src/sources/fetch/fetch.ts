import { createHash } from 'node:crypto';
import { TearsheetError } from '../../errors.ts';
import type { FetchedPage } from '../../types.ts';
import { decodeHtml, parseContentType, requireHtml } from '../decode.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import type { LinkingPage, Resource } from '../resource.ts';
import { hostAndPort, isWeb, parseUrl, replayOf, shown, withoutCredentials } from '../url.ts';
import { wasPrivate } from './agents.ts';
import { createCookies } from './cookies.ts';
import { clean } from './failures.ts';
import { type Response, type Visited, type VisitRequest, visit } from './http.ts';
import { type FoundImages, withDownloadedImages } from './images.ts';
import { Deadline } from './pace.ts';
import { ROBOTS_BYTES, type RobotRules, RobotsCache } from './robots.ts';
import { header } from './send.ts';
import { findWall, refreshTarget, type Wall } from './walls.ts';

const ACCEPT_HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** A web page: fetched, judged whole, decoded. */
export async function fetchWebPage(url: URL, options: FetchOptions): Promise<FetchedPage> {
  const request = { accept: ACCEPT_HTML, refresh: refreshOf, isFinal: (answer: Response) => wallOf(answer) !== undefined };
  const visited = await visitWith(url, request, options);
  const { exchange, exchanges, bytes, warnings } = visited;
  requireWhole(visited);
  const { type, charset: label } = parseContentType(header(exchange, 'content-type'));
  await requireHtml(bytes, type, shown(visited.url));
  const { html, charset } = await decodeHtml(bytes, label);
  if (exchange.tls?.verified === false)
    warnings.push({ code: 'tls-not-verified', message: `TLS was not verified: ${visited.url.host}` });
  return {
    requestedUrl: withoutCredentials(url).href,
    url: visited.url.href,
    fetchedAt: exchange.startedAt,
    charset,
    html,
    sha256: createHash('sha256').update(exchange.body).digest('hex'),
    exchanges,
    warnings,
  };
}

/** Fetches any resource; see `fetchResource`. */
export async function fetchWebResource(
  address: string,
  options: FetchOptions & { accept?: string; method?: 'GET' | 'POST'; body?: Uint8Array },
): Promise<Resource> {
  const url = parseUrl(address);
  if (!url || !isWeb(url)) throw new TearsheetError('usage', `not an http or https URL: ${clean(address)}`);
  const { accept = '*/*', method, body } = options;
  const visited = await visitWith(url, { accept, ...(method ? { method } : {}), ...(body ? { body } : {}) }, options);
  const { exchange, exchanges, bytes, warnings } = visited;
  const { type } = parseContentType(header(exchange, 'content-type'));
  const privateHost = privateHostOf({ exchanges });
  const found = { url: visited.url.href, status: exchange.status, type, bytes, exchanges, warnings };
  return { ...found, ...(privateHost ? { privateHost } : {}) };
}

/** Images of a page; see `withImages`. */
export function withWebImages<T>(
  urls: string[],
  options: FetchOptions,
  page: LinkingPage,
  use: (found: FoundImages) => Promise<T>,
): Promise<T> {
  const owner = new URL(options.credentialsOf ?? page.requestedUrl);
  // A page that came from a private host, by a person's word, may have its images there; no other page may.
  const trusted = privateHostOf(page);
  const context = { pageUrl: new URL(page.url), owner, ...(trusted ? { trusted } : {}) };
  // Pictures of a page that an archive replays are the archive's as well, and keep the names that the page gives them.
  const names = new Map(urls.map((url) => [replayOf(url, page) ?? url, url]));
  return withDownloadedImages([...names.keys()], context, options, (found) =>
    use({ ...found, images: found.images.map((image) => ({ ...image, url: names.get(image.url) ?? image.url })) }),
  );
}

/** A page that another one leads to; see `fetchLinkedPage`. */
export function fetchWebLinkedPage(address: string, from: LinkingPage, options: FetchOptions): Promise<FetchedPage> {
  return fetchWebPage(new URL(address), linkedOptions(from, options));
}

/** Options for a page that another one leads to: nobody typed it, and what belongs to the other's origin stays with that. */
export function linkedOptions(from: LinkingPage, options: FetchOptions): FetchOptions {
  const trusted = privateHostOf(from);
  const { trustedHost: _host, ...own } = options;
  return { credentialsOf: from.requestedUrl, ...own, fromList: true, ...(trusted ? { trustedHost: trusted } : {}) };
}

/** Rules of a site; see `robotRules`. */
export function webRobotRules(address: string, options: FetchOptions): Promise<RobotRules> {
  const url = new URL(address);
  const { allowPrivate = false, fromList = false, trustedHost } = options;
  return robotsCache(options).rulesFor(url, allowPrivate || !fromList || trustedHost === hostAndPort(url));
}

/** Throws `robots` where robots.txt of its site keeps a page from being asked for. */
export async function requireRobots(url: URL, options: FetchOptions): Promise<void> {
  const { allowPrivate = false, fromList = false, trustedHost } = options;
  await robotsCache(options).require(url, allowPrivate || !fromList || trustedHost === hostAndPort(url));
}

/** A visit with its own deadline, cookies and, if asked for, obedience to robots.txt at every hop. */
async function visitWith(
  url: URL,
  request: { accept: string } & Pick<VisitRequest, 'refresh' | 'isFinal' | 'method' | 'body'>,
  options: FetchOptions,
): Promise<Visited> {
  const { accept, ...rest } = request;
  const owner = options.credentialsOf === undefined ? url : new URL(options.credentialsOf);
  const deadline = options.deadline ?? new Deadline(options.maxSeconds ?? FETCH_LIMITS.maxSeconds, options.signal);
  const require = (next: URL, privateAllowed: boolean) => robotsCache(options).require(next, privateAllowed);
  try {
    const cookies = await createCookies(owner, options.cookies);
    const maxBytes = options.maxBytes ?? FETCH_LIMITS.maxBytes;
    const headers: [string, string][] = [['Accept', accept]];
    const trusted = options.trustedHost;
    const allowed = { ...(trusted && { trusted }), ...(options.robots && { require }) };
    return await visit({ ...rest, ...allowed, url, owner, headers, maxBytes, deadline, cookies }, options);
  } finally {
    if (!options.deadline) deadline.dispose();
  }
}

let robots: { cache: RobotsCache; key: string } | undefined;

/** One cache for the process, as long as the settings that decide what a site answers stay the same. */
function robotsCache(options: FetchOptions): RobotsCache {
  const { userAgent, proxy, insecure, allowPrivate } = options;
  const key = JSON.stringify([userAgent, proxy, insecure, allowPrivate]);
  if (robots?.key === key) return robots.cache;
  const cache = new RobotsCache((url, privateAllowed) => getRobots(url, privateAllowed, options));
  robots = { cache, key };
  return cache;
}

/** Failures after which no other file of the site could be had either. */
const UNREACHABLE = new Set(['private-address', 'dns', 'connect', 'tls', 'timeout', 'reset', 'internal']);

async function getRobots(url: URL, privateAllowed: boolean, options: FetchOptions): Promise<Response | TearsheetError> {
  const { robots: _robots, beforeRequest: _wait, cookies: _cookies, signal: _signal, headers: _headers, ...rest } = options;
  const {
    trustedHost: _host,
    deadline: _deadline,
    ...plain
  } = { ...rest, fromList: !privateAllowed, maxBytes: ROBOTS_BYTES, retries: 1 };
  try {
    return await visitWith(url, { accept: 'text/plain,*/*;q=0.5' }, plain);
  } catch (error) {
    if (error instanceof TearsheetError && !UNREACHABLE.has(error.code)) return error;
    throw error;
  }
}

/** Throws for an answer that is no whole page, by its status alone. `inBrowser`: a browser showed it. */
export function requireWhole(
  visited: Pick<Visited, 'exchange' | 'url' | 'bytes' | 'retryAfter'> & { inBrowser?: boolean },
): void {
  const { exchange, url, retryAfter, inBrowser } = visited;
  const { status } = exchange;
  if (status === 200 || status === 203) return;
  const what = `HTTP ${status} ${clean(exchange.statusText)}`.trim();
  const wall = wallOf(visited);
  const hint = inBrowser ? 'a browser does not get past it' : 'save the page in a browser and give that file';
  if (wall) throw new TearsheetError(wall.kind, `${wall.sign} (${what}): ${shown(url)}; ${hint}`);
  if ([204, 205, 304].includes(status))
    throw new TearsheetError('no-content', `${what}, an answer without a page: ${shown(url)}`, { status });
  if (status === 206) throw new TearsheetError('http-status', `${what}, only a part of the page: ${shown(url)}`);
  const later = retryAfter ? `; the server asks to wait until ${retryAfter}` : '';
  throw new TearsheetError('http-status', `${what}: ${shown(url)}${later}`, { status });
}

function wallOf({ exchange, bytes }: Response): Wall | undefined {
  if (exchange.status < 400) return undefined;
  const { status, headers, url } = exchange;
  return findWall({ status, headers, url, html: Buffer.from(bytes).toString('utf8') });
}

function refreshOf({ exchange, bytes }: Response): URL | undefined {
  if (exchange.status !== 200) return undefined;
  // ASCII is all that a refresh needs, and latin1 loses no byte.
  return refreshTarget(Buffer.from(bytes.subarray(0, 128 * 1024)).toString('latin1'), new URL(exchange.url));
}

/** `host:port` of an answer that came from a private address. */
function privateHostOf({ exchanges }: Pick<FetchedPage, 'exchanges'>): string | undefined {
  const last = exchanges.at(-1);
  // The address is the answer's and not the page's: a copy in a web archive has the page's address.
  const url = last && new URL(last.url);
  return url && wasPrivate(last, url) ? hostAndPort(url) : undefined;
}
