/** Addresses: URLs, and those under which web archives replay pages. */
import type { FetchedPage } from '../types.ts';
import { headerOf } from '../warc/http-message.ts';

/** The URL that `text` is, against `base` if given; undefined when it is none. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

/** Whether it is an http or https URL. */
export function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

/** The same URL without user name and password, which are never stored, printed or passed on. */
export function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** A typed source without `user:password@`. */
export function withoutPassword(source: string): string {
  return source.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#@\s]*@/i, '$1');
}

/** The same URL as requests see it: no credentials, no fragment. */
export function resourceOf(url: URL): string {
  const bare = withoutCredentials(url);
  bare.hash = '';
  return bare.href;
}

/** A URL for a person to read: no credentials, not endless, ASCII as the URL Standard serialises it. */
export function shown(url: URL): string {
  const { href } = withoutCredentials(url);
  return href.length > 300 ? `${href.slice(0, 300)}...` : href;
}

/** `host:port`: who typed an address trusts this much with it. http on 80 and https on 443 are the same here. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port}`;
}

// Addresses under which web archives replay pages (`/web/20200102030405/http://...`), and the pages that came from there.

/**
 * The service, the stamp of 4 to 14 digits with a word on how the page is to be shown (`id_`, `if_`, `im_` ...), and the address that was
 * archived, whose slashes some programs fold.
 */
const REPLAY = /^(https?:\/\/[^/]+)(\/(?:[^?#]*?\/)?)(\d{4,14})([a-z]{2}_)?\/(https?:\/{1,2}[^/].*)$/is;

/** An archive's own names for the folder of its captures, where the stamp alone would be no proof. */
const FOLDER = /\/(?:web|wayback|replay|archive|all|collections?\/[^/]+|[\w-]+\/[\w-]*web)\/$/i;

/** The address of the original bytes of an archived page or picture; undefined for what is no replay address. */
export function originalBytesAt(url: URL): URL | undefined {
  const [, service = '', folder = '', stamp = '', , original = ''] = REPLAY.exec(url.href) ?? [];
  if (stamp === '' || !(stamp.length === 14 || FOLDER.test(folder)) || !isDay(stamp)) return undefined;
  const archived = unfolded(original);
  return URL.canParse(archived) ? new URL(`${service}${folder}${stamp}id_/${archived}`) : undefined;
}

function isDay(stamp: string): boolean {
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6) || '01', stamp.slice(6, 8) || '01'];
  return Number(year) >= 1990 && Number(year) < 2100 && Number(month) >= 1 && Number(month) <= 12 && Number(day) <= 31;
}

function unfolded(original: string): string {
  return original.replace(/^(https?:)\/(?!\/)/i, '$1//');
}

/** A page fetched from an archive's address of original bytes, under the address that it was copied from. */
export function asSnapshot(page: FetchedPage, requestedUrl?: string): FetchedPage | undefined {
  const [, service = '', , stamp = '', shown, original = ''] = REPLAY.exec(page.url) ?? [];
  if (shown !== 'id_' || !URL.canParse(unfolded(original))) return undefined;
  const url = new URL(unfolded(original)).href;
  const takenAt = stamp.length === 14 ? timeOf(stamp) : (mementoTime(page) ?? timeOf(stamp));
  return { ...page, requestedUrl: requestedUrl ?? url, url, snapshot: { service, url: page.url, takenAt } };
}

/** A page out of a WARC file as its snapshot, where the answer calls itself a copy (RFC 7089); any other as it is. */
export function storedSnapshot(page: FetchedPage): FetchedPage {
  const last = page.exchanges.at(-1);
  const isCopy = last !== undefined && headerOf(last, 'memento-datetime') !== undefined;
  return (isCopy ? asSnapshot(page) : undefined) ?? page;
}

/** The time of a stamp in ISO 8601, as exact as the stamp is. */
function timeOf(stamp: string): string {
  const [year = '', month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at, index) =>
    stamp.slice(at, at + (index ? 2 : 4)),
  );
  const date = [year, month, day].filter(Boolean).join('-');
  return hour && minute ? `${date}T${hour}:${minute}:${second || '00'}Z` : date;
}

/** The time that the archive states for its copy (RFC 7089). */
function mementoTime({ exchanges }: FetchedPage): string | undefined {
  const last = exchanges.at(-1);
  const time = Date.parse((last && headerOf(last, 'memento-datetime')) ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/**
 * The URL at which the archive that `page` was replayed from has its copy of another address; undefined for a page that was not
 * asked for there.
 */
export function replayOf(address: string, page: Pick<FetchedPage, 'requestedUrl' | 'exchanges'>): string | undefined {
  if (!URL.canParse(page.requestedUrl) || originalBytesAt(new URL(page.requestedUrl)) === undefined) return undefined;
  const last = page.exchanges.at(-1);
  const [, service = '', folder = '', stamp = '', shown] = REPLAY.exec(last?.url ?? '') ?? [];
  return shown === 'id_' ? `${service}${folder}${stamp}id_/${address}` : undefined;
}
