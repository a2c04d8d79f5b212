/** Commands on captures that are there already. */
import type { Command } from 'commander';
import { positiveCount } from './options.ts';
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
}
