/** A worker whose pages do what no page may: it stands in where the pool's limits are tested. */
import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { answerAsProcess, type WorkerAnswer, type WorkerMessage } from '../../src/pipeline/heavy-pages.ts';
import type { ReadingJob } from '../../src/pipeline/job.ts';

/** Ways to take memory without end. */
const EXHAUST: Record<string, (held: unknown[]) => void> = {
  // Arrays below the size that V8 keeps apart: a thread of Node 24 ends its process with them, one of 26 never ends.
  arrays(held) {
    for (;;) held.push(new Array(1000).fill(held.length));
  },
  objects(held) {
    for (;;) held.push({ at: held.length, two: [1, 2], name: `x${held.length}` });
  },
  text(held) {
    for (;;) held.push('x'.repeat(5000).replace(/x/g, String(held.length)));
  },
  // One array that alone is too large ends the process of a thread on every version.
  'one array'(held) {
    for (;;) held.push(new Array(20_000_000).fill(1.5));
  },
};

async function answerTo({ job, isHeavy }: WorkerMessage): Promise<WorkerAnswer> {
  const { page } = job as ReadingJob;
  const html = 'html' in page ? page.html : '';
  const [, file] = /^hang, pid in (.*)$/.exec(html) ?? [];
  if (file !== undefined) writeFileSync(file, `${process.pid}.`);
  if (html.startsWith('hang')) for (;;);
  if (html.startsWith('exhaust ')) EXHAUST[html.slice(8)]?.([]);
  if (html === 'heavy' && !isHeavy) return 'heavy';
  if (html === 'heavy' || html === 'where') return { value: parentPort ? 'thread' : 'process' };
  if (html === 'exit') process.exit(3);
  if (html === 'throw') throw new RangeError('thrown by the page');
  return { value: html };
}

if (parentPort) {
  parentPort.on('message', async (message: WorkerMessage) => parentPort?.postMessage(await answerTo(message)));
  parentPort.postMessage('ready');
} else {
  answerAsProcess(answerTo);
}
