import { TearsheetError } from '../errors.ts';
import { titleText } from './page-links.ts';

export interface FeedItem {
  url: string;
  title?: string;
  date?: string;
}

/** Whether a text is RSS, Atom, RDF or JSON Feed, told from its beginning. */
export function isFeed(text: string): boolean {
  const head = text.slice(0, 4096);
  return (
    /<(?:rss|feed|(?:rdf:)?RDF)[\s>]/i.test(head) ||
    /^\s*\{[\s\S]*"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/i.test(head)
  );
}

/** The items that have a web address, in the feed's order. Throws `unsupported-type` for what cannot be parsed. */
export async function readFeed(text: string, address: string): Promise<FeedItem[]> {
  const { parseFeed } = await import('feedsmith');
  const base = new URL(address);
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch (error) {
    throw new TearsheetError('unsupported-type', `the feed cannot be read: ${address}`, { cause: error });
  }
  return rawItems(parsed).flatMap(({ link, title, date, base: inner }) => {
    const at = inner && URL.canParse(inner, base.href) ? new URL(inner, base) : base;
    if (!link || !URL.canParse(link.trim(), at.href)) return [];
    const url = new URL(link.trim(), at);
    const named = title === undefined ? '' : titleText(title);
    const facts = { ...(named !== '' && { title: named }), ...(typeof date === 'string' && { date }) };
    return /^https?:$/.test(url.protocol) ? [{ url: url.href, ...facts }] : [];
  });
}

interface RawItem {
  link: string | undefined;
  /** Text, or HTML: feeds do not agree. */
  title?: string | undefined;
  /** The date as printed; feedsmith could parse it. */
  date: unknown;
  /** `xml:base`. */
  base?: string | undefined;
}

function rawItems(parsed: ReturnType<typeof import('feedsmith').parseFeed>): RawItem[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(({ link, guid, title, pubDate, dc }) => ({
        title,
        link: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
        date: pubDate ?? dc?.dates?.[0],
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map(({ links, title, published, updated, xml }) => ({
        title: typeof title === 'string' ? title : title?.value,
        link: links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
        date: published ?? updated,
        base: xml?.base ?? parsed.feed.xml?.base,
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map(({ link, title, rdf, dc }) => ({
        title,
        link: link ?? rdf?.about,
        date: dc?.dates?.[0],
      }));
    case 'json':
      return (parsed.feed.items ?? []).map(({ url, title, date_published, date_modified }) => ({
        title,
        link: url,
        date: date_published ?? date_modified,
      }));
  }
}
