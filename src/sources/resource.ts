/** The answer to a request that asks for no page, and the page that a request comes from. */
import type { Warning } from '../errors.ts';
import type { Exchange, FetchedPage } from '../types.ts';

/** The known facts about a page that leads to others. */
export type LinkingPage = Pick<FetchedPage, 'url' | 'requestedUrl' | 'exchanges' | 'saved' | 'browser'>;

/** A resource of any type, such as a feed, sitemap or time stamp; the caller judges its status. */
export interface Resource {
  url: string;
  status: number;
  /** Essence of the `Content-Type`, lower case; `''` when there is none. */
  type: string;
  bytes: Uint8Array;
  exchanges: Exchange[];
  /** `host:port` when the answer came from a private address, for `FetchOptions.trustedHost`. */
  privateHost?: string;
  warnings: Warning[];
}
