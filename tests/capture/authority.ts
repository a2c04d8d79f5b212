/** A time stamp authority of our own: keys and answers made by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../helpers/server.ts';

const CONFIG = `
[tsa]
default_tsa = tsa_config
[tsa_config]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
crypto_device = builtin
ess_cert_id_alg = sha256
[extensions]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[req]
distinguished_name = none
[none]
`;

export interface Authority {
  /** Path of the root certificate, for `openssl ts -verify -CAfile`. */
  root: string;
  answer(request: Uint8Array): Buffer;
  /** Answers as a server of RFC 3161 does. */
  route: Route;
}

export function makeAuthority(folder: string): Authority {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-days', '1', '-subj', '/CN=Test Root');
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=Test/CN=Test Authority');
  const sign = ['x509', '-req', '-in', 'tsa.csr', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '1'];
  openssl(...sign, '-out', 'tsa.pem', '-extfile', 'openssl.cnf', '-extensions', 'extensions');
  const answer = (request: Uint8Array) => {
    writeFileSync(join(folder, 'request.tsq'), request);
    const with_ = ['-config', 'openssl.cnf', '-section', 'tsa_config', '-signer', 'tsa.pem', '-inkey', 'tsa.key'];
    openssl('ts', '-reply', '-queryfile', 'request.tsq', ...with_, '-chain', 'root.pem', '-out', 'answer.tsr');
    return readFileSync(join(folder, 'answer.tsr'));
  };
  const route: Route = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
      response.end(answer(Buffer.concat(chunks)));
    });
  };
  return { root: join(folder, 'root.pem'), answer, route };
}
