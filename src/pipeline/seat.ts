/** One thread or process of a pool, and the jobs that it has: it runs them one after the other, under limits of time and memory. */
import { Worker } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import type { JobAnswer, Limits, Reader, ReaderEvents, ThreadRole, WorkerAnswer } from './heavy-pages.ts';
import { type Job, receivedError } from './job.ts';
import { JobClock } from './job-clock.ts';

export interface Task {
  job: Job;
  isHeavy: boolean;
  done: (value: unknown) => void;
  fail: (error: unknown) => void;
}

export type SeatLimits = Limits & { seconds: number };

export class Seat {
  readonly isProcess: boolean;
  hasEnded = false;
  readonly #limits: SeatLimits;
  readonly #onChange: (again: Task[]) => void;
  readonly #clock = new JobClock();
  #reader: Reader | undefined;
  #tasks: Task[] = [];
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;

  /** `onChange` gets the tasks that are to be run anew: those that proved to be heavy, and those beside one that ended its thread. */
  constructor(limits: SeatLimits, isProcess: boolean, onChange: (again: Task[]) => void) {
    this.#limits = limits;
    this.isProcess = isProcess;
    this.#onChange = onChange;
    if (isProcess) void this.#startProcess();
    else this.#begin(startThread(limits, this.#clock, this.#events));
  }

  get isFree(): boolean {
    return this.#tasks.length === 0 && !this.hasEnded;
  }

  take(tasks: Task[]): void {
    this.#tasks = tasks;
    this.#reader?.keepAlive(true);
    if (this.#isReady) this.#send();
  }

  /** Ends the thread or process at once; all tasks that it has fail for this reason. */
  async close(reason: unknown): Promise<void> {
    for (const { fail } of this.#tasks.splice(0)) fail(reason);
    await this.#end(reason);
  }

  /** The task that runs fails for this reason; the others are run anew. */
  async #end(reason: unknown): Promise<void> {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.#timer);
    const tasks = this.#tasks.splice(0);
    const [failed] = tasks.splice(Math.min(this.#clock.job, tasks.length - 1), 1);
    failed?.fail(reason);
    this.#onChange(tasks);
    await this.#reader?.end();
  }

  get #events(): ReaderEvents {
    return {
      onAnswer: (answer) => this.#receive(answer),
      onFull: (cause) => void this.#end(tooMuchMemory(this.#limits.megabytes, cause)),
      onEnd: (reason) => void this.#end(reason),
    };
  }

  /** A thread does the work of a process that cannot be started (a full table of processes or files). */
  async #startProcess(): Promise<void> {
    const { startProcess } = await import('./heavy-pages.ts');
    const reader = await startProcess(this.#limits, this.#events);
    this.#begin(reader ?? startThread(this.#limits, this.#clock, this.#events));
  }

  #begin(reader: Reader): void {
    this.#reader = reader;
    reader.keepAlive(this.#tasks.length > 0);
    if (this.hasEnded) void reader.end();
  }

  #send(): void {
    if (this.#tasks.length === 0) return;
    // The clock starts when the thread has loaded its code: that is no fault of the page.
    this.#clock.begin(0);
    this.#watch();
    this.#reader?.send({ jobs: this.#tasks.map(({ job }) => job), isHeavy: this.#tasks[0]?.isHeavy === true });
  }

  /** Ends a job whose time is over; else looks again when it would be. */
  #watch(): void {
    const { seconds } = this.#limits;
    const left = seconds * 1000 - this.#clock.elapsed;
    if (left <= 0) void this.#end(tooLong(seconds));
    else this.#timer = setTimeout(() => this.#watch(), left);
  }

  #receive(answer: WorkerAnswer): void {
    if (this.hasEnded) return;
    if (answer === 'ready') {
      this.#isReady = true;
      this.#send();
      return;
    }
    clearTimeout(this.#timer);
    const tasks = this.#tasks.splice(0);
    this.#reader?.keepAlive(false);
    this.#onChange(tasks.filter((task, i) => !settle(task, answer[i])).map((task) => ({ ...task, isHeavy: true })));
  }
}

/** False for a job that proved to be heavy. */
function settle({ done, fail }: Task, answer: JobAnswer | undefined): boolean {
  if (answer === 'heavy') return false;
  if (answer === undefined) fail(new TearsheetError('internal', 'the thread of the extraction left a page out'));
  else if ('value' in answer) done(answer.value);
  else fail(receivedError(answer.failure));
  return true;
}

function startThread({ script, old, young }: Limits, clock: JobClock, { onAnswer, onFull, onEnd }: ReaderEvents): Reader {
  // The thread's standard streams are not the program's: nothing that a page brings about may be printed.
  const worker = new Worker(script, {
    workerData: { clock: clock.shared } satisfies ThreadRole,
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
