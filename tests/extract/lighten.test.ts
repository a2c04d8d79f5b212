import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { lighten } from '../../src/extract/lighten.ts';
import { parsePage, scriptText } from '../../src/extract/tree.ts';

/** The tree as text, without what `lighten` may leave out. */
function shape(html: string): string {
  const parts: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) parts.push(node.value);
    else if (node.nodeName === '#comment') parts.push('<!>');
    if (!('childNodes' in node)) return;
    const attributes = 'attrs' in node ? node.attrs : [];
    parts.push(`<${node.nodeName}${attributes.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join('')}>`);
    const type = attributes.find(({ name }) => name === 'type')?.value ?? '';
    const leftOut = ['style', 'svg'].includes(node.nodeName) || (node.nodeName === 'script' && !/ld\+json/i.test(type));
    if (!leftOut) for (const child of node.childNodes) walk(child);
    parts.push('</>');
  };
  walk(parse(html, { scriptingEnabled: false }));
  return parts.join('');
}

function assertSameTree(html: string): void {
  assert.equal(shape(lighten(html).html), shape(html));
}

test('what is left out changes nothing else of any fixture page', () => {
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
    assert.equal(shape(lighten(html).html), shape(html), html);
  }
});

test('scripts, styles, comments and drawings go; JSON-LD stays', () => {
  const html =
    '<style>p { }</style><!-- note --><svg><path d="M0"/></svg><script type="application/ld+json">{"a":1}</script><script>b()</script>';
  assert.deepEqual(lighten(html), {
    html: '<style></style><!----><svg></svg><script type="application/ld+json">{"a":1}</script><script>script 0 left out</script>',
    scripts: ['b()'],
  });
});

test('a script shielded by <!-- and <script ends where the browser ends it', () => {
  const html = '<script><!-- <script> a </script> --></script><p>after</p>';
  assert.equal(lighten(html).html, '<script>script 0 left out</script><p>after</p>');
  assertSameTree(html);
});

test("a script's text is found again", () => {
  const page = parsePage('<script>window.a = {"b":1}</script><script>c</script>', 'https://example.org/');
  const scripts = page.elements.filter(({ name }) => name === 'script');
  assert.deepEqual(
    scripts.map((script) => scriptText(page, script)),
    ['window.a = {"b":1}', 'c'],
  );
});

test('unended tags, comments and drawings without number are passed over once', () => {
  for (const bait of [
    '<svg ',
    '<svg>',
    '<svg><!--',
    '<!--',
    '<script>',
    '<script><!--<script>',
    '<a b="',
    '<style>',
    '</svg',
    '<',
  ])
    assert.equal(lighten(bait.repeat(200_000)).scripts.length, 0);
  assert.equal(lighten(`<svg>${'<svg '.repeat(200_000)}`).scripts.length, 0);
  assert.equal(lighten(`<svg>${'<!--'.repeat(200_000)}</svg>`).scripts.length, 0);
});
