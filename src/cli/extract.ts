/** `tearsheet extract [file]...`: pages in, article JSONL out, in the order of the input. */

import { TearsheetError } from '../errors.ts';
import { type ExtractLine, extractStream } from '../pipeline/stream.ts';
import { commonExitCode, failureLine, oneLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function extractCommand(files: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (cli.write) return writeAgain(files, cli, terminal);
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

async function writeAgain(files: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (files.length === 0) throw new TearsheetError('usage', "--write needs the capture.warc.gz of a capture's folder");
  const { rewriteCaptures } = await import('../pipeline/rewrite.ts');
  const codes = new Set<number>();
  const { force = false, jobs } = cli;
  for await (const done of rewriteCaptures(files, { force, signal: terminal.signal, ...(jobs !== undefined && { jobs }) })) {
    if ('error' in done) codes.add(report(done, cli, terminal));
    else if ('path' in done) await terminal.print(`${oneLine(done.path)}\n`);
    else if (!cli.quiet) {
      terminal.note(`tearsheet: ${oneLine(done.where)}: nothing to write, ${oneLine(done.unchanged)} says the same\n`);
    }
  }
  return commonExitCode([...codes]);
}

function report(line: Pick<ExtractLine, 'where' | 'error'>, cli: CliOptions, terminal: Terminal): number {
  const { line: text, code } = failureLine(line.where, line.error, cli.verbose);
  if (!cli.quiet) terminal.note(`${text}\n`);
  return code;
}
