/** `extract` that is interrupted while it waits for input, with no page in work: what was cut off is not taken for the whole. */
import { deepEqual, rejects } from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { extractInBulk } from '../../src/pipeline/bulk.ts';
import { extractStream } from '../../src/pipeline/stream.ts';
import { filesIn, inFolder } from '../helpers/program.ts';

/** Input that never comes; whoever waits for it is interrupted then. */
function waiting(): { stdin: Readable; signal: AbortSignal } {
  const controller = new AbortController();
  const stdin = new Readable({ read: () => setImmediate(() => controller.abort(new Error('interrupted'))) });
  return { stdin, signal: controller.signal };
}

test('a stream throws what ended it', async () => {
  await rejects(extractStream(['-'], waiting()).next(), /^Error: interrupted$/);
});

test('an output of which no page was read yet is not there', () =>
  inFolder(async (cwd) => {
    const output = join(cwd, 'all.jsonl');
    const results = extractInBulk(['-'], { output, format: 'jsonl', ...waiting() });
    await rejects(results.next(), /^Error: interrupted$/);
    deepEqual(await filesIn(cwd), []);
  }));
