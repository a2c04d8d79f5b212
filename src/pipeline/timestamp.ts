/** Time stamps for captures: asks an authority (RFC 3161) and keeps its answer beside SHA256SUMS. */

import { readRecordFile } from '../capture/capture.ts';
import {
  readTimestamp,
  storedTimestamp,
  storeTimestamp,
  sumsToStamp,
  type Timestamp,
  timestampRequest,
} from '../capture/timestamp.ts';
import { TearsheetError } from '../errors.ts';
import { type FetchOptions, fetchResource } from '../sources/sources.ts';

/**
 * Stamps a capture, given its folder, unless it has a stamp. `url` is the authority's, by default the one that the capture was
 * made with. Throws what a fetch throws, and `not-verified` for an answer that proves nothing; then nothing is written.
 */
export async function timestampCapture(folder: string, url: string | undefined, fetch: FetchOptions): Promise<Timestamp> {
  const present = await storedTimestamp(folder);
  if (present !== undefined) return present;
  const authority = url ?? (await recordedAuthority(folder));
  if (authority === undefined) throw new TearsheetError('usage', 'no authority is known; give --authority URL');
  const sums = await sumsToStamp(folder);
  const { request, nonce } = await timestampRequest(sums);
  const answer = await ask(authority, request, fetch);
  const stamp = await readTimestamp(answer, sums, nonce);
  await storeTimestamp(folder, answer);
  return stamp;
}

async function recordedAuthority(folder: string): Promise<string | undefined> {
  const authority = (await readRecordFile(folder))?.capture?.options?.timestamp;
  return typeof authority === 'string' ? authority : undefined;
}

/** Over HTTP as RFC 3161, 3.4, says. What the user supplied for the page, such as cookies, does not go to the authority. */
async function ask(url: string, request: Uint8Array, fetch: FetchOptions): Promise<Uint8Array> {
  const { userAgent, proxy, maxSeconds, connectSeconds, headerSeconds, idleSeconds, retries, allowPrivate, signal } = fetch;
  const own = { userAgent, proxy, maxSeconds, connectSeconds, headerSeconds, idleSeconds, retries, allowPrivate, signal };
  const options = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as FetchOptions;
  const headers: [string, string][] = [['Content-Type', 'application/timestamp-query']];
  const sent = { ...options, headers, method: 'POST' as const, body: request, accept: 'application/timestamp-reply' };
  const { status, bytes } = await fetchResource(url, sent);
  if (status !== 200)
    throw new TearsheetError('http-status', `the time stamp authority answered HTTP ${status}: ${url}`, { status });
  return bytes;
}
