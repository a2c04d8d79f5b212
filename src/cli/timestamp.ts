/** `tearsheet timestamp <path>...`: asks for the time stamps that captures do not have. */

import { findCaptures } from '../capture/capture.ts';
import { timestampCapture } from '../pipeline/timestamp.ts';
import { oneLine } from '../render/escape.ts';
import { commonExitCode, failureLine, failureRecord } from './failure.ts';
import type { CliOptions } from './options.ts';
import { requireServers } from './refuse-early.ts';
import { toFetchOptions } from './run-options.ts';
import type { Terminal } from './terminal.ts';

export async function timestamp(paths: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  requireServers(cli);
  const fetch = toFetchOptions(cli, terminal.signal);
  const codes: number[] = [];
  for (const path of paths) {
    for await (const folder of findCaptures(path)) {
      terminal.signal.throwIfAborted();
      try {
        const { time, authority } = await timestampCapture(folder, cli.authority, {
          fetch,
          onRecorded: (asked) =>
            terminal.note(`tearsheet: ${oneLine(folder)} names the authority: asking ${oneLine(asked)}\n`),
        });
        const line = cli.json
          ? JSON.stringify({ path: folder, time, authority })
          : `${time} ${oneLine(folder)} (${oneLine(authority)})`;
        await terminal.print(`${line}\n`);
      } catch (error) {
        const { line, code } = failureLine(folder, error, cli.verbose);
        terminal.note(`${line}\n`);
        if (cli.json) await terminal.print(`${JSON.stringify({ path: folder, ...failureRecord(error, {}) })}\n`);
        codes.push(code);
      }
    }
  }
  return commonExitCode(codes);
}
