/** `tearsheet wacz <path>... -o FILE`: captures as one file for replay in a browser. */

import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWacz } from '../capture/wacz.ts';
import { TearsheetError } from '../errors.ts';
import { oneLine } from '../render/terminal.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function wacz(paths: string[], { output }: CliOptions, terminal: Terminal): Promise<number> {
  if (output === undefined) throw new TearsheetError('usage', 'where to write is missing; give -o FILE.wacz');
  if (output === '-') return toStandardOutput(paths, terminal);
  await writeWacz(output, paths);
  await terminal.print(`${oneLine(output)}\n`);
  return 0;
}

/** A package goes to a file first, as its index is known only when all is packed. */
async function toStandardOutput(paths: string[], terminal: Terminal): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-wacz-'));
  try {
    const file = join(folder, 'packed.wacz');
    await writeWacz(file, paths);
    for await (const chunk of createReadStream(file)) {
      if (terminal.signal.aborted) break;
      await terminal.print(chunk as Uint8Array);
    }
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
