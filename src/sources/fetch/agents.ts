/** The connections that requests go through: straight, by a proxy or by SOCKS, and to addresses that may be reached. */
import { lookup as systemLookup } from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import { isIP, type LookupFunction } from 'node:net';
import { unescape as percentDecoded } from 'node:querystring';
import tls, { createSecureContext, rootCertificates } from 'node:tls';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { TearsheetError } from '../../errors.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { isSocks, proxyCredentials, proxyFor } from './proxies.ts';

/** Milliseconds that an idle connection is kept, whatever the server offers: a batch of many hosts would run out of files. */
const LONGEST_KEPT = 5_000;

/** The way in which a request for a URL leaves: by which connections, to whom, and with what in its first line and head. */
interface Route {
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

interface Reach {
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

// Connections through a SOCKS5 proxy (RFC 1928, 1929). The handshake is that of the package `socks`.

type Connector = buildConnector.connector;

interface SocksWay {
  proxy: URL;
  /** Milliseconds for the proxy's answer. */
  timeout: number;
  /** Look-up of target names on this machine; undefined leaves it to the proxy (`socks5h`). */
  lookup: LookupFunction | undefined;
  /** Turns a connected socket into a TLS one. */
  secure: Connector;
}

/** A connector for undici's Agent. */
function socksConnector(way: SocksWay): Connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    connect(options.hostname.replace(/^\[(.*)\]$/, '$1'), port, way).then(
      (socket) => {
        if (options.protocol === 'https:') way.secure({ ...options, httpSocket: socket }, callback);
        else callback(null, socket);
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function connect(host: string, port: number, { proxy, timeout, lookup }: SocksWay) {
  const { SocksClient } = await import('socks');
  const { username, password, hostname } = proxy;
  const known = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(proxy.port), type: 5 } as const;
  const login = username || password ? { userId: percentDecoded(username), password: percentDecoded(password) } : {};
  const [address = host] = lookup && !isIP(host) ? await addresses(host, lookup) : [host];
  const destination = { host: address, port };
  try {
    const options = { proxy: { ...known, ...login }, command: 'connect', destination, timeout } as const;
    const { socket } = await SocksClient.createConnection(options);
    return socket.setNoDelay(true);
  } catch (error) {
    throw coded(error as Error);
  }
}

function addresses(host: string, lookup: LookupFunction): Promise<string[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve([found].flat().map((each) => (typeof each === 'string' ? each : each.address)));
    });
  });
}

/** The package gives texts alone, its options (with the password) beside them; `failures.ts` goes by codes. */
function coded({ message }: Error): Error {
  const code = /timed out/i.test(message) ? 'ETIMEDOUT' : /\bE[A-Z]{4,}\b/.exec(message)?.[0];
  return Object.assign(new Error(`the SOCKS proxy: ${message}`), code && { code });
}

/**
 * Whether an address literal is globally reachable unicast (IANA special-purpose registries, RFC 6890). Mapped, NAT64 and
 * other embedded forms count as the IPv4 address within.
 */
export function isGlobalAddress(address: string): boolean {
  const parsed = ipaddr.process(address.replace(/%.*/s, ''));
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const v6 = parsed as ipaddr.IPv6;
  if (v6.range() === 'rfc6052') return isGlobalAddress(ipaddr.fromByteArray(v6.toByteArray().slice(12)).toString());
  // Global unicast is 2000::/3 alone; ipaddr.js calls all unassigned space unicast, `::127.0.0.1` included.
  return v6.range() === 'unicast' && (v6.parts[0] ?? 0) >> 13 === 1;
}

/** The address literal that a URL's host is, without brackets; undefined when it is a name. */
export function addressLiteral(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) ? host : undefined;
}

/** A name of this machine itself, whatever resolves it. */
export function isThisMachine({ hostname }: URL): boolean {
  return /(^|\.)localhost\.?$/i.test(hostname);
}

/** Whether an answer came from a private address. Behind a proxy that is known of literals and of this machine's names alone. */
export function wasPrivate({ ip }: { ip?: string }, url: URL): boolean {
  const address = ip ?? addressLiteral(url);
  return address === undefined ? isThisMachine(url) : !isGlobalAddress(address);
}

/** The refusal that both the check of literals and the look-up throw. */
export function privateAddress(host: string, address: string): TearsheetError {
  const what = host === address ? address : `${host} is ${address}, which`;
  return new TearsheetError('private-address', `${what} is not a public address; --allow-private permits it`);
}

/**
 * A look-up that yields global addresses only. The connection is made to what it yields, so a name that resolves differently
 * the next time (DNS rebinding) gains nothing.
 */
function globalOnly(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const allowed = addresses.filter(({ address }) => isGlobalAddress(address));
      const [first] = allowed;
      if (!first) return callback(privateAddress(hostname, addresses[0]?.address ?? 'no address'), []);
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}
