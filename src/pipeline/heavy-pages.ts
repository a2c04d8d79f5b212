/**
 * Processes that read heavy pages. A thread whose heap is full ends the whole process, or never ends, by what it was allocating
 * and by the version of Node; a process takes nobody with it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import type { Job, SentError } from './job.ts';

/** Jobs that are run one after the other. */
export interface WorkerMessage {
  jobs: Job[];
  /** Whether they may run here although they are heavy; else the answer says that one is. */
  isHeavy: boolean;
}

/** The `workerData` of a thread: one that reads inputs and no pages, or one that runs jobs and tells which by a `JobClock`. */
export type ThreadRole = 'reader' | { clock: Int32Array };

/** Messages of a worker to the pool: first that its code is loaded, then the answers to the jobs of each message, in their order. */
export type WorkerAnswer = 'ready' | JobAnswer[];
export type JobAnswer = 'heavy' | { value: unknown } | { failure: SentError };

export interface Limits {
  /** The worker's code. */
  script: URL;
  /** Megabytes of heap in all, and of V8's old and young generation. */
  megabytes: number;
  old: number;
  young: number;
}

/** A thread or a process that runs jobs. */
export interface Reader {
  send(message: WorkerMessage): void;
  /** While it has a job, and only then, it keeps the program alive. */
  keepAlive(isKept: boolean): void;
  /** At once, whatever it does. */
  end(): Promise<void>;
}

export interface ReaderEvents {
  onAnswer(answer: WorkerAnswer): void;
  /** The end came of a full heap. */
  onFull(cause: unknown): void;
  /** The end came of something else. */
  onEnd(reason: unknown): void;
}

/** Signals and code by which V8 ends a process whose heap is full, and a kernel one that takes too much. */
const OUT_OF_MEMORY = new Set<unknown>(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL', 134]);

/** A process that runs `script`; undefined where the system gives none. */
export async function startProcess(limits: Limits, { onAnswer, onFull, onEnd }: ReaderEvents): Promise<Reader | undefined> {
  const child = await spawned(limits);
  if (!child) return undefined;
  child.on('message', onAnswer);
  // A message to a process that has just ended: its end is told below.
  child.on('error', () => {});
  child.on('exit', (code, signal) => {
    const ended = new TearsheetError('internal', 'the process of the extraction ended', { cause: signal ?? code });
    if (OUT_OF_MEMORY.has(signal ?? code)) onFull(ended);
    else onEnd(ended);
  });
  return {
    send: (message) => child.send(message, () => {}),
    keepAlive(isKept) {
      const change = isKept ? 'ref' : 'unref';
      child[change]();
      child.channel?.[change]();
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.ref();
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function spawned({ script, old, young }: Limits): Promise<ChildProcess | undefined> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    // Of V8's young generation, a third is one semi-space.
    const child = fork(fileURLToPath(script), {
      execArgv: [`--max-old-space-size=${old}`, `--max-semi-space-size=${Math.floor(young / 3)}`],
      env,
      serialization: 'advanced',
      // Nothing that a page brings about may be printed.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'spawn');
    return child;
  } catch {
    return undefined;
  }
}

/** The other side: answers the jobs of the process that started this one, and ends with it. */
export function answerAsProcess(answersTo: (message: WorkerMessage) => Promise<JobAnswer[]>): void {
  // A signal of the terminal goes to every process of the program; the first of them ends the others.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  new Worker(WATCH, {
    eval: true,
    workerData: process.ppid,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  }).unref();
  process.on('message', async (message: WorkerMessage) => process.send?.(await answersTo(message)));
  process.send?.('ready' satisfies WorkerAnswer);
}

/** A page that hangs hears nothing, so a thread watches whether the process that waits for it is still there. */
const WATCH = `const { workerData: parent } = require('node:worker_threads');
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);`;
