import type { ErrorCode } from '../errors.ts';
import type { BatchOptions } from '../pipeline/batch.ts';
import { oneLine } from '../render/escape.ts';
import { withoutPassword } from '../sources/url.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { statusLine } from './terminal-text.ts';

/** Milliseconds between two drawings of the line. */
const INTERVAL = 200;
/** Hosts that are named in the line. */
const HOSTS_SHOWN = 3;

/** A line on the terminal while a batch runs, and a summary when it has ended. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #live: boolean;
  readonly #summary: boolean;
  readonly #started = performance.now();
  readonly #inFlight = new Map<string, string>();
  readonly #failures = new Map<ErrorCode, number>();
  readonly #timer: NodeJS.Timeout | undefined;
  #saved = 0;
  /** Number of incomplete articles among the saved ones. */
  #incomplete = 0;
  #skipped = 0;
  #waiting = 0;
  #readAll = false;
  #drawn = false;

  constructor(terminal: Terminal, { quiet, progress, inputFile }: CliOptions) {
    this.#terminal = terminal;
    this.#live = terminal.isTerminal && !quiet && progress !== false;
    this.#summary = !quiet && (terminal.isTerminal || inputFile !== undefined);
    if (!this.#live) return;
    this.#timer = setInterval(() => this.#draw(), INTERVAL);
    terminal.signal.addEventListener('abort', () => this.#draw(), { once: true });
  }

  readonly listeners: Pick<BatchOptions, 'onStart' | 'onSkip' | 'onWaiting'> = {
    onStart: (source) => this.#inFlight.set(source, hostOf(source)),
    onSkip: () => {
      this.#skipped++;
    },
    onWaiting: (waiting, readAll) => {
      this.#waiting = waiting;
      this.#readAll = readAll;
    },
  };

  /** Counts a source that has ended. */
  finish(source: string, end: 'saved' | 'incomplete' | 'skipped' | { failed: ErrorCode }): void {
    this.#inFlight.delete(source);
    if (end === 'skipped') this.#skipped++;
    else if (typeof end === 'object') this.#failures.set(end.failed, (this.#failures.get(end.failed) ?? 0) + 1);
    else this.#saved++;
    if (end === 'incomplete') this.#incomplete++;
  }

  /** Takes the line away, so that other lines can be written. */
  hide(): void {
    if (this.#drawn) this.#terminal.note('\r\x1b[K');
    this.#drawn = false;
  }

  /** Ends the line and writes the summary. */
  close(): void {
    clearInterval(this.#timer);
    this.hide();
    if (!this.#summary) return;
    const seconds = (performance.now() - this.#started) / 1000;
    const partly = this.#incomplete > 0 ? ` (${this.#incomplete} incomplete)` : '';
    const counts = [`${this.#saved} saved${partly}`, `${this.#failed} failed`, `${this.#skipped} skipped`].join(', ');
    this.#terminal.note(`tearsheet: ${counts} in ${duration(seconds)}\n`);
    const byCount = [...this.#failures].sort(([, a], [, b]) => b - a);
    for (const [code, count] of byCount) this.#terminal.note(`  ${code.padEnd(20)} ${count}\n`);
  }

  get #failed(): number {
    return [...this.#failures.values()].reduce((sum, count) => sum + count, 0);
  }

  #draw(): void {
    const line = this.#terminal.signal.aborted ? this.#ending() : this.#running();
    this.#terminal.note(statusLine(line, this.#terminal.columns));
    this.#drawn = true;
  }

  #running(): string {
    const done = this.#saved + this.#failed;
    const seconds = (performance.now() - this.#started) / 1000;
    const left = this.#waiting + this.#inFlight.size;
    const time = this.#readAll && done > 0 ? `, ${duration((left * seconds) / done)} left` : '';
    const hosts = [...new Set(this.#inFlight.values())];
    const more = hosts.length > HOSTS_SHOWN ? ` and ${hosts.length - HOSTS_SHOWN} more` : '';
    const where = hosts.length > 0 ? `: ${hosts.slice(0, HOSTS_SHOWN).join(' ')}${more}` : '';
    const rate = `${(done / seconds).toFixed(1)}/s`;
    return `${this.#saved} saved, ${this.#failed} failed, ${left}${this.#readAll ? '' : '+'} to go, ${rate}${time}${where}`;
  }

  /** After an interruption what is in work may end for some seconds. */
  #ending(): string {
    return `interrupted: ${this.#inFlight.size} in work may end yet; again, and all ends now`;
  }
}

function hostOf(source: string): string {
  return oneLine(URL.canParse(source) ? new URL(source).host : withoutPassword(source)).slice(0, 60);
}

/** `42 s`, `3 min 5 s`, `2 h 11 min`. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
