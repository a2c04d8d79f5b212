/** `tearsheet extract [file]...`: pages in, articles out, in the order of the input. */

import { EXIT_CODE, TearsheetError } from '../errors.ts';
import {
  type BulkFormat,
  countLine,
  extractInBulk,
  extractLines,
  newTally,
  OUTPUT_FORMS,
  type Tally,
} from '../pipeline/bulk.ts';
import type { AnyLine, ExtractStreamOptions, UnreadInput } from '../pipeline/stream.ts';
import { oneLine } from '../render/escape.ts';
import { ExtractProgress } from './extract-progress.ts';
import { commonExitCode, failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import { requireServers } from './refuse-early.ts';
import type { Terminal } from './terminal.ts';

export async function extractCommand(files: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  refuseContradictions(cli);
  requireServers(cli);
  if (cli.write) return writeAgain(files, cli, terminal);
  const inputs = files.length ? files : ['-'];
  const told = new Told(cli, terminal, new ExtractProgress(terminal, cli, inputs.length));
  const options: ExtractStreamOptions = {
    ...(cli.base !== undefined && { base: cli.base }),
    ...(cli.jobs !== undefined && { jobs: cli.jobs }),
    html: cli.html === true,
    force: cli.force === true,
    ...(cli.engine && { engine: cli.engine }),
    stdin: terminal.stdin,
    signal: terminal.signal,
    onUnread: (input) => told.unread(input),
    ...(cli.verbose && {
      onOthers: (file: string, answers: number) =>
        terminal.note(`tearsheet: ${oneLine(file)}: ${answers} answers are no HTML pages\n`),
    }),
  };
  try {
    if (cli.dir !== undefined || (cli.output !== undefined && cli.output !== '-'))
      await toFiles(inputs, options, cli, terminal, told);
    else await toStdout(inputs, options, cli, terminal, told);
  } finally {
    told.progress.close();
    // Standard input that is not read to its end would keep the program waiting for more of it.
    if (inputs.includes('-')) terminal.stdin.destroy();
  }
  return told.end();
}

function refuseContradictions({ dir, output, to, ifExists, write, shard }: CliOptions): void {
  const toFile = dir !== undefined || (output !== undefined && output !== '-');
  if (dir !== undefined && output !== undefined)
    throw new TearsheetError('usage', '-o names one output and -d a folder of outputs; give one of them');
  if (to === 'parquet' && !toFile) throw new TearsheetError('usage', '--to parquet needs -o FILE or -d DIR');
  if (ifExists === 'new') throw new TearsheetError('usage', 'extract knows --if-exists replace (the default) and skip');
  if (ifExists !== undefined && !toFile) throw new TearsheetError('usage', '--if-exists needs -o FILE or -d DIR');
  if (write && (toFile || to !== undefined || shard !== undefined))
    throw new TearsheetError('usage', '--write puts each text beside its capture; leave -o, -d, --to and --shard out');
}

async function toFiles(
  inputs: string[],
  options: ExtractStreamOptions,
  cli: CliOptions,
  terminal: Terminal,
  told: Told,
): Promise<void> {
  const { dir, output, shard, ifExists } = cli;
  const bulk = {
    ...options,
    format: formatOf(cli),
    ...(dir === undefined ? { output: output as string } : { dir }),
    ...(shard && { shard }),
    ifExists: ifExists === 'skip' ? ('skip' as const) : ('replace' as const),
    onLine: (line: AnyLine) => told.line(line),
  };
  terminal.advise(`${ifExists === 'skip' ? 'the same command' : 'with --if-exists skip it'} does the rest`);
  for await (const result of extractInBulk(inputs, bulk)) {
    if ('error' in result) told.lost(result.path, result.error);
    else {
      if (!result.isSkipped) told.add(result.tally);
      told.finish();
      await terminal.print(`${oneLine(result.path)}\n`);
    }
  }
}

async function toStdout(
  inputs: string[],
  options: ExtractStreamOptions,
  cli: CliOptions,
  terminal: Terminal,
  told: Told,
): Promise<void> {
  const format = formatOf(cli);
  const lines = extractLines(inputs, { ...options, format, ...(cli.shard && { shard: cli.shard }) });
  const writer = await OUTPUT_FORMS[format].open((data) => terminal.print(data), undefined);
  const tally = newTally();
  for await (const line of lines) {
    await writer.add(line);
    countLine(line, tally);
    told.line(line);
  }
  await writer.end();
  told.add(tally);
}

/** The format that `--to` names; the table of commands lets `extract` take no others. */
function formatOf({ to = 'jsonl' }: CliOptions): BulkFormat {
  return to as BulkFormat;
}

/** Writes failures, progress and the summary to standard error, and makes the exit code of them. */
class Told {
  readonly #cli: CliOptions;
  readonly #terminal: Terminal;
  readonly #total = newTally();
  readonly #codes = new Set<number>();
  #isUnread = false;
  #lost: number | undefined;
  readonly progress: ExtractProgress;

  constructor(cli: CliOptions, terminal: Terminal, progress: ExtractProgress) {
    [this.#cli, this.#terminal, this.progress] = [cli, terminal, progress];
  }

  /** Counts a page whose line is written; a failure is also told on standard error. */
  line(page: AnyLine): void {
    this.progress.add(page);
    if (page.error === undefined) return;
    const { line, code } = failureLine(page.where, page.error, this.#cli.verbose);
    if (!this.#cli.quiet) this.#note(line);
    this.#codes.add(code);
  }

  /** Takes the progress line off the terminal before the path of a finished output is printed. */
  finish(): void {
    this.progress.finish();
    this.progress.hide();
  }

  #note(line: string): void {
    this.progress.hide();
    this.#terminal.note(`${line}\n`);
  }

  /** Tells of an input that was not read, or not to its end. */
  unread({ where, unread }: UnreadInput): void {
    this.#note(failureLine(where, unread, this.#cli.verbose).line);
    this.#isUnread = true;
  }

  /** Tells of an output that could not be written, unless the cause is an input of which `unread` has told. */
  lost(path: string, error: unknown): void {
    if (this.#isUnread && error instanceof TearsheetError && error.code !== 'unwritable') return;
    const { line, code } = failureLine(path, error, this.#cli.verbose);
    this.#note(line);
    this.#lost = code;
  }

  add({ pages, articles, failures }: Tally): void {
    this.#total.pages += pages;
    this.#total.articles += articles;
    for (const [code, number] of Object.entries(failures))
      this.#total.failures[code] = (this.#total.failures[code] ?? 0) + number;
  }

  /** Sums the failures up on one line. A page that fails has its line, and the run fails for it only with `--strict`. */
  end(): number {
    const { pages, articles, failures } = this.#total;
    const byCode = Object.entries(failures).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (byCode.length > 0 && pages > 1 && !this.#cli.quiet) {
      const list = byCode.map(([code, number]) => `${number} ${code}`).join(', ');
      this.#terminal.note(`tearsheet: ${pages} pages, ${articles} articles; no article: ${list}\n`);
    }
    if (this.#lost !== undefined) return this.#lost;
    if (this.#isUnread) return EXIT_CODE.unreadable;
    return this.#cli.strict ? commonExitCode([...this.#codes]) : 0;
  }
}

async function writeAgain(files: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (files.length === 0) throw new TearsheetError('usage', '--write needs folders of captures, or their capture.warc.gz');
  const { rewritable, rewriteCaptures } = await import('../pipeline/rewrite.ts');
  const codes = new Set<number>();
  const { force = false, jobs } = cli;
  for await (const done of rewriteCaptures(rewritable(files), {
    force,
    signal: terminal.signal,
    ...(jobs !== undefined && { jobs }),
  })) {
    if ('error' in done) {
      const { line, code } = failureLine(done.where, done.error, cli.verbose);
      if (!cli.quiet) terminal.note(`${line}\n`);
      codes.add(code);
    } else if ('path' in done) await terminal.print(writtenLine(done));
    else if (!cli.quiet && isWarc(done.where)) {
      terminal.note(`tearsheet: ${oneLine(done.where)}: nothing to write, ${oneLine(done.unchanged)} says the same\n`);
    }
  }
  return commonExitCode([...codes]);
}

/** The path of the new text; the line of a capture found in a folder also says by what the article differs. */
function writtenLine({ where, path, differs }: { where: string; path: string; differs: string[] }): string {
  const columns = isWarc(where) ? [path] : [path, differs.join(', ')];
  return `${columns.map(oneLine).join('\t')}\n`;
}

/** Whether the person named the WARC file itself, and no folder in which it was found. */
function isWarc(where: string): boolean {
  return /\.warc(?:\.gz)?$/i.test(where);
}
