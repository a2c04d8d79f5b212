/** `tearsheet <source>...`: saves articles and prints their paths. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SharedWarc } from '../capture/capture.ts';
import { TearsheetError } from '../errors.ts';
import type { KnownCapture } from '../pipeline/saved-pages.ts';
import type { FetchOptions } from '../sources/sources.ts';
import { VERSION } from '../version.ts';
import type { CliOptions } from './options.ts';
import { refuseEarly } from './refuse-early.ts';
import { fetchTalk, noteSummary, reportFailure, reportSaved, reportSkipped } from './report.ts';
import { refuseBrowserEarly, toArchiveOptions, toFetchOptions, withBrowsers } from './run-options.ts';
import type { Terminal } from './terminal.ts';

export async function save(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (sources.length === 0 && cli.inputFile === undefined) {
    throw new TearsheetError('usage', 'no source; give a URL, an HTML file, or - with --base (tearsheet --help tells more)');
  }
  await refuseUnknownCommand(sources);
  await refuseEarly(sources, cli);
  await refuseBrowserEarly(sources, cli);
  if (cli.output === '-') {
    const { show } = await import('./show.ts');
    return show(sources, cli, terminal);
  }
  const sharedWarc = await openSharedWarc(cli);
  try {
    return await withBrowsers(cli, terminal, () => saveAll(sources, sharedWarc ? { ...cli, sharedWarc } : cli, terminal));
  } finally {
    await sharedWarc?.close();
  }
}

/** A single word that names no file, and is nearly a command, was meant to be that. */
async function refuseUnknownCommand([first = '']: string[]): Promise<void> {
  if (!/^[a-z][a-z-]*$/i.test(first) || existsSync(first)) return;
  const { unknownCommand } = await import('./help-command.ts');
  const { message, hasGuess } = unknownCommand(first);
  if (hasGuess) throw new TearsheetError('usage', message);
}

async function saveAll(given: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const sources = await withPages(given, cli);
  if (sources.length > given.length) await refuseEarly(sources, cli);
  if (sources.length > 1 || cli.inputFile !== undefined || cli.archive !== undefined || cli.shard) {
    const { saveMany } = await import('./save-many.ts');
    return saveMany(sources, cli, terminal);
  }
  return saveOne(sources[0] as string, cli, terminal);
}

/** An archive of several pages is as many sources. What cannot be read is told when its turn comes. */
async function withPages(sources: string[], { base }: CliOptions): Promise<string[]> {
  const all: string[] = [];
  for (const source of sources) {
    if (!source.startsWith('file:') && !existsSync(source)) all.push(source);
    else {
      const { eachSource } = await import('../sources/sources.ts');
      all.push(
        ...(await eachSource(source, base).catch((error: unknown) => {
          if (error instanceof TearsheetError) return [source];
          throw error;
        })),
      );
    }
  }
  return all;
}

async function openSharedWarc({ warcFile }: CliOptions): Promise<SharedWarc | undefined> {
  if (warcFile === undefined) return undefined;
  const { SharedWarc } = await import('../capture/capture.ts');
  return new SharedWarc(warcFile, `tearsheet/${VERSION}`);
}

async function saveOne(source: string, cli: CliOptions, terminal: Terminal): Promise<number> {
  const talk = fetchTalk(cli, terminal);
  const fetch = {
    ...(await paced(toFetchOptions(cli, terminal.signal), cli)),
    ...(talk.onEvent && { onEvent: talk.onEvent }),
    ...(source === '-' && { stdin: terminal.stdin }),
  };
  try {
    const saved = cli.ifExists === 'skip' ? await savedAlready(source, cli) : undefined;
    if (saved) return await reportSkipped(source, saved, cli, terminal);
    const { archiveNow } = await import('../pipeline/pipeline.ts');
    if (!cli.dryRun) await sweep(cli);
    const archived = await archiveNow(source, toArchiveOptions(cli, fetch));
    talk.end();
    const code = await reportSaved(source, archived, cli, terminal);
    if (!cli.quiet && !cli.dryRun) noteSummary(archived.record, cli, terminal);
    return code;
  } catch (error) {
    talk.end();
    if (terminal.signal.aborted) throw error;
    return reportFailure(source, error, cli, terminal);
  }
}

/** The finished capture of a page, for which nobody is asked then. */
async function savedAlready(source: string, cli: CliOptions): Promise<KnownCapture | undefined> {
  const { SavedPages } = await import('../pipeline/saved-pages.ts');
  return new SavedPages(cli).find(source);
}

/** A single page loads at the pace of a browser, unless a delay is asked for. */
async function paced(fetch: FetchOptions, { delay }: CliOptions): Promise<FetchOptions> {
  if (delay === undefined) return fetch;
  const { Pace, politely } = await import('../sources/sources.ts');
  return politely(fetch, new Pace(delay));
}

/** Captures that are finished are left to the batch that died and has yet to report them. */
async function sweep({ dir = '.', output, name }: CliOptions): Promise<void> {
  const { sweepUnfinished, templateDepth } = await import('../capture/capture.ts');
  if (output === undefined) await sweepUnfinished(dir, templateDepth(name));
  else await sweepUnfinished(dirname(output));
}
