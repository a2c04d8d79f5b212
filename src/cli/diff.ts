/** `tearsheet diff <a> <b>`: what changed between two captures. 0 alike, 1 different, 2 trouble, as diff(1) does. */
import { type Change, compareRecords } from '../capture/compare.ts';
import { captureRecord } from '../capture/history.ts';
import { oneLine, severalLines } from '../render/escape.ts';
import { failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function diff([a = '', b = '']: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  try {
    const differences = await compareRecords(await captureRecord(a), await captureRecord(b));
    const colors = terminal.colors && cli.color !== false;
    if (cli.json) await terminal.print(`${JSON.stringify({ a, b, differences })}\n`);
    else if (differences.length > 0) {
      await terminal.print(`--- ${oneLine(a)}\n+++ ${oneLine(b)}\n`);
      for (const { field, changes } of differences) await terminal.print(`\n${field}:\n${shownChanges(changes, colors)}\n`);
    }
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    terminal.note(`${failureLine(undefined, error, cli.verbose).line}\n`);
    return 2;
  }
}

/** Changes in the marks of wdiff, or in red and green. */
export function shownChanges(changes: Change[], colors: boolean): string {
  const marks = colors
    ? { same: ['', ''], removed: ['\u001b[31m', '\u001b[39m'], added: ['\u001b[32m', '\u001b[39m'] }
    : { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] };
  return changes
    .map(({ kind, text }) => {
      const [open = '', close = ''] = marks[kind];
      // White space at the ends parts this run from the next.
      const inner = text.trim();
      return inner === '' ? text : text.replace(inner, () => `${open}${severalLines(inner)}${close}`);
    })
    .join('');
}
