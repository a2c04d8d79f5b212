/** An article that is split over several pages becomes one. */
import { setTimeout as wait } from 'node:timers/promises';
import { type FetchOptions, fetchPage } from '../fetch/fetch.ts';
import type { Article, FetchedPage, Warning } from '../types.ts';
import { type PageText, pageText } from './convert.ts';

/** A page and the article on it. */
export interface ReadPage {
  page: FetchedPage;
  article: Article;
}

/** Pages of one article that are fetched, the first one included. */
const MOST_PAGES = 20;
/** Milliseconds between two pages of an article. */
const PAUSE = 1000;

/**
 * Follows `nextPage` and joins what it finds: one article, and the further pages. What cannot be fetched is a warning: the
 * article is then known to be a part. Pages that came from a file are not followed to the network.
 */
export async function joinNextPages(
  first: ReadPage,
  fetch: FetchOptions,
  convert: (page: PageText) => Article | Promise<Article>,
): Promise<{ article: Article; further: FetchedPage[] }> {
  const parts = [first];
  const { signal } = fetch;
  let stopped: Warning | undefined;
  for (let next = first.article.nextPage; next !== undefined; next = parts.at(-1)?.article.nextPage) {
    if (parts.some(({ page }) => page.url === next || page.requestedUrl === next)) break;
    if (first.page.exchanges.length === 0 || parts.length === MOST_PAGES) {
      stopped = unread(
        next,
        parts.length === MOST_PAGES ? `only ${MOST_PAGES} pages are read` : 'the page came from a file',
      );
      break;
    }
    try {
      await wait(PAUSE, undefined, signal ? { signal } : {});
      const page = await fetchPage(next, { ...fetch, fromList: true });
      parts.push({ page, article: await convert(pageText(page)) });
    } catch (error) {
      if (signal?.aborted) throw error;
      stopped = unread(next, error instanceof Error ? error.message : String(error));
      break;
    }
  }
  return { article: joined(parts, stopped), further: parts.slice(1).map(({ page }) => page) };
}

function unread(url: string, why: string): Warning {
  return { code: 'truncated-article', message: `the article goes on at ${url}, which was not read: ${why}` };
}

/** Metadata are those of the first page. */
function joined(parts: ReadPage[], stopped: Warning | undefined): Article {
  const articles = parts.map(({ article }) => article);
  const [first] = articles as [Article];
  if (articles.length === 1 && !stopped) return first;
  const { nextPage: _, metadata, ...rest } = first;
  const figures = articles.flatMap((article) => article.figures);
  // What one page states of the article's length is judged against that page alone.
  const warnings = metadata.warnings.filter(({ code }) => code !== 'truncated-article' || articles.length === 1);
  return {
    ...rest,
    metadata: { ...metadata, warnings: stopped ? [...warnings, stopped] : warnings },
    html: articles.map(({ html }) => html).join(''),
    text: articles.map(({ text }) => text).join('\n\n'),
    wordCount: articles.reduce((sum, { wordCount }) => sum + wordCount, 0),
    figures: figures.filter((figure, at) => figures.findIndex(({ url }) => url === figure.url) === at),
    removals: articles.flatMap(({ removals }) => removals),
  };
}
