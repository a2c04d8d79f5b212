import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { CliOptions } from './options.ts';

/** The parts of the process that a command may use. */
export interface Terminal {
  stdin: Readable;
  /** Whether progress has someone to look at it. */
  isTerminal: boolean;
  /** Whether a person reads the data. */
  outputIsTerminal: boolean;
  /** Width of that terminal, in characters. */
  columns?: number;
  colors: boolean;
  /** Aborted by a signal or a closed output. */
  signal: AbortSignal;
  /** Data to standard output; settles when the stream takes more. */
  print(data: string | Uint8Array): Promise<void>;
  /** Words to standard error. */
  note(text: string): void;
  /** Sets what an interruption tells the person to do; without it that the same command begins again. */
  advise(words: string): void;
}

/** A command: what it was given, and the exit code. `program` is for the command that prints help. */
export type Run = (sources: string[], options: CliOptions, terminal: Terminal, program: Command) => Promise<number>;
