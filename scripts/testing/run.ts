/** Runs compiled tests with `node --test`, and reads from its report what did not run. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests that need only Node, those that need more or run long, and of these the long ones of the program alone. */
export const QUICK = 'dist/tests';
export const FULL = 'dist/tests/full';
export const PROGRAM = 'dist/tests/full/program';
/** Milliseconds for one file. */
const TIMEOUT = 1_500_000;

export interface Report {
  name: string;
  passed: boolean;
  /** Tests that were left out, with the reason. */
  skipped: string[];
}

/** Compiled tests below one of the three folders, without those of another that lies in it. */
export function testFiles(folder: string): string[] {
  const others = [FULL, PROGRAM].filter((other) => other !== folder && other.startsWith(folder));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  return names
    .map((name) => join(folder, name))
    .filter((path) => !others.some((other) => path.startsWith(join(other, '/'))))
    .sort();
}

/**
 * The end-to-end tests: those that run the program, and so can run an installed one (`TEARSHEET_BIN`); the long ones, which
 * `npm test` leaves out, run here alone. What a test of the others makes or reads by the library, as the tests of the WARC's own
 * shapes do, is no work of the installed program: its file is left out.
 */
export function programTests(): string[] {
  const quick = testFiles(QUICK).filter((file) => {
    const code = readFileSync(file, 'utf8');
    return RUNS_PROGRAM.test(code) && !WORKS_BY_LIBRARY.test(code);
  });
  return [...quick, ...testFiles(PROGRAM)];
}

const RUNS_PROGRAM = /helpers\/(?:program|kill|halves|memory)\.js'/;
const WORKS_BY_LIBRARY = /src\/(?:pipeline\/(?:pipeline|converter|pool)|capture\/wacz|library\/library)\.js'/;

/** One file more than there are cores at once, since some wait for servers and processes; Node's own default is one less. */
const TOGETHER = `--test-concurrency=${availableParallelism() + 1}`;

interface RunSettings {
  /** Further arguments of `node --test`. With reporters of its own the terminal gets no other. */
  args?: string[];
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
  { args = [], node = process.execPath, env = {}, isMeasured = false }: RunSettings = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-report-'));
  const tap = join(folder, 'report.tap');
  const isReported = args.some((arg) => arg.startsWith('--test-reporter'));
  const reporters = [...(isReported ? [] : ['spec', 'stdout']), 'tap', tap].map(
    (value, i) => `--test-reporter${i % 2 ? '-destination' : ''}=${value}`,
  );
  try {
    const together = isMeasured ? '--test-concurrency=1' : TOGETHER;
    const passed =
      (await run(node, ['--test', together, `--test-timeout=${TIMEOUT}`, ...args, ...reporters, ...files], env)) === 0;
    const lines = readFileSync(tap, 'utf8').split('\n');
    const skipped = lines
      .map((line) => /^ *(?:not )?ok \d+ - (.*?) # (?:SKIP|TODO) ?(.*)$/.exec(line))
      .filter((match) => match !== null);
    return { name, passed, skipped: skipped.map(([, test, reason]) => `${test}: ${reason || 'no reason given'}`) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Says what passed, and lists with its reason what did not run. */
export function tell(reports: Report[]): void {
  for (const { name, passed, skipped } of reports) {
    process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name}\n`);
    for (const line of skipped) process.stdout.write(`  did not run: ${line}\n`);
  }
  process.exitCode = reports.every(({ passed }) => passed) ? 0 : 1;
}

/** Exit code of a command whose output goes to the terminal. */
function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
