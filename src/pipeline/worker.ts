/** A worker of the pool, a thread or a process: one job a message, one answer a job. Its limits are set and kept by the pool. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ThreadRole, WorkerAnswer, WorkerMessage } from './heavy-pages.ts';
import { isHeavy, loadEngine, loadedJob, runJob, sentError } from './job.ts';

if (workerData === ('reader' satisfies ThreadRole)) void readInputs();
else void answerJobs();

/** The code for pages is loaded before the first is asked for: the time of a job is its own. */
async function answerJobs(): Promise<void> {
  await loadEngine();
  if (!isMainThread) return answerAsThread();
  const { answerAsProcess } = await import('./heavy-pages.ts');
  answerAsProcess(answerTo);
}

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
