/** Promise "Limits", each number by its own words; what happens beyond them to odd servers is in `http.test.ts`, `redirects.test.ts` and `faults.test.ts`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { backoff, retryAfter } from '../../../src/sources/fetch/pace.ts';
import { FETCH_LIMITS, type FetchOptions, fetchPage, fetchResource, Pace, politely } from '../../../src/sources/sources.ts';
import { MOST_CODINGS } from '../../../src/warc/http-message.ts';
import { rejectsWith } from '../../helpers/failures.ts';
import { withRawServer, withServer, withTlsServer } from '../../helpers/server.ts';

const ONCE: FetchOptions = { retries: 0, proxy: '' };
const MAX_BYTES = 20 * 1024 * 1024;

test('the defaults are those that are promised', () => {
  assert.equal(MOST_CODINGS, 5);
  assert.deepEqual(FETCH_LIMITS, {
    connectSeconds: 10,
    headerSeconds: 15,
    idleSeconds: 15,
    maxSeconds: 60,
    maxBytes: MAX_BYTES,
    retries: 3,
    redirects: 10,
    headerBytes: 128 * 1024,
    images: 200,
    imageBytes: MAX_BYTES,
    imagesBytes: 10 * MAX_BYTES,
  });
});

test('connect: a server that takes the connection and never answers the TLS handshake', () =>
  withRawServer(
    () => {},
    async ({ port }) => {
      const fetched = fetchPage(`https://127.0.0.1:${port}/`, { ...ONCE, connectSeconds: 1 });
      await rejectsWith(fetched, 'timeout', /no connection in time/);
    },
  ));

test('redirects: 10, and no more', () =>
  withServer(
    (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.writeHead(200, { 'content-type': 'text/html' }).end('<p>text');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    },
    async ({ origin }) => {
      assert.equal((await fetchPage(`${origin}/10`, ONCE)).exchanges.length, 11);
      await rejectsWith(fetchPage(`${origin}/11`, ONCE), 'redirect-loop', /more than 10 redirects/);
    },
  ));

test('redirects: never from https to http without a warning', () =>
  withServer({ '/': '<p>text' }, ({ origin: plain }) =>
    withTlsServer({ '/': { status: 302, headers: { location: `${plain}/` } } }, async ({ origin }) => {
      const page = await fetchPage(origin, { ...ONCE, insecure: true, allowPrivate: true });
      assert.deepEqual(
        page.warnings.map(({ code }) => code),
        ['insecure-redirect'],
      );
    }),
  ));

test('body: 20 MB on the wire, 20 MB after decoding', () => {
  const [most, more] = [Buffer.alloc(MAX_BYTES, 'a'), Buffer.alloc(MAX_BYTES + 1, 'a')];
  const gzipped = (body: Buffer) => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(body) });
  return withServer(
    { '/most': most, '/more': more, '/most.gz': gzipped(most), '/more.gz': gzipped(more) },
    async ({ origin }) => {
      for (const path of ['/most', '/most.gz']) {
        assert.equal((await fetchResource(origin + path, ONCE)).bytes.length, MAX_BYTES);
      }
      for (const path of ['/more', '/more.gz']) await rejectsWith(fetchResource(origin + path, ONCE), 'too-large');
    },
  );
});

test('body: at most 5 content codings', () => {
  const times = (n: number) => Array.from({ length: n }).reduce<Buffer>((body) => gzipSync(body), Buffer.from('<p>text'));
  const coded = (n: number) => ({ headers: { 'content-encoding': Array(n).fill('gzip').join(', ') }, body: times(n) });
  return withServer({ '/5': coded(5), '/6': coded(6) }, async ({ origin }) => {
    assert.equal(Buffer.from((await fetchResource(`${origin}/5`, ONCE)).bytes).toString(), '<p>text');
    await rejectsWith(fetchResource(`${origin}/6`, ONCE), 'bad-encoding', /6 content codings/);
  });
});

test('headers: 128 KB', async () => {
  const answer = (bytes: number) =>
    withRawServer(
      (socket) =>
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\nX: ${'x'.repeat(bytes)}\r\n\r\n<p>text`,
        ),
      ({ origin }) => fetchPage(origin, ONCE),
    );
  assert.equal((await answer(127 * 1024)).exchanges.length, 1);
  await rejectsWith(answer(129 * 1024), 'too-large');
});

test('retries: 0.5 s doubling, with jitter', () => {
  const waits = (attempt: number) => Array.from({ length: 200 }, () => backoff(attempt));
  for (const [attempt, milliseconds] of [500, 1000, 2000].entries()) {
    const some = waits(attempt);
    assert.ok(Math.min(...some) >= milliseconds * 0.75 && Math.max(...some) <= milliseconds * 1.25);
    assert.ok(new Set(some).size > 100);
  }
});

test('retries: on 408, 429, 500, 502, 503, 504; never on 401, 403, 404, 410, 451', async () => {
  const asked = new Map<string, number>();
  const statuses = [408, 429, 500, 502, 503, 504, 401, 403, 404, 410, 451];
  await withServer(
    (request, response) => {
      const { url = '' } = request;
      asked.set(url, (asked.get(url) ?? 0) + 1);
      response.writeHead(Number(url.slice(1))).end();
    },
    ({ origin }) =>
      Promise.all(
        statuses.map((status) => rejectsWith(fetchPage(`${origin}/${status}`, { ...ONCE, retries: 1 }), 'http-status')),
      ),
  );
  assert.deepEqual(
    statuses.map((status) => asked.get(`/${status}`)),
    [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1],
  );
});

test('retries: on reset, empty reply, truncated body; never on loops, oversize, TLS errors', async () => {
  const html = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
  const ends: [answer: string, code: string, asked: number][] = [
    ['', 'reset', 2],
    [`${html}Content-Length: 900\r\n\r\n<p>half`, 'truncated-body', 2],
    [`${html}Content-Length: 99999999\r\n\r\n<p>`, 'too-large', 1],
    ['HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n', 'redirect-loop', 1],
  ];
  for (const [answer, code, asked] of ends) {
    await withRawServer(
      (socket) => socket.end(answer),
      async ({ origin, heads }) => {
        await rejectsWith(fetchPage(origin, { ...ONCE, retries: 1 }), code);
        assert.equal(heads.length, asked, code);
      },
    );
  }
  const waits: unknown[] = [];
  const onEvent: FetchOptions['onEvent'] = (event) => event.kind === 'wait' && waits.push(event);
  await withTlsServer({}, ({ origin }) => rejectsWith(fetchPage(origin, { proxy: '', onEvent }), 'tls'));
  assert.deepEqual(waits, []);
});

test('retries: on refused and timeout', async () => {
  const started = performance.now();
  await rejectsWith(fetchPage('http://127.0.0.1:1/', { ...ONCE, retries: 2 }), 'connect', /refused/);
  assert.ok(performance.now() - started >= 375 + 750, 'two waits');
  await withRawServer(
    () => {},
    async ({ origin, heads }) => {
      await rejectsWith(fetchPage(origin, { ...ONCE, retries: 1, headerSeconds: 1 }), 'timeout');
      assert.equal(heads.length, 2);
    },
  );
});

test('retries: Retry-After, in seconds or as a date, is obeyed within the time of the URL, else it fails at once', async () => {
  for (const value of [() => '1', () => new Date(Date.now() + 2000).toUTCString()]) {
    const times: number[] = [];
    await withServer(
      (_request, response) => {
        times.push(performance.now());
        if (times.length === 1) response.writeHead(503, { 'retry-after': value() }).end();
        else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>text');
      },
      ({ origin }) => fetchPage(origin, { proxy: '', retries: 1 }),
    );
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 900, `${times}`);
  }
  await withServer({ '/': { status: 429, headers: { 'retry-after': '61' } } }, async ({ origin, requests }) => {
    const waits: unknown[] = [];
    const onEvent: FetchOptions['onEvent'] = (event) => event.kind === 'wait' && waits.push(event);
    const fetched = fetchPage(origin, { proxy: '', onEvent });
    await rejectsWith(fetched, 'http-status', /the server asks to wait until \d{4}-\d\d-\d\dT/);
    assert.deepEqual([requests.length, waits], [1, []]);
    await rejectsWith(fetchPage(origin, ONCE), 'http-status', /the server asks to wait until/);
  });
});

test('retries: a Retry-After that is none, or asks for no wait, leaves the wait of half a second', async () => {
  // The last takes minutes where each letter begins a search of its own.
  for (const value of ['-1', '1.5', 'soon', '', 'a'.repeat(4_000_000)]) assert.equal(retryAfter(value), undefined, value);
  const now = Date.UTC(1994, 10, 6, 8, 49, 30);
  for (const date of ['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])
    assert.deepEqual(retryAfter(date, now), { milliseconds: 7000, text: '1994-11-06T08:49:37Z' });
  await withServer({ '/': { status: 503, headers: { 'retry-after': '0' } } }, async ({ origin, requests }) => {
    const started = performance.now();
    await rejectsWith(fetchPage(origin, { ...ONCE, retries: 1 }), 'http-status');
    assert.ok(performance.now() - started >= 375);
    assert.equal(requests.length, 2);
  });
});

test('a time without end is no time-out', () =>
  withServer({ '/': '<p>text' }, async ({ origin }) => {
    assert.equal((await fetchPage(origin, { ...ONCE, maxSeconds: 1e9 })).html, '<p>text');
  }));

test('a host that refuses eight times in a row is tried once a page, until it answers', async () => {
  const server = createServer((_, response) => response.writeHead(404).end());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as import('node:net').AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const waits: number[] = [];
  const onEvent: FetchOptions['onEvent'] = ({ kind }) => kind === 'wait' && waits.push(1);
  const options = politely({ proxy: '', retries: 1, onEvent }, new Pace(0));
  const url = `http://127.0.0.1:${port}/`;
  for (let page = 0; page < 20; page++) await rejectsWith(fetchPage(url, options), 'connect', /refused/);
  // Of the first four pages both tries were refused, and before the second they waited.
  assert.equal(waits.length, 4);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  await rejectsWith(fetchPage(url, options), 'http-status');
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
  await rejectsWith(fetchPage(url, options), 'connect', /refused/);
  assert.equal(waits.length, 5);
});
