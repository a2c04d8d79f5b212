/** Pages that fill the memory of the process that reads them, by what V8 keeps in different places. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { runAll } from '../pipeline/hostile-pool.ts';

for (const way of ['objects', 'text']) {
  test(`a page that takes too much memory fails alone: ${way}`, async () => {
    const results = await runAll(['a', `exhaust ${way}`, 'b', `exhaust ${way}`, 'c'], { megabytes: 160, areHeavy: true });
    deepEqual(results, ['a', 'extraction-memory', 'b', 'extraction-memory', 'c']);
  });
}
