import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anyLanguage } from '../../../src/engine/lexicon/lexicon.ts';
import {
  anyScript,
  byFirstWord,
  bySomeWord,
  firstWord,
  hasLetter,
  type PatternPart,
} from '../../../src/engine/page/letters.ts';

/** More texts than small patterns are made for: from then on the whole one is asked. */
const MANY = 1_000;

describe('patterns of letters of all scripts', () => {
  test('for Latin texts have the same characters as for others', () => {
    for (const property of ['L', 'Lu', 'Ll', 'N', 'Nd', 'M', 'Script=Han']) {
      for (const source of [`[\\p{${property}}]`, `\\P{${property}}`, `^[^\\p{${property}}-]$`]) {
        const pattern = anyScript(source);
        const whole = new RegExp(source, 'u');
        for (let code = 0; code < 0x2070; code += code === 0x24f ? 0x2000 - 0x24f : 1) {
          const text = String.fromCharCode(code);
          assert.equal(pattern(text).test(text), whole.test(text), `${source} ${code.toString(16)}`);
        }
      }
    }
  });

  test('are for every script in a text that has a letter beyond Latin', () => {
    const word = anyScript(String.raw`^\p{Lu}\p{Ll}+ \p{L}+$`);
    for (const text of ['Ærø über', 'Жук лес', 'Roe 王', 'Ὀδυσσεύς Ἰθάκη']) assert.match(text, word(text));
    assert.doesNotMatch('roe doe', word('roe doe'));
    assert.ok(hasLetter('— ٣') && hasLetter('½') && !hasLetter('— … 。'));
  });

  test('keep properties that have no list of Latin characters', () => {
    const pattern = anyScript(String.raw`^\p{P}\p{L}`);
    assert.match('«A', pattern('«A'));
    assert.doesNotMatch('+A', pattern('+A'));
  });
});

describe('patterns of many words', () => {
  const words =
    'written by|(?:photo|image)s?(?: by)?|von|te[kx]st|colou?r|(?:the )?end|по|記者|[ab]c|मूल|author(?:s|ess)?|(?:very ){0,2}late|(?:so )*far';
  const texts = [
    'written by jane roe',
    'writtenby jane roe',
    'photos by joe doe',
    'image joe doe',
    'texts: joe doe',
    'color joe doe',
    'colour joe doe',
    'the end of it',
    'end of it',
    'по земле',
    'пол дома',
    '記者 王小明',
    '記者王小明',
    'bc joe doe',
    'मूल पाठ',
    'authoress joe doe',
    'late joe doe',
    'very very late',
    'so so far',
    'far away',
    'nothing of this',
    '',
  ];

  test('at the beginning of a text, made for its first word, find what the whole pattern finds', () => {
    const make = (part: PatternPart) => `${part(words, '(?:\\s|:|$)')}|${part('nothing', ' of')}`;
    const pattern = byFirstWord(make);
    const whole = new RegExp(`^(?:${make((all, behind = '') => `(?:${all})${behind}`)})`, 'u');
    for (let asked = 0; asked < MANY; asked += 1) {
      const text = texts[asked % texts.length] as string;
      assert.deepEqual(pattern(firstWord(text) ?? '').exec(text)?.[0], whole.exec(text)?.[0], text);
    }
  });

  test('anywhere in a text, made for its words, find what the whole pattern finds', () => {
    const make = (part: PatternPart) => `(?<![\\p{L}\\p{M}])(?:${part(words)}|©)(?![\\p{L}\\p{M}])`;
    const pattern = bySomeWord(make, 'u', /©/);
    const whole = new RegExp(
      make((all, behind = '') => `(?:${all})${behind}`),
      'u',
    );
    for (let asked = 0; asked < MANY; asked += 1) {
      const text = `${asked % 3 ? 'so (' : '© '}${texts[asked % texts.length]}`;
      assert.deepEqual(pattern(text).exec(text)?.index, whole.exec(text)?.index, text);
    }
  });

  test('are found for every label of the lexicon', () => {
    const labels = anyLanguage(
      'by',
      'author',
      'writes',
      'writtenBy',
      'post',
      'genre',
      'article',
      'credit',
      'creditBy',
      'role',
    );
    const pattern = byFirstWord((part) => part(labels));
    const whole = new RegExp(`^(?:${labels})`, 'u');
    const lines = labels.split('|').map((label) => `${label.replaceAll(/[^\p{L}\p{M} ]/gu, '')} jane roe`);
    for (const line of lines) assert.deepEqual(pattern(firstWord(line) ?? '').exec(line)?.[0], whole.exec(line)?.[0], line);
  });
});
