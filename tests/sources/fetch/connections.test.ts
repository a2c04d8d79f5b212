/** Connections: kept and used again, verified by TLS, and those that come to nothing. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { fetchPage } from '../../../src/sources/sources.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { withRawServer, withServer, withTlsServer } from '../../helpers/server.ts';
import { ONCE, PAGE } from './visit.ts';

test('redirects, robots.txt and the page come over one connection', async () => {
  const sockets = new Set<Socket>();
  const answers: Record<string, string> = {
    '/robots.txt': '404 Not Found\r\nContent-Length: 0\r\n\r\n',
    '/a': '302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n',
    '/b': `200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}`,
  };
  await withRawServer(
    (socket, head) => {
      sockets.add(socket);
      socket.write(`HTTP/1.1 ${answers[head.split(' ')[1] ?? '']}`);
    },
    async ({ origin, heads }) => {
      await fetchPage(`${origin}/a`, { ...ONCE, robots: true });
      assert.deepEqual([heads.length, sockets.size], [3, 1]);
    },
  );
});

test('a request on a kept connection that is closed by then is sent anew, on another; on a new one it is not', async () => {
  const asked = new Set<Socket>();
  await withRawServer(
    (socket, head) => {
      const path = head.split(' ')[1];
      if (asked.has(socket)) return void socket.resetAndDestroy();
      asked.add(socket);
      if (path === '/a') socket.write('HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n');
      else
        socket.write(
          `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(PAGE)}\r\n\r\n${PAGE}`,
        );
    },
    async ({ origin, heads }) => {
      assert.equal((await fetchPage(`${origin}/a`, ONCE)).html, PAGE);
      assert.deepEqual([heads.length, asked.size], [3, 2]);
    },
  );
  await withRawServer(
    (socket) => void socket.resetAndDestroy(),
    async ({ origin, heads }) => {
      await rejectsWith(fetchPage(origin, ONCE), 'reset');
      assert.equal(heads.length, 1);
    },
  );
});

test('an idle connection is kept for some seconds, whatever the server offers: a batch of many hosts has few files open', {
  timeout: 60_000,
}, async () => {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(PAGE)}\r\nKeep-Alive: timeout=600\r\n\r\n`;
  let closed: Promise<unknown> | undefined;
  await withRawServer(
    (socket) => {
      closed = once(socket, 'close');
      socket.write(`${head}${PAGE}`);
    },
    async ({ origin }) => {
      await fetchPage(origin, ONCE);
      // The test is ended by its time where the server's ten minutes hold.
      await closed;
    },
  );
});

test('TLS is verified; -k goes on and says so', () =>
  withTlsServer({ '/': PAGE }, async ({ origin }) => {
    await rejectsWith(fetchPage(origin, ONCE), 'tls');
    const page = await fetchPage(origin, { ...ONCE, insecure: true });
    assert.equal(page.exchanges[0]?.tls?.verified, false);
    assert.match(page.exchanges[0]?.tls?.fingerprint256 ?? '', /^([0-9A-F]{2}:){31}/);
    assert.equal(page.warnings[0]?.code, 'tls-not-verified');
  }));

test('a server that does not speak TLS', () =>
  withServer({ '/': PAGE }, ({ port }) =>
    rejectsWith(
      fetchPage(`https://127.0.0.1:${port}/`, ONCE),
      'tls',
      /^TLS: wrong version number, the server does not speak it: https:\/\/127.0.0.1:\d+\/$/,
    ),
  ));

test('a proxy that cannot be reached is named as the culprit', async () => {
  for (const url of ['http://news.test/', 'https://news.test/']) {
    const [refused, unknown] = ['http://me:pw@127.0.0.1:1', 'http://proxy.invalid'];
    await rejectsWith(fetchPage(url, { ...ONCE, proxy: refused }), 'connect', /^connection refused by the proxy: http\S+$/);
    await rejectsWith(fetchPage(url, { ...ONCE, proxy: unknown }), 'dns', /^no address found for the proxy \(/);
  }
});

test('nothing listens', () =>
  rejectsWith(fetchPage('http://127.0.0.1:1/', ONCE), 'connect', /connection refused by 127.0.0.1:1/));
test('no such host', () => rejectsWith(fetchPage('http://nowhere.invalid/', ONCE), 'dns'));
