/** `tearsheet <source> <source>...` and `-i FILE`: many sources, their progress and a summary. */
import { resolve } from 'node:path';
import { commitCapture, sweepFolder, templateDepth } from '../capture/capture.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { type BatchOptions, runBatch, type Work } from '../pipeline/batch.ts';
import { Converter } from '../pipeline/converter.ts';
import { isSourceInShard } from '../pipeline/host-shard.ts';
import { type ArchivedNow, archiveNow } from '../pipeline/pipeline.ts';
import { type KnownCapture, SavedPages } from '../pipeline/saved-pages.ts';
import { type FetchOptions, Pace, politely, robotRules } from '../sources/sources.ts';
import { FailedList } from './failed-list.ts';
import { describe } from './failure.ts';
import { ListedRows } from './listed-rows.ts';
import type { CliOptions } from './options.ts';
import { Progress } from './progress.ts';
import { type FetchTalk, fetchTalk, reportFailure, reportSaved, reportSkipped } from './report.ts';
import { toArchiveOptions, toFetchOptions } from './run-options.ts';
import { type Listed, listSources, requireList } from './source-list.ts';
import type { Terminal } from './terminal.ts';

/** Seconds between two requests to one host. */
const DELAY = 1;

export async function saveMany(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  await requireList(cli);
  terminal.advise(
    cli.archive === undefined ? 'with --archive FILE the command goes on' : 'the same command goes on where it stopped',
  );
  // A page that comes alone loads at the pace of a browser, unless a delay is asked for.
  const isAlone = sources.length === 1 && cli.inputFile === undefined;
  const delaySeconds = cli.delay ?? (isAlone ? 0 : DELAY);
  const told = new Told(cli, terminal, cli.failed === undefined ? undefined : await FailedList.open(cli.failed));
  const typed = new Set(sources);
  const rows = new ListedRows();
  const { onSkip, ...listeners } = told.progress.listeners;
  const options = {
    ...(await batchOptions(typed, cli, terminal)),
    delaySeconds,
    ...listeners,
    onSkip: (source: string) => {
      rows.skip(source);
      onSkip?.(source);
    },
  };
  const converter = new Converter({ isMany: !isAlone });
  try {
    const list = sourcesToDo(listSources(sources, cli, terminal), cli, told, rows);
    const work = saver(typed, rows, cli, terminal, new Pace(delaySeconds), converter);
    for await (const result of runBatch(list, work, options)) {
      if ('error' in result && isInterruption(result.error, terminal)) continue;
      if ('value' in result) await told.saved(result.source, result.value);
      else await told.failed(result.source, result.error);
    }
  } finally {
    await told.close();
    await converter.close();
    // Standard input that is not read to its end would keep the program waiting for more of it.
    if (cli.inputFile === '-') terminal.stdin.destroy();
  }
  return terminal.signal.aborted ? EXIT_CODE.interrupted : told.exitCode;
}

/** The sources to fetch. A line that is no source is told at once, and with `--if-exists skip` a page that is saved already. */
async function* sourcesToDo(
  list: AsyncIterable<Listed>,
  cli: CliOptions,
  told: Told,
  rows: ListedRows,
): AsyncGenerator<string> {
  const saved = cli.ifExists === 'skip' ? new SavedPages(cli) : undefined;
  for await (const { source, error, ...facts } of list) {
    if (!isSourceInShard(source, cli.shard)) continue;
    const present = await saved?.find(source);
    if (error) await told.failed(source, error);
    else if (present) await told.skipped(source, present);
    else {
      rows.add(source, facts);
      yield source;
    }
  }
}

/** Tells the ends of the sources on both streams, counts them, and lists the failed ones. */
class Told {
  readonly progress: Progress;
  readonly #cli: CliOptions;
  readonly #terminal: Terminal;
  readonly #failed: FailedList | undefined;
  readonly #codes = new Set<number>();

  constructor(cli: CliOptions, terminal: Terminal, failed: FailedList | undefined) {
    this.#cli = cli;
    this.#terminal = terminal;
    this.#failed = failed;
    this.progress = new Progress(terminal, cli);
  }

  get exitCode(): number {
    const failures = [...this.#codes].filter((code) => code !== 0);
    return failures.length > 1 ? EXIT_CODE['different-failures'] : (failures[0] ?? 0);
  }

  async saved(source: string, archived: ArchivedNow): Promise<void> {
    this.progress.hide();
    this.#codes.add(await reportSaved(source, archived, this.#cli, this.#terminal));
    this.progress.finish(source, archived.incomplete ? 'incomplete' : 'saved');
  }

  async skipped(source: string, page: KnownCapture): Promise<void> {
    this.progress.hide();
    await reportSkipped(source, page, this.#cli, this.#terminal);
    this.progress.finish(source, 'skipped');
  }

  async failed(source: string, error: unknown): Promise<void> {
    this.progress.hide();
    this.#codes.add(await reportFailure(source, error, this.#cli, this.#terminal));
    this.progress.finish(source, { failed: describe(error).code });
    await this.#failed?.add(source);
  }

  async close(): Promise<void> {
    this.progress.close();
    const { failed, inputFile } = this.#cli;
    const isOwnList = failed !== undefined && inputFile !== undefined && resolve(failed) === resolve(inputFile);
    await this.#failed?.close({ dropped: isOwnList && this.#terminal.signal.aborted });
  }
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

/** Gives the function that saves one source. Only a source that a person typed may lead to a private address. */
function saver(
  typed: Set<string>,
  rows: ListedRows,
  cli: CliOptions,
  terminal: Terminal,
  pace: Pace,
  converter: Converter,
): Work<ArchivedNow> {
  const talk: Partial<FetchTalk> = cli.verbose ? fetchTalk(cli, terminal) : {};
  const common = { ...toFetchOptions(cli, terminal.signal), ...(talk.onEvent && { onEvent: talk.onEvent }) };
  return async (source, signal) => {
    const fetch = politely({ ...common, signal, fromList: !typed.has(source) }, pace);
    const listed = rows.take(source);
    const options = { ...toArchiveOptions(cli, fetch), converter, keepLock: true, ...(listed && { listed }) };
    const archived = await archiveNow(source, options);
    const { plan } = archived;
    return { value: archived, ...(plan && { commit: () => commitCapture(plan) }) };
  };
}

/** Whether the person stopped the run while a source was in work: that is no failure of the source. */
function isInterruption(error: unknown, terminal: Terminal): boolean {
  return terminal.signal.aborted && error instanceof TearsheetError && error.code === 'interrupted';
}
