/** A worker of the pool, a thread or a process: jobs in, their answers out. Its limits are set and kept by the pool. */
import { getHeapSpaceStatistics } from 'node:v8';
import { isMainThread, parentPort, resourceLimits, workerData } from 'node:worker_threads';
import type { JobAnswer, ThreadRole, WorkerAnswer, WorkerMessage } from './heavy-pages.ts';
import { failedLine, isHeavy, type Job, loadEngine, loadedJob, runJob, sentError } from './job.ts';
import { JobClock } from './job-clock.ts';

const MEGABYTE = 1024 * 1024;

if (workerData === ('reader' satisfies ThreadRole)) void readInputs();
else void answerJobs();

/** The code for pages is loaded before the first is asked for: the time of a job is its own. */
async function answerJobs(): Promise<void> {
  await loadEngine();
  if (!isMainThread) return answerAsThread(new JobClock((workerData as { clock?: Int32Array } | null)?.clock));
  const { answerAsProcess } = await import('./heavy-pages.ts');
  answerAsProcess(answersTo);
}

async function readInputs(): Promise<void> {
  const { answerAsReader, readInput } = await import('./stream.ts');
  await answerAsReader(readInput);
}

function answerAsThread(clock: JobClock): void {
  parentPort?.on('message', async (message: WorkerMessage) => {
    const answers = await answersTo(message, clock);
    parentPort?.postMessage(answers, ownBuffers(answers));
  });
  parentPort?.postMessage('ready' satisfies WorkerAnswer);
}

/** One job after the other, so that each has its own time. */
async function answersTo({ jobs, isHeavy: mayBeHeavy }: WorkerMessage, clock?: JobClock): Promise<JobAnswer[]> {
  const answers: JobAnswer[] = [];
  for (const job of jobs) {
    clock?.begin(answers.length);
    answers.push(await answerTo(job, mayBeHeavy));
    // jsdom lets go of a page only once the event loop has turned.
    await new Promise((turned) => setImmediate(turned));
    collectNew();
  }
  return answers;
}

/**
 * Collects new objects after a page, once they fill half of what they may: nearly all are dead then. V8 by itself does so in the
 * midst of a page, and copies its tree (docs/benchmarks.md). `gc` is there in the bundle only.
 */
function collectNew(): void {
  const { gc } = globalThis;
  const { maxYoungGenerationSizeMb = 0 } = resourceLimits;
  if (!gc || maxYoungGenerationSizeMb === 0) return;
  const used = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0;
  // The half of one of three semi-spaces.
  if (used > (maxYoungGenerationSizeMb / 6) * MEGABYTE) gc({ type: 'minor' });
}

/** Bytes are handed over, not copied. */
function ownBuffers(answers: JobAnswer[]): ArrayBuffer[] {
  return answers.flatMap((answer) =>
    typeof answer === 'object' && 'value' in answer && answer.value instanceof Uint8Array
      ? [answer.value.buffer as ArrayBuffer]
      : [],
  );
}

async function answerTo(given: Job, mayBeHeavy: boolean): Promise<JobAnswer> {
  try {
    if (mayBeHeavy) return { value: await runJob(given) };
    const job = await loadedJob(given);
    return isHeavy(job) ? 'heavy' : { value: await runJob(job) };
  } catch (error) {
    return failedLine(given, error) ?? { failure: sentError(error) };
  }
}
