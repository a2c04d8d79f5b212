/** `tearsheet explain <source>`: every block of the page with its decision. */
import { readArticle } from '../pipeline/pipeline.ts';
import { oneLine } from '../render/escape.ts';
import { failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import { requireInputs } from './refuse-early.ts';
import { fetchTalk, noteArticle } from './report.ts';
import { refuseBrowserEarly, toArchiveOptions, toFetchOptions, withBrowsers } from './run-options.ts';
import type { Terminal } from './terminal.ts';

/** Characters of a block's text that are printed. */
const PREVIEW = 90;

export async function explain([source = '']: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  await requireInputs(cli);
  await refuseBrowserEarly([source], cli);
  return withBrowsers(cli, terminal, () => explainOne(source, cli, terminal));
}

async function explainOne(source: string, cli: CliOptions, terminal: Terminal): Promise<number> {
  const talk = fetchTalk(cli, terminal);
  const fetch = {
    ...toFetchOptions(cli, terminal.signal),
    ...(talk.onEvent && { onEvent: talk.onEvent }),
    ...(source === '-' && { stdin: terminal.stdin }),
  };
  try {
    // A page that is refused as an article most needs explaining.
    const read = await readArticle(source, { ...toArchiveOptions(cli, fetch), force: true, blocks: true });
    talk.end();
    if (!cli.quiet) noteArticle(source, read, cli, terminal);
    for (const { kept, score, by, tag, text } of read.article.blocks ?? []) {
      const decision = [kept ? '+' : '-', score.toFixed(2), by, tag, oneLine(text).slice(0, PREVIEW)];
      await terminal.print(cli.json ? `${JSON.stringify({ kept, score, by, tag, text })}\n` : `${decision.join('\t')}\n`);
    }
    return 0;
  } catch (error) {
    talk.end();
    if (terminal.signal.aborted) throw error;
    const { line, code } = failureLine(source, error, cli.verbose);
    terminal.note(`${line}\n`);
    return code;
  }
}
