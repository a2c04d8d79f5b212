import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import { elementsNamed, parsePage, scriptText } from '../../../src/engine/page/page.ts';
import { FlatTokenizer, parseWith } from '../../../src/engine/page/parser.ts';
import type { TearsheetError } from '../../../src/errors.ts';

const CAP = { most: 1000, refuse: () => assert.fail('too many attributes') };

function parsed(html: string): DefaultTreeAdapterTypes.Document {
  const options = { treeAdapter: defaultTreeAdapter, scriptingEnabled: false };
  return parseWith(html, options, (parser) => new FlatTokenizer<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>(parser, CAP));
}

function assertSameTree(html: string): void {
  assert.equal(serialize(parsed(html)), serialize(parse(html, { scriptingEnabled: false })), html.slice(0, 500));
}

test('the tree of each fixture page is the one that parse5 makes', () => {
  for (const folder of readdirSync('tests/fixtures')) {
    assertSameTree(new TextDecoder().decode(readFileSync(join('tests/fixtures', folder, 'page.html'))));
  }
});

const PARTS = [
  ...['<p title="a > b">', "<p title='</script>'>", '<a href=x"y>', '<b "c>', '<i =d>', '<u e / =f>', '</p>', '<br/>'],
  ...['<script>', '<script type="application/ld+json">', '<script src=x>', '</script>', '</script >', '</SCRIPT\n>'],
  ...['<!--', '-->', '<!-->', '<!--->', '--!>', '<!x>', '<?y>', '</ z>', '<![CDATA[', ']]>', '<style>', '</style>'],
  ...['<svg>', '<svg/>', '</svg>', '<path d="M0">', '<title>', '</title>', '<desc>', '<foreignObject>', '<textarea>'],
  ...['</textarea>', '<noscript>', '</noscript>', '<iframe>', '</iframe>', '<template>', '</template>', '<math>', '</math>'],
  ...[
    'text ',
    '"',
    "'",
    '<',
    '>',
    '=',
    '/',
    '&amp;',
    '<table>',
    '<td>',
    '</table>',
    '<select>',
    '</select>',
    '<div>',
    '</div>',
  ],
];

test('and that of pages of tags at random', () => {
  // A linear congruential generator (Knuth), so that a failure can be seen again.
  let state = 20261124;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let page = 0; page < 5000; page += 1) {
    const html = Array.from({ length: 3 + below(20) }, () => PARTS[below(PARTS.length)]).join('');
    assertSameTree(html);
  }
});

test('the text of each script is its own, also of one that is not ended', () => {
  const html = '<script>a()</script><script type="application/ld+json">{}</script><script>b()';
  const page = parsePage(html, 'https://example.org/');
  const texts = elementsNamed(page, 'script').map(scriptText);
  assert.deepEqual(texts, ['a()', '{}', 'b()']);
});

test('unended tags, comments and drawings without number are read once, or refused', () => {
  const baits = [
    '<svg ',
    '<svg>',
    '<svg><!--',
    '<!--',
    '<!----!>',
    '<script>',
    '<script><!--<script>',
    '<a b="',
    '<style>',
    '</svg',
    '<',
  ];
  const pages = baits.map((bait) => bait.repeat(200_000));
  pages.push(`<svg>${'<svg '.repeat(200_000)}`, `<svg>${'<!--'.repeat(200_000)}</svg>`, `${'<!----!>'.repeat(200_000)}-->`);
  for (const html of pages) {
    try {
      parsePage(html, 'https://example.org/');
    } catch (error) {
      assert.equal((error as TearsheetError).code, 'too-complex');
    }
  }
});
