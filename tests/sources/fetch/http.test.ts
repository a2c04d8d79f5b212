/** One visit: the answer as received, its codings, its time, and answers of servers that misbehave. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { fetchPage } from '../../../src/sources/sources.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { withRawServer, withServer } from '../../helpers/server.ts';
import { ONCE, PAGE } from './visit.ts';

test('a page comes with its exchange as sent and as received', () =>
  withServer({ '/a?b=1': { headers: { 'Content-Type': 'text/html', 'X-MiXed': 'Yes' }, body: PAGE } }, async (server) => {
    const page = await fetchPage(`${server.origin}/a?b=1#part`, { ...ONCE, headers: [['X-Mine', '1']] });
    assert.equal(page.html, PAGE);
    assert.equal(page.charset, 'utf-8');
    assert.equal(page.requestedUrl, `${server.origin}/a?b=1#part`);
    const [exchange] = page.exchanges;
    assert.ok(exchange);
    assert.equal(exchange.ip, '127.0.0.1');
    assert.equal(exchange.status, 200);
    assert.ok(exchange.headers.some(([name, value]) => name === 'X-MiXed' && value === 'Yes'));
    assert.deepEqual(exchange.requestHeaders.flat(), server.requests[0]?.rawHeaders);
    assert.match(server.requests[0]?.headers['user-agent'] ?? '', /tearsheet/);
  }));

test('content codings are taken off, bodies kept as received', async () => {
  const coded = {
    gzip: gzipSync(PAGE),
    deflate: deflateSync(PAGE),
    br: brotliCompressSync(PAGE),
    'gzip, br': brotliCompressSync(gzipSync(PAGE)),
  };
  for (const [coding, body] of [...Object.entries(coded), ['deflate', deflateRawSync(PAGE)] as const]) {
    await withServer({ '/': { headers: { 'content-encoding': coding }, body } }, async ({ origin }) => {
      const page = await fetchPage(origin, ONCE);
      assert.equal(page.html, PAGE, coding);
      assert.deepEqual(Buffer.from(page.exchanges[0]?.body ?? []), body);
    });
  }
});

test('cut, broken, unknown and too many codings', async () => {
  const faults: [string, Uint8Array, string][] = [
    ['gzip', gzipSync(PAGE).subarray(0, -9), 'truncated-body'],
    ['br', brotliCompressSync(PAGE.repeat(50)).subarray(0, -5), 'truncated-body'],
    ['gzip', Buffer.from(PAGE), 'bad-encoding'],
    ['zstd', Buffer.from(PAGE), 'bad-encoding'],
    ['gzip,gzip,gzip,gzip,gzip,gzip', gzipSync(PAGE), 'bad-encoding'],
    ['gzip', gzipSync(Buffer.alloc(30 << 20)), 'too-large'],
  ];
  for (const [coding, body, code] of faults) {
    await withServer({ '/': { headers: { 'content-encoding': coding }, body } }, ({ origin }) =>
      rejectsWith(fetchPage(origin, ONCE), code),
    );
  }
});

test('sockets that misbehave', async () => {
  const html = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
  const faults: [string, string][] = [
    ['', 'reset'],
    [`${html}Content-Length: 900\r\n\r\n<p>half`, 'truncated-body'],
    [`${html}Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ha\r\n`, 'truncated-body'],
    [`${html}Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>ha\r\n0\r\n\r\n`, 'protocol'],
    [`${html}Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>`, 'protocol'],
    [`${html}X: ${'x'.repeat(140_000)}\r\n\r\n`, 'too-large'],
    [`${html}Content-Length: 99999999999\r\n\r\n<p>`, 'too-large'],
    ['SSH-2.0-OpenSSH_9.6\r\n', 'protocol'],
    ['<html>no head at all</html>', 'protocol'],
    ['HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n', 'reset'],
  ];
  for (const [answer, code] of faults) {
    await withRawServer(
      (socket) => socket.end(answer, 'latin1'),
      ({ origin }) => rejectsWith(fetchPage(origin, ONCE), code),
    );
  }
});

test('time-outs: first header, idle, all in all', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>';
  await withRawServer(
    () => {},
    ({ origin }) => rejectsWith(fetchPage(origin, { ...ONCE, headerSeconds: 1 }), 'timeout'),
  );
  await withRawServer(
    (socket) => socket.write(head),
    ({ origin }) => rejectsWith(fetchPage(origin, { ...ONCE, idleSeconds: 1 }), 'timeout'),
  );
  const drip = withRawServer(
    (socket) => {
      socket.write(head);
      const timer = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => clearInterval(timer));
    },
    ({ origin }) => rejectsWith(fetchPage(origin, { ...ONCE, maxSeconds: 1 }), 'timeout', /after 1 s/),
  );
  await drip;
});

test('an endless body stops at the limit', () =>
  withServer(
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65536)));
      };
      response.on('drain', more);
      more();
    },
    ({ origin }) => rejectsWith(fetchPage(origin, { ...ONCE, maxBytes: 1 << 20 }), 'too-large'),
  ));

test('retries what passes, within the count, and obeys Retry-After', () => {
  let asked = 0;
  return withServer(
    {
      '/flaky': (_request, response) => {
        asked++;
        if (asked === 1) return void response.destroy();
        if (asked === 2) return void response.writeHead(503, { 'retry-after': '0' }).end();
        response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      },
      '/gone': { status: 410 },
      '/busy': { status: 429, headers: { 'retry-after': '3600' } },
    },
    async ({ origin, requests }) => {
      const page = await fetchPage(`${origin}/flaky`, { proxy: '' });
      assert.equal(page.exchanges.length, 1);
      assert.equal(requests.length, 3);
      await rejectsWith(fetchPage(`${origin}/gone`, { proxy: '' }), 'http-status', /HTTP 410 Gone/);
      await rejectsWith(fetchPage(`${origin}/busy`, { proxy: '' }), 'http-status', /wait until \d{4}-/);
      assert.equal(requests.length, 5);
    },
  );
});

test('answers that are no whole HTML page', () =>
  withServer(
    {
      '/204': { status: 204 },
      '/206': { status: 206, body: PAGE },
      '/304': { status: 304 },
      '/pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' },
      '/liar': { body: '%PDF-1.7\n%âãÏÓ\n1 0 obj <</Type/Catalog>>' },
      '/json': { headers: { 'content-type': 'application/json' }, body: '{}' },
      '/empty': '',
      '/noise': { body: Buffer.from('just words') },
      '/cf': { status: 403, body: '<title>Just a moment...</title>' },
      '/xhtml': {
        headers: { 'content-type': 'text/xml' },
        body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>',
      },
    },
    async ({ origin }) => {
      const codes = {
        '204': 'no-content',
        '206': 'http-status',
        '304': 'no-content',
        pdf: 'unsupported-type',
        liar: 'unsupported-type',
      };
      for (const [path, code] of Object.entries({
        ...codes,
        json: 'unsupported-type',
        empty: 'empty-page',
        noise: 'unsupported-type',
        cf: 'bot-wall',
      })) {
        await rejectsWith(fetchPage(`${origin}/${path}`, ONCE), code);
      }
      assert.equal((await fetchPage(`${origin}/xhtml`, ONCE)).charset, 'utf-8');
    },
  ));
