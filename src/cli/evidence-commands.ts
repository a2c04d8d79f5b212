/** Commands on captures that are there already. */
import type { Command } from 'commander';
import { positive, positiveCount } from './options.ts';
import type { Run } from './terminal.ts';

type Action = (sources: string | string[] | undefined, options: object) => Promise<void>;

/** Adds them; `run` makes an action of what a command imports when it runs. */
export function evidenceCommands(program: Command, run: (load: () => Promise<Run>) => Action): void {
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
}
