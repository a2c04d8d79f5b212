/** Cold starts of the real program: wall time over that of a bare `node -e 0`, runs interleaved. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPage, readTruths } from '../bench-sets.ts';

const PROGRAM = 'bin/tearsheet.js';
/** The size of the page, in characters: that of the page on which the ways to start faster were compared. */
const PAGE_SIZE = 58_000;

export interface ColdTimes {
  /** Milliseconds of `node -e 0`, median. */
  bare: number;
  /** Medians, as ratios to `bare`. */
  ratios: Record<'help' | 'version' | 'usage' | 'url' | 'first', number>;
}

/** `first` has no code cache to read, and writes one; `url` and the others have it. */
export async function measureCold(runs: number): Promise<ColdTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  const html = pageOfSize(PAGE_SIZE);
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`;
  const warm = join(folder, 'warm');
  const cases = {
    bare: () => run(['-e', '0'], warm),
    help: () => run([PROGRAM, '--help'], warm),
    version: () => run([PROGRAM, '--version'], warm),
    usage: () => run([PROGRAM, '--no-such-option'], warm),
    url: () => run([PROGRAM, 'show', url], warm),
    first: (i: number) => run([PROGRAM, 'show', url], join(folder, `first-${i}`)),
  };
  const times: Record<keyof typeof cases, number[]> = { bare: [], help: [], version: [], usage: [], url: [], first: [] };
  try {
    // The first round fills the disk cache and the code cache, and does not count.
    for (let i = 0; i <= runs; i += 1) {
      for (const [name, start] of Object.entries(cases)) {
        const time = await start(i);
        if (i > 0) times[name as keyof typeof cases].push(time);
      }
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
  const bare = median(times.bare);
  const over = (name: keyof typeof cases) => median(times[name]) / bare;
  const ratios = {
    help: over('help'),
    version: over('version'),
    usage: over('usage'),
    url: over('url'),
    first: over('first'),
  };
  return { bare, ratios };
}

/** The page of the news set that is nearest to this size. */
function pageOfSize(size: number): Buffer {
  const pages = readTruths('news').map(({ id }) => readPage('news', id));
  const distance = (page: Buffer) => Math.abs(page.length - size);
  return pages.reduce((nearest, page) => (distance(page) < distance(nearest) ? page : nearest));
}

/** Milliseconds from the start of a process to its end, by the clock. */
function run(args: string[], cache: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, TEARSHEET_CACHE: cache } })
      .on('error', reject)
      .on('exit', () => resolve(performance.now() - started));
  });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
