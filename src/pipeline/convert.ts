/**
 * The pure half of one URL: a page -> the article on it, or the reason why there is none; the pages of an article joined.
 * No network, no disk.
 */
import {
  type Article,
  type Engine,
  extract,
  extractFrom,
  type Figure,
  headerRights,
  joinedRights,
  type PageTree,
  parsePage,
  refuse,
} from '../engine/index.ts';
import { TearsheetError } from '../errors.ts';
import { buildRecord, completeRecord } from '../render/render.ts';
import { findWall } from '../sources/fetch/walls.ts';
import type { FetchedText, HtmlPage } from '../sources/sources.ts';
import type { ArticleRecord } from '../types.ts';

/** A page with as many words is no wall, whatever scripts it loads. */
const MOST_WORDS_OF_WALL = 200;

export interface ConvertOptions {
  /** Takes whatever text there is, also of an index page. */
  force?: boolean;
  /** Adds the decision on every block. */
  blocks?: boolean;
  /** The engine that finds the article: `full` (default), or `readability` alone. */
  engine?: Engine;
}

/** Throws `not-article`, `empty-page`, `index-page`, `bot-wall`, `consent-wall` or `too-complex`. */
export function convert(page: HtmlPage, options: ConvertOptions = {}): Article {
  const { blocks = false, engine = 'full' } = options;
  const tree = parsePage(page.html, page.url);
  const article = extractFrom(tree, { blocks, engine }, page.html);
  const failure = options.force ? undefined : whyNot(article, tree, page);
  if (failure) throw failure;
  const further = (page.parts ?? []).map((part) => extract(part, { blocks, engine }));
  return withHeaderRights(joinArticles(article, further), page.headers);
}

/** Rights in the text that the headers of the answer state hold beside those that the page states. */
function withHeaderRights(article: Article, headers: HtmlPage['headers']): Article {
  const rights = joinedRights(article.metadata.rights, headerRights(headers ?? []));
  return rights ? { ...article, metadata: { ...article.metadata, rights } } : article;
}

/** A wall says more than the lack of an article does. */
function whyNot(article: Article, tree: PageTree, page: HtmlPage): TearsheetError | undefined {
  const reason = refuse(article, tree, page.html);
  if (reason && page.shown === 'asks')
    return new TearsheetError(
      'consent-wall',
      'the page gives no text without consent or payment, and offers no refusal; --consent accept consents',
    );
  const wall = reason || article.wordCount < MOST_WORDS_OF_WALL ? findWall(page) : undefined;
  if (!wall) return reason && new TearsheetError(reason.code, reasonOf(reason, page));
  const hint = page.shown ? 'a browser does not get past it' : 'open it in a browser, save the page and give that file';
  return new TearsheetError(wall.kind, `the page is a ${wall.sign}, not an article; ${hint}`);
}

function reasonOf({ message, mayBeScripted }: NonNullable<ReturnType<typeof refuse>>, { shown }: HtmlPage): string {
  if (!mayBeScripted) return message;
  return shown
    ? `${message}, in a browser too`
    : `${message}; if its text is made by scripts, save it in a browser and give that file`;
}

/** Throws what `convert` throws. A page out of a capture is read as it was when it was saved. */
export function convertFetched(page: FetchedText, options: ConvertOptions = {}): Article {
  const { force = false, withoutImages: dropped = false, engine: saved } = page.facts ?? {};
  const engine = options.engine ?? saved;
  const article = convert(page, { ...options, force: options.force === true || force, ...(engine && { engine }) });
  return dropped ? withoutImages(article) : article;
}

/** The record that `extract` prints for a page: with Markdown and text, `html` too when asked for. */
export function convertToRecord(page: FetchedText, options: ConvertOptions & { html?: boolean } = {}): ArticleRecord {
  return recordOf(convertFetched(page, options), page, options.html);
}

export function recordOf(found: Article, { url, fetched, facts }: FetchedText, html = false): ArticleRecord {
  // A saved page's own headers are with what is known of its fetch.
  const article = withHeaderRights(found, fetched?.exchanges.at(-1)?.headers);
  const record = withInputUrl(completeRecord(article, buildRecord(article, fetched, facts?.images), html), url);
  // The program that saved the page knew where it goes on, and said so where that was not read.
  if (article.nextPage === undefined || facts) return record;
  const message = `the article goes on at ${article.nextPage}, which offline work does not read`;
  return { ...record, warnings: [...record.warnings, { code: 'truncated-article', message }] };
}

/** A canonical URL is another than the input's: who joins records to their inputs needs that one too. */
function withInputUrl(record: ArticleRecord, url: string): ArticleRecord {
  const isNamed = record.requestedUrl !== undefined || record.url === url || !/^https?:/i.test(url);
  return isNamed ? record : { ...record, requestedUrl: url };
}

export function withoutImages(article: Article): Article {
  return {
    ...article,
    figures: [],
    html: article.html.replace(/<figure\b[\s\S]*?(?:<\/figure>|$)|<img\b[^>]*(?:>|$)/g, ''),
  };
}

// Joins the pages of an article that is split over several.

/**
 * Joins pages to one article: metadata of the first page, text and pictures of all in order; a picture that every page repeats,
 * once.
 */
function joinArticles(first: Article, further: Article[]): Article {
  if (!further.length) return first;
  const all = [first, ...further];
  const { nextPage: _, ...whole } = first;
  const nextPage = further.at(-1)?.nextPage;
  // A page's own statement about the article's length is judged against that page alone.
  const warnings = first.metadata.warnings.filter(({ code }) => code !== 'truncated-article');
  const sure = all.flatMap(({ confidence }) => confidence ?? []);
  return {
    ...whole,
    metadata: { ...first.metadata, warnings },
    html: all.map(({ html }) => html).join(''),
    text: all.map(({ text }) => text).join('\n\n'),
    wordCount: all.reduce((sum, { wordCount }) => sum + wordCount, 0),
    figures: distinct(all.flatMap(({ figures }) => figures)),
    ...(sure.length === all.length && { confidence: Math.min(...sure) }),
    removals: all.flatMap(({ removals }) => removals),
    ...(first.blocks && { blocks: all.flatMap(({ blocks = [] }) => blocks) }),
    ...(nextPage !== undefined && { nextPage }),
  };
}

function distinct(figures: Figure[]): Figure[] {
  const seen = new Set<string>();
  return figures
    .filter(({ url }) => !seen.has(url) && seen.add(url))
    .map((figure, i) => (i === 0 ? figure : { ...figure, lead: false }));
}
