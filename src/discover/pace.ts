/** Pauses between two requests to one host. */
export class Pace {
  readonly #seconds: number;
  readonly #signal: AbortSignal | undefined;
  readonly #next = new Map<string, number>();

  constructor(seconds: number, signal?: AbortSignal) {
    this.#seconds = seconds;
    this.#signal = signal;
  }

  /** Settles when the host may be asked again; `asked` is what it wants itself, in seconds. */
  async turn(url: URL, asked = 0): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, this.#next.get(url.host) ?? 0);
    this.#next.set(url.host, start + Math.max(this.#seconds, Math.min(asked, LONGEST)) * 1000);
    if (start <= now) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, start - now);
      const signal = this.#signal;
      function done() {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      }
      // The request that follows finds the interruption itself.
      signal?.addEventListener('abort', done, { once: true });
    });
  }
}

/** A site that asks for more than a minute would stop the search for hours. */
const LONGEST = 60;
