/** `tearsheet <source> <source>...` and `-i FILE`: many sources, their progress and a summary. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { commitCapture, sweepFolder, templateDepth } from '../capture/capture.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { type BatchOptions, readWorkList, runBatch, type Work } from '../pipeline/batch.ts';
import { Converter } from '../pipeline/converter.ts';
import { type Archived, archiveUrl } from '../pipeline/pipeline.ts';
import { type FetchOptions, Pace, politely, robotRules } from '../sources/sources.ts';
import { describe } from './failure.ts';
import { toArchiveOptions, toFetchOptions } from './library-options.ts';
import type { CliOptions } from './options.ts';
import { Progress } from './progress.ts';
import { reportFailure, reportSaved } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Seconds between two requests to one host. */
const DELAY = 1;

export async function saveMany(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  await requireList(cli);
  const typed = new Set(sources);
  // A page that comes alone loads at the pace of a browser, unless a delay is asked for.
  const isAlone = sources.length === 1 && cli.inputFile === undefined;
  const delaySeconds = cli.delay ?? (isAlone ? 0 : DELAY);
  const progress = new Progress(terminal, cli);
  const codes = new Set<number>();
  const options = { ...(await batchOptions(typed, cli, terminal)), delaySeconds, ...progress.listeners };
  const converter = new Converter();
  try {
    const list = allSources(sources, cli, terminal);
    const work = saver(typed, cli, new Pace(delaySeconds), converter);
    for await (const result of runBatch(list, work, options)) {
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

/** Before anything is begun. */
async function requireList({ inputFile = '-' }: CliOptions): Promise<void> {
  if (inputFile === '-') return;
  const found = await stat(inputFile).catch((error: unknown) => {
    throw unreadable(inputFile, error);
  });
  if (found.isDirectory()) throw new TearsheetError('usage', `cannot read the list ${inputFile}: it is a folder`);
}

async function batchOptions(typed: Set<string>, cli: CliOptions, terminal: Terminal): Promise<BatchOptions> {
  const { jobs, perHost, archive, dir = '.', name, dryRun = false } = cli;
  const unreported = dryRun ? [] : (await sweepFolder(dir, templateDepth(name))).map(({ url }) => url);
  const fetch = toFetchOptions(cli, terminal.signal);
  return {
    signal: terminal.signal,
    unreported,
    ...(jobs !== undefined && { jobs }),
    ...(perHost !== undefined && { perHost }),
    ...(archive !== undefined && { archive, readOnly: dryRun }),
    ...(fetch.robots && {
      crawlDelay: (source: string) => crawlDelay(source, { ...fetch, fromList: !typed.has(source) }),
    }),
  };
}

async function crawlDelay(source: string, fetch: FetchOptions): Promise<number | undefined> {
  return /^https?:/i.test(source) && URL.canParse(source) ? (await robotRules(source, fetch)).crawlDelay : undefined;
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
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): TearsheetError {
  const reason = error instanceof Error && 'code' in error ? error.code : error;
  return new TearsheetError('usage', `cannot read the list ${path} (${reason})`, { cause: error });
}

/** Only what a person typed may lead to a private address. */
function saver(typed: Set<string>, cli: CliOptions, pace: Pace, converter: Converter): Work<Archived> {
  const common = toFetchOptions(cli, new AbortController().signal);
  return async (source, signal) => {
    const fetch = politely({ ...common, signal, fromList: !typed.has(source) }, pace);
    const archived = await archiveUrl(source, { ...toArchiveOptions(cli, fetch), converter, keepLock: true });
    const { plan } = archived;
    return { value: archived, ...(plan && { commit: () => commitCapture(plan) }) };
  };
}

/** What was stopped by the interruption is not a failure of its source. */
function isInterruption(error: unknown, terminal: Terminal): boolean {
  return terminal.signal.aborted && error instanceof TearsheetError && error.code === 'interrupted';
}
