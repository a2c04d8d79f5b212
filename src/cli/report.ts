/**
 * The words told of one source on both streams: its end with the exit code, the notes on an article that succeeded, and
 * what happens while it is fetched.
 */
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import type { ArchivedNow, ReadArticle } from '../pipeline/pipeline.ts';
import type { KnownCapture } from '../pipeline/saved-pages.ts';
import { oneLine } from '../render/escape.ts';
import type { FetchEvent } from '../sources/options.ts';
import { withoutPassword } from '../sources/url.ts';
import type { ArticleRecord } from '../types.ts';
import { failureLine, failureRecord } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { cutTo, statusLine, textWidth, wrapped } from './terminal-text.ts';

/** Prints one source's path or record; gives the exit code that it asks for. */
export async function reportSaved(
  source: string,
  archived: ArchivedNow,
  cli: CliOptions,
  terminal: Terminal,
): Promise<number> {
  await terminal.print(
    cli.json ? `${JSON.stringify({ ...archived.record, path: archived.path })}\n` : `${oneLine(archived.path)}\n`,
  );
  if (!cli.quiet) noteArticle(source, archived, cli, terminal);
  return exitCodeOf(source, archived, cli, terminal);
}

/** Prints the path or record of a capture that was there, so that nobody was asked. */
export async function reportSkipped(
  source: string,
  { path, record }: KnownCapture,
  cli: CliOptions,
  terminal: Terminal,
): Promise<number> {
  await terminal.print(cli.json ? `${JSON.stringify({ ...record, path })}\n` : `${oneLine(path)}\n`);
  if (cli.verbose) terminal.note(`tearsheet: ${oneLine(withoutPassword(source))}: saved already, skipped\n`);
  return 0;
}

/** Tells a failure in one line, with its record under `--json`; gives its exit code. */
export async function reportFailure(source: string, error: unknown, cli: CliOptions, terminal: Terminal): Promise<number> {
  const told = withBrowserHint(source, error, cli);
  const { line, code } = failureLine(source, told, cli.verbose);
  terminal.note(`${line}\n`);
  if (cli.json) await terminal.print(`${JSON.stringify(failureRecord(told, { url: source }))}\n`);
  return code;
}

/** Failures that a page may not have in a browser: what scripts put in is not there without one, and walls are answered there. */
const MENDED_BY_BROWSER = new Set<string>(['not-article', 'empty-page', 'index-page', 'bot-wall', 'consent-wall']);

function withBrowserHint(source: string, error: unknown, { browser }: CliOptions): unknown {
  const isMended = error instanceof TearsheetError && MENDED_BY_BROWSER.has(error.code);
  if (!isMended || browser !== undefined || !/^https?:/i.test(source)) return error;
  const { code, message, status } = error;
  const hint = `${message}; --browser loads the page as a reader does`;
  return new TearsheetError(code, hint, { cause: error, ...(status !== undefined && { status }) });
}

/** An article that is saved but not whole still fails, unless that was asked for. */
function exitCodeOf(source: string, { record, incomplete }: ArchivedNow, cli: CliOptions, terminal: Terminal): number {
  const first = record.warnings[0];
  const where = `tearsheet: ${oneLine(withoutPassword(source))}`;
  if (cli.strict && first) {
    terminal.note(
      `${where}: saved, but there are warnings and --strict is on: ${oneLine(first.message)} (strict-warning)\n`,
    );
    return EXIT_CODE['strict-warning'];
  }
  const unstamped = record.warnings.some(({ code }) => code === 'timestamp-failed');
  if (unstamped) terminal.note(`${where}: saved, but without the time stamp that was asked for (timestamp-failed)\n`);
  if (!incomplete || cli.allowPartial) return unstamped ? EXIT_CODE['timestamp-failed'] : 0;
  terminal.note(`${where}: saved, but the text is not all there (truncated-article)\n`);
  return EXIT_CODE['truncated-article'];
}

// Tells on standard error about an article that succeeded: its warnings, and with `-v` where all came from.

export function noteArticle(
  source: string,
  { article, record }: Pick<ReadArticle, 'article' | 'record'>,
  cli: CliOptions,
  terminal: Terminal,
): void {
  noteWarnings(oneLine(withoutPassword(source)), record, terminal);
  if (!cli.verbose) return;
  const tell = (line: string) => terminal.note(`* ${oneLine(line)}\n`);
  tell(`body from ${article.candidate.name}: ${article.candidate.reason}`);
  for (const [field, from] of Object.entries(record.provenance)) tell(`${field} from ${from}`);
  const rules = new Map<string, number>();
  for (const { step, rule } of article.removals) {
    // The model's probability differs from block to block.
    const name = `${step} (${rule.replace(/ [\d.]+$/, '')})`;
    rules.set(name, (rules.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...rules].sort(([, a], [, b]) => b - a)) tell(`removed by ${name}: ${count}`);
}

/**
 * Tells the warnings: in pipes one line each, for scripts; on a terminal the page once, then its warnings at the width of the
 * terminal.
 */
function noteWarnings(source: string, { warnings }: ArticleRecord, terminal: Terminal): void {
  if (!terminal.isTerminal) {
    for (const { code, message } of warnings)
      terminal.note(`tearsheet: ${source}: warning: ${oneLine(message)} (${code})\n`);
    return;
  }
  if (warnings.length === 0) return;
  const columns = terminal.columns ?? 80;
  const texts = warnings.map(({ code, message }) => wrapped(`${oneLine(message)} (${code})`, columns, '  ').join('\n'));
  const lines = [cutTo(`tearsheet: ${source}: ${count(warnings.length, 'warning')}`, columns), ...texts];
  terminal.note(`${lines.join('\n')}\n`);
}

/** Tells one line on a terminal after one source: title, words, pictures, warnings. */
export function noteSummary(record: ArticleRecord, { images: wanted = 'save' }: CliOptions, terminal: Terminal): void {
  if (!terminal.isTerminal) return;
  const { title, wordCount, warnings } = record;
  const images = record.images.filter(({ file }) => wanted !== 'save' || file !== undefined);
  const parts = [count(wordCount ?? 0, 'word'), count(images.length, 'picture')];
  if (warnings.length > 0) parts.push(count(warnings.length, 'warning'));
  const facts = parts.join(', ');
  const room = (terminal.columns ?? 80) - textWidth(facts) - 3;
  terminal.note(`${cutTo(oneLine(title ?? 'without a title'), room)}: ${facts}\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

// Tells what happens while one source is fetched: a status line on a terminal, or with `-v` a line for each request and
// answer.

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
