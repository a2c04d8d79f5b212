import { TearsheetError } from '../errors.ts';
import type { FetchedPage } from '../types.ts';
import type { FoundImages } from './fetch/images.ts';
import type { Pace } from './fetch/pace.ts';
import type { BrowserOptions, FetchOptions } from './options.ts';
import type { LinkingPage, Resource } from './resource.ts';
import { isWeb, parseUrl } from './url.ts';
import type { Archive } from './warc/archive.ts';
import type { SavedFacts } from './warc/saved-facts.ts';

/*
 * Whatever speaks HTTP is imported where it is used: offline work never loads it.
 */

export type { FoundImages } from './fetch/images.ts';
export { Deadline, Pace } from './fetch/pace.ts';
export { requireProxies } from './fetch/proxies.ts';
export type { RobotRules } from './fetch/robots.ts';
export { findWall, type Wall, type WallEvidence } from './fetch/walls.ts';
export { type BrowserOptions, FETCH_LIMITS, type FetchEvent, type FetchOptions, USER_AGENT } from './options.ts';
export type { LinkingPage, Resource } from './resource.ts';

/**
 * Fetches a page whole and decodes it. A source is an http(s) URL, a `file:` URL or path of HTML or of a saved page, or `-`
 * for `options.stdin`. Throws a TearsheetError for all that is not a whole HTML page.
 */
export async function fetchPage(source: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const url = parseUrl(source);
  if (options.browser) return fetchShownPage(source, url, options);
  if (url && isWeb(url)) {
    const [{ fetchWebPage }, { asSnapshot, originalBytesAt }] = await Promise.all([
      import('./fetch/fetch.ts'),
      import('./url.ts'),
    ]);
    const original = originalBytesAt(url);
    if (original === undefined) return fetchWebPage(url, options);
    const page = await fetchWebPage(original, options);
    return asSnapshot(page, url.href) ?? page;
  }
  requirePath(source, url);
  if (options.fromList)
    throw new TearsheetError('usage', `a list may hold http and https URLs only: ${JSON.stringify(source.slice(0, 200))}`);
  return readPage(source, options);
}

/** A browser shows pages of the web; what is in a file was rendered before, or is read as it is. */
async function fetchShownPage(source: string, url: URL | undefined, options: FetchOptions): Promise<FetchedPage> {
  if (!url || !isWeb(url))
    throw new TearsheetError('usage', `--browser loads http and https URLs only: ${JSON.stringify(source.slice(0, 200))}`);
  const { fetchInBrowser } = await import('./browser/browser.ts');
  return fetchInBrowser(url, options);
}

/**
 * Fetches a page that `from` leads to, an http(s) URL. It may be private only where `from` itself came from, and gets the
 * credentials and cookies of the source only where they belong.
 */
export async function fetchLinkedPage(url: string, from: LinkingPage, options: FetchOptions = {}): Promise<FetchedPage> {
  if (options.browser) {
    const [{ fetchInBrowser }, { linkedOptions }] = await Promise.all([
      import('./browser/browser.ts'),
      import('./fetch/fetch.ts'),
    ]);
    return fetchInBrowser(new URL(url), linkedOptions(from, options));
  }
  const [{ fetchWebLinkedPage }, { asSnapshot, replayOf }] = await Promise.all([
    import('./fetch/fetch.ts'),
    import('./url.ts'),
  ]);
  const replayed = replayOf(url, from);
  if (replayed === undefined) return fetchWebLinkedPage(url, from, options);
  const page = await fetchWebLinkedPage(replayed, from, options);
  return asSnapshot(page) ?? page;
}

/** Fetches any resource whole, content codings taken off. Throws as `fetchPage` does, but for the type and HTTP errors. */
export async function fetchResource(
  url: string,
  options: FetchOptions & { accept?: string; method?: 'GET' | 'POST'; body?: Uint8Array } = {},
): Promise<Resource> {
  const { fetchWebResource } = await import('./fetch/fetch.ts');
  return fetchWebResource(url, options);
}

/**
 * An article's images (absolute http(s) URLs), each once, for `use`: 20 MB an image, 200 an article, 200 MB a capture. They are
 * downloaded; those of a saved page come out of its file. An image that fails is a warning. Of several articles at once only one may hold much of that, until `use` settles.
 */
export async function withImages<T>(
  urls: string[],
  options: FetchOptions,
  page: LinkingPage,
  use: (found: FoundImages) => Promise<T>,
): Promise<T> {
  if (urls.length === 0) return use({ images: [], warnings: [] });
  if (page.browser) {
    const { withLoadedImages } = await import('./browser/images.ts');
    return withLoadedImages(urls, options, page, use);
  }
  if (page.saved) {
    const { withSavedImages } = await import('./saved/images.ts');
    return withSavedImages(urls, options, page, use);
  }
  const { withWebImages } = await import('./fetch/fetch.ts');
  return withWebImages(urls, options, page, use);
}

/** The rules in robots.txt of the URL's site; fetched once a site and kept. Throws `private-address` like any other request. */
export async function robotRules(url: string, options: FetchOptions = {}): Promise<import('./fetch/robots.ts').RobotRules> {
  const { webRobotRules } = await import('./fetch/fetch.ts');
  return webRobotRules(url, options);
}

/** The options with which each request waits for the turn of its host, and as long as robots.txt asks where that is obeyed. */
export function politely(options: FetchOptions, pace: Pace): FetchOptions {
  const { robots, signal } = options;
  const asked = async (url: URL, privateAllowed: boolean) =>
    robots ? (await robotRules(url.href, { ...options, fromList: !privateAllowed })).crawlDelay : undefined;
  return {
    ...options,
    refusals: pace.refusals,
    beforeRequest: async (url, privateAllowed) => pace.turn(url, signal, await asked(url, privateAllowed)),
  };
}

/** Throws `usage` for what is neither a path nor a `file:` URL. */
function requirePath(source: string, url: URL | undefined): void {
  if (source === '') throw new TearsheetError('usage', 'a source is empty; it must be a URL, an HTML file, or -');
  // A scheme of one letter is a drive.
  if (url && url.protocol !== 'file:' && url.protocol.length > 2)
    throw new TearsheetError('usage', `${url.protocol} is not a scheme that can be archived; http, https and file are`);
  if (!url && /^[a-z][a-z\d+.-]+:\/\//i.test(source)) throw new TearsheetError('usage', 'not a valid URL');
}

async function readPage(source: string, options: FetchOptions): Promise<FetchedPage> {
  const archived = await archiveOf(source);
  if (archived !== undefined) {
    const { readArchivedPage } = await import('./warc/archive.ts');
    const { archive, page } = archived;
    return readArchivedPage(archive, { ...options, ...(page !== undefined && { base: page }) });
  }
  const { readLocalPage } = await import('./local.ts');
  return readLocalPage(source, options);
}

/** The WARC or WACZ that a source names, and the page in it that `FILE#http://...` chooses. */
async function archiveOf(source: string): Promise<{ archive: Archive; page?: string } | undefined> {
  if (source === '-') return undefined;
  const [{ archiveAt }, { pathOf }] = await Promise.all([import('./warc/archive-at.ts'), import('./local.ts')]);
  const archive = await archiveAt(pathOf(source));
  if (archive !== undefined) return { archive };
  const [, file, page] = /^(.+?)#(https?:\/\/.+)$/s.exec(source) ?? [];
  const chosen = file === undefined ? undefined : await archiveAt(pathOf(file));
  return chosen === undefined || page === undefined ? undefined : { archive: chosen, page };
}

/**
 * The sources that one source stands for: a WARC or WACZ with several pages stands for each of them, as `FILE#http://...`, unless `base`
 * chooses one; all else for itself.
 */
export async function eachSource(source: string, base?: string): Promise<string[]> {
  const url = parseUrl(source);
  if (base !== undefined || source === '' || (url && url.protocol !== 'file:')) return [source];
  const archived = await archiveOf(source);
  if (archived === undefined || archived.page !== undefined) return [source];
  const { pagesIn } = await import('./warc/archive.ts');
  const pages = await pagesIn(archived.archive);
  return pages.length > 1 ? pages.map((page) => `${source}#${page}`) : [source];
}

/** Ends the browsers that pages were loaded in; without one it loads nothing. */
export async function closeBrowsers({ browser }: Pick<FetchOptions, 'browser'>): Promise<void> {
  if (browser === undefined) return;
  const { endBrowsers } = await import('./browser/browser.ts');
  await endBrowsers();
}

/** Throws `usage` when there is no browser to be used, or nothing that drives it. */
export async function requireBrowser({ path }: BrowserOptions): Promise<void> {
  const { findBrowser, loadPlaywright } = await import('./browser/browser.ts');
  findBrowser(path);
  loadPlaywright();
}

/** Opens a window at an address in the profile of `options.browser`, until a person closes it. */
export async function openLogin(address: string, options: FetchOptions): Promise<void> {
  const { openWindow } = await import('./browser/browser.ts');
  await openWindow(new URL(address), options);
}

// A page as far as a conversion needs it. It stands here, and not with the conversion: threads that only hand pages on do without the
// engine.

/** The parts of a page that a conversion needs. Plain data, so that it can go to a worker. */
export interface HtmlPage {
  html: string;
  /** The page's address after redirects. */
  url: string;
  /** Headers of the answer that the page came in: some walls are told by them. */
  headers?: [name: string, value: string][];
  /** The further pages of an article that is split over several. */
  parts?: HtmlPage[];
  /** A browser loaded it: `asks` where a request for consent was left without an answer. */
  shown?: 'asks' | 'whole';
}

/** A page, and what is known of its fetch. */
export interface FetchedText extends HtmlPage {
  fetched?: FetchedPage;
  /** Facts that the capture which the page comes from tells of it. */
  facts?: SavedFacts;
}

/** The parts of a fetched page that a conversion needs. */
export function htmlPageOf(page: FetchedPage): HtmlPage {
  const { html, url } = page;
  const headers = page.exchanges.at(-1)?.headers;
  return {
    html,
    url,
    ...(headers && { headers }),
    ...(page.parts && { parts: page.parts.map(htmlPageOf) }),
    ...(page.browser && { shown: page.browser.consent.answer === 'leave' ? 'asks' : 'whole' }),
  };
}
