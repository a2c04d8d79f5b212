/** Decides where a page is converted and an article rendered: here, or in a worker thread. */

import { availableParallelism, totalmem } from 'node:os';
import type { Article } from '../engine/index.ts';
import type { TextStyle } from '../render/render.ts';
import type { FetchedText, HtmlPage } from '../sources/sources.ts';
import type { ArticleRecord, Format } from '../types.ts';
import type { ConvertOptions } from './convert.ts';
import {
  type ArticleAgain,
  type FailedLine,
  isHeavy,
  isLight,
  type Job,
  loadedJob,
  type ReadingJob,
  type RecordJob,
  type RenderedArticle,
  type RenderingJob,
  runJob,
} from './job.ts';
import { PAGES_AT_ONCE, Pool, type PoolOptions } from './pool.ts';
import type { UnreadPage } from './unread-page.ts';

/**
 * A run of one page or two does not wait for a thread; in a longer run this thread keeps no code compiled and no memory for
 * pages.
 */
export const PAGES_BEFORE_THREADS = 2;

/**
 * Converts pages: the first few light ones here, since the start of a thread would double the time until the first article;
 * further ones in threads and heavy ones in processes, under the limits of a `Pool`. What light articles take to be rendered is
 * not worth the way to a thread.
 */
export class Converter {
  readonly #options: PoolOptions;
  /** Made for the first page that is not read here. */
  #pool: Pool | undefined;
  /** The number of further pages that may be read here. */
  #here: number;
  #turn: Promise<unknown> = Promise.resolve();

  /** `isMany` says that more will come: then none is read here, where code would be compiled for it once more. */
  constructor({ isMany = false, ...options }: Partial<PoolOptions> & { isMany?: boolean } = {}) {
    this.#options = { ...options, threads: options.threads ?? affordableThreads() };
    this.#here = isMany ? 0 : PAGES_BEFORE_THREADS;
  }

  /** Pages that are worth having in work at once: each thread has one, and one waits for it. */
  get window(): number {
    return 2 * this.#options.threads;
  }

  /** A long stream: as many as each thread gets at once, and as many wait for four of them. */
  get streamWindow(): number {
    const { threads } = this.#options;
    return PAGES_AT_ONCE * (threads + Math.min(threads, 4));
  }

  /** Throws what `convert` throws, and what a `Pool` adds. */
  article(page: HtmlPage, options: ConvertOptions = {}): Promise<Article> {
    return this.#run({ task: 'article', page, options }) as Promise<Article>;
  }

  /** Throws what `convertFetched` throws, and what a `Pool` adds. */
  fetched(page: FetchedText, options: ConvertOptions = {}): Promise<Article> {
    return this.#run({ task: 'fetched', page, options }) as Promise<Article>;
  }

  /** Throws what `convertFetched` throws, and what a `Pool` adds. */
  again(page: FetchedText, formats: Format[], style: TextStyle = {}): Promise<ArticleAgain> {
    return this.#run({ task: 'again', page, options: {}, formats, style }) as Promise<ArticleAgain>;
  }

  /** Throws what `convertToRecord` and `loadPage` throw, and what a `Pool` adds. */
  record(page: FetchedText | UnreadPage, options: RecordJob['options'] = {}): Promise<ArticleRecord> {
    return this.#run({ task: 'record', page, options }) as Promise<ArticleRecord>;
  }

  /** The record as a line of JSON, in bytes. Throws as `record` does, but where a thread read the names of what failed, too. */
  line(page: FetchedText | UnreadPage, options: RecordJob['options'] = {}): Promise<Uint8Array | FailedLine> {
    return this.#run({ task: 'record', page, options, json: true }) as Promise<Uint8Array | FailedLine>;
  }

  /** Throws what a `Pool` adds. */
  rendered(article: Article, record: ArticleRecord, formats: Format[], style: TextStyle = {}): Promise<RenderedArticle> {
    const job: RenderingJob = { task: 'render', article, record, formats, style };
    return (isLight(job) ? runJob(job) : this.#runInPool(job, isHeavy(job))) as Promise<RenderedArticle>;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#pool?.close();
  }

  async #run(job: ReadingJob): Promise<unknown> {
    if (this.#here === 0) return this.#runInPool(job);
    this.#here -= 1;
    const read: Job = await loadedJob(job);
    if (!isLight(read)) return this.#runInPool(read, isHeavy(read));
    // Jobs run one after the other, with a turn of the event loop between two: only then jsdom lets go of a page.
    const turn = this.#turn.then(() => runJob(read));
    this.#turn = turn.then(nextTurn, nextTurn);
    return turn;
  }

  #runInPool(job: Job, isHeavy = false): Promise<unknown> {
    this.#pool ??= new Pool(this.#options);
    return this.#pool.run(job, isHeavy);
  }
}

/** A converter for a page that comes alone: a thread, if it needs one, ends with each task. */
export const oneShotConverter: Pick<Converter, 'article' | 'rendered'> = {
  article: (...task) => once((converter) => converter.article(...task)),
  rendered: (...task) => once((converter) => converter.rendered(...task)),
};

async function once<T>(run: (converter: Converter) => Promise<T>): Promise<T> {
  const converter = new Converter({ threads: 1 });
  try {
    return await run(converter);
  } finally {
    await converter.close();
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

// Tells how many worker threads a machine has room for.

const MEGABYTE = 1024 * 1024;
/** Memory of the program beside its workers, in MB. */
const BASE_MEGABYTES = 300;
/** Memory of a worker on ordinary pages, in MB (measured: 140), with room for a heavy one. */
const WORKER_MEGABYTES = 200;

/** The number of cores, but no more threads than memory has room for; both as the control group of a container allows. */
export function affordableThreads(cores = availableParallelism(), bytes = memoryLimit()): number {
  const room = Math.floor((bytes / MEGABYTE - BASE_MEGABYTES) / WORKER_MEGABYTES);
  return Math.max(1, Math.min(cores, room));
}

/** Node gives 0 or a number beyond all memory where nothing is constrained. */
function memoryLimit(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
