/** Memory of `extract` with two workers over real pages, in the first and the second half of a long run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Halves, pipeInHalves } from '../../tests/helpers/halves.ts';
import { pagePath, readTruths, SETS } from '../bench-sets.ts';

/** Measures over `count` pages: those of all sets again and again. */
export async function measureMemory(count: number): Promise<Halves> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    const all = SETS.flatMap((set) => readTruths(set).map(({ id, url }) => ({ url, path: pagePath(set, id) })));
    const lines = Array.from({ length: count }, (_, i) => JSON.stringify(all[i % all.length]));
    const input = join(folder, 'pages.jsonl');
    writeFileSync(input, `${lines.join('\n')}\n`);
    return await pipeInHalves('cat "$INPUT"', ['extract', '--quiet', '-j', '2'], count, { INPUT: input });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
