import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { globalOnly } from './address.ts';
import { proxyCredentials, proxyFor } from './proxies.ts';

/** Milliseconds that an idle connection is kept, whatever the server offers: a batch of many hosts would run out of files. */
const LONGEST_KEPT = 5_000;

/** How a request for a URL leaves: by which connections, to whom, and with what in its first line and head. */
export interface Route {
  agent: Dispatcher;
  origin: string;
  path: string;
  /** What a proxy needs before the request's own headers. */
  headers: [string, string][];
}

/** The way of one request: direct, through a tunnel, or, for http, as a whole URL that an HTTP proxy is asked for. */
export function routeFor(url: URL, options: FetchOptions, privateAllowed: boolean): Route {
  const proxy = proxyFor(url, options);
  const asksProxy = proxy !== undefined && url.protocol === 'http:';
  const agent = agentFor(options, { proxy, asksProxy, privateAllowed });
  const path = `${url.pathname}${url.search}`;
  if (!asksProxy) return { agent, origin: url.origin, path, headers: [] };
  const credentials = proxyCredentials(proxy);
  const authorization: [string, string][] = credentials ? [['proxy-authorization', credentials]] : [];
  return { agent, origin: proxy.origin, path: `${url.origin}${path}`, headers: [['Host', url.host], ...authorization] };
}

interface Way {
  proxy: URL | undefined;
  /** The proxy itself is the server that the connection leads to. */
  asksProxy: boolean;
  privateAllowed: boolean;
}

const agents = new Map<LookupFunction | undefined, Map<string, Dispatcher>>();

/**
 * The connection pool for these settings. Connections that may reach private addresses are never shared with those that may
 * not: a pooled socket would pass by the check.
 */
function agentFor(options: FetchOptions, way: Way): Dispatcher {
  const { connectSeconds = FETCH_LIMITS.connectSeconds, insecure = false, lookup } = options;
  const ofLookup = agents.get(lookup) ?? new Map<string, Dispatcher>();
  agents.set(lookup, ofLookup);
  const key = JSON.stringify([connectSeconds, insecure, way.proxy?.href, way.asksProxy, way.privateAllowed]);
  const agent = ofLookup.get(key) ?? createAgent({ connectSeconds, insecure, lookup }, way);
  ofLookup.set(key, agent);
  return agent;
}

interface Settings {
  connectSeconds: number;
  insecure: boolean;
  lookup: LookupFunction | undefined;
}

function createAgent({ connectSeconds, insecure, lookup }: Settings, { proxy, asksProxy, privateAllowed }: Way): Dispatcher {
  const resolver = privateAllowed ? lookup : globalOnly(lookup);
  const timeout = connectSeconds * 1000;
  // A resumed TLS session does not show its certificate again, and each exchange records it.
  const tls = { timeout, rejectUnauthorized: !insecure, maxCachedSessions: 0 };
  const common = { maxHeaderSize: FETCH_LIMITS.headerBytes, pipelining: 1, keepAliveMaxTimeout: LONGEST_KEPT };
  if (!proxy) return new Agent({ ...common, connect: { ...tls, ...(resolver ? { lookup: resolver } : {}) } });
  if (asksProxy) return new Agent({ ...common, connect: { timeout } });
  const token = proxyCredentials(proxy);
  return new ProxyAgent({ ...common, uri: proxy.origin, ...(token && { token }), requestTls: tls, proxyTls: { timeout } });
}
