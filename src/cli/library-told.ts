/** Functions that the commands on a library share: it is opened, filtered and told here. */
import { TearsheetError } from '../errors.ts';
import type { Filter } from '../library/filter.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { oneLine } from '../render/escape.ts';
import { failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { cutTo, textWidth } from './terminal-text.ts';

/** A library whose unfinished and damaged captures are told on standard error; `exitCode` is 1 once there was one. */
export function openTold(
  paths: string[],
  cli: CliOptions,
  terminal: Terminal,
): { library: Library; exitCode: () => number } {
  let problems = 0;
  const library = openLibrary(paths, {
    signal: terminal.signal,
    onProblem: (problem) => {
      problems += 1;
      terminal.note(`${failureLine(undefined, problem, cli.verbose).line}\n`);
    },
  });
  return { library, exitCode: () => (problems > 0 ? 1 : 0) };
}

export function filterOf({ site, author, since, until }: CliOptions): Filter {
  return {
    ...(site !== undefined && { site }),
    ...(author !== undefined && { author }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

/** Long work is told on a terminal from the first hundred captures on. */
export function progressLine(
  doing: string,
  cli: CliOptions,
  terminal: Terminal,
): { onProgress?: (done: number, all: number) => void } {
  if (!terminal.isTerminal || cli.quiet || cli.progress === false) return {};
  let next = 0;
  return {
    onProgress: (done, all) => {
      if (all < FEW) return;
      if (done === all) terminal.note('\r\x1b[K');
      else if (performance.now() >= next) {
        terminal.note(`\r\x1b[K${doing} ${done} of ${all} captures`);
        next = performance.now() + INTERVAL;
      }
    },
  };
}

const FEW = 100;
/** Milliseconds between two drawings of the line. */
const INTERVAL = 200;

/** Columns parted by tabs, or on a terminal by spaces, each as wide as its longest text, the last one cut at the edge. */
export function columns(cells: string[], widths: number[], terminal: Terminal): string {
  const plain = cells.map((cell) => oneLine(cell).replaceAll('\t', ' '));
  if (!terminal.outputIsTerminal) return `${plain.join('\t')}\n`;
  return `${plain.map((cell, index) => padded(cell, widths[index])).join('  ')}\n`;
}

function padded(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  const cut = cutTo(text, width);
  return cut + ' '.repeat(Math.max(0, width - textWidth(cut)));
}

/** A record may have gone between the search and its reading. */
export function gone(path: string): TearsheetError {
  return new TearsheetError('not-verified', `${path} is not there any more`);
}
