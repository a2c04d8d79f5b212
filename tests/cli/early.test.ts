/** Refusals, skips and answers that ask nobody, and the lines of a batch. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ARTICLE } from '../helpers/article.ts';
import { filesIn, tearsheet } from '../helpers/program.ts';
import { atSite } from './site.ts';

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
