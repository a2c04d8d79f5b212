/** Answers are stored byte for byte as received; headers that the user adds go to the source's own origin alone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { png } from '../../capture/sample.ts';
import { field, walk } from '../../capture/walk.ts';
import { inFolder, tearsheet } from '../../helpers/program.ts';
import { type Route, withRawServer, withServer } from '../../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);

function page(more = ''): string {
  return `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2016-03-04T10:00:00Z">${more}</head>
<body><article><h1>Rivers rise</h1><p>${TEXT}</p><p>${TEXT.toUpperCase()}</p></article></body></html>`;
}

const BODY = page();
const REST = `Content-Type: text/html\r\nContent-Length: ${Buffer.byteLength(BODY)}`;
const HEADS: Record<string, string> = {
  'HTTP/1.0': `HTTP/1.0 200 OK\r\n${REST}`,
  'an empty reason': `HTTP/1.1 200 \r\n${REST}`,
  'no reason at all': `HTTP/1.1 200\r\n${REST}`,
  'a reason that is not UTF-8': `HTTP/1.1 200 D'accord, \xe9\xff\r\n${REST}`,
  'a header that is not UTF-8, and blanks': `HTTP/1.1 200 OK\r\nX-Odd:caf\xe9\xa0 \t \r\nX-OTHER:   a   b\r\n${REST}`,
};

for (const [name, head] of Object.entries(HEADS)) {
  test(`${name} is stored as it came`, () =>
    inFolder(async (cwd) => {
      const answer = (socket: { end(data: Buffer): void }) =>
        socket.end(Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(BODY)]));
      await withRawServer(answer, async ({ origin }) => {
        const saved = await tearsheet([`${origin}/story`, '-q'], { cwd });
        assert.equal(saved.code, 0, saved.stderr);
      });
      const folder = readdirSync(cwd).find((file) => file.endsWith('.files')) ?? '';
      const response = walk(join(cwd, folder, 'capture.warc.gz')).find((one) => field(one.head, 'WARC-Type') === 'response');
      assert.equal(response?.httpHead, head);
      assert.equal(field(response?.head ?? '', 'WARC-Protocol'), head.slice(0, 8).toLowerCase());
      const { code, stdout } = await tearsheet(['verify', folder], { cwd });
      assert.match(stdout, /: OK \(/);
      assert.equal(code, 0);
    }));
}

test('an answer 103 before the answer, and a head that comes in single bytes', () =>
  inFolder(async (cwd) => {
    const head = `HTTP/1.1 200 OK\r\nX-A: 1\r\n${REST}`;
    const sent = Buffer.from(
      `HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n${head}\r\n\r\n${BODY}`,
      'latin1',
    );
    const answer = async (socket: { write(data: Buffer): boolean; end(): void; setNoDelay(): void }) => {
      socket.setNoDelay();
      for (let at = 0; at < 200; at++) {
        socket.write(sent.subarray(at, at + 1));
        await new Promise((resolve) => setImmediate(resolve));
      }
      socket.write(sent.subarray(200));
      socket.end();
    };
    await withRawServer(
      (socket) => void answer(socket),
      async ({ origin }) => {
        const saved = await tearsheet([`${origin}/story`, '-q'], { cwd });
        assert.equal(saved.code, 0, saved.stderr);
      },
    );
    const folder = readdirSync(cwd).find((file) => file.endsWith('.files')) ?? '';
    const response = walk(join(cwd, folder, 'capture.warc.gz')).find((one) => field(one.head, 'WARC-Type') === 'response');
    assert.equal(response?.httpHead, head);
  }));

/** A root, an authority below it, and a certificate of that, as PEM. */
function chainOf(dir: string): { root: string; authority: string; certificate: string; key: string } {
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const key = (name: string) => run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  writeFileSync(join(dir, 'ca.ext'), 'basicConstraints=critical,CA:TRUE\n');
  writeFileSync(join(dir, 'leaf.ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  key('root');
  run('req', '-x509', '-new', '-key', 'root.key', '-days', '1', '-subj', '/CN=Root', '-out', 'root.pem');
  for (const [name, signer, ext] of [
    ['authority', 'root', 'ca.ext'],
    ['leaf', 'authority', 'leaf.ext'],
  ] as const) {
    key(name);
    run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
    const by = ['-CA', `${signer}.pem`, '-CAkey', `${signer}.key`, '-CAcreateserial'];
    run('x509', '-req', '-in', `${name}.csr`, ...by, '-days', '1', '-extfile', ext, '-out', `${name}.pem`);
  }
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  return { root: read('root.pem'), authority: read('authority.pem'), certificate: read('leaf.pem'), key: read('leaf.key') };
}

test("the server's certificates are in the WARC as they were sent, once a host, and openssl checks them", () =>
  inFolder(async (cwd) => {
    const { authority, certificate, key } = chainOf(cwd);
    const body = page().replace('<h1>', '<figure><img src="/a.png" width="800" height="600"></figure><h1>');
    const server = createTlsServer({ key, cert: certificate + authority }, (request, response) => {
      const isPicture = request.url === '/a.png';
      response.setHeader('content-type', isPicture ? 'image/png' : 'text/html');
      response.end(isPicture ? png(1) : body);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const saved = await tearsheet([`https://127.0.0.1:${port}/story`, '-k', '-q'], { cwd });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    assert.equal(saved.code, 0, saved.stderr);
    const folder = join(cwd, readdirSync(cwd).find((file) => file.endsWith('.files')) ?? '');
    const records = walk(join(folder, 'capture.warc.gz'));
    const shown = records.filter(({ head }) => field(head, 'WARC-Type') === 'resource');
    assert.deepEqual(
      shown.map(({ head }) => field(head, 'WARC-Target-URI')),
      [`urn:tls:127.0.0.1:${port}`],
    );
    const pem = shown[0]?.body ?? '';
    assert.equal(pem, certificate + authority);
    writeFileSync(join(cwd, 'sent.pem'), pem);
    const checked = execFileSync('openssl', ['verify', '-CAfile', 'root.pem', '-untrusted', 'sent.pem', 'sent.pem'], {
      cwd,
      encoding: 'utf8',
    });
    assert.match(checked, /sent\.pem: OK/);
    const { http } = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8'));
    const print = execFileSync('openssl', ['x509', '-in', 'sent.pem', '-noout', '-fingerprint', '-sha256'], {
      cwd,
      encoding: 'utf8',
    });
    assert.ok(print.trim().endsWith(http.tls.fingerprint256));
    assert.match((await tearsheet(['verify', folder], { cwd })).stdout, /: OK \(/);
  }));

const OWN = {
  'x-mine': 'secret-1',
  'x-api-version': 'secret-2',
  origin: 'https://secret-3.example',
  cookie: 'login=secret-4',
  authorization: 'Basic secret-5',
};
const SAFE = {
  accept: 'text/html',
  'accept-language': 'de',
  'user-agent': 'mine/1',
  referer: 'https://ref.example/',
  dnt: '1',
  'cache-control': 'no-cache',
};
const HEADERS = Object.entries({ ...OWN, ...SAFE }).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);

test('of the headers that the user adds only the safe ones go to other origins, and into the WARC', () =>
  inFolder(async (cwd) => {
    const picture: Route = { headers: { 'content-type': 'image/png' }, body: png(1) };
    await withServer({ '/story': page(), '/a.png': picture }, async (other) => {
      const figure = `<figure><img src="${other.origin}/a.png" width="800" height="600"><figcaption>A</figcaption></figure><h1>`;
      const routes: Record<string, Route> = {
        '/moved': { status: 302, headers: { location: `${other.origin}/story` } },
        '/pictured': page().replace('<h1>', figure),
      };
      await withServer(routes, async (own) => {
        for (const path of ['/moved', '/pictured']) {
          const saved = await tearsheet([`${own.origin}${path}`, ...HEADERS, '--allow-private', '-q', '-d', path.slice(1)], {
            cwd,
          });
          assert.equal(saved.code, 0, saved.stderr);
        }
        assert.ok(
          own.requests.every(({ headers }) => headers['x-mine'] === 'secret-1' && headers['accept-language'] === 'de'),
        );
      });
      assert.equal(other.requests.length, 2);
      for (const { headers } of other.requests) {
        assert.deepEqual([headers['accept-language'], headers.dnt, headers['user-agent']], ['de', '1', 'mine/1']);
        assert.doesNotMatch(JSON.stringify(headers), /secret/);
      }
    });
    for (const dir of ['moved', 'pictured']) {
      const folder = readdirSync(join(cwd, dir)).find((file) => file.endsWith('.files')) ?? '';
      const [request] = walk(join(cwd, dir, folder, 'capture.warc.gz')).filter(
        ({ head }) => field(head, 'WARC-Type') === 'request',
      );
      assert.doesNotMatch(request?.httpHead ?? '', /secret/);
      assert.match(request?.httpHead ?? '', /dnt: 1/i);
      const named = field(request?.head ?? '', 'X-Left-Out-Headers')
        ?.toLowerCase()
        .split(', ')
        .sort();
      assert.deepEqual(named, Object.keys(OWN).sort());
    }
  }));

test('links sends them to the site alone, not to a feed on another host', () =>
  inFolder(async (cwd) => {
    const feed = (origin: string) => ({
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>n</title><item><title>a</title><link>${origin}/2026/01/02/a-story</link></item></channel></rss>`,
    });
    let origin = '';
    await withServer(
      { '/feed.xml': (_, response) => void response.writeHead(200, feed(origin).headers).end(feed(origin).body) },
      async (other) => {
        origin = other.origin;
        const site = page(`<link rel="alternate" type="application/rss+xml" href="${other.origin}/feed.xml">`);
        await withServer({ '/': site }, async (own) => {
          const found = await tearsheet(
            ['links', `${own.origin}/`, ...HEADERS, '--allow-private', '--no-robots', '--delay', '0'],
            { cwd },
          );
          assert.equal(found.code, 0, found.stderr);
          assert.ok(own.requests.some(({ headers }) => headers['x-mine'] === 'secret-1'));
        });
        assert.ok(other.requests.length > 0);
        for (const { headers } of other.requests) assert.doesNotMatch(JSON.stringify(headers), /secret/);
      },
    );
  }));

test('an authority that a capture names is shown first, and not asked where its address is private', () =>
  inFolder(async (cwd) => {
    await withServer({ '/story': page() }, async ({ origin, requests }) => {
      assert.equal((await tearsheet([`${origin}/story`, '-q'], { cwd })).code, 0);
      const folder = readdirSync(cwd).find((file) => file.endsWith('.files')) ?? '';
      const path = join(cwd, folder, 'record.json');
      const record = JSON.parse(readFileSync(path, 'utf8'));
      const { port } = new URL(origin);
      const before = requests.length;
      for (const host of [
        '127.0.0.1',
        '127.1',
        '2130706433',
        '0x7f000001',
        '[::ffff:127.0.0.1]',
        'localhost',
        'ann:pass@127.0.0.1',
      ]) {
        record.capture.options.timestamp = `http://${host}:${port}/tsa\u001b[31m`;
        writeFileSync(path, JSON.stringify(record));
        const { code, stderr } = await tearsheet(['timestamp', folder], { cwd });
        assert.match(stderr, /names the authority: asking http:\/\/[^@]*\n/, host);
        assert.ok(!stderr.includes('\u001b'));
        assert.match(stderr, /private-address/, host);
        assert.equal(code, 5, host);
      }
      assert.equal(requests.length, before);
    });
  }));
