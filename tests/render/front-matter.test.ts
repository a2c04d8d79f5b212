import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse, parseDocument } from 'yaml';
import { frontMatter } from '../../src/render/front-matter.ts';
import type { ArticleRecord } from '../../src/types.ts';

function record(fields: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    authors: [],
    url: 'https://example.org/a',
    tags: [],
    access: 'unknown',
    wordCount: 3,
    images: [],
    tearsheet: '0.1.0',
    provenance: {},
    warnings: [],
    ...fields,
  };
}

function block(fields: Partial<ArticleRecord>): string {
  const text = frontMatter(record(fields));
  match(text, /^---\n[\s\S]*\n---\n$/);
  return text.slice(4, -4);
}

/** The answer of YAML 1.1's reference reader in Python to each block; undefined where it is not installed. */
function pyYaml(blocks: string[]): unknown[] | undefined {
  const program = 'import json, sys, yaml\nfor line in sys.stdin: print(json.dumps(yaml.safe_load(json.loads(line))))';
  const input = blocks.map((one) => JSON.stringify(one)).join('\n');
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === null || /No module named/.test(stderr)) return undefined;
  equal(stderr, '');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('front matter', () => {
  test('has the fields in the order of the contract, and none that is not known', () => {
    const text = block({
      title: 'T',
      subtitle: 'S',
      authors: ['A B'],
      site: 'Site',
      publisher: 'P',
      published: '2020-10-03T09:30:00+04:30',
      modified: '2020-10-04',
      retrieved: '2026-01-01T00:00:00.000Z',
      requestedUrl: 'https://example.org/a?x=1',
      finalUrl: 'https://example.org/a',
      language: 'en',
      section: 'World',
      tags: ['t'],
      description: 'D',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      images: [
        { url: 'https://example.org/1.jpg', file: 'a.files/1.jpg', alt: 'Alt', caption: 'Cap', credit: 'Cred', lead: true },
      ],
      sha256: 'ab',
      warnings: [{ code: 'dates-disagree', message: 'two dates' }],
    });
    const order =
      'title subtitle authors site publisher published modified retrieved url requested_url final_url language section tags description access license word_count images sha256 warnings tearsheet';
    deepEqual(Object.keys(parse(text)), order.split(' '));
    deepEqual(Object.keys(parse(text).images[0]), ['file', 'url', 'alt', 'caption', 'credit']);
    deepEqual(Object.keys(parse(block({}))), ['url', 'access', 'word_count', 'tearsheet']);
  });

  test('quotes what YAML 1.1 would read as a number, boolean, date or null', () => {
    const tags = [
      '12:30:45',
      'Yes',
      'no',
      '2024-05-17',
      'null',
      '~',
      '0x1F',
      '1_000',
      '1e3',
      '.inf',
      '=',
      '<<',
      '!!str x',
      '&a',
      '*a',
      '- x',
      'a: b',
      'a #b',
      '',
    ];
    const text = block({ tags });
    // A line that a reader of Markdown would take for a list has its sign escaped.
    const read = tags.map((tag) => (tag === '- x' ? '\\- x' : tag));
    deepEqual(parse(text).tags, read);
    const python = pyYaml([text]);
    if (python) deepEqual(python[0], parse(text));
    for (const line of text.split('\n').filter((one) => one.startsWith('  - '))) match(line, /^ {2}- ".*"$/);
  });

  test('cannot be broken out of', () => {
    const title = 'x"\n---\n<script>alert(1)</script>\r\n...\n--- !!python/object:os.system';
    const text = block({ title });
    doesNotMatch(text, /^(?:---|\.\.\.)/m);
    equal(parse(text).title, 'x" --- \\<script>alert(1)\\</script> ... --- !!python/object:os.system');
  });

  test('holds no control character, separator, byte order mark or bidi override', () => {
    const text = block({ title: 'a\u0000b\u001b[31mc\u007fd\u0085e\u009bf\u2028g\u2029h\ufeffi\u202ej\u2066k\ud800l' });
    doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    match(parse(text).title, /^a b \[31mc d/);
  });

  test('keeps joiners and marks that scripts need', () => {
    const title = 'می\u200cخواهم \u200fکابل\u200e 👩\u200d💻';
    equal(parse(block({ title })).title, title);
  });

  test('reads back alike in YAML 1.1 and 1.2 whatever the page says', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'"\'\\:#-?!&*{}[]|>%@`,\n\r\t \u0085\u2028~=<0') }),
    );
    const blocks: string[] = [];
    fc.assert(
      fc.property(
        fc.record({ title: text, authors: fc.array(text), description: text, caption: text }),
        ({ caption, ...fields }) => {
          const one = block({ ...fields, images: [{ url: 'https://example.org/1.jpg', caption, lead: true }] });
          const [v12, v11] = [parseDocument(one, { version: '1.2' }), parseDocument(one, { version: '1.1' })];
          equal(v12.errors.length + v12.warnings.length + v11.errors.length, 0);
          deepEqual(v11.toJS(), v12.toJS());
          equal(v12.toJS().authors?.length ?? 0, fields.authors.length);
          blocks.push(one);
        },
      ),
      { numRuns: 300 },
    );
    const python = pyYaml(blocks);
    if (!python) return;
    ok(python.length === blocks.length);
    for (const [index, one] of blocks.entries()) deepEqual(python[index], parse(one));
  });
});
