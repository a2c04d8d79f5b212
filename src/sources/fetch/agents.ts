import { lookup as systemLookup } from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import { isIP, type LookupFunction } from 'node:net';
import tls, { createSecureContext, rootCertificates } from 'node:tls';
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { globalOnly } from './address.ts';
import { isSocks, proxyCredentials, proxyFor } from './proxies.ts';
import { socksConnector } from './socks.ts';

/** Milliseconds that an idle connection is kept, whatever the server offers: a batch of many hosts would run out of files. */
const LONGEST_KEPT = 5_000;

/** The way in which a request for a URL leaves: by which connections, to whom, and with what in its first line and head. */
export interface Route {
  agent: Dispatcher;
  origin: string;
  path: string;
  /** Headers that a proxy needs before the request's own. */
  headers: [string, string][];
}

/**
 * The way of one request: direct, through a tunnel, or, for http, as a whole URL that an HTTP proxy is asked for. `isOwn`: it goes
 * to the origin that credentials were given for.
 */
export function routeFor(url: URL, options: FetchOptions, { privateAllowed, isOwn }: Reach): Route {
  const proxy = proxyFor(url, options);
  const asksProxy = proxy !== undefined && url.protocol === 'http:' && !isSocks(proxy);
  const identity = isOwn && url.protocol === 'https:' ? options.identity : undefined;
  const agent = agentFor(options, { proxy, asksProxy, privateAllowed, identity });
  const path = `${url.pathname}${url.search}`;
  if (!asksProxy) return { agent, origin: url.origin, path, headers: [] };
  const credentials = proxyCredentials(proxy);
  const authorization: [string, string][] = credentials ? [['proxy-authorization', credentials]] : [];
  return { agent, origin: proxy.origin, path: `${url.origin}${path}`, headers: [['Host', url.host], ...authorization] };
}

export interface Reach {
  privateAllowed: boolean;
  isOwn: boolean;
}

interface Way extends Pick<Reach, 'privateAllowed'> {
  proxy: URL | undefined;
  /** The proxy itself is the server that the connection leads to. */
  asksProxy: boolean;
  /** The certificate that this side shows. */
  identity: FetchOptions['identity'];
}

const agents = new Map<LookupFunction | undefined, Map<string, Dispatcher>>();

/**
 * The connection pool for these settings. Connections that may reach private addresses are never shared with those that may
 * not: a pooled socket would pass by the check. Nor are those that showed a certificate of the user's.
 */
function agentFor(options: FetchOptions, way: Way): Dispatcher {
  const { connectSeconds = FETCH_LIMITS.connectSeconds, insecure = false, authorities, lookup } = options;
  const ofLookup = agents.get(lookup) ?? new Map<string, Dispatcher>();
  agents.set(lookup, ofLookup);
  const { proxy, asksProxy, privateAllowed, identity } = way;
  const key = JSON.stringify([connectSeconds, insecure, authorities, proxy?.href, asksProxy, privateAllowed, identity]);
  const agent = ofLookup.get(key) ?? createAgent({ connectSeconds, insecure, authorities, lookup }, way);
  ofLookup.set(key, agent);
  return agent;
}

interface Settings {
  connectSeconds: number;
  insecure: boolean;
  authorities: string | undefined;
  lookup: LookupFunction | undefined;
}

function createAgent({ connectSeconds, insecure, authorities, lookup }: Settings, way: Way): Dispatcher {
  const { proxy, asksProxy, privateAllowed, identity } = way;
  const resolver = privateAllowed ? lookup : globalOnly(lookup);
  const timeout = connectSeconds * 1000;
  // A resumed TLS session does not show its certificate again, and each exchange records it.
  const toServer = { timeout, rejectUnauthorized: !insecure, maxCachedSessions: 0, ...trust(authorities, identity) };
  const toProxy = { timeout, ...trust(authorities, undefined) };
  const common = { maxHeaderSize: FETCH_LIMITS.headerBytes, pipelining: 1, keepAliveMaxTimeout: LONGEST_KEPT };
  if (!proxy) return new Agent({ ...common, connect: { ...toServer, ...(resolver ? { lookup: resolver } : {}) } });
  if (asksProxy) return new Agent({ ...common, connect: toProxy });
  if (isSocks(proxy)) {
    const resolved = proxy.protocol === 'socks5:' ? (resolver ?? (systemLookup as LookupFunction)) : undefined;
    return new Agent({
      ...common,
      connect: socksConnector({ proxy, timeout, lookup: resolved, secure: buildConnector(toServer) }),
    });
  }
  const token = proxyCredentials(proxy);
  const tunnel = { ...common, uri: proxy.origin, ...(token && { token }), requestTls: toServer, proxyTls: toProxy };
  return new ProxyAgent({ ...tunnel, clientFactory: proxyClient });
}

/** undici names the proxy to TLS also where the name is an address, which the standard forbids and Node warns of. */
function proxyClient(origin: URL, options: object): Dispatcher {
  const { connect } = options as { connect: buildConnector.connector };
  const unnamed: buildConnector.connector = ({ servername, ...rest }, done) =>
    connect(isIP(servername?.replace(/^\[|\]$/g, '') ?? '') ? rest : { ...rest, ...(servername && { servername }) }, done);
  return new Pool(origin, { connect: unnamed });
}

/** The authorities of the user beside the system's, and the certificate to show; parsed once for all connections. */
function trust(authorities: string | undefined, identity: FetchOptions['identity']) {
  if (authorities === undefined && identity === undefined) return {};
  const ca = authorities === undefined ? undefined : [...systemAuthorities(), authorities];
  return { secureContext: createSecureContext({ ...(ca && { ca }), ...identity }) };
}

/** The authorities of Node with NODE_EXTRA_CA_CERTS; Node 20 does not tell them. */
function systemAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] };
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  if (getCACertificates) return getCACertificates('default');
  return extra && existsSync(extra) ? [...rootCertificates, readFileSync(extra, 'utf8')] : rootCertificates;
}
