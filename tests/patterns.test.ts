/**
 * No regular expression of the sources takes exponential time, and none that is not listed more than linear time, by static
 * analysis: a rule for `\s*(.*?)\s*$` and its like. `patterns-known.txt` says how many a file has that read one field of a page, an
 * option or a line of bounded length; `full/growth.test.ts` measures how long hostile fields take. UPDATE_EXPECTED=1 writes the list anew.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Pattern, patternsIn, slowness } from '../scripts/testing/patterns.ts';

const LIST = fileURLToPath(new URL('../../tests/patterns-known.txt', import.meta.url));
const COMPILED = fileURLToPath(new URL('../src', import.meta.url));

test('patterns are linear, or known to be short-lived', () => {
  const patterns = patternsIn(COMPILED);
  ok(patterns.length > 700, `${patterns.length}`);
  const slow = patterns.map((pattern) => ({ pattern, kind: slowness(pattern) })).filter(({ kind }) => kind !== undefined);
  const exponential = slow.filter(({ kind }) => kind === 'exponential');
  deepEqual(
    exponential.map(({ pattern }) => told(pattern)),
    [],
  );
  const found = new Map<string, string[]>();
  for (const { pattern, kind } of slow) {
    const key = `${kind}\t${pattern.file.replace(/\.js$/, '')}`;
    found.set(key, [...(found.get(key) ?? []), literal(pattern)]);
  }
  if (process.env.UPDATE_EXPECTED) {
    const lines = [...found].map(([key, literals]) => `${key}\t${literals.length}`);
    writeFileSync(LIST, `${lines.sort().join('\n')}\n`);
  }
  const known = new Map(
    readFileSync(LIST, 'utf8')
      .split('\n')
      .map((line) => [line.replace(/\t\d+$/, ''), Number(line.split('\t').at(-1))]),
  );
  deepEqual(
    [...found].filter(([key, literals]) => literals.length > (known.get(key) ?? 0)),
    [],
    'a run is found in linear time where nothing of it stands before: (?<!\\s)\\s+$',
  );
});

test('the analysis knows the slow ones from the others', () => {
  const kinds: [RegExp, ReturnType<typeof slowness>][] = [
    [/(?:\s*\|\s*)+!/, 'exponential'],
    [/(?:-?\d+)*x/, 'exponential'],
    [/^\s*(.*?)\s*$/, 'polynomial'],
    [/\s+$/, 'start'],
    [/(?<!\s)\s+$/, undefined],
    [/^[a-z]+:/, undefined],
  ];
  for (const [{ source, flags }, kind] of kinds) equal(slowness({ file: '', source, flags }), kind, source);
});

function literal({ source, flags }: Pattern): string {
  return `/${source}/${flags}`;
}

function told(pattern: Pattern): string {
  return `${pattern.file}: ${literal(pattern)}`;
}
