import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import type { Deadline, Refusals } from './fetch/pace.ts';

/** Options of fetching. Every field has a default (the numbers are in `FETCH_LIMITS`); times are in seconds, sizes in bytes. */
export interface FetchOptions {
  userAgent?: string;
  /**
   * Headers that go as UTF-8 to the origin of the source; to others go only Accept, Accept-Language, User-Agent, Referer, DNT,
   * Cache-Control.
   */
  headers?: [name: string, value: string][];
  /** `name=value; ...` for the host of the source, or the path of a cookie file in Netscape's format (as curl's `-b`). */
  cookies?: string;
  /**
   * URL of an HTTP (`http`, `https`) or SOCKS5 proxy (`socks5`, or `socks5h`, which looks names up itself). Without it
   * `http_proxy`, `https_proxy` and `all_proxy` of the environment hold; `no_proxy` holds for both. `''` is none.
   */
  proxy?: string;
  /** Certificates (PEM) of authorities that are trusted beside the system's. */
  authorities?: string;
  /** The certificate with its key (PEM) that the origin of the source gets to see. */
  identity?: { cert: string; key: string };
  /** Time for one URL in all: redirects, retries and waits included. */
  maxSeconds?: number;
  connectSeconds?: number;
  headerSeconds?: number;
  idleSeconds?: number;
  retries?: number;
  /** Size of a body, on the wire and decoded alike. */
  maxBytes?: number;
  /** Do not verify TLS certificates; each exchange says so. */
  insecure?: boolean;
  /** Private addresses may be reached by redirects, images, lists and feeds too. */
  allowPrivate?: boolean;
  /** Obey robots.txt. */
  robots?: boolean;
  /** Loads the page in a browser. */
  browser?: BrowserOptions;
  /** The URL that headers, cookies and credentials were given for; default the one that is fetched. */
  credentialsOf?: string;
  /** Deadline of several URLs together, in place of `maxSeconds` for each. */
  deadline?: Deadline;
  /** The URL of HTML that comes from a file or standard input. */
  base?: string;
  /** The source was not typed by a person (a list, feed, page): it may not lead to a private address. */
  fromList?: boolean;
  /** `host:port` of a private host that a person typed (`Resource.privateHost`); it may be reached although the source is listed. */
  trustedHost?: string;
  signal?: AbortSignal;
  /** The stream that the source `-` reads. */
  stdin?: Readable;
  /** Resolves host names in place of the system's resolver. */
  lookup?: LookupFunction;
  /**
   * Called before each request with its URL, and whether that may be a private one; politeness waits here, and what it waits
   * is not counted in `maxSeconds`.
   */
  beforeRequest?: (url: URL, privateAllowed: boolean) => Promise<void>;
  /** Hosts that refuse connections, as several sources learn of them; see `politely`. */
  refusals?: Refusals;
  /** Called with each request, answer, wait and picture. */
  onEvent?: (event: FetchEvent) => void;
}

/** Options for loading a page in a browser. Every field has a default. */
export interface BrowserOptions {
  /** The browser's program; default the first Chromium, Chrome or Edge in the usual places. */
  path?: string;
  /** The answer to a request for consent; default `reject`. */
  consent?: 'reject' | 'accept' | 'leave';
  /** Longest time that the page gets to settle, in seconds; default 15. */
  waitSeconds?: number;
  /** Takes a picture of the whole page, and makes a PDF of it. */
  screenshot?: boolean;
  pdf?: boolean;
  /** Folder of a browser profile, for logins. */
  profile?: string;
  /** Cookies that servers set for a person who is logged in are no secret. */
  keepSecrets?: boolean;
}

/** Events while a source is fetched, for those who look on. URLs are without credentials. */
export type FetchEvent =
  | { kind: 'request'; url: string; method: string }
  | {
      kind: 'answer';
      url: string;
      status: number;
      statusText: string;
      /** Size of the body, as received. */
      bytes: number;
      milliseconds: number;
      location?: string;
    }
  /** The wait before another attempt; `left` are the retries after it. */
  | { kind: 'wait'; url: string; milliseconds: number; why: string; left: number }
  | { kind: 'pictures'; done: number; total: number };

/** The defaults, in seconds and bytes. */
export const FETCH_LIMITS = {
  connectSeconds: 10,
  headerSeconds: 15,
  idleSeconds: 15,
  maxSeconds: 60,
  maxBytes: 20 * 1024 * 1024,
  retries: 3,
  redirects: 10,
  headerBytes: 128 * 1024,
  images: 200,
  imageBytes: 20 * 1024 * 1024,
  imagesBytes: 200 * 1024 * 1024,
} as const;

/** Names the program and looks enough like a browser for servers that sort by prefix. */
export const USER_AGENT = 'Mozilla/5.0 (compatible; tearsheet/0.1; +https://www.npmjs.com/package/tearsheet)';
