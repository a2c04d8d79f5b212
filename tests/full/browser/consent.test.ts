/** Walls before the text: refused by default, accepted or left where that was asked for. Needs Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { areWhole, browse, capture, folderOf, isWhole, page, saved, TEXT, withSite } from './captured.ts';
import { FRAMES, walled, walls } from './walls.ts';

const over = 'style="position:fixed;inset:40% 10%;background:#fff"';

describe('a request for consent', () => {
  for (const answer of ['reject', 'accept'] as const) {
    test(`is answered with ${answer} at fourteen walls, and with nothing else`, (context) =>
      withSite(FRAMES, ({ port }) => {
        const all = walls(`http://localhost:${port}`);
        const routes = Object.fromEntries(all.map((wall) => [`/${wall.name}`, walled(wall)]));
        return withSite(routes, async ({ origin, requests }) => {
          const cwd = await folderOf(context);
          const urls = all.map(({ name }) => `${origin}/${name}`);
          const how = ['--consent', answer, '--allow-private', '-j', '3', '--per-host', '3', '--delay', '0', '--no-robots'];
          const names = ['-d', 'out', '--name', '{slug}/{slug}', '--screenshot'];
          const run = await browse(cwd, [...urls, ...how, ...names]);
          equal(run.code, 0, run.stderr);
          const captures = all.map(async ({ name, rule }) => {
            const captured = await saved(join(cwd, 'out', `behind-${name}`));
            const { consent } = captured.record.capture ?? {};
            if (answer === 'reject') match(consent?.rule ?? '', rule);
            const expected = { found: true, answer, rule: consent?.rule };
            return { captured, expected: { url: `${origin}/${name}`, title: `Behind ${name}`, consent: expected } };
          });
          await areWhole(cwd, await Promise.all(captures));
          const answered = requests.map(({ url }) => url).filter((url) => url.startsWith('/answered/'));
          deepEqual([...new Set(answered)].sort(), all.map(({ name }) => `/answered/${name}/${answer}`).sort());
        });
      }));
  }

  test('that offers no refusal is left, and nothing accepted', (context) =>
    withSite(
      {
        '/notice': page('The bridge', TEXT, {
          more: `<div id="cookie-bar" ${over}><p>This site uses cookies.</p><button onclick="fetch('/accepted')">OK</button></div>
            <div class="cc-window cc-banner" ${over}><p>We use cookies.</p><a class="cc-btn cc-dismiss" role="button" onclick="fetch('/accepted')">Got it</a></div>`,
        }),
      },
      async ({ origin, requests }) => {
        const captured = await capture(context, `${origin}/notice`);
        ok(!requests.some(({ url }) => url === '/accepted'));
        equal(captured.record.capture?.consent?.answer, 'leave');
        await isWhole(captured, { url: `${origin}/notice`, consent: captured.record.capture.consent });
      },
    ));

  test('to pay or to consent is exit 7, unless it is accepted', (context) => {
    const html = `<div role="dialog" ${over}><p>Read with advertising and cookies, or subscribe without tracking.</p>
      <button onclick="accept()">Accept and continue</button><a href="/subscribe" class="button">Subscribe now</a></div>`;
    return withSite({ '/pur': walled({ name: 'pur', html }, ['accept']) }, async ({ origin, requests }) => {
      const { stderr } = await capture(context, `${origin}/pur`, [], 7);
      match(stderr, /gives no text without consent or payment.*--consent accept.*\(consent-wall\)\n$/);
      const left = await capture(context, `${origin}/pur`, ['--consent', 'leave'], 7);
      match(left.stderr, /\(consent-wall\)/);
      ok(!requests.some(({ url }) => url.startsWith('/answered/')));
      const accepted = await capture(context, `${origin}/pur`, ['--consent', 'accept']);
      const { consent } = accepted.record.capture ?? {};
      equal(consent?.answer, 'accept');
      await isWhole(accepted, { url: `${origin}/pur`, title: 'Behind pur', consent });
    });
  });

  test('that is left has its page as it is', (context) =>
    withSite(
      {
        '/a': page('The bridge', TEXT, {
          more: `<div role="dialog" ${over}><p>We use cookies.</p><button onclick="fetch('/no')">Reject all</button></div>`,
        }),
      },
      async ({ origin, requests }) => {
        const captured = await capture(context, `${origin}/a`, ['--consent', 'leave']);
        ok(!requests.some(({ url }) => url === '/no'));
        deepEqual(readdirSync(join(captured.cwd, 'out')).length, 2);
        await isWhole(captured, { url: `${origin}/a`, consent: { found: true, answer: 'leave' } });
      },
    ));
});
