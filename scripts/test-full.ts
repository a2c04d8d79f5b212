/**
 * `npm run test:full`: what needs more than Node, or runs long: the tests of `tests/full`, the program as it is installed, and
 * the same records by every version of Node. What did not run is listed at the end with its reason; a part that could not
 * begin fails the whole.
 */
import { existsSync } from 'node:fs';
import { installedTests } from './installed-tests.ts';
import { recordsOnNodes } from './test-nodes.ts';
import { FULL, type Report, runTests, tell, testFiles } from './testing/run.ts';

const parts: { name: string; run: () => Report | Promise<Report> }[] = [
  { name: 'tests/full', run: () => runTests('tests/full', existsSync(FULL) ? testFiles(FULL) : [], { isMeasured: true }) },
  { name: 'the installed program', run: installedTests },
  { name: 'the same records by every Node', run: recordsOnNodes },
];

const reports: Report[] = [];
for (const { name, run } of parts) {
  try {
    reports.push(await run());
  } catch (error) {
    reports.push({ name, passed: false, skipped: [`${name}: ${error instanceof Error ? error.message : error}`] });
  }
}

tell(reports);
