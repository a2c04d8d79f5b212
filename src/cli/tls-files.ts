/** The files of `--cacert`, `--cert` and `--key`, read and checked before anything is asked for. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { TearsheetError } from '../errors.ts';
import { fileProblem } from '../files/durable.ts';
import type { FetchOptions } from '../sources/options.ts';
import type { CliOptions } from './options.ts';

export function tlsFiles({ cacert, cert, key }: CliOptions): Pick<FetchOptions, 'authorities' | 'identity'> {
  if ((cert === undefined) !== (key === undefined))
    throw new TearsheetError('usage', `--cert and --key belong together; ${cert ? '--key' : '--cert'} is missing`);
  return {
    ...(cacert !== undefined && { authorities: authoritiesIn(cacert) }),
    ...(cert !== undefined && key !== undefined && { identity: identityIn(cert, key) }),
  };
}

function authoritiesIn(path: string): string {
  const text = read('--cacert', path);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gs) ?? [];
  if (certificates.length === 0) throw new TearsheetError('usage', `--cacert ${path} holds no certificate (PEM)`);
  for (const certificate of certificates) use(`--cacert ${path}`, () => new X509Certificate(certificate));
  return text;
}

function identityIn(certPath: string, keyPath: string): { cert: string; key: string } {
  const identity = { cert: read('--cert', certPath), key: read('--key', keyPath) };
  use(`--cert ${certPath} with --key ${keyPath}`, () => createSecureContext(identity));
  return identity;
}

function read(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TearsheetError('usage', `cannot read ${option} ${path}: ${fileProblem(error)}`, { cause: error });
  }
}

/** OpenSSL says at once what is no certificate, no key, one with a password, or a key of another certificate. */
function use(what: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    const reason = (error as Error).message.split(':').at(-1);
    throw new TearsheetError('usage', `cannot use ${what} (${reason})`, { cause: error });
  }
}
