import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readJsonLd } from '../../../src/engine/metadata/json-ld.ts';
import { parseLenient } from '../../../src/engine/metadata/json-repair.ts';
import { parsePage } from '../../../src/engine/page/page.ts';
import { assertLinear } from '../../helpers/growth.ts';

const URL_OF_PAGE = 'https://news.example/2025/01/14/bridge-opens';

function read(...scripts: string[]) {
  const head = scripts.map((text) => `<script type="application/ld+json">${text}</script>`).join('');
  return readJsonLd(
    parsePage(
      `<head><title>Bridge opens after ten years</title>${head}</head><body><h1>Bridge opens after ten years</h1>`,
      URL_OF_PAGE,
    ),
  );
}

describe('broken JSON is repaired', () => {
  const cases: [why: string, written: string, value: unknown][] = [
    ['trailing commas', '{"a": [1, 2,], "b": "c",}', { a: [1, 2], b: 'c' }],
    ['raw line breaks and tabs in strings', '{"a": "one\ntwo\tthree"}', { a: 'one\ntwo\tthree' }],
    ['HTML comments', '<!-- {"a": 1} -->', { a: 1 }],
    ['CDATA', '//<![CDATA[\n{"a": 1}\n//]]>', { a: 1 }],
    ['JavaScript comments', '{"a": 1, /* two */ "b": 2 // three\n}', { a: 1, b: 2 }],
    ['a semicolon', '{"a": 1};', { a: 1 }],
    ['entities for quotes', '{&quot;a&quot;: &quot;b&quot;}', { a: 'b' }],
    ['unescaped quotes', '{"a": "The "best" of it", "b": 2}', { a: 'The "best" of it', b: 2 }],
    ['wrong escapes', '{"a": "It\\\'s \\x here"}', { a: "It's x here" }],
    ['a missing end', '{"a": {"b": [1, 2', { a: { b: [1, 2] } }],
    ['a missing comma', '{"a": "b"\n "c": "d"}', { a: 'b', c: 'd' }],
    ['an empty value', '{"a": , "b": 1}', { a: null, b: 1 }],
  ];
  for (const [why, written, value] of cases) it(why, () => assert.deepEqual(parseLenient(written), [value]));

  it('several values side by side', () => assert.deepEqual(parseLenient('{"a": 1}\n{"b": 2}'), [{ a: 1 }, { b: 2 }]));

  it('leaves sound JSON as it is', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(parseLenient(text), [JSON.parse(text)])));
  });

  it('throws a SyntaxError or gives values, for any input, in linear time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        try {
          assert.ok(Array.isArray(parseLenient(text)));
        } catch (error) {
          assert.ok(error instanceof SyntaxError);
        }
      }),
    );
    for (const piece of ['"', '{"a":', '[', '" ,', '\\', '/*', '"\n', ',,', '&quot;']) {
      assertLinear(piece, (part) => {
        try {
          parseLenient(piece.repeat(100_000 * part));
        } catch (error) {
          assert.ok(error instanceof SyntaxError || error instanceof RangeError);
        }
      });
    }
  });
});

describe('the article among the nodes', () => {
  it('is found in graphs, arrays and nested pages', () => {
    const article = { '@type': 'NewsArticle', headline: 'Bridge opens after ten years' };
    for (const value of [
      { '@graph': [{ '@type': 'WebSite' }, article] },
      [article],
      { '@type': 'WebPage', mainEntity: article },
    ]) {
      assert.equal(read(JSON.stringify(value)).article?.headline, article.headline);
    }
  });

  it('is the one of this page, not a related one', () => {
    const related = {
      '@type': 'NewsArticle',
      headline: 'Tunnel closes',
      url: 'https://news.example/2025/01/13/tunnel-closes',
    };
    const own = { '@type': 'NewsArticle', headline: 'Bridge opens after ten years', url: URL_OF_PAGE };
    assert.equal(read(JSON.stringify([related, own])).article?.headline, own.headline);
    assert.equal(read(JSON.stringify(related)).article, undefined);
    const teasers = { '@type': 'ItemList', itemListElement: [{ '@type': 'NewsArticle', headline: 'Tunnel closes' }] };
    assert.equal(read(JSON.stringify(teasers)).article, undefined);
  });

  it('is found by its address where the headline differs', () => {
    const own = {
      '@type': 'Article',
      headline: 'Ten years for a bridge',
      mainEntityOfPage: { '@id': `${URL_OF_PAGE}/?utm_source=x#main` },
    };
    const other = { '@type': 'Article', headline: 'Tunnel closes', mainEntityOfPage: 'https://news.example/tunnel' };
    assert.equal(read(JSON.stringify([other, own])).article?.headline, own.headline);
  });
});

describe('hostile JSON-LD', () => {
  it('cannot touch prototypes', () => {
    read('{"@type": "NewsArticle", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}');
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('is read to a depth and number of nodes, and no further', () => {
    const deep = `${'{"@type":"Thing","a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    assert.ok(read(deep).nodes.length < 100);
    const wide = JSON.stringify(Array.from({ length: 50_000 }, () => ({ '@type': 'Article' })));
    assert.ok(read(wide).nodes.length <= 20_000);
  });

  it('that nobody can read gives a warning', () => {
    const { nodes, warnings } = read('{"a" "b" : : }', '{"@type": "NewsArticle"}');
    assert.equal(nodes.length, 1);
    assert.equal(warnings[0]?.code, 'json-ld-unreadable');
  });
});
