/** A page as far as a conversion needs it. Apart from the conversion: threads that only hand pages on do without the engine. */
import type { SavedFacts } from '../sources/warc/warc.ts';
import type { FetchedPage } from '../types.ts';

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
