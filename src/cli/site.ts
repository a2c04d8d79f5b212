/** `tearsheet site <path>... -o DIR`: static pages of captures. */
import { TearsheetError } from '../errors.ts';
import { writeSite } from '../library/site.ts';
import { oneLine } from '../render/escape.ts';
import { openTold, progressLine } from './library-told.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function site(paths: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (cli.output === undefined || cli.output === '-') throw new TearsheetError('usage', 'site needs -o DIR');
  const { library, exitCode } = openTold(paths, cli, terminal);
  const first = await writeSite(library, cli.output, { ...progressLine('writing', cli, terminal), signal: terminal.signal });
  await terminal.print(`${oneLine(first)}\n`);
  return exitCode();
}
