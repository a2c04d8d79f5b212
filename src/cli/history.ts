/** `tearsheet history <url|path>`: the captures of a page, the oldest first. */
import { listHistory } from '../capture/history.ts';
import { pageKey } from '../engine/addresses.ts';
import { oneLine } from '../render/escape.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function history(subjects: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  for (const capture of await listHistory(subjects[0] as string, { dir: cli.dir, keyOf: pageKey })) {
    const { path, retrieved = '?', title = '', archived } = capture;
    const copy = archived === undefined ? [] : [`archived copy of ${oneLine(archived)}`];
    const line = cli.json
      ? JSON.stringify(capture)
      : [oneLine(retrieved), oneLine(path), oneLine(title), ...copy].join('\t');
    await terminal.print(`${line}\n`);
  }
  return 0;
}
