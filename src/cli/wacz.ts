/** `tearsheet wacz <path>... -o FILE`: captures as one file for replay in a browser. */

import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackOptions, writeWacz } from '../capture/wacz.ts';
import { TearsheetError } from '../errors.ts';
import { oneLine } from '../render/escape.ts';
import { failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function wacz(paths: string[], { output, verbose }: CliOptions, terminal: Terminal): Promise<number> {
  if (output === undefined) throw new TearsheetError('usage', 'where to write is missing; give -o FILE.wacz');
  let problems = 0;
  const onProblem = (problem: TearsheetError) => {
    problems += 1;
    terminal.note(`${failureLine(undefined, problem, verbose).line}\n`);
  };
  if (output === '-') await toStandardOutput(paths, terminal, onProblem);
  else {
    await writeWacz(output, paths, { onProblem });
    await terminal.print(`${oneLine(output)}\n`);
  }
  return problems > 0 ? 1 : 0;
}

/** A package goes to a file first, as its index is known only when all is packed. */
async function toStandardOutput(
  paths: string[],
  terminal: Terminal,
  onProblem: NonNullable<PackOptions['onProblem']>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-wacz-'));
  try {
    const file = join(folder, 'packed.wacz');
    await writeWacz(file, paths, { onProblem });
    for await (const chunk of createReadStream(file)) {
      if (terminal.signal.aborted) break;
      await terminal.print(chunk as Uint8Array);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
