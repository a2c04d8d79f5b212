/** Runs compiled tests with `node --test`, and reads from its report what did not run. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests that need only Node, and those that need more or run long. */
export const QUICK = 'dist/tests';
export const FULL = 'dist/tests/full';
/** Milliseconds for one file. */
const TIMEOUT = 1_500_000;

export interface Report {
  name: string;
  passed: boolean;
  /** Tests that were left out, with the reason. */
  skipped: string[];
}

/** Compiled tests below a folder; without those of `tests/full` unless that is the folder. */
export function testFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  return names
    .map((name) => join(folder, name))
    .filter((path) => folder === FULL || !path.startsWith(join(FULL, '/')))
    .sort();
}

/**
 * The end-to-end tests: those that run the program, and so can run an installed one (`TEARSHEET_BIN`). What a test of these
 * makes or reads by the library, as the tests of the WARC's own shapes do, is no work of the installed program: its file is
 * left out.
 */
export function programTests(): string[] {
  return testFiles(QUICK).filter((file) => {
    const code = readFileSync(file, 'utf8');
    return RUNS_PROGRAM.test(code) && !WORKS_BY_LIBRARY.test(code);
  });
}

const RUNS_PROGRAM = /helpers\/(?:program|cli|kill|halves|memory)\.js'/;
const WORKS_BY_LIBRARY = /src\/(?:pipeline\/(?:pipeline|converter|pool)|capture\/wacz|library\/library)\.js'/;

/** As many files at once as there are cores; Node's own default is one less. */
export const TOGETHER = `--test-concurrency=${availableParallelism()}`;

interface RunSettings {
  /** Another Node than this one. */
  node?: string;
  env?: Record<string, string>;
  /** One file after the other, for tests that measure. */
  isMeasured?: boolean;
}

/** Runs the files, with a report on the terminal. */
export async function runTests(
  name: string,
  files: string[],
  { node = process.execPath, env = {}, isMeasured = false }: RunSettings = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-report-'));
  const tap = join(folder, 'report.tap');
  const reporters = ['spec', 'stdout', 'tap', tap].map(
    (value, i) => `--test-reporter${i % 2 ? '-destination' : ''}=${value}`,
  );
  try {
    const together = isMeasured ? '--test-concurrency=1' : TOGETHER;
    const args = ['--test', together, `--test-timeout=${TIMEOUT}`, ...reporters, ...files];
    const passed = (await run(node, args, env)) === 0;
    const lines = readFileSync(tap, 'utf8').split('\n');
    const skipped = lines
      .map((line) => /^ *(?:not )?ok \d+ - (.*?) # (?:SKIP|TODO) ?(.*)$/.exec(line))
      .filter((match) => match !== null);
    return { name, passed, skipped: skipped.map(([, test, reason]) => `${test}: ${reason || 'no reason given'}`) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Exit code of a command whose output goes to the terminal. */
export function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
