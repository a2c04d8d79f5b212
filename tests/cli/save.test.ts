/** One source or several, saved by the real program from a real local server: both streams, exit code and files. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';
import { articlePage, INDEX_PAGE, PARAGRAPH } from './pages.ts';

/** The answer of each route, and the end of the program on it. */
const FAILURES: [what: string, route: Route, code: number, message: RegExp][] = [
  ['an index page', INDEX_PAGE, 3, /\((?:index-page|not-article)\)/],
  ['an empty page', '', 3, /\(empty-page\)/],
  [
    'a page without text',
    '<!doctype html><div id="app"></div><script src="/app.js"></script>',
    3,
    /\((?:empty-page|not-article)\)/,
  ],
  ['a PDF', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7\n' }, 3, /\(unsupported-type\)/],
  ['a PDF that is called HTML', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 3, /\(unsupported-type\)/],
  ['404', { status: 404, body: 'gone' }, 6, /404.*\(http-status\)/],
  ['410', { status: 410, body: 'gone' }, 6, /410.*\(http-status\)/],
  [
    'a robot check',
    {
      status: 403,
      headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    },
    7,
    /\(bot-wall\)/,
  ],
  [
    'a consent page',
    '<!doctype html><title>Before you continue</title><form action="/consent" class="consent-form"><p>We use cookies.</p><button>Accept</button></form>',
    7,
    /\(consent-wall\)/,
  ],
  ['a redirect in circles', { status: 302, headers: { location: '/page' } }, 5, /\(redirect-loop\)/],
];

describe('tearsheet <url>', () => {
  test('saves the article and prints its path', () =>
    withServer({ '/bridge.html': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const { code, stdout, stderr } = await tearsheet([`${origin}/bridge.html`, '-d', 'out'], { cwd });
        equal(stderr, '');
        equal(code, 0);
        equal(stdout, 'out/2024-05-17-127.0.0.1-council-votes-to-build-the-new-bridge.md\n');
        const markdown = await readFile(join(cwd, stdout.trim()), 'utf8');
        const [, front, body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) as unknown as [string, string, string];
        equal(parse(front).title, 'Council votes to build the new bridge');
        equal(parse(front).published, '2024-05-17T10:00:00+02:00');
        deepEqual(parse(front).authors, ['Jane Doe']);
        equal(parse(front).requested_url, `${origin}/bridge.html`);
        for (const word of ['First', 'Second', 'Third', 'Fourth']) match(body, new RegExp(`^${word}: ${PARAGRAPH}$`, 'm'));
        const folder = join(cwd, stdout.trim().replace(/\.md$/, '.files'));
        deepEqual(await filesIn(folder), ['SHA256SUMS', 'capture.warc.gz', 'record.json']);
        equal(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }), '');
        const record = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8'));
        equal(record.title, parse(front).title);
        equal(record.http.status, 200);
        equal(record.provenance.published, 'meta:article:published_time');
      }),
    ));

  test('saves images beside the text, with their hashes', () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    const figure =
      '<figure><img src="/big.gif" width="900" height="600" alt="A bridge"><figcaption>The old bridge in winter. Photo: Jane Roe/AP</figcaption></figure>';
    const routes: Record<string, Route> = {
      '/a': articlePage(undefined, figure),
      '/big.gif': { headers: { 'content-type': 'image/gif' }, body: gif },
    };
    return withServer(routes, ({ origin }) =>
      inFolder(async (cwd) => {
        const { code, stdout } = await tearsheet([`${origin}/a`], { cwd });
        equal(code, 0);
        const stem = stdout.trim().replace(/\.md$/, '');
        const markdown = await readFile(join(cwd, `${stem}.md`), 'utf8');
        match(
          markdown,
          new RegExp(
            `!\\[A bridge\\]\\(${stem}\\.files/1\\.gif\\)\\n\\n\\*The old bridge in winter\\. \\(Jane Roe/AP\\)\\*`,
          ),
        );
        deepEqual(await readFile(join(cwd, `${stem}.files`, '1.gif')), gif);
        const record = JSON.parse(await readFile(join(cwd, `${stem}.files`, 'record.json'), 'utf8'));
        deepEqual(record.images, [
          {
            file: `${stem}.files/1.gif`,
            url: `${origin}/big.gif`,
            alt: 'A bridge',
            caption: 'The old bridge in winter.',
            credit: 'Jane Roe/AP',
            lead: true,
            width: 900,
            height: 600,
            sha256: createHash('sha256').update(gif).digest('hex'),
          },
        ]);
      }),
    );
  });

  for (const [what, route, exitCode, message] of FAILURES) {
    test(`refuses ${what} with one line and exit code ${exitCode}, and leaves nothing`, () =>
      withServer({ '/page': route }, ({ origin }) =>
        inFolder(async (cwd) => {
          const { code, stdout, stderr } = await tearsheet([`${origin}/page`, '--retry', '0', '-d', 'out'], { cwd });
          equal(code, exitCode, stderr);
          equal(stdout, '');
          match(stderr, /^tearsheet: [^\n]+\n$/);
          match(stderr, message);
          ok(stderr.includes(`${origin}/page`), stderr);
          deepEqual(await filesIn(cwd), []);
        }),
      ));
  }

  test('a refused connection is exit code 5', () =>
    inFolder(async (cwd) => {
      const { code, stderr } = await tearsheet(['http://127.0.0.1:1/', '--retry', '0'], { cwd });
      equal(code, 5);
      match(stderr, /^tearsheet: .*127\.0\.0\.1:1.* \(connect\)\n$/);
    }));

  test('--robots: a URL that robots.txt forbids is exit code 8', () =>
    withServer(
      {
        '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /a\n' },
        '/a': articlePage(),
      },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const refused = await tearsheet([`${origin}/a`, '--robots'], { cwd });
          equal(refused.code, 8);
          match(refused.stderr, /\(robots\)\n$/);
          equal((await tearsheet([`${origin}/a`], { cwd })).code, 0);
        }),
    ));

  test('what cannot be written is exit code 9', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        await writeFile(join(cwd, 'file'), '');
        const { code, stdout, stderr } = await tearsheet([`${origin}/a`, '-d', 'file/below'], { cwd });
        equal(code, 9);
        equal(stdout, '');
        match(stderr, /^tearsheet: [^\n]* \(unwritable\)\n$/);
      }),
    ));

  test('--force saves what does not look like an article', () =>
    withServer({ '/page': INDEX_PAGE }, ({ origin }) =>
      inFolder(async (cwd) => {
        const { code, stdout } = await tearsheet([`${origin}/page`, '--force', '-q'], { cwd });
        equal(code, 0);
        match(stdout, /\.md\n$/);
      }),
    ));

  test('--dry-run prints the path and writes nothing', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const { code, stdout } = await tearsheet([`${origin}/a`, '-n', '-d', 'out'], { cwd });
        equal(code, 0);
        equal(stdout, 'out/2024-05-17-127.0.0.1-council-votes-to-build-the-new-bridge.md\n');
        deepEqual(await filesIn(cwd), []);
      }),
    ));

  test('--strict fails on a warning; what is saved stays', () =>
    withServer(
      {
        '/a': articlePage(
          undefined,
          '<figure><img src="/gone.jpg" width="900" height="600" alt="x"><figcaption>The old bridge in winter.</figcaption></figure>',
        ),
      },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const strict = await tearsheet([`${origin}/a`, '--strict'], { cwd });
          equal(strict.code, 4);
          match(strict.stderr, /\(strict-warning\)\n$/);
          match(strict.stdout, /\.md\n$/);
          const lax = await tearsheet([`${origin}/a`], { cwd });
          equal(lax.code, 0);
          match(lax.stderr, /warning: /);
        }),
    ));

  test('an article on several pages is one; where a page is missing it says so', () => {
    const part = (number: number, next: boolean) => {
      const text = ['First', 'Second', 'Third'].map((word) => `<p>${word} of page ${number}: ${PARAGRAPH}</p>`).join('');
      const link = next ? `<a rel="next" href="/long?page=${number + 1}">${number + 1}</a>` : '';
      return `<!doctype html><title>A long story</title><meta property="og:type" content="article"><article><h1>A long story</h1>${text}</article><div class="pages">${link}</div>`;
    };
    const routes: Record<string, Route> = {
      '/long': part(1, true),
      '/long?page=2': part(2, true),
      '/long?page=3': part(3, false),
    };
    return withServer(routes, ({ origin, requests }) =>
      inFolder(async (cwd) => {
        const { code, stdout } = await tearsheet([`${origin}/long`, '--json', '--allow-private'], { cwd });
        equal(code, 0);
        const record = JSON.parse(stdout);
        deepEqual(
          record.text.match(/^\w+ of page \d/gm),
          [1, 2, 3].flatMap((n) => ['First', 'Second', 'Third'].map((word) => `${word} of page ${n}`)),
        );
        deepEqual(record.pages, [`${origin}/long`, `${origin}/long?page=2`, `${origin}/long?page=3`]);
        const warc = execFileSync('gzip', ['-dc'], {
          input: await readFile(join(cwd, record.path.replace(/\.md$/, '.files/capture.warc.gz'))),
        }).toString();
        for (const page of record.pages) ok(warc.includes(`WARC-Target-URI: ${page}\r\n`), page);
        equal(requests.length, 3);
        routes['/long?page=3'] = { status: 500, body: '' };
        const cut = await tearsheet([`${origin}/long`, '--allow-private', '--retry', '0'], { cwd });
        equal(cut.code, 4);
        match(cut.stderr, /goes on at .*page=3, which was not read.*\n.*\(truncated-article\)\n$/);
        equal((await tearsheet([`${origin}/long`, '--allow-private', '--retry', '0', '--allow-partial'], { cwd })).code, 0);
      }),
    );
  });

  test('an earlier capture is never lost: new, skip, replace', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const save = async (...options: string[]) => (await tearsheet([`${origin}/a`, ...options], { cwd })).stdout.trim();
        const first = await save();
        equal(await save(), first.replace(/\.md$/, '-2.md'));
        equal(await save('--if-exists', 'skip'), first);
        equal(await save('--if-exists', 'replace'), first);
        equal((await filesIn(cwd)).filter((file) => file.endsWith('.md')).length, 2);
      }),
    ));

  test('-o, -f, --name, --no-warc, --images link', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        equal((await tearsheet([`${origin}/a`, '-o', 'x/y.md', '--no-warc'], { cwd })).stdout, 'x/y.md\n');
        deepEqual(await filesIn(cwd), ['x/y.files/SHA256SUMS', 'x/y.files/record.json', 'x/y.md']);
        const named = await tearsheet([`${origin}/a`, '--name', '{year}/{slug}', '-f', 'html,txt', '--images', 'link'], {
          cwd,
        });
        equal(named.stdout, '2024/council-votes-to-build-the-new-bridge.html\n');
        const text = await readFile(join(cwd, '2024/council-votes-to-build-the-new-bridge.txt'), 'utf8');
        match(text, /^Council votes to build the new bridge\n\nFirst: /);
        const html = await readFile(join(cwd, '2024/council-votes-to-build-the-new-bridge.html'), 'utf8');
        match(html, /<h1>Council votes to build the new bridge<\/h1>/);
      }),
    ));

  test('--json prints the record, and a failure as a record', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const { stdout } = await tearsheet([`${origin}/a`, '--json'], { cwd });
        const record = JSON.parse(stdout);
        equal(record.title, 'Council votes to build the new bridge');
        match(record.markdown, /^# Council votes/);
        equal(await readFile(join(cwd, record.path), 'utf8').then((text) => text.endsWith(`\n${record.markdown}`)), true);
        const failed = await tearsheet([`${origin}/none`, '--json'], { cwd });
        equal(failed.code, 6);
        const { url, error } = JSON.parse(failed.stdout);
        deepEqual([url, error.code], [`${origin}/none`, 'http-status']);
      }),
    ));

  test('several sources: a common code, or 10 where they differ', () =>
    withServer({ '/a': articlePage(), '/empty': '' }, ({ origin }) =>
      inFolder(async (cwd) => {
        const some = (...paths: string[]) =>
          tearsheet([...paths.map((path) => origin + path), '--delay', '0', '-q'], { cwd });
        const alike = await some('/a', '/none', '/neither');
        equal(alike.code, 6);
        match(alike.stdout, /^[^\n]+\.md\n$/);
        equal((await some('/none', '/empty')).code, 10);
      }),
    ));
});
