/** One page's conversion as a message: plain data that a worker thread runs as well as the main one. */
import type { Article, ArticleRecord, FetchedPage } from '../types.ts';
import {
  type ConvertOptions,
  convert,
  convertFetched,
  convertToRecord,
  type FetchedText,
  type PageText,
} from './convert.ts';
import { type PageFile, readPageFile } from './page-file.ts';

/** `article` for what is to be saved, `record` for a line of `extract`, `fetched` for what is saved again. A file is read where the job runs. */
export type Job =
  | { task: 'fetched'; page: FetchedText; options: ConvertOptions }
  | { task: 'article'; page: PageText; options: ConvertOptions }
  | { task: 'record'; page: FetchedText | PageFile; options: ConvertOptions & { html?: boolean } };

/** Throws what `convert` and `readPageFile` throw. */
export async function runJob(job: Job): Promise<Article | ArticleRecord> {
  if (job.task === 'article') return convert(job.page, job.options);
  if (job.task === 'fetched') return convertFetched(job.page, job.options);
  const { page, options } = job;
  return convertToRecord('path' in page ? await readPageFile(page) : page, options);
}

/** Of two strings of a message that are the same text both are copied; so the page's text and bytes go only once. */
export function lightened(job: Job): Job {
  if (job.task === 'article' || 'path' in job.page || !job.page.fetched) return job;
  return { ...job, page: { ...job.page, fetched: withoutBodies(job.page.fetched) } };
}

function withoutBodies({ body: _, ...page }: FetchedPage): FetchedPage {
  return {
    ...page,
    html: '',
    exchanges: page.exchanges.map((exchange) => ({ ...exchange, body: NOTHING })),
    ...(page.parts && { parts: page.parts.map(withoutBodies) }),
  };
}

const NOTHING = new Uint8Array();
