/** `tearsheet list [dir]`: the captures of a folder, the newest first. */
import { type Hit, searchLibrary } from '../library/search.ts';
import { columns, filterOf, openTold, progressLine } from './library-told.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function list([dir = '.']: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const { library, exitCode } = openTold([dir], cli, terminal);
  const options = { ...filterOf(cli), ...progressLine('indexing', cli, terminal), signal: terminal.signal };
  let left = cli.limit ?? Number.POSITIVE_INFINITY;
  for await (const hit of searchLibrary(library, dir, options)) {
    if (left-- <= 0) break;
    terminal.signal.throwIfAborted();
    if (cli.json) {
      const capture = await library.read(hit.found);
      if (capture) await terminal.print(`${JSON.stringify({ ...capture.record, path: capture.path })}\n`);
    } else await terminal.print(line(hit, terminal));
  }
  return exitCode();
}

/** Date, site, title, path. */
function line({ day, site, title, path }: Hit, terminal: Terminal): string {
  const title_ = Math.max(20, Math.min(60, (terminal.columns ?? 80) - 30));
  return columns([day || 'undated', site, title, path], [10, 18, title_], terminal);
}
