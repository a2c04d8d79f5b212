/** Functions that are more complex than the linter's limit: few, each with its reason, and none beyond what a reader can hold. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inFolder } from './helpers/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RULE = 'complexity/noExcessiveCognitiveComplexity';
const LIMIT = 15;
const HIGHEST = 20;
/** The number of functions above the limit may shrink; who raises it says why in the same change. */
const MOST_REASONS = 8;
const FEWEST_WORDS = 10;

/** A line that takes the rule, its group or all rules from what follows, whatever it calls itself. */
const REASON = /^\s*\/\/ biome-ignore\S* lint(?:\/complexity(?:\/noExcessiveCognitiveComplexity)?)?:(.*)$/;

interface Reason {
  /** The file and the line of the function. */
  place: string;
  words: string;
}

test('the linter has one limit for all code', () => {
  const config = readFileSync(join(ROOT, 'biome.json'), 'utf8');
  const limits = [...config.matchAll(/"maxAllowedComplexity": (\d+)/g)].map(([, limit]) => Number(limit));
  deepEqual(limits, [LIMIT]);
  equal(config.match(/noExcessiveCognitiveComplexity/g)?.length, limits.length);
});

test('each function above it has a reason of its own, few have, and none is far above', () =>
  inFolder(async (folder) => {
    const reasons: Reason[] = [];
    for (const file of codeFiles()) {
      const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
      reasons.push(...reasonsIn(file, lines));
      await write(folder, file, lines.map((line) => (/biome-ignore/.test(line) ? '//' : line)).join('\n'));
    }
    const found = await complexFunctions(folder);
    deepEqual(found.map(({ place }) => place).sort(), reasons.map(({ place }) => place).sort());
    deepEqual(
      found.filter(({ complexity }) => complexity > HIGHEST),
      [],
    );
    ok(reasons.length <= MOST_REASONS, `${reasons.length} functions are above ${LIMIT}`);
    for (const { place, words } of reasons) ok(words.split(/\s+/).length >= FEWEST_WORDS, `${place}: ${words}`);
    equal(new Set(reasons.map(({ words }) => words)).size, reasons.length);
  }));

test('the rule finds a function that is too complex, and one of the limit passes', () =>
  inFolder(async (folder) => {
    const branches = (count: number) => `export function f(a: number) {\n${'  if (a > 1) a--;\n'.repeat(count)}}\n`;
    await write(folder, 'src/above.ts', branches(LIMIT + 1));
    await write(folder, 'src/at.ts', branches(LIMIT));
    deepEqual(await complexFunctions(folder), [{ place: 'src/above.ts:1', complexity: LIMIT + 1 }]);
  }));

/** Files of code, made pages and types of what was compiled left out. */
function codeFiles(): string[] {
  return ['src', 'tests', 'scripts', 'bin'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .map((file) => join(top, file))
      .filter((file) => /(?<!\.d)\.ts$|\.js$/.test(file) && !/fixtures|body\/weights\.ts$/.test(file)),
  );
}

function reasonsIn(file: string, lines: string[]): Reason[] {
  return lines.flatMap((line, at) => {
    const words = REASON.exec(line)?.[1]?.trim();
    return words === undefined ? [] : [{ place: `${file}:${at + 2}`, words }];
  });
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** The functions of a folder that the project's linter finds above the limit, by the lines of their names. */
async function complexFunctions(folder: string): Promise<{ place: string; complexity: number }[]> {
  await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', `--only=${RULE}`, '--reporter=github', '--max-diagnostics=none', '.'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }).catch(
    (error) => error as { stdout: string },
  );
  const top = await realpath(folder);
  return [...stdout.matchAll(/,file=([^,]+),line=(\d+),.*?complexity of (\d+) detected/g)].map(
    ([, file = '', line, complexity]) => ({
      place: `${relative(top, resolve(top, file))}:${line}`,
      complexity: Number(complexity),
    }),
  );
}
