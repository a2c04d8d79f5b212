import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refreshTarget } from '../../../src/sources/fetch/walls.ts';
import { assertLinear } from '../../helpers/growth.ts';

const PAGE = new URL('https://example.org/a?b#c');
const target = (html: string) => refreshTarget(html, PAGE)?.href;

test('the forms that browsers obey', () => {
  for (const content of ['0; url=/x', '0;URL="/x"', "1, url='/x'", '0 /x', '; url = /x', '0.5;url=/x']) {
    const quote = content.includes('"') ? "'" : '"';
    assert.equal(target(`<META content=${quote}${content}${quote} HTTP-EQUIV=Refresh>`), 'https://example.org/x', content);
  }
  assert.equal(
    target('<meta http-equiv="refresh" content="0;url=//other.example/?a=1&amp;b=2">'),
    'https://other.example/?a=1&b=2',
  );
});

test('what is no redirect', () => {
  const pages = [
    '<meta http-equiv=refresh content=300>',
    '<meta http-equiv=refresh content="6;url=/x">',
    '<meta http-equiv=refresh content="0;url=?b#other">',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    '<meta http-equiv=refresh content="0;url=data:text/html,x">',
    '<script>"<meta http-equiv=refresh content=\'0;url=/x\'>"</script>',
    '<!-- <meta http-equiv=refresh content="0;url=/x"> -->',
    '<template><meta http-equiv=refresh content="0;url=/x"></template>',
  ];
  for (const html of pages) assert.equal(target(html), undefined, html);
});

test('a refresh for browsers without scripts counts on a stub, not on a page with text', () => {
  const stub = '<noscript><meta http-equiv=refresh content="0;url=/x"></noscript>';
  assert.equal(target(stub), 'https://example.org/x');
  assert.equal(target(`${stub}<p>${'word '.repeat(500)}`), undefined);
});

test('hostile input takes linear time', () => {
  for (const bait of ['<!--', '<script', '<meta ', '<meta http-equiv=refresh content=', '<noscript>', '<'])
    assertLinear(bait, (part) => target(`<meta http-equiv=refresh>${bait.repeat(100_000 * part)}`));
});
