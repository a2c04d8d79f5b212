/** `npm test`: every test that needs only Node. Arguments go to `node --test`. */
import { QUICK, run, TOGETHER, testFiles } from './testing/run.ts';

const args = ['--test', TOGETHER, '--test-timeout=1500000', ...process.argv.slice(2), ...testFiles(QUICK)];
process.exitCode = (await run(process.execPath, args)) ?? 1;
