import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from 'parse5';
import { LightTokenizer } from '../../../src/engine/page/light-tokenizer.ts';
import { elementsNamed, parsePage, parseWith, scriptText } from '../../../src/engine/page/page.ts';
import type { TearsheetError } from '../../../src/errors.ts';

const CAP = { most: 1000, refuse: () => assert.fail('too many attributes') };

function light(html: string) {
  const options = { treeAdapter: defaultTreeAdapter, scriptingEnabled: false };
  const { document, tokenizer } = parseWith(
    html,
    options,
    (parser) => new LightTokenizer<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>(parser, CAP),
  );
  return { document, scripts: [...tokenizer.scripts.values()] };
}

/** The tree as text, without what may be passed over. */
function shape(document: DefaultTreeAdapterTypes.Document): string {
  const parts: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) parts.push(node.value);
    else if (node.nodeName === '#comment') parts.push('<!>');
    if (!('childNodes' in node)) return;
    const attributes = 'attrs' in node ? node.attrs : [];
    parts.push(`<${node.nodeName}${attributes.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join('')}>`);
    if (!isLeftOut(node.nodeName, attributes)) for (const child of node.childNodes) walk(child);
    parts.push('</>');
  };
  walk(document);
  return parts.join('');
}

/** Styles, drawings, and scripts that hold no data. */
function isLeftOut(name: string, attributes: { name: string; value: string }[]): boolean {
  const type = attributes.find((attribute) => attribute.name === 'type')?.value ?? '';
  return name === 'style' || name === 'svg' || (name === 'script' && !/ld\+json/i.test(type));
}

function assertSameTree(html: string): void {
  assert.equal(shape(light(html).document), shape(parse(html, { scriptingEnabled: false })), html.slice(0, 500));
}

test('what is passed over changes nothing else of any fixture page', () => {
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

test('nor of pages of tags at random', () => {
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

test('scripts, styles, comments and drawings go; JSON-LD stays', () => {
  const html =
    '<head><style>p { }</style><!-- note --><script type="application/ld+json">{"a":1}</script><script>b()</script></head><body><svg><path d="M0"/></svg></body>';
  const { document, scripts } = light(html);
  assert.equal(
    serialize(document),
    '<html><head><style></style><!----><script type="application/ld+json">{"a":1}</script><script></script></head><body><svg></svg></body></html>',
  );
  assert.deepEqual(scripts, ['b()']);
});

test('a script shielded by <!-- and <script ends where the browser ends it', () => {
  const html = '<script><!-- <script> a </script> --></script><p>after</p>';
  const { document, scripts } = light(html);
  assert.equal(serialize(document), '<html><head><script></script></head><body><p>after</p></body></html>');
  assert.deepEqual(scripts, ['<!-- <script> a </script> -->']);
  assertSameTree(html);
});

test('a script that writes what stands for another is read as itself', () => {
  const html = '<script>a()</script><script type="application/ld+json">script 0 left out</script><script>b()';
  const page = parsePage(html, 'https://example.org/');
  const texts = elementsNamed(page, 'script').map((script) => scriptText(page, script));
  assert.deepEqual(texts, ['a()', 'script 0 left out', 'b()']);
});

test("a script's text is found again", () => {
  const page = parsePage('<script>window.a = {"b":1}</script><script>c</script>', 'https://example.org/');
  const scripts = page.elements.filter(({ name }) => name === 'script');
  assert.deepEqual(
    scripts.map((script) => scriptText(page, script)),
    ['window.a = {"b":1}', 'c'],
  );
});

test('unended tags, comments and drawings without number are looked for once', () => {
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
      assert.equal(parsePage(html, 'https://example.org/').scripts.size, 0);
    } catch (error) {
      assert.equal((error as TearsheetError).code, 'too-complex');
    }
  }
});
