/** The commands and what runs them. A command's code is imported when it runs. */
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { evidenceCommands } from './evidence-commands.ts';
import { oneLine } from './failure.ts';
import {
  batchOptions,
  type CliOptions,
  fetchOptions,
  positiveCount,
  reportOptions,
  saveOptions,
  seconds,
} from './options.ts';
import type { Run, Terminal } from './terminal.ts';

/** The program with all its commands; `done` gets the exit code of the one that ran. */
export function buildProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
  const run = (load: () => Promise<Run>) => async (sources: string | string[] | undefined, options: CliOptions) => {
    const command = await load();
    const all = sources === undefined ? [] : Array.isArray(sources) ? sources : [sources];
    done(await command(all, options, terminal));
  };
  const program = new Command('tearsheet')
    .description('Archive news articles as Markdown with captions, credits, metadata and evidence.')
    .version(VERSION, '-V, --version')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => void terminal.print(text), writeErr: (text) => terminal.note(usageError(text)) })
    .addHelpText('after', EPILOGUE);
  const save = run(async () => (await import('./save.ts')).save);
  saving(program).argument('[source...]', 'URL, HTML file, or - for HTML on standard input (with --base)').action(save);
  saving(program.command('save'))
    .description('save articles; the same as without a command')
    .argument('[source...]', 'URL, HTML file, or -')
    .action(save);
  reportOptions(fetchOptions(program.command('show')))
    .description('print an article to standard output, write nothing')
    .argument('<source>', 'URL, HTML file, or -')
    .option('-f, --format <format>', 'md (default), json, html, txt')
    .action(run(async () => (await import('./show.ts')).show));
  reportOptions(fetchOptions(program.command('explain')))
    .description('tell for each block of a page whether it is kept, its score and what decided')
    .argument('<source>', 'URL, HTML file, or -')
    .action(run(async () => (await import('./explain.ts')).explain));
  reportOptions(fetchOptions(program.command('links')))
    .description('article URLs of a site, feed or sitemap, one a line')
    .argument('<site>', 'URL of a site, feed (RSS, Atom, JSON Feed) or sitemap')
    .option('--since <when>', 'only those dated since a day (2026-01-31), time or age (12h, 7d, 2w)')
    .option('--limit <n>', 'at most this many', positiveCount)
    .option('--delay <seconds>', 'between two requests to one host (1)', seconds)
    .action(run(async () => (await import('./links.ts')).links));
  program
    .command('extract')
    .description('offline: HTML, WARC or page JSONL in, article JSONL out')
    .argument('[file...]', '.warc, .warc.gz, .jsonl, .jsonl.gz, HTML (gzip too), or - (JSONL on standard input)')
    .option('--base <url>', 'the URL of HTML files')
    .option('-j, --jobs <n>', 'pages at once', positiveCount)
    .option('--html', 'clean HTML in each record too')
    .option('--write', "of a capture's WARC: write the text again beside the old one, and print its path")
    .option('--force', 'take also what does not look like an article')
    .option('-q, --quiet', 'no warnings')
    .option('-v, --verbose', 'stack traces')
    .action(run(async () => (await import('./extract.ts')).extractCommand));
  evidenceCommands(program, run);
  return program;
}

function saving(command: Command): Command {
  return reportOptions(batchOptions(fetchOptions(saveOptions(command))));
}

/** commander writes `error: ...`, and guesses on a line of their own; what was typed may hold anything. */
function usageError(text: string): string {
  return `tearsheet: ${oneLine(text.replace(/^error: /, ''))} (usage)\n`;
}

const EPILOGUE = `
Exit codes: 0 all saved, 1 internal error, 2 usage, 3 no article on the page, 4 saved but incomplete, 5 network,
6 HTTP 4xx or 5xx, 7 blocked, 8 refused by robots.txt, 9 cannot write, 10 several failures, 130 interrupted.`;
