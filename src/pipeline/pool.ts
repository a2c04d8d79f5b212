/** A pool of threads, and of processes for heavy pages, that convert pages, one at a time each, under limits of time and memory. */
import { Worker } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import type { Limits, Reader, ReaderEvents, WorkerAnswer } from './heavy-pages.ts';
import { type Job, receivedError, withoutCopies } from './job.ts';

export interface PoolOptions {
  /** Largest number of jobs at once; threads and processes start as jobs come. */
  threads: number;
  /** Seconds for one job; default `THREAD_LIMITS.seconds`. */
  seconds?: number;
  /** Megabytes of heap of one thread or process; default `THREAD_LIMITS.megabytes`. */
  megabytes?: number;
  /** The worker's code; default `worker.ts`. */
  script?: URL;
}

interface Task {
  job: Job;
  isHeavy: boolean;
  done: (value: unknown) => void;
  fail: (error: unknown) => void;
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
 * Runs jobs in the order in which they come. A job that takes too long, too much memory or its thread with it fails alone
 * (`extraction-timeout`, `extraction-memory`, `internal`); the next job gets a new thread. What is heavy runs in a process: V8 ends
 * the whole process where a thread's heap is full (docs/decisions/heavy-pages.md).
 */
export class Pool {
  readonly threads: number;
  readonly #limits: PoolLimits;
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
    await Promise.all([...this.#seats].map((seat) => seat.end(closed)));
  }

  #assign(): void {
    while (this.#waiting.length) {
      const seats = [...this.#seats];
      if (seats.filter(({ isFree }) => !isFree).length >= this.threads) return;
      const task = this.#waiting.shift() as Task;
      const seat =
        seats.find(({ isFree, isProcess }) => isFree && isProcess === task.isHeavy) ?? this.#newSeat(task.isHeavy);
      seat.take(task);
    }
  }

  #newSeat(isProcess: boolean): Seat {
    const seat = new Seat(this.#limits, isProcess, (again) => {
      if (seat.hasEnded) this.#seats.delete(seat);
      if (again) this.#waiting.unshift(again);
      this.#assign();
    });
    this.#seats.add(seat);
    return seat;
  }
}

type PoolLimits = Limits & { seconds: number };

/** One thread or process, and the task that it has. */
class Seat {
  readonly isProcess: boolean;
  hasEnded = false;
  readonly #limits: PoolLimits;
  readonly #onChange: (again?: Task) => void;
  #reader: Reader | undefined;
  #task: Task | undefined;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;

  /** `onChange` gets a task that proved to be heavy. */
  constructor(limits: PoolLimits, isProcess: boolean, onChange: (again?: Task) => void) {
    this.#limits = limits;
    this.isProcess = isProcess;
    this.#onChange = onChange;
    if (isProcess) void this.#startProcess();
    else this.#begin(startThread(limits, this.#events));
  }

  get isFree(): boolean {
    return !this.#task && !this.hasEnded;
  }

  take(task: Task): void {
    this.#task = task;
    this.#reader?.keepAlive(true);
    if (this.#isReady) this.#send();
  }

  /** Ends the thread or process; a task that it has fails for this reason. */
  async end(reason: unknown): Promise<void> {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.#timer);
    this.#task?.fail(reason);
    this.#task = undefined;
    this.#onChange();
    await this.#reader?.end();
  }

  get #events(): ReaderEvents {
    return {
      onAnswer: (answer) => this.#receive(answer),
      onFull: (cause) => void this.end(tooMuchMemory(this.#limits.megabytes, cause)),
      onEnd: (reason) => void this.end(reason),
    };
  }

  /** A thread does the work of a process that cannot be started (a full table of processes or files). */
  async #startProcess(): Promise<void> {
    const { startProcess } = await import('./heavy-pages.ts');
    const reader = await startProcess(this.#limits, this.#events);
    this.#begin(reader ?? startThread(this.#limits, this.#events));
  }

  #begin(reader: Reader): void {
    this.#reader = reader;
    reader.keepAlive(this.#task !== undefined);
    if (this.hasEnded) void reader.end();
  }

  #send(): void {
    if (!this.#task) return;
    const { seconds } = this.#limits;
    // The clock starts when the thread has loaded its code: that is no fault of the page.
    this.#timer = setTimeout(() => void this.end(tooLong(seconds)), seconds * 1000);
    const { job, isHeavy } = this.#task;
    this.#reader?.send({ job, isHeavy });
  }

  #receive(answer: WorkerAnswer): void {
    if (this.hasEnded) return;
    if (answer === 'ready') {
      this.#isReady = true;
      this.#send();
      return;
    }
    clearTimeout(this.#timer);
    const task = this.#task;
    this.#task = undefined;
    this.#reader?.keepAlive(false);
    if (answer === 'heavy') {
      this.#onChange(task && { ...task, isHeavy: true });
      return;
    }
    if ('value' in answer) task?.done(answer.value);
    else task?.fail(receivedError(answer.failure));
    this.#onChange();
  }
}

function startThread({ script, old, young }: Limits, { onAnswer, onFull, onEnd }: ReaderEvents): Reader {
  // The thread's standard streams are not the program's: nothing that a page brings about may be printed.
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: old, maxYoungGenerationSizeMb: young },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('message', onAnswer);
  worker.on('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? onFull(error) : onEnd(error),
  );
  worker.on('exit', () => onEnd(new TearsheetError('internal', 'the thread of the extraction ended')));
  return {
    send: (message) => worker.postMessage(message),
    keepAlive: (isKept) => (isKept ? worker.ref() : worker.unref()),
    end: async () => void (await worker.terminate()),
  };
}

function tooLong(seconds: number): TearsheetError {
  const message = `reading the page took longer than ${seconds} s; save a simpler copy and give that file`;
  return new TearsheetError('extraction-timeout', message);
}

function tooMuchMemory(megabytes: number, cause: unknown): TearsheetError {
  const message = `reading the page took more than ${megabytes} MB of memory; save a simpler copy and give that file`;
  return new TearsheetError('extraction-memory', message, { cause });
}

/** The code of `worker.ts`, in the bundle too. */
export function workerScript(): URL {
  return new URL('./worker.js', import.meta.url);
}
