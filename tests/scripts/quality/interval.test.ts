/** The interval of a difference between two versions. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PagePair, pairedInterval } from '../../../scripts/quality/interval.ts';

describe('the paired interval', () => {
  test('a gain that is the same on all domains is certain', () => {
    const { difference, low, high } = pairedInterval(Array.from({ length: 40 }, (_, i) => page(`${i}.test`, 0.5, 0.75)));
    assert.deepEqual([difference, low, high], [0.25, 0.25, 0.25]);
  });

  test('gains as often as losses are around nothing', () => {
    const { low, high } = pairedInterval(Array.from({ length: 100 }, (_, i) => page(`${i}.test`, 0.5, i % 2 ? 0.6 : 0.4)));
    // The mean of a hundred such pages has a deviation of .01; nine of ten draws lie within 1.64 of them.
    assert.ok(Math.abs(low + 0.0164) < 0.003 && Math.abs(high - 0.0164) < 0.003, `${low} to ${high}`);
  });

  test('many pages of one domain are one draw', () => {
    const own = Array.from({ length: 100 }, () => page('one.test', 0.5, 0.9));
    const others = Array.from({ length: 9 }, (_, i) => page(`${i}.test`, 0.5, 0.5));
    const { difference, low } = pairedInterval([...own, ...others]);
    assert.ok(difference > 0.3);
    assert.equal(low, 0);
  });

  test('a figure is the sum of one count through the sum of another', () => {
    const [before, now] = [
      { over: 1, under: 4 },
      { over: 3, under: 4 },
    ];
    const pages = [
      { domain: 'a.test', before, now },
      { domain: 'b.test', before: { over: 8, under: 12 }, now: { over: 9, under: 12 } },
    ];
    assert.equal(pairedInterval(pages).difference, 12 / 16 - 9 / 16);
  });
});

function page(domain: string, before: number, now: number): PagePair {
  return { domain, before: { over: before, under: 1 }, now: { over: now, under: 1 } };
}
