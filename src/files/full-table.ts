/** A table of open files that is full: of this process (`ulimit -n`) or of the machine. It passes, as files are closed. */
import { TearsheetError } from '../errors.ts';

/** Milliseconds before each further attempt: longer than idle connections and threads take to end. */
const WAITS = [250, 500, 1_000, 2_000, 4_000];

/** Whether the error, or what caused it, is a full table. */
export function isTableFull(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 10; cause = cause.cause, depth += 1) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EMFILE' || code === 'ENFILE' || /\bE[MN]FILE\b|too many open files/.test(cause.message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isTableFull)) return true;
  }
  return false;
}

export function tableFull(error: unknown): TearsheetError {
  return new TearsheetError('unwritable', 'too many open files; ulimit -n sets the limit', { cause: error });
}

/** Work that a full table stopped is begun again when it is its turn, and then alone. */
export class FileTable {
  #wasFull = false;
  #turn: Promise<unknown> = Promise.resolve();

  /** Whether the table was full: from the first time on, less should be done at once. */
  get wasFull(): boolean {
    return this.#wasFull;
  }

  /** Throws `unwritable` where the table stays full. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isTableFull(error)) throw error;
      this.#wasFull = true;
      const turn = this.#turn.then(() => again(work, error, signal));
      this.#turn = turn.catch(() => {});
      return turn;
    }
  }
}

async function again<T>(work: () => Promise<T>, first: unknown, signal: AbortSignal): Promise<T> {
  const { setTimeout: delay } = await import('node:timers/promises');
  let failure = first;
  for (const wait of WAITS) {
    await delay(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    try {
      return await work();
    } catch (error) {
      if (!isTableFull(error)) throw error;
      failure = error;
    }
  }
  throw tableFull(failure);
}
