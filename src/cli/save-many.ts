/** `tearsheet <source> <source>...` and `-i FILE`: many sources, their progress and a summary. */
import { createReadStream } from 'node:fs';
import { type Archived, archiveUrl } from '../archive/archive.ts';
import { type BatchOptions, readWorkList, runBatch, type Work } from '../archive/batch.ts';
import { Converter } from '../archive/converter.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { Pace, politely, robotRules } from '../fetch/fetch.ts';
import { settleCapture, sweepFolder, templateDepth } from '../store/store.ts';
import { describe } from './failure.ts';
import { type CliOptions, toArchiveOptions, toFetchOptions } from './options.ts';
import { Progress } from './progress.ts';
import { reportFailure, reportSaved } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Seconds between two requests to one host. */
const DELAY = 1;

export async function saveMany(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const progress = new Progress(terminal, cli);
  const codes = new Set<number>();
  const pace = new Pace(cli.delay ?? DELAY);
  const options = { ...(await batchOptions(cli, terminal)), ...progress.listeners };
  const converter = new Converter();
  try {
    const list = allSources(sources, cli, terminal);
    for await (const result of runBatch(list, saver(sources, cli, pace, converter), options)) {
      if ('error' in result && isInterruption(result.error, terminal)) continue;
      progress.hide();
      const code =
        'value' in result
          ? await reportSaved(result.source, result.value, cli, terminal)
          : await reportFailure(result.source, result.error, cli, terminal);
      codes.add(code);
      progress.finish(result.source, 'error' in result ? describe(result.error).code : undefined);
    }
  } finally {
    progress.close();
    await converter.close();
    // A list on standard input that was not read to its end would keep the program waiting for more.
    if (cli.inputFile === '-') terminal.stdin.destroy();
  }
  if (terminal.signal.aborted) return EXIT_CODE.interrupted;
  codes.delete(0);
  return codes.size > 1 ? EXIT_CODE['different-failures'] : ([...codes][0] ?? 0);
}

async function batchOptions(cli: CliOptions, terminal: Terminal): Promise<BatchOptions> {
  const { jobs, perHost, delay = DELAY, archive, dir = '.', name, dryRun = false } = cli;
  const unreported = dryRun ? [] : (await sweepFolder(dir, templateDepth(name))).map(({ url }) => url);
  const fetch = toFetchOptions(cli, terminal.signal);
  return {
    signal: terminal.signal,
    unreported,
    delaySeconds: delay,
    ...(jobs !== undefined && { jobs }),
    ...(perHost !== undefined && { perHost }),
    ...(archive !== undefined && { archive, readOnly: dryRun }),
    ...(fetch.robots && { crawlDelay: async (source: string) => (await robotRules(source, fetch)).crawlDelay }),
  };
}

async function* allSources(sources: string[], { inputFile }: CliOptions, terminal: Terminal): AsyncGenerator<string> {
  yield* sources;
  if (inputFile === '-') yield* readWorkList(terminal.stdin);
  else if (inputFile !== undefined) yield* readWorkList(openList(inputFile));
}

async function* openList(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new TearsheetError('usage', `cannot read the list ${path} (${reason})`, { cause: error });
  }
}

/** Only what a person typed may lead to a private address. */
function saver(typed: string[], cli: CliOptions, pace: Pace, converter: Converter): Work<Archived> {
  const trusted = new Set(typed);
  return async (source, signal) => {
    const fetch = { ...politely(toFetchOptions(cli, signal), pace), fromList: !trusted.has(source) };
    const archived = await archiveUrl(source, { ...toArchiveOptions(cli, fetch), converter, hold: true });
    const { plan } = archived;
    return { value: archived, ...(plan && { settle: () => settleCapture(plan) }) };
  };
}

/** What was stopped by the interruption is not a failure of its source. */
function isInterruption(error: unknown, terminal: Terminal): boolean {
  return terminal.signal.aborted && error instanceof TearsheetError && error.code === 'interrupted';
}
