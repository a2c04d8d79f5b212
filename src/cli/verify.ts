/** `tearsheet verify <path>...`: one line a capture that is as it was made, one a thing that is not. */
import { statSync } from 'node:fs';
import { type Check, type ReadAgain, type Verification, verifyPaths } from '../capture/verify.ts';
import { EXIT_CODE } from '../errors.ts';
import { oneLine } from '../render/escape.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function verify(paths: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  let captures = 0;
  let failed = 0;
  const reader = lateReader(cli.jobs, holdMany(paths), terminal.signal);
  const how = {
    ...(cli.jobs !== undefined && { jobs: cli.jobs }),
    quick: cli.quick === true,
    deep: cli.deep === true,
    ...(cli.quick !== true && { readAgain: reader.readAgain }),
    signal: terminal.signal,
  };
  try {
    for await (const result of verifyPaths(paths, how)) {
      captures++;
      if (result.problems.length > 0) failed++;
      await terminal.print(cli.json ? `${JSON.stringify(result)}\n` : report(result, cli.quiet === true));
    }
  } finally {
    await reader.close();
  }
  if (failed === 0) return 0;
  const what =
    captures === 1 ? 'the capture is not as it was made' : `${failed} of ${captures} captures are not as they were made`;
  terminal.note(`tearsheet: ${what} (not-verified)\n`);
  return EXIT_CODE['not-verified'];
}

/** Tells whether many captures are to be read: in a directory that is no capture's own there are most often more than two. */
function holdMany(paths: string[]): boolean {
  return paths.length > 2 || paths.some((path) => !/\.files\/?$/.test(path) && isDirectory(path));
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A path that cannot be read is told where its captures are looked for.
    return false;
  }
}

/** The code that reads articles is loaded when the first is to be read: sums alone are told at once. */
function lateReader(
  jobs: number | undefined,
  isMany: boolean,
  signal: AbortSignal,
): { readAgain: ReadAgain; close(): Promise<void> } {
  let reader: Promise<{ readAgain: ReadAgain; close(): Promise<void> }> | undefined;
  const load = async () => {
    const { createRereader } = await import('../pipeline/read-again.ts');
    return createRereader({ isMany, signal, ...(jobs !== undefined && { jobs }) });
  };
  return {
    readAgain: async (...asked) => {
      reader ??= load();
      return (await reader).readAgain(...asked);
    },
    close: async () => {
      await (await reader)?.close();
    },
  };
}

function report(result: Verification, quiet: boolean): string {
  const { path, problems } = result;
  if (problems.length === 0) return quiet ? '' : `${oneLine(path)}: ${verdict(result)}\n`;
  return problems.map(({ file, message }) => `${oneLine(file)}: FAILED, ${oneLine(message)}\n`).join('');
}

const NAMES: Record<Check, string> = {
  sums: 'sums',
  warc: 'WARC',
  pictures: 'pictures',
  text: 'text read again',
  timestamp: 'time stamp',
};

/** Tells the checks that were made, and those that were not: `OK` is said of what was read again alone. */
function verdict({ checked, unchecked, stamped }: Verification): string {
  const done = checked.filter((what) => what !== 'timestamp').map((what) => NAMES[what]);
  const stamp = stamped === undefined ? 'no time stamp' : `time stamp of ${oneLine(stamped)}`;
  const unread = unchecked.find(({ what }) => what === 'text');
  if (unread === undefined) return `OK (${done.join(', ')}; ${stamp})`;
  if (!checked.includes('sums')) return `digests OK (${oneLine(unread.why)})`;
  const others = done.length > 1 ? `; checked: ${done.join(', ')}` : '';
  return `sums OK, text not read again: ${oneLine(unread.why)}${others}; ${stamp}`;
}
