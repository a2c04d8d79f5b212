import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordCount } from '../../../src/engine/page/text.ts';

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
  const { user, system } = process.cpuUsage();
  const sentence = wordCount('部长们星期六在首都开会，', 'zh');
  assert.equal(wordCount('部长们星期六在首都开会，'.repeat(20_000), 'zh'), 20_000 * sentence);
  assert.ok(wordCount('部长们星期六在首都开会'.repeat(20_000), 'zh') > 15_000 * sentence);
  const after = process.cpuUsage();
  // Quadratic, it took over 100 s.
  assert.ok(after.user + after.system - user - system < 10e6);
});
