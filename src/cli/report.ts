/** Tells the end of one source, on both streams, and the exit code that it asks for. */

import { EXIT_CODE, TearsheetError } from '../errors.ts';
import type { ArchivedNow } from '../pipeline/pipeline.ts';
import type { KnownCapture } from '../pipeline/saved-pages.ts';
import { oneLine } from '../render/escape/terminal.ts';
import { failureLine, failureRecord, withoutPassword } from './failure.ts';
import { noteArticle } from './notes.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

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
