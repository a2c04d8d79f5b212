/** The program's reach: proxies of each kind by option and by environment, authorities, certificates, bare hosts. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ARTICLE } from '../../helpers/faults.ts';
import { filesIn, inFolder, tearsheet } from '../../helpers/program.ts';
import { type TestProxy, withHttpProxy, withSocksProxy } from '../../helpers/proxy.ts';
import { selfSigned, type TestServer, withServer, withTlsServer } from '../../helpers/server.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PAGE = ARTICLE.replace('<p>', '<figure><img src="/p.png" width="900" height="600"></figure><p>');
const ROUTES = {
  '/a': { status: 301, headers: { location: '/b' } },
  '/b': PAGE,
  '/p.png': { headers: { 'content-type': 'image/png' }, body: PICTURE },
};
/** No proxy of the machine that the tests run on. */
const BARE = { http_proxy: '', https_proxy: '', HTTPS_PROXY: '', all_proxy: '', ALL_PROXY: '', no_proxy: '', NO_PROXY: '' };

const targets = {
  http: (run: (server: TestServer) => Promise<void>) => withServer(ROUTES, run),
  https: (run: (server: TestServer) => Promise<void>) => withTlsServer(ROUTES, run),
};
const proxies = {
  http: withHttpProxy,
  socks5: withSocksProxy,
  socks5h: withSocksProxy,
};

/** The option, and every name that the environment may give; socks5 is another look-up of names and no other way. */
function waysTo(scheme: string, kind: string): string[] {
  if (kind === 'socks5') return ['-x', 'ALL_PROXY'];
  return ['-x', `${scheme}_proxy`, ...(scheme === 'https' ? ['HTTPS_PROXY'] : []), 'all_proxy', 'ALL_PROXY'];
}

for (const [scheme, withTarget] of Object.entries(targets)) {
  for (const [kind, withProxy] of Object.entries(proxies)) {
    for (const credentials of [undefined, 'me:p%w']) {
      for (const way of waysTo(scheme, kind)) {
        const named = `${scheme} through ${kind} ${credentials ? 'with' : 'without'} a password, by ${way}`;
        test(named, () =>
          withTarget((server) =>
            withProxy(credentials ? { credentials } : {}, (proxy) =>
              inFolder(async (cwd) => {
                const login = credentials ? 'me:p%25w@' : '';
                const address = `${kind}://${login}${proxy.host}`;
                const url = `${scheme}://${hostFor(kind)}:${server.port}/a`;
                const args = [url, '-k', '-d', 'out', '--format', 'md,json', ...(way === '-x' ? ['-x', address] : [])];
                const env = { ...BARE, ...(way === '-x' ? {} : { [way]: address }) };
                const { code, stderr, stdout } = await tearsheet(args, { cwd, env });
                equal(code, 0, stderr);
                equal(
                  stderr
                    .split('\n')
                    .filter((line) => line && !/TLS was not verified/.test(line))
                    .join(),
                  '',
                );
                // The redirect, the page and its picture all go through the proxy.
                deepEqual(
                  server.requests.map((request) => request.url),
                  ['/a', '/b', '/p.png'],
                );
                requireAsked(proxy, kind, scheme, `${hostFor(kind)}:${server.port}`);
                const warc = gunzipSync(
                  readFileSync(join(cwd, stdout.trim().replace(/\.md$/, '.files/capture.warc.gz'))),
                ).toString('latin1');
                // The proxy's address is not the server's, which nobody saw.
                ok(!warc.includes('WARC-IP-Address'));
                match(warc, /\r\n\r\nHTTP\/1\.1 301 Moved Permanently\r\n/);
                match(warc, /\r\n\r\nGET \/b HTTP\/1\.1\r\n/);
                ok(!/proxy-authorization/i.test(warc.replace(/WARC-Protocol.*|.*left out.*/g, '')) || !/Basic/.test(warc));
                ok(!warc.includes('p%w') && !warc.includes('p%25w'));
              }),
            ),
          ),
        );
      }
    }
  }
}

/** A name that the proxy alone can look up: a picture that is asked for directly fails. With socks5 this side looks it up. */
function hostFor(kind: string): string {
  return kind === 'socks5' ? 'localhost' : 'news.test';
}

function requireAsked({ asked }: TestProxy, kind: string, scheme: string, host: string): void {
  if (kind === 'http' && scheme === 'http')
    deepEqual(
      asked,
      ['/a', '/b', '/p.png'].map((path) => `GET http://${host}${path}`),
    );
  else if (kind === 'http') deepEqual([...new Set(asked)], [`CONNECT ${host}`]);
  else if (kind === 'socks5h') deepEqual([...new Set(asked)], [host]);
  else deepEqual([...new Set(asked)], [host.replace('localhost', '127.0.0.1')]);
}

test('a proxy that is reached by TLS: its authority is checked, by --cacert too', () =>
  inFolder(async (cwd) => {
    const identity = selfSigned();
    await writeFile(join(cwd, 'ca.pem'), identity.cert);
    for (const [scheme, withTarget] of Object.entries(targets)) {
      for (const credentials of [undefined, 'me:pw']) {
        await withTarget(({ port }) =>
          withHttpProxy({ identity, ...(credentials && { credentials }) }, async ({ host, asked }) => {
            const args = ['show', `${scheme}://localhost:${port}/b`, '-k', '--retry', '0'];
            const address = `https://${credentials ? `${credentials}@` : ''}${host}`;
            const trusted = await tearsheet([...args, '-x', address, '--cacert', 'ca.pem'], { cwd, env: BARE });
            equal(trusted.code, 0, trusted.stderr);
            equal(trusted.stderr.replace(/^tearsheet: .*\(tls-not-verified\)\n$/, ''), '');
            const env = { ...BARE, [`${scheme}_proxy`]: address };
            equal((await tearsheet([...args, '--cacert', 'ca.pem'], { cwd, env })).code, 0);
            equal(asked.length, 2);
            const unknown = await tearsheet([...args, '-x', address], { cwd, env: BARE });
            deepEqual([unknown.code, asked.length], [5, 2], unknown.stderr);
            match(unknown.stderr, /^tearsheet: TLS: [^\n]+--cacert trusts a proxy's\): [^\n]+ \(tls\)\n$/);
          }),
        );
      }
    }
  }));

describe('no_proxy', () => {
  const cases: [list: string, isProxied: boolean][] = [
    ['localhost', false],
    ['other.test, LOCALHOST', false],
    ['.localhost', false],
    ['*', false],
    ['localhost:1', true],
    ['ocalhost', true],
    ['host', true],
    ['localhost.test', true],
  ];
  for (const [list, isProxied] of cases) {
    test(`${list} ${isProxied ? 'does not hold' : 'holds'} for localhost, for -x too`, () =>
      withServer(ROUTES, ({ port }) =>
        withHttpProxy({}, ({ host, asked }) =>
          inFolder(async (cwd) => {
            const env = { ...BARE, no_proxy: list };
            const { code, stderr } = await tearsheet(['show', `http://localhost:${port}/b`, '-x', host], { cwd, env });
            equal(code, 0, stderr);
            equal(asked.length > 0, isProxied);
          }),
        ),
      ));
  }
});

test('NO_PROXY holds in capitals, for every kind of proxy, for https and for what the environment names', () =>
  withTlsServer(ROUTES, ({ port }) =>
    inFolder(async (cwd) => {
      for (const [kind, withProxy] of Object.entries(proxies)) {
        await withProxy({}, async ({ host, asked }) => {
          for (const name of ['no_proxy', 'NO_PROXY']) {
            const env = { ...BARE, https_proxy: `${kind}://${host}`, [name]: 'other.test,localhost' };
            const { code, stderr } = await tearsheet(['show', `https://localhost:${port}/b`, '-k'], { cwd, env });
            equal(code, 0, stderr);
          }
          deepEqual(asked, []);
        });
      }
    }),
  ));

test('HTTP_PROXY in capitals is not read, https_proxy is not for http, and an empty one is none', () =>
  withServer(ROUTES, ({ port }) =>
    inFolder(async (cwd) => {
      const env = { ...BARE, HTTP_PROXY: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' };
      const { code, stderr } = await tearsheet(['show', `http://localhost:${port}/b`], { cwd, env });
      equal(code, 0, stderr);
    }),
  ));

describe('a proxy that fails is exit 5, told in one line', () => {
  const URL_HTTPS = 'https://paper.test:9/a';
  const cases: [name: string, line: RegExp, run: (check: (proxy: string) => Promise<void>) => Promise<void>][] = [
    ['down', /connection refused by the proxy/, (check) => check('http://127.0.0.1:1')],
    ['SOCKS, down', /connection refused by the proxy/, (check) => check('socks5h://127.0.0.1:1')],
    ['407', /407/, (check) => withHttpProxy({ credentials: 'a:b' }, ({ host }) => check(`http://${host}`))],
    [
      'refuses CONNECT',
      /403/,
      (check) => withHttpProxy({ refusal: '403 Forbidden' }, ({ host }) => check(`http://${host}`)),
    ],
    [
      'SOCKS, wrong password',
      /SOCKS proxy.*uthentication/,
      (check) => withSocksProxy({ credentials: 'a:b' }, ({ host }) => check(`socks5h://a:c@${host}`)),
    ],
    [
      'SOCKS, password wanted',
      /SOCKS proxy/,
      (check) => withSocksProxy({ credentials: 'a:b' }, ({ host }) => check(`socks5h://${host}`)),
    ],
    [
      'SOCKS, refuses',
      /SOCKS proxy.*NotAllowed/,
      (check) => withSocksProxy({ refusal: 2 }, ({ host }) => check(`socks5h://${host}`)),
    ],
  ];
  test('407 for plain http, where there is no tunnel', () =>
    withHttpProxy({ credentials: 'a:b' }, ({ host }) =>
      inFolder(async (cwd) => {
        const args = ['http://paper.test:9/a', '-x', `http://${host}`, '--retry', '0'];
        const { code, stdout, stderr } = await tearsheet(args, { cwd, env: BARE });
        deepEqual([code, stdout], [5, ''], stderr);
        match(stderr, /the proxy refuses without a login \(407\): http:\/\/paper\.test:9\/a \(connect\)\n$/);
      }),
    ));

  for (const [name, line, run] of cases) {
    test(name, () =>
      run((proxy) =>
        inFolder(async (cwd) => {
          const { code, stdout, stderr } = await tearsheet([URL_HTTPS, '-x', proxy, '--retry', '0'], { cwd, env: BARE });
          deepEqual([code, stdout], [5, ''], stderr);
          match(stderr, line);
          match(stderr, /^tearsheet: [^\n]+ \([a-z-]+\)\n$/);
          ok(!stderr.includes('a:c'));
        }),
      ),
    );
  }

  test('a proxy that is none is refused before any request', () =>
    withServer(ROUTES, ({ port, requests }) =>
      inFolder(async (cwd) => {
        const url = `http://localhost:${port}/b`;
        for (const [args, env] of [
          [['-x', 'ftp://me:pw@127.0.0.1:1'], {}],
          [['-x', 'socks4://127.0.0.1:1'], {}],
          [[], { https_proxy: 'nonsense://x' }],
        ] as const) {
          const { code, stderr } = await tearsheet([url, ...args], { cwd, env: { ...BARE, ...env } });
          equal(code, 2, stderr);
          match(stderr, /^tearsheet: the proxy must be an http, https, socks5 or socks5h URL/);
          ok(!stderr.includes('me:pw'));
        }
        equal(requests.length, 0);
      }),
    ));
});

describe('certificates', () => {
  test('--cacert adds an authority, and names are still checked', () =>
    withTlsServer(ROUTES, ({ port, certificate }) =>
      inFolder(async (cwd) => {
        await writeFile(join(cwd, 'ca.pem'), certificate);
        const good = await tearsheet([`https://localhost:${port}/b`, '--cacert', 'ca.pem', '--strict'], { cwd, env: BARE });
        deepEqual([good.code, good.stderr], [0, '']);
        equal((await tearsheet([`https://localhost:${port}/b`], { cwd, env: BARE })).code, 5);
        const env = { ...BARE, https_proxy: '' };
        const other = await tearsheet(['show', `https://[::ffff:127.0.0.1]:${port}/b`, '--cacert', 'ca.pem'], { cwd, env });
        deepEqual([other.code, /\(tls\)/.test(other.stderr)], [5, true], other.stderr);
        // The same through a tunnel.
        await withHttpProxy({}, async ({ host }) => {
          const tunnel = ['show', `https://localhost:${port}/b`, '-x', host];
          equal((await tearsheet([...tunnel, '--cacert', 'ca.pem'], { cwd, env })).code, 0);
          equal((await tearsheet(tunnel, { cwd, env })).code, 5);
          const wrong = await tearsheet(['show', `https://news.test:${port}/b`, '-x', host, '--cacert', 'ca.pem'], {
            cwd,
            env,
          });
          deepEqual([wrong.code, /\(tls\)/.test(wrong.stderr)], [5, true], wrong.stderr);
        });
      }),
    ));

  test('--cert and --key are shown to the origin of the source and to no other', () =>
    inFolder(async (cwd) => {
      makeCertificate(cwd, 'server', '/CN=localhost');
      makeCertificate(cwd, 'me', '/CN=A reader');
      const shown: string[] = [];
      const [key, cert, ca] = ['server.key', 'server.pem', 'me.pem'].map((name) => readFileSync(join(cwd, name)));
      const other = createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }, (request, response) => {
        const { subject } = (request.socket as import('node:tls').TLSSocket).getPeerCertificate();
        shown.push(`other ${subject?.CN ?? 'nobody'}`);
        response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      });
      const own = createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }, (request, response) => {
        const { subject } = (request.socket as import('node:tls').TLSSocket).getPeerCertificate();
        shown.push(`own ${subject?.CN}`);
        response.writeHead(302, { location: `https://localhost:${(other.address() as AddressInfo).port}/` }).end();
      });
      for (const server of [own, other]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      try {
        const args = [
          `https://localhost:${(own.address() as AddressInfo).port}/`,
          '--cacert',
          'server.pem',
          '--images',
          'none',
        ];
        const env = { ...BARE };
        const allowed = ['--cert', 'me.pem', '--key', 'me.key', '--allow-private'];
        const { code, stderr } = await tearsheet([...args, ...allowed], { cwd, env });
        equal(code, 0, stderr);
        deepEqual(shown, ['own A reader', 'other nobody']);
        equal((await tearsheet([...args, '--retry', '0'], { cwd, env })).code, 5);
      } finally {
        for (const server of [own, other]) server.close();
      }
    }));

  test('files that are none are refused before any request', () =>
    withTlsServer(ROUTES, ({ port, requests, certificate }) =>
      inFolder(async (cwd) => {
        makeCertificate(cwd, 'me', '/CN=me');
        makeCertificate(cwd, 'other', '/CN=other');
        writeFileSync(join(cwd, 'text'), 'no certificate');
        writeFileSync(join(cwd, 'cut.pem'), certificate.slice(0, 200));
        writeFileSync(join(cwd, 'bad.pem'), certificate.replace(/^M/m, 'N'));
        const cases: [string, RegExp][] = [
          ['--cacert none.pem', /cannot read --cacert none\.pem: no such file or folder/],
          ['--cacert text', /--cacert text holds no certificate/],
          ['--cacert cut.pem', /--cacert cut\.pem holds no certificate/],
          ['--cacert bad.pem', /cannot use --cacert bad\.pem \(/],
          ['--cert me.pem', /--cert and --key belong together; --key is missing/],
          ['--key me.key', /--cert is missing/],
          ['--cert me.pem --key other.key', /cannot use --cert me\.pem with --key other\.key/],
        ];
        for (const [args, line] of cases) {
          const { code, stderr } = await tearsheet([`https://localhost:${port}/b`, ...args.split(' ')], { cwd, env: BARE });
          equal(code, 2, stderr);
          match(stderr, line);
        }
        equal(requests.length, 0);
      }),
    ));
});

describe('a bare host', () => {
  test('is taken as https, with its path, and the record says so', () =>
    withTlsServer(ROUTES, ({ port }) =>
      withHttpProxy({}, ({ host, asked }) =>
        inFolder(async (cwd) => {
          for (const [typed, url] of [
            [`news.example.com:${port}/b`, `https://news.example.com:${port}/b`],
            [`paper.example:${port}/b`, `https://paper.example:${port}/b`],
            [`intranet:${port}/b`, `https://intranet:${port}/b`],
            [`localhost:${port}/b?x=1`, `https://localhost:${port}/b?x=1`],
            [`127.0.0.1:${port}/b`, `https://127.0.0.1:${port}/b`],
            [`zürich.ch:${port}/b`, `https://xn--zrich-kva.ch:${port}/b`],
          ] as const) {
            const { code, stdout, stderr } = await tearsheet(['show', typed, '-k', '--json', '-x', host], {
              cwd,
              env: BARE,
            });
            equal(code, 0, stderr);
            equal((JSON.parse(stdout) as { requestedUrl: string }).requestedUrl, url);
          }
          equal(asked.length, 6);
        }),
      ),
    ));

  test('that is a file, ends as files do, or stands in a list is none', () =>
    inFolder(async (cwd) => {
      await writeFile(join(cwd, 'paper.com'), PAGE.replace('<figure>', '<figure hidden>'));
      equal((await tearsheet(['show', 'paper.com', '--base', 'https://paper.example/a'], { cwd, env: BARE })).code, 0);
      for (const source of [
        'page.html',
        'all.warc.gz',
        'story.md',
        'pages.zip',
        'folder.d/page.html',
        'a b.com',
        'x@y.com',
      ]) {
        const { code, stderr } = await tearsheet([source], { cwd, env: BARE });
        deepEqual([code, /no (?:such )?file/.test(stderr)], [2, true], stderr);
      }
      const { code, stderr } = await tearsheet(['-i', '-', '--no-progress'], {
        cwd,
        stdin: 'paper.example.com/a\n',
        env: BARE,
      });
      equal(code, 2, stderr);
      match(stderr, /a list may hold http and https URLs only/);
      deepEqual(await filesIn(cwd), ['paper.com']);
    }));
});

function makeCertificate(cwd: string, name: string, subject: string): void {
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  const names = ['-subj', subject, '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...made, ...files, ...names], { cwd, stdio: 'pipe' });
}
