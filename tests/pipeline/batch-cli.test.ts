/** Batches by the real program: lists, the archive file, signals, several processes, a full disk. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BIN, filesIn, inFolder, tearsheet } from '../helpers/program.ts';
import { type Route, type TestServer, withServer } from '../helpers/server.ts';

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';

function page(title: string): string {
  const text = `<p>${SENTENCE.repeat(4)}</p>`.repeat(5);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${text}</article></body></html>`;
}

const PAGES: Record<string, Route> = Object.fromEntries(
  ['one', 'two', 'three', 'four'].map((name) => [`/${name}`, page(`Report ${name} of the day`)]),
);
/** Local servers stand on one host, and a list may lead to it only when allowed. */
const LOCAL = ['--delay', '0', '--per-host', '4', '--allow-private', '--retry', '0'];

function batch(run: (server: TestServer, folder: string) => Promise<void>, more: Record<string, Route> = {}): Promise<void> {
  return inFolder((folder) => withServer({ ...PAGES, ...more }, (server) => run(server, folder)));
}

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

for (const [signal, exit] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} lets what is in flight finish, begins nothing, ends with ${exit}`, () => {
    const waiting: (() => void)[] = [];
    const slow: Route = (_request, response) => {
      waiting.push(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page('A slow report of the day')));
      if (waiting.length === 1) asked();
    };
    let asked = () => {};
    const inFlight = new Promise<void>((resolve) => {
      asked = resolve;
    });
    return batch(
      async ({ origin, requests }, folder) => {
        const { code, stdout, stderr } = await tearsheet(['-i', '-', '-j', '1', '-q', '--archive', 'done.txt', ...LOCAL], {
          cwd: folder,
          stdin: `${origin}/slow\n${origin}/one\n${origin}/two\n`,
          during: (child) => {
            void inFlight.then(() => {
              child.kill(signal);
              // The program hears of the signal before it hears of the answer: both come through its event loop.
              setTimeout(() => waiting[0]?.(), 300);
            });
          },
        });
        assert.equal(code, exit, stderr);
        assert.equal(stdout.trim().split('\n').length, 1);
        assert.equal(requests.length, 1);
        assert.equal(await readFile(join(folder, 'done.txt'), 'utf8'), `${origin}/slow\n`);
        assert.equal((await tearsheet(['verify', '.'], { cwd: folder })).code, 0);
      },
      { '/slow': slow },
    );
  });
}

test('a second signal stops at once; what hangs does not hold the first up for more than 10 s', () => {
  let asked = () => {};
  return batch(
    async ({ origin }, folder) => {
      const hang = async (signals: number) => {
        const inFlight = new Promise<void>((resolve) => {
          asked = resolve;
        });
        const started = performance.now();
        const { code } = await tearsheet([`${origin}/hang`, `${origin}/hang?2`, '-q', ...LOCAL], {
          cwd: folder,
          during: (child) => {
            void inFlight.then(() => {
              child.kill('SIGINT');
              if (signals > 1) setTimeout(() => child.kill('SIGINT'), 300);
            });
          },
        });
        assert.equal(code, 130);
        return (performance.now() - started) / 1000;
      };
      assert.ok((await hang(2)) < 6);
      assert.ok((await hang(1)) < 12);
      assert.deepEqual(await filesIn(folder), []);
    },
    { '/hang': () => asked() },
  );
});

test(
  'what hangs in the system, as a dead name server does, holds nobody up',
  {
    skip: platform() === 'win32' && 'there are no named pipes',
  },
  () =>
    batch(async ({ origin }, folder) => {
      const pipes = Array.from({ length: 8 }, (_, n) => `pipe-${n}`);
      execFileSync('mkfifo', pipes, { cwd: folder });
      const args = [...pipes, `${origin}/one`, '-j', '16', '-d', 'out', '-q', ...LOCAL];
      const { code, stdout, stderr } = await tearsheet(args, {
        cwd: folder,
        // Opening a pipe waits until somebody writes into it: nobody does before the page is saved.
        during: (child) => {
          const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
          child.on('close', () => clearTimeout(timer));
          child.stdout?.once('data', async () => {
            for (const pipe of pipes) await writeFile(join(folder, pipe), '');
          });
        },
      });
      assert.equal(code, 3, stderr);
      assert.match(stdout, /^out\/\S+\.md\n$/);
      assert.equal(stderr.match(/\(empty-page\)$/gm)?.length, 8);
    }),
);

test(
  'a signal ends it also while the system holds a file or a host name back',
  {
    skip: platform() === 'win32' && 'there are no named pipes',
  },
  () =>
    batch(async ({ origin }, folder) => {
      execFileSync('mkfifo', ['pipe'], { cwd: folder });
      const ends: [signal: NodeJS.Signals, times: number, milliseconds: number, code: number][] = [
        ['SIGTERM', 1, 10_000, 143],
        ['SIGINT', 2, 5_000, 130],
      ];
      for (const [signal, times, most, code] of ends) {
        const child = spawn(process.execPath, [BIN, 'pipe', `${origin}/one`, '-d', signal, ...LOCAL], { cwd: folder });
        await once(child.stdout, 'data');
        const started = performance.now();
        child.kill(signal);
        if (times > 1) setTimeout(() => child.kill(signal), 300);
        const [ended, by] = await once(child, 'exit');
        // Both are the same number to a shell.
        assert.ok(ended === code || by === signal, `${ended} ${by}`);
        assert.ok(performance.now() - started < most);
      }
    }),
);

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
