/** Proxies of each kind by option and by environment: what goes through them, what does not, and how they fail. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { inFolder, tearsheet } from '../../helpers/program.ts';
import { type TestProxy, withHttpProxy, withSocksProxy } from '../../helpers/proxy.ts';
import { BARE, ROUTES } from '../../helpers/reach.ts';
import { selfSigned, type TestServer, withServer, withTlsServer } from '../../helpers/server.ts';

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
