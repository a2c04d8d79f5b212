import { doesNotMatch, equal } from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { markdownBody, markdownDocument } from '../../src/render/markdown.ts';
import type { RecordImage } from '../../src/types.ts';
import { assertLinear } from '../helpers/growth.ts';

const render = (html: string, images: RecordImage[] = []) => markdownBody(html, images);

/** GitHub's reading of it; raw HTML would come through, so that it can be seen. */
function read(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const { DOMParser } = new JSDOM('').window;

/** All text of HTML without white space. */
function letters(html: string): string {
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(/[\s\u00ad\u200b\u2060]+/g, '');
}

const CASES: [what: string, html: string, markdown: string][] = [
  ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['headings start at the second level', '<h1>A</h1><p>x</p><h2>B</h2>', '## A\n\nx\n\n### B'],
  ['headings move up, too', '<h3>A</h3><h4>B</h4>', '## A\n\n### B'],
  ['emphasis', '<p>a <em>b</em> <strong>c</strong> <s>d</s></p>', 'a *b* **c** ~~d~~'],
  ['emphasis keeps its edge spaces outside', '<p>a<em> b </em>c</p>', 'a *b* c'],
  ['links', '<p><a href="https://e.org/x?a=1&amp;b=2">x</a></p>', '[x](https://e.org/x?a=1&b=2)'],
  ['links with parentheses', '<p><a href="https://e.org/A_(b)">x</a></p>', '[x](<https://e.org/A_(b)>)'],
  ['script links are text', '<p><a href="javascript:alert(1)">x</a> <a href="data:text/html,x">y</a></p>', 'x y'],
  ['a link after an exclamation mark', '<p>Look!<a href="https://e.org/">x</a></p>', 'Look\\![x](https://e.org/)'],
  ['line breaks', '<p>a<br>b<br></p>', 'a\\\nb'],
  ['lists', '<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>', '- a\n  - b\n- c\n\n  d'],
  ['numbered lists', '<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b'],
  ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
  ['code', '<p><code>a`b</code></p><pre><code>x\n```\ny</code></pre>', '``a`b``\n\n````\nx\n```\ny\n````'],
  [
    'tables',
    '<table><thead><tr><th>A|</th><th>B</th></tr></thead><tr><td>1<br>2</td><td><p>x</p><p>y</p></td></tr></table>',
    '| A\\| | B |\n| --- | --- |\n| 1<br>2 | x<br>y |',
  ],
  ['tables without a header', '<table><tr><td>1</td><td>2</td></tr></table>', '|  |  |\n| --- | --- |\n| 1 | 2 |'],
  [
    'columns that are spanned',
    '<table><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>',
    '| A |  |\n| --- | --- |\n| 1 | 2 |',
  ],
  [
    'table captions',
    '<table><caption>Sums</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>',
    '**Sums**\n\n| A |\n| --- |\n| 1 |',
  ],
  [
    'items, rows and cells that are not closed',
    '<ul><li>a<li>b</ul><table><tr><th>A<th>B<tr><td>1<td>2</table>',
    '- a\n- b\n\n| A | B |\n| --- | --- |\n| 1 | 2 |',
  ],
  [
    'numbers that do not follow each other',
    '<ol><li value="3">a</li><li value="2">b</li><li value="7">c</li><li value="8">d</li></ol>',
    '3. a\n\n2) b\n\n7. c\n8. d',
  ],
  ['lists side by side', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n* b'],
  [
    'rows that are spanned',
    '<table><tr><th rowspan="2">A</th><th>B</th></tr><tr><td>1</td></tr><tr><td>3</td><td>4</td></tr></table>',
    '| A | B |\n| --- | --- |\n|  | 1 |\n| 3 | 4 |',
  ],
  [
    'a list in a cell',
    '<table><tr><th>A</th></tr><tr><td>x<ul><li>a</li></ul></td></tr></table>',
    '| A |\n| --- |\n| x<br>a |',
  ],
  [
    'terms',
    '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt><dd><p>e</p><p>f</p></dd></dl>',
    '**a**\\\nb\n\n**c**\\\n**d**\\\ne\n\nf',
  ],
  ['the language of code', '<pre class="language-sh">a</pre>', '```sh\na\n```'],
  ['signs in pairs', '<p>$5-$6 5^2^3 ~a~</p><p>$5 2^3 ~a</p>', '\\$5-\\$6 5\\^2\\^3 \\~a\\~\n\n$5 2^3 ~a'],
  ['signs of pandoc', '<p>(a) x</p><p>iv. :tada: {.b}</p>', '\\(a) x\n\niv\\. \\:tada: \\{.b}'],
  ['rules', '<p>a</p><hr><p>b</p>', 'a\n\n***\n\nb'],
  ['raw HTML stays text', '<p>&lt;script&gt;alert(1)&lt;/script&gt; a &lt; b</p>', '\\<script>alert(1)\\</script> a < b'],
  ['entities stay text', '<p>&amp;lt; &amp;amp; AT&amp;T</p>', '\\&lt; \\&amp; AT&T'],
  [
    'block marks at the start of a line',
    '<p># a</p><p>1. b</p><p>- c<br>+ d</p><p>&gt; e</p><p>---</p><p>2) f</p>',
    '\\# a\n\n1\\. b\n\n\\- c\\\n\\+ d\n\n\\> e\n\n\\---\n\n2\\) f',
  ],
  ['words with underscores', '<p>snake_case _x_</p>', 'snake_case \\_x\\_'],
  ['signs at the edge of emphasis stand outside of it', '<p>他说<strong>“你好”</strong>然后</p>', '他说“**你好**”然后'],
  ['marks that would not be read as emphasis are left out', '<p>他说<strong>“”</strong>然后</p>', '他说“”然后'],
  ['a heading that ends in #', '<h2>C #</h2>', '## C \\#'],
  ['a link around blocks', '<a href="https://e.org/"><p>a</p><p>b</p></a>', 'a\n\nb'],
];

describe('Markdown', () => {
  for (const [what, html, markdown] of CASES) {
    test(what, () => {
      equal(render(html), markdown);
      equal(letters(read(markdown)), letters(html));
    });
  }

  // jsdom puts such text after the table, and so cannot be asked.
  test('text of a table that is in no cell stands before it', () => {
    equal(render('<table>a <em>b</em><tr><td>1</td><td>2</td></tr></table>'), 'a *b*\n\n|  |  |\n| --- | --- |\n| 1 | 2 |');
  });

  test('a picture that stands twice has the caption of each place', () => {
    const figure = (caption: string) =>
      `<figure><img src="https://e.org/1.jpg"><figcaption>${caption}</figcaption></figure>`;
    const image = (caption: string): RecordImage => ({ url: 'https://e.org/1.jpg', caption, lead: false });
    equal(
      render(`${figure('The lower town')}<p>a</p>${figure('Seen from the bridge')}`, [
        image('The lower town'),
        image('Seen from the bridge'),
      ]),
      '![](https://e.org/1.jpg)\n\n*The lower town*\n\na\n\n![](https://e.org/1.jpg)\n\n*Seen from the bridge*',
    );
  });

  test('figures: file, caption and credit; one without a file links to its address', () => {
    const html = '<p>a</p><figure><img src="https://e.org/1.jpg" alt="x"><figcaption>Cap Cred</figcaption></figure><p>b</p>';
    const image = { url: 'https://e.org/1.jpg', alt: 'An [alt]', caption: 'Two *men*.', credit: 'Jane Doe/AP', lead: false };
    equal(
      render(html, [{ ...image, file: 'a b.files/1.jpg' }]),
      'a\n\n![An \\[alt\\]](a%20b.files/1.jpg)\n\n*Two \\*men\\*. (Jane Doe/AP)*\n\nb',
    );
    equal(
      render(html, [{ url: image.url, lead: false, credit: 'Jane Doe' }]),
      'a\n\n![x](https://e.org/1.jpg)\n\n*Jane Doe*\n\nb',
    );
    equal(render(html), 'a\n\n![x](https://e.org/1.jpg)\n\n*Cap Cred*\n\nb');
  });

  test('the document has title and dek above the body', () => {
    const record = {
      authors: [],
      url: 'https://e.org/',
      tags: [],
      access: 'free' as const,
      wordCount: 1,
      images: [],
      tearsheet: '0',
      provenance: {},
      warnings: [],
    };
    equal(
      markdownDocument('<p>x</p>', { ...record, title: '1. <b>\n# y', subtitle: 'Dek' }),
      '# 1\\. \\<b> # y\n\n**Dek**\n\nx\n',
    );
  });

  test('a break beside a sign that stands outside of its marks stands outside, too', () => {
    equal(render('<p>a<em>/b<br>.</em></p>'), 'a/*b*\\\n.');
    equal(render('<p>a<em>(<br>b)</em>c</p>'), 'a(\\\n*b*)c');
  });

  test('marks in a cell before code that a row cannot say are as before a text', () => {
    const row = '<tr><td><em>a.</em><code>b|</code></td><td>c</td></tr>';
    equal(letters(read(render(`<table>${row}${row}</table>`))), letters(`<table>${row}${row}</table>`));
  });

  test('a linked line of code is no definition of a link, and peeled signs stay with what they are part of', () => {
    for (const html of [
      '<p><a href="https://e.org/y"><code>]: x</code></a></p>',
      '<p>a<em>&amp;lt;</em>*</p>',
      '<p><em><em><s>*www.</s></em>*</em></p>',
      '<h3><em>é</em><em><em>*<br></em>a</em></h3>',
      '<p><em>é</em><em>* a</em></p>',
    ])
      equal(letters(read(render(html))), letters(html));
  });

  test('whatever the page says is text again in a reader', () => {
    const marks = [
      ...'*_`~[]()<>!#+-=.:|&\\"\'{}^$@/ \n\t1a',
      'é',
      '中',
      '，',
      '“',
      '\u00a0',
      '\u200b',
      '😀',
      'www.',
      'http://',
      '&lt;',
      '<b>',
      '![',
      '](',
      '1. ',
      '- ',
      '---',
      '```',
      '| - |',
      'a_b',
    ];
    const text = fc.array(fc.constantFrom(...marks), { maxLength: 6 }).map((parts) => parts.join(''));
    const asHtml = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const { flow } = fc.letrec<{ inline: string; flow: string }>((tie) => ({
      inline: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text.map(asHtml),
        fc
          .tuple(
            fc.constantFrom('em', 'strong', 's', 'code', 'span', 'sub', 'i', 'b'),
            fc.array(tie('inline'), { maxLength: 3 }),
          )
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
        fc
          .array(tie('inline'), { maxLength: 3 })
          .map((inner) => `<a href="https://e.org/(x)_y*">${inner.join('').replace(/<\/?a[^>]*>/g, '')}</a>`),
        fc.constant('<br>'),
      ),
      flow: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc
          .tuple(fc.constantFrom('p', 'h2', 'h3', 'div'), fc.array(tie('inline'), { maxLength: 4 }))
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
        fc.array(tie('flow'), { maxLength: 3 }).map((inner) => `<blockquote>${inner.join('')}</blockquote>`),
        fc
          .tuple(fc.constantFrom('ul', 'ol'), fc.array(fc.oneof(tie('flow'), tie('inline')), { minLength: 1, maxLength: 3 }))
          .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`),
        fc
          .array(fc.array(tie('inline'), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
          .map(
            (rows) =>
              `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
          ),
        text.map((raw) => `<pre>${asHtml(raw)}</pre>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 4 }), (blocks) => {
        const html = blocks.join('');
        const again = read(render(html));
        equal(letters(again), letters(html));
        doesNotMatch(again, /<(?:img|script|input|sup|section)\b/);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
    );
  });

  test('hostile text takes linear time', () => {
    const hostile: [before: string, unit: string, times: number, after: string][] = [
      ['<pre><span>', '\t', 200_000, '</span>x</pre>'],
      ['<p><em>', '&nbsp;', 200_000, 'x</em></p>'],
      ['', '<ul><li>x', 250, ''],
      ['<p>', '<em>', 250, 'x</p>'],
      ['<p>', '!<b></b>', 20_000, '</p>'],
      ['<p>', '<br>', 50_000, 'x</p>'],
      ['<p>', '`', 100_000, '</p>'],
      ['<table>', '<tr><td>x', 5_000, '</table>'],
      ['<p>', '<em>a</em>', 20_000, '</p>'],
      ['<p>', '<a ', 50_000, '</p>'],
    ];
    for (const [before, unit, times, after] of hostile)
      assertLinear(before + unit, (part) => render(`${before}${unit.repeat(times * part)}${after}`));
  });
});
