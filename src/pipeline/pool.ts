/** A pool of threads, and of processes for heavy pages, that convert pages under limits of time and memory. */
import { TearsheetError } from '../errors.ts';
import { type Job, withoutCopies } from './job.ts';
import { Seat, type SeatLimits, type Task } from './seat.ts';

export interface PoolOptions {
  /** Largest number of threads and processes at once; they start as jobs come. */
  threads: number;
  /** Seconds for one job; default `THREAD_LIMITS.seconds`. */
  seconds?: number;
  /** Megabytes of heap of one thread or process; default `THREAD_LIMITS.megabytes`. */
  megabytes?: number;
  /** The worker's code; default `worker.ts`. */
  script?: URL;
}

/** Limits of one job. */
export const THREAD_LIMITS = { seconds: 30, megabytes: 1024 } as const;

/** V8's young generation is three semi-spaces; a page's garbage fits into one of 32 MB, and is never copied. */
const YOUNG_MEGABYTES = 96;
/**
 * A pool of more threads gives each a quarter of that, so that eight stay below 900 MB: a page's garbage is copied once more then.
 * V8 rounds semi-spaces up to a power of two, so a third of it would be as much as a half.
 */
const MANY_THREADS = 4;

/**
 * Pages of a stream that a thread gets at once, and answers at once, where as many wait. Each message wakes the main thread, whose
 * caches are full of the other threads' work then: that takes ten times as long as what it does for a page.
 */
export const PAGES_AT_ONCE = 4;

/**
 * Runs jobs in the order in which they come. A job that takes too long, too much memory or its thread with it fails alone
 * (`extraction-timeout`, `extraction-memory`, `internal`); the next job gets a new thread. What is heavy runs in a process: V8 ends
 * the whole process where a thread's heap is full (docs/decisions/heavy-pages.md).
 */
export class Pool {
  readonly threads: number;
  readonly #limits: SeatLimits;
  readonly #seats = new Set<Seat>();
  readonly #waiting: Task[] = [];

  constructor({
    threads,
    seconds = THREAD_LIMITS.seconds,
    megabytes = THREAD_LIMITS.megabytes,
    script = workerScript(),
  }: PoolOptions) {
    this.threads = threads;
    const young = threads > MANY_THREADS ? YOUNG_MEGABYTES / 4 : YOUNG_MEGABYTES;
    this.#limits = { seconds, old: Math.max(16, megabytes - young), megabytes, young, script };
  }

  /** The job's value; what it throws is thrown here. A job that is not called heavy and proves to be is run anew in a process. */
  run(job: Job, isHeavy = false): Promise<unknown> {
    return new Promise((done, fail) => {
      this.#waiting.push({ job: withoutCopies(job), isHeavy, done, fail });
      this.#assign();
    });
  }

  /** Ends all threads and processes at once; jobs that are not finished fail. */
  async close(): Promise<void> {
    const closed = new TearsheetError('interrupted', 'the extraction was stopped');
    for (const { fail } of this.#waiting.splice(0)) fail(closed);
    await Promise.all([...this.#seats].map((seat) => seat.close(closed)));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const seats = [...this.#seats];
      if (seats.filter(({ isFree }) => !isFree).length >= this.threads) return;
      const tasks = this.#waiting.splice(0, this.#numberAtOnce());
      const isHeavy = tasks[0]?.isHeavy === true;
      const seat = seats.find(({ isFree, isProcess }) => isFree && isProcess === isHeavy) ?? this.#newSeat(isHeavy);
      seat.take(tasks);
    }
  }

  /** Each thread gets its share of what waits, so that none has several pages while another has nothing to do. */
  #numberAtOnce(): number {
    const most = Math.min(PAGES_AT_ONCE, Math.ceil(this.#waiting.length / this.threads));
    const end = this.#waiting.slice(0, most).findIndex((task) => !isOfStream(task));
    return Math.max(1, end < 0 ? most : end);
  }

  #newSeat(isProcess: boolean): Seat {
    const seat = new Seat(this.#limits, isProcess, (again) => {
      if (seat.hasEnded) this.#seats.delete(seat);
      this.#waiting.unshift(...again);
      this.#assign();
    });
    this.#seats.add(seat);
    return seat;
  }
}

/** A caller that saves a page waits for it alone. */
function isOfStream({ job, isHeavy }: Task): boolean {
  return job.task === 'record' && !isHeavy;
}

/** The code of `worker.ts`, in the bundle too. */
export function workerScript(): URL {
  return new URL('./worker.js', import.meta.url);
}
