import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { NotInSmallDom } from '../../../src/engine/body/readability/page-parts.ts';
import { askOnJsdom, askReadability, SmallDocument, textsKept } from '../../../src/engine/body/readability.ts';
import { parsePage, type Text } from '../../../src/engine/page/page.ts';
import { decodeHtml } from '../../../src/sources/decode.ts';

const FIXTURES = fileURLToPath(new URL('../../../../tests/fixtures', import.meta.url));
const URL_OF_PAGE = 'https://example.org/a';
const SENTENCE = 'A sentence, with a comma or two, that is long enough to earn points from a reader of articles. ';
const PARAGRAPH = `<p>${SENTENCE.repeat(3)}</p>`;

/** Pages on which Readability moves, renames, splits or takes out nodes. */
const MARKUP: Record<string, string> = {
  'lines and <br>': `<body><div>One, two.<br> <br>${SENTENCE.repeat(4)}<br><br><b>Bold</b> ${SENTENCE.repeat(4)}</div>`,
  'bare text and boxes': `<body><div id="content">${`${SENTENCE.repeat(2)}<div>${SENTENCE}</div>`.repeat(4)}</div>`,
  'hidden by style and attribute': `<body><article>${PARAGRAPH.repeat(3)}<p style="color:red;display: none">Not this.</p><p hidden>Nor this.</p><div aria-hidden="true">Nor that.</div></article>`,
  'a byline, a heading like the title': `<title>A title of some words</title><body><article><h1>A title of some words</h1><p class="byline">By Ann Example</p>${PARAGRAPH.repeat(3)}</article>`,
  'a byline from JSON-LD': `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","name":"A title","author":{"name":"Ann"}}</script><body><article><p class="byline">By Ann Example</p>${PARAGRAPH.repeat(3)}</article>`,
  'tables of data and of layout': `<body><table><tr><td>${PARAGRAPH.repeat(3)}</td></tr></table><table><tr><th>a</th></tr><tr><td>1, 2</td></tr></table>`,
  'lists, forms, links': `<body><article>${PARAGRAPH.repeat(3)}<ul><li><a href="#x">One</a></li><li><a href="/y">Two</a></li></ul><form><input><p>Mail</p></form></article>`,
  'fonts and spans': `<body><div><font><p>${SENTENCE.repeat(3)}</p></font><span>${SENTENCE.repeat(3)}</span></div>`,
  'siblings that score': `<body><div><div class="part">${PARAGRAPH.repeat(3)}</div><aside>${PARAGRAPH}</aside><p>${SENTENCE}</p><div class="part">${PARAGRAPH.repeat(3)}</div></div>`,
  'comments between words': `<body><div>One<!-- a --> two<!-- --> <br><!-- b --><br>${SENTENCE.repeat(6)}</div>`,
  'pictures without an address, and in noscript': `<body><article>${PARAGRAPH.repeat(3)}<div><img><noscript><img src="/a.jpg"></noscript></div></article>`,
  'little text': '<body><div class="comment"><p>A few words, that is all.</p></div><p>Others.</p>',
};

function kept(body: string): number[] {
  const page = parsePage(`<body>${body}</body>`, URL_OF_PAGE);
  return [...askReadability(page, cutBlocks(page, new Set()))];
}

test('Readability answers with the numbers of blocks', () => {
  assert.deepEqual(kept(`<div id="nav"><a href="/a">Home</a></div><article>${PARAGRAPH.repeat(3)}</article>`), [1, 2, 3]);
});

test('where it finds little at first, it looks again among what has an unlikely name', () => {
  assert.deepEqual(kept(`<main><p>${SENTENCE}</p></main><div class="related">${PARAGRAPH.repeat(3)}</div>`), [1, 2, 3]);
});

test('where its weights throw out all there is, it looks again without them', () => {
  assert.deepEqual(kept(`<div class="shopping">${PARAGRAPH.repeat(3)}</div>`), [0, 1, 2]);
});

describe('the small DOM gives the text that jsdom gives', () => {
  for (const name of readdirSync(FIXTURES))
    test(name, async () => {
      const { html } = await decodeHtml(readFileSync(join(FIXTURES, name, 'page.html')));
      assert.equal(inked(textsKept(parsePage(html, URL_OF_PAGE))), readerView(html));
      // jsdom lets go of a page only once the event loop has turned.
      await turn();
    });
  for (const [what, html] of Object.entries(MARKUP))
    test(what, () => assert.equal(inked(textsKept(parsePage(html, URL_OF_PAGE))), readerView(html)));
});

test('a page without a body, or without anything, has no answer', () => {
  for (const html of ['', '<frameset><frame src="a.html"></frameset>', '<body></body>', '<body><script>1</script>'])
    assert.equal(textsKept(parsePage(html, URL_OF_PAGE)).size, 0);
});

test('what the small DOM has not, it does not make up', () => {
  const document = new SmallDocument(parsePage('<body><p>One</p>', URL_OF_PAGE)) as unknown as Document;
  assert.throws(() => document.body.matches('p'), NotInSmallDom);
  assert.throws(() => document.body.firstChild?.firstChild?.nodeValue, NotInSmallDom);
  assert.throws(() => document.querySelectorAll('p > b'), NotInSmallDom);
});

test('a Readability that asks for more than the small DOM has is given jsdom', async (t) => {
  const { html } = await decodeHtml(readFileSync(join(FIXTURES, 'akhbar--arabic', 'page.html')));
  const page = parsePage(html, URL_OF_PAGE);
  const before = inked(textsKept(page));
  assert.ok(before.length > 100);
  const prototype = Readability.prototype as unknown as { _doc: Document; _prepDocument(): void };
  const original = prototype._prepDocument;
  t.after(() => {
    prototype._prepDocument = original;
  });
  let asked = 0;
  prototype._prepDocument = function () {
    this._doc.body.matches('body');
    asked += 1;
    original.call(this);
  };
  assert.equal(inked(textsKept(page)), before);
  assert.equal(asked, 1);
});

test('jsdom gives the same from the page’s tree', () => {
  for (const html of Object.values(MARKUP)) {
    const page = parsePage(html, URL_OF_PAGE);
    assert.equal(inked(askOnJsdom(page)), inked(textsKept(page)));
  }
});

/** Without white space: it does not tell where a paragraph was made of a box. */
function inked(texts: ReadonlySet<Text>): string {
  return [...texts].map(({ data }) => data.replace(/\s+/g, '')).join('');
}

function readerView(html: string): string {
  const { window } = new JSDOM(html, { url: URL_OF_PAGE, virtualConsole: new VirtualConsole() });
  const text = new Readability(window.document).parse()?.textContent ?? '';
  window.close();
  return text.replace(/\s+/g, '');
}
