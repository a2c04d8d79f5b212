/** A worker of the pool, a thread or a process: one job a message, one answer a job. Its limits are set and kept by the pool. */
import { isMainThread, parentPort } from 'node:worker_threads';
import { TearsheetError } from '../errors.ts';
import type { WorkerAnswer, WorkerMessage } from './heavy-pages.ts';
import { isHeavy, loadedJob, runJob } from './job.ts';

if (isMainThread) void import('./heavy-pages.ts').then(({ answerAsProcess }) => answerAsProcess(answerTo));
else answerAsThread();

function answerAsThread(): void {
  parentPort?.on('message', async (message: WorkerMessage) => {
    const answer = await answerTo(message);
    // jsdom lets go of a page only once the event loop has turned.
    setImmediate(() => parentPort?.postMessage(answer, ownBuffers(answer)));
  });
  parentPort?.postMessage('ready' satisfies WorkerAnswer);
}

/** Bytes are handed over, not copied. */
function ownBuffers(answer: WorkerAnswer): ArrayBuffer[] {
  const isBytes = typeof answer === 'object' && 'value' in answer && answer.value instanceof Uint8Array;
  return isBytes ? [(answer.value as Uint8Array).buffer as ArrayBuffer] : [];
}

async function answerTo(message: WorkerMessage): Promise<WorkerAnswer> {
  try {
    if (message.isHeavy) return { value: await runJob(message.job) };
    const job = await loadedJob(message.job);
    return isHeavy(job) ? 'heavy' : { value: await runJob(job) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const known = error instanceof TearsheetError && {
      known: { code: error.code, ...(error.status !== undefined && { status: error.status }) },
    };
    return { failure: { message, ...(stack !== undefined && { stack }), ...known } };
  }
}
