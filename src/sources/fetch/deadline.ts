import { TearsheetError } from '../../errors.ts';

/** Milliseconds, 24 days: a longer timer of Node's fires at once. */
const LONGEST = 2 ** 31 - 1;

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
    const milliseconds = Math.min(seconds * 1000, LONGEST);
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
