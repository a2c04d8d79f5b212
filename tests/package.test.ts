/** The program as people get it: out of the tarball that npm makes, with no packages installed beside it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { unpackedPackage } from './helpers/package.ts';
import { inFolder, type RunOptions, tearsheet } from './helpers/program.ts';
import { withHttpProxy } from './helpers/proxy.ts';
import { withServer, withTlsServer } from './helpers/server.ts';

const TEXT = [
  'The bridge over the river was closed on Monday, and nobody knows for how long it will be.',
  'A ferry that the town set up in the meantime carries eight hundred people a day, and is often late.',
  'Engineers had warned that the pillars, built in 1931, would not stand another flood like the last one.',
  'The work will take eighteen months and cost some twelve million, most of which the region is to pay.',
]
  .map((sentence, i, all) => `<p>${sentence} ${all[(i + 1) % all.length]}</p>`)
  .join('');
const PAGE = `<!doctype html><title>The bridge</title><h1>The bridge</h1><article>${TEXT}</article>`;

const folder = mkdtempSync(join(tmpdir(), 'tearsheet-package-'));
let root = '';
before(() => {
  root = unpackedPackage(folder);
});
after(() => rmSync(folder, { recursive: true }));

const run = (args: string[], options: RunOptions) =>
  tearsheet(args, { ...options, program: join(root, 'bin/tearsheet.js') });

describe('the package', () => {
  test('holds the program, the library, its documents, and nothing else', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    for (const file of [
      'bin/tearsheet.js',
      'dist/bundle/start.js',
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'LICENSE',
      'dist/man/tearsheet.1',
    ]) {
      ok(files.includes(file), file);
    }
    const foreign = /\.map$|\.tsbuildinfo$|(?<!\.d)\.ts$|^(?:tests|scripts|src|node_modules)\b|checkout|^dist\/src\/cli/;
    deepEqual(
      files.filter((file) => foreign.test(file)),
      [],
    );
    const { keywords } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { keywords: string[] };
    ok(keywords.includes('news'));
  });

  test('has every file that README and the documents link to', () => {
    const ofTheProject = /^(?:src\/|CONTRIBUTING\.md)/;
    const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
    for (const document of documents.filter((name) => name.endsWith('.md'))) {
      // A link inside of code is an example.
      const links = readFileSync(join(root, document), 'utf8')
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!https?:|#)([^)\s#]+)/g);
      for (const [, link = ''] of links) {
        ok(ofTheProject.test(link) || existsSync(join(root, document, '..', link)), `${document} links to ${link}`);
      }
    }
  });

  test('has no file whose library code names what the package lacks', () => {
    const compiled = readdirSync(join(root, 'dist/src'), { recursive: true, encoding: 'utf8' });
    for (const file of compiled.filter((name) => name.endsWith('.js'))) {
      const source = readFileSync(join(root, 'dist/src', file), 'utf8');
      for (const [, path = ''] of source.matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
        ok(existsSync(join(root, 'dist/src', file, '..', path)), `${file} imports ${path}`);
      }
    }
  });
});

describe('the packed program', () => {
  test('is the bundle, with its code cache, whatever the times of the files are', () =>
    inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'page.html'), PAGE);
      await cp(root, join(cwd, 'copy'), { recursive: true });
      for (const file of readdirSync(join(cwd, 'copy/dist/bundle'))) utimesSync(join(cwd, 'copy/dist/bundle', file), 0, 0);
      for (const program of [join(root, 'bin/tearsheet.js'), join(cwd, 'copy/bin/tearsheet.js')]) {
        const cache = join(cwd, `cache-${program.length}`);
        const args = ['show', 'page.html', '--base', 'https://paper.example/a'];
        const { code, stdout, stderr } = await tearsheet(args, { cwd, program, env: { TEARSHEET_CACHE: cache } });
        deepEqual({ code, stderr }, { code: 0, stderr: '' });
        match(stdout, /The bridge over the river/);
        ok(readdirSync(cache).length > 5);
      }
    }));

  test('fetches https through an HTTP proxy', () =>
    withTlsServer({ '/a': PAGE }, ({ port }) =>
      withHttpProxy({ credentials: 'me:pw' }, ({ host, asked }) =>
        inFolder(async (cwd) => {
          const url = `https://localhost:${port}/a`;
          const { code, stderr, stdout } = await run([url, '-k', '-x', `http://me:pw@${host}`], { cwd });
          equal(code, 0, stderr);
          equal(stderr, `tearsheet: ${url}: warning: TLS was not verified: localhost:${port} (tls-not-verified)\n`);
          match(stdout, /the-bridge\.md\n$/);
          deepEqual(asked, [`CONNECT localhost:${port}`]);
        }),
      ),
    ));

  test('tells what an HTTP proxy passes on, whatever the status', () =>
    withServer(
      { '/a': PAGE, '/gone': { status: 410, body: 'gone' }, '/moved': { status: 301, headers: { location: '/a' } } },
      ({ port }) =>
        withHttpProxy({}, ({ host, asked }) =>
          inFolder(async (cwd) => {
            const origin = `http://news.test:${port}`;
            const gone = await run([`${origin}/gone`, '-x', host], { cwd });
            deepEqual([gone.code, gone.stderr], [6, `tearsheet: HTTP 410 Gone: ${origin}/gone (http-status)\n`]);
            const moved = await run(['show', `${origin}/moved`, '--json', '-x', host], { cwd });
            equal(moved.code, 0, moved.stderr);
            const { http, finalUrl } = JSON.parse(moved.stdout) as { http: { status: number }; finalUrl: string };
            deepEqual([http.status, finalUrl], [200, `${origin}/a`]);
            deepEqual(
              asked,
              ['/gone', '/moved', '/a'].map((path) => `GET ${origin}${path}`),
            );
          }),
        ),
    ));
});
