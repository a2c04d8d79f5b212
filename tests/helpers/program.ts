/** Runs the real program in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the program: that of this checkout, or the installed one that TEARSHEET_BIN names. */
export const BIN = process.env.TEARSHEET_BIN ?? fileURLToPath(new URL('../../../bin/tearsheet.js', import.meta.url));

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  /** Gets the running program, to end it or to close its output. */
  during?: (child: ChildProcess) => void;
  /** Another copy of the program than `BIN`. */
  program?: string;
  /** Runs it without root's power to read and write everywhere, as any other user has it. */
  isPowerless?: boolean;
}

/** Begins a command that root runs without its powers (setpriv of util-linux). */
const WITHOUT_POWERS = ['setpriv', '--bounding-set=-all', '--inh-caps=-all', '--'];

/** The program's exit code (128 + 15 and the like are its own: a signal that killed it gives null) and both streams. */
export function tearsheet(
  args: string[],
  { cwd, stdin, env, during, program = BIN, isPowerless = false }: RunOptions,
): Promise<Run> {
  return new Promise((done, fail) => {
    const prefix = isPowerless && process.getuid?.() === 0 ? WITHOUT_POWERS : [];
    const [command = '', ...rest] = [...prefix, process.execPath, program, ...args];
    const child = spawn(command, rest, { cwd, env: { ...process.env, ...env } });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (data: Buffer) => stdout.push(data));
    child.stderr.on('data', (data: Buffer) => stderr.push(data));
    child.stdin.on('error', () => {});
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.end(stdin ?? '');
    during?.(child);
  });
}

/** A new empty folder while `run` runs. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-test-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every file below a folder, sorted, with `/`. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length + 1).replaceAll('\\', '/')).sort();
}
