/** Many sources, each of which ends as a capture or as one error, whatever happens to the others. */
import { setMaxListeners } from 'node:events';
import { TearsheetError } from '../errors.ts';
import { FileTable } from '../files/full-table.ts';
import { DoneList, readDoneList } from './done-list.ts';
import { Schedule } from './schedule.ts';
import { HashSet, sourceKey } from './work-list.ts';

export { readWorkList } from './work-list.ts';

export interface BatchOptions {
  /** Sources at once; default 4. */
  jobs?: number;
  /** Sources at once from one host; default 1. */
  perHost?: number;
  /** Seconds between two sources of one host; default 1. */
  delaySeconds?: number;
  /** Seconds that a host asks to wait (robots.txt); the longer of both delays holds, up to a minute. */
  crawlDelay?: (source: string) => Promise<number | undefined>;
  /** File of finished sources: those in it are skipped, new ones are appended, on the disk before they are yielded. */
  archive?: string;
  /** Appends nothing to `archive`. */
  readOnly?: boolean;
  /** Sources that an earlier run finished but may not have written to `archive`; `sweepFolder` knows them. */
  unreported?: string[];
  /** The signal after which nothing new begins; what is in flight may finish for `graceSeconds`. */
  signal?: AbortSignal;
  /** Default 6. */
  graceSeconds?: number;
  onStart?: (source: string) => void;
  /** A source that is in the archive file already, or was in the list before. */
  onSkip?: (source: string) => void;
  /** Called with the number of sources that wait, and whether the list was read to its end. */
  onWaiting?: (waiting: number, readAll: boolean) => void;
}

/** The end of one source. `value` is what the work gave. */
export type BatchResult<T> = { source: string; value: T } | { source: string; error: unknown };

/** The value that the work on one source gave, and what is to be done once that is durably noted. */
export interface Finished<T> {
  value: T;
  commit?: () => Promise<void>;
}

/** Archives one source. The signal says that it must stop now. */
export type Work<T> = (source: string, signal: AbortSignal) => Promise<Finished<T>>;

/** The number of sources that are read ahead, to find other hosts behind a long run of one: some megabytes of URLs. */
const READ_AHEAD = 10_000;
/** A site that asks for more would stop the batch for days. */
const LONGEST_CRAWL_DELAY = 60;

/** Runs `work` over a list of any length in bounded memory and yields results as they come. Duplicates are skipped. */
export async function* runBatch<T>(
  sources: AsyncIterable<string> | Iterable<string>,
  work: Work<T>,
  options: BatchOptions = {},
): AsyncGenerator<BatchResult<T>> {
  const known = new HashSet();
  const done = await openArchive(options, known);
  const batch = new Batch<T>(work, options, done);
  try {
    for (const source of options.unreported ?? []) if (known.add(sourceKey(source))) await done?.add(source);
    void batch.read(sources, known);
    yield* batch.results();
  } finally {
    await batch.close();
    await done?.close();
  }
}

async function openArchive({ archive, readOnly }: BatchOptions, known: HashSet): Promise<DoneList | undefined> {
  if (archive === undefined) return undefined;
  if (!readOnly) return DoneList.open(archive, known);
  await readDoneList(archive, known);
  return undefined;
}

/** The state of a running batch: a reader that fills the schedule, workers that empty it, results in between. */
class Batch<T> {
  readonly #work: Work<T>;
  readonly #options: BatchOptions;
  readonly #done: DoneList | undefined;
  readonly #schedule: Schedule;
  readonly #stop = new AbortController();
  readonly #files = new FileTable();
  readonly #results: BatchResult<T>[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  readonly #onAbort = () => this.#interrupt();
  #grace: NodeJS.Timeout | undefined;
  #reading = true;
  #closing = false;
  #failure: { error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(work: Work<T>, options: BatchOptions, done: DoneList | undefined) {
    const { perHost = 1, delaySeconds = 1, signal } = options;
    // Node warns of a leak at many listeners; here there is one for each job.
    setMaxListeners(0, this.#stop.signal);
    this.#work = work;
    this.#options = options;
    this.#done = done;
    this.#schedule = new Schedule({ perHost, delaySeconds }, () => this.#wake());
    if (signal?.aborted) this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Reads the list as far ahead as is allowed. */
  async read(sources: AsyncIterable<string> | Iterable<string>, known: HashSet): Promise<void> {
    try {
      for await (const source of sources) {
        if (this.#closing) break;
        if (!known.add(sourceKey(source))) this.#options.onSkip?.(source);
        else this.#schedule.add(source);
        this.#options.onWaiting?.(this.#schedule.size, false);
        this.#wake();
        while (this.#schedule.size >= READ_AHEAD && !this.#closing) await this.#change();
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#reading = false;
      this.#options.onWaiting?.(this.#schedule.size, true);
      this.#wake();
    }
  }

  async *results(): AsyncGenerator<BatchResult<T>> {
    for (;;) {
      this.#begin();
      const result = this.#results.shift();
      if (result) {
        yield result;
        continue;
      }
      const nothingLeft = this.#closing || (!this.#reading && this.#schedule.size === 0);
      if (nothingLeft && this.#inFlight.size === 0) break;
      await this.#change();
    }
    if (this.#failure) throw this.#failure.error;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#stop.abort(interrupted());
    clearTimeout(this.#grace);
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    this.#schedule.close();
    this.#wake();
    await Promise.all(this.#inFlight);
  }

  /** Results that nobody has taken yet count as work: a slow reader slows the batch down. */
  #begin(): void {
    const { jobs = 4, onStart } = this.#options;
    const most = this.#files.wasFull ? 1 : jobs;
    while (!this.#closing && this.#inFlight.size + this.#results.length < most) {
      const source = this.#schedule.next();
      if (source === undefined) return;
      onStart?.(source);
      this.#options.onWaiting?.(this.#schedule.size, !this.#reading);
      const task = this.#run(source).finally(() => {
        this.#inFlight.delete(task);
        this.#wake();
      });
      this.#inFlight.add(task);
    }
  }

  async #run(source: string): Promise<void> {
    let delay: number | undefined;
    let isOurs = false;
    try {
      isOurs = (await this.#done?.begin(source)) ?? true;
      if (!isOurs) {
        this.#options.onSkip?.(source);
        return;
      }
      if (this.#options.crawlDelay && this.#schedule.isNew(source)) {
        delay = Math.min((await this.#options.crawlDelay(source)) ?? 0, LONGEST_CRAWL_DELAY);
      }
      const { value, commit } = await this.#files.run(() => this.#work(source, this.#stop.signal), this.#stop.signal);
      await this.#done?.add(source);
      await commit?.();
      this.#results.push({ source, value });
    } catch (error) {
      this.#results.push({ source, error });
    } finally {
      if (isOurs) await this.#done?.end(source);
      this.#schedule.finish(source, delay);
    }
  }

  #interrupt(): void {
    this.#closing = true;
    const { graceSeconds = 6 } = this.#options;
    this.#grace = setTimeout(() => this.#stop.abort(interrupted()), graceSeconds * 1000);
    this.#wake();
  }

  /** Settles at the next change of anything. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      const others = this.#wake;
      this.#wake = () => {
        this.#wake = () => {};
        others();
        resolve();
      };
    });
  }
}

function interrupted(): TearsheetError {
  return new TearsheetError('interrupted', 'interrupted; the same command goes on where it stopped');
}
