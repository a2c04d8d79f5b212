import robotsParser, { type Robot } from 'robots-parser';
import { TearsheetError } from '../../errors.ts';
import { parseUrl, shown } from '../url.ts';
import type { Response } from './http.ts';

/** The package is CommonJS, its types say otherwise. */
const parse = robotsParser as unknown as (url: string, text: string) => Robot;

/** The token that robots.txt knows this program by. */
const ROBOT = 'tearsheet';
/** RFC 9309 wants at least 500 KiB to be read. */
export const ROBOTS_BYTES = 512 * 1024;
/** Old answers go when there are more: a long batch meets many hosts. */
const KEPT = 2000;

/** The rules of one site's robots.txt (RFC 9309). */
export interface RobotRules {
  allows(url: URL): boolean;
  /** Seconds between two requests. */
  crawlDelay?: number;
  sitemaps: string[];
  /** The reason why the file could not be read, and so nothing is allowed. */
  unread?: string;
}

/** Fetches a robots.txt, or tells why there is no answer to be read; throws when the site cannot be reached. */
export type GetRobots = (url: URL, privateAllowed: boolean) => Promise<Response | TearsheetError>;

/**
 * robots.txt of many sites, each fetched once. A site that may be private is asked apart: what one page may reach, another
 * may not.
 */
export class RobotsCache {
  readonly #get: GetRobots;
  readonly #rules = new Map<string, Promise<RobotRules>>();

  constructor(get: GetRobots) {
    this.#get = get;
  }

  rulesFor({ origin }: URL, privateAllowed: boolean): Promise<RobotRules> {
    const key = `${privateAllowed} ${origin}`;
    const known = this.#rules.get(key);
    if (known) return known;
    const oldest = this.#rules.keys().next().value;
    if (this.#rules.size >= KEPT && oldest) this.#rules.delete(oldest);
    const rules = this.#load(origin, privateAllowed);
    this.#rules.set(key, rules);
    // A failed look-up is not kept: an interruption or a crash says nothing about the site.
    rules.catch(() => this.#rules.delete(key));
    return rules;
  }

  /** Throws `robots` when the site asks this program to keep away from the URL. */
  async require(url: URL, privateAllowed: boolean): Promise<void> {
    const rules = await this.rulesFor(url, privateAllowed);
    if (rules.allows(url)) return;
    const why = rules.unread === undefined ? 'refuses' : `cannot be read (${rules.unread}), which refuses all`;
    throw new TearsheetError('robots', `robots.txt ${why}: ${shown(url)}; --no-robots goes on regardless`);
  }

  async #load(origin: string, privateAllowed: boolean): Promise<RobotRules> {
    const address = new URL('/robots.txt', origin);
    const answer = await this.#get(address, privateAllowed);
    // RFC 9309, 2.3.1: no file means no limits; a site that cannot say means that nothing is allowed.
    if (answer instanceof TearsheetError) return { allows: () => false, sitemaps: [], unread: answer.message };
    const { status } = answer.exchange;
    if (status >= 400 && status < 500 && status !== 429) return { allows: () => true, sitemaps: [] };
    if (status >= 300) return { allows: () => false, sitemaps: [], unread: `HTTP ${status}` };
    return parseRobots(address, Buffer.from(answer.bytes).toString('utf8'));
  }
}

/** Reads the text of a robots.txt at `address`. */
export function parseRobots(address: URL, text: string): RobotRules {
  const robot = parse(address.href, text.replace(/^\uFEFF/, ''));
  const delay = robot.getCrawlDelay(ROBOT);
  return {
    allows: (url) => robot.isAllowed(url.href, ROBOT) !== false,
    ...(delay !== undefined && delay > 0 ? { crawlDelay: delay } : {}),
    sitemaps: robot.getSitemaps().flatMap((sitemap) => parseUrl(sitemap, address)?.href ?? []),
  };
}
