/** A line on the terminal while `extract` runs: pages so far, articles among them, the pace, and the outputs that are done. */
import type { AnyLine } from '../pipeline/stream.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { statusLine } from './terminal-text.ts';

/** Milliseconds between two drawings of the line. */
const INTERVAL = 200;

export class ExtractProgress {
  readonly #terminal: Terminal;
  /** Seconds of the process's own clock: to ask for `performance` loads a module of Node. */
  readonly #started = process.uptime();
  readonly #inputs: number;
  readonly #timer: NodeJS.Timeout | undefined;
  #pages = 0;
  #articles = 0;
  #done = 0;
  #isDrawn = false;

  /**
   * The line is not drawn where records go to the same terminal: they are progress enough. `inputs` is the number of inputs with
   * an output each, else 0.
   */
  constructor(terminal: Terminal, { quiet, progress, dir, output }: CliOptions, inputs: number) {
    [this.#terminal, this.#inputs] = [terminal, dir === undefined ? 0 : inputs];
    const isAside = dir !== undefined || (output !== undefined && output !== '-') || !terminal.outputIsTerminal;
    if (terminal.isTerminal && isAside && !quiet && progress !== false)
      this.#timer = setInterval(() => this.#draw(), INTERVAL);
  }

  add({ error }: AnyLine): void {
    this.#pages += 1;
    if (error === undefined) this.#articles += 1;
  }

  /** Counts an output that is whole. */
  finish(): void {
    this.#done += 1;
  }

  /** Takes the line away, so that other lines can be written. */
  hide(): void {
    if (this.#isDrawn) this.#terminal.note('\r\x1b[K');
    this.#isDrawn = false;
  }

  close(): void {
    clearInterval(this.#timer);
    this.hide();
  }

  #draw(): void {
    const seconds = process.uptime() - this.#started;
    const files = this.#inputs > 1 ? `, ${this.#done} of ${this.#inputs} files` : '';
    const line = `${this.#pages} pages, ${this.#articles} articles, ${(this.#pages / seconds).toFixed(1)}/s${files}`;
    this.#terminal.note(statusLine(line, this.#terminal.columns));
    this.#isDrawn = true;
  }
}
