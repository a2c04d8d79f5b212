import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assemble, type PlacedFigure } from '../../../src/engine/body/assemble.ts';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

function put(body: string, figures: (page: ReturnType<typeof parsePage>) => PlacedFigure[] = () => []) {
  const page = parsePage(`<!DOCTYPE html><body>${body}`, 'https://example.org/dir/page');
  return assemble(page, { blocks: cutBlocks(page, new Set()), figures: figures(page), taken: new Set() });
}

test('wrappers go, structure stays', () => {
  const { html, text } = put(
    '<div class=x><p>One.</p><ul><li>a</li><li>b</li></ul><blockquote><p>said</p></blockquote></div>',
  );
  assert.equal(html, '<p>One.</p><ul><li>a</li><li>b</li></ul><blockquote><p>said</p></blockquote>');
  assert.equal(text, 'One.\n\na\n\nb\n\nsaid');
});

test('a dek set as a heading heads nothing', () => {
  const page = parsePage('<!DOCTYPE html><body><h2>The dek.</h2><h2>Part</h2><p>One.</p>', 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  const { html } = assemble(page, { blocks, figures: [], taken: new Set(), dek: blocks[0] });
  assert.equal(html, '<p>The dek.</p><h2>Part</h2><p>One.</p>');
});

test('the cells of a row share a line of the text', () => {
  const { html, text } = put('<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2024</td><td>7</td></tr></table>');
  assert.equal(text, 'Year | Sum\n\n2024 | 7');
  assert.equal(html, '<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2024</td><td>7</td></tr></table>');
});

test('links become absolute; those that act are text', () => {
  const { html } = put(
    '<p><a href="../a?b=1&amp;c">one</a> <a href="javascript:x()">two</a> <a href="mailto:a@b.org">three</a></p>',
  );
  assert.equal(html, '<p><a href="https://example.org/a?b=1&amp;c">one</a> two <a href="mailto:a@b.org">three</a></p>');
});

test('markup in text stays text', () => {
  assert.equal(
    put('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "x"</p>').html,
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>',
  );
});

test('emphasis keeps its meaning, empty emphasis goes', () => {
  assert.equal(
    put('<p><i>a</i> <b> </b><span style="x">c</span><code>d</code></p>').html,
    '<p><em>a</em> c<code>d</code></p>',
  );
});

test('line breaks are kept in the text and the HTML', () => {
  const { html, text } = put('<p>One<br>two</p>');
  assert.equal(text, 'One\ntwo');
  assert.equal(html, '<p>One<br>two</p>');
});

test('preformatted text keeps its white space', () => {
  assert.equal(put('<pre><code>a\n  b</code></pre>').html, '<pre><code>a\n  b</code></pre>');
});

test('a picture stands where it stood, its credit apart', () => {
  const { html, text } = put('<p>One.</p><img src="/p.jpg"><p>Two.</p>', (page) => {
    const element = page.elements.find(({ name }) => name === 'img');
    assert.ok(element);
    return [
      { element, figure: { url: 'https://example.org/p.jpg', alt: 'a "b"', caption: 'C <d>', credit: 'E/F', lead: false } },
    ];
  });
  const figure =
    '<figure><img src="https://example.org/p.jpg" alt="a &quot;b&quot;"><figcaption>C &lt;d&gt; <cite>E/F</cite></figcaption></figure>';
  assert.equal(html, `<p>One.</p>${figure}<p>Two.</p>`);
  assert.equal(text, 'One.\n\nTwo.');
});
