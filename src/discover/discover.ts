/** A site, feed or sitemap -> article URLs. */
import { TearsheetError } from '../errors.ts';
import { type FetchOptions, fetchResource, Pace, politely, type Resource, robotRules } from '../sources/sources.ts';
import { isFeed, readFeed } from './feeds.ts';
import { pageLinks } from './page-links.ts';
import { isIndexAddress, looksLikeArticle } from './shape.ts';
import { decodedText, isSitemap, readSitemap, type SitemapReference } from './sitemaps.ts';

/** An article's address as a feed, sitemap or page names it. */
export interface FoundArticle {
  url: string;
  /** The headline as the source has it: of a page the link's text. */
  title?: string;
  /** The day or time, as the source states it. */
  date?: string;
  /** The feed, sitemap or page. */
  from: string;
}

export interface DiscoverOptions {
  /** `robots` is on by default here. */
  fetch?: FetchOptions;
  /** Pages dated before this are left out, and those that a sitemap does not date. */
  since?: Date;
  /** Seconds between two requests to one host; default 1, more where robots.txt asks for it. */
  delaySeconds?: number;
  /** A feed or sitemap that could not be read; the others go on. */
  onFailure?: (url: string, error: unknown) => void;
}

/** Sitemaps that one site may make us read, and how deep indexes may nest. */
const MOST_SITEMAPS = 1000;
const DEEPEST_INDEX = 4;
/** Usual places of feeds and sitemaps that a site does not announce. */
const USUAL_SITEMAPS = ['/sitemap.xml', '/sitemap_index.xml', '/news-sitemap.xml'];
const USUAL_FEEDS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml'];

/**
 * Article URLs of a site (feeds and sitemaps that it announces, else the usual places, else the links of the page), or of the
 * one feed or sitemap given. Each URL once. Throws when the address itself cannot be read.
 */
export async function* discoverArticles(address: string, options: DiscoverOptions = {}): AsyncGenerator<FoundArticle> {
  const search = new Search(address, options);
  const given = await search.fetchGiven();
  const seen = new Set<string>();
  for await (const found of search.articles(given)) {
    if (seen.has(found.url) || !search.isRecent(found)) continue;
    seen.add(found.url);
    if (await search.allows(found.url)) yield found;
  }
}

/** An article as a source names it; a sitemap dates each, a feed holds recent ones anyway. */
type Candidate = FoundArticle & { undatedCounts: boolean };

class Search {
  readonly #address: string;
  readonly #options: DiscoverOptions;
  readonly #pace: Pace;
  readonly #read = new Set<string>();
  /** Origins that are private or do not answer: an article there could not be fetched either. */
  readonly #unreachable = new Set<string>();
  #fetch: FetchOptions;

  constructor(address: string, options: DiscoverOptions) {
    this.#address = address;
    this.#options = options;
    // Other hosts that the site leads to get no header or cookie of the site.
    this.#fetch = { robots: true, credentialsOf: address, ...options.fetch };
    this.#pace = new Pace(options.delaySeconds ?? 1);
  }

  async fetchGiven(): Promise<Resource> {
    const resource = await this.#get(this.#address);
    // Nobody typed the addresses that the site leads to; a private host stays reachable if it was typed.
    const trustedHost = resource.privateHost;
    this.#fetch = { ...this.#fetch, fromList: true, ...(trustedHost ? { trustedHost } : {}) };
    return resource;
  }

  async *articles(given: Resource): AsyncGenerator<Candidate> {
    const text = await decodedText(given);
    if (isFeed(text) || isSitemap(text, given.url)) {
      yield* this.#itemsOf(given.url, text, 0);
      return;
    }
    const { feeds, links } = pageLinks(text, given.url);
    let found = false;
    for await (const item of this.#announced(feeds, new URL(given.url))) {
      found = true;
      yield item;
    }
    if (found) return;
    for (const link of links)
      if (looksLikeArticle(new URL(link.url))) yield { ...link, from: given.url, undatedCounts: true };
  }

  isRecent({ date, undatedCounts }: Candidate): boolean {
    const { since } = this.#options;
    if (!since) return true;
    const time = date === undefined ? Number.NaN : instant(date);
    return Number.isNaN(time) ? undatedCounts : time >= since.getTime();
  }

  async allows(url: string): Promise<boolean> {
    const { origin } = new URL(url);
    if (this.#fetch.robots === false) return true;
    if (this.#unreachable.has(origin)) return false;
    const rules = await robotRules(url, this.#fetch).catch((error: unknown) => {
      if (!(error instanceof TearsheetError) || error.code === 'interrupted') throw error;
      this.#unreachable.add(origin);
    });
    return rules?.allows(new URL(url)) === true;
  }

  /** Feeds that the page names, sitemaps that robots.txt names; where there is none, the usual places. */
  async *#announced(feeds: string[], site: URL): AsyncGenerator<Candidate> {
    const { sitemaps } = await robotRules(site.href, this.#fetch);
    let found = false;
    const all = async function* (search: Search, urls: string[], quiet: boolean) {
      for (const url of urls) yield* search.#items(url, 0, quiet);
    };
    for await (const item of all(this, [...feeds, ...sitemaps], false)) {
      found = true;
      yield item;
    }
    for (const places of [USUAL_SITEMAPS, USUAL_FEEDS]) {
      if (found) return;
      for await (const item of all(
        this,
        places.map((path) => new URL(path, site).href),
        true,
      )) {
        found = true;
        yield item;
      }
    }
  }

  /** The items of a feed or sitemap by its address; `quiet` when it was only guessed. */
  async *#items(address: string, depth: number, quiet: boolean): AsyncGenerator<Candidate> {
    if (this.#read.has(address) || this.#read.size >= MOST_SITEMAPS) return;
    this.#read.add(address);
    let resource: Resource;
    let text: string;
    try {
      resource = await this.#get(address);
      text = await decodedText(resource);
      if (!isFeed(text) && !isSitemap(text, resource.url)) throw notReadable(address);
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.code === 'interrupted') throw error;
      if (!quiet) this.#options.onFailure?.(address, error);
      return;
    }
    yield* this.#itemsOf(resource.url, text, depth);
  }

  async *#itemsOf(address: string, text: string, depth: number): AsyncGenerator<Candidate> {
    if (isFeed(text)) {
      for (const item of await this.#readAll(address, () => readFeed(text, address))) {
        yield { ...item, from: address, undatedCounts: true };
      }
      return;
    }
    const { entries, sitemaps, broken } = readSitemap(text, address);
    if (broken) this.#options.onFailure?.(address, broken);
    for (const entry of entries)
      if (!isIndexAddress(new URL(entry.url))) yield { ...entry, from: address, undatedCounts: false };
    if (depth >= DEEPEST_INDEX) return;
    for (const { url } of this.#worthReading(sitemaps)) yield* this.#items(url, depth + 1, false);
  }

  async #readAll<T>(address: string, read: () => Promise<T[]>): Promise<T[]> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof TearsheetError)) throw error;
      this.#options.onFailure?.(address, error);
      return [];
    }
  }

  /** Newest first, without those that hold no articles or were last changed before what is wanted. */
  #worthReading(sitemaps: SitemapReference[]): SitemapReference[] {
    const { since } = this.#options;
    const time = ({ date }: SitemapReference) => (date === undefined ? Number.NaN : instant(date));
    return sitemaps
      .filter(({ url }) => !NO_ARTICLES.test(new URL(url).pathname))
      .filter((sitemap) => !since || !(time(sitemap) < since.getTime()))
      .sort((a, b) => (time(b) || 0) - (time(a) || 0));
  }

  async #get(address: string): Promise<Resource> {
    const resource = await fetchResource(address, { ...politely(this.#fetch, this.#pace), accept: ACCEPT });
    if (resource.status === 200) return resource;
    throw new TearsheetError('http-status', `HTTP ${resource.status}: ${resource.url}`, { status: resource.status });
  }
}

const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml,text/xml,text/html;q=0.9,*/*;q=0.5';

/** Sitemaps of taxonomies, people and media, as content systems name their files. */
const NO_ARTICLES =
  /(?:^|[/_-])(?:categor(?:y|ies)|(?:post_)?tags?|authors?|users?|images?|videos?|products?|pages?|topics?|taxonom(?:y|ies))(?:[_-]?sitemap)?[_-]?\d*\.xml/i;

function notReadable(address: string): TearsheetError {
  return new TearsheetError('unsupported-type', `neither a feed nor a sitemap: ${address}`);
}

/** Milliseconds; a date without an offset is taken as UTC, which is near enough to choose by. */
function instant(date: string): number {
  const stated = /(?:z|utc|gmt|[a-z]{3}|[+-]\d\d:?\d\d)\s*$/i.test(date) || /^\d{4}-\d\d(?:-\d\d)?$/.test(date);
  return Date.parse(stated ? date : `${date}Z`);
}
