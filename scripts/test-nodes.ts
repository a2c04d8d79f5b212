/** `npm run test:nodes`: the suite on each version of Node that is supported, and the same records by all of them. */
import { installNodes, recordHashes } from './testing/nodes.ts';
import { QUICK, type Report, runTests, testFiles } from './testing/run.ts';

/** Checks that what `extract` gives for all fixtures is the same, byte for byte, on every Node. */
export function recordsOnNodes(program = 'bin/tearsheet.js'): Report {
  const hashes = recordHashes(program, installNodes());
  for (const [major, hash] of hashes) process.stdout.write(`records by Node ${major}: ${hash}\n`);
  return { name: 'the same records by every Node', passed: new Set(hashes.values()).size === 1, skipped: [] };
}

if (process.argv[1]?.endsWith('test-nodes.js')) {
  const reports = [recordsOnNodes()];
  for (const [major, node] of installNodes()) reports.push(await runTests(`Node ${major}`, testFiles(QUICK), { node }));
  for (const { name, passed } of reports) process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name}\n`);
  process.exitCode = reports.every(({ passed }) => passed) ? 0 : 1;
}
