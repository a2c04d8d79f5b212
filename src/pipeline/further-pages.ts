/** Fetches the further pages of an article that is split over several, one after the other and not in haste. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Article } from '../engine/index.ts';
import { TearsheetError, type Warning } from '../errors.ts';
import { Deadline, FETCH_LIMITS, type FetchOptions, fetchLinkedPage } from '../sources/sources.ts';
import type { FetchedPage } from '../types.ts';

/** Largest number of pages: no article has more; a calendar or a list goes on for ever. */
const MAX_PAGES = 20;
/** Milliseconds between two requests to one host, where no `beforeRequest` sees to that. */
const DELAY = 1000;

/**
 * The page with its `parts`; `read` extracts one. What cannot be fetched ends the search with a warning: what is there is
 * kept, and known to be a part. Pages that came from a file are not followed to the network.
 */
export async function withFurtherPages(
  page: FetchedPage,
  article: Article,
  read: (page: FetchedPage) => Promise<Article>,
  options: FetchOptions = {},
): Promise<FetchedPage> {
  // All pages share one deadline, as images do.
  const deadline = new Deadline(options.maxSeconds ?? FETCH_LIMITS.maxSeconds, options.signal);
  try {
    return await followPages(page, article, read, { ...options, deadline });
  } finally {
    deadline.dispose();
  }
}

async function followPages(
  page: FetchedPage,
  article: Article,
  read: (page: FetchedPage) => Promise<Article>,
  options: FetchOptions & { deadline: Deadline },
): Promise<FetchedPage> {
  const { deadline, signal } = options;
  const parts: FetchedPage[] = [];
  const texts = new Set([article.text]);
  const ended = (...more: Warning[]): FetchedPage => ({
    ...page,
    ...(parts.length > 0 && { parts }),
    warnings: distinct([page, ...parts].flatMap(({ warnings }) => warnings).concat(more)),
  });
  for (let url = article.nextPage; url !== undefined; ) {
    // The finder takes both schemes for one address; a page that came over TLS goes on over it.
    const next = page.url.startsWith('https:') ? url.replace(/^http:/, 'https:') : url;
    if (page.exchanges.length === 0 || page.saved) return ended(unread(next, 'the page came from a file'));
    if (parts.length + 1 === MAX_PAGES) return ended(unread(next, `only ${MAX_PAGES} pages are read`));
    try {
      if (!options.beforeRequest) await deadline.paused(() => wait(DELAY, undefined, signal ? { signal } : {}));
      const part = await fetchLinkedPage(next, page, options);
      const { text, nextPage }: Article = await deadline.paused(() => read(part));
      // Sites answer a number that is too high with the first page again.
      if (!text || texts.has(text)) break;
      texts.add(text);
      parts.push(part);
      url = nextPage;
    } catch (error) {
      if (!(error instanceof TearsheetError) || signal?.aborted) throw error;
      return ended(unread(next, error.message));
    }
  }
  return ended();
}

function distinct(warnings: Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [warning.message, warning])).values()];
}

function unread(url: string, why: string): Warning {
  return { code: 'truncated-article', message: `the article goes on at ${url}, which was not read: ${why}` };
}
