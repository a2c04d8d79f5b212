/** Real files of the fixtures, cut and with bytes changed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NEWSPAPER } from '../../../helpers/newspaper.ts';
import { type Case, damagedAt } from './case.ts';

const FIXTURES = fileURLToPath(new URL('../../../../../tests/sources/saved/fixtures', import.meta.url));

export async function damagedFixtures(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [folder, ending] of [
    ['warc', '.warc.gz'],
    ['wacz', '.wacz'],
    ['single-file', '.html'],
  ] as const) {
    for (const { name } of NEWSPAPER.slice(0, 2)) {
      const bytes = await readFile(join(FIXTURES, folder, `${name}${ending}`));
      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6));
      cases.push({
        name: `${folder} ${name}, cut`,
        files: { [`page${ending}`]: cut },
        ...(folder !== 'single-file' && { code: 'truncated-body' }),
      });
      cases.push({
        name: `${folder} ${name}, damaged`,
        files: { [`page${ending}`]: damagedAt(bytes, Math.floor(bytes.length / 2)) },
      });
    }
  }
  return cases;
}
