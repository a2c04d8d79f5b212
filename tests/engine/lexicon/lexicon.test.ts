import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Language } from '../../../src/engine/lexicon/language.ts';
import { anyLanguage, everyWord, LANGUAGES, ofLanguage } from '../../../src/engine/lexicon/lexicon.ts';
import { namesInByline } from '../../../src/engine/metadata/names/names.ts';
import { alternatives, beginnings, someBegins } from '../../../src/engine/page/letters.ts';

const FOLDER = join(import.meta.dirname, '../../../src/engine/lexicon/languages');
const WORDS: (keyof Language)[] = ['press', 'controls', 'sections', 'siteLine', 'common', 'weekdays', 'timesOfDay'];
const OTHER = new Set<string>(['andHere', 'months', 'monthsElsewhere', ...WORDS]);

/** Every text of a field that holds alternatives, with where it stands. */
function eachAlternative(): { where: string; field: string; text: string }[] {
  return Object.entries(LANGUAGES).flatMap(([code, table]) =>
    Object.entries(table).flatMap(([field, value]) =>
      OTHER.has(field) ? [] : alternatives(value as string).map((text) => ({ where: `${code}.${field}`, field, text })),
    ),
  );
}

describe('the tables of languages', () => {
  it('are all put together, one file a language', () => {
    const files = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.js') ? [name.slice(0, -3)] : []));
    assert.deepEqual(files.filter((name) => name !== 'others').sort(), Object.keys(LANGUAGES).sort());
    for (const code of Object.keys(LANGUAGES)) assert.deepEqual(Intl.getCanonicalLocales(code), [code]);
  });

  it('hold alternatives that are patterns, in lower case, and find something', () => {
    for (const { where, text } of eachAlternative()) {
      assert.equal(text, text.trim().normalize('NFC'), where);
      const plain = text.replace(/\\.(?:\{[^}]*\})?/g, '');
      assert.equal(plain, plain.toLowerCase(), `${where}: ${text}`);
      const pattern = new RegExp(`^(?:${text})$`, 'u');
      assert.ok(text !== '' && !pattern.test(''), `${where}: ${text}`);
    }
  });

  it('hold each alternative and each word once', () => {
    const fields = Object.entries(LANGUAGES).flatMap(([code, table]) =>
      Object.entries(table).map(([field, value]) => ({ where: `${code}.${field}`, field, value })),
    );
    for (const { where, field, value } of fields) {
      if (field.startsWith('months') || field === 'andHere') continue;
      const isWords = (WORDS as string[]).includes(field);
      const each = isWords ? value.split(' ') : alternatives(value);
      assert.deepEqual([...new Set(each)], each, where);
      if (isWords) assert.doesNotMatch(value, /[|\\()[\]]|^$| {2}/, where);
    }
  });

  it('give every preposition and label of theirs a byline', () => {
    const texts = eachAlternative().filter(({ text }) => /^[\p{L}\p{M} ]+$/u.test(text));
    for (const { where, field, text } of texts) {
      const code = where.slice(0, where.indexOf('.'));
      const [capital = ''] = text;
      const begin = capital.toUpperCase() + text.slice(capital.length);
      const [line, names] = bylineWith(field, text, begin) ?? [];
      if (line !== undefined) assert.deepEqual(namesInByline(line, code), names, `${where}: ${text}`);
    }
    for (const [code, { andHere }] of Object.entries(LANGUAGES)) {
      if (andHere) assert.deepEqual(namesInByline(`Jane Roe ${andHere} Joe Doe`, code), ['Jane Roe', 'Joe Doe'], code);
    }
  });
});

/** A byline with a word of the field, which begins a line as `begin`, and the names in it. */
function bylineWith(field: string, text: string, begin: string): [line: string, names: string[]] | undefined {
  if (/^(?:by|byOrOf|ofHere)$/.test(field)) return [`${text} Jane Roe`, ['Jane Roe']];
  if (/^(?:author|post)$/.test(field)) return [`${begin}: Jane Roe`, ['Jane Roe']];
  if (/^(?:pictures|translation)$/.test(field)) return [`${begin}: Jane Roe`, []];
  return field === 'and' ? [`Jane Roe ${text} Joe Doe`, ['Jane Roe', 'Joe Doe']] : undefined;
}

describe('the lexicon', () => {
  it('parts a pattern where no brackets hold the bar', () => {
    assert.deepEqual(alternatives(String.raw`a|b(?:c|d)|[|]e|f\|g`), ['a', 'b(?:c|d)', '[|]e', String.raw`f\|g`]);
    assert.deepEqual(alternatives(''), []);
  });

  it('puts the words of all languages together, each once, the longest first', () => {
    const by = anyLanguage('by').split('|');
    assert.equal(new Set(by).size, by.length);
    assert.deepEqual(
      [...by].sort((a, b) => b.length - a.length),
      by,
    );
    for (const word of ['by', 'von', 'par', 'przez', 'بقلم']) assert.ok(by.includes(word), word);
    assert.ok(everyWord('controls').has('subscribe'));
  });

  it('knows a language by any tag of it, and nothing of what is none', () => {
    assert.equal(ofLanguage('pt-BR', 'by'), 'por');
    assert.equal(ofLanguage('no', 'common'), LANGUAGES.nb?.common);
    assert.equal(ofLanguage('TL', 'ofHere'), 'ni|nina');
    for (const tag of [undefined, '', 'constructor', '__proto__', 'x-klingon', '%lang%'])
      assert.equal(ofLanguage(tag, 'by'), undefined, String(tag));
  });

  it('knows by its first letters every word that its patterns of posts and other hands find', () => {
    const fields = ['role', 'post', 'otherPost', 'pictures', 'editing', 'translation', 'sources', 'otherHands', 'made'];
    // `co-?x` would begin a word of three other letters where the hyphen is missing.
    const unsure = eachAlternative().filter(
      ({ field, text }) => fields.includes(field) && /^.{0,3}[?*]/u.test(text.replaceAll('(?:', '')),
    );
    assert.deepEqual(unsure, []);
    assert.ok(someBegins('der chefredakteur', beginnings('redakt\\w*|chef(?:in)?')));
    assert.ok(!someBegins('jane roe', beginnings('redakt\\w*|chef(?:in)?')));
  });
});
