/** Addresses of a page: comparison, cleaning, and whether a canonical one can be trusted. */
import { getDomain } from 'tldts';
import type { Warning } from '../errors.ts';
import { elementsNamed, type PageTree } from './page/page.ts';

/** Query parameters that tell of the way to a page, never of its content. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs\w+|hss_channel|vero_id|oly_(?:enc|anon)_id|wickedid|_openstat|ns_(?:mchannel|source|campaign|linkname|fee)|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name)|cmpid|s_cid|smid|srsltid|ref_src|ref_url|spm|wt_mc|wt\.mc_id|xtor|pk_(?:campaign|kwd|source|medium)|mtm_\w+|piwik_\w+|epik|gad_source|gad_campaignid|ftag|guccounter|guce_referrer(?:_sig)?|amp;?_?|__twitter_impression)$/i;

/** `address` absolute, without fragment and tracking parameters; undefined when it is no http(s) address. */
function cleanUrl(address: string, base: string): URL | undefined {
  const url = parsed(address.trim(), base);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  // A part that is set makes the whole address be parsed anew, and most addresses have none of these.
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  if (url.search === '') return url;
  const tracking = [...new Set(url.searchParams.keys())].filter((name) => TRACKING.test(name));
  // Deleting re-encodes the whole query, so it is left alone when nothing goes.
  for (const name of tracking) url.searchParams.delete(name);
  return url;
}

function parsed(address: string, base: string): URL | undefined {
  if (address === '') return undefined;
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** A form of the address by which two spellings of one page are equal: no scheme, `www.`, query noise or last slash. */
export function addressKey(url: string, base: string): string {
  const cleaned = cleanUrl(url, base);
  if (!cleaned) return '';
  const { hostname, pathname, search } = cleaned;
  let path = pathname;
  try {
    path = decodeURI(pathname);
  } catch {
    // A path that is not UTF-8 is compared as it is written.
  }
  return `${hostname.replace(/^(?:www|m|amp)\./, '')}${path.replace(/\/(?:index\.\w{3,5}|amp)?$/i, '')}${search}`.toLowerCase();
}

/** A form by which two addresses surely lead to one page: no scheme, fragment, tracking parameters or last slash. */
export function pageKey(address: string): string {
  const cleaned = cleanUrl(address, address);
  return cleaned ? `${cleaned.host}${cleaned.pathname.replace(/\/$/, '')}${cleaned.search}` : address;
}

/**
 * The page's own address: the canonical one where it is of the same site and not a mere home page or list above the page,
 * else `pageUrl`; cleaned both ways.
 */
export function trustedUrl(canonical: string | undefined, pageUrl: string): { url: string; trusted: boolean } {
  const cleaned = cleanUrl(pageUrl, pageUrl);
  const untrusted = { url: cleaned?.href ?? pageUrl, trusted: false };
  const own = cleaned ?? parsed(pageUrl, pageUrl);
  const claimed = canonical === undefined ? undefined : cleanUrl(canonical, pageUrl);
  if (!own || !claimed || !sameSite(claimed, own)) return untrusted;
  const isHome = claimed.pathname === '/' && own.pathname !== '/' && claimed.search === '';
  return isHome ? untrusted : { url: claimed.href, trusted: true };
}

function sameSite({ hostname: first }: URL, { hostname: second }: URL): boolean {
  if (first === second) return true;
  const domain = getDomain(first, { allowPrivateDomains: true });
  return domain !== null && second.endsWith(domain) && domain === getDomain(second, { allowPrivateDomains: true });
}

/** A page that was read from a file has no address for what is written relative to it: links lose their target, pictures go. */
export function unresolvable(page: PageTree): Warning[] {
  if (/^https?:/.test(page.baseUrl)) return [];
  const pictures = elementsNamed(page, 'img').filter(({ attribs }) => isRelative(attribs.src));
  const links = elementsNamed(page, 'a').filter(({ attribs }) => isRelative(attribs.href));
  const count = pictures.length + links.length;
  if (count === 0) return [];
  const message = `${count} relative links and pictures are left out, as the address of the page is not known; give it with --base`;
  return [{ code: 'relative-addresses', message }];
}

/** Addresses whose host is letters, dots and hyphens alone, which surely are addresses. */
const ABSOLUTE = /^https?:\/\/(?:[a-z]+[.-])*[a-z]+(?:[/?#]|$)/;

function isRelative(address: string | undefined): boolean {
  if (address === undefined || ABSOLUTE.test(address)) return false;
  const sign = address.trim()[0];
  // An address without a colon names no scheme.
  return sign !== undefined && sign !== '#' && !(address.includes(':') && URL.canParse(address));
}

/** The address inside a proxy's: `/image?url=https%3A%2F%2F...`, `/resize/800/https://...`. */
export function addressInside(address: string): string {
  let current = address.slice(0, 4096);
  for (let round = 0; round < 3; round += 1) {
    const inner = /.(https?(?::|%3a)(?:\/|%2f){1,2}[^&]+)/i.exec(current)?.[1];
    if (!inner) {
      current = fileOfSame(current);
      break;
    }
    const next = /%3a/i.test(inner.slice(0, 10)) ? percentDecoded(inner) : inner.replace(/^(https?:)\/(?!\/)/i, '$1//');
    if (!URL.canParse(next)) break;
    current = next;
  }
  const isCut = address.length > current.length && address.startsWith(current);
  return isCut && !URL.canParse(current) ? address : current.replace(DRUPAL_SIZE, '/').replace(HOST_IN_PATH, '$1/');
}

/** Drupal keeps the sizes of its files in folders of their own: `/styles/teaser/public/bridge.jpg`. */
const DRUPAL_SIZE = /\/styles\/[^/]+\/public\//;

/** `https://i0.wp.com/www.news.example/files/bridge.jpg`: a proxy has the host that it asks first in its path. */
const HOST_IN_PATH = /^(https?:\/\/[^/]+)\/(?:[a-z\d-]+\.)+[a-z]{2,}\/(?=[^/?]+\/)/i;

/** `/_next/image?url=%2Fbridge.jpg&w=640`: a file of the same site. */
function fileOfSame(address: string): string {
  const file = percentDecoded(/[?&](?:url|src)=((?:\/|%2f)[^&]+)/i.exec(address)?.[1] ?? '');
  return file !== '' && URL.canParse(file, address) ? new URL(file, address).href : address;
}

export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  // A lone % or a byte that is no UTF-8 is allowed in addresses: such a path is its own decoding.
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** Whether two addresses are of different sites; the hosts of one site are one. */
export function isOtherSite(address: URL, own: URL): boolean {
  return siteOf(address.hostname) !== siteOf(own.hostname);
}

/** Whether an address is of another page of the same site, and not its front page. */
export function isOtherPage(address: URL, own: URL): boolean {
  return !isOtherSite(address, own) && address.pathname !== '/' && address.pathname !== own.pathname;
}

/** A host without the part that names one of its servers. */
function siteOf(host: string): string {
  const parts = host.split('.');
  return parts.slice(-2).join('.').length <= SHORT_SUFFIX ? parts.slice(-3).join('.') : parts.slice(-2).join('.');
}

/** The length of `co.uk`. */
const SHORT_SUFFIX = 6;
