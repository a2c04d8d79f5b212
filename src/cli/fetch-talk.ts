/**
 * Tells what happens while one source is fetched: a status line on a terminal, or with `-v` a line for each request and answer.
 */

import { oneLine } from '../render/escape/terminal.ts';
import type { FetchEvent } from '../sources/options.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { statusLine } from './terminal-text.ts';

/** Milliseconds without an end, after which the line appears, and between two drawings. */
const FIRST = 500;
const INTERVAL = 200;

export interface FetchTalk {
  onEvent?: (event: FetchEvent) => void;
  /** Takes the line away for good. */
  end(): void;
}

export function fetchTalk(cli: CliOptions, terminal: Terminal): FetchTalk {
  if (cli.quiet) return { end: () => {} };
  if (cli.verbose) return { onEvent: (event) => tellVerbosely(event, terminal), end: () => {} };
  if (!terminal.isTerminal || cli.progress === false) return { end: () => {} };
  return new StatusLine(terminal);
}

/** Prints each event but one: a start without any picture is news to the status line alone. */
function tellVerbosely(event: FetchEvent, terminal: Terminal): void {
  if (event.kind !== 'pictures' || event.done > 0) terminal.note(`${oneLine(verbose(event))}\n`);
}

/** Marks as curl's: `>` is sent, `<` received, `*` is the program's own word. */
function verbose(event: FetchEvent): string {
  if (event.kind === 'request') return `> ${event.method} ${event.url}`;
  if (event.kind === 'wait') return `* waiting ${seconds(event.milliseconds)} (${event.why}), ${event.left} retries left`;
  if (event.kind === 'pictures') return `* pictures ${event.done}/${event.total}`;
  const target = event.location === undefined ? '' : `, to ${event.location}`;
  const reason = event.statusText ? ` ${event.statusText}` : '';
  return `< ${event.status}${reason}${target}, ${size(event.bytes)}, ${seconds(event.milliseconds)}`;
}

class StatusLine implements FetchTalk {
  readonly #terminal: Terminal;
  readonly #first: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #text = 'starting';
  #since = performance.now();
  #until: number | undefined;
  #pictures = '';
  #drawn = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#first = setTimeout(() => {
      this.#draw();
      this.#timer = setInterval(() => this.#draw(), INTERVAL);
    }, FIRST);
    terminal.signal.addEventListener('abort', () => this.end(), { once: true });
  }

  readonly onEvent = (event: FetchEvent): void => {
    if (event.kind === 'pictures') this.#pictures = `pictures ${event.done}/${event.total}`;
    else {
      this.#since = performance.now();
      this.#until = event.kind === 'wait' ? this.#since + event.milliseconds : undefined;
      this.#text = status(event);
    }
  };

  end(): void {
    clearTimeout(this.#first);
    clearInterval(this.#timer);
    if (this.#drawn) this.#terminal.note('\r\x1b[K');
    this.#drawn = false;
  }

  #draw(): void {
    const now = performance.now();
    const time = this.#until === undefined ? seconds(now - this.#since) : `in ${seconds(Math.max(0, this.#until - now))}`;
    const line = this.#pictures === '' ? `${this.#text} ${time}` : `${this.#pictures}, ${this.#text} ${time}`;
    this.#terminal.note(statusLine(oneLine(line), this.#terminal.columns));
    this.#drawn = true;
  }
}

function status(event: Exclude<FetchEvent, { kind: 'pictures' }>): string {
  const host = URL.canParse(event.url) ? new URL(event.url).host : event.url;
  if (event.kind === 'request') return `${host}: waiting for an answer`;
  if (event.kind === 'wait') return `${host}: ${event.why}, again`;
  return `${host}: HTTP ${event.status}, ${size(event.bytes)}, reading`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function size(bytes: number): string {
  return bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`;
}
