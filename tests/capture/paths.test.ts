import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { captureName, slug } from '../../src/capture/paths.ts';

const PARTS = { url: 'https://www.thekabultimes.gov.af/a/b?c', retrieved: '2026-01-02T03:04:05.678Z' };

test('the default name is day, host without www and slug', () => {
  const parts = { ...PARTS, published: '2020-10-03T10:00:00+04:30', title: 'Khalilzad visits Tajikistan' };
  assert.equal(captureName(parts), '2020-10-03-thekabultimes.gov.af-khalilzad-visits-tajikistan');
});

test('the day is the one that the source states, or the day of retrieval', () => {
  assert.match(captureName({ ...PARTS, title: 'x', published: '2020-10-03T01:00:00+09:00' }), /^2020-10-03-/);
  assert.match(captureName({ ...PARTS, title: 'x', published: '2020' }), /^2026-01-02-/);
});

test('slugs keep the letters of every script, composed', () => {
  assert.equal(slug('『君の名は。』が 1 位'), '君の名は-が-1-位');
  assert.equal(slug('Wie “Cafe\u0301” zu Straße wird — don’t ask!'), 'wie-café-zu-straße-wird-dont-ask');
  assert.equal(slug('سفر خلیل‌زاد به تاجیکستان'), 'سفر-خلیلزاد-به-تاجیکستان');
  assert.equal(slug('हिन्दी में'), 'हिन्दी-में');
});

test('long titles are cut at a word, in scripts without spaces too', () => {
  const name = captureName({ ...PARTS, title: 'alpha beta gamma '.repeat(30) });
  assert.match(name, /-(alpha|beta|gamma)$/);
  assert.ok(Buffer.byteLength(name) <= 108 && Buffer.byteLength(name) > 95, name);
  const chinese = captureName({ ...PARTS, title: '阿富汗和平谈判代表团抵达塔吉克斯坦'.repeat(10) });
  assert.ok(Buffer.byteLength(chinese) <= 108 && Buffer.byteLength(chinese) > 90, chinese);
  const oneWord = captureName({ ...PARTS, title: 'e\u0301'.repeat(300) });
  assert.match(oneWord, /é$/);
});

test('a name needs no title', () => {
  assert.equal(captureName({ ...PARTS, url: 'https://a.example/x/some-story.html' }), '2026-01-02-a.example-some-story');
  assert.equal(captureName({ ...PARTS, url: 'https://a.example/%ff/' }), '2026-01-02-a.example-ff');
  assert.equal(captureName({ ...PARTS, url: 'https://a.example/', title: '!!!' }), '2026-01-02-a.example-untitled');
});

test('names that a file system reserves or hides are not used', () => {
  for (const title of ['CON', 'nul', 'com1', 'LPT9', 'aux']) {
    assert.equal(captureName({ ...PARTS, title }, '{slug}'), `_${title.toLowerCase()}`);
  }
  assert.equal(captureName({ ...PARTS, title: 'x' }, '.{slug}'), 'x');
  assert.equal(captureName({ ...PARTS, title: 'x' }, '-{slug}.'), 'x');
});

test('a template makes folders, the page cannot', () => {
  const parts = { ...PARTS, title: '../../etc/passwd', section: '..', site: 'a/b' };
  assert.equal(captureName(parts, '{host}/{year}/{slug}'), 'thekabultimes.gov.af/2026/etc-passwd');
  assert.equal(captureName(parts, '{site}_{slug}{section}'), 'a-b_etc-passwd');
});

test('a wrong template is a usage error that names what there is', () => {
  for (const template of ['{nope}', '/abs/{slug}', '..', '']) {
    assert.throws(() => captureName({ ...PARTS, title: 'x' }, template), { code: 'usage', message: /--name/ });
  }
  assert.throws(() => captureName({ ...PARTS, title: 'x' }, '{nope}'), /\{nope\} is unknown; there is date, year/);
});

test('whatever the page says, the name is one safe component of at most 108 bytes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, text, text, fc.webUrl(), (title, site, published, url) => {
      for (const template of ['{date}-{host}-{slug}', '{slug}', '{site}{slug}']) {
        const name = captureName({ url, retrieved: PARTS.retrieved, title, site, published }, template);
        assert.ok(Buffer.byteLength(name) <= 108);
        assert.match(name, /^[^\s/\\:*?"<>|.~-]/u);
        // Said in the negative: in Node 26 `[^.-]$` with the flag u finds no sign beyond 16 bits.
        assert.doesNotMatch(name, /[.-]$/u);
        assert.doesNotMatch(name, /[\p{C}\p{Z}/\\:*?"<>|]/u);
        assert.equal(name, name.normalize('NFC'));
      }
    }),
    { numRuns: 300 },
  );
});
