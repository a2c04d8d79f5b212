/** Tells which proxy a request goes through: decided by `-x` and by the environment, as curl decides it. */
import { unescape as percentDecoded } from 'node:querystring';
import { TearsheetError } from '../../errors.ts';
import type { FetchOptions } from '../options.ts';
import { parseUrl } from '../url.ts';

const SCHEMES = ['http:', 'https:', 'socks5:', 'socks5h:'];
/** curl's port for a proxy that names none; an https proxy has its usual one. */
const DEFAULT_PORT = '1080';

/**
 * The proxy for this URL; undefined is none. `options.proxy` comes before the environment (`''` is none at all), and `no_proxy`
 * holds for both. Throws `usage` for a proxy that is no URL of a known scheme.
 */
export function proxyFor(url: URL, { proxy }: Pick<FetchOptions, 'proxy'>): URL | undefined {
  const stated = proxy ?? fromEnvironment(url.protocol);
  if (!stated || bypasses(url, variable('no_proxy', 'NO_PROXY') ?? '')) return undefined;
  return proxyUrl(stated);
}

/** Whether requests to this URL leave through a proxy, which then does the look-up. */
export function isProxied(url: URL, options: FetchOptions): boolean {
  return proxyFor(url, options) !== undefined;
}

/** A SOCKS proxy passes bytes on, whatever they are. */
export function isSocks({ protocol }: URL): boolean {
  return protocol.startsWith('socks5');
}

/** Throws `usage` when the option or the environment names a proxy that is none, before anything is asked for. */
export function requireProxies(options: Pick<FetchOptions, 'proxy'>): void {
  for (const protocol of ['http:', 'https:']) {
    const stated = options.proxy ?? fromEnvironment(protocol);
    if (stated) proxyUrl(stated);
  }
}

/** The value of `Proxy-Authorization` for the name and password in a proxy's URL. */
export function proxyCredentials({ username, password }: URL): string | undefined {
  if (!username && !password) return undefined;
  return `Basic ${Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`).toString('base64')}`;
}

/** `HTTP_PROXY` is not read: under CGI a client could set it, by a header called `Proxy`. */
function fromEnvironment(protocol: string): string | undefined {
  const own = protocol === 'https:' ? variable('https_proxy', 'HTTPS_PROXY') : variable('http_proxy');
  return own ?? variable('all_proxy', 'ALL_PROXY');
}

/** The first of these variables that is set and not empty. */
function variable(...names: string[]): string | undefined {
  return names.map((name) => process.env[name]).find(Boolean);
}

function proxyUrl(stated: string): URL {
  const url = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(stated) ? stated : `http://${stated}`);
  if (!url || !SCHEMES.includes(url.protocol) || !url.hostname)
    throw new TearsheetError(
      'usage',
      'the proxy must be an http, https, socks5 or socks5h URL such as http://127.0.0.1:3128',
    );
  // The URL Standard drops a port that is the scheme's own, so that it has to be looked for in the text.
  const isStated = url.port !== '' || /:80\/?$/.test(stated);
  if (!isStated && url.protocol !== 'https:') url.port = DEFAULT_PORT;
  return url;
}

/** Hosts and their subdomains, with or without a leading dot or star, and with a port if it matters; `*` is every host. */
function bypasses(url: URL, list: string): boolean {
  const host = bareHost(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      // An IPv6 address without brackets has no port.
      const isBare = !entry.startsWith('[') && entry.split(':').length > 2;
      const [, name = '', onPort = port] = isBare ? ['', entry] : (/^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? []);
      const bare = bareHost(name.replace(/^\*?\./, ''));
      return bare !== '' && onPort === port && (host === bare || host.endsWith(`.${bare}`));
    });
}

/** Lower case, without the brackets of an IPv6 address and the dot that ends a whole name. */
function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
