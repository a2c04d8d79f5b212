/** The options of the command line as the typed options of the library. */
import type { ArchiveOptions } from '../pipeline/options.ts';
import { type BrowserOptions, type FetchOptions, requireProxies } from '../sources/sources.ts';
import type { CliOptions } from './options.ts';
import { tlsFiles } from './tls-files.ts';

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
