/**
 * The number of files that a reader opens who follows one URL to the disk. A file counts when V8's coverage sees a named function run,
 * without the tables of languages. The number may fall; who raises it says why.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ARTICLE } from './helpers/article.ts';
import { inFolder, tearsheet } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

/**
 * 0.1.0, which stated much less of a page, had 151 on such a page. The last one more is for the notes on authors: in the file of cards
 * they left no room for what its numbers mean.
 */
const MOST_FILES = 123;

test('one URL runs no more files than before', () =>
  inFolder((folder) =>
    withServer({ '/a': ARTICLE }, async ({ origin }) => {
      const coverage = await coverageOf(['-d', 'out', `${origin}/a`], folder);
      const files = [...new Set(scriptsIn(coverage).filter(isRun).map(fileOf))];
      ok(files.includes('cli/save.js') && files.includes('engine/extract.js'), files.join('\n'));
      ok(files.length <= MOST_FILES, `${files.length} files run:\n${files.sort().join('\n')}`);
    }),
  ));

test('sums are checked and captures listed without a file of the engine', () =>
  inFolder((folder) =>
    withServer({ '/a': ARTICLE }, async ({ origin }) => {
      equal((await tearsheet(['-d', 'out', '-q', `${origin}/a`], { cwd: folder })).code, 0);
      for (const args of [
        ['verify', '--quick', 'out'],
        ['list', 'out'],
        ['search', 'bridge', 'out'],
        ['wacz', 'out', '-o', 'a.wacz'],
      ]) {
        const files = scriptsIn(await coverageOf(args, folder)).map(fileOf);
        ok(files.includes(`cli/${args[0]}.js`), files.join('\n'));
        deepEqual(
          files.filter((file) => file.startsWith('engine/')),
          [],
        );
      }
    }),
  ));

/** Runs the program as compiled, file by file; gives the folder with what V8 noted. */
async function coverageOf(args: string[], cwd: string): Promise<string> {
  const coverage = await mkdtemp(join(cwd, 'coverage-'));
  const program = fileURLToPath(new URL('../src/cli.js', import.meta.url));
  const { code, stderr } = await tearsheet(args, { cwd, env: { NODE_V8_COVERAGE: coverage }, program });
  ok(code === 0 || args[0] === 'search', stderr);
  return coverage;
}

/** As V8 writes it: a function's first range is all of it. */
interface Script {
  url: string;
  functions: { functionName: string; ranges: { count: number }[] }[];
}

/** Our own scripts that each thread loaded, without the tables of languages. */
function scriptsIn(coverage: string): Script[] {
  return readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: Script[] };
    return result.filter(({ url }) => url.includes('/dist/src/') && !url.includes('languages/'));
  });
}

function isRun({ functions }: Script): boolean {
  return functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0);
}

function fileOf({ url }: Script): string {
  return url.split('/dist/src/')[1] as string;
}
