/** Pages that React sends in parts: what stands in hidden boxes at the end is read in the places that scripts would put it in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { type Element, isTag, isText, type ParentNode, parsePage } from '../../../src/engine/page/page.ts';

const URL = 'https://example.org/story';

/** A place with what stands in for the part until it is there. */
const waiting = (id: string, standIn = '<i>Loading</i>') => `<!--$?--><template id="${id}"></template>${standIn}<!--/$-->`;
const part = (id: string, html: string) => `<div hidden id="${id}">${html}</div>`;
const script = (...calls: string[]) => `<script>$RC=function(a,b){};${calls.join(';')}</script>`;

function textOf(parent: ParentNode): string {
  return parent.children
    .map((node) => (isText(node) ? node.data : isTag(node) && node.name !== 'script' ? textOf(node) : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const shown = (html: string) => textOf(parsePage(`<body>${html}`, URL).body);

test('a part stands where its place is kept, in place of what stood in for it', () => {
  assert.equal(
    shown(`<p>one</p>${waiting('B:0')}<p>three</p>${part('S:0', '<p>two</p>')}${script('$RC("B:0","S:0")')}`),
    'one two three',
  );
  const { body, elements } = parsePage(
    `<body><p>a</p>${waiting('B:0')}<p>d</p>${part('S:0', '<p>b</p><p>c</p>')}${script('$RR("B:0","S:0",[["/x.css"]])')}`,
    URL,
  );
  const names = body.children.filter(isTag).map(({ name }) => name);
  assert.deepEqual(names, ['p', 'p', 'p', 'p', 'div', 'script']);
  assert.ok(elements.every((element, at) => element.order === at));
  for (let at = 1; at < body.children.length; at += 1) assert.equal(body.children[at]?.prev, body.children[at - 1]);
  for (let at = 1; at < body.children.length; at += 1) assert.equal(body.children[at - 1]?.next, body.children[at]);
  assert.ok(body.children.every(({ parent }) => parent === body));
});

test('parts within parts, rows of a table, stand-ins that hold others', () => {
  const inner = `${part('S:1', '<p>two <template id="P:2"></template></p>')}${part('S:2', '<b>and a half</b>')}`;
  assert.equal(
    shown(
      `<p>one</p>${waiting('B:1', `<p>${waiting('B:9')}</p>`)}<p>three</p>${inner}${script('$RS("S:2","P:2")', '$RC("B:1","S:1")')}`,
    ),
    'one two and a half three',
  );
  assert.equal(
    shown(
      `<table><tbody><tr><td>one</td></tr>${waiting('B:3', '')}</tbody></table><table hidden><tbody id="S:3"><tr><td>two</td></tr></tbody></table>${script('$RC("B:3","S:3")')}`,
    ),
    'one two',
  );
  assert.equal(shown(`${waiting('a-B:0')}${part('a-S:0', '<p>one</p>')}${script('$RC("a-B:0","a-S:0")')}`), 'one');
});

test('a part without a place, or in its own, stays where it is, and no text is lost', () => {
  const cases = [
    `<p>one</p>${part('S:0', '<p>two</p>')}${script('$RC("B:0","S:0")')}`,
    `<p>one</p>${waiting('B:0', '')}${script('$RC("B:0","S:0")')}<p>two</p>`,
    `<p>one</p>${part('S:0', `<p>two</p>${waiting('B:0', '')}`)}${script('$RC("B:0","S:0")')}`,
    `<p>one</p>${part('S:0', waiting('B:1', ''))}${part('S:1', `two${waiting('B:0', '')}`)}${script('$RC("B:0","S:0")', '$RC("B:1","S:1")')}`,
    // The second place went with what stood in for the first part.
    `<p>one</p>${waiting('B:0', waiting('B:1', ''))}${part('S:0', '')}${part('S:1', '<p>two</p>')}${script('$RC("B:0","S:0")', '$RC("B:1","S:1")')}`,
    // Nothing tells where a stand-in ends.
    `<p>one</p><template id="B:0"></template><p>two</p>${part('S:0', '')}${script('$RC("B:0","S:0")')}`,
  ];
  for (const html of cases) assert.equal(shown(html), 'one two', html);
  assert.equal(shown('<template id="B:0"></template><p>one</p>'), 'one');
});

test('parts one within another deeper than a page may be are refused, thousands of them as soon', () => {
  // The way up from each was walked once: 2,900 took 52 s of the processor.
  const depth = 2_900;
  const nested = (at: number) =>
    part(`S:${at}`, `${'<div>'.repeat(40)}x${waiting(`B:${at + 1}`, '')}${'</div>'.repeat(40)}`);
  const parts = Array.from({ length: depth }, (_, at) => nested(at)).join('');
  const calls = Array.from({ length: depth }, (_, at) => `$RC("B:${at}","S:${at}")`);
  assert.throws(() => parsePage(`<body>${waiting('B:0', '')}${parts}${script(...calls)}`, URL), { code: 'too-complex' });
});

test('an article that is sent in parts has its text in order, without the words that stood in', () => {
  const told = [
    'The council voted on Tuesday to close the old bridge for two years, after engineers had found cracks in three of its piers.',
    'Buses will go round by the northern crossing, which adds a quarter of an hour to the way from the station to the harbour.',
    'Shopkeepers along the quay fear for their trade, and have asked for a ferry that would take people across every ten minutes.',
    'The mayor promised an answer before the summer, and said that the money for repairs had been set aside as long ago as 2019.',
    'Work is to begin in March with the two piers on the eastern bank, where the water is lowest at that time of the year.',
    'A smaller bridge for those on foot stays open, and will be lit at night for as long as the building goes on beside it.',
  ];
  const paragraphs = told.map((text) => `<p>${text}</p>`);
  const { text } = extract({
    url: URL,
    html: `<title>Bridge to close</title><body><header><a href="/">Home</a></header><main><article><h1>Bridge to close</h1>
      ${paragraphs.slice(0, 2).join('')}${waiting('B:0', '<p>Loading paragraph...</p>')}${paragraphs.slice(4).join('')}</article></main>
      <footer><p>© 2025 The Harbour Post. All rights reserved.</p></footer>${part('S:0', paragraphs.slice(2, 4).join(''))}${script('$RC("B:0","S:0")')}`,
  });
  assert.equal(text, told.join('\n\n'));
});

test('thousands of parts in a page of many elements', () => {
  const count = 2_900;
  const places = Array.from({ length: count }, (_, at) => `<template id="P:${at.toString(16)}"></template>`).join('');
  const parts = Array.from({ length: count }, (_, at) => part(`S:${at.toString(16)}`, `<u>${at}</u>`)).join('');
  const calls = Array.from({ length: count }, (_, at) => `$RS("S:${at.toString(16)}","P:${at.toString(16)}")`);
  const { body } = parsePage(`<body>${'<br>'.repeat(280_000)}${places}${parts}${script(...calls)}`, URL);
  const placed = body.children.filter((node): node is Element => isTag(node) && node.name === 'u');
  assert.deepEqual([placed.length, textOf(placed[1] as Element)], [count, '1']);
});
