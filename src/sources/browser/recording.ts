/** The requests that a page sent through the proxy, and what came back, in the order of the requests. */
import type { Exchange } from '../../types.ts';
import { decodeContent, headerOf } from '../../warc/http-message.ts';
import { parseContentType } from '../decode.ts';
import { FETCH_LIMITS } from '../options.ts';
import { parseUrl, resourceOf } from '../url.ts';

/** One request of the page. */
export interface Recorded {
  /** The address without fragment and credentials. */
  url: string;
  method: string;
  /** The request asks for a document, as browsers say of theirs. */
  isDocument: boolean;
  /** The browser asks for it by itself, again at each change of the address where there is none. */
  isIcon: boolean;
  /** Milliseconds of the monotonic clock. */
  startedAt: number;
  /** The answer, from when its head is there; its body is whole when `isOpen` is false. */
  exchange?: Exchange;
  /** The reason why there is no answer, or no whole one. */
  error?: unknown;
  isOpen: boolean;
}

const ICON = '/favicon.ico';
/** A request that is answered and still open after so many milliseconds is a stream, which no page waits for. */
const STREAM_AFTER = 3_000;

export class Recording {
  readonly entries: Recorded[] = [];
  /** Milliseconds of the monotonic clock: when a request last began or ended. */
  lastChange = performance.now();
  /** Bytes of bodies that are still kept. */
  #left: number = FETCH_LIMITS.imagesBytes;

  begin(url: URL, method: string, isDocument: boolean): Recorded {
    const isIcon = url.pathname === ICON;
    const entry = { url: resourceOf(url), method, isDocument, isIcon, startedAt: performance.now(), isOpen: true };
    this.entries.push(entry);
    if (!isIcon) this.lastChange = entry.startedAt;
    return entry;
  }

  end(entry: Recorded): void {
    entry.isOpen = false;
    if (!entry.isIcon) this.lastChange = performance.now();
  }

  /** Whether so many bytes may still be kept. */
  takes(bytes: number): boolean {
    this.#left -= bytes;
    return this.#left >= 0;
  }

  /** Requests that are not answered, or not for long enough to be streams. */
  get waiting(): number {
    const now = performance.now();
    const isWaiting = ({ isOpen, isIcon, exchange, startedAt }: Recorded) =>
      isOpen && !isIcon && (exchange === undefined || now - startedAt < STREAM_AFTER);
    return this.entries.filter(isWaiting).length;
  }

  /**
   * The requests for a document that came by these redirects, each the last before the next; scripts may ask for the same
   * addresses again.
   */
  documents(urls: string[]): Recorded[] {
    const found: Recorded[] = [];
    let end = this.entries.length;
    for (const url of urls.toReversed()) {
      const parsed = parseUrl(url);
      const wanted = parsed && resourceOf(parsed);
      const earlier = this.entries.slice(0, end);
      const at = [true, false]
        .map((isDocument) => earlier.findLastIndex((entry) => entry.url === wanted && entry.isDocument === isDocument))
        .find((index) => index >= 0);
      const entry = at === undefined ? undefined : this.entries[at];
      // The browser turns http into https by itself where a site once asked for that.
      if (at === undefined || entry === undefined) continue;
      found.unshift(entry);
      end = at;
    }
    return found;
  }

  /** All answers, with what came of those that still come. */
  exchanges(): Exchange[] {
    return this.entries.flatMap(({ exchange, isOpen }) => {
      if (exchange === undefined) return [];
      return [isOpen ? { ...exchange, truncated: exchange.truncated ?? 'time' } : exchange];
    });
  }

  /** The address of the picture that has these bytes. */
  async pictureOf(bytes: Uint8Array): Promise<string | undefined> {
    for (const { url, exchange, isOpen } of this.entries) {
      if (exchange === undefined || isOpen || !isPicture(exchange)) continue;
      const coding = headerOf(exchange, 'content-encoding');
      const body = await decodeContent(exchange.body, coding, FETCH_LIMITS.imageBytes).catch(() => undefined);
      if (body !== undefined && Buffer.from(body).equals(bytes)) return url;
    }
    return undefined;
  }

  /** Addresses that led to pictures. */
  pictureAddresses(): Set<string> {
    const found = new Set<string>();
    for (const { url, exchange, isOpen } of this.entries) {
      if (exchange !== undefined && !isOpen && isPicture(exchange)) found.add(url);
    }
    // A redirect to a picture is known after it.
    for (const { url, exchange } of this.entries.toReversed()) {
      const target = exchange && redirectOf(exchange);
      if (target !== undefined && found.has(target)) found.add(url);
    }
    return found;
  }
}

/** Whether an answer is a picture, whole. */
export function isPicture(exchange: Exchange): boolean {
  if (exchange.status !== 200 && exchange.status !== 203) return false;
  return exchange.truncated === undefined && parseContentType(headerOf(exchange, 'content-type')).type.startsWith('image/');
}

/** The address that an answer redirects to, without fragment. */
export function redirectOf({ status, url, headers }: Exchange): string | undefined {
  if (status < 300 || status >= 400 || status === 304) return undefined;
  const location = headerOf({ headers }, 'location');
  // Header bytes arrive as latin1; browsers read a Location as UTF-8.
  const target =
    location === undefined ? undefined : parseUrl(Buffer.from(location, 'latin1').toString('utf8'), new URL(url));
  return target && resourceOf(target);
}
