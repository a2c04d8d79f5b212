import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpUrl } from '../../../src/engine/page/page.ts';

const BASE = 'https://example.org/c/d';
const ADDRESSES = `https://example.org/a/b.html http://example.org/?a=b&c=%20d/e https://example.org/a//b;c=1,2/ https://example.org
  https://example.org/a/../b https://example.org/a/%2e%2E/b https://example.org/.well-known/a https://EXAMPLE.org/a https://xn--a.org/a
  https://a.xn--p1ai/b https://127.0.1/a https://example.0x7f/a https://example.org:443/a https://a@example.org/ https://example.org/ä
  https://example.org/a?b='c' https://example.org/a|b^c https://example.org/a#b https:example.org/a //example.org/a /a?b a.html ftp://example.org/a`;

test('an address comes back as URL gives it, also where it is not parsed for that', () => {
  for (const address of ADDRESSES.split(/\s+/)) {
    const parsed = URL.canParse(address, BASE) ? new URL(address, BASE) : undefined;
    const isWeb = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
    assert.equal(httpUrl(` ${address}\n`, BASE), isWeb ? parsed?.href : undefined, address);
  }
});
