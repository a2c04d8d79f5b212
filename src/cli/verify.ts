/** `tearsheet verify <path>...`: one line a capture that is as it was made, one a thing that is not. */

import { type Verification, verifyPaths } from '../capture/verify.ts';
import { EXIT_CODE } from '../errors.ts';
import { oneLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function verify(paths: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  let captures = 0;
  let failed = 0;
  for await (const result of verifyPaths(paths, cli.jobs === undefined ? {} : { jobs: cli.jobs })) {
    terminal.signal.throwIfAborted();
    captures++;
    if (result.problems.length > 0) failed++;
    await terminal.print(cli.json ? `${JSON.stringify(result)}\n` : report(result, cli.quiet === true));
  }
  if (failed === 0) return 0;
  const what =
    captures === 1 ? 'the capture is not as it was made' : `${failed} of ${captures} captures are not as they were made`;
  terminal.note(`tearsheet: ${what} (not-verified)\n`);
  return EXIT_CODE['not-verified'];
}

function report({ path, problems }: Verification, quiet: boolean): string {
  if (problems.length === 0) return quiet ? '' : `${oneLine(path)}: OK\n`;
  return problems.map(({ file, message }) => `${oneLine(file)}: FAILED, ${oneLine(message)}\n`).join('');
}
