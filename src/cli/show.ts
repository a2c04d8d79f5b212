/** `tearsheet show <source>`: one article to standard output. */

import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { isIncomplete, readArticle } from '../pipeline/pipeline.ts';
import { completeRecord, FORMAT_NAMES, render } from '../render/render.ts';
import type { Format } from '../types.ts';
import type { CliOptions } from './options.ts';
import { requireInputs } from './refuse-early.ts';
import { fetchTalk, noteArticle, reportFailure } from './report.ts';
import { refuseBrowserEarly, toArchiveOptions, toFetchOptions, withBrowsers } from './run-options.ts';
import type { Terminal } from './terminal.ts';

export async function show([source = '']: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  await requireInputs(cli);
  await refuseBrowserEarly([source], cli);
  return withBrowsers(cli, terminal, () => showOne(source, cli, terminal));
}

async function showOne(source: string, cli: CliOptions, terminal: Terminal): Promise<number> {
  const format = oneFormat(cli.format);
  const talk = fetchTalk(cli, terminal);
  const fetch = {
    ...toFetchOptions(cli, terminal.signal),
    ...(talk.onEvent && { onEvent: talk.onEvent }),
    ...(source === '-' && { stdin: terminal.stdin }),
  };
  try {
    const read = await readArticle(source, toArchiveOptions(cli, fetch));
    talk.end();
    const { article, record } = read;
    const text = cli.json
      ? `${JSON.stringify(completeRecord(article, record))}\n`
      : render(article, record, format, cli).text;
    await terminal.print(text);
    if (!cli.quiet) noteArticle(source, read, cli, terminal);
    if (cli.strict && record.warnings.length > 0) return EXIT_CODE['strict-warning'];
    return isIncomplete(record) && !cli.allowPartial ? EXIT_CODE['truncated-article'] : 0;
  } catch (error) {
    talk.end();
    if (terminal.signal.aborted) throw error;
    return reportFailure(source, error, cli, terminal);
  }
}

function oneFormat(wanted: Format[] | Format | undefined): Format {
  const formats = wanted === undefined ? ['md' as const] : [wanted].flat();
  const [format] = formats;
  if (formats.length === 1 && format && FORMAT_NAMES.includes(format)) return format;
  throw new TearsheetError('usage', `standard output takes one format: ${FORMAT_NAMES.join(', ')}`);
}
