/**
 * Made pages of all shapes, of both hands: none falls below its floor. Texts are those of the benchmark sets, so that other sets
 * would need other floors.
 */
import { equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

for (const hand of ['first', 'second'])
  test(`made pages of the ${hand} hand keep to their floors`, () => {
    const run = spawnSync(process.execPath, ['dist/scripts/bench-shapes.js', '--hand', hand, '--check'], {
      encoding: 'utf8',
    });
    equal(run.status, 0, `${run.stderr}\n${run.stdout}`);
  });
