/** Memory of the real program in a shell pipe: its peak while the first half of the output is written, and the second. Linux only. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { BIN } from './program.ts';

const SAMPLE_MS = 100;

export interface Halves {
  lines: number;
  code: number | null;
  stderr: string;
  /** Largest resident memory in MB, threads included, in each half. */
  peaks: [first: number, second: number];
  seconds: number;
}

/** Pipes what the shell command `input` prints into `tearsheet ARGS`, which is to print `expected` lines. */
export function pipeInHalves(
  input: string,
  args: string[],
  expected: number,
  env: Record<string, string> = {},
): Promise<Halves> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    // The inner shell tells its process number and becomes the program.
    const command = `${input} | sh -c 'echo $$ >&2; exec "$@"' sh "$NODE" "$BIN" ${args.join(' ')}`;
    const child = spawn('sh', ['-c', command], { env: { PATH: process.env.PATH, NODE: process.execPath, BIN, ...env } });
    const result: Halves = { lines: 0, code: null, stderr: '', peaks: [0, 0], seconds: 0 };
    const timer = setInterval(() => {
      const half = result.lines < expected / 2 ? 0 : 1;
      const pid = Number.parseInt(result.stderr, 10);
      result.peaks[half] = Math.max(result.peaks[half], residentMegabytes(pid) ?? 0);
    }, SAMPLE_MS);
    child.stdout.on('data', (data: Buffer) => {
      for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) result.lines += 1;
    });
    child.stderr.on('data', (data: Buffer) => {
      result.stderr += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const stderr = result.stderr.replace(/^\d+\n/, '');
      resolve({ ...result, code, stderr, seconds: (performance.now() - started) / 1000 });
    });
  });
}

function residentMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch (error) {
    // Not yet begun, or ended between two looks.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
