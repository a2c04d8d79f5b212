/**
 * The program: streams, signals and exit codes. The only file that touches the process; commands are in `cli/`, each of them
 * imports what it needs when it runs, so that `--help` and `--version` answer at once.
 */

import { CommanderError } from 'commander';
import { failureLine } from './cli/failure.ts';
import { buildProgram, withBrowserEnds, withConfiguration } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';
import { unwritable } from './errors.ts';

/** Milliseconds between a signal and the end, come what may; the promise is 10 s. */
const INTERRUPT_GRACE = 8_000;

const interrupt = new AbortController();
let signalExit: number | undefined;
/** The exit code once standard output takes no more. */
let outputExit: number | undefined;
/** Advice for an interruption; a command that can go on where it stopped gives its own. */
let advice = 'the same command begins again';

// The exit code until it is known better: a program that ends before its work is done has failed.
process.exitCode = 1;
void main(process.argv).then((code) => {
  process.exitCode = code;
});

async function main(argv: string[]): Promise<number> {
  listenForSignals();
  listenForFailingOutput();
  let exitCode = 0;
  try {
    const typed = withBrowserEnds(withConfiguration(argv.slice(2)));
    const program = buildProgram(typed, terminal(), (code) => {
      exitCode = code;
    });
    await program.parseAsync(typed, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
    else if (outputExit === undefined && signalExit === undefined) {
      const { line, code } = failureLine(undefined, error, argv.includes('-v') || argv.includes('--verbose'));
      process.stderr.write(`${line}\n`);
      exitCode = code;
    }
  }
  if (signalExit !== undefined && outputExit === undefined) process.stderr.write(interrupted());
  return outputExit ?? signalExit ?? exitCode;
}

/** The words for an interruption, told everywhere, in pipes too: nothing is half written, and what is to do. */
function interrupted(): string {
  return `tearsheet: interrupted; ${advice} (interrupted)\n`;
}

/** The first signal lets what is being written finish; the second ends at once. */
function listenForSignals(): void {
  const signals: [NodeJS.Signals, number][] = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ];
  for (const [signal, code] of signals) {
    process.on(signal, () => {
      if (signalExit !== undefined) endBy(signal, code);
      signalExit = code;
      interrupt.abort(new Error(`interrupted by ${signal}`));
      // Work that does not heed the interruption may not hold the program up.
      setTimeout(() => endBy(signal, code), INTERRUPT_GRACE).unref();
    });
  }
}

/**
 * Ends at once. An exit would wait for threads that wait for a file or for the name of a dead host; then the signal itself
 * ends the program, which is the same to a shell.
 */
function endBy(signal: NodeJS.Signals, code: number): void {
  process.stderr.write(interrupted());
  const isHeldUp = process.getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfoReq)/.test(name));
  if (!isHeldUp) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** Nothing more can be done when the output cannot be written. */
function listenForFailingOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    outputExit ??= outputFailure(error);
    process.exitCode = outputExit;
    interrupt.abort(new Error('the output takes no more'));
    setTimeout(() => process.exit(outputExit), INTERRUPT_GRACE).unref();
  });
  // Words that nobody reads are no reason to stop the work.
  process.stderr.on('error', () => {});
}

/** `tearsheet ... | head -1`: nobody reads on, and there is nothing to say. A disk that is full is another matter. */
function outputFailure(error: NodeJS.ErrnoException): number {
  if (error.code === 'EPIPE') return 0;
  const failure = failureLine(undefined, unwritable('to standard output', error));
  process.stderr.write(`${failure.line}\n`);
  return failure.code;
}

function terminal(): Terminal {
  return {
    // Opened when it is read: that takes longer than most of the start.
    get stdin() {
      return process.stdin;
    },
    isTerminal: process.stderr.isTTY === true,
    outputIsTerminal: process.stdout.isTTY === true,
    ...(process.stderr.columns && { columns: process.stderr.columns }),
    colors: process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    signal: interrupt.signal,
    print,
    note: (text) => {
      process.stderr.write(text);
    },
    advise: (words) => {
      advice = words;
    },
  };
}

/** Resolves when there is room for more, or nobody reads any more. */
function print(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(data)) return resolve();
    const events = ['drain', 'close', 'error'];
    const go = () => {
      for (const event of events) process.stdout.off(event, go);
      resolve();
    };
    for (const event of events) process.stdout.on(event, go);
  });
}
