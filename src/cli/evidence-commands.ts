/** Commands on captures that are there already. */
import type { Command } from 'commander';
import { positive, positiveCount } from './options.ts';
import type { Run } from './terminal.ts';

type Action = (sources: string | string[] | undefined, options: object) => Promise<void>;

/** Adds them; `run` makes an action of what a command imports when it runs. */
export function evidenceCommands(program: Command, run: (load: () => Promise<Run>) => Action): void {
  const diff = run(async () => (await import('./diff.ts')).diff);
  program
    .command('verify')
    .description('check captures against their SHA256SUMS, their WARC digests and their record')
    .argument('<path...>', 'Markdown files, capture folders, or folders of captures')
    .option('-j, --jobs <n>', 'captures at once (4)', positiveCount)
    .option('--json', 'one JSON object a capture')
    .option('-q, --quiet', 'only what is not as it was')
    .action(run(async () => (await import('./verify.ts')).verify));
  program
    .command('timestamp')
    .description('have captures time-stamped (RFC 3161) that are not yet')
    .argument('<path...>', 'Markdown files, capture folders, or folders of captures')
    .option('--authority <url>', 'the authority (default: the one that --timestamp named when the capture was made)')
    .option('-x, --proxy <url>', 'HTTP proxy')
    .option('-m, --max-time <seconds>', 'most time for one stamp (60)', positive)
    .option('--json', 'one JSON object a capture')
    .option('-v, --verbose', 'stack traces')
    .action(run(async () => (await import('./timestamp.ts')).timestamp));
  program
    .command('history')
    .description('the captures of a page, the oldest first')
    .argument('<url|path>', 'URL, Markdown file or capture folder')
    .option('-d, --dir <dir>', 'where to look (the working folder, or that of the capture)')
    .option('--json', 'one JSON object a capture')
    .option('-v, --verbose', 'stack traces')
    .action(run(async () => (await import('./history.ts')).history));
  program
    .command('diff')
    .description('what changed from one capture to another, word by word; exits 0 alike, 1 different, 2 trouble')
    .argument('<a>', 'the earlier one: Markdown file or capture folder')
    .argument('<b>', 'the later one')
    .option('--json', 'one JSON object')
    .option('--no-color', 'no colours')
    .option('-v, --verbose', 'stack traces')
    .action((a: string, b: string, options: object) => diff([a, b], options));
  program
    .command('wacz')
    .description('pack captures into a WACZ, for replay in a browser (ReplayWeb.page)')
    .argument('<path...>', 'Markdown files, capture folders, folders of captures, or .warc.gz files')
    .option('-o, --output <file>', 'the WACZ to write')
    .option('-v, --verbose', 'stack traces')
    .action(run(async () => (await import('./wacz.ts')).wacz));
}
