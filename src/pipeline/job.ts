/** One page's conversion as a message: plain data that a worker thread runs as well as the main one. */

import type { Article } from '../engine/index.ts';
import { TearsheetError } from '../errors.ts';
import type { TextStyle } from '../render/render.ts';
import type { FetchedText, HtmlPage } from '../sources/sources.ts';
import type { ArticleRecord, FetchedPage, Format, Rendered } from '../types.ts';
import type { ConvertOptions } from './convert.ts';
import { namesOfLine, type PageNames } from './page-line.ts';
import { loadPage, type UnreadPage } from './unread-page.ts';

/** Reads a page: `article` for what is to be saved, `record` for a line of `extract`, `fetched` for what is saved again. */
export type ReadingJob =
  | { task: 'fetched'; page: FetchedText; options: ConvertOptions }
  | { task: 'article'; page: HtmlPage; options: ConvertOptions }
  | { task: 'again'; page: FetchedText; options: ConvertOptions; formats: Format[]; style: TextStyle }
  | RecordJob;

/** `json` asks for the line itself, in bytes: the thread that prints it need not read it. `id` is the page's in its input. */
export interface RecordJob {
  task: 'record';
  page: FetchedText | UnreadPage;
  options: ConvertOptions & { html?: boolean };
  id?: string | number;
  json?: boolean;
}

/** Writes an article in every format. */
export interface RenderingJob {
  task: 'render';
  article: Article;
  record: ArticleRecord;
  formats: Format[];
  style: TextStyle;
}

export type Job = ReadingJob | RenderingJob;

/** The record with the article's Markdown and text, and the article in each format. */
export interface RenderedArticle {
  record: ArticleRecord;
  rendered: Rendered[];
}

/** An article out of a capture: how it was found, its record, and the text in each format. */
export interface ArticleAgain extends RenderedArticle {
  article: Pick<Article, 'candidate' | 'removals' | 'nextPage'>;
}

/** Throws what `convert` and `loadPage` throw. What is not read yet is read where the job runs. */
export async function runJob(job: Job): Promise<Article | ArticleRecord | Uint8Array | RenderedArticle | ArticleAgain> {
  const loaded = await loadEngine();
  if (job.task === 'render') return renderArticle(job, loaded);
  if (job.task === 'article') return loaded.convert(job.page, job.options);
  if (job.task === 'again') return articleAgain(job, loaded);
  if (job.task === 'fetched') return loaded.convertFetched(job.page, job.options);
  return lineOf(job, loaded);
}

/** Loads what reads and renders pages, once: a thread that only hands jobs on does without. */
export function loadEngine() {
  engine ??= Promise.all([import('./convert.ts'), import('../render/render.ts')]).then(([convert, render]) => ({
    ...convert,
    ...render,
  }));
  return engine;
}

let engine: Promise<typeof import('./convert.ts') & typeof import('../render/render.ts')> | undefined;

type LoadedEngine = Awaited<ReturnType<typeof loadEngine>>;

async function lineOf(
  { page, options, id, json = false }: RecordJob,
  { convertToRecord }: LoadedEngine,
): Promise<ArticleRecord | Uint8Array> {
  const loaded = await loadPage(page);
  const named = loaded.id ?? id;
  const record = convertToRecord(loaded.page, options);
  const line = named === undefined ? record : { id: named, ...record };
  return json ? new TextEncoder().encode(`${JSON.stringify(line)}\n`) : line;
}

function renderArticle(
  { article, record, formats, style }: RenderingJob,
  { completeRecord, render }: LoadedEngine,
): RenderedArticle {
  const complete = completeRecord(article, record);
  return { record: complete, rendered: formats.map((format) => render(article, complete, format, style)) };
}

function articleAgain(
  { page, options, formats, style }: Extract<ReadingJob, { task: 'again' }>,
  { convertFetched, recordOf, render }: LoadedEngine,
): ArticleAgain {
  const article = convertFetched(page, options);
  const record = recordOf(article, page);
  const { candidate, removals, nextPage } = article;
  const how = { candidate, removals, ...(nextPage !== undefined && { nextPage }) };
  return { article: how, record, rendered: formats.map((format) => render(article, record, format, style)) };
}

/**
 * A page of no more characters and tags (98 of 100 news pages) is light: whatever is in it, that stays far below the limits of a
 * thread.
 */
const LIGHT: Weight = { characters: 1_000_000, tags: 10_000 };
/** A page of more may fill the heap of a thread. */
const HEAVY: Weight = { characters: 4_000_000, tags: 40_000 };

interface Weight {
  characters: number;
  tags: number;
}

export const isLight = (job: Job): boolean => isWithin(LIGHT, textsOf(job));

export const isHeavy = (job: Job): boolean => !isWithin(HEAVY, textsOf(job));

/** The job with its page read. */
export async function loadedJob(job: Job): Promise<Job> {
  if (job.task !== 'record') return job;
  const { id, page } = await loadPage(job.page);
  return { ...job, page, ...(id !== undefined && { id }) };
}

/** The HTML of an article, or of a page and its further pages. */
function textsOf(job: Job): string[] {
  return job.task === 'render' ? [job.article.html] : htmlOf(job.page as HtmlPage);
}

function htmlOf({ html, parts = [] }: HtmlPage): string[] {
  return [html, ...parts.flatMap(htmlOf)];
}

function isWithin(most: Weight, texts: string[]): boolean {
  if (texts.reduce((sum, { length }) => sum + length, 0) > most.characters) return false;
  let tags = 0;
  for (const html of texts) {
    for (let at = html.indexOf('<'); at >= 0 && tags <= most.tags; at = html.indexOf('<', at + 1)) tags += 1;
  }
  return tags <= most.tags;
}

/** Strings of a message are copied even where they are the same text; so the page's text and bytes go only once. */
export function withoutCopies(job: Job): Job {
  if (job.task === 'article' || job.task === 'render') return job;
  return { ...job, page: pageWithoutCopies(job.page) } as Job;
}

export function pageWithoutCopies(page: FetchedText | UnreadPage): FetchedText | UnreadPage {
  if (!('html' in page) || !page.fetched) return page;
  return { ...page, fetched: withoutBodies(page.fetched) };
}

function withoutBodies({ body: _, rendered: __, browser: ___, saved, ...page }: FetchedPage): FetchedPage {
  return {
    ...page,
    ...(saved && { saved: { ...saved, pictures: [] } }),
    html: '',
    exchanges: page.exchanges.map((exchange) => ({ ...exchange, body: NOTHING })),
    ...(page.parts && { parts: page.parts.map(withoutBodies) }),
  };
}

const NOTHING = new Uint8Array();

/** An error as a message. */
export interface SentError {
  message: string;
  stack?: string;
  /** Facts about an error that is ours. */
  known?: { code: TearsheetError['code']; status?: number };
  /** Facts about one of the system or of zlib. */
  system?: Pick<NodeJS.ErrnoException, 'code' | 'syscall'>;
}

export function sentError(error: unknown): SentError {
  const shown: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  const { message, stack, code, syscall } = shown;
  const sent = { message, ...(stack !== undefined && { stack }) };
  if (error instanceof TearsheetError)
    return { ...sent, known: { code: error.code, ...(error.status !== undefined && { status: error.status }) } };
  return code === undefined ? sent : { ...sent, system: { code, ...(syscall !== undefined && { syscall }) } };
}

/** A line of input that gives no record: why, and the names that it gives its page. */
export interface FailedLine {
  failure: SentError;
  names: PageNames;
}

/** The value of a job that failed and was to give bytes; undefined where the page is no line, and its names are known. */
export function failedLine(job: Job, error: unknown): { value: FailedLine } | undefined {
  if (job.task !== 'record' || !job.json || !('line' in job.page)) return undefined;
  return { value: { failure: sentError(error), names: namesOfLine(job.page) } };
}

/** The other side. */
export function receivedError({ message, stack, known, system }: SentError): Error {
  const { code, status } = known ?? {};
  const error = code
    ? new TearsheetError(code, message, status === undefined ? {} : { status })
    : Object.assign(new Error(message), system);
  if (stack !== undefined) error.stack = stack;
  return error;
}
