/** The newest copy of a dead page in the Wayback Machine, or in another archive that speaks its API. */
import { TearsheetError } from '../../errors.ts';
import type { FetchedPage } from '../../types.ts';
import { type FetchOptions, fetchPage, fetchResource } from '../sources.ts';
import { asSnapshot } from '../url.ts';

export const WAYBACK_URL = 'https://web.archive.org';

/** Failures after which an archived copy may be all that is left. */
const DEAD = new Set(['dns', 'connect', 'timeout', 'reset']);
const GONE = new Set([404, 410]);

/** Whether a page that failed so may be dead: it answers 404 or 410, or not at all. */
export function isDead(error: unknown): error is TearsheetError {
  if (!(error instanceof TearsheetError)) return false;
  return DEAD.has(error.code) || (error.code === 'http-status' && GONE.has(error.status ?? 0));
}

/**
 * The original bytes of the newest copy that was answered with 200, labelled with `snapshot` and a warning. Throws `failure`
 * when there is no copy, and with the reason when the archive fails. Nothing that the user supplied for the page's own host goes
 * to the archive.
 */
export async function fetchSnapshot(
  source: string,
  failure: TearsheetError,
  options: FetchOptions,
  archive: string = WAYBACK_URL,
): Promise<FetchedPage> {
  const { headers: _headers, cookies: _cookies, robots: _robots, insecure: _insecure, ...own } = options;
  try {
    const snapshot = await newestSnapshot(source, archive.replace(/(?<!\/)\/+$/, ''), { ...own, fromList: false });
    if (snapshot === undefined) throw failure;
    const message = `the page itself is gone (${failure.message}); this is the archived copy of ${snapshot.snapshot?.takenAt}`;
    return { ...snapshot, warnings: [...snapshot.warnings, { code: 'archived-copy', message }] };
  } catch (error) {
    if (error === failure || !(error instanceof TearsheetError) || options.signal?.aborted) throw error;
    const message = `${failure.message}; no archived copy: ${error.message}`;
    const { status } = failure;
    throw new TearsheetError(failure.code, message, { cause: error, ...(status !== undefined && { status }) });
  }
}

async function newestSnapshot(source: string, base: string, options: FetchOptions): Promise<FetchedPage | undefined> {
  const query = new URLSearchParams({
    url: source,
    output: 'json',
    fl: 'timestamp,original',
    limit: '-1',
    fastLatest: 'true',
  });
  query.append('filter', 'statuscode:200');
  const index = await fetchResource(`${base}/cdx/search/cdx?${query}`, options);
  const newest = index.status === 200 ? newestRow(index.bytes) : undefined;
  if (newest === undefined) return undefined;
  const page = await fetchPage(`${base}/web/${newest.timestamp}id_/${newest.original}`, options);
  return page.snapshot ? { ...page, requestedUrl: source } : asSnapshot(page, source);
}

/** Rows of JSON, the first of them the names of the fields; nothing, or an empty list, where there is no copy. */
function newestRow(bytes: Uint8Array): { timestamp: string; original: string } | undefined {
  const text = Buffer.from(bytes).toString('utf8').trim();
  const rows: unknown = text === '' ? [] : parseJson(text);
  const [timestamp, original]: unknown[] = Array.isArray(rows) && rows.length > 1 ? rows.at(-1) : [];
  const isCopy = typeof timestamp === 'string' && /^\d{14}$/.test(timestamp) && typeof original === 'string';
  return isCopy && /^https?:\/\//i.test(original) ? { timestamp, original } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TearsheetError('protocol', 'the web archive answered with what is not JSON', { cause: error });
  }
}
