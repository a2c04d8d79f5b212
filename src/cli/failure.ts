/** Tells failures: one line, no control characters, no passwords; the stack only when asked for. */
import { type ErrorCode, EXIT_CODE, fileFailure, TearsheetError } from '../errors.ts';
import { isTableFull, tableFull } from '../files/full-table.ts';
import { oneLine, severalLines } from '../render/escape.ts';
import { withoutPassword } from '../sources/url.ts';
import type { FailureRecord } from '../types.ts';

/** `tearsheet: WHERE: WHAT (code)`, and the exit code. `where` is the source as typed. */
export function failureLine(where: string | undefined, error: unknown, verbose = false): { line: string; code: number } {
  const { code, message } = describe(error);
  const shown = where === undefined ? '' : oneLine(withoutPassword(where)).slice(0, LONGEST_PLACE);
  const place = shown === '' || message.includes(shown) ? '' : `${shown}: `;
  const stack = verbose && error instanceof Error ? `\n${stackOf(error)}` : '';
  return { line: `tearsheet: ${place}${message} (${code})${stack}`, code: EXIT_CODE[code] };
}

/** Most characters of a source that are shown: a list may hold anything. */
const LONGEST_PLACE = 300;

/** A failure as a record, as `--json` and `extract` print it. */
export function failureRecord(
  error: unknown,
  source: { id?: string | number | undefined; url?: string | undefined },
): FailureRecord {
  const { id, url } = source;
  const { code, message } = describe(error);
  return {
    ...(id !== undefined && { id }),
    ...(url !== undefined && { url: withoutPassword(url) }),
    error: { code, message },
  };
}

/** The exit code of several sources: that of the failures where they agree. */
export function commonExitCode(codes: readonly number[]): number {
  const failures = [...new Set(codes.filter((code) => code !== 0))];
  if (failures.length > 1) return EXIT_CODE['different-failures'];
  return failures[0] ?? 0;
}

export function describe(failure: unknown): { code: ErrorCode; message: string } {
  const error = isTableFull(failure) && !isWritten(failure) ? tableFull(failure) : (fileFailure(failure) ?? failure);
  if (error instanceof TearsheetError) return { code: error.code, message: oneLine(error.message) };
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'internal', message: oneLine(`internal error, please report it with the output of -v: ${what}`) };
}

/** An error that names the file which could not be written says it all already. */
function isWritten(error: unknown): boolean {
  return error instanceof TearsheetError && error.code === 'unwritable';
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return severalLines(error.stack ?? String(error)) + cause;
}
