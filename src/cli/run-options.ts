/**
 * From the options of the command line to a run: the typed options of the library, the files of `--cacert`, `--cert` and
 * `--key`, and the browser that some commands need.
 */

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { fileProblem, TearsheetError } from '../errors.ts';
import type { ArchiveOptions } from '../pipeline/options.ts';
import { type BrowserOptions, type FetchOptions, requireProxies } from '../sources/sources.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Throws `usage` for a proxy or a certificate that is none. */
export function toFetchOptions(cli: CliOptions, signal: AbortSignal): FetchOptions {
  requireProxies(cli);
  return {
    ...(cli.userAgent !== undefined && { userAgent: cli.userAgent }),
    ...(cli.header && { headers: cli.header }),
    ...(cli.cookie !== undefined && { cookies: cli.cookie }),
    ...(cli.proxy !== undefined && { proxy: cli.proxy }),
    ...tlsFiles(cli),
    ...(cli.maxTime !== undefined && { maxSeconds: cli.maxTime }),
    ...(cli.retry !== undefined && { retries: cli.retry }),
    ...(cli.maxSize !== undefined && { maxBytes: cli.maxSize }),
    ...(cli.base !== undefined && { base: cli.base }),
    ...(cli.browser !== undefined && { browser: browserOptions(cli, cli.browser) }),
    insecure: cli.insecure === true,
    allowPrivate: cli.allowPrivate === true,
    robots: cli.robots === true,
    signal,
  };
}

function browserOptions({ consent, wait, screenshot, pdf, profile, keepSecrets }: CliOptions, path: string): BrowserOptions {
  return {
    ...(path !== '' && { path }),
    ...(consent && { consent }),
    ...(wait !== undefined && { waitSeconds: wait }),
    ...(screenshot && { screenshot }),
    ...(pdf && { pdf }),
    ...(profile !== undefined && { profile }),
    ...(keepSecrets && { keepSecrets }),
  };
}

export function toArchiveOptions(cli: CliOptions, fetch: FetchOptions): ArchiveOptions {
  return {
    fetch,
    ...(cli.dir !== undefined && { dir: cli.dir }),
    ...(cli.output !== undefined && { output: cli.output }),
    ...(cli.name !== undefined && { name: cli.name }),
    ...(cli.format && { formats: cli.format }),
    ...(cli.ifExists && { ifExists: cli.ifExists }),
    ...(cli.images && { images: cli.images }),
    ...(cli.frontMatter && { frontMatter: cli.frontMatter }),
    ...(cli.sourceLine && { sourceLine: true }),
    ...(cli.timestamp !== undefined && { timestamp: cli.timestamp }),
    ...(cli.fallback && { fallback: cli.fallback }),
    // An archive is named to be asked, so that the option implies the fallback.
    ...(cli.wayback !== undefined && { wayback: cli.wayback, fallback: 'wayback' as const }),
    warc: cli.sharedWarc ?? cli.warc !== false,
    keepSecrets: cli.keepSecrets === true,
    force: cli.force === true,
    ...(cli.engine && { engine: cli.engine }),
    dryRun: cli.dryRun === true,
  };
}

// The files of `--cacert`, `--cert` and `--key`, read and checked before anything is asked for.

function tlsFiles({ cacert, cert, key }: CliOptions): Pick<FetchOptions, 'authorities' | 'identity'> {
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

// The work before and after commands that may load pages in a browser.

/** Options that mean nothing without `--browser`. */
const NEED_BROWSER = ['consent', 'wait', 'screenshot', 'pdf', 'profile'] as const;

/** Throws `usage` where the options contradict each other or there is no usable browser. Without `--browser` it loads nothing. */
export async function refuseBrowserEarly(sources: string[], cli: CliOptions): Promise<void> {
  if (cli.browser === undefined) {
    const given = NEED_BROWSER.find((name) => cli[name] !== undefined);
    if (given !== undefined) throw new TearsheetError('usage', `--${given} is for pages in a browser: give --browser too`);
    return;
  }
  const file = sources.find((source) => !/^https?:/i.test(source));
  if (file !== undefined)
    throw new TearsheetError('usage', `--browser loads web pages, and ${file === '-' ? 'standard input' : file} is none`);
  const { requireBrowser } = await import('../sources/sources.ts');
  await requireBrowser(cli.browser === '' ? {} : { path: cli.browser });
}

/** Runs what may use browsers; none is left when it ends. Said once: root has no sandbox. */
export async function withBrowsers<T>(cli: CliOptions, terminal: Terminal, run: () => Promise<T>): Promise<T> {
  if (cli.browser === undefined) return run();
  if (process.getuid?.() === 0 && !cli.quiet)
    terminal.note('tearsheet: warning: the browser runs without its sandbox, since this is root (no-sandbox)\n');
  try {
    return await run();
  } finally {
    const { closeBrowsers } = await import('../sources/sources.ts');
    await closeBrowsers({ browser: {} });
  }
}
