/** Peak memory of the real program, threads included. Linux only: it is the kernel's own high-water mark. */
import { spawn } from 'node:child_process';
import { BIN, type Run } from './program.ts';

const REPORT = new URL('./report-memory.js', import.meta.url).href;

/** Runs the program to its end; `peak` is its largest resident memory in bytes, `cpu` its processor time in seconds. */
export function measured(
  args: string[],
  { stdin = '' }: { stdin?: string } = {},
): Promise<Run & { peak: number; cpu: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', REPORT, BIN, ...args], {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
    });
    const output = ['', '', '', ''];
    for (const stream of [1, 2, 3]) {
      child.stdio[stream]?.on('data', (data: Buffer) => {
        output[stream] += data.toString();
      });
    }
    child.on('error', reject);
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
    child.on('close', (code) => {
      const [, stdout = '', stderr = '', reported = ''] = output;
      const [peak, cpu] = reported.split(' ').map(Number);
      resolve({ code, stdout, stderr, peak: peak ?? Number.NaN, cpu: cpu ?? Number.NaN });
    });
  });
}
