/** Decides what a page in the browser may ask for, and with what of the user's: the rules of every request without a browser. */
import type { Exchange } from '../../types.ts';
import { ACCEPT_ENCODING } from '../../warc/http-message.ts';
import { createCookies } from '../fetch/cookies.ts';
import { headersOfUser, mayBePrivate, trustTyped } from '../fetch/http.ts';
import type { FetchOptions } from '../options.ts';
import { hostAndPort } from '../url.ts';

/** The way in which a request is to go out. */
export interface Admitted {
  privateAllowed: boolean;
  /** Whether the request goes to the origin that headers and credentials were given for. */
  isOwn: boolean;
  headers: [string, string][];
  /** Names of those that hold what the user supplied, lower case. */
  secret: string[];
}

/** The rules of one page: its typed host may be private when that is what it proves to be; no other may. */
export class Guard {
  readonly #typed: URL;
  readonly #owner: URL;
  readonly #options: FetchOptions;
  readonly #trusted = new Set<string>();
  /** `name=value` of the user's cookies, as the browser sends them. */
  readonly #cookies: ReadonlySet<string>;
  #isAnswered = false;

  private constructor(typed: URL, options: FetchOptions, cookies: ReadonlySet<string>) {
    this.#typed = typed;
    this.#owner = options.credentialsOf === undefined ? typed : new URL(options.credentialsOf);
    this.#options = options;
    this.#cookies = cookies;
    if (options.trustedHost) this.#trusted.add(options.trustedHost);
  }

  static async of(typed: URL, options: FetchOptions): Promise<Guard> {
    const owner = options.credentialsOf === undefined ? typed : new URL(options.credentialsOf);
    const { supplied } = await createCookies(owner, options.cookies);
    return new Guard(typed, options, new Set(supplied.map(({ pair }) => pair)));
  }

  /** Throws `private-address` where that is known before the look-up. */
  admit(url: URL, method: string, sent: [string, string][]): Admitted {
    const { supplied, secret } = headersOfUser(url, this.#owner, this.#options);
    const names = new Set(supplied.map(([name]) => name.toLowerCase()));
    const own = sent.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()) && !names.has(name.toLowerCase()));
    const headers = own.flatMap((header) => this.#allowed(header, url));
    const hasSecretCookie = headers.some(([name, value]) => name.toLowerCase() === 'cookie' && this.#isSecret(value));
    return {
      privateAllowed: mayBePrivate(url, this.#isFirst(url, method), this.#options, this.#trusted),
      isOwn: url.origin === this.#owner.origin,
      headers: [...headers, ...supplied],
      // A cookie that a server sets for a person who is logged in is a login as well.
      secret: [
        ...secret,
        ...(hasSecretCookie ? ['cookie'] : []),
        ...(this.#hasProfile && !this.#options.browser?.keepSecrets ? ['set-cookie'] : []),
      ],
    };
  }

  /** Hears of each answer: the first one says whether the typed host is private. */
  answered(exchange: Pick<Exchange, 'ip'>, url: URL): void {
    const isFirst = !this.#isAnswered && this.#isFirst(url, 'GET');
    this.#isAnswered = true;
    if (isFirst) trustTyped(exchange as Exchange, url, true, this.#options, this.#trusted);
  }

  /** The address that a person typed is asked for before anything else. */
  #isFirst(url: URL, method: string): boolean {
    return !this.#isAnswered && method === 'GET' && hostAndPort(url) === hostAndPort(this.#typed);
  }

  /** A browser's jar knows no ports: what was given for one server is not for another on the same host. */
  #allowed([name, value]: [string, string], url: URL): [string, string][] {
    if (name.toLowerCase() === 'accept-encoding') return [[name, readable(value)]];
    const isCookie = name.toLowerCase() === 'cookie';
    const isElsewhere = this.#options.cookies?.includes('=') === true && url.port !== this.#owner.port;
    if (!isCookie || !isElsewhere) return [[name, value]];
    const kept = pairsOf(value).filter((pair) => !this.#cookies.has(pair));
    return kept.length > 0 ? [[name, kept.join('; ')]] : [];
  }

  get #hasProfile(): boolean {
    return this.#options.browser?.profile !== undefined;
  }

  /** Cookies of a profile are logins. */
  #isSecret(cookie: string): boolean {
    return this.#hasProfile || pairsOf(cookie).some((pair) => this.#cookies.has(pair));
  }
}

/** Headers of a connection (RFC 9110, 7.6.1), and those that undici writes itself. */
export const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
]);

/** The codings that the browser offers and that whoever reads the WARC can take off. */
function readable(offered: string): string {
  const known = new Set(ACCEPT_ENCODING.split(', '));
  const codings = offered.split(',').map((coding) => coding.trim());
  return codings.filter((coding) => known.has(coding.split(';')[0] ?? '')).join(', ') || 'identity';
}

function pairsOf(cookie: string): string[] {
  return cookie.split(';').map((pair) => pair.trim());
}
