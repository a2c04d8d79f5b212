/** `npm run test:nodes`: the suite on each version of Node that is supported, and the same records by all of them. */
import { installNodes, recordHashes } from './testing/nodes.ts';
import { PROGRAM, QUICK, type Report, runTests, tell, testFiles } from './testing/run.ts';

/** Checks that what `extract` gives for all fixtures is the same, byte for byte, on every Node. */
export function recordsOnNodes(program = 'bin/tearsheet.js'): Report {
  const hashes = recordHashes(program, installNodes());
  for (const [major, hash] of hashes) process.stdout.write(`records by Node ${major}: ${hash}\n`);
  return { name: 'the same records by every Node', passed: new Set(hashes.values()).size === 1, skipped: [] };
}

if (process.argv[1]?.endsWith('test-nodes.js')) {
  const reports = [recordsOnNodes()];
  const files = [...testFiles(QUICK), ...testFiles(PROGRAM)];
  for (const [major, node] of installNodes()) reports.push(await runTests(`Node ${major}`, files, { node }));
  tell(reports);
}
