import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../capture/sample.ts';
import { BIN as PROGRAM } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);
const PAGE = `<!doctype html><html lang="en"><head><title>Rivers rise</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2016-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1><p>${TEXT} <a href="/map">A map</a></p><p>${TEXT}</p></article></body></html>`;

function tearsheet(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** A web archive: knows one copy of every address that ends in `/story`. */
function archive(): Record<string, Route> {
  return {
    '/cdx/search/cdx': (request, response) => {
      const url = new URL(request.url ?? '', 'http://x').searchParams.get('url') ?? '';
      const rows = [['timestamp', 'original'], ...(url.endsWith('/story') ? [['20170102030405', url]] : [])];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
    },
  };
}

test('a page that is gone is taken from the archive and says so everywhere; off by default', async (t) => {
  const dir = await temporaryFolder(t);
  await withServer({}, async (dead) => {
    const url = `${dead.origin}/story`;
    const copy: Route = {
      headers: { 'content-type': 'text/html', 'Memento-Datetime': 'Mon, 02 Jan 2017 03:04:05 GMT' },
      body: PAGE,
    };
    await withServer({ ...archive(), [`/web/20170102030405id_/${url}`]: copy }, async (wayback) => {
      const plain = await tearsheet('-d', dir, url);
      assert.deepEqual([plain.code, plain.stdout], [6, '']);
      assert.equal(wayback.requests.length, 0);

      const options = ['-d', dir, '--fallback', 'wayback', '--wayback', wayback.origin];
      const saved = await tearsheet(...options, '-H', 'Authorization: Basic c2VjcmV0', url);
      assert.equal(saved.code, 0, saved.stderr);
      assert.match(
        saved.stderr,
        /warning: the page itself is gone \(HTTP 404 .*\); this is the archived copy of 2017-01-02T03:04:05Z \(archived-copy\)\n$/,
      );
      assert.ok(wayback.requests.every(({ headers }) => headers.authorization === undefined));
      const markdown = await readFile(saved.stdout.trim(), 'utf8');
      const snapshot = `${wayback.origin}/web/20170102030405id_/${url}`;
      for (const line of [
        `url: "${url}"`,
        `url: "${snapshot}"`,
        'takenAt: "2017-01-02T03:04:05Z"',
        `service: "${wayback.origin}"`,
      ]) {
        assert.ok(markdown.includes(line), `${line}\n${markdown.slice(0, 900)}`);
      }
      assert.ok(markdown.includes(`[A map](${dead.origin}/map)`));
      const verified = await tearsheet('verify', dir);
      assert.equal(verified.code, 0, verified.stdout);

      const warc = join(saved.stdout.trim().replace(/\.md$/, '.files'), 'capture.warc.gz');
      const record = JSON.parse((await tearsheet('extract', warc)).stdout);
      const service = wayback.origin;
      assert.deepEqual(record.snapshot, { service, url: snapshot, takenAt: '2017-01-02T03:04:05Z' });
      assert.ok(markdown.includes(record.markdown));

      const [, , , label] = (await tearsheet('history', '-d', dir, url)).stdout.trim().split('\t');
      assert.equal(label, 'archived copy of 2017-01-02T03:04:05Z');

      const none = await tearsheet(...options, `${dead.origin}/elsewhere`);
      assert.deepEqual([none.code, none.stdout], [6, '']);
      assert.match(none.stderr, /HTTP 404/);
    });
  });
});

test('a host that does not answer counts as gone, a page that refuses does not', async (t) => {
  const dir = await temporaryFolder(t);
  const closed = await withServer({}, async ({ origin }) => origin);
  const copy: Route = { headers: { 'content-type': 'text/html' }, body: PAGE };
  const routes = { ...archive(), [`/web/20170102030405id_/${closed}/story`]: copy, '/forbidden/story': { status: 403 } };
  await withServer(routes, async ({ origin, requests }) => {
    const options = ['-d', dir, '--retry', '0', '--fallback', 'wayback', '--wayback', origin];
    assert.equal((await tearsheet(...options, `${closed}/story`)).code, 0);
    const before = requests.length;
    assert.equal((await tearsheet(...options, `${origin}/forbidden/story`)).code, 6);
    assert.equal(requests.length, before + 1);
  });
});

test('an archive that fails does not hide why the page is gone', async (t) => {
  const dir = await temporaryFolder(t);
  const routes: Record<string, Route> = {
    '/cdx/search/cdx': (request, response) => {
      const url = new URL(request.url ?? '', 'http://x').searchParams.get('url') ?? '';
      const rows = [
        ['timestamp', 'original'],
        ['20170102030405', url],
      ];
      response.end(url.endsWith('/listed') ? JSON.stringify(rows) : '<!doctype html><title>busy</title>');
    },
  };
  await withServer(routes, async ({ origin }) => {
    const run = (url: string) => tearsheet('-d', dir, '--retry', '0', '--fallback', 'wayback', '--wayback', origin, url);
    const busy = await run(`${origin}/gone`);
    const why = 'the web archive answered with what is not JSON';
    assert.deepEqual(
      [busy.code, busy.stdout, busy.stderr],
      [6, '', `tearsheet: HTTP 404 Not Found: ${origin}/gone; no archived copy: ${why} (http-status)\n`],
    );
    const listed = await run(`${origin}/listed`);
    assert.equal(listed.code, 6);
    assert.match(listed.stderr, /^tearsheet: HTTP 404 .*\/listed; no archived copy: HTTP 404 .*\(http-status\)\n$/);
  });
});
