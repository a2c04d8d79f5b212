/** `tearsheet watch -i FILE -d DIR`: captures again what is due, and tells what was edited. */
import { createReadStream } from 'node:fs';
import { EXIT_CODE, fileProblem, TearsheetError } from '../errors.ts';
import { runBatch, type Work } from '../pipeline/batch.ts';
import { readRows } from '../pipeline/list-rows.ts';
import { openWatchState, type Watched, type WatchState, watchPage } from '../pipeline/watch.ts';
import { oneLine } from '../render/escape.ts';
import type { FetchOptions } from '../sources/sources.ts';
import { withoutPassword } from '../sources/url.ts';
import { shownChanges } from './diff.ts';
import { commonExitCode } from './failure.ts';
import type { CliOptions } from './options.ts';
import { refuseEarly } from './refuse-early.ts';
import { reportFailure } from './report.ts';
import { refuseBrowserEarly, toArchiveOptions, toFetchOptions, withBrowsers } from './run-options.ts';
import { requireList } from './source-list.ts';
import type { Terminal } from './terminal.ts';

export async function watch(_: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  await refuseBrowserEarly([], cli);
  return withBrowsers(cli, terminal, () => watchList(cli, terminal));
}

async function watchList(cli: CliOptions, terminal: Terminal): Promise<number> {
  const { inputFile, dir = '.', jobs, perHost, delay } = cli;
  if (inputFile === undefined) throw new TearsheetError('usage', 'watch needs a list of pages: -i FILE');
  await requireList(cli);
  await refuseEarly([], cli);
  const fetch = { ...toFetchOptions(cli, terminal.signal), fromList: true };
  const state = await openWatchState(dir);
  const options = {
    signal: terminal.signal,
    ...(jobs !== undefined && { jobs }),
    ...(perHost !== undefined && { perHost }),
    ...(delay !== undefined && { delaySeconds: delay }),
  };
  const codes: number[] = [];
  let edited = false;
  for await (const result of runBatch(sourcesIn(inputFile, terminal), looker(state, cli, fetch), options)) {
    if ('error' in result) {
      if (!terminal.signal.aborted) codes.push(await reportFailure(result.source, result.error, cli, terminal));
    } else {
      edited ||= result.value.kind === 'edited';
      await tell(result.source, result.value, cli, terminal);
    }
  }
  if (terminal.signal.aborted) return EXIT_CODE.interrupted;
  return edited ? 1 : commonExitCode(codes);
}

async function* sourcesIn(path: string, terminal: Terminal): AsyncGenerator<string> {
  for await (const { source } of readRows(listOf(path, terminal))) yield source;
}

async function* listOf(path: string, { stdin }: Terminal): AsyncGenerator<Uint8Array> {
  try {
    yield* (path === '-' ? stdin : createReadStream(path)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new TearsheetError('usage', `cannot read the list ${path}: ${fileProblem(error)}`, { cause: error });
  }
}

function looker(state: WatchState, cli: CliOptions, fetch: FetchOptions): Work<Watched> {
  return async (source, signal) => {
    const options = { ...toArchiveOptions(cli, { ...fetch, signal }), dir: cli.dir ?? '.', minChange: cli.minChange ?? 1 };
    return { value: await watchPage(source, state, options) };
  };
}

async function tell(source: string, watched: Watched, cli: CliOptions, terminal: Terminal): Promise<void> {
  const page = oneLine(withoutPassword(source));
  if (watched.kind !== 'edited') {
    if (cli.verbose) terminal.note(`tearsheet: ${page}: ${watched.kind}\n`);
    return;
  }
  const { before, path, words, differences } = watched;
  if (cli.json) return terminal.print(`${JSON.stringify({ url: page, before, after: path, words, differences })}\n`);
  const colors = terminal.colors && cli.color !== false;
  const parts = differences.map(({ field, changes }) => `${field}: ${shownChanges(changes, colors)}\n`);
  await terminal.print(`${page}\n--- ${oneLine(before)}\n+++ ${oneLine(path)}\n${parts.join('')}\n`);
}
