/** A profile with its logins: opened in a window under Xvfb, used without one. Pictures and PDFs of pages. Needs Chromium and Xvfb. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { tearsheet } from '../../helpers/program.ts';
import { browse, capture, folderOf, isWhole, nothingLeft, PARAGRAPHS, page, saved, TEXT, withSite } from './captured.ts';
import { colours } from './replayed.ts';

/** A screen that nobody sees. */
async function display(context: TestContext): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  context.after(() => screen.kill());
  const [number] = (await once(screen.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

/** The login page logs in by itself. */
const site: RequestListener = (request, response) => {
  response.setHeader('content-type', 'text/html');
  const isIn = request.headers.cookie?.includes('login=jane') === true;
  if (request.url === '/login')
    return void response.end(
      '<form id=f method=post action=/in><input name=user value=jane></form><script>f.submit()</script>',
    );
  if (request.url === '/in') {
    response.setHeader('set-cookie', 'login=jane; Max-Age=3600; HttpOnly');
    return void response.end('<p>Welcome.</p><script>fetch("/seen")</script>');
  }
  // As sites do that prolong a login.
  if (isIn) response.setHeader('set-cookie', 'login=jane; Max-Age=7200; HttpOnly');
  response.end(isIn ? page('The bridge', TEXT) : page('Please log in', '<p>For subscribers.</p>'));
};

describe('--profile', () => {
  test('keeps a login that was made in a window; its cookies are secrets', (context) =>
    withSite({ '*': site }, async ({ origin, requests }) => {
      const cwd = await folderOf(context);
      const own = await mkdtemp('/tmp/tb');
      context.after(() => rm(own, { recursive: true, force: true }));
      const env = { TMPDIR: own, DISPLAY: await display(context) };
      const without = await browse(cwd, [`${origin}/a`, '-d', 'none']);
      equal(without.code, 3, without.stderr);
      const login = await tearsheet(['login', `${origin}/login`, '--profile', 'reader'], {
        cwd,
        env,
        during: (child) => {
          // Once the login is through, a person closes the window.
          const timer = setInterval(() => {
            if (!requests.some(({ url }) => url === '/seen')) return;
            // Pressed until the program ends; the window may be gone by then, and its screen with the test.
            spawn('xdotool', ['key', 'ctrl+w'], { env: { ...process.env, ...env }, stdio: 'ignore' });
          }, 1000);
          child.on('exit', () => clearInterval(timer));
        },
      });
      equal(login.code, 0, login.stderr);
      await nothingLeft(own);
      const run = await browse(cwd, [`${origin}/a`, '-d', 'out', '--profile', 'reader', '--screenshot']);
      equal(run.code, 0, run.stderr);
      const captured = { ...run, cwd, ...(await saved(join(cwd, 'out'))) };
      const asked = captured.warc.find(({ type, url }) => type === 'request' && url === `${origin}/a`);
      equal(asked?.fields.get('x-left-out-headers')?.toLowerCase(), 'cookie');
      ok(!/login=jane/.test(captured.warc.map(({ head, body }) => head + body).join('')));
      deepEqual(captured.record.capture?.options.browser, { profile: true, screenshot: true });
      await isWhole(captured, { url: `${origin}/a` });
    }));

  test('without a display login says so', (context) =>
    withSite({ '*': site }, async ({ origin }) => {
      const cwd = await folderOf(context);
      const { code, stderr } = await tearsheet(['login', `${origin}/login`, '--profile', 'reader'], {
        cwd,
        env: { DISPLAY: '' },
      });
      equal(code, 2);
      match(stderr, /a window needs a display.*\(usage\)\n$/);
    }));
});

test('--screenshot shows the whole page, also beyond what is drawn at once; --pdf its text; both have their sums', (context) =>
  withSite(
    {
      '/a': page('The bridge', TEXT, {
        head: '<style>h1{margin:0}body{margin:0;height:18000px;position:relative} i{position:absolute;left:0;width:100%;height:100px}@media print{article{display:none}}</style>',
        more: '<i style="top:3950px;background:#f00"></i><i style="top:12000px;background:#0f0"></i><i style="top:17900px;background:#00f"></i>',
      }),
    },
    async ({ origin }) => {
      const captured = await capture(context, `${origin}/a`, ['--pdf']);
      const { folder, warc } = captured;
      const lines = [3949, 3951, 3999, 4001, 4049, 4051, 12050, 17950, 17999];
      deepEqual(await colours(readFileSync(join(folder, 'screenshot.png')), 600, lines), [
        'ffffff',
        'ff0000',
        'ff0000',
        'ff0000',
        'ff0000',
        'ffffff',
        '00ff00',
        '0000ff',
        '0000ff',
      ]);
      const text = execFileSync('pdftotext', [join(folder, 'page.pdf'), '-'], { encoding: 'utf8' });
      match(text.replace(/\s+/g, ' '), new RegExp(PARAGRAPHS[0] as string));
      const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
      for (const name of ['screenshot.png', 'page.pdf']) {
        const sum = createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex');
        ok(sums.includes(`${sum}  ${name}\n`), name);
        ok(
          warc.some(({ type, url }) => type === 'resource' && url === `urn:${name.split('.')[0]}:${origin}/a`),
          name,
        );
      }
      await isWhole(captured, { url: `${origin}/a` });
    },
  ));

test('a screenshot of a page without an end stops, to the right and below, and says so', (context) =>
  withSite(
    {
      '/high': page('The bridge', TEXT, { more: '<div style="height:120000px"></div>' }),
      '/wide': page('The bridge', TEXT, { more: '<div style="width:1000000px">-</div>' }),
    },
    async ({ origin }) => {
      for (const [path, at, size, expected] of [
        ['high', 20, 100_000, /^the page is 12\d{4} pixels high; the screenshot has the first 100000$/],
        ['wide', 16, 8_000, /^the page is 100\d{4} pixels wide; the screenshot has the first 8000$/],
      ] as const) {
        const { record, folder } = await capture(context, `${origin}/${path}`);
        equal(readFileSync(join(folder, 'screenshot.png')).readUInt32BE(at), size);
        const [warning] = record.warnings.filter(({ code }) => code === 'screenshot-cut');
        match(warning?.message ?? '', expected);
      }
    },
  ));
