import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici';
import { TearsheetError } from '../../errors.ts';
import { type FetchOptions, LIMITS } from '../options.ts';
import { isWeb, parseUrl } from '../url.ts';
import { globalOnly } from './address.ts';

/** Milliseconds that an idle connection is kept, whatever the server offers: a batch of many hosts would run out of files. */
const LONGEST_KEPT = 5_000;

const agents = new Map<LookupFunction | undefined, Map<string, Dispatcher>>();

/**
 * The connection pool for these settings. Connections that may reach private addresses are never shared with those that may
 * not: a pooled socket would pass by the check.
 */
export function agentFor(options: FetchOptions, privateAllowed: boolean): Dispatcher {
  const { connectSeconds = LIMITS.connectSeconds, insecure = false, proxy, lookup } = options;
  const ofLookup = agents.get(lookup) ?? new Map<string, Dispatcher>();
  agents.set(lookup, ofLookup);
  const key = JSON.stringify([connectSeconds, insecure, proxy, privateAllowed]);
  const agent = ofLookup.get(key) ?? createAgent({ connectSeconds, insecure, proxy, lookup, privateAllowed });
  ofLookup.set(key, agent);
  return agent;
}

/** Whether requests to this URL leave through a proxy, which then does the look-up. */
export function isProxied(url: URL, options: FetchOptions): boolean {
  if (options.proxy !== undefined) return options.proxy !== '';
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY, no_proxy, NO_PROXY } = process.env;
  const proxy = (url.protocol === 'https:' && (https_proxy ?? HTTPS_PROXY)) || (http_proxy ?? HTTP_PROXY);
  return Boolean(proxy) && !bypasses(url, no_proxy ?? NO_PROXY ?? '');
}

interface Settings {
  connectSeconds: number;
  insecure: boolean;
  proxy: string | undefined;
  lookup: LookupFunction | undefined;
  privateAllowed: boolean;
}

function createAgent({ connectSeconds, insecure, proxy, lookup, privateAllowed }: Settings): Dispatcher {
  const resolver = privateAllowed ? lookup : globalOnly(lookup);
  const tls = { timeout: connectSeconds * 1000, rejectUnauthorized: !insecure };
  // A resumed TLS session does not show its certificate again, and each exchange records it.
  const connect = { ...tls, maxCachedSessions: 0, ...(resolver ? { lookup: resolver } : {}) };
  const common = { maxHeaderSize: LIMITS.headerBytes, pipelining: 1, keepAliveMaxTimeout: LONGEST_KEPT, connect };
  if (proxy === '') return new Agent(common);
  const proxied = { ...common, requestTls: tls, proxyTls: { timeout: tls.timeout }, proxyTunnel: false };
  if (proxy === undefined) return new EnvHttpProxyAgent(proxied);
  return new ProxyAgent({ ...proxied, uri: proxyUrl(proxy) });
}

function proxyUrl(proxy: string): string {
  const url = parseUrl(/^[a-z0-9]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`);
  if (url && isWeb(url)) return url.href;
  throw new TearsheetError('usage', 'the proxy must be an http or https URL such as http://127.0.0.1:3128');
}

/** As undici reads `no_proxy`: hosts with or without a leading dot or star, and a port if given. */
function bypasses(url: URL, list: string): boolean {
  if (list === '*') return true;
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (port && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
      const host = url.hostname.toLowerCase();
      const bare = name.replace(/^\*?\./, '');
      return host === bare || host.endsWith(`.${bare}`);
    });
}
