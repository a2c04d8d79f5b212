/** Promise "Limits": element nesting 512, 300,000 elements, 1,000 attributes on one element; counted before they cost anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePage } from '../../../src/engine/page/page.ts';
import { assertLinear } from '../../helpers/growth.ts';

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

test('element nesting: 512; what is deeper is flattened, with its text', () => {
  for (const nest of ['<div>', '<b><i>', '<div><p>', '<section><span>']) {
    const { elements } = parsePage(`${nest.repeat(500)}<p>deep</p>`, URL);
    assert.ok(elements.every(({ depth }) => depth <= 512));
    assert.equal(elements.filter(({ name, children }) => name === 'p' && children.length > 0).length > 0, true);
  }
  // The parser itself would lose its place among tables.
  assert.ok(isTooComplex('<table><tr><td>'.repeat(200)));
});

test('a noscript whose end is not seen does not swallow the page', () => {
  const text = '<p>One of many paragraphs.</p>'.repeat(40);
  const { byName } = parsePage(`<body><noscript><table><tr></noscript><div>${text}</div>`, URL);
  assert.equal(
    byName.get('p')?.every((element) => element.parent?.type === 'tag' && element.parent.name === 'div'),
    true,
  );
  assert.equal(byName.get('noscript')?.[0]?.children.length, 1);
});

test('a shadow tree declared in a template stands in its place', () => {
  const page = parsePage(
    '<body><news-text>before<template shadowrootmode="open"><p>one</p><p>two</p></template></news-text><p>after</p>',
    URL,
  );
  assert.deepEqual(
    page.elements.map(({ name }) => name),
    ['html', 'head', 'body', 'news-text', 'p', 'p', 'p'],
  );
  const inner = page.elements[3]?.children ?? [];
  assert.deepEqual(
    inner.map(({ prev, next }) => [prev === null, next === null]),
    [
      [true, false],
      [false, false],
      [false, true],
    ],
  );
  assert.ok(page.elements[3] && inner.every(({ parent }) => parent === page.elements[3]));
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

test('what would take a parser without caps many seconds is refused, in linear time', () => {
  const bombs: [before: string, unit: string, times: number, after: string][] = [
    ['', '<div>', 4_000_000, ''],
    ['', '<b><i>', 2_000_000, ''],
    ['<table>', '<b>x</b>', 2_000_000, ''],
    ['<p ', 'a b c d e ', 100_000, '>'],
  ];
  for (const [before, unit, times, after] of bombs) {
    assertLinear(before + unit, (part) => assert.ok(isTooComplex(before + unit.repeat(times * part) + after)));
  }
});
