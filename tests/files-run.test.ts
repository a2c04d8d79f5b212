/**
 * The number of files that a reader opens who follows one URL to the disk. A file counts when V8's coverage sees a named function run,
 * without the tables of languages. The number may fall; who raises it says why.
 */
import { ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ARTICLE } from './helpers/faults.ts';
import { inFolder, tearsheet } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

/** 0.1.0, which stated much less of a page, had 151 on such a page. */
const MOST_FILES = 120;

test('one URL runs no more files than before', () =>
  inFolder((folder) =>
    withServer({ '/a': ARTICLE }, async ({ origin }) => {
      const coverage = join(folder, 'coverage');
      const program = fileURLToPath(new URL('../src/cli.js', import.meta.url));
      const { code, stderr } = await tearsheet(['-d', 'out', `${origin}/a`], {
        cwd: folder,
        env: { NODE_V8_COVERAGE: coverage },
        program,
      });
      ok(code === 0, stderr);
      const files = filesRun(coverage);
      ok(files.includes('cli/save.js') && files.includes('engine/extract.js'), files.join('\n'));
      ok(files.length <= MOST_FILES, `${files.length} files run:\n${files.join('\n')}`);
    }),
  ));

/** As V8 writes it: a function's first range is all of it. */
interface Script {
  url: string;
  functions: { functionName: string; ranges: { count: number }[] }[];
}

function filesRun(coverage: string): string[] {
  const files = new Set<string>();
  for (const name of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: Script[] };
    for (const { functions, url } of result) {
      const [, file] = url.split('/dist/src/');
      if (file === undefined || file.includes('languages/')) continue;
      if (functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0)) files.add(file);
    }
  }
  return [...files].sort();
}
