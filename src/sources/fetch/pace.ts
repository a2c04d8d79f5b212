/** The time of requests: deadlines, retries after a rest, and one request at a time to a host. */
import { TearsheetError } from '../../errors.ts';

/** Milliseconds, 24 days: a longer timer of Node's fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The time that one URL has in all. Its `signal` also fires when the caller's does. */
export class Deadline {
  readonly signal: AbortSignal;
  #end: number;
  readonly #seconds: number;
  readonly #outer: AbortSignal | undefined;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout;
  #pauses = 0;
  /** Milliseconds that were left when the clock stopped. */
  #kept = 0;
  #disposed = false;
  readonly #onOuter = () => this.#controller.abort(interrupted());

  constructor(seconds: number, outer?: AbortSignal) {
    const milliseconds = Math.min(seconds * 1000, LONGEST_TIMER);
    this.#seconds = seconds;
    this.#end = performance.now() + milliseconds;
    this.#outer = outer;
    this.signal = this.#controller.signal;
    this.#timer = this.#start(milliseconds);
    if (outer?.aborted) this.#onOuter();
    outer?.addEventListener('abort', this.#onOuter, { once: true });
  }

  /** Milliseconds that are left. */
  get left(): number {
    return this.#pauses > 0 ? this.#kept : Math.max(0, this.#end - performance.now());
  }

  expired(): TearsheetError {
    return new TearsheetError('timeout', `not done after ${this.#seconds} s; --max-time allows more`);
  }

  /** Throws the reason once the time is up or the caller has aborted. */
  check(): void {
    if (this.signal.aborted) throw this.signal.reason;
    if (this.left === 0) throw this.expired();
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(this.signal.reason);
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      if (this.signal.aborted) return stop();
      this.signal.addEventListener('abort', stop, { once: true });
    });
  }

  /** Runs what is our own patience and no fault of a server: the clock stands still meanwhile. */
  async paused<T>(run: () => Promise<T>): Promise<T> {
    if (this.#pauses === 0) {
      this.#kept = this.left;
      clearTimeout(this.#timer);
    }
    this.#pauses++;
    try {
      return await run();
    } finally {
      this.#pauses--;
      if (this.#pauses === 0 && !this.#disposed) {
        this.#end = performance.now() + this.#kept;
        this.#timer = this.#start(this.#kept);
      }
    }
  }

  #start(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(this.expired()), milliseconds);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#onOuter);
  }
}

function interrupted(): TearsheetError {
  return new TearsheetError('interrupted', 'interrupted');
}

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
  return RETRYABLE_CODE.has(error.code) || isRefusal(error);
}

export function isRefusal(error: TearsheetError): boolean {
  return error.code === 'connect' && error.message.startsWith('connection refused');
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

/** Pauses between two requests to one host, whoever makes them. */
export class Pace {
  readonly #seconds: number;
  readonly refusals = new Refusals();
  /** The time at which each host may be asked again; monotonic milliseconds. */
  readonly #next = new Map<string, number>();

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /** Settles when the host may be asked again, or once the signal fires; `asked` is what the host wants itself, in seconds. */
  async turn(url: URL, signal?: AbortSignal, asked = 0): Promise<void> {
    const pause = Math.max(this.#seconds, Math.min(asked, LONGEST_PAUSE)) * 1000;
    if (pause === 0) return;
    const now = performance.now();
    if (this.#next.size >= HOSTS_KEPT) this.#forgetBefore(now);
    const start = Math.max(now, this.#next.get(url.host) ?? 0);
    this.#next.set(url.host, start + pause);
    if (start <= now) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, start - now);
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      // The request that follows finds the interruption itself.
      if (signal?.aborted) return done();
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  /** Hosts that may be asked again need no memory, however many a batch meets. */
  #forgetBefore(now: number): void {
    for (const [host, time] of this.#next) if (time <= now) this.#next.delete(host);
  }
}

/** Seconds; a site that asks for more would stop the work for hours. */
const LONGEST_PAUSE = 60;
const HOSTS_KEPT = 1000;

/**
 * Hosts where nothing listens. After eight refusals in a row, the tries of two pages, a host is tried once a page, without the
 * retries and their waits, until it answers: hundreds of its pages in a list would take a quarter of an hour to fail.
 */
export class Refusals {
  readonly #inARow = new Map<string, number>();

  note(host: string, isRefused: boolean): void {
    if (!isRefused) this.#inARow.delete(host);
    else if (this.#inARow.size < HOSTS_KEPT || this.#inARow.has(host))
      this.#inARow.set(host, (this.#inARow.get(host) ?? 0) + 1);
  }

  isGivenUp(host: string): boolean {
    return (this.#inARow.get(host) ?? 0) >= MOST_REFUSALS;
  }
}

const MOST_REFUSALS = 8;

/** A queue that lets one caller in at a time, in the order of asking. */
export class Turn {
  #last: Promise<void> = Promise.resolve();

  /** Settles when it is the caller's turn, with what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let end = () => {};
    this.#last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}
