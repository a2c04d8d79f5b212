import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold, LANGUAGES, monthNames, monthNumber } from '../../../src/engine/lexicon/lexicon.ts';

describe('names of months', () => {
  it('are twelve in every table, and each is found by its own name', () => {
    const rows = Object.entries(LANGUAGES).flatMap(([code, { months, monthsElsewhere = [] }]) => [
      ...(months ? [{ code, row: months, isMain: true }] : []),
      ...monthsElsewhere.map((row) => ({ code, row, isMain: false })),
    ]);
    for (const { code, row, isMain } of rows) {
      assert.equal(row.split(' ').length, 12, code);
      for (const [name, month] of [...monthNames(row)].filter(([{ length }]) => length >= 2)) {
        assert.equal(fold(name), name, `${code} ${name}`);
        const number = monthNumber(name, code);
        assert.equal(isMain ? number : number && month, month, `${code} ${name}`);
      }
    }
  });

  it('are the long names that Intl gives here, where both write them with letters', () => {
    for (const code of Object.keys(LANGUAGES)) {
      if (Intl.DateTimeFormat.supportedLocalesOf(code).length === 0) continue;
      const format = new Intl.DateTimeFormat(code, { month: 'long', calendar: 'gregory', timeZone: 'UTC' });
      const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2020, month, 15)));
      const found = names.filter((name, month) => /^[\p{L}\p{M}]+$/u.test(name) && monthNumber(name, code) === month + 1);
      const written = names.filter((name) => /^[\p{L}\p{M}]+$/u.test(name));
      // Another Node may spell a month or two in another way.
      assert.ok(found.length >= written.length - 2, `${code}: ${written.filter((name) => !found.includes(name))}`);
    }
  });

  it('are known by a beginning that no other month has', () => {
    assert.equal(monthNumber('Septem', 'de'), 9);
    assert.equal(monthNumber('Febr.', 'de'), 2);
    assert.equal(monthNumber('Jui', 'fr'), undefined);
    assert.equal(monthNumber('Juil', 'fr'), 7);
    assert.equal(monthNumber('Jänner', 'de'), 1);
  });

  it('of languages without a table of words, and of none at all', () => {
    assert.equal(monthNumber('қаңтар', 'kk'), 1);
    assert.equal(monthNumber('januar', 'no'), 1);
    assert.equal(monthNumber('January', 'constructor'), 1);
    assert.equal(monthNumber('January', ''), 1);
  });
});
