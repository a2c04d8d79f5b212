/** A worker of the pool, a thread or a process: one job a message, one answer a job. Its limits are set and kept by the pool. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ThreadRole, WorkerAnswer, WorkerMessage } from './heavy-pages.ts';
import { isHeavy, loadedJob, runJob, sentError } from './job.ts';

if (isMainThread) void import('./heavy-pages.ts').then(({ answerAsProcess }) => answerAsProcess(answerTo));
else if (workerData === ('reader' satisfies ThreadRole)) void readInputs();
else answerAsThread();

async function readInputs(): Promise<void> {
  const [{ answerAsReader }, { readInput }] = await Promise.all([
    import('./stream/reading-thread.ts'),
    import('./stream/page-input.ts'),
  ]);
  await answerAsReader(readInput);
}

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
    return { failure: sentError(error) };
  }
}
