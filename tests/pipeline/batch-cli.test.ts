/** Batches by the real program: lists, the archive file, several processes, a full disk. */
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { batch, LOCAL } from '../helpers/batch.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';

async function pagesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.md'));
}

test('a list with BOM, CRLF, comments and duplicates; a path a line; a summary with failures by code', () =>
  batch(async ({ origin }, folder) => {
    const list = [
      '\ufeff# today',
      `${origin}/one`,
      '',
      `  ${origin}/two#part`,
      `${origin}/one`,
      `${origin}/gone`,
      'nonsense',
      '',
    ];
    await writeFile(join(folder, 'list.txt'), list.join('\r\n'));
    const { code, stdout, stderr } = await tearsheet(['-i', 'list.txt', '-d', 'out', ...LOCAL], { cwd: folder });
    assert.equal(code, 10, stderr);
    const lines = stdout.trimEnd().split('\n');
    assert.deepEqual(lines.sort(), (await pagesIn(join(folder, 'out'))).map((name) => join('out', name)).sort());
    assert.equal(lines.length, 2);
    assert.match(stderr, /^tearsheet: HTTP 404 Not Found: http:\S+\/gone \(http-status\)$/m);
    assert.match(stderr, /^tearsheet: .*nonsense.* \(usage\)$/m);
    assert.match(
      stderr,
      /^tearsheet: 2 saved, 2 failed, 1 skipped in \d+ s\n {2}(?:http-status|usage) +1\n {2}(?:http-status|usage) +1\n$/m,
    );
  }));

test('-i - reads standard input; --json gives a record a source; failures that are alike give their code', () =>
  batch(async ({ origin }, folder) => {
    const stdin = `${origin}/one\n${origin}/gone\n${origin}/gone2`;
    const { code, stdout } = await tearsheet(['-i', '-', '--json', '-q', ...LOCAL], { cwd: folder, stdin });
    assert.equal(code, 6);
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(records.map((record) => record.error?.code ?? 'saved').sort(), ['http-status', 'http-status', 'saved']);
  }));

test('a list may not lead to a private address, arguments may', () =>
  batch(async ({ origin }, folder) => {
    const safe = LOCAL.filter((option) => option !== '--allow-private');
    const listed = await tearsheet(['-i', '-', '-q', ...safe], {
      cwd: folder,
      stdin: `${origin}/one\nfile:///etc/hostname\n/etc/hostname\n`,
    });
    assert.equal(listed.code, 10);
    assert.match(listed.stderr, /\(private-address\)/);
    assert.equal(listed.stderr.match(/a list may hold http and https URLs only.*\(usage\)/g)?.length, 2);
    const typed = await tearsheet([`${origin}/one`, `${origin}/two`, '-q', ...safe], { cwd: folder });
    assert.equal(typed.code, 0, typed.stderr);
  }));

test('--archive: finished sources are skipped the next time, failed ones are not', () =>
  batch(async ({ origin, requests }, folder) => {
    const args = ['-i', '-', '--archive', 'done.txt', '-q', ...LOCAL];
    const stdin = `${origin}/one\n${origin}/gone\n`;
    await tearsheet(args, { cwd: folder, stdin });
    assert.equal(await readFile(join(folder, 'done.txt'), 'utf8'), `${origin}/one\n`);
    const again = await tearsheet(args, { cwd: folder, stdin: `${stdin}${origin}/two\n` });
    assert.equal(again.code, 6);
    assert.equal(requests.filter(({ url }) => url === '/one').length, 1);
    assert.equal(requests.filter(({ url }) => url === '/gone').length, 2);
    assert.equal((await readFile(join(folder, 'done.txt'), 'utf8')).split('\n').length, 3);
  }));

test('several processes share a folder and an archive file', () =>
  batch(async ({ origin }, folder) => {
    const stdin = ['one', 'two', 'three', 'four'].map((name) => `${origin}/${name}\n`).join('');
    const runs = [1, 2, 3].map((n) =>
      tearsheet(['-i', '-', '-q', '--archive', 'done.txt', ...LOCAL], {
        cwd: folder,
        stdin: n === 2 ? stdin.split('\n').reverse().join('\n') : stdin,
      }),
    );
    for (const { code, stderr } of await Promise.all(runs)) assert.equal(code, 0, stderr);
    const names = await readdir(folder);
    assert.deepEqual(
      names.filter((name) => name.startsWith('.')),
      [],
    );
    const lines = (await readFile(join(folder, 'done.txt'), 'utf8')).trimEnd().split('\n');
    assert.equal(new Set(lines).size, 4);
    assert.ok(lines.every((line) => URL.canParse(line)));
    assert.equal((await tearsheet(['verify', '.'], { cwd: folder })).code, 0);
  }));

test('a full disk under the archive file: the source fails as unwritable, once', () =>
  batch(async ({ origin }, folder) => {
    const { code, stderr, stdout } = await tearsheet(
      [`${origin}/one`, `${origin}/two`, '-q', '--archive', '/dev/full', ...LOCAL],
      { cwd: folder },
    );
    assert.equal(code, 9, stderr);
    assert.equal(stdout, '');
    assert.equal(stderr.match(/\(unwritable\)/g)?.length, 2);
  }));

test('lists and archive files that cannot be read', () =>
  inFolder(async (folder) => {
    const missing = await tearsheet(['-i', 'none.txt'], { cwd: folder });
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /cannot read the list none\.txt: no such file or folder/);
    const notFile = await tearsheet(['-i', '-', '--archive', '.'], { cwd: folder, stdin: 'https://example.org/\n' });
    assert.equal(notFile.code, 9);
  }));

test('a dry run obeys the archive file and writes nothing into it', () =>
  batch(async ({ origin }, folder) => {
    await writeFile(join(folder, 'done.txt'), `${origin}/one\n`);
    const args = [`${origin}/one`, `${origin}/two`, '-q', '-n', '--archive', 'done.txt', ...LOCAL];
    const { code, stdout, stderr } = await tearsheet(args, { cwd: folder });
    assert.deepEqual([code, stdout.trim().split('\n').length], [0, 1], stderr);
    assert.deepEqual(await filesIn(folder), ['done.txt']);
    assert.equal(await readFile(join(folder, 'done.txt'), 'utf8'), `${origin}/one\n`);
    const none = await tearsheet([...args.slice(0, -LOCAL.length - 1), 'new/done.txt', ...LOCAL], { cwd: folder });
    assert.equal(none.code, 0, none.stderr);
    assert.deepEqual(await readdir(folder), ['done.txt']);
  }));

test('TMPDIR may be missing', () =>
  batch(async ({ origin }, folder) => {
    const { code, stderr } = await tearsheet([`${origin}/one`, `${origin}/two`, '-q', ...LOCAL], {
      cwd: folder,
      env: { TMPDIR: join(folder, 'none') },
    });
    assert.equal(code, 0, stderr);
  }));

test('links SITE | tearsheet -i - is a crawler', () =>
  batch(
    async ({ origin, requests }, folder) => {
      const links = await tearsheet(['links', origin, '--delay', '0'], { cwd: folder });
      assert.deepEqual([links.code, links.stdout], [0, `${origin}/two\n${origin}/one\n`], links.stderr);
      const saved = await tearsheet(['-i', '-', '-q', ...LOCAL], { cwd: folder, stdin: links.stdout });
      assert.equal(saved.code, 0, saved.stderr);
      assert.equal((await pagesIn(folder)).length, 2);
      const dated = await tearsheet(['links', `${origin}/feed`, '--since', '2020-10-04', '--json', '--delay', '0'], {
        cwd: folder,
      });
      assert.deepEqual(JSON.parse(dated.stdout), {
        url: `${origin}/two`,
        date: 'Mon, 05 Oct 2020 10:00:00 +0430',
        from: `${origin}/feed`,
        site: `${origin}/feed`,
      });
      const limited = await tearsheet(['links', `${origin}/feed`, '--limit', '1', '--delay', '0'], { cwd: folder });
      assert.equal(limited.stdout, `${origin}/two\n`);
      assert.equal((await tearsheet(['links', `${origin}/feed`, '--since', 'soon'], { cwd: folder })).code, 2);
      assert.equal((await tearsheet(['links', `${origin}/none`], { cwd: folder })).code, 6);
      assert.ok(requests.some(({ url }) => url === '/robots.txt'));
    },
    {
      '/': '<link rel="alternate" type="application/rss+xml" href="/feed"><p>A site',
      '/feed': (request, response) => {
        const item = (name: string, date: string) =>
          `<item><link>http://${request.headers.host}/${name}</link><pubDate>${date}</pubDate></item>`;
        const items = item('two', 'Mon, 05 Oct 2020 10:00:00 +0430') + item('one', 'Sat, 03 Oct 2020 10:00:00 +0430');
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.end(`<?xml version="1.0"?><rss version="2.0"><channel>${items}</channel></rss>`);
      },
    },
  ));
