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

export interface TimestampOptions {
  fetch: FetchOptions;
  /** Called before an authority is asked that nobody typed: the capture names it, and anyone may have written that. */
  onRecorded?: (authority: string) => void;
}

/**
 * Stamps a capture, given its folder, unless it has a stamp. `url` is the authority's, by default the one that the capture names;
 * that one is asked only where its address is public. Throws what a fetch throws, and `not-verified` for an answer that proves
 * nothing; then nothing is written.
 */
export async function timestampCapture(
  folder: string,
  url: string | undefined,
  { fetch, onRecorded }: TimestampOptions,
): Promise<Timestamp> {
  const present = await storedTimestamp(folder);
  if (present !== undefined) return present;
  const recorded = url === undefined ? await recordedAuthority(folder) : undefined;
  const authority = url ?? recorded;
  if (authority === undefined) throw new TearsheetError('usage', 'no authority is known; give --authority URL');
  const sums = await sumsToStamp(folder);
  const { request, nonce } = await timestampRequest(sums);
  if (recorded !== undefined) onRecorded?.(recorded);
  // A recorded address is trusted no more than one in a list: nobody vouches for it.
  const trust = recorded === undefined ? {} : { fromList: true, allowPrivate: false };
  const answer = await ask(authority, request, { ...fetch, ...trust });
  const stamp = await readTimestamp(answer, sums, nonce);
  await storeTimestamp(folder, answer);
  return stamp;
}

/** The authority that the capture names, without credentials. */
async function recordedAuthority(folder: string): Promise<string | undefined> {
  const authority = (await readRecordFile(folder))?.capture?.options?.timestamp;
  if (typeof authority !== 'string' || !URL.canParse(authority)) return undefined;
  const url = new URL(authority);
  url.username = '';
  url.password = '';
  return url.href;
}

/** Asks over HTTP as RFC 3161, 3.4, says. What the user supplied for the page, such as cookies, does not go to the authority. */
async function ask(url: string, request: Uint8Array, fetch: FetchOptions): Promise<Uint8Array> {
  const { userAgent, proxy, authorities, maxSeconds, connectSeconds, headerSeconds, idleSeconds, retries } = fetch;
  const { allowPrivate, fromList, signal } = fetch;
  const limits = { maxSeconds, connectSeconds, headerSeconds, idleSeconds, retries };
  const own = { ...limits, userAgent, proxy, authorities, allowPrivate, fromList, signal };
  const options = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as FetchOptions;
  const headers: [string, string][] = [['Content-Type', 'application/timestamp-query']];
  const sent = { ...options, headers, method: 'POST' as const, body: request, accept: 'application/timestamp-reply' };
  const { status, bytes } = await fetchResource(url, sent);
  if (status !== 200)
    throw new TearsheetError('http-status', `the time stamp authority answered HTTP ${status}: ${url}`, { status });
  return bytes;
}
