import type { TearsheetError } from '../../errors.ts';

/*
 * undici's own retry handler is not used: it resumes a broken body with a Range request, and a capture must hold one answer
 * as it came, not two that were joined.
 */

const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const RETRYABLE_CODE = new Set(['reset', 'truncated-body', 'timeout']);

const FIRST_WAIT = 500;
/** Spread, so that many clients that failed together do not come back together. */
const JITTER = 0.25;

export function isRetryableStatus(status: number): boolean {
  return RETRYABLE_STATUS.has(status);
}

/** Reset, refused, empty reply, truncated body, timeout; never DNS, TLS, loops, sizes. */
export function isRetryableFailure(error: TearsheetError): boolean {
  return RETRYABLE_CODE.has(error.code) || (error.code === 'connect' && error.message.startsWith('connection refused'));
}

/** Milliseconds before the next attempt: 0.5 s, doubling, with jitter. */
export function backoff(attempt: number): number {
  return FIRST_WAIT * 2 ** attempt * (1 - JITTER + 2 * JITTER * Math.random());
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds or as a date; undefined when absent or unreadable. */
export function retryAfter(value: string | undefined, now = Date.now()): { milliseconds: number; text: string } | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
  const until = seconds === undefined ? httpDate(value) : now + seconds * 1000;
  if (until === undefined) return undefined;
  return { milliseconds: Math.max(0, until - now), text: new Date(until).toISOString().replace('.000', '') };
}

/**
 * An IMF-fixdate or one of its two obsolete forms: all are GMT, and `Date.parse` reads them so once that is said. It reads
 * much else, such as `1.5`, so what has no month and no time is left out.
 */
function httpDate(value: string): number | undefined {
  const month = value.search(/[a-z]{3}/i);
  if (month < 0 || !/\d\d:\d\d:\d\d/.test(value.slice(month))) return undefined;
  const time = Date.parse(/gmt|utc|[+-]\d{4}\s*$/i.test(value) ? value : `${value} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
