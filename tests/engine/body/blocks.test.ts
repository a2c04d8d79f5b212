import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

function texts(body: string): string[] {
  return cutBlocks(parsePage(`<!DOCTYPE html><body>${body}`, 'https://example.org/'), new Set()).map(({ text }) => text);
}

test('paragraphs, bare text and headings are blocks of their own', () => {
  assert.deepEqual(texts('<h2>Head</h2>loose <b>text</b><p>One.</p><div>Two.<p>Three.</p>four</div>'), [
    'Head',
    'loose text',
    'One.',
    'Two.',
    'Three.',
    'four',
  ]);
});

test('two line breaks part paragraphs, one does not', () => {
  assert.deepEqual(texts('<div>One<br>still one.<br> <br>Two.</div>'), ['One still one.', 'Two.']);
});

test('breaks inside an inline wrapper part paragraphs too', () => {
  assert.deepEqual(texts('<div><span>One.<br><br>Two.</span></div>'), ['One.', 'Two.']);
});

test('icons, unknown elements and scripts do not part a sentence', () => {
  const icon = '<svg><title>new tab</title><path d="M0 0"></path></svg>';
  assert.deepEqual(texts(`<p>See <a href="/x">the report${icon}</a> and <my-ad></my-ad>more<script>1</script>.</p>`), [
    'See the report and more.',
  ]);
});

test('statements for machines do not part a sentence', () => {
  const place = '<span itemscope itemtype="http://schema.org/Place"><meta itemprop="name" content="Turm">Turm</span>';
  assert.deepEqual(texts(`<p>In ${place}, behind <link itemprop="url" href="/x">the hill.</p>`), [
    'In Turm, behind the hill.',
  ]);
});

test("elements of a site's own side by side are boxes, and none among words or in a paragraph", () => {
  assert.deepEqual(texts('<a-list><a-name>Jane</a-name> <a-text>One <a-note>two</a-note>.</a-text></a-list>'), [
    'Jane',
    'One two.',
  ]);
  assert.deepEqual(texts('<p><a-sign>10</a-sign><a-unit>km</a-unit></p>'), ['10km']);
  assert.deepEqual(texts('<div><a-sign>10</a-sign> and <a-unit>11</a-unit></div>'), ['10 and 11']);
});

test('words for screen readers only are not read', () => {
  assert.deepEqual(texts('<p>The <a href="/x">letter<span class="sr-only">(opens in a new window)</span></a>.</p>'), [
    'The letter.',
  ]);
});

test('links are counted, also one around the whole block', () => {
  const page = parsePage('<body><p>a <a href="/x">linked</a></p><a href="/y"><div>teaser</div></a>', 'https://example.org/');
  const [first, second] = cutBlocks(page, new Set());
  assert.deepEqual([first?.links, first?.linkChars], [1, 6]);
  assert.deepEqual([second?.links, second?.linkChars], [1, 6]);
});

test('a box that has all the words of a heading is the heading, and one beside other words is none', () => {
  const page = parsePage('<body><h2><div>Part</div></h2><h3>One <p>two</p></h3>', 'https://example.org/');
  assert.deepEqual(
    cutBlocks(page, new Set()).map(({ element, text }) => [element.name, text]),
    [
      ['h2', 'Part'],
      ['h3', 'One'],
      ['p', 'two'],
    ],
  );
});

test('hidden boxes are marked', () => {
  const page = parsePage('<body><p>seen</p><div style="display: none"><p>unseen</p></div>', 'https://example.org/');
  assert.deepEqual(
    cutBlocks(page, new Set()).map(({ hidden }) => hidden),
    [false, true],
  );
});

test('a run knows its place behind the elements before it', () => {
  const page = parsePage('<body><div><p>one</p>two<p>three</p></div>', 'https://example.org/');
  const positions = cutBlocks(page, new Set()).map(({ position }) => position);
  assert.deepEqual(
    [...positions].sort((a, b) => a - b),
    positions,
  );
  assert.equal(new Set(positions).size, 3);
});

test('a hundred thousand line breaks are cut in linear time', () => {
  assert.equal(texts(`<div>${'x<br> '.repeat(100_000)}</div>`).length, 1);
});
