/** A pool of worker threads that convert pages, one at a time each, under limits of time and memory. */
import { Worker } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import { type Job, withoutCopies } from './job.ts';
import type { JobAnswer } from './worker.ts';

export interface PoolOptions {
  /** Largest number of threads; they start as jobs come. */
  threads: number;
  /** Seconds for one job; default `THREAD_LIMITS.seconds`. */
  seconds?: number;
  /** Megabytes of heap of one thread; default `THREAD_LIMITS.megabytes`. */
  megabytes?: number;
  /** The worker's code; default `worker.ts`. */
  script?: URL;
}

interface Task {
  job: Job;
  done: (value: unknown) => void;
  fail: (error: unknown) => void;
}

/** Limits of one job. */
export const THREAD_LIMITS = { seconds: 30, megabytes: 1024 } as const;

/** V8's young generation is three semi-spaces; a page's garbage fits into one of 32 MB, and is never copied. */
const YOUNG_MEGABYTES = 96;
/**
 * A pool of more threads gives each a third of that, so that eight stay below 900 MB: a page's garbage is copied once more then.
 */
const MANY_THREADS = 4;

/**
 * Runs jobs in the order in which they come. A job that takes too long, too much memory or its thread with it fails alone
 * (`extraction-timeout`, `extraction-memory`, `internal`); the next job gets a new thread.
 */
export class Pool {
  readonly threads: number;
  readonly #limits: Limits;
  readonly #seats = new Set<Seat>();
  readonly #waiting: Task[] = [];

  constructor({
    threads,
    seconds = THREAD_LIMITS.seconds,
    megabytes = THREAD_LIMITS.megabytes,
    script = workerScript(),
  }: PoolOptions) {
    this.threads = threads;
    const young = threads > MANY_THREADS ? YOUNG_MEGABYTES / 3 : YOUNG_MEGABYTES;
    this.#limits = { seconds, megabytes, young, script };
  }

  /** The job's value; what it throws is thrown here. */
  run(job: Job): Promise<unknown> {
    return new Promise((done, fail) => {
      this.#waiting.push({ job: withoutCopies(job), done, fail });
      this.#assign();
    });
  }

  /** Ends all threads at once; jobs that are not finished fail. */
  async close(): Promise<void> {
    const closed = new TearsheetError('interrupted', 'the extraction was stopped');
    for (const { fail } of this.#waiting.splice(0)) fail(closed);
    await Promise.all([...this.#seats].map((seat) => seat.end(closed)));
  }

  #assign(): void {
    while (this.#waiting.length) {
      const seat = [...this.#seats].find((each) => each.isFree) ?? this.#newSeat();
      if (!seat) return;
      seat.take(this.#waiting.shift() as Task);
    }
  }

  #newSeat(): Seat | undefined {
    if (this.#seats.size >= this.threads) return undefined;
    const seat = new Seat(this.#limits, () => {
      if (seat.hasEnded) this.#seats.delete(seat);
      this.#assign();
    });
    this.#seats.add(seat);
    return seat;
  }
}

type Limits = Required<Omit<PoolOptions, 'threads'>> & { young: number };

/** One thread, and the task that it has. */
class Seat {
  hasEnded = false;
  readonly #limits: Limits;
  readonly #worker: Worker;
  readonly #onChange: () => void;
  #task: Task | undefined;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: Limits, onChange: () => void) {
    this.#limits = limits;
    this.#onChange = onChange;
    const maxOldGenerationSizeMb = Math.max(16, limits.megabytes - limits.young);
    // The thread's standard streams are not the program's: nothing that a page brings about may be printed.
    this.#worker = new Worker(limits.script, {
      resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: limits.young },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.unref();
    this.#worker.on('message', (answer: JobAnswer) => this.#receive(answer));
    this.#worker.on('error', (error) => void this.end(this.#causeOf(error)));
    this.#worker.on('exit', () => void this.end(new TearsheetError('internal', 'the thread of the extraction ended')));
  }

  get isFree(): boolean {
    return !this.#task && !this.hasEnded;
  }

  take(task: Task): void {
    this.#task = task;
    // A thread that waits for work does not keep the program alive.
    this.#worker.ref();
    if (this.#isReady) this.#send();
  }

  /** Ends the thread; a task that it has fails for this reason. */
  async end(reason: unknown): Promise<void> {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.#timer);
    this.#task?.fail(reason);
    this.#task = undefined;
    this.#onChange();
    await this.#worker.terminate();
  }

  #send(): void {
    const { seconds } = this.#limits;
    // The clock starts when the thread has loaded its code: that is no fault of the page.
    this.#timer = setTimeout(() => void this.end(tooLong(seconds)), seconds * 1000);
    this.#worker.postMessage(this.#task?.job);
  }

  #receive(answer: JobAnswer): void {
    if (answer === 'ready') {
      this.#isReady = true;
      if (this.#task) this.#send();
      return;
    }
    clearTimeout(this.#timer);
    const task = this.#task;
    this.#task = undefined;
    this.#worker.unref();
    if ('value' in answer) task?.done(answer.value);
    else task?.fail(errorOf(answer.failure));
    this.#onChange();
  }

  #causeOf(error: unknown): unknown {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
    const { megabytes } = this.#limits;
    const message = `reading the page took more than ${megabytes} MB of memory; save a simpler copy and give that file`;
    return new TearsheetError('extraction-memory', message, { cause: error });
  }
}

function tooLong(seconds: number): TearsheetError {
  const message = `reading the page took longer than ${seconds} s; save a simpler copy and give that file`;
  return new TearsheetError('extraction-timeout', message);
}

function errorOf({ message, stack, known }: Extract<JobAnswer, { failure: unknown }>['failure']): Error {
  const { code, status } = known ?? {};
  const error = code ? new TearsheetError(code, message, status === undefined ? {} : { status }) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function workerScript(): URL {
  return new URL('./worker.js', import.meta.url);
}
