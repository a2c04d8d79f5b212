/** Files that are no page are known by their bytes, and odd ones that are pages are read. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ARTICLE } from '../helpers/article.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';

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
