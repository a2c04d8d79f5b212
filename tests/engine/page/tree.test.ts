/** Promise "Limits": element nesting 512, 300,000 elements, 1,000 attributes on one element; counted before they cost anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePage } from '../../../src/engine/page/tree.ts';

const URL = 'https://example.org/';

function isTooComplex(html: string): boolean {
  try {
    parsePage(html, URL);
    return false;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'too-complex');
    return true;
  }
}

test('element nesting: 512', () => {
  // html and body are the first two.
  const nested = (depth: number) => '<div>'.repeat(depth - 2);
  assert.deepEqual([isTooComplex(nested(510)), isTooComplex(nested(514))], [false, true]);
});

test('elements: 300,000', () => {
  const elements = (count: number) => '<br>'.repeat(count - 3);
  assert.deepEqual([isTooComplex(elements(300_000)), isTooComplex(elements(300_001))], [false, true]);
});

test('attributes on one element: 1,000', () => {
  const attributes = (count: number, value = '') =>
    `<p ${Array.from({ length: count }, (_, n) => `attribute${n}${value}`).join(' ')}>x</p>`;
  for (const value of ['', '="a b"', "='>'", '=x']) {
    assert.deepEqual([isTooComplex(attributes(1000, value)), isTooComplex(attributes(1002, value))], [false, true], value);
  }
});

test('what would take a parser without caps many seconds is refused at once', () => {
  const { user } = process.cpuUsage();
  for (const bomb of ['<div>'.repeat(4_000_000), '<b><i>'.repeat(2_000_000), `<table>${'<b>x</b>'.repeat(2_000_000)}`]) {
    assert.ok(isTooComplex(bomb));
  }
  assert.ok(isTooComplex(`<p ${'a b c d e '.repeat(100_000)}>`));
  assert.ok(process.cpuUsage().user - user < 10e6);
});
