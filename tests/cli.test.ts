/** The real program against a real local server: standard output, standard error, exit code and files. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { BIN, filesIn, inFolder, tearsheet } from './helpers/program.ts';
import { type Route, withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PARAGRAPH =
  'The council of the town met on Tuesday evening to discuss the new bridge, which has been planned for years, and decided, after a long debate, to build it.';

function articlePage(title = 'Council votes to build the new bridge', extra = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-17T10:00:00+02:00"><link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>${title}</h1><p class="byline">By <a rel="author">Jane Doe</a></p>
${extra}<p>First: ${PARAGRAPH}</p><p>Second: ${PARAGRAPH}</p><p>Third: ${PARAGRAPH}</p><p>Fourth: ${PARAGRAPH}</p></article></body></html>`;
}

const NAME = '2024-05-17-example.org-council-votes-to-build-the-new-bridge';
const INDEX_PAGE = `<!doctype html><html><head><title>News</title></head><body><h1>News</h1><ul>${Array.from(
  { length: 40 },
  (_, n) => `<li><h3><a href="/story-${n}">Headline number ${n} of the day, with a few words</a></h3></li>`,
).join('')}</ul></body></html>`;

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

  test('passwords in a URL are neither printed nor stored', () =>
    withServer({ '/a': articlePage() }, ({ origin }) =>
      inFolder(async (cwd) => {
        const secret = origin.replace('http://', 'http://user:hunter2@');
        const saved = await tearsheet([`${secret}/a`, '-v'], { cwd });
        equal(saved.code, 0, saved.stderr);
        const failed = await tearsheet([`${secret}/none`, '-v', '--json'], { cwd });
        for (const { stdout, stderr } of [saved, failed]) doesNotMatch(stdout + stderr, /hunter2/);
        for (const file of await filesIn(cwd)) {
          const bytes = await readFile(join(cwd, file));
          const text = file.endsWith('.gz')
            ? execFileSync('gzip', ['-dc'], { input: bytes, encoding: 'latin1' })
            : bytes.toString();
          doesNotMatch(text, /hunter2|dXNlcjpodW50ZXIy/, file);
        }
      }),
    ));
});

describe('local files and standard input', () => {
  test('a file with --base, and - with --base', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html'), articlePage());
      equal((await tearsheet(['page.html', '--base', 'https://example.org/bridge'], { cwd })).stdout, `${NAME}.md\n`);
      const piped = await tearsheet(['-', '--base', 'https://example.org/bridge'], { cwd, stdin: articlePage() });
      equal(piped.stdout, `${NAME}-2.md\n`);
    }));

  test('show and -o - print the document and write nothing', () =>
    inFolder(async (cwd) => {
      const base = ['--base', 'https://example.org/bridge'];
      const shown = await tearsheet(['show', '-', ...base], { cwd, stdin: articlePage() });
      equal(shown.code, 0);
      match(shown.stdout, /^---\ntitle: "Council votes to build the new bridge"\n/);
      const same = await tearsheet(['-', ...base, '-o', '-'], { cwd, stdin: articlePage() });
      const withoutTime = (text: string) => text.replace(/^retrieved: .*$/m, '');
      equal(withoutTime(same.stdout), withoutTime(shown.stdout));
      const text = await tearsheet(['show', '-', ...base, '-f', 'txt'], { cwd, stdin: articlePage() });
      match(text.stdout, /^Council votes to build the new bridge\n\nFirst: /);
      deepEqual(await filesIn(cwd), []);
    }));

  test('explain tells of each block whether it is kept', () =>
    inFolder(async (cwd) => {
      const { code, stdout } = await tearsheet(['explain', '-', '--base', 'https://example.org/'], {
        cwd,
        stdin: articlePage(),
      });
      equal(code, 0);
      match(stdout, /^\+\t[\d.]+\t[^\t]+\tp\tFirst: The council/m);
      match(stdout, /^-\t/m);
    }));
});

describe('extract', () => {
  test('pages in, records out in their order; a bad line is one failure', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html.gz'), gzipSync(articlePage('From a file')));
      const lines = [
        { id: 'one', url: 'https://example.org/1', html: articlePage('One') },
        { id: 2, url: 'https://example.org/2', path: 'page.html.gz' },
        { url: 'https://example.org/3', html: articlePage('Three') },
        { id: 4, url: 'https://example.org/4' },
        { id: 5, url: 'https://example.org/5', html: '<p></p>' },
        { id: 6, url: 'https://example.org/6', path: 'missing.html' },
      ];
      const input = `\ufeff${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n{not json\n`;
      const { code, stdout, stderr } = await tearsheet(['extract'], { cwd, stdin: input });
      // Each page has its line; --strict would make the failures the exit code.
      equal(code, 0);
      const records = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      deepEqual(
        records.map((record) => record.id),
        ['one', 2, undefined, 4, 5, 6, undefined],
      );
      deepEqual(
        records.map((record) => record.title ?? record.error.code),
        ['One', 'From a file', 'Three', 'bad-record', 'not-article', 'bad-record', 'bad-record'],
      );
      match(records[0].text, /^First: /);
      equal(stderr.trim().split('\n').length, 5);
      match(stderr, /^tearsheet: 7 pages, 3 articles; no article: 3 bad-record, 1 not-article$/m);
      await writeFile(join(cwd, 'pages.jsonl.gz'), gzipSync(input));
      equal((await tearsheet(['extract', 'pages.jsonl.gz', '-q'], { cwd })).stdout, stdout);
    }));

  test('HTML files', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.html'), articlePage());
      const { code, stdout } = await tearsheet(['extract', 'a.html', '--base', 'https://example.org/x', '--html'], { cwd });
      equal(code, 0);
      const record = JSON.parse(stdout);
      equal(record.title, 'Council votes to build the new bridge');
      match(record.html, /<p>First: /);
    }));

  test('a file that is not there ends it with 1', () =>
    inFolder(async (cwd) => {
      const { code, stderr } = await tearsheet(['extract', 'none.jsonl'], { cwd });
      equal(code, 1);
      match(stderr, /^tearsheet: cannot read none\.jsonl: no such file or folder \(unreadable\)\n$/);
    }));
});

describe('the command line', () => {
  const USAGE: [string[], RegExp][] = [
    [[], /no source/],
    [['--bogus', 'x'], /unknown option '--bogus'/],
    [['-j', '0', 'http://a/'], /1 or more/],
    [['-f', 'pdf', 'http://a/'], /none of md, json, html, txt/],
    [['--images', 'all', 'http://a/'], /save, link, none/],
    [['--max-size', 'big', 'http://a/'], /500K or 20M/],
    [['-H', 'no colon', 'http://a/'], /Name: value/],
    [['ftp://example.org/'], /scheme/],
    [['-'], /--base/],
    [['nothing-here.html'], /nothing-here\.html/],
    [['-o', 'x.md', 'http://a/', 'http://b/'], /several sources/],
    [['--name', '{nope}', 'page.html', '--base', 'https://example.org/'], /\{nope\}/],
    [['show', 'a', 'b'], /too many arguments/],
  ];
  for (const [args, message] of USAGE) {
    test(`usage: ${args.join(' ') || 'nothing'}`, () =>
      inFolder(async (cwd) => {
        await writeFile(join(cwd, 'page.html'), articlePage());
        const { code, stdout, stderr } = await tearsheet(args, { cwd });
        equal(code, 2, stderr);
        equal(stdout, '');
        match(stderr, /^tearsheet: [^\n]+ \(usage\)\n$/);
        match(stderr, message);
      }));
  }

  test('--help and --version answer', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    equal(execFileSync(process.execPath, [BIN, '--version'], { encoding: 'utf8' }), `${version}\n`);
    match(execFileSync(process.execPath, [BIN, '--help'], { encoding: 'utf8' }), /Exit codes:\n +0 {2}all saved\n/);
  });

  test('control characters of a page, a URL or a header never reach the terminal', () => {
    const title = 'Bridge &#27;[31m&#155;2J\u009b\u202e news';
    return withServer(
      { '/a': articlePage(title), '/b': { status: 404, headers: { 'x-y': '\u009b2J' }, body: '' } },
      ({ origin }) =>
        inFolder(async (cwd) => {
          const runs = [
            await tearsheet([`${origin}/a`, '-v'], { cwd }),
            await tearsheet(['show', `${origin}/a`], { cwd }),
            await tearsheet([`${origin}/b\u001b[31m\u009b`], { cwd }),
            await tearsheet(['no\u001b[31m\u009bfile\u202e.html'], { cwd }),
            await tearsheet(['--no\u001b[31m\u009b'], { cwd }),
          ];
          for (const { stdout, stderr } of runs) doesNotMatch((stdout + stderr).replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
        }),
    );
  });

  test('a closed pipe ends it quietly', () =>
    inFolder(async (cwd) => {
      const pages = Array.from({ length: 400 }, (_, id) =>
        JSON.stringify({ id, url: 'https://example.org/', html: articlePage() }),
      );
      const { code, stderr } = await tearsheet(['extract', '-q'], {
        cwd,
        stdin: pages.join('\n'),
        during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
      });
      equal(stderr, '');
      equal(code, 0);
    }));

  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`${signal} ends it with ${exitCode} and leaves nothing half-written`, () =>
      inFolder((cwd) =>
        withServer(
          {
            '/slow': (_request, response) => {
              response.writeHead(200, { 'content-type': 'text/html' });
              response.write('<!doctype html><p>The first part');
              signalled?.kill(signal);
            },
          },
          async ({ origin }) => {
            const run = await tearsheet([`${origin}/slow`], {
              cwd,
              during: (child) => {
                signalled = child;
              },
            });
            equal(run.code, exitCode);
            deepEqual(await filesIn(cwd), []);
          },
        ),
      ));
    let signalled: import('node:child_process').ChildProcess | undefined;
  }

  test('-v tells where fields came from and what was removed; without it success is silent', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'page.html'), articlePage());
      const verbose = await tearsheet(['show', 'page.html', '--base', 'https://example.org/bridge', '-v'], { cwd });
      match(verbose.stderr, /^\* published from meta:article:published_time$/m);
      match(verbose.stderr, /^\* body from /m);
      equal((await tearsheet(['show', 'page.html', '--base', 'https://example.org/bridge'], { cwd })).stderr, '');
    }));
});

test('a folder that may not be written to is exit code 9 and stays as it was', () =>
  inFolder(async (cwd) => {
    await mkdir(join(cwd, 'locked'));
    await chmod(join(cwd, 'locked'), 0o500);
    await writeFile(join(cwd, 'page.html'), articlePage());
    const args = ['page.html', '--base', 'https://example.org/', '-d', 'locked'];
    const { code, stderr } = await tearsheet(args, { cwd, isPowerless: true });
    equal(code, 9);
    match(stderr, /^tearsheet: .*locked.*: permission denied/m);
    deepEqual(await filesIn(join(cwd, 'locked')), []);
    ok(await stat(join(cwd, 'locked')));
  }));
