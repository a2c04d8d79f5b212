/** Pauses between two requests to one host, whoever makes them. */
export class Pace {
  readonly #seconds: number;
  /** The time at which each host may be asked again; monotonic milliseconds. */
  readonly #next = new Map<string, number>();

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  /** Settles when the host may be asked again, or once the signal fires; `asked` is what the host wants itself, in seconds. */
  async turn(url: URL, signal?: AbortSignal, asked = 0): Promise<void> {
    const pause = Math.max(this.#seconds, Math.min(asked, LONGEST)) * 1000;
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
const LONGEST = 60;
const HOSTS_KEPT = 1000;
