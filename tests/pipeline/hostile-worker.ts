/** A worker whose pages do what no page may: it stands in where the pool's limits are tested. */
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { answerAsProcess, type JobAnswer, type WorkerMessage } from '../../src/pipeline/heavy-pages.ts';
import type { ReadingJob } from '../../src/pipeline/job.ts';
import { JobClock } from '../../src/pipeline/job-clock.ts';

const clock = new JobClock(workerData?.clock);

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

function answerTo({ jobs, isHeavy }: WorkerMessage): JobAnswer[] {
  return jobs.map((job, i) => {
    clock.begin(i);
    return answerOne(job as ReadingJob, isHeavy);
  });
}

function answerOne({ page }: ReadingJob, isHeavy: boolean): JobAnswer {
  const html = 'html' in page ? page.html : '';
  if (html.startsWith('hang')) hang(html);
  // Three of these take longer together than one of them may.
  if (html === 'busy') work(700);
  if (html.startsWith('exhaust ')) EXHAUST[html.slice(8)]?.([]);
  if (html === 'heavy' && !isHeavy) return 'heavy';
  if (html === 'heavy' || html === 'where') return { value: parentPort ? 'thread' : 'process' };
  if (html === 'exit') process.exit(3);
  if (html === 'throw') throw new RangeError('thrown by the page');
  return { value: html };
}

function hang(html: string): never {
  const [, file] = /^hang, pid in (.*)$/.exec(html) ?? [];
  if (file !== undefined) writeFileSync(file, `${process.pid}.`);
  for (;;);
}

/** Works for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

if (parentPort) {
  parentPort.on('message', async (message: WorkerMessage) => parentPort?.postMessage(answerTo(message)));
  parentPort.postMessage('ready');
} else {
  answerAsProcess(async (message) => answerTo(message));
}
