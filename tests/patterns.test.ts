/**
 * No regular expression of the sources, written there or made of the lexicon's words while it runs, takes more than linear time, by
 * static analysis: a rule for `\s*(.*?)\s*$` and its like. `full/pattern-growth.test.ts` measures each, since the analysis does
 * not see all; `full/growth.test.ts` measures how long hostile pages take.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { allPatterns, type Pattern, slowness } from '../scripts/testing/patterns.ts';

/** By the beginning of its text: a pattern that the analysis refuses, and what bounds the text that it reads. */
const BOUNDED: Record<string, string> = {
  '^(`{3,}|~{3,})[\\s\\S]*?':
    'our own Markdown, where every run of backticks is closed or escaped, and read on from behind its end',
};

const patterns = await allPatterns();

test('patterns are linear', () => {
  const slow = patterns.flatMap((pattern) => {
    const kind = slowness(pattern);
    return kind === undefined ? [] : [{ pattern, kind }];
  });
  deepEqual(
    slow.filter(({ pattern, kind }) => kind === 'exponential' || boundOf(pattern) === undefined).map(told),
    [],
    'a run is found in linear time where nothing of it stands before: (?<!\\s)\\s+$',
  );
  const used = new Set(slow.map(({ pattern }) => boundOf(pattern)));
  deepEqual(
    Object.values(BOUNDED).filter((reason) => !used.has(reason)),
    [],
    'reasons for patterns that are no more',
  );
});

test('patterns that are made while the program runs are seen', () => {
  const made = patterns.filter(({ isMade }) => isMade);
  ok(made.length > 60, `${made.length}`);
  for (const file of ['engine/metadata/names/byline-labels.js', 'engine/page/letters.js', 'engine/metadata/names/names.js'])
    ok(
      made.some((pattern) => pattern.file === file),
      file,
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

function boundOf({ source }: Pattern): string | undefined {
  return Object.entries(BOUNDED).find(([start]) => source.startsWith(start))?.[1];
}

function told({ pattern, kind }: { pattern: Pattern; kind: string }): string {
  return `${kind} in ${pattern.file}: /${pattern.source}/${pattern.flags}`;
}
