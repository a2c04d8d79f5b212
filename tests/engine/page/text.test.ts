import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../../src/engine/metadata/title-parts.ts';
import { isLatin, letterRuns, plainLetters } from '../../../src/engine/page/letters.ts';
import { matchesOf, wordCount } from '../../../src/engine/page/text.ts';
import { assertLinear } from '../../helpers/growth.ts';

test('matches of nothing are found once each, before characters beyond the basic plane too', () => {
  const places = (pattern: RegExp, text: string) => matchesOf(pattern, text).map(({ index }) => index);
  assert.deepEqual(places(/(?=.)/gu, '😀a😀'), [0, 2, 3]);
  assert.deepEqual(places(/(?=b)/gu, 'abab'), [1, 3]);
});

test('words are counted by the rules of Unicode, in scripts without spaces too', () => {
  const cases: [string, string | undefined, number][] = [
    ["The minister's plan, by 3 %, didn't pass.", 'en', 7],
    ['Händler fürchten um ihre Stammkunden', 'de', 5],
    ['部长们星期六在首都开会，讨论iPhone 15的价格。', 'zh', 11],
    ['กระทรวงการคลังประกาศแผน', 'th', 5],
    ['', undefined, 0],
    ['… — !', undefined, 0],
  ];
  for (const [text, language, words] of cases) assert.equal(wordCount(text, language), words, text);
});

test('a long text without spaces is counted in linear time', () => {
  const sentence = wordCount('部长们星期六在首都开会，', 'zh');
  // Quadratic, it took over 100 s.
  assertLinear('sentences', (part) => {
    const times = 20_000 * part;
    assert.equal(wordCount('部长们星期六在首都开会，'.repeat(times), 'zh'), times * sentence);
  });
  assertLinear('one sentence', (part) => {
    const times = 20_000 * part;
    assert.ok(wordCount('部长们星期六在首都开会'.repeat(times), 'zh') > 0.75 * times * sentence);
  });
});

test('letters are the same by the patterns for Latin as by those for all scripts', () => {
  for (let code = 0; code < 0x10000; code += 1) {
    const text = `x${String.fromCharCode(code)}Y`;
    assert.deepEqual(letterRuns(text), [...(text.match(/\p{L}+/gu) ?? [])], text);
    const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    assert.equal(plainLetters(text, ' '), plain.replace(/[^\p{L}\p{N}]+/gu, ' '), text);
    const words = text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu);
    if (isLatin(text)) assert.deepEqual(wordsOf(text), [...(words ?? [])], text);
  }
});
