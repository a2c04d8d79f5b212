/** Promise "Nothing is lost": a few kills; `tests/full/program/batch-kill.test.ts` makes more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killAndResume } from '../helpers/kill.ts';

test('a batch killed at random moments and resumed: every capture verifies, none is missing, none is twice', {
  timeout: 300_000,
}, async (t) => {
  const seed = Date.now() % 1_000_000;
  t.diagnostic(`seed ${seed}`);
  const progress = await killAndResume({ pages: 16, kills: 3, seed });
  assert.equal(progress.length, 3);
});
