/** Refusals, skips and answers that ask nobody, and the lines of a batch. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ARTICLE } from '../helpers/faults.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { type TestServer, withServer } from '../helpers/server.ts';

const ROUTES = {
  '/': ARTICLE,
  '/moved': { status: 301, headers: { location: '/story/' } },
  '/story/': ARTICLE.replace('<p>', '<figure><img src="/p.png" width="900" height="600"></figure><p>'),
  '/other': ARTICLE.replaceAll('Ministers agree', 'Mayors disagree'),
  '/part': ARTICLE.replace('</head>', '<link rel="next" href="/part?page=2"></head>'),
  '/part?page=2': { status: 404 },
  '/gone': { status: 410 },
  '/stamp': { status: 500 },
};

const atSite = (run: (server: TestServer, cwd: string) => Promise<void>) =>
  inFolder((cwd) => withServer(ROUTES, (server) => run(server, cwd)));

test('what can be known before the first request is refused before it', () =>
  atSite(async ({ origin, requests }, cwd) => {
    const cases: [string, RegExp][] = [
      ['--name {nope}', /\{nope\}/],
      ['--name /abs', /relative name/],
      ['--timestamp nonsense', /--timestamp takes an http or https URL: nonsense/],
      ['--timestamp ftp://me:pw@x/', /--timestamp takes an http or https URL: ftp:\/\/x/],
      ['--wayback nonsense', /--wayback takes an http or https URL/],
      ['--base nonsense', /--base must be an http or https URL/],
      ['-x ftp://127.0.0.1', /the proxy must be/],
      ['--failed f.txt', /--failed lists the failures of several sources/],
      ['--if-exists maybe', /new, skip, replace/],
      ['-f md,pdf', /"pdf" is none of/],
      ['-b none.txt', /cannot read the cookie file none\.txt: no such file or folder/],
      ['--keep-secrets --no-warc', /--keep-secrets and --no-warc contradict each other/],
      ['--warc-file x.warc.gz --no-warc', /--warc-file and --no-warc contradict each other/],
      ['-b .', /cannot read the cookie file \.: it is a folder/],
      ['-o - --timestamp http://127.0.0.1:1/', /--timestamp belongs to a saved capture, and -o - saves nothing/],
      ['-o - --warc-file x.warc.gz', /--warc-file belongs to a saved capture/],
      ['-o - --keep-secrets', /--keep-secrets belongs to a saved capture/],
      [`${origin}/other --archive ./same --failed same`, /--archive and --failed name one file: \.\/same/],
      ['-i same --archive same', /--archive and -i name one file: same/],
      ['-o same -b same', /-o and -b name one file: same/],
    ];
    for (const [args, line] of cases) {
      const { code, stdout, stderr } = await tearsheet([`${origin}/`, ...args.split(' ')], { cwd });
      deepEqual([code, stdout], [2, ''], args);
      match(stderr, line);
      match(stderr, /^tearsheet: [^\n]+ \(usage\)\n$/);
    }
    deepEqual(requests, []);
    deepEqual(await filesIn(cwd), []);
  }));

test('a place that takes nothing is told before the first request, whatever is to be written there', () =>
  atSite(async ({ origin, requests }, cwd) => {
    await writeFile(join(cwd, 'file'), '');
    await mkdir(join(cwd, 'folder.warc.gz'));
    const cases: [string, RegExp][] = [
      ['-d file/sub', /cannot write into file\/sub: \S+file is not a folder/],
      ['-o file/x.md', /cannot write file\/x\.md: \S+file is not a folder/],
      ['--warc-file file/x.warc.gz', /cannot write file\/x\.warc\.gz: \S+file is not a folder/],
      ['--warc-file folder.warc.gz', /cannot write folder\.warc\.gz: it is a folder/],
      [`${origin}/other --failed .`, /cannot write \.: it is a folder/],
      [`${origin}/other --failed file/x`, /cannot write file\/x: \S+file is not a folder/],
      [`${origin}/other --failed /dev/null`, /cannot write \/dev\/null: it is no regular file/],
      ['--archive file/x', /cannot write file\/x: \S+file is not a folder/],
      ['--archive .', /cannot write \.: it is a folder/],
    ];
    // The rights of root are no answer: a file system that takes no files is found out by a try.
    if (process.platform === 'linux')
      cases.push(
        ['-d /proc/none', /cannot write into \/proc\/none: /],
        ['-d /proc', /cannot write into \/proc: /],
        ['-o /proc/x.md', /cannot write \/proc\/x\.md: /],
        ['--warc-file /proc/x.warc.gz', /cannot write \/proc\/x\.warc\.gz: /],
        ['--archive /proc/none/list', /cannot write \/proc\/none\/list: /],
        [`${origin}/other --failed /proc/x`, /cannot write \/proc\/x: /],
      );
    for (const [args, line] of cases) {
      const { code, stdout, stderr } = await tearsheet([`${origin}/`, ...args.split(' ')], { cwd });
      deepEqual([code, stdout], [9, ''], args);
      match(stderr, line);
      match(stderr, /^tearsheet: [^\n]+ \(unwritable\)\n$/);
    }
    deepEqual(requests, []);
    deepEqual((await filesIn(cwd)).sort(), ['file']);
  }));

test('a list that is there is appended to, whatever its folder takes, and a device is a list', () =>
  atSite(async ({ origin }, cwd) => {
    await writeFile(join(cwd, 'done.txt'), '');
    equal((await tearsheet([`${origin}/`, '--archive', 'done.txt'], { cwd })).code, 0);
    equal(await readFile(join(cwd, 'done.txt'), 'utf8'), `${origin}/\n`);
    equal((await tearsheet([`${origin}/`, '--archive', '/dev/null'], { cwd })).code, 0);
  }));

test('show, explain, links and extract refuse early what they read of', () =>
  atSite(async ({ origin, requests }, cwd) => {
    for (const args of [
      ['show', `${origin}/`, '--base', 'nonsense'],
      ['explain', `${origin}/`, '-b', 'none'],
      ['links', `${origin}/`, '-b', 'none'],
      ['links', `${origin}/`, '--since', 'nonsense'],
      ['extract', '--base', 'nonsense'],
    ]) {
      const { code, stdout, stderr } = await tearsheet(args, { cwd });
      deepEqual([code, stdout], [2, ''], args.join(' '));
      match(stderr, /^tearsheet: [^\n]+ \(usage\)\n$/);
    }
    deepEqual(requests, []);
  }));

test('watch and extract, too, refuse once and early', () =>
  atSite(async ({ origin, requests }, cwd) => {
    await writeFile(join(cwd, 'list.txt'), `${origin}/\n${origin}/other\n`);
    for (const args of ['--name {x}', '--timestamp nonsense', '-x ftp://127.0.0.1', '-d list.txt/sub', '-b none']) {
      const { code, stderr } = await tearsheet(['watch', '-i', 'list.txt', '--allow-private', ...args.split(' ')], { cwd });
      equal(code, args.startsWith('-d') ? 9 : 2, args);
      match(stderr, /^tearsheet: [^\n]+\n$/);
    }
    await writeFile(join(cwd, 'page.html'), ARTICLE);
    const base = ['--base', 'https://paper.example/a'];
    const { code, stdout, stderr } = await tearsheet(['extract', 'none.html', 'page.html', ...base], { cwd });
    deepEqual([code, stdout.split('\n').length], [1, 2]);
    equal(stderr, 'tearsheet: cannot read none.html: no such file or folder (unreadable)\n');
    deepEqual(requests, []);
  }));

describe('--if-exists skip', () => {
  test('asks nobody where a capture of the address is, as typed, as it led or as the page states, below any folder', () =>
    atSite(async ({ origin, requests }, cwd) => {
      const template = ['--name', '{host}/{slug}', '-d', 'captures', '--images', 'none'];
      const first = await tearsheet([`${origin}/moved?utm_source=x`, ...template], { cwd });
      equal(first.code, 0, first.stderr);
      const asked = requests.length;
      for (const path of ['/moved', '/moved/', '/moved#top', '/moved?fbclid=1', '/story', '/story/']) {
        const again = await tearsheet([`${origin}${path}`, '--if-exists', 'skip', ...template], { cwd });
        deepEqual(again, { code: 0, stdout: first.stdout, stderr: '' }, path);
      }
      const https = await tearsheet([`${origin.replace('http:', 'https:')}/story`, '--if-exists', 'skip', ...template], {
        cwd,
      });
      equal(https.stdout, first.stdout);
      equal(requests.length, asked);
      // Another page, another query, another place, and one that was not finished.
      equal((await tearsheet([`${origin}/story?page=2`, '--if-exists', 'skip', ...template], { cwd })).code, 6);
      equal((await tearsheet([`${origin}/other`, '--if-exists', 'skip', ...template], { cwd })).code, 0);
      equal((await tearsheet([`${origin}/story/`, '--if-exists', 'skip', '-d', 'elsewhere'], { cwd })).code, 0);
      const [sums = ''] = (await filesIn(cwd)).filter((name) => /captures.*SHA256SUMS$/.test(name));
      await rm(join(cwd, sums));
      const before = requests.length;
      await tearsheet([`${origin}/story/`, `${origin}/other`, '--if-exists', 'skip', '--delay', '0', ...template], { cwd });
      ok(requests.length > before);
    }));

  test('in a batch counts as skipped, waits for nobody, and prints the paths', () =>
    atSite(async ({ origin, requests }, cwd) => {
      const list = ['/', '/other', '/gone'].map((path) => `${origin}${path}\n`).join('');
      const args = ['-i', '-', '--if-exists', 'skip', '--delay', '0', '--images', 'none', '--allow-private'];
      const first = await tearsheet(args, { cwd, stdin: list });
      match(first.stderr, /^tearsheet: 2 saved, 1 failed, 0 skipped in /m);
      const asked = requests.length;
      const second = await tearsheet(args, { cwd, stdin: list });
      match(second.stderr, /^tearsheet: 0 saved, 1 failed, 2 skipped in /m);
      deepEqual(second.stdout.split('\n').sort(), first.stdout.split('\n').sort());
      equal(requests.length, asked + 1);
      const exact = await tearsheet([`${origin}/`, '-o', first.stdout.split('\n')[0] as string, '--if-exists', 'skip'], {
        cwd,
      });
      equal(exact.code, 0, exact.stderr);
      const json = await tearsheet([`${origin}/`, '--if-exists', 'skip', '--json'], { cwd });
      ok((JSON.parse(json.stdout) as { title: string; path: string }).path.endsWith('.md'));
      equal(requests.length, asked + 1);
    }));
});

describe('a batch', () => {
  test('names the number of a bad line, counts what is incomplete, and lists what failed for another run', () =>
    atSite(async ({ origin }, cwd) => {
      const list = `\ufeff# sources\r\n${origin}/\r\n\r\nnonsense\r\n${origin}/gone\r\n${origin}/part`;
      await writeFile(join(cwd, 'list.txt'), list);
      const args = ['-i', 'list.txt', '--delay', '0', '--failed', 'failed.txt', '--allow-private', '--images', 'none'];
      const { code, stderr } = await tearsheet(args, { cwd });
      equal(code, 10, stderr);
      match(stderr, /^tearsheet: list\.txt, line 4: a list may hold http and https URLs only: "nonsense" \(usage\)$/m);
      match(stderr, /^tearsheet: 2 saved \(1 incomplete\), 2 failed, 0 skipped in /m);
      deepEqual(
        (await readFile(join(cwd, 'failed.txt'), 'utf8')).trim().split('\n').sort(),
        [`${origin}/gone`, 'nonsense'].sort(),
      );
      // The list may be its own input.
      const again = await tearsheet(['-i', 'failed.txt', '--failed', 'failed.txt', '--delay', '0', '--no-progress'], {
        cwd,
      });
      equal(again.code, 10);
      deepEqual((await readFile(join(cwd, 'failed.txt'), 'utf8')).trim().split('\n').length, 2);
      deepEqual(
        (await filesIn(cwd)).filter((name) => name.endsWith('.tmp')),
        [],
      );
      const bad = await tearsheet(['-i', 'list.txt', '--failed', 'none/failed.txt'], { cwd });
      deepEqual([bad.code, /cannot write none\/failed\.txt: no such file or folder/.test(bad.stderr)], [9, true]);
    }));
});

describe('the evidence that was asked for', () => {
  test('a stamp that failed is exit 4, saved all the same', () =>
    atSite(async ({ origin }, cwd) => {
      const args = [`${origin}/`, '--timestamp', `${origin}/stamp`, '--retry', '0'];
      const { code, stdout, stderr } = await tearsheet(args, { cwd });
      equal(code, 4, stderr);
      ok(existsSync(join(cwd, stdout.trim())));
      match(stderr, /saved, but without the time stamp that was asked for \(timestamp-failed\)/);
      equal((await tearsheet(args.slice(0, 1), { cwd })).code, 0);
    }));

  test('--wayback alone asks that archive for a page that is gone', () =>
    atSite(async ({ origin, requests }, cwd) => {
      await tearsheet([`${origin}/gone`, '--wayback', `${origin}/archive`, '--retry', '0'], { cwd });
      ok(
        requests.some(({ url }) => url.startsWith('/archive')),
        JSON.stringify(requests.map(({ url }) => url)),
      );
    }));

  test('history knows an address without its scheme or slash and takes a folder; nothing found is exit 1', () =>
    atSite(async ({ origin, port }, cwd) => {
      await tearsheet([`${origin}/story/`, '-d', 'captures', '--images', 'none'], { cwd });
      await tearsheet([`${origin}/other`, '-d', 'captures'], { cwd });
      const one = await tearsheet(['history', `${origin}/story/`, '-d', 'captures'], { cwd });
      equal(one.stdout.trim().split('\n').length, 1);
      for (const spelt of [
        `${origin}/story`,
        `https://127.0.0.1:${port}/story/#x`,
        `127.0.0.1:${port}/story?utm_medium=x`,
      ]) {
        deepEqual(await tearsheet(['history', spelt, '-d', 'captures'], { cwd }), one, spelt);
      }
      equal((await tearsheet(['history', 'captures'], { cwd })).stdout.trim().split('\n').length, 2);
      await mkdir(join(cwd, 'empty'));
      for (const args of [[`${origin}/none`, '-d', 'captures'], ['empty']]) {
        const { code, stdout, stderr } = await tearsheet(['history', ...args], { cwd });
        deepEqual([code, stdout], [1, ''], stderr);
        match(stderr, /\(not-found\)\n$/);
      }
    }));

  test('wacz -o - writes the package to standard output', () =>
    atSite(async ({ origin }, cwd) => {
      await tearsheet([`${origin}/`, '-d', 'captures'], { cwd });
      const { code } = await tearsheet(['wacz', 'captures', '-o', 'one.wacz'], { cwd });
      equal(code, 0);
      const { stdout, stderr } = await tearsheet(['wacz', 'captures', '-o', '-'], { cwd });
      deepEqual([stdout.slice(0, 2), stderr], ['PK', '']);
      await rename(join(cwd, 'one.wacz'), join(cwd, 'two.wacz'));
      deepEqual(
        (await filesIn(cwd)).filter((name) => /wacz/.test(name)),
        ['two.wacz'],
      );
    }));
});

describe('what is no page is refused by its bytes, under any name', () => {
  const text = '<p>The bridge over the river was closed on Monday.</p>';
  const random = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 17 + (i >> 3)) % 256));
  const cases: [string, Buffer][] = [
    ['JPEG', Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.from(text), random])],
    ['ZIP', Buffer.concat([Buffer.from('504b030414000000', 'hex'), random, Buffer.from(text)])],
    ['a program', Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(200), Buffer.from(text), random])],
    ['tar', tarOf(text.repeat(40))],
    ['SQLite', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500), Buffer.from(text)])],
    ['bytes without a signature', Buffer.concat([random, Buffer.from(text)])],
    ['such bytes behind <', Buffer.concat([Buffer.from('<'), random])],
    ['PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(text), random])],
    ['PDF behind blank lines', Buffer.from(`\n\n%PDF-1.7\n${ARTICLE}`)],
    [
      'a tag of a sound file before a page',
      Buffer.concat([Buffer.from('49443304000000000000', 'hex'), Buffer.from(ARTICLE)]),
    ],
    ['a head that is no text before a page', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from(ARTICLE)])],
    ['random bytes called UTF-16', Buffer.concat([Buffer.from('fffe3c00', 'hex'), random, random, random])],
    ['gzip that is cut off', gzipSync(random).subarray(0, 900)],
    ['a feed', Buffer.from(`<?xml version="1.0"?><rss version="2.0"><channel>${text.repeat(20)}</channel></rss>`)],
  ];
  const BASE = ['--base', 'https://paper.example/a'];
  const codeOf = (line: string) => (JSON.parse(line) as { error?: { code: string } }).error?.code;
  const expected = cases.map(([name]) => [name, name.startsWith('gzip') ? 'truncated-body' : 'unsupported-type']);

  test('as files and as paths in JSONL', () =>
    inFolder(async (cwd) => {
      const files = cases.map((_, at) => `${at}.html`);
      for (const [at, [, bytes]] of cases.entries()) await writeFile(join(cwd, `${at}.html`), bytes);
      const lines = files.map((path) => JSON.stringify({ url: 'https://paper.example/a', path })).join('\n');
      for (const [args, stdin] of [
        [['extract', ...files, ...BASE], ''],
        [['extract'], lines],
      ] as const) {
        const { code, stdout } = await tearsheet([...args], { cwd, stdin });
        equal(code, 0);
        const codes = stdout.trimEnd().split('\n').map(codeOf);
        deepEqual(
          cases.map(([name], at) => [name, codes[at]]),
          expected,
        );
      }
    }));

  test('on standard input, and as one article', () =>
    inFolder(async (cwd) => {
      for (const [at, [name, bytes]] of cases.entries()) {
        if (!['JPEG', 'tar', 'such bytes behind <', 'gzip that is cut off'].includes(name)) continue;
        const { code, stdout } = await tearsheet(['extract', '-', ...BASE], { cwd, stdin: bytes });
        deepEqual([code, name, codeOf(stdout)], [0, ...(expected[at] as string[])]);
        await writeFile(join(cwd, 'page.html'), bytes);
        equal((await tearsheet(['show', 'page.html', ...BASE], { cwd })).code, name.startsWith('gzip') ? 5 : 3);
      }
    }));

  test('pages in UTF-16, with a stray control character, or with a word that begins as a format does are pages', () =>
    inFolder(async (cwd) => {
      const pages = [
        Buffer.from(`\ufeff${ARTICLE}`, 'utf16le'),
        Buffer.from(`\ufeff${ARTICLE}`, 'utf16le').swap16(),
        Buffer.from(`\n ${ARTICLE}`, 'utf16le'),
        Buffer.from(ARTICLE, 'utf16le').swap16(),
        Buffer.from(`\ufeff${ARTICLE.replace('<p>', '<p>閣僚は土曜日に会った。😀')}`, 'utf16le'),
        Buffer.from(ARTICLE.replace('<p>', '<p>\0\u0001')),
        Buffer.from(`BMW, MZ and ID3 are words. ${ARTICLE}`),
        gzipSync(ARTICLE),
      ];
      for (const [at, page] of pages.entries()) await writeFile(join(cwd, `${at}.html`), page);
      const files = pages.map((_, at) => `${at}.html`);
      const { code, stdout } = await tearsheet(['extract', ...files, ...BASE], { cwd });
      const titles = stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { title?: string }).title);
      deepEqual([code, titles], [0, pages.map(() => 'Ministers agree on a plan')]);
      const piped = await tearsheet(['extract', '-', ...BASE], { cwd, stdin: pages[0] as Buffer });
      match((JSON.parse(piped.stdout) as { title: string }).title, /Ministers agree/);
    }));
});

/** The first file of an archive as `tar` writes one. */
function tarOf(text: string): Buffer {
  const cwd = mkdtempSync(join(tmpdir(), 'tearsheet-tar-'));
  try {
    writeFileSync(join(cwd, 'page.html'), text);
    return execFileSync('tar', ['-cf', '-', 'page.html'], { cwd });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
