/** A worker whose pages do what no page may: it stands in where the pool's limits are tested. */
import { parentPort } from 'node:worker_threads';
import type { ReadingJob } from '../../src/pipeline/job.ts';

parentPort?.on('message', ({ page }: ReadingJob) => {
  const html = 'html' in page ? page.html : '';
  if (html === 'hang') for (;;);
  if (html === 'exhaust') exhaust();
  if (html === 'exit') process.exit(3);
  if (html === 'throw') throw new RangeError('thrown by the page');
  parentPort?.postMessage({ value: html });
});
parentPort?.postMessage('ready');

function exhaust(): void {
  const held: unknown[] = [];
  for (;;) held.push(new Array(1000).fill(held.length));
}
