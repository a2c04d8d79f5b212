/** The worker thread: one job a message, one answer a job. Its limits are set and kept by the pool. */
import { parentPort } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import { type Job, runJob } from './job.ts';

/** Messages of a worker to the pool: first that its code is loaded, then one answer a job. */
export type JobAnswer =
  | 'ready'
  | { value: unknown }
  | { failure: { message: string; stack?: string; known?: { code: TearsheetError['code']; status?: number } } };

parentPort?.on('message', async (job: Job) => {
  const answer = await answerTo(job);
  // jsdom lets go of a page only once the event loop has turned.
  setImmediate(() => parentPort?.postMessage(answer, ownBuffers(answer)));
});
parentPort?.postMessage('ready' satisfies JobAnswer);

/** Bytes are handed over, not copied. */
function ownBuffers(answer: JobAnswer): ArrayBuffer[] {
  const isBytes = typeof answer === 'object' && 'value' in answer && answer.value instanceof Uint8Array;
  return isBytes ? [(answer.value as Uint8Array).buffer as ArrayBuffer] : [];
}

async function answerTo(job: Job): Promise<JobAnswer> {
  try {
    return { value: await runJob(job) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const known = error instanceof TearsheetError && {
      known: { code: error.code, ...(error.status !== undefined && { status: error.status }) },
    };
    return { failure: { message, ...(stack !== undefined && { stack }), ...known } };
  }
}
