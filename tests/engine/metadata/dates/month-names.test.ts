import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FREQUENT_LOCALES, frequentMonths } from '../../../../src/engine/metadata/dates/frequent-months.ts';
import { monthNumber, namesByIntl } from '../../../../src/engine/metadata/dates/month-names.ts';

const sorted = (names: Map<string, number> | undefined) => [...(names ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));

describe('names of months', () => {
  it('of frequent languages are those that Intl knows', () => {
    for (const locale of FREQUENT_LOCALES)
      assert.deepEqual(sorted(frequentMonths(locale)), sorted(namesByIntl(locale)), locale);
  });

  it('are known by a beginning that no other month has', () => {
    assert.equal(monthNumber('Septem', 'de'), 9);
    assert.equal(monthNumber('Febr.', 'de'), 2);
    assert.equal(monthNumber('Jui', 'fr'), undefined);
    assert.equal(monthNumber('Juil', 'fr'), 7);
    assert.equal(monthNumber('Jänner', 'de'), 1);
  });
});
