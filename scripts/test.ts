/** `npm test`: every test that needs only Node. Arguments go to `node --test`. */
import { availableParallelism } from 'node:os';
import { QUICK, run, testFiles } from './testing/run.ts';

const together = `--test-concurrency=${availableParallelism()}`;
const args = ['--test', together, '--test-timeout=1500000', ...process.argv.slice(2), ...testFiles(QUICK)];
process.exitCode = (await run(process.execPath, args)) ?? 1;
