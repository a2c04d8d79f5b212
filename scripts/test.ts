/** `npm test`: every test that needs only Node and is quick. Arguments go to `node --test`. */
import { QUICK, runTests, tell, testFiles } from './testing/run.ts';

tell([await runTests('tests', testFiles(QUICK), { args: process.argv.slice(2) })]);
