/**
 * Measures what `extract` asks of its main thread, a page, with pages in each form of input; and its memory with eight workers.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrawledPage, crawlFile } from '../../tests/helpers/crawl.ts';
import { readPage, type SetName, type Truth } from '../bench-sets.ts';
import { type ThreadTimes, threadTimes } from './threads.ts';

export interface MainThread {
  /** Milliseconds of the main thread a page, and its share in the CPU of the whole process, which holds on any machine. */
  jsonl: { ms: number; share: number };
  warc: { ms: number; share: number };
  /** The share of V8's helpers in the CPU of the whole process. */
  helpers: number;
  /** Peak memory with eight workers, in MB. */
  peak: number;
}

/** The pages that come first: the start of the program is no page's. */
const FEW = 150;

/** `program` may be another build, to compare with. */
export async function measureMainThread(sample: { set: SetName; truth: Truth }[], program: string): Promise<MainThread> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    const all = sample.map(({ set, truth }) => ({ url: truth.url, body: new Uint8Array(readPage(set, truth.id)) }));
    const few = Array.from({ length: FEW }, (_, i) => all[i % all.length] as CrawledPage);
    const extract = (path: string, jobs = 2) => threadTimes([program, 'extract', '--quiet', '-j', String(jobs), path], FEW);
    const run = async (name: string, write: (pages: CrawledPage[]) => Uint8Array) => {
      const path = join(folder, name);
      writeFileSync(path, write([...few, ...all]));
      return { path, times: await extract(path) };
    };
    const jsonl = await run('pages.jsonl', asLines);
    const warc = await run('pages.warc.gz', (some) => crawlFile(some, 0));
    const wide = await extract(jsonl.path, 8);
    return {
      jsonl: onceStarted(jsonl.times),
      warc: onceStarted(warc.times),
      helpers: shareOfHelpers(jsonl.times),
      peak: wide.peak,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asLines(pages: CrawledPage[]): Uint8Array {
  const decoder = new TextDecoder();
  return Buffer.from(pages.map(({ url, body }) => `${JSON.stringify({ url, html: decoder.decode(body) })}\n`).join(''));
}

/** The main thread from the line on that ended the start. */
function onceStarted({ main, helpers, others, lines, started }: ThreadTimes): { ms: number; share: number } {
  const spent = main - started.main;
  return { ms: (spent * 1000) / (lines - started.lines), share: spent / (main + helpers + others - started.all) };
}

function shareOfHelpers({ main, helpers, others }: ThreadTimes): number {
  return helpers / (main + helpers + others);
}
