/** CPU of `extract` by thread, as the kernel counts it: the main thread, V8's helpers, all others. Linux only. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ThreadTimes {
  /** Seconds of CPU of the main thread. */
  main: number;
  /** Seconds of V8's own threads, which optimise and collect beside all others. */
  helpers: number;
  /** Seconds of the workers, and of Node's threads for zlib and files. */
  others: number;
  /** Largest resident memory, in MB. */
  peak: number;
  /** Seconds by the clock. */
  seconds: number;
  /** Lines of output, and seconds of the main thread and of all, when so many were out that the start counts no more. */
  started: { lines: number; main: number; all: number };
  lines: number;
}

const SAMPLE_MS = 20;
/** The scheduler counts in nanoseconds. */
const NANOSECONDS = 1e9;
/** Code that runs before the program: the threads that are there then are Node's and V8's. */
const PRELOAD = "require('node:fs').writeSync(3, require('node:fs').readdirSync('/proc/self/task').join(' '))";

/**
 * The last look at each thread counts, so that at most a fiftieth of a second of each is missed. `few` is the number of lines of
 * output that the start of the program takes.
 */
export async function threadTimes(args: string[], few: number): Promise<ThreadTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  const preload = join(folder, 'threads.cjs');
  writeFileSync(preload, PRELOAD);
  try {
    return await watched(['-r', preload, ...args], few);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function watched(args: string[], few: number): Promise<ThreadTimes> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] }).on('error', reject);
    const pid = child.pid as number;
    const times = new Map<string, number>();
    let own = '';
    let peak = 0;
    let lines = 0;
    let started = { lines: 0, main: 0, all: 0 };
    child.stdio[3]?.on('data', (data) => {
      own += String(data);
    });
    const look = () => {
      for (const [thread, time] of timesOf(pid)) times.set(thread, time);
      peak = Math.max(peak, peakOf(pid));
    };
    const timer = setInterval(look, SAMPLE_MS);
    child.stdout?.on('data', (data: Buffer) => {
      lines += linesIn(data);
      if (started.lines > 0 || lines < few) return;
      look();
      const { main, helpers, others } = summed(times, String(pid), new Set());
      started = { lines, main, all: main + helpers + others };
    });
    child.on('close', (code) => {
      clearInterval(timer);
      if (code === null) return reject(new Error(`${args.join(' ')} was killed`));
      const parts = summed(times, String(pid), new Set(own.split(' ')));
      resolve({ ...parts, peak, seconds: (performance.now() - begun) / 1000, started, lines });
    });
  });
}

function linesIn(data: Buffer): number {
  let lines = 0;
  for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function summed(times: Map<string, number>, main: string, own: Set<string>) {
  const sums = { main: 0, helpers: 0, others: 0 };
  for (const [thread, time] of times) sums[thread === main ? 'main' : own.has(thread) ? 'helpers' : 'others'] += time;
  return sums;
}

function timesOf(pid: number): [thread: string, seconds: number][] {
  const threads = whileThere(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  return threads.flatMap((thread): [string, number][] => {
    const ran = whileThere(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    return ran === undefined ? [] : [[thread, Number.parseInt(ran, 10) / NANOSECONDS]];
  });
}

function peakOf(pid: number): number {
  const status = whileThere(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** The value that `read` gives; undefined once the process or thread has ended. */
function whileThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
