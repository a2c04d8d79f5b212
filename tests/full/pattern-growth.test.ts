/**
 * The time of every pattern of the sources grows in proportion to the text, measured on texts made from the pattern itself. The static
 * analysis of `patterns.test.ts` does not see a search that begins anew behind each of many words, as `<a [^>]*>` does, nor two
 * readings of one word in a long list.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { growingText } from '../../scripts/testing/pattern-growth.ts';
import { allPatterns } from '../../scripts/testing/patterns.ts';

/** Each test ends well within its time also on a slow machine. */
const PARTS = 8;

const patterns = await allPatterns();

test('there are more than 1,200 patterns', () => ok(patterns.length > 1_200, `${patterns.length}`));

for (let part = 0; part < PARTS; part++) {
  test(`patterns, part ${part + 1} of ${PARTS}: four times the text takes no eight times as long`, () => {
    const growing = patterns
      .filter((_, index) => index % PARTS === part)
      .flatMap((pattern) => {
        const text = growingText(pattern);
        return text === undefined ? [] : [`${pattern.file}: /${pattern.source}/${pattern.flags} with ${text}`];
      });
    deepEqual(growing, []);
  });
}

test('the measure finds what the analysis does not', () => {
  for (const [pattern, isGrowing] of [
    [/<a\b[^>]*x/, true],
    [/^(?:1x?1?)*$/, true],
    [/\s+$/, true],
    [/<a\b[^<>]*x/, false],
    [/(?<!\s)\s+$/, false],
  ] as const) {
    const { source, flags } = pattern;
    deepEqual(growingText({ file: '', source, flags }) !== undefined, isGrowing, source);
  }
});
