/** Authorities that are added and certificates that are shown: whom they reach, and what is refused. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inFolder, tearsheet } from '../../helpers/program.ts';
import { withHttpProxy } from '../../helpers/proxy.ts';
import { BARE, PAGE, ROUTES } from '../../helpers/reach.ts';
import { withTlsServer } from '../../helpers/server.ts';

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

function makeCertificate(cwd: string, name: string, subject: string): void {
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  const names = ['-subj', subject, '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...made, ...files, ...names], { cwd, stdio: 'pipe' });
}
