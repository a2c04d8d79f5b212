/** Pages from files or standard input -> records, in the order of the input; memory does not grow with its length. */
import { stat } from 'node:fs/promises';
import type { Engine } from '../engine/index.ts';
import { TearsheetError } from '../errors.ts';
import type { ArticleRecord, FailureRecord } from '../types.ts';
import { Converter, PAGES_BEFORE_THREADS } from './converter.ts';
import { receivedError } from './job.ts';
import { namesOfLine, type PageNames } from './page-line.ts';
import { PAGES_AT_ONCE, workerScript } from './pool.ts';
import type { Shard } from './shard.ts';
import {
  type InputRecord,
  LARGE_INPUT,
  type PageInput,
  type PageInputOptions,
  readPages,
  type UnreadInput,
} from './stream/page-input.ts';
import { ReadingThread } from './stream/reading-thread.ts';

export interface ExtractStreamOptions {
  /** The URL of HTML files. */
  base?: string;
  /** Pages at once, in threads of their own; default the number of cores. */
  jobs?: number;
  /** Adds clean HTML to each record. */
  html?: boolean;
  force?: boolean;
  /** The engine that finds the article; for a page out of a capture the default is the engine that did when it was saved. */
  engine?: Engine;
  /** The stream that the file name `-` reads, as JSONL. */
  stdin?: NodeJS.ReadableStream;
  /** Called with each WARC file and the number of answers in it that are no HTML pages. */
  onOthers?: (file: string, count: number) => void;
  /** Called for an input that cannot be read, or not to its end; the next one is read then. Without it that error is thrown. */
  onUnread?: (input: UnreadInput) => void;
  /** The share of an input's lines that is read. */
  lines?: Shard;
  signal?: AbortSignal;
}

/** One line of output. */
export interface ExtractLine {
  /** The record, or the failure in its place. */
  record: ArticleRecord | FailureRecord;
  /** File and line, or the page's URL. */
  where: string;
  /** The thrown error, for a failure. */
  error?: unknown;
  /** The record of a WARC that the page stands in. */
  from?: InputRecord;
}

/** A line whose article is JSON already, with the line's end. */
export interface JsonLine extends Pick<ExtractLine, 'where' | 'from'> {
  json: Uint8Array;
}

/** A record or a failure, or a line of JSON. */
export type AnyLine = (ExtractLine & { json?: never }) | (JsonLine & { record?: never; error?: never });

export type { Shard } from './shard.ts';
export { type InputRecord, readInput, type UnreadInput } from './stream/page-input.ts';
export { answerAsReader } from './stream/reading-thread.ts';

/**
 * Yields one line a page, failures included; throws only for what ends the run, such as an input file that is not there. The
 * stream reads a few pages ahead; a line is given as soon as it is finished, also when the next page is not there yet.
 */
export function extractStream(files: string[], options: ExtractStreamOptions = {}): AsyncGenerator<ExtractLine> {
  return linesOf(files, options) as AsyncGenerator<ExtractLine>;
}

/** Yields as `extractStream` does, with articles as lines of JSON, which the threads make: for a caller that only writes them. */
export function extractJson(files: string[], options: ExtractStreamOptions = {}): AsyncGenerator<AnyLine> {
  return linesOf(files, { ...options, json: true });
}

async function* linesOf(files: string[], options: ExtractStreamOptions & { json?: boolean }): AsyncGenerator<AnyLine> {
  const isLong = await areLong(files);
  const isMany = isLong || files.length > PAGES_BEFORE_THREADS;
  const converter = new Converter({ isMany, ...(options.jobs !== undefined && { threads: options.jobs }) });
  // Pages that this thread reads are few: it holds all that it reads.
  const window = isLong ? converter.streamWindow : converter.window;
  const { inputs, close } = openInputs(files, options, isLong ? window + PAGES_AT_ONCE : 0);
  try {
    yield* inOrder(inputs, converter, { ...options, window });
  } finally {
    await Promise.all([converter.close(), close()]);
  }
}

/** Whether the files are large. Then this thread reads no page itself, as the code and memory for that would stay to the end. */
async function areLong(files: string[]): Promise<boolean> {
  let bytes = 0;
  for (const file of files.slice(0, 100)) bytes += (await stat(file).catch(() => undefined))?.size ?? 0;
  return bytes >= LARGE_INPUT;
}

interface OpenInputs {
  inputs: AsyncGenerator<PageInput | UnreadInput>;
  close(): Promise<void>;
}

/** `ahead` is the number of pages that a thread may have read; with 0 there is no thread. */
function openInputs(files: string[], options: PageInputOptions, ahead: number): OpenInputs {
  let thread = new ReadingThread(workerScript(), ahead);
  const readLarge: PageInputOptions['readLarge'] = (...large) => {
    // An input that ended its thread is no reason to lose the next one.
    if (thread.hasEnded) thread = new ReadingThread(workerScript(), ahead);
    return thread.read(...large);
  };
  const inputs = readPages(files, { ...options, ...(ahead > 0 && { readLarge }) });
  const close = async () => {
    await thread.close();
    // Nobody waits for an input that may never go on.
    void inputs.return(undefined);
  };
  return { inputs, close };
}

/** Converts as many inputs at a time as the window says, and gives the lines in the order of the inputs. */
async function* inOrder(
  inputs: AsyncGenerator<PageInput | UnreadInput>,
  converter: Converter,
  options: ExtractStreamOptions & { json?: boolean; window: number },
): AsyncGenerator<AnyLine> {
  const lines: Promise<AnyLine | UnreadInput>[] = [];
  let next: Promise<Next> | undefined = readNext(inputs);
  let ended: Next = { end: true };
  while (next || lines.length) {
    options.signal?.throwIfAborted();
    const reads = next && lines.length < options.window ? [next] : [];
    const first = await firstOf<AnyLine | UnreadInput | Next>([...lines.slice(0, 1), ...reads], options.signal);
    if ('input' in first) {
      lines.push(convertInput(first.input, converter, options));
      next = readNext(inputs);
    } else if ('unread' in first) {
      lines.shift();
      tellUnread(first, options);
    } else if ('where' in first) {
      lines.shift();
      yield first;
    } else {
      next = undefined;
      ended = first;
    }
  }
  if ('error' in ended) throw ended.error;
}

/**
 * The first of them. Throws what `signal` is aborted with at once: nobody waits for input that may never come, and what was cut off
 * is never taken for the end. `Promise.race` with a promise of the abortion would keep every record that ever raced against it.
 */
function firstOf<T>(promises: Promise<T>[], signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    void Promise.race(promises)
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', stop));
  });
}

type Next = { input: PageInput | UnreadInput } | { error: unknown } | { end: true };

/** Reads the next input and never rejects: what was read before a failure is to be finished first. */
async function readNext(inputs: AsyncGenerator<PageInput | UnreadInput>): Promise<Next> {
  try {
    const { done, value } = await inputs.next();
    return done ? { end: true } : { input: value };
  } catch (error) {
    return { error };
  }
}

async function convertInput(
  input: PageInput | UnreadInput,
  converter: Converter,
  { html = false, force = false, engine, json = false }: ExtractStreamOptions & { json?: boolean },
): Promise<AnyLine | UnreadInput> {
  if ('unread' in input) return input;
  const { where, from } = input;
  try {
    if ('error' in input) throw input.error;
    const options = { html, force, ...(engine && { engine }) };
    const done = json ? await converter.line(input.page, options) : await converter.record(input.page, options);
    if ('failure' in done) return failedLine(input, receivedError(done.failure), done.names);
    return { where, ...(done instanceof Uint8Array ? { json: done } : { record: done }), ...(from && { from }) };
  } catch (error) {
    return failedLine(input, error, namesOf(input));
  } finally {
    input.release?.();
  }
}

/** A line is looked into only where its thread could not. */
function namesOf(input: PageInput): PageNames {
  return 'page' in input && 'line' in input.page ? namesOfLine(input.page) : input;
}

function failedLine({ where, line, offset }: PageInput, error: unknown, { id, url }: PageNames): ExtractLine {
  const code = error instanceof TearsheetError ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const record: FailureRecord = {
    ...(id !== undefined && { id }),
    ...(url !== undefined && { url }),
    ...(line !== undefined && { line }),
    ...(offset !== undefined && { offset }),
    error: { code, message },
  };
  return { where, error, record };
}

function tellUnread(input: UnreadInput, { onUnread }: ExtractStreamOptions): void {
  if (!onUnread) throw input.unread;
  onUnread(input);
}
