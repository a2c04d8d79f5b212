import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findWall } from '../../../src/sources/sources.ts';
import { assertLinear } from '../../helpers/growth.ts';

const ARTICLE = `<article>${'<p>A long paragraph of an ordinary article that says what happened and when.</p>'.repeat(40)}</article>`;

test('challenge pages of the known services', () => {
  const pages: [string, number | undefined, [string, string][], string][] = [
    ['Cloudflare challenge', 403, [['CF-Mitigated', 'challenge']], ''],
    ['Cloudflare challenge', undefined, [], '<html><head><title>Just a moment...</title></head></html>'],
    ['DataDome', 403, [], '<script src="https://ct.captcha-delivery.com/c.js"></script>'],
    ['PerimeterX', 403, [], '<div id="px-captcha"></div>'],
    ['Akamai', 403, [], '<TITLE>Access Denied</TITLE><H1>Access Denied</H1>Reference&#32;&#35;18.2d'.replace('&#32;', ' ')],
    ['Imperva', 200, [], '<iframe src="/_Incapsula_Resource?x=1"></iframe>'],
    ['captcha', 429, [], '<div class="g-recaptcha"></div>'],
    ['robot check', 200, [], '<h1>Please verify you are a human</h1>'],
  ];
  for (const [sign, status, headers, html] of pages) {
    assert.deepEqual(findWall({ headers, html, ...(status ? { status } : {}) }), { kind: 'bot-wall', sign }, sign);
  }
});

test('consent pages by address, title or form', () => {
  const consent = { kind: 'consent-wall', sign: 'consent page' };
  assert.deepEqual(findWall({ status: 200, url: 'https://consent.example.org/v2/collectConsent?x', html: '<p>x' }), consent);
  assert.deepEqual(findWall({ html: '<title>Before you continue to Example</title><form>' }), consent);
  assert.deepEqual(findWall({ html: '<form class="consent-form" method="post">' }), consent);
});

test('an ordinary page that uses the same services is none, nor is an ordinary error', () => {
  const scripts = '<script src="https://www.google.com/recaptcha/api.js"></script><script>window._pxAppId="x"</script>';
  assert.equal(findWall({ status: 200, html: scripts + ARTICLE }), undefined);
  assert.equal(findWall({ html: `<form class="consent-form"></form>${ARTICLE}` }), undefined);
  assert.equal(findWall({ status: 404, html: '<div class="g-recaptcha">' }), undefined);
  assert.equal(findWall({ status: 403, html: '<h1>Forbidden</h1>' }), undefined);
});

test('hostile input takes linear time', () => {
  for (const bait of ['<title>Access Denied</title>', '<title>', 'class="', '<script', 'checking if '])
    assertLinear(bait, (part) => findWall({ status: 403, html: bait.repeat(500_000 * part) }));
});
