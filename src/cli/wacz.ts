/** `tearsheet wacz <path>... -o FILE`: captures as one file for replay in a browser. */

import { writeWacz } from '../capture/wacz.ts';
import { TearsheetError } from '../errors.ts';
import { oneLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function wacz(paths: string[], { output }: CliOptions, terminal: Terminal): Promise<number> {
  if (output === undefined) throw new TearsheetError('usage', 'where to write is missing; give -o FILE.wacz');
  await writeWacz(output, paths);
  await terminal.print(`${oneLine(output)}\n`);
  return 0;
}
