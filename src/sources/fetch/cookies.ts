import { readFile } from 'node:fs/promises';
import type { Cookie, CookieJar } from 'tough-cookie';
import { fileProblem, TearsheetError } from '../../errors.ts';
import type { Exchange } from '../../types.ts';

/** The cookies of one visit: the user's, and those that servers set on the way. */
export interface CookieStore {
  /** The `Cookie` header for a URL, and whether it holds something that the user supplied. */
  header(url: URL): Promise<{ text: string; secret: boolean }>;
  /** Takes the `Set-Cookie` headers of an answer. */
  store(url: URL, exchange: Exchange): Promise<void>;
  /** The user's own, for a jar that is not this one. Text holds one byte a character. */
  supplied: SuppliedCookie[];
}

export interface SuppliedCookie {
  /** `name=value` */
  pair: string;
  name: string;
  value: string;
  /** The host, or with a leading dot a domain with its subdomains. */
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  /** Seconds since 1970; absent for one of the session. */
  expires?: number;
}

/** An empty jar, or one with the user's cookies: a header string for `source`'s host, or a cookie file. */
export async function createCookies(source: URL, cookies?: string): Promise<CookieStore> {
  const supplied = cookies === undefined ? [] : await readSupplied(cookies, source);
  const secrets = new Set(supplied.map(({ cookie }) => pair(cookie)));
  // A jar knows no ports; what was given for one server is not for another on the same host.
  const isElsewhere = ({ port }: URL) => cookies !== undefined && !isFile(cookies) && port !== source.port;
  let jar: CookieJar | undefined;
  // tough-cookie brings the public suffix list: it is loaded once there is a cookie to keep.
  const filled = async () => (jar ??= await createJar());
  if (supplied.length > 0) {
    const target = await filled();
    for (const { cookie, url } of supplied) await target.setCookie(cookie, url, { ignoreError: true });
  }
  return {
    supplied: supplied.map(suppliedCookie),
    async header(url) {
      const all = (await jar?.getCookies(url.href)) ?? [];
      const found = isElsewhere(url) ? all.filter((cookie) => !secrets.has(pair(cookie))) : all;
      return { text: found.map(pair).join('; '), secret: found.some((cookie) => secrets.has(pair(cookie))) };
    },
    async store(url, exchange) {
      for (const [name, value] of exchange.headers) {
        if (name.toLowerCase() === 'set-cookie') await (await filled()).setCookie(value, url.href, { ignoreError: true });
      }
    },
  };
}

function suppliedCookie({ cookie, url }: { cookie: Cookie; url: string }): SuppliedCookie {
  const { key: name, value, path, secure, httpOnly, domain, expires } = cookie;
  return {
    pair: pair(cookie),
    name,
    value,
    domain: domain ? `.${domain}` : new URL(url).hostname,
    path: path ?? '/',
    secure,
    httpOnly,
    ...(expires instanceof Date && { expires: expires.getTime() / 1000 }),
  };
}

async function createJar(): Promise<CookieJar> {
  const { CookieJar } = await import('tough-cookie');
  return new CookieJar(undefined, { looseMode: true });
}

function pair(cookie: Cookie): string {
  return cookie.cookieString();
}

async function readSupplied(cookies: string, source: URL): Promise<{ cookie: Cookie; url: string }[]> {
  if (isFile(cookies)) return fromNetscape(await readCookieFile(cookies));
  const { Cookie } = await import('tough-cookie');
  // Headers go out one byte a character.
  const pairs = Buffer.from(cookies)
    .toString('latin1')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  return pairs.map((part) => {
    const [key = '', ...value] = part.split('=');
    return {
      cookie: new Cookie({ key, value: value.join('='), path: '/', secure: source.protocol === 'https:' }),
      url: source.href,
    };
  });
}

/** The rule of curl: text that holds a "=" is cookies, anything else is a file. */
function isFile(cookies: string): boolean {
  return !cookies.includes('=');
}

async function readCookieFile(path: string): Promise<string> {
  return readFile(path, 'latin1').catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('usage', `cannot read the cookie file ${path}: ${fileProblem(error)}`, { cause: error });
  });
}

/** Domain, include subdomains, path, secure, expires, name, value, parted by tabs; `#HttpOnly_` before a domain. */
async function fromNetscape(text: string): Promise<{ cookie: Cookie; url: string }[]> {
  const { Cookie } = await import('tough-cookie');
  return text.split(/\r?\n/).flatMap((line) => {
    const httpOnly = line.startsWith('#HttpOnly_');
    if (line.startsWith('#') && !httpOnly) return [];
    const [domain, subdomains, path = '/', secure, expires, key, value = ''] = line.replace(/^#HttpOnly_/, '').split('\t');
    if (!domain || key === undefined) return [];
    const host = domain.replace(/^\./, '');
    const until = Number(expires) > 0 ? { expires: new Date(Number(expires) * 1000) } : {};
    const owner = subdomains === 'TRUE' ? { domain: host } : {};
    const isSecure = secure === 'TRUE';
    const cookie = new Cookie({ key, value, path, secure: isSecure, httpOnly, ...until, ...owner });
    return [{ cookie, url: `${isSecure ? 'https' : 'http'}://${host}${path}` }];
  });
}
