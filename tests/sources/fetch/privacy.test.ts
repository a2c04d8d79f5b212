/** Promises "Nobody gets in": private addresses, credentials, cookies, proxies. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, isIP, type LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { test } from 'node:test';
import { isGlobalAddress } from '../../../src/sources/fetch/agents.ts';
import {
  type FetchOptions,
  fetchPage,
  type LinkingPage,
  Pace,
  politely,
  robotRules,
  withImages,
} from '../../../src/sources/sources.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { withServer, withTlsServer } from '../../helpers/server.ts';

const PAGE = '<!doctype html><title>x</title><p>text';
const ONCE: FetchOptions = { retries: 0, proxy: '' };
const fetchImages = (urls: string[], options: FetchOptions, page: LinkingPage) =>
  withImages(urls, options, page, async (found) => found);

/** A resolver that gives each call the next of the addresses, the last one for ever. */
function resolver(...addresses: string[]): LookupFunction & { calls: string[] } {
  const calls: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const address = addresses[Math.min(calls.length, addresses.length - 1)] ?? '';
    calls.push(hostname);
    if (options.all) callback(null, [{ address, family: isIP(address) }]);
    else callback(null, address, isIP(address));
  };
  return Object.assign(lookup, { calls });
}

test('every special address is known as not global', () => {
  const special =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.1.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001:db8::1 2002:7f00:1:: 2001::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 5f00::1';
  for (const address of special.split(' ')) assert.equal(isGlobalAddress(address), false, address);
  for (const address of '1.1.1.1 8.8.8.8 93.184.215.14 2606:4700::1111 2a00:1450::1 64:ff9b::808:808 ::ffff:8.8.8.8'.split(
    ' ',
  )) {
    assert.equal(isGlobalAddress(address), true, address);
  }
});

test('a typed private host may be fetched; a listed one may not, in any spelling, unless allowed', () =>
  withServer({ '/': PAGE }, async ({ origin, port, requests }) => {
    await fetchPage(origin, ONCE);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '127.1',
      '0x7f.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '[::1]',
      '0.0.0.0',
    ]) {
      await rejectsWith(
        fetchPage(`http://${host}:${port}/`, { ...ONCE, fromList: true }),
        'private-address',
        /--allow-private/,
      );
    }
    assert.equal(requests.length, 1);
    await fetchPage(origin, { ...ONCE, fromList: true, allowPrivate: true });
  }));

test('a redirect, an image, a refresh may stay on the typed private host and reach no other', () =>
  withServer({ '/secret': PAGE, '/1.png': PAGE }, async (other) =>
    withServer(
      {
        '/out': { status: 302, headers: { location: `${other.origin}/secret` } },
        '/refresh': `<meta http-equiv=refresh content="0;url=${other.origin}/secret">`,
        '/meta': { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data' } },
        '/in': { status: 302, headers: { location: '/end' } },
        '/end': PAGE,
      },
      async ({ origin }) => {
        for (const path of ['/out', '/refresh', '/meta'])
          await rejectsWith(fetchPage(origin + path, ONCE), 'private-address');
        const page = await fetchPage(`${origin}/in`, ONCE);
        const { images, warnings } = await fetchImages([`${other.origin}/1.png`], ONCE, page);
        assert.deepEqual([images.length, warnings.length], [0, 1]);
        assert.equal(other.requests.length, 0);
        assert.equal((await fetchPage(`${origin}/out`, { ...ONCE, allowPrivate: true })).url, `${other.origin}/secret`);
      },
    ),
  ));

test('DNS rebinding: the address that was checked is the one connected to', () =>
  withServer({ '/': PAGE }, async ({ port, requests }) => {
    const rebinding = resolver('203.0.113.7', '127.0.0.1');
    const options = { ...ONCE, fromList: true, connectSeconds: 1, maxSeconds: 3 };
    await rejectsWith(fetchPage(`http://rebind.test:${port}/`, { ...options, lookup: rebinding }), 'private-address');
    assert.equal(rebinding.calls.length, 1);
    // Global by its number, and routed nowhere: whoever looks the name up again lands on this server.
    const later = resolver('3ffe::1', '127.0.0.1');
    const outcome = fetchPage(`http://rebind.test:${port}/`, { ...options, lookup: later });
    await assert.rejects(outcome, { code: /^(?:connect|timeout)$/ });
    assert.equal(later.calls.length, 1);
    await rejectsWith(
      fetchPage(`http://rebind.test:${port}/`, { ...options, lookup: resolver('127.0.0.1') }),
      'private-address',
    );
    assert.equal(requests.length, 0);
  }));

test('robots.txt, too, is asked only of hosts that may be reached', () =>
  withServer({ '/1.png': PAGE }, async (other) =>
    withServer(
      {
        '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nCrawl-delay: 0.01' },
        '/out': { status: 302, headers: { location: `${other.origin}/secret` } },
        '/out-by-name': { status: 302, headers: { location: `http://inner.test:${other.port}/secret` } },
        '/': PAGE,
      },
      async ({ origin, requests }) => {
        const options = politely({ ...ONCE, robots: true, lookup: resolver('127.0.0.1') }, new Pace(0));
        for (const path of ['/out', '/out-by-name']) await rejectsWith(fetchPage(origin + path, options), 'private-address');
        const page = await fetchPage(`${origin}/`, options);
        const images = ['127.0.0.1', 'inner.test'].map((host) => `http://${host}:${other.port}/1.png`);
        assert.equal((await fetchImages(images, options, page)).warnings.length, 2);
        const listed = { ...options, fromList: true };
        await rejectsWith(fetchPage(`http://inner.test:${other.port}/`, listed), 'private-address');
        await rejectsWith(robotRules(`http://inner.test:${other.port}/`, listed), 'private-address');
        assert.deepEqual(other.requests, []);
        assert.equal(requests.filter(({ url }) => url === '/robots.txt').length, 1);
      },
    ),
  ));

test('a pooled connection of a typed host does not serve one that may not be reached', () =>
  withServer({ '/': PAGE }, async ({ port, requests }) => {
    const lookup = resolver('127.0.0.1');
    await fetchPage(`http://pool.test:${port}/`, { ...ONCE, lookup });
    await rejectsWith(fetchPage(`http://pool.test:${port}/`, { ...ONCE, lookup, fromList: true }), 'private-address');
    assert.equal(requests.length, 1);
  }));

test('credentials go to their own origin, and into nothing that is kept or printed', () =>
  withServer({ '/end': PAGE, '/gone': { status: 404 } }, async (other) =>
    withServer(
      {
        '/': PAGE,
        '/out': { status: 302, headers: { location: `${other.origin}/end` } },
        '/lost': { status: 302, headers: { location: `${other.origin}/gone` } },
        '/in': { status: 302, headers: { location: '/' } },
      },
      async ({ port, requests }) => {
        const options: FetchOptions = {
          ...ONCE,
          allowPrivate: true,
          cookies: 'sid=cookiesecret',
          headers: [
            ['X-Api-Key', 'keysecret'],
            ['Accept-Language', 'fa'],
            ['Host', 'named.test'],
          ],
        };
        const at = (path: string) => `http://user:passsecret@127.0.0.1:${port}${path}`;
        const page = await fetchPage(at('/out'), options);
        const { authorization, cookie, 'x-api-key': key } = requests[0]?.headers ?? {};
        assert.deepEqual(
          [authorization, cookie, key],
          [`Basic ${btoa('user:passsecret')}`, 'sid=cookiesecret', 'keysecret'],
        );
        const seen = other.requests[0]?.headers;
        assert.deepEqual(
          [seen?.authorization, seen?.['x-api-key'], seen?.cookie, seen?.['accept-language']],
          [undefined, undefined, undefined, 'fa'],
        );
        assert.deepEqual([requests[0]?.headers.host, seen?.host], ['named.test', `127.0.0.1:${other.port}`]);
        assert.deepEqual(page.exchanges[0]?.secretHeaders?.sort(), ['authorization', 'cookie', 'host', 'x-api-key']);
        const kept = page.exchanges.map(({ requestHeaders, secretHeaders = [], ...rest }) => ({
          ...rest,
          requestHeaders: requestHeaders.filter(([name]) => !secretHeaders.includes(name.toLowerCase())),
        }));
        assert.doesNotMatch(JSON.stringify({ ...page, exchanges: kept }), /secret"|passsecret|keysecret|cookiesecret/);
        await fetchPage(at('/in'), options);
        assert.ok(requests.at(-1)?.headers.authorization, 'kept on its own origin');
        await assert.rejects(fetchPage(at('/lost'), options), (error: Error) => !error.message.includes('passsecret'));
      },
    ),
  ));

test('cookie file in Netscape format: domain, path, secure and expiry count', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-cookies-'));
  const file = join(folder, 'cookies.txt');
  const later = Math.round(Date.now() / 1000) + 1000;
  const rows = [
    ['news.test', 'FALSE', '/', 'FALSE', later, 'plain', '1'],
    ['#HttpOnly_news.test', 'FALSE', '/', 'FALSE', 0, 'session', '2'],
    ['news.test', 'FALSE', '/deep', 'FALSE', later, 'deep', '3'],
    ['news.test', 'FALSE', '/', 'TRUE', later, 'tls', '4'],
    ['news.test', 'FALSE', '/', 'FALSE', 1000, 'old', '5'],
    ['.example.org', 'TRUE', '/', 'FALSE', later, 'other', '6'],
  ];
  await writeFile(file, `# Netscape HTTP Cookie File\r\n\r\n${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`);
  try {
    await withServer({ '/': PAGE, '/deep/x': PAGE }, async ({ port, requests }) => {
      await fetchPage(`http://news.test:${port}/`, { ...ONCE, lookup: resolver('127.0.0.1'), cookies: file });
      await fetchPage(`http://news.test:${port}/deep/x`, { ...ONCE, lookup: resolver('127.0.0.1'), cookies: file });
      assert.equal(requests[0]?.headers.cookie, 'plain=1; session=2');
      assert.equal(requests[1]?.headers.cookie, 'deep=3; plain=1; session=2');
    });
    await rejectsWith(fetchPage('http://127.0.0.1:1/', { ...ONCE, cookies: join(folder, 'none') }), 'usage', /cookie file/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('an HTTP proxy gets whole URLs for http and a tunnel for https', () =>
  withServer(
    (request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`${PAGE} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
    },
    async ({ port, requests }) => {
      const page = await fetchPage('http://news.test/a?b', { retries: 0, proxy: `http://me:pw@127.0.0.1:${port}` });
      assert.match(page.html, /http:\/\/news\.test\/a\?b Basic/);
      assert.equal(page.exchanges[0]?.ip, undefined);
      assert.equal(requests.length, 1);
      assert.doesNotMatch(
        JSON.stringify(
          page.exchanges[0]?.requestHeaders.filter(([name]) => !page.exchanges[0]?.secretHeaders?.includes(name)),
        ),
        /Basic/,
      );
      await rejectsWith(
        fetchPage('http://localhost/', { retries: 0, fromList: true, proxy: `127.0.0.1:${port}` }),
        'private-address',
      );
    },
  ));

test('https through a tunnel is verified end to end', () =>
  withTlsServer({ '/': PAGE }, async (secure) => {
    const { createServer } = await import('node:http');
    const proxy = createServer((_request, response) => response.writeHead(405).end());
    const connected: string[] = [];
    const tunnels: Duplex[] = [];
    proxy.on('connect', (request, socket, head) => {
      connected.push(request.url ?? '');
      const target = connect(secure.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.write(head);
        target.pipe(socket).pipe(target);
      });
      for (const end of [target, socket]) end.on('error', () => end.destroy());
      tunnels.push(target, socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as { port: number };
    try {
      const options = { retries: 0, proxy: `http://127.0.0.1:${port}` };
      await rejectsWith(fetchPage(`https://localhost:${secure.port}/`, options), 'tls');
      const page = await fetchPage(`https://localhost:${secure.port}/`, { ...options, insecure: true });
      assert.equal(page.exchanges[0]?.tls?.verified, false);
      assert.deepEqual(connected, [`localhost:${secure.port}`, `localhost:${secure.port}`]);
    } finally {
      for (const tunnel of tunnels) tunnel.destroy();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  }));
