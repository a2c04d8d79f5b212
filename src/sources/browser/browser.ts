/**
 * `--browser`: a page as a reader sees it, in an installed Chromium, Chrome or Edge. The browser's only way out is the recording
 * proxy, so that what it shows can be shown again. playwright-core is loaded below this file and nowhere else.
 */
import { createHash } from 'node:crypto';
import type { BrowserContextOptions } from 'playwright-core';
import { TearsheetError } from '../../errors.ts';
import type { FetchedPage } from '../../types.ts';
import { requireRobots } from '../fetch/fetch.ts';
import { backoff, Deadline, isRetryableFailure, isRetryableStatus } from '../fetch/pace.ts';
import { FETCH_LIMITS, type FetchOptions } from '../options.ts';
import { shown, withoutCredentials } from '../url.ts';
import { warningsOf } from '../warc/warc.ts';
import { Guard } from './guard.ts';
import { LOOPBACK_TOO } from './launch.ts';
import { withContext, withProfile } from './pool.ts';
import { RecordingProxy } from './proxy.ts';
import { type Seen, type VisitOf, visitPage } from './visit.ts';

export { findBrowser } from './find.ts';
export { openWindow } from './login.ts';
export { loadPlaywright } from './playwright.ts';
export { endBrowsers } from './pool.ts';

/** Seconds for one URL, where nothing else is asked for. */
const MAX_SECONDS = 120;
const WINDOW = { width: 1280, height: 900 };

/** A page, rendered. Throws coded errors: those of every fetch, and `browser-failed`. */
export async function fetchInBrowser(url: URL, options: FetchOptions): Promise<FetchedPage> {
  const deadline = options.deadline ?? new Deadline(options.maxSeconds ?? MAX_SECONDS, options.signal);
  try {
    for (let attempt = 0; ; attempt++) {
      if (options.robots) await requireRobots(url, options);
      await deadline.paused(async () => options.beforeRequest?.(url, options.fromList !== true));
      const result = await attemptOnce(url, options, deadline).catch((error: unknown) => {
        if (isLast(error, attempt, options)) throw error;
        return error as TearsheetError;
      });
      if (!(result instanceof TearsheetError)) return result;
      const milliseconds = backoff(attempt);
      const left = (options.retries ?? FETCH_LIMITS.retries) - attempt - 1;
      options.onEvent?.({ kind: 'wait', url: shown(url), milliseconds, why: result.code, left });
      await deadline.wait(milliseconds);
    }
  } finally {
    if (!options.deadline) deadline.dispose();
  }
}

/** Whether it is of no use to try again. */
function isLast(error: unknown, attempt: number, options: FetchOptions): boolean {
  if (!(error instanceof TearsheetError) || attempt >= (options.retries ?? FETCH_LIMITS.retries)) return true;
  if (options.signal?.aborted) return true;
  const passes = error.status === undefined ? isRetryableFailure(error) : isRetryableStatus(error.status);
  // The time for this URL is up.
  return !passes || /--max-time/.test(error.message);
}

async function attemptOnce(url: URL, options: FetchOptions, deadline: Deadline): Promise<FetchedPage> {
  const proxy = await RecordingProxy.open(await Guard.of(url, options), options);
  const { recording } = proxy;
  const { path, profile } = options.browser ?? {};
  const launch = path === undefined ? {} : { path };
  const use = async (...[context, running]: Parameters<Parameters<typeof withContext<Seen>>[2]>) => {
    const visit: VisitOf = { url, running, recording, deadline };
    return visitPage(context, visit, options);
  };
  try {
    const context = contextOptions(options);
    const seen =
      profile === undefined
        ? await withContext(launch, { ...context, proxy: { server: proxy.address, bypass: LOOPBACK_TOO } }, use)
        : await withProfile({ ...launch, profile, proxy: proxy.address, context }, use);
    await proxy.close();
    return pageOf(url, seen, proxy);
  } finally {
    await proxy.close();
  }
}

function contextOptions({ userAgent, browser }: FetchOptions): BrowserContextOptions {
  return {
    viewport: WINDOW,
    acceptDownloads: false,
    // All other permissions are denied; this one is the browser's own filter of addresses, which would hide what ours lets
    // through.
    permissions: ['local-network-access'],
    // A service worker of a profile may answer out of what it kept, and the WARC would not have that answer.
    serviceWorkers: browser?.profile === undefined ? 'allow' : 'block',
    ...(userAgent !== undefined && { userAgent }),
  };
}

function pageOf(url: URL, seen: Seen, { recording }: RecordingProxy): FetchedPage {
  const { exchanges, facts, consent, files, html, at, warnings } = seen;
  const last = exchanges.at(-1);
  if (last === undefined) throw new TearsheetError('browser-failed', 'the browser showed no page');
  const own = new Set(exchanges);
  const others = recording.exchanges().filter((exchange) => !own.has(exchange));
  return {
    requestedUrl: withoutCredentials(url).href,
    url: seen.url,
    fetchedAt: last.startedAt,
    charset: 'utf-8',
    html,
    sha256: createHash('sha256').update(last.body).digest('hex'),
    exchanges,
    rendered: { at, body: Buffer.from(html) },
    browser: { facts, consent, others, files },
    warnings: [...warningsOf(exchanges), ...warnings],
  };
}
