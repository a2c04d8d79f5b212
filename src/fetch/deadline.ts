import { TearsheetError } from '../errors.ts';

/** The time that one URL has in all. Its `signal` also fires when the caller's does. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #end: number;
  readonly #seconds: number;
  readonly #outer: AbortSignal | undefined;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #onOuter = () => this.#controller.abort(interrupted());

  constructor(seconds: number, outer?: AbortSignal) {
    this.#seconds = seconds;
    this.#end = performance.now() + seconds * 1000;
    this.#outer = outer;
    this.signal = this.#controller.signal;
    this.#timer = setTimeout(() => this.#controller.abort(this.expired()), seconds * 1000);
    if (outer?.aborted) this.#onOuter();
    outer?.addEventListener('abort', this.#onOuter, { once: true });
  }

  /** Milliseconds. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
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

  dispose(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#onOuter);
  }
}

function interrupted(): TearsheetError {
  return new TearsheetError('interrupted', 'interrupted');
}
