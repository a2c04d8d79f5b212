/** The weights fit the features that are measured, and decide twenty pages as when `dist/scripts/body/golden.js` last wrote them down. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GOLDEN_FILE, type Golden, goldenOf } from '../../../scripts/body/golden.ts';
import { featureNames } from '../../../src/engine/body/features.ts';
import { SURROUNDING_NAMES } from '../../../src/engine/body/surroundings.ts';
import { WEIGHTS } from '../../../src/engine/body/weights.ts';

const golden = JSON.parse(readFileSync(GOLDEN_FILE, 'utf8')) as Golden;
const today = await goldenOf(WEIGHTS);

test('the weights name the features that are measured, in their order', () => {
  assert.deepEqual(WEIGHTS.names, featureNames());
  assert.deepEqual(WEIGHTS.surroundings, SURROUNDING_NAMES);
});

test('no feature has come to mean something else since the weights were trained', () => {
  const far = Object.entries(golden.means).filter(([name, mean]) => {
    const now = today.means[name] as number;
    return Math.abs(now - mean) > 0.02 + 0.1 * Math.abs(mean);
  });
  assert.deepEqual(far, [], 'run `npm run train:body`');
});

test('twenty pages are decided as when the weights were trained', () => {
  assert.equal(Object.keys(golden.pages).length, 20);
  for (const [name, { kept, chars, score }] of Object.entries(golden.pages)) {
    const now = today.pages[name];
    assert.ok(now, name);
    assert.ok(Math.abs(now.kept - kept) <= 0.02 * chars, `${name}: ${now.kept} characters of ${now.chars}, not ${kept}`);
    assert.ok(Math.abs(now.score - score) < 0.02, `${name}: mean score ${now.score}, not ${score}`);
  }
});
