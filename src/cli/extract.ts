/** `tearsheet extract [file]...`: pages in, article JSONL out, in the order of the input. */
import { type ExtractLine, extractStream } from '../archive/extract-stream.ts';
import { commonExitCode, failureLine, oneLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function extractCommand(files: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const codes = new Set<number>();
  const options = {
    ...(cli.base !== undefined && { base: cli.base }),
    ...(cli.jobs !== undefined && { jobs: cli.jobs }),
    html: cli.html === true,
    force: cli.force === true,
    stdin: terminal.stdin,
    signal: terminal.signal,
    ...(cli.verbose && {
      onOthers: (file: string, count: number) =>
        terminal.note(`tearsheet: ${oneLine(file)}: ${count} answers are no HTML pages\n`),
    }),
  };
  const inputs = files.length ? files : ['-'];
  try {
    for await (const line of extractStream(inputs, options)) {
      await terminal.print(`${JSON.stringify(line.record)}\n`);
      if (line.error !== undefined) codes.add(report(line, cli, terminal));
    }
  } finally {
    // Pages on standard input that are not read to their end would keep the program waiting for more.
    if (inputs.includes('-')) terminal.stdin.destroy();
  }
  return commonExitCode([...codes]);
}

function report(line: ExtractLine, cli: CliOptions, terminal: Terminal): number {
  const { line: text, code } = failureLine(line.where, line.error, cli.verbose);
  if (!cli.quiet) terminal.note(`${text}\n`);
  return code;
}
