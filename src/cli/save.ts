/** `tearsheet <source>...`: saves articles and prints their paths. */
import type { Archived } from '../archive/archive.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { commonExitCode, failureLine, failureRecord, oneLine, withoutPassword } from './failure.ts';
import { noteArticle } from './notes.ts';
import { type CliOptions, toArchiveOptions, toFetchOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function save(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (sources.length === 0 && cli.inputFile === undefined) {
    throw new TearsheetError('usage', 'no source; give a URL, an HTML file, or - with --base (tearsheet --help tells more)');
  }
  refuseContradictions(sources, cli);
  if (cli.output === '-') {
    const { show } = await import('./show.ts');
    return show(sources, cli, terminal);
  }
  const codes: number[] = [];
  for (const source of sources) codes.push(await saveOne(source, cli, terminal));
  return commonExitCode(codes);
}

function refuseContradictions(sources: string[], cli: CliOptions): void {
  const several = sources.length > 1 || cli.inputFile !== undefined;
  if (several && cli.output !== undefined)
    throw new TearsheetError('usage', '-o names one file, and there are several sources; use -d DIR');
  if (several && sources.includes('-'))
    throw new TearsheetError('usage', '- reads one page from standard input; it must be the only source');
}

async function saveOne(source: string, cli: CliOptions, terminal: Terminal): Promise<number> {
  const fetch = { ...toFetchOptions(cli, terminal.signal), stdin: terminal.stdin };
  try {
    const { archiveUrl } = await import('../archive/archive.ts');
    const archived = await archiveUrl(source, toArchiveOptions(cli, fetch));
    await terminal.print(
      cli.json ? `${JSON.stringify({ ...archived.record, path: archived.path })}\n` : `${oneLine(archived.path)}\n`,
    );
    if (!cli.quiet) noteArticle(source, archived, cli, terminal);
    return exitCodeOf(source, archived, cli, terminal);
  } catch (error) {
    if (terminal.signal.aborted) throw error;
    const { line, code } = failureLine(source, error, cli.verbose);
    terminal.note(`${line}\n`);
    if (cli.json) await terminal.print(`${JSON.stringify(failureRecord(error, { url: source }))}\n`);
    return code;
  }
}

/** What is saved but not whole still fails, unless that was asked for. */
function exitCodeOf(source: string, { record, incomplete }: Archived, cli: CliOptions, terminal: Terminal): number {
  const first = record.warnings[0];
  const where = `tearsheet: ${oneLine(withoutPassword(source))}`;
  if (cli.strict && first) {
    terminal.note(
      `${where}: saved, but there are warnings and --strict is on: ${oneLine(first.message)} (strict-warning)\n`,
    );
    return EXIT_CODE['strict-warning'];
  }
  if (!incomplete || cli.allowPartial) return 0;
  terminal.note(`${where}: saved, but the text is not all there (truncated-article)\n`);
  return EXIT_CODE['truncated-article'];
}
